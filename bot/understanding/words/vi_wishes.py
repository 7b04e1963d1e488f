"""Vietnamese: check-ins, attendance and reminders."""

from typing import Final

from bot.understanding.tags import Tag

WISHES: Final = {
    Tag.CHECK_IN: """
        điểm danh, check in, checkin, chekin, check-in, điểm zanh, đăng ký có mặt, xác nhận có mặt, báo có mặt, xác
        nhận tham dự, điểm danh vào lớp, điểm danh có mặt, ghi nhận có mặt, báo danh, xác nhận tham gia, chấm công,
        chấm điểm danh, báo cáo có mặt, tích có mặt, xin được điểm danh, đề nghị được điểm danh, muốn được điểm danh,
        xin phép điểm danh, xác nhận đã có mặt, báo đã có mặt, check in vào lớp""",
    Tag.PRESENT: """
        có mặt, đã có mặt, có mặt rồi, đã đến lớp, đã vào lớp, đã đến nơi, tới nơi rồi, đến nơi rồi, đã tới nơi, đến
        rồi, tới rồi, vào lớp rồi, đã vào phòng, có mặt ở lớp, có mặt tại lớp, có mặt tại hội trường, đã có mặt tại
        hội trường, đã đến, đã tới, đã có mặt tại lớp, đang có mặt, tới lớp rồi, đến lớp rồi, vừa đến nơi,
        vừa tới nơi, mới đến nơi, mới tới nơi, vừa đến lớp, vừa tới lớp, mới đến lớp, vừa
        vào phòng, vừa vào lớp, mới vào phòng, mới vào lớp, đã vào hội trường, vào rồi, vào phòng rồi,
        đã vào phòng họp, vừa vào hội trường""",
    Tag.MY_ATTENDANCE: """
        điểm danh của tôi, điểm danh của em, điểm danh của mình, lịch sử điểm danh, kết quả điểm danh, trạng
        thái điểm danh, tình trạng điểm danh, thông tin điểm danh, xem điểm danh, kiểm tra điểm danh, xem lại
        điểm danh, đã ghi nhận, được ghi nhận, ghi nhận chưa, được tính có mặt, tính có mặt, vắng buổi nào, vắng
        mấy buổi, vắng bao nhiêu buổi, có tên trong danh sách, được điểm danh, điểm danh thành công, nghỉ mấy
        buổi, đi học mấy buổi, có mặt mấy buổi, thiếu buổi nào, thiếu điểm danh, số buổi điểm danh, bị tính trễ,
        tính trễ, bị tính muộn, tính muộn, đã ghi tên, ghi tên chưa, attend đủ, attend mấy buổi, đã nhận chưa,
        đã nhận được chưa, điểm danh mấy buổi, điểm danh được mấy buổi, điểm danh bao nhiêu buổi, điểm danh
        những buổi nào, bị tính vắng, bị vắng, check in thành công, có bị vắng, chuyên cần, đi đủ, đủ buổi, điểm
        danh được mấy, dự được mấy buổi, dự mấy buổi, ghi tên tôi, ghi tên em, thống kê điểm danh, điểm danh
        buổi nào, điểm danh buổi nào rồi, điểm danh đủ, báo vắng hay có mặt, kiểm tra giúp điểm danh, nhận điểm
        danh, ghi nhận điểm danh, dự đủ, học đủ, đi học đủ, tham gia đủ, tham dự đủ, có mặt đủ, đủ các buổi, đủ
        số buổi""",
    (Tag.MY_ATTENDANCE, None, Tag.CHECK_IN, None): "ghi nhận",
    Tag.REMIND: """
        báo em, báo tôi, báo anh, báo chị, báo mình, báo cho em, báo cho tôi, báo cho anh, báo cho chị,
        báo cho mình, nhắc, nhắc tôi, nhắc em, nhắc mình,
        nhắc giúp tôi, nhắc nhở, nhắc lịch, lời nhắc, nhắc học, nhắc giờ, nhắc nhở học, tin nhắc, thông báo, nhắc
        hẹn, báo nhắc, báo trước, nhắc việc, tin nhắn nhắc, nhắc vào học, nhắc lịch học, nhắc nhở lịch, báo thức,
        nhắn nhắc, chế độ nhắc, tin nhắc lịch, nhắc giờ học, chuông báo, tin nhắn, nhắn tin, gửi tin, nhắc trước,
        tin nhắn nhắc lịch, tin nhắc nhở, noti, nhắn""",
    Tag.SWITCH_ON: """
        bật, mở, bật lên, kích hoạt, đăng ký, đặt, nhận, bật lại, mở lại, cho nhận, cài, hẹn, kích hoạt lại, cài
        đặt, thiết lập, nhận lại, đăng ký lại, đặt lại, khôi phục, hẹn giờ, tiếp tục, cài lại, on!, đổi, chỉnh, sửa,
        thay đổi, đổi thành, chuyển thành, đổi lại, chỉnh lại""",
    Tag.SWITCH_OFF: """
        tắt, huỷ, dừng, ngừng, ngưng, bỏ, thôi nhắc, tắt hết, tắt đi, tắt giúp, huỷ bỏ, khỏi, ngắt, tạm dừng, tạm
        ngừng, tắt luôn, dẹp, tắt bớt, gỡ, khoá nhắc, tạm tắt, ngưng gửi, dừng gửi, ngừng gửi, thôi gửi, đóng, tắt
        dùm, cắt, xoá, bỏ chế độ, khỏi cần, off!, im!, im đi""",
    Tag.NOT: """
        đừng, không cần, chớ!, đừng có, không muốn, khỏi, chẳng, không phải, không được, chưa được, chưa muốn, không
        nên, thôi khỏi, chả, không thích, chưa cần, đừng có mà, ko cần thiết, không nhận, không bao giờ""",
    Tag.AHEAD: """
        trước, sớm hơn, trước giờ học, trước giờ, trước khi học, trước lúc, trước buổi học, sớm, trước khi vào học,
        trước mỗi buổi, thành""",
    Tag.AGAIN: "lại, lại đi, như cũ, trở lại, quay lại",
    Tag.WISH: """
        giúp, giùm, dùm, hộ, cho, muốn, xin, đi, nhờ, hãy, nhé, nha, cần, giúp với, cho với, với, dùm cái, làm ơn,
        vui lòng, được không ạ giúp, xin được, nghen, nhen, dùm với, hộ cái, đề nghị, mong!""",
    Tag.ME: """
        tôi, em, mình, anh, chị, tui, tớ, cháu, con, bác, chú, cô!, tao, tau, thầy!, của tôi, của em, của mình,
        bản thân, của anh, của chị, cho tôi, cho em, giúp tôi, giúp em, cho mình, giúp mình, hộ em, hộ tôi, giùm
        em, giùm tôi, giùm tui, dùm tui, dùm em, cho tui, cho bác, cho chú, giúp bác, giúp chú, hộ bác, hộ chú,
        cho anh, cho chị, giúp anh, giúp chị, hộ mình, hộ anh, hộ chị, tụi tôi""",
    Tag.OTHERS: """
        thay tôi, thay em, thay cho, thay anh, thay chị, anh ấy, chị ấy, ông ấy, bà ấy, cô ấy, nó, họ, bạn em, bạn
        tôi, mọi người, cả đoàn, cả phòng, đồng nghiệp, người khác, cả nhóm, sếp, lãnh đạo, chủ tịch, bí thư, phó
        chủ tịch, phó bí thư, bạn mình, người ta, cho bạn, hộ bạn, giúp bạn, cả xã, cả phường, cả điểm cầu, các đồng
        chí, đồng chí khác, vợ, chồng, anh em, chúng nó, cả cơ quan, cả tổ, đi thay, dự thay, vợ tôi, chồng tôi,
        thay mặt, đoàn em, đoàn tôi, đồng chí ấy, đồng chí kia, người bên cạnh, tất cả mọi người, ai khác, thằng,
        bạn bè, ông kia, bà kia, anh kia, chị kia, các anh, các chị, các bác, anh bạn, cô bạn, người nhà, hai người,
        mấy người, cho người, thủ trưởng, trưởng phòng, xếp, cấp trên, chị em, nhân viên, mấy anh, mấy chị, mấy đồng
        chí, anh cùng phòng, chị cùng phòng, đồng chí cùng, cùng phòng, cùng cơ quan, anh đồng nghiệp, chị đồng
        nghiệp, giúp nhau, hộ nhau""",
    Tag.DONE: "rồi, đã, xong rồi, vừa, vừa mới, mới vừa, rồi mà, hồi nãy rồi, rồi nhé, rồi đó",
    (Tag.TROUBLE, None, Tag.REMIND, None): "không thấy nhắc, không nhắc, chưa thấy nhắc",
    Tag.TROUBLE: """
        quên, lỗi, bị lỗi, sai, nhầm, không nhận được, chưa nhận được, không lên, không thấy, mất,
        trục trặc, không vào được, lỡ, trễ, muộn, đến muộn, đi muộn, đến trễ, đi trễ, không ăn thua, hỏng, bị sai,
        nhỡ, sao không, tại sao, sao lại, vì sao, vắng, nếu, liệu, giả sử, thử, có cần, có phải, bắt buộc, có được,
        có thể, được phép, nghe nói, ví dụ, mà không, vắng mặt, xin nghỉ, xin phép, không kịp, quy định""",
}
