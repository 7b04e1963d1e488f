"""Vietnamese: manners, and words that say nothing."""

from typing import Final

from bot.understanding.tags import Tag

_CAN: Final = ", ".join(
    f"{verb} {what}"
    for verb in (
        *("làm được", "hỏi được", "giúp được", "trả lời được", "hỗ trợ được", "biết được", "biết làm", "có thể làm"),
        *("có thể hỏi", "có thể giúp"),
    )
    for what in (
        "gì",
        "những gì",
        "cái gì",
        "việc gì",
        "câu gì",
        "câu nào",
        "những câu gì",
        "những câu nào",
        "những việc gì",
    )
)

_TO_USE: Final = ", ".join(
    f"{show} {who} {use}"
    for show in ("hướng dẫn", "chỉ", "bày")
    for who in ("em", "tôi", "anh", "chị", "bác", "chú", "cô", "mình", "cho em", "cho tôi", "cho anh", "cho chị")
    for use in ("dùng", "sử dụng", "cách dùng", "cách sử dụng", "xài")
)

_WORKS: Final = ", ".join(
    f"{use} cái này {how}" for use in ("dùng", "xài", "sử dụng") for how in ("sao", "thế nào", "như thế nào", "làm sao")
)
_TO_PRESS: Final = ", ".join(
    f"{press} {place}" for press in ("bấm", "nhấn", "ấn") for place in ("vào đâu", "đâu", "chỗ nào", "nút nào")
)

