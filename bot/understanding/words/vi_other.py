"""Vietnamese: what is none of our business: known words, so that they are refused and not misread."""

from typing import Final

from bot.understanding.tags import Tag

OTHER: Final = {
    (Tag.OTHER, None, Tag.WHAT, None): "tên là gì",
    (Tag.OTHER, "matter"): """
        luật, luật mới, nghị định, thông tư, nghị quyết, văn bản, công văn, quyết định, hồ sơ, thủ tục, giấy
        phép, sáp nhập, tham nhũng, thuế, đóng thuế, thuế đất, bảo hiểm, vai trò, ý nghĩa của, nguyên nhân, giải
        pháp, thực trạng, khiếu nại, kiến nghị, phản ánh, đánh giá, phân tích, thi đua, khen thưởng, kỷ luật,
        biên chế, bổ nhiệm, tinh giản, khai sinh, hộ khẩu, căn cước, sổ đỏ, cấp sổ đỏ, bầu cử, đại hội, chữ ký
        số, kết hôn, đảng phí, kết nạp đảng, phạt, thể thao, du lịch, văn nghệ, mạng, internet, bệnh, thuốc,
        bão, y tế cấp cứu, điều hoà, nước uống, nhậu, làm bài, bài tập, vaccine, chế độ, kinh phí, thanh toán,
        xe, mua, bán, ngân hàng, vay tiền""",
    Tag.OTHER: """
        chuyến bay, chuyến xe,
        bận, bận việc, có việc bận, không đi được, không đến được, không tham gia được, không dự được, lớp
        trưởng, ai tổ chức, đơn vị nào tổ chức, cơ quan nào tổ chức, lương, tiền, phụ cấp, công tác phí, tiền
        ăn, tiền xe, học phí, hoá đơn, tăng lương, thưởng, bao nhiêu tiền, giá, chi phí, hỗ trợ tiền, tiền
        lương, wifi, wi-fi, mật khẩu, pass wifi, mật khẩu wifi, gửi xe, đỗ xe, đậu xe, để xe, bãi xe, bãi đỗ xe,
        chỗ để xe, ô tô, xe máy, xe buýt, taxi, grab, xe đưa đón, xe đón, đường đi, chỉ đường, kẹt xe, tắc
        đường, đi xe gì, tàu, máy bay, vé, vé máy bay, sân bay, khách sạn, nhà nghỉ, chỗ ở, nhà khách, phòng
        nghỉ, ngủ ở đâu, nhận phòng, trả phòng, chỗ nghỉ, chỗ ngủ, ngủ trưa, phòng ngủ, ký túc xá, lưu trú, ăn
        gì, món gì, món ăn, thực đơn, ăn món gì, ăn chay, ngon không, ngon, có ngon, đồ ăn, suất ăn, phiếu ăn,
        bao nhiêu suất, bia, rượu, cà phê, quán, nhà hàng, buffet, ăn sáng ở đâu, ăn sáng, đặc sản, uống gì,
        chứng chỉ, chứng nhận, giấy chứng nhận, cấp bằng, nhận bằng, chứng nhận hoàn thành, bằng cấp, tài liệu,
        slide, slides, bài thuyết trình, file, pdf, giáo trình, sách, powerpoint, pptx, word, tải tài liệu, bản
        mềm, video, ghi hình, record, bản ghi, xem lại bài giảng, ghi âm, file ghi âm, video bài giảng, bài thu
        hoạch, thu hoạch, nộp, nộp bài, hạn nộp, bài tập, làm bài, thi, bài thi, kiểm tra cuối khoá, bài kiểm
        tra, điểm thi, kết quả thi, điểm số, điểm kiểm tra, đáp án, đề thi, điểm, xếp loại, trượt, đỗ, trắc
        nghiệm, câu hỏi, khảo sát, phiếu khảo sát, số điện thoại, sđt, điện thoại, email, zalo của, facebook,
        fb, liên lạc, số máy, số di động, hotline, quê, quê quán, bao nhiêu tuổi, tuổi, năm sinh, vợ con, nhà
        riêng, sinh năm, lý lịch, tiểu sử, thời tiết, mưa, nắng, trời mưa, trời nắng, nhiệt độ, nóng, lạnh, có
        mưa, dự báo thời tiết, áo mưa, bóng đá, tỷ số, đá bóng, đội tuyển, trận, xổ số, vàng, giá vàng, chứng
        khoán, tin tức, tin mới, tin nóng, ca sĩ, phim, nhạc, bài hát, hát, hát karaoke, truyện cười, chuyện
        cười, kể chuyện, kể chuyện cười, thơ, làm thơ, viết, viết bài, viết giúp, soạn, soạn giúp, dịch, tóm
        tắt, tóm tắt bài, tóm tắt nội dung, giải thích, định nghĩa, khái niệm, nêu, trình bày giúp, so sánh,
        hiểu là gì, nghĩa là gì, tại sao lại, ý kiến, quan điểm, nhận xét, góp ý, thế nào là, bỏ cấp huyện, nghỉ
        hưu, giấy mời, giấy triệu tập, đơn, đất của tôi, chủ tịch nước, tổng bí thư, thủ tướng, chủ tịch quốc
        hội, chủ tịch tỉnh, bí thư tỉnh uỷ, chủ tịch huyện, mặc gì, mặc, trang phục, quần áo, áo, đồng phục,
        comple, vest, đeo thẻ, thẻ, thẻ đại biểu, mang theo gì, mang gì, mang theo, chuẩn bị gì, mang laptop,
        laptop, máy tính, máy chiếu, chiếu!, micro, mic, loa, âm thanh, tiếng không nghe, hình, camera, bật cam,
        tắt mic, không nghe được, không nghe thấy, mất tiếng, mất hình, mất mạng, mất kết nối, kết nối, đường
        truyền, lag, giật, nhiễu, mất điện, quạt, nhà vệ sinh, vệ sinh, wc, toilet, đi vệ sinh, thang máy, bác
        sĩ, ốm, lây, có lây, đau bụng, đau đầu, sốt, nghỉ phép, nghỉ bù, trực, trực đêm, ca trực, xin nghỉ, xin
        vắng, xin đến muộn, đến muộn, xin về sớm, về sớm, có việc, việc bận, nghỉ ốm, cử người, đi thay, thay
        tôi, xin phép nghỉ, xin phép vắng, nghỉ buổi, nghỉ học, báo vắng, trốn học, cúp học, hút thuốc, giữ chỗ,
        chỗ ngồi, ngồi ở đâu, ghế, sơ đồ chỗ ngồi, hàng ghế, mấy giờ rồi, mấy giờ rồi nhỉ, bây giờ là mấy giờ,
        bây giờ mấy giờ, mấy giờ rồi em, giờ là mấy giờ, hôm nay là thứ mấy, hôm nay thứ mấy, hôm nay ngày mấy,
        hôm nay là ngày bao nhiêu, hôm nay ngày bao nhiêu, hôm nay là ngày mấy, nay thứ mấy, nay ngày mấy, hôm
        nay là ngày gì, âm lịch, ngày âm, yêu, yêu em, người yêu, có người yêu chưa, đẹp, đẹp trai, xinh, xinh
        không, xinh gái, ngu, ngu quá, dở, dở quá, chán, chán quá, vô dụng, bạn là ai, em là ai, mày là ai, ai
        tạo ra, ai làm ra, robot, người thật, trí tuệ nhân tạo, chatgpt, ai viết ra, tên bạn là gì, bạn tên gì,
        em tên gì, bạn tên là gì, em tên là gì, mày, có vợ chưa, có chồng chưa, buồn quá, nói chuyện với tôi,
        tâm sự, hát đi, cho vay, bán hàng, mua ở đâu, atm!, chuyển khoản, đi chơi, tham quan, tham quan ở đâu,
        khu vui chơi, gym, karaoke, tỉnh nào, đông không, đông, bao nhiêu người, mấy người, bao nhiêu đại biểu,
        bao nhiêu học viên, bao nhiêu đồng chí, số đại biểu, sĩ số, danh sách đại biểu, danh sách học viên, danh
        sách lớp, ai vắng, ai chưa điểm danh, ai đã điểm danh, ai có mặt, bao nhiêu điểm cầu, mấy điểm cầu, bao
        nhiêu xã, vắng mặt bao nhiêu, những ai điểm danh, ai điểm danh, bao nhiêu người điểm danh, mấy người
        điểm danh, ai nghỉ, danh sách điểm danh, danh sách vắng, ai vắng mặt, danh sách, bị phạt, xin bài giảng,
        gửi bài giảng, tải bài giảng, file bài giảng, xin bài, gửi bài, xin file, gửi file, bản giấy, chay, có
        chay, chỗ nghỉ trưa, chỗ ngả lưng, xem lại bài, nghe lại, nghe lại bài, sức chứa, bao nhiêu trang, mấy
        trang, trừ điểm, có sao không, làm sao không, quà, quà tặng, tặng, chụp ảnh, ảnh, ảnh lớp, chụp hình,
        liên hoan, tiệc, hoa, phiếu, cháu bé, trông trẻ, con nhỏ, bãi biển, tắm, bơi, chạy bộ, hoàn thành chương
        trình, cộng điểm, học bù, khoá sau, khoá tiếp theo, lớp sau, năm sau, lớp khác, lớp tiếp theo, đợt sau,
        đợt tiếp theo, tầm bậy, quảng cáo, cúp, sống, chết, ly hôn, chó, mèo, tết, nghỉ lễ, nghỉ tết, lễ 2/9,
        cộng trừ, nhân chia, bằng mấy, căn bậc hai, thủ đô, dân số, diện tích, cách nấu, nấu, công thức""",
}
