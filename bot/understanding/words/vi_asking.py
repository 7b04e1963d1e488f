"""Vietnamese: what is asked."""

from typing import Final

from bot.understanding.tags import Tag

ASKING: Final = {
    Tag.WHAT: """
        gì, cái gì, những gì, nội dung gì, việc gì, chuyện gì, món gì trong chương trình, phần gì, mục gì, gì thế,
        gì đấy, gì đó, cái chi, chi rứa, cái giề, hả gì, là gì thế, gì hay, gì mới, gì hot, gì đặc biệt, gì vui, vấn
        đề gì, chủ đề gì, phần nào, nội dung nào, mục nào, đoạn nào, chủ đề nào, cái nào""",
    (Tag.WHAT, None, Tag.TOPIC, None): """
        chuyên đề mấy, bài mấy, chuyên đề số mấy, bài số mấy, chuyên đề bao nhiêu, bài bao nhiêu, bài thứ mấy,
        chuyên đề thứ mấy, môn gì, môn nào""",
    Tag.WHICH: "nào, mô!",
    Tag.IS_WHAT: "là gì, là cái gì, là chi, nghĩa là gì, là như thế nào, là thế nào",
    Tag.WHEN: """
        khi nào, bao giờ, lúc nào, khi mô, chừng nào, hồi nào, thời gian nào, thời điểm nào, khi nao, lịch thế nào,
        vào lúc nào, thời gian thế nào""",
    Tag.WHICH_DAY: """
        hôm nào, ngày nào, thứ mấy, ngày mấy, buổi nào, ngày bao nhiêu, hôm mô, ngày thứ mấy, ngày mô, bữa nào, ngày
        hôm nào, hôm mấy, mùng mấy, mồng mấy, ngày tháng nào""",
    Tag.HOUR: """
        mấy giờ, giờ nào, mấy giờ mấy phút, lúc mấy giờ, vào mấy giờ, giờ mấy, khung giờ nào, thời gian, giờ giấc,
        giờ bao nhiêu, mấy giờ thì, giờ mô""",
    (Tag.HOUR, None, Tag.END, None): "mấy giờ về, giờ nào về, lúc mấy giờ về",
    (Tag.WHEN, None, Tag.END, None): "khi nào về, bao giờ về, lúc nào về, chừng nào về, khi mô về",
    Tag.LONG: """
        bao lâu, bao nhiêu lâu, mất bao lâu, mấy tiếng, bao nhiêu tiếng, mấy phút, bao nhiêu phút, trong bao lâu,
        kéo dài bao lâu, kéo dài, thời lượng, bao nhiêu giờ đồng hồ, mấy tiếng đồng hồ, dài không, lâu không""",
    Tag.LEFT: """
        còn bao lâu, bao lâu nữa, còn bao lâu nữa, còn mấy phút, mấy phút nữa, còn bao nhiêu phút, còn mấy tiếng,
        bao nhiêu phút nữa, còn mấy phút nữa, còn bao nhiêu phút nữa, còn lâu không, sắp, gần, còn lâu mới, còn lâu
        nữa, mấy tiếng nữa, còn mấy tiếng nữa, còn lâu nữa mới""",
    Tag.WHERE: """
        ở đâu, tại đâu, chỗ nào, nơi nào, đâu, ở chỗ nào, ở nơi nào, đâu rồi, nằm ở đâu, đặt ở đâu, ở mô, chỗ mô,
        học mô, học ở mô, mô rứa, đi mô, đâu vậy, hướng nào, lối nào, ở đâu ra, đâu ạ, đi đâu, đến đâu để, vào đâu,
        tới đâu để, khu nào, ở khu nào""",
    Tag.WHICH_ROOM: """
        phòng nào, hội trường nào, phòng mấy, tầng mấy, nhà nào, toà nào, tầng nào, phòng bao nhiêu, phòng số mấy,
        giảng đường nào, phòng học nào, phòng mô, hội trường mô, phòng họp nào, toà nhà nào, khu nhà nào, hội trường
        số mấy, dãy nhà nào, dãy nào, hội trường mấy, phòng gì, hội trường gì""",
    Tag.WHO: """
        ai, người nào, thầy nào, cô nào, đồng chí nào, giảng viên nào, báo cáo viên nào, ông nào, bà nào, vị nào,
        thầy cô nào, bác nào, diễn giả nào, ai vậy, ai thế, anh nào, chị nào, là ai, thầy gì, cô gì, tên gì""",
    (Tag.WHO, None, Tag.WHOLE, None): """
        những ai, có những ai, gồm những ai, những thầy nào, những thầy cô nào, những giảng viên nào, những báo cáo
        viên nào, mấy giảng viên, bao nhiêu giảng viên, danh sách giảng viên, danh sách báo cáo viên, các giảng
        viên, các thầy cô, các báo cáo viên""",
    Tag.MANY: "mấy, bao nhiêu, số lượng, tổng số, tổng cộng, bao nhiêu cái, đếm",
    Tag.MANY_DAYS: "mấy ngày, bao nhiêu ngày, mấy hôm, bao nhiêu hôm, mấy bữa, mấy buổi, bao nhiêu buổi",
    Tag.HOW: """
        thế nào, như thế nào, ra sao, làm sao, kiểu gì, cách, cách nào, làm thế nào, bằng cách nào, sao, thì sao,
        làm răng, răng, bằng gì, hướng dẫn cách, chỉ cách, cách thức, qua đâu, bằng cái gì, ở chỗ nào để""",
    (Tag.YET, None, Tag.END, None): "xong chưa, hết chưa, tan chưa, kết thúc chưa",
    Tag.YET: "chưa, đã chưa, rồi chưa, được chưa, chưa vậy, chưa nhỉ",
    Tag.YES_NO: """
        không, có không, phải không, đúng không, được không, có phải, không nhỉ, hay không, à!, ư!, hả, hử, chăng!,
        có đúng, đúng chưa, phải chưa, đúng ko nhỉ, không vậy, không ta, nhỉ, hở!, hỉ!, hè!, đúng hông, chứ, được
        chứ, không hè""",
}