MANNERS: Final = {
    Tag.HELP: f"""
        {_CAN}, {_TO_USE}, {_WORKS}, {_TO_PRESS}, báo lỗi, máy báo lỗi, bấm không được, bấm mãi không được,
        trợ giúp, hướng dẫn, giúp đỡ, menu, hướng dẫn sử dụng, làm được gì, làm được những gì, biết làm gì, hỏi được
        gì, có thể làm gì, giúp được gì, dùng thế nào, sử dụng thế nào, dùng như thế nào, cách dùng, cách sử dụng,
        chức năng, tính năng, giúp gì được, hỗ trợ gì, hỗ trợ, làm được j, các lệnh, lệnh, sử dụng như thế nào, biết
        làm những gì, hỏi gì được, dùng sao, dùng làm sao, bot làm gì, giúp với, cái này dùng sao, cái này dùng thế
        nào, cái này dùng làm gì, cái này xài sao, có chức năng gì, có những chức năng gì, hỗ trợ những gì, hỗ trợ
        được gì, không biết dùng, giúp em với, giúp tôi với, cứu, sos, help, chỉ em dùng, hướng dẫn em dùng, hướng
        dẫn tôi dùng, chỉ cách dùng, hướng dẫn dùng, dùng kiểu gì, xài sao, xài thế nào, biết gì, trả lời được gì,
        giúp được những gì, hỏi được những gì, bạn làm gì, cần giúp đỡ, cần hỗ trợ, cần trợ giúp, xài như thế nào,
        có thể hỏi gì, được hỏi gì, hỏi gì, có thể làm những gì, có thể làm được gì, có thể làm được những gì, không
        biết xài, không biết sử dụng, không biết cách dùng, chưa biết dùng, không biết dùng sao, hỏi những gì, có
        thể hỏi những gì, hỏi cái gì, hỏi được cái gì""",
    Tag.GREET: """
        chào, xin chào, chào em, chào bạn, chào ad, chào buổi sáng, chào buổi chiều, chào buổi tối, hello, hi,
        alo, chào admin, chào bot, hế lô, hê lô, kính chào, chào cả nhà, chào mọi người, a lô, chào anh, chào
        chị, hê nhô, halo, chào các đồng chí, chào đồng chí, em chào, lô, chúc, chúc ngủ ngon, chúc buổi sáng
        tốt lành, ngày mới tốt lành, chào hệ thống, helo, hallo, chào nhé, ê!, có ai không, có ai ở đó không, có
        ai ở đây không, có đó không, ngày mới vui vẻ, chúc ngày mới tốt lành, chúc một ngày tốt lành, buổi sáng
        tốt lành, tạm biệt, ngủ ngon, hế nhô, chào buổi trưa, khoẻ không, hẹn gặp lại, hẹn gặp, hẹn mai gặp, mai
        gặp lại""",
    Tag.THANKS: """
        cảm ơn, cám ơn, thank, thanks, tks, thank you, xin cảm ơn, đa tạ, cảm ơn nhiều, cảm ơn nhé, biết ơn, cảm ơn
        em, cám ơn em, trân trọng cảm ơn, thankiu, thanh kiu, sen kiu, cảm ơn bạn, cảm ơn ad, cám ơn nhiều, chân
        thành cảm ơn, hậu tạ, cảm tạ""",
    Tag.OKAY: """
        ok, oke, okie, okê, ô kê, ok em, ok nhé, đã rõ, rõ, rõ rồi, hiểu rồi, biết rồi, nhận được rồi, tốt, tốt
        quá, hay quá, tuyệt vời, tuyệt, vâng, dạ vâng, ừ, ờ, ừm, uh, uhm, ok ad, đồng ý, được rồi, thế à, vậy à,
        vậy hả, thế hả, hay lắm, đỡ quá, quá chừng, đỡ quá chừng, tốt lắm, bổ ích, rất bổ ích, rất hay, nhất
        trí, hoan hô, xuất sắc, haha, hihi, hehe, kkk, đỉnh, quá hay, good, oki, okela, rất tốt, ý nghĩa, hữu
        ích, tiện quá, nhanh quá, giỏi quá, giỏi, thông minh, vâng ạ, dạ, dạ rõ, ổn, ổn rồi, vậy là được, ok
        rồi, thế thôi, đủ rồi, không có gì, không sao, thôi được, kk, oh, ồ, à ok, vậy thôi""",
    (Tag.OKAY, None, Tag.END, None): "hết rồi",
    Tag.AND: "và, với lại, cùng với, hay là, hoặc, hay, cũng như, lẫn!",
    Tag.FILLER: """
        ạ, ah, a, ơi, ad, ban tổ chức, thưa ban tổ chức, btc, ban tổ chức lớp, nữa đâu, nhắc lại, nhắc lại giúp,
        nhắc lại giúp tôi, nhắc lại cho tôi, nhắc lại cho, năm nay, trong năm, admin, bot, bạn, em ơi, bạn ơi,
        ad ơi, ơ, ui, này, kìa, đó, đấy, đây, ấy, thế, vậy, zậy, rứa, nhỉ, nhở, cơ, mà, thì, là, có, được, của,
        cho hỏi, hỏi, cho em hỏi, cho tôi hỏi, cho mình hỏi, cho hỏi chút, hỏi chút, hỏi tí, hỏi xíu, hỏi cái,
        hỏi thăm, muốn hỏi, xin hỏi, làm ơn cho hỏi, cho em biết, cho tôi biết, cho mình biết, cho biết, muốn
        biết, biết, xem, xem giúp, cho xem, coi, xem nào, xin xem, thử xem, nói, bảo, báo, gửi, gởi, gửi giúp,
        gửi cho, cung cấp, thông tin, cụ thể, chi tiết, chính xác, đồng chí, đ/c, các, những, cái, con, chiếc,
        vài, ít, nhiều, lắm, quá, rất, luôn, nữa, thêm, hết, cũng, chỉ, cả nhà, thôi, mới, vừa, vẫn, đã, sẽ,
        phải, nên, cần, để, vì, nếu, tại, ở, trong, ngoài, trên, dưới, vào, ra, lên, xuống, qua, lại, tới, theo,
        bên, cùng, giữa, người, chúng tôi, chúng em, chúng mình, chúng ta, bọn em, bọn mình, tụi em, tụi mình,
        mình, ta, cả, toàn, mỗi, từng, hệ thống, bạn yêu, ad yêu, em yêu quý, trợ lý, ảo, nhân dân, lãnh đạo xã,
        cán bộ, đại biểu, học viên, ban, sự, việc, thấy, nghe, nhớ, quên mất, không nhớ, chưa nhớ, chưa biết,
        không biết, chẳng biết, đang, tham gia, tham dự, dự, thật, đúng, sai, nhanh, gấp, hoài, miết, với, nè,
        nhen, nghen, hen, ha, he, hề, hỡi, ôi, trời, trời ơi, ới, hớ, chớ!, ý, thưa, kính, kính thưa, xin lỗi,
        sorry, phiền, làm phiền, tình hình, là sao, vậy ta, ta nói, học viên mới, bổ sung, ngày, đợi, chờ, đến,
        đi, sang, tổ chức, diễn biến, được biết, rõ hơn, dạ, ừ thì, à này, còn, trả lời, hỏi lại, chắc, hình
        như, có lẽ, nghĩ, lo, sợ, vội, giải thích giúp lịch, kiểm tra, kiểm tra giúp, tra, tra giúp, tìm, tìm
        giúp, liệt kê, kể, đưa, hiện, show, cập nhật, mới nhất, đúng giờ, bị, do, bởi, thuộc, lớn, nhỏ, đặt,
        nằm, nước, dùm, giùm, hộ, giúp, cho, ạ nhé, ad nhé, em nhé, phần, đoạn, mục, khác, quý, vị, các bạn,
        mọi, đều, chung, riêng, liệu, chăng, đặng, hầu, trước tiên, cuối, đầu, lúc đó, khi đó, thời gian, nội
        dung, giờ, hồi, lúc, khi, dịp, nói rõ, mình học, tại vì, tuy, nhưng, nhưng mà, mà thôi, thôi thì, xin,
        ngồi, gặp, đói, đói quá, mệt quá, nhức đầu, nhức đầu quá, phiền quá, phiền ghê, rối quá, buồn ngủ quá,
        mệt, buồn, vui, thích, mong chờ, hóng, bổ ích, anh chị, cô bác, các anh chị, sếp ơi, bác ơi, thầy ơi,
        thầy cô ơi, cô giáo ơi, thầy giáo ơi, hay quên, sợ quên, kẻo quên, khỏi quên, cháu ơi, chị ơi, anh ơi,
        cô ơi, chú ơi, mấy, ae, tới lượt, đến lượt, lần này, kỳ này, làm, máy, máy kêu, kêu, ồn, ồn quá, ni,
        bằng, lần, bấm, ấn, nhấn, chọn, nút, hỏi nhanh, thắc mắc, câu, thêm nữa, gì đâu, sắp xếp, thu xếp, bố
        trí, sắp xếp công việc, sắp xếp thời gian, thu xếp công việc, chủ động, để chuẩn bị, cho tiện, nắm, nắm
        được, theo dõi, để báo cáo lại, để còn, trân trọng, đề nghị""",
}
