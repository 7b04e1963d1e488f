"""Vietnamese: what it is asked about."""

from typing import Final

from bot.understanding.tags import Tag

ABOUT: Final = {
    Tag.STUDY: """
        học, học tập, đi học, học hành, học hỏi, nghe giảng, nghe, dự, theo học, học tiếp, ngồi học, đến trường,
        tới trường, lên trường, phải đến trường, phải tới trường""",
    Tag.ON: """
        giao lưu, đến gì, tới gì, có gì, làm gì, gồm những gì, gồm gì, diễn ra, sinh hoạt, hoạt động, nội dung,
        chủ đề, có nội dung gì, gồm, có những gì, ra sao rồi, đến đâu rồi, tới đâu rồi, tới phần nào, đến phần
        nào, có gì hay, sự kiện, tên bài, tên, tiêu đề, nói về, bàn về, nói về cái gì, nói cái gì, nói gì, tên
        gì, làm chi, có chi, học chi, trao đổi về, đề cập, đến đâu, tới đâu, làm những gì""",
    Tag.TEACH: """
        giảng, dạy, trình bày, truyền đạt, thuyết trình, đứng lớp, lên lớp, giảng dạy, phát biểu, báo cáo, lên bục,
        đảm nhiệm, đứng giảng, nói chuyện, chia sẻ""",
    Tag.SPEAKER: """
        giảng viên, báo cáo viên, diễn giả, giáo viên, người giảng, người dạy, người trình bày, người báo cáo, thầy
        giáo, cô giáo, thầy cô, thầy, chuyên gia, người nói, người hướng dẫn, người truyền đạt, cô!, giáo sư!""",
    Tag.CHAIR: """
        chủ trì, phụ trách, chủ toạ, điều hành, quản lý, đứng đầu, trưởng điểm cầu, đầu mối, chịu trách nhiệm, người
        đứng đầu, lãnh đạo, trưởng, liên hệ ai, gặp ai, đầu mối liên hệ, trông coi, chỉ đạo""",
    Tag.ROOM: """
        phòng, hội trường, phòng học, phòng họp, giảng đường, địa điểm học, chỗ học, nơi học, lớp học ở, tầng, toà,
        toà nhà, chỗ ngồi học, vị trí phòng, số phòng, phòng ốc""",
    Tag.LINK: """
        link, đường link, đường dẫn, zoom, link zoom, link học, link vào, link họp, phòng zoom, trực tuyến, online,
        meet, google meet, teams, học online, vào online, link lớp, vào lớp online, học trực tuyến, họp trực tuyến,
        vào zoom, link vào lớp, link vào học, link tham gia, mã phòng họp, vào học online, tham gia online, phòng
        họp trực tuyến, link học online, link online, link tham dự, phòng học trực tuyến, lớp trực tuyến, vào phòng
        họp online, link trực tuyến, webex, đường truyền vào, room zoom, zoom meeting, id zoom, link của lớp, link
        bài giảng trực tuyến, linh zoom""",
    Tag.SITE_WORD: "điểm cầu, điểm, xã, phường, đặc khu, điểm học, điểm cầu của, thị trấn",
    Tag.VENUE: """
        địa chỉ, địa điểm, trường, học viện, nơi tổ chức, địa điểm tổ chức, chỗ tổ chức, trung tâm, địa điểm học
        tập, chỗ học ở, trụ sở, điểm cầu trung tâm, điểm cầu chính, điểm trung tâm, hội trường trung tâm, địa chỉ
        lớp, cơ sở nào""",
    Tag.CLASS: """
        lớp, lớp học, khoá, khoá học, khoá tập huấn, lớp tập huấn, đợt tập huấn, đợt học, tập huấn, hội nghị, lớp
        bồi dưỡng, bồi dưỡng, lớp mình, khoá bồi dưỡng, chương trình tập huấn, chương trình học, cả lớp, cả khoá,
        toàn khoá, đợt này, khoá này, lớp này, hội nghị tập huấn, lớp tập huấn này, hội thảo, diễn đàn""",
    Tag.PROGRAMME: """
        lịch, lịch học, thời khoá biểu, chương trình, lịch trình, chương trình học, lịch học tập, lịch giảng, thời
        gian biểu, lịch làm việc, kế hoạch học, lịch lớp, kế hoạch, chương trình làm việc, lịch tập huấn, chương
        trình tập huấn, lịch giảng dạy, lịch cụ thể, lịch chi tiết, chương trình cụ thể, chương trình chi tiết,
        agenda, lịch các buổi, lịch học các buổi, danh sách chuyên đề, danh sách bài, danh mục chuyên đề, danh mục
        bài, danh sách bài học, danh sách bài giảng, các chuyên đề, những chuyên đề nào, các chuyên đề của lớp,
        những bài nào, các bài, các nội dung""",
    Tag.WHOLE: """
        toàn bộ, cả lớp, cả khoá, toàn khoá, cả đợt, tất cả, đầy đủ, toàn bộ lịch, hết các, tất cả các ngày, cả
        chương trình, toàn bộ chương trình, tất cả chuyên đề, các ngày, từng ngày, cả khoá học, mấy ngày này, full,
        mấy hôm này, tổng thể, tất tần tật, trọn bộ, tất cả các buổi, các buổi, mọi ngày, hết lịch, cả đợt học, mấy
        ngày tới, mấy hôm tới, những ngày tới, các ngày tới, suốt khoá""",
    Tag.TOPIC: """
        chuyên đề, bài, bài học, bài giảng, tiết, tiết học, môn, môn học, chủ đề, đề tài, chuyên đề học, phần học,
        chuyên mục, chuyên đề số, bài số, chương!""",
    Tag.SESSION: "ca sáng, ca chiều, buổi, buổi học, ca học, phiên, buổi làm việc, phiên học, phiên làm việc, kỳ học",
    Tag.START: """
        bắt đầu, vào học, vào lớp, vô học, vô lớp, tập trung, có mặt lúc, phải có mặt, bắt đầu học, bắt đầu vào
        học, vào tiết, lên lớp lúc, khởi động, bắt đầu từ, từ mấy giờ, từ khi nào, bắt đầu lúc, bắt đầu giảng,
        vào lúc, cần có mặt, phải đến, phải tới, phải đến lớp, đến lớp, tới lớp, phải vào, học lại, vào học lại,
        bắt đầu lại, phải vào lớp, xuất phát, khởi hành, đi học lúc, phải có mặt lúc, có mặt trước mấy giờ, đến
        trước mấy giờ, khởi sự, mở lớp, khởi đầu""",
    Tag.END: """
        kết thúc, hết, tan, tan học, xong, ra về, tan lớp, được về, kết thúc học, học xong, hết giờ, tan ca, chấm
        dứt, đến mấy giờ, tới mấy giờ, đến khi nào, tới khi nào, đến bao giờ, tới bao giờ, đến hết mấy giờ, về nhà,
        giải tán, kết thúc lúc, tan buổi, nghỉ học lúc, học đến, học tới, cho về, được ra về, đến lúc nào, tới lúc
        nào, học đến mấy giờ, học tới mấy giờ, hết học, ra ngoài lúc, dạy đến mấy giờ, bế mạc lúc, tới chừng nào,
        tan tầm, kéo tới mấy giờ, thôi học""",
    (Tag.EVENT, "opening"): """
        khai giảng, lễ khai giảng, khai mạc, lễ khai mạc, buổi khai giảng, buổi khai mạc, phiên khai mạc, khai giảng
        lớp, khai giảng khoá học, khai mạc lớp""",
    (Tag.EVENT, "closing"): """
        bế giảng, lễ bế giảng, bế mạc, lễ bế mạc, tổng kết, lễ tổng kết, buổi bế giảng, tổng kết lớp, buổi tổng kết,
        tổng kết bế giảng, bế giảng lớp, phiên bế mạc, bế giảng khoá học""",
    (Tag.EVENT, "pause"): """
        giải lao, nghỉ giải lao, nghỉ giữa giờ, nghỉ giữa buổi, nghỉ uống nước, trà nước, ra chơi, nghỉ 15 phút,
        nghỉ 20 phút, nghỉ ngơi giữa giờ, nghỉ 10 phút, nghỉ giữa tiết, teabreak, tiệc trà, uống nước, nghĩ giải
        lao, uống cà phê, nghỉ xả hơi""",
    (Tag.EVENT, "lunch"): """
        nghỉ trưa, ăn trưa, cơm trưa, bữa trưa, nghỉ ăn trưa, đi ăn trưa, đi ăn, ăn cơm, ăn cơm trưa, nghỉ ăn cơm,
        dùng bữa trưa, nghĩ trưa, nghỉ buổi trưa, đi ăn cơm, dùng cơm, được ăn, cho ăn, ăn trưa xong, ăn uống""",
    (Tag.EVENT, "dinner"): "ăn tối, cơm tối, bữa tối, ăn cơm tối, tiệc tối",
    (Tag.EVENT, "reception"): """
        đón tiếp, đón tiếp đại biểu, đón khách, đón đại biểu, tiếp đón, ổn định tổ chức, đăng ký đại biểu""",
    (Tag.EVENT, "discussion"): """
        thảo luận, toạ đàm, hỏi đáp, trao đổi, giải đáp, thảo luận nhóm, đối thoại, phần hỏi đáp, phần
        thảo luận, buổi thảo luận, buổi toạ đàm""",
    Tag.REST: "nghỉ, được nghỉ, cho nghỉ, nghỉ giờ nào, nghỉ ngơi, nghỉ giữa, được nghỉ ngơi",
    Tag.ABOUT: "về, về cái, liên quan đến, liên quan tới, nói đến, nói tới, liên quan",
}
