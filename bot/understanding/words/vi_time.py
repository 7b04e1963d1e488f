"""Vietnamese: when."""

from typing import Final

from bot.understanding.tags import Tag

TIME: Final = {
    (Tag.DAY, 0): """
        hôm nay, ngày hôm nay, bữa nay, nay, ngày nay, hôm này, bửa nay, hum nay, bữa ni, hôm ni, trong ngày, trong
        hôm nay, ngày hôm nay luôn, cả ngày hôm nay, ngày này, hôm nai""",
    (Tag.DAY, 1): """
        mơi!, mai, ngày mai, bữa mai, cả ngày mai, hôm mai, ngày mơi""",
    (Tag.DAY, 1, Tag.DAY_AFTER, None): "hôm sau, ngày hôm sau, ngày tiếp theo, bữa sau, hôm sau nữa, ngày sau đó",
    (Tag.DAY, 2): "ngày kia, mốt, ngày mốt, bữa mốt, hôm mốt, ngày mai kia, ngày kìa",
    (Tag.DAY, (1, 2)): "mai mốt, mai kia, ngày một ngày hai",
    (Tag.DAY, 3): "ngày kịa, bữa kia nữa",
    (Tag.DAY, -1): "hôm qua, ngày hôm qua, bữa qua, ngày qua, hôm trước, bữa trước",
    (Tag.DAY, -2): "hôm kia, ngày hôm kia, bữa kia, hôm kìa",
    (Tag.PART, "am"): "sáng, buổi sáng, sáng sớm, ban sáng, sớm!, buổi sớm, vào buổi sáng, cả buổi sáng",
    (Tag.PART, "noon"): "trưa, buổi trưa, ban trưa, giữa trưa, giờ trưa",
    (Tag.PART, "pm"): """
        chiều, buổi chiều, ban chiều, xế chiều, đầu giờ chiều, vào buổi chiều, cả buổi chiều, cuối chiều""",
    (Tag.PART, "eve"): "tối!, buổi tối, ban tối, đêm!, buổi đêm, ban đêm, khuya!, vào buổi tối",
    (Tag.PART, "eve", Tag.DAY, 0): "tối nay, tối hôm nay, đêm nay, tối ngày hôm nay, buổi tối nay, buổi tối hôm nay",
    (Tag.PART, "eve", Tag.DAY, 1): "tối mai, tối ngày mai, đêm mai, buổi tối mai, buổi tối ngày mai",
    (Tag.PART, "eve", Tag.DAY, 2): "tối ngày kia, tối mốt, tối ngày mốt",
    (Tag.PART, "eve", Tag.DAY, -1): "tối qua, tối hôm qua, đêm qua, đêm hôm qua",
    (Tag.PART, "am", Tag.DAY, 0): """
        sáng nay, sáng hôm nay, sáng ni, buổi sáng nay, hồi sáng, hồi sáng này, ban sáng nay, lúc sáng, sáng giờ""",
    (Tag.PART, "pm", Tag.DAY, 0): """
        chiều nay, chiều hôm nay, chiều ni, buổi chiều nay, hồi chiều, lát chiều, lúc chiều""",
    (Tag.PART, "am", Tag.DAY, -1): "sáng qua, sáng hôm qua, sáng ngày hôm qua",
    (Tag.PART, "pm", Tag.DAY, -1): "chiều qua, chiều hôm qua, chiều ngày hôm qua",
    (Tag.PART, "noon", Tag.DAY, 0): "trưa nay, trưa hôm nay, trưa ni, hồi trưa, buổi trưa nay",
    (Tag.PART, "am", Tag.DAY, 1): """
        sáng mai, sáng ngày mai, sáng mơi, mai sáng, sáng sớm mai, buổi sáng mai, buổi sáng ngày mai, sớm mai""",
    (Tag.PART, "am", Tag.DAY, 2): "sáng kia",
    (Tag.PART, "pm", Tag.DAY, 2): "chiều kia",
    (Tag.WEEKDAY, 0): "thứ 2, t2, thứ hai, ngày thứ 2 đầu tuần, đầu tuần, thứ hai đầu tuần, thứ 2 đầu tuần",
    (Tag.WEEKDAY, 1): "thứ 3, t3, thứ ba",
    (Tag.WEEKDAY, 2): "thứ 4, t4, thứ tư",
    (Tag.WEEKDAY, 3): "thứ 5, t5, thứ năm",
    (Tag.WEEKDAY, 4): "thứ 6, t6, thứ sáu",
    (Tag.WEEKDAY, 5): "thứ 7, t7, thứ bảy, thứ bẩy",
    (Tag.WEEKDAY, 6): "chủ nhật, cn, chúa nhật, chủ nhựt, chúa nhựt, thứ 8",
    (Tag.WEEK, 0): "tuần này, của tuần này, trong tuần này",
    (Tag.WEEK, 1): "tuần sau, tuần tới, của tuần sau, của tuần tới, tuần kế tiếp, tuần tiếp theo",
    (Tag.WEEK, -1): "tuần trước, tuần rồi, tuần vừa rồi, tuần qua, của tuần trước",
    Tag.WEEKEND: "cuối tuần, cuối tuần này, ngày cuối tuần, hai ngày cuối tuần, 2 ngày cuối tuần, dịp cuối tuần",
    Tag.NUMBERED: "thứ, số, số thứ",
    Tag.DAY_WORD: "ngày, hôm, bữa, ngày học, ngày học thứ, ngày làm việc",
    (Tag.DAY_WORD, None, Tag.FIRST, None): "ngày đầu, hôm đầu, bữa đầu, ngày đầu tiên, hôm đầu tiên",
    Tag.DATE_WORD: "mùng, mồng, ngày mùng, ngày mồng, mùg, hôm mùng, ngày tháng, mùng ngày, ngày dương lịch",
    Tag.MONTH_WORD: "tháng, của tháng, th!",
    (Tag.MONTH_WORD, 0): "tây, dương lịch",
    (Tag.MONTH, 1): "tháng giêng, tháng một",
    (Tag.MONTH, 12): "tháng chạp, tháng mười hai",
    (Tag.MONTH, 11): "tháng mười một",
    (Tag.MONTH, 10): "tháng mười",
    (Tag.YEAR_WORD, None, Tag.NUMBER, 5): "năm",
    Tag.HOUR_WORD: "giờ, giờ đồng hồ",
    (Tag.SPAN_WORD, 1): "phút",
    (Tag.SPAN_WORD, 60): "tiếng, tiếng đồng hồ",
    (Tag.SPAN_WORD, 1440): "ngày đêm",
    Tag.HALF: "rưỡi, nửa, rưởi",
    Tag.LESS: "kém, thiếu",
    Tag.TO: "đến, tới!, cho đến, cho tới, đến hết, tới hết",
    Tag.AT: "lúc, vào lúc, tầm!, khoảng, cỡ!, chừng, độ!, vào khoảng, vào tầm, đúng, vào đúng, từ, lúc tầm, đâu tầm",
    Tag.NOW: """
        giờ học ở, bây giờ, hiện tại, đang, hiện giờ, giờ này, lúc này, hiện nay, bây chừ, đang học, ngay bây
        giờ, ngay lúc này, giờ học gì, giờ làm gì, giờ đang, giờ là, giờ thì, đến đoạn nào, tới đoạn nào, nãy
        giờ, lúc này đây, giờ phút này, ngay giờ, đang diễn ra, bây giờ đang, hiện đang, thời điểm này, giờ đến,
        giờ tới, giờ là bài gì, giờ học bài gì, giờ tới phần nào, giờ đến phần nào, giờ tới đâu rồi, giờ đến đâu
        rồi, tiết này, bài này, bài ni, tiết ni, buổi ni, chuyên đề mấy rồi, bài mấy rồi, chuyên đề nào rồi, bài
        nào rồi, tới bài mấy rồi, chuyên đề này, buổi này, phần này, giờ học cái gì, tới gì rồi, đến gì rồi, giờ
        có gì, giờ ở đâu, giờ học bài nào, tới bài nào, đến bài nào, tới bài mấy, đến bài mấy, tới chuyên đề
        nào, đến chuyên đề nào, tới chuyên đề mấy, đến chuyên đề mấy, học tới đâu, học đến đâu, học tới bài,
        đang tới, đang đến, đang nói, đang giảng, đang dạy, đang trình bày, đến đâu rồi, tới đâu rồi""",
    (Tag.NEXT, None, Tag.START, None): "vào lại",
    Tag.NEXT: """
        hết bài này, bài tới, chuyên đề tới, tiết tới, phần tới, kế!, tiếp theo, kế tiếp, sắp tới, tiếp, lát
        nữa, lát, tí nữa, chút nữa, xíu nữa, sau đó, tiếp sau, bài sau, tiếp đó, bài tiếp theo, bài kế tiếp,
        tiếp theo đây, bài tiếp, chuyên đề tiếp theo, chuyên đề sau, lát nữa đây, tiếp nữa, rồi sao nữa, tí tẹo
        nữa, một lát nữa, sắp học, sắp diễn ra, bài kế, kế đến, tiếp đến, tiếp tới, sau này là, sau cái này, sau
        bài này, sau chuyên đề này, sau tiết này, sau phần này, hết tiết này thì, hết bài này thì, sau đây, lát
        hồi, sắp đến, hồi nữa, ít nữa""",
    (Tag.NEXT, None, Tag.END, None): """
        xong cái này, hết cái này, xong bài này, xong chuyên đề này, xong phần này, xong tiết này,
        hết phần này""",
    Tag.COMING: "tới, sắp tới, sắp đến, tới đây",
    Tag.PAST: """
        vừa rồi, vừa qua, trước đó, bài trước, bài vừa rồi, vừa xong, ban nãy, hồi nãy, lúc nãy, vừa nãy, mới nãy,
        trước đấy, bài hồi nãy, chuyên đề trước, bài vừa xong, vừa học, mới học, vừa học xong, mới học xong, chuyên
        đề vừa rồi, khi nãy, nãy!, phần trước, phần vừa rồi""",
    Tag.THIS: "này",
    Tag.AFTER: """
        sau, sau khi, sau giờ, hết, xong, sau lúc, sau lễ, từ sau, sau buổi, sau phần, kể từ sau, tiếp sau, sau khi
        hết, sau khi xong, kế sau, sau bài""",
    Tag.BEFORE: "trước, trước khi, trước giờ, trước lúc, trước lễ, trước phần, trước buổi, trước bài",
    Tag.AGO: "trước, trước đây, cách đây, hồi trước",
    Tag.HENCE: "nữa, sau nữa",
    (Tag.MINUTES, 60): "một tiếng, một tiếng đồng hồ",
    (Tag.MINUTES, 90): "một tiếng rưỡi, tiếng rưỡi",
    (Tag.MINUTES, 30): "nửa tiếng, nửa giờ, nửa tiếng đồng hồ, nửa giờ đồng hồ",
    (
        Tag.TOPIC,
        None,
        Tag.FIRST,
        None,
    ): "bài đầu, bài đầu tiên, chuyên đề đầu, chuyên đề đầu tiên, tiết đầu, tiết đầu tiên",
    (
        Tag.TOPIC,
        None,
        Tag.LAST,
        None,
    ): "bài cuối, bài cuối cùng, chuyên đề cuối, chuyên đề cuối cùng, tiết cuối, bài sau cùng",
    Tag.FIRST: "đầu, đầu tiên, thứ nhất, đầu tiên của, mở màn, mở đầu, sớm nhất, đầu tiên là, nhất!",
    Tag.LAST: "cuối, cuối cùng, sau cùng, chót, sau chót, chốt hạ, muộn nhất, cuối cùng của, kết!",
    (Tag.EXTREME, "longest"): "dài nhất, lâu nhất, nhiều thời gian nhất, kéo dài nhất, nhiều giờ nhất",
    (Tag.EXTREME, "shortest"): "ngắn nhất, nhanh nhất, ít thời gian nhất, ít giờ nhất",
    (Tag.STILL, None, Tag.TOPIC, None): "còn bài, còn chuyên đề, còn tiết",
    (Tag.STILL, None, Tag.SESSION, None): "còn buổi",
    (Tag.STILL, None, Tag.STUDY, None): "còn học",
    (Tag.STILL, None, Tag.MANY, None): "còn mấy, còn bao nhiêu",
    Tag.STILL: "còn, vẫn còn, còn lại, thế còn, vậy còn, còn có, hãy còn, vẫn",
}
