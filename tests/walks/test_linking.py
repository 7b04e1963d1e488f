"""Who is who, on Telegram: people find themselves on their site's list, and nobody else learns who is there."""

import pytest

from tests.walks.lists import listed_site
from tests.walks.program import Program

pytestmark = pytest.mark.asyncio(loop_scope="module")

LAN = "Trần Thị Lan, Phó Chủ tịch Hội Nông dân"
NAMESAKES = (
    "Nguyễn Văn Hùng, Bí thư chi bộ thôn Thượng, +84912000111",
    "Nguyễn Văn Hùng, Trưởng trạm y tế, +84912000222",
)


@pytest.mark.parametrize(
    "typed",
    ["Trần Thị Lan", "tran thi lan", "Lan Trần Thị", "TRẦN THỊ LAN", "Trần T. Lan", "Trần Lan", "Trần Thị Lann"],
)
async def test_a_name_as_people_type_it_finds_the_one_person_it_means(shared: Program, typed: str) -> None:
    here = await listed_site(shared, LAN, "Lê Văn Nam", "Phạm Thị Hoa")
    lan = await here.delegate(typed)
    await lan.receives(
        f"Đồng chí là Trần Thị Lan, Phó Chủ tịch Hội Nông dân; điểm cầu {here.site.full_name}, đúng không?"
    )
    await lan.taps("Đúng, là tôi")
    await lan.receives("Đã ghi danh theo danh sách: đồng chí Trần Thị Lan, Phó Chủ tịch Hội Nông dân")
    assert await here.person_of(lan) == here.ids["Trần Thị Lan"]


@pytest.mark.parametrize("yes", ["đúng", "vâng", "Đúng, là tôi"])
async def test_the_answer_may_be_typed(shared: Program, yes: str) -> None:
    here = await listed_site(shared, LAN)
    lan = await here.delegate("tran thi lan")
    await lan.receives("đúng không?")
    await lan.says(yes)
    await lan.receives("Đã ghi danh theo danh sách")


async def test_marks_tell_people_apart_who_are_alike_without(shared: Program) -> None:
    here = await listed_site(shared, "Lê Thị Hoa, Kế toán", "Lê Thị Hoà, Thủ quỹ")
    hoa = await here.delegate("Lê Thị Hòa")
    await hoa.receives("Đồng chí là Lê Thị Hoà, Thủ quỹ")
    other = await here.delegate("le thi hoa")
    question = await other.receives("có nhiều người tên như vậy")
    assert "Thủ quỹ" not in question.text


@pytest.mark.parametrize("typed", ["trưởng trạm y tế", "Truong tram", "222", "0912 000 222"])
async def test_namesakes_are_asked_what_tells_them_apart(shared: Program, typed: str) -> None:
    here = await listed_site(shared, *NAMESAKES)
    hung = await here.delegate("Nguyễn Văn Hùng")
    question = await hung.receives("Xin gõ chức vụ, hoặc 3 số cuối điện thoại")
    assert "Trưởng trạm" not in question.text
    await hung.says(typed)
    await hung.receives("Đã ghi danh theo danh sách: đồng chí Nguyễn Văn Hùng, Trưởng trạm y tế")


async def test_what_does_not_tell_namesakes_apart_says_nothing_about_them(shared: Program) -> None:
    here = await listed_site(shared, *NAMESAKES)
    hung = await here.delegate("Nguyễn Văn Hùng")
    await hung.receives("có nhiều người tên như vậy")
    for typed in ("999", "Chủ tịch", "12", "0", "bí"):
        await hung.says(typed)
        answer = await hung.receives("Chưa xác định được.")
        assert "thôn" not in answer.text
    await hung.says("222")
    await hung.receives("Đồng chí đã thử nhiều lần.")
    await hung.taps("Ghi danh ngoài danh sách")
    await hung.receives("ngoài danh sách; thư ký điểm cầu sẽ đối chiếu sau")


async def test_a_question_between_is_answered_and_the_rest_waits(shared: Program) -> None:
    here = await listed_site(shared, *NAMESAKES)
    hung = await here.delegate("Nguyễn Văn Hùng")
    await hung.receives("có nhiều người tên như vậy")
    await hung.says("hôm nay học gì?")
    await hung.receives("08:00")
    await hung.receives("Xin gõ chức vụ")


async def test_guesses_are_limited_by_the_hour(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    nam = await here.delegate("Vũ Văn Một")
    await nam.receives("Chưa tìm thấy tên Vũ Văn Một trong danh sách")
    for name in ("Vũ Văn Hai", "Vũ Văn Ba", "Vũ Văn Tư", "Vũ Văn Năm"):
        await nam.says(name)
        await nam.receives("Chưa tìm thấy tên")
    await nam.says("Trần Thị Lan")
    await nam.receives("Đồng chí đã thử nhiều lần. Xin thử lại sau một giờ")
    await nam.says("P7K3M-9QX2A")
    await nam.receives("Đồng chí đã thử nhiều mã không đúng.")
    await shared.at(6, "08:01")
    await nam.says("Trần Thị Lan")
    await nam.receives("Đồng chí là Trần Thị Lan")


async def test_where_many_guess_about_a_list_a_name_alone_is_enough_for_nobody(
    shared: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.links.MOST_WRONG_AT_SITE", 2)
    here = await listed_site(shared, LAN, "Vũ Thị Mai")
    for name in ("Vũ Văn Một", "Vũ Văn Hai"):
        thief = await here.delegate(name)
        await thief.receives("Chưa tìm thấy tên")
    lan = await here.delegate("Trần Thị Lan")
    question = await lan.receives("Để chắc chắn đúng người, xin gõ chức vụ")
    assert "Nông dân" not in question.text
    await lan.says("Phó Chủ tịch Hội Nông dân")
    await lan.receives("Đã ghi danh theo danh sách: đồng chí Trần Thị Lan")


async def test_being_forgotten_gives_no_new_guesses(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    thief = await here.delegate("Vũ Văn Một")
    for name in ("Vũ Văn Hai", "Vũ Văn Ba", "Vũ Văn Tư", "Vũ Văn Năm", "Vũ Văn Sáu"):
        await thief.receives("Chưa tìm thấy tên")
        await thief.says(name)
    await thief.receives("Đồng chí đã thử nhiều lần.")
    await thief.says("xóa, tôi chắc chắn")
    await thief.receives("Đã xóa.")
    await thief.starts(f"s_{here.site.code}")
    await thief.receives("Đồng chí có đồng ý không?")
    await thief.taps("Đồng ý")
    await thief.receives("Xin gõ họ và tên")
    await thief.says("Trần Thị Lan")
    await thief.receives("Đồng chí đã thử nhiều lần.")


async def test_who_says_no_may_type_again_and_has_used_up_a_guess(shared: Program) -> None:
    here = await listed_site(shared, LAN, "Trần Thị Lân")
    lan = await here.delegate("Trần Thị Lan")
    await lan.receives("Đồng chí là Trần Thị Lan")
    await lan.taps("Không phải tôi")
    await lan.receives("Xin gõ lại họ và tên đầy đủ")
    await lan.says("Trần Thị Lân")
    await lan.receives("Đồng chí là Trần Thị Lân")
    assert await shared.rows("SELECT n FROM wrong_guess WHERE address = :a", a=str(lan.id)) == [{"n": 1}]


async def test_who_is_taken_is_not_taken_over_by_their_name(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    await here.linked("Trần Thị Lan")
    thief = await here.delegate("Trần Thị Lan")
    await thief.receives("Tên này đã được ghi danh ở một cuộc trò chuyện khác.")
    await thief.taps("Ghi danh ngoài danh sách")
    await thief.receives("ngoài danh sách; thư ký điểm cầu sẽ đối chiếu sau")
    rows = await shared.rows("SELECT walk_in FROM person WHERE id = :id", id=str(await here.person_of(thief)))
    assert rows == [{"walk_in": 1}]


async def test_two_who_answer_the_same_question_are_not_both_that_person(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    lan, thief = await here.delegate("Trần Thị Lan"), await here.delegate("Trần Thị Lan")
    await lan.receives("đúng không?")
    await thief.receives("đúng không?")
    await lan.taps("Đúng, là tôi")
    await lan.receives("Đã ghi danh theo danh sách")
    await thief.taps("Đúng, là tôi")
    await thief.receives("Tên này đã được ghi danh ở một cuộc trò chuyện khác.")


async def test_a_forged_tap_makes_nobody_of_the_list(shared: Program) -> None:
    here = await listed_site(shared, LAN, "Lê Văn Nam")
    lan = await here.delegate("Trần Thị Lan")
    question = await lan.receives("đúng không?")
    await lan.forges_tap(f"iam:{here.ids['Lê Văn Nam']}", question)
    await lan.receives("Xin gõ lại họ và tên đầy đủ")
    assert await here.person_of(lan) is None


async def test_an_old_button_is_nobodys_any_more(shared: Program) -> None:
    here = await listed_site(shared, LAN, "Lê Văn Nam")
    lan = await here.delegate("Trần Thị Lan")
    question = await lan.receives("đúng không?")
    await lan.taps("Đúng, là tôi")
    await lan.receives("Đã ghi danh theo danh sách")
    await lan.taps("Không phải tôi", on=question)
    await lan.receives("Không có gì thay đổi.")
    assert await here.person_of(lan) == here.ids["Trần Thị Lan"]


@pytest.mark.parametrize("form", ["p_{}", "o_{}", "{}", "/start p_{}"])
async def test_a_personal_code_is_enough_once_they_agree(shared: Program, form: str) -> None:
    here = await listed_site(shared, LAN)
    code, lan = await here.code_of("Trần Thị Lan"), shared.somebody()
    written = form.format(code)
    await (lan.starts(written) if form[1] == "_" else lan.says(written))
    await lan.receives("Đồng chí có đồng ý không?")
    assert await here.person_of(lan) is None
    kept = await shared.rows("SELECT draft FROM contact WHERE address = :a", a=str(lan.id))
    assert code not in kept[0]["draft"]
    await lan.taps("Đồng ý")
    await lan.receives("Đã ghi danh theo danh sách: đồng chí Trần Thị Lan")


async def test_a_code_whose_bearer_declines_links_nobody_until_they_change_their_mind(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    lan = shared.somebody()
    await lan.starts(f"p_{await here.code_of('Trần Thị Lan')}")
    await lan.receives("Đồng chí có đồng ý không?")
    await lan.taps("Không đồng ý")
    declined = await lan.receives("không lưu thông tin nào")
    assert await here.person_of(lan) is None
    await lan.taps("Đồng ý", on=declined)
    await lan.receives("Đã ghi danh theo danh sách: đồng chí Trần Thị Lan")


async def test_a_new_code_withdraws_the_old(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    old, _ = await here.code_of("Trần Thị Lan"), await here.code_of("Trần Thị Lan")
    lan = shared.somebody()
    await lan.starts(f"p_{old}")
    await lan.receives("Mã này không đúng, đã dùng hoặc đã hết hạn.")


async def test_codes_are_kept_as_digests_only(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    code = await here.code_of("Trần Thị Lan")
    (row,) = await shared.rows("SELECT * FROM personal_code WHERE person_id = :id", id=here.ids["Trần Thị Lan"])
    assert code.replace("-", "") not in str(row)


async def test_another_chat_of_a_person_is_told_of_to_the_first_which_can_take_it_off(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    lan, code = await here.linked("Trần Thị Lan"), await here.code_of("Trần Thị Lan")
    other = await shared.delegate("Người Khác")
    await other.says(code)
    await other.receives("Đã ghi danh theo danh sách: đồng chí Trần Thị Lan")
    await lan.receives("Đồng chí vừa được ghi danh thêm ở một cuộc trò chuyện khác (Telegram).")
    await lan.taps("Không phải tôi, gỡ ra")
    await lan.receives("Đã gỡ 1 cuộc trò chuyện khác.")
    await other.receives("Cuộc trò chuyện này không còn gắn với tên nào")
    assert await here.person_of(other) is None
    await other.says(code)
    await other.receives("Mã này không đúng")


async def test_who_was_linked_last_cannot_put_out_who_was_there_before(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    lan, code = await here.linked("Trần Thị Lan"), await here.code_of("Trần Thị Lan")
    thief = await shared.delegate("Người Khác")
    await thief.says(code)
    await thief.receives("Đã ghi danh theo danh sách")
    await thief.says("không phải tôi, gỡ ra")
    await thief.receives("Không có gì thay đổi.")
    assert await here.person_of(lan) == here.ids["Trần Thị Lan"]


async def test_a_fourth_chat_takes_the_place_of_the_first(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    code = await here.code_of("Trần Thị Lan")
    chats = [await shared.delegate(f"Chat {word}") for word in ("Một", "Hai", "Ba", "Bốn")]
    for chat in chats:
        await chat.says(code)
        await chat.receives("Đã ghi danh theo danh sách")
    await chats[0].receives("Cuộc trò chuyện này không còn gắn với tên nào")
    linked = "SELECT address, preferred FROM contact WHERE person_id = :id ORDER BY seq"
    assert await shared.rows(linked, id=here.ids["Trần Thị Lan"]) == [
        {"address": str(chat.id), "preferred": int(chat is chats[-1])} for chat in chats[1:]
    ]


async def test_what_a_walk_in_did_goes_with_them_when_their_code_says_who_they_are(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    lan = await here.walk_in("Người Không Tên")
    await shared.at(6, "07:40")
    await lan.says("điểm danh")
    await lan.receives("Đã điểm danh")
    await lan.says(await here.code_of("Trần Thị Lan"))
    await lan.receives("Đã ghi danh theo danh sách: đồng chí Trần Thị Lan")
    rows = await shared.rows("SELECT person_id, status FROM attendance WHERE site_code = :s", s=here.site.code)
    assert rows == [{"person_id": here.ids["Trần Thị Lan"], "status": "present"}]
    assert await shared.rows("SELECT n FROM person_count WHERE site_code = :s", s=here.site.code) == [{"n": 1}]


async def test_ones_own_number_finds_oneself(shared: Program) -> None:
    here = await listed_site(shared, "Đinh Thị Ngà, Cán bộ, +84987000333")
    nga = shared.somebody()
    await nga.starts()
    await nga.receives("Đồng chí có đồng ý không?")
    await nga.taps("Đồng ý")
    await nga.receives("ở điểm cầu nào?")
    await nga.taps("Dùng số điện thoại")
    await nga.receives("Xin bấm nút chia sẻ số điện thoại")
    assert nga.chat.keyboard == [[{"text": "Chia sẻ số điện thoại của tôi", "request_contact": True}]]
    await nga.shares_contact("84987000333")
    await nga.receives("Đã ghi danh theo danh sách: đồng chí Đinh Thị Ngà, Cán bộ")
    assert await here.person_of(nga) == here.ids["Đinh Thị Ngà"]


async def test_two_with_one_number_are_asked_who_they_are(shared: Program) -> None:
    here = await listed_site(shared, "Hà Văn Cha, Bí thư, +84987000444", "Hà Văn Con, Cán bộ, +84987000444")
    son = await shared.delegate("Hà Văn Con")
    await son.shares_contact("+84987000444")
    offer = await son.receives("Số điện thoại này là của nhiều người trong danh sách.")
    assert offer.buttons == [["Hà Văn Cha, Bí thư", "Hà Văn Con, Cán bộ"], ["Không phải tôi"]]
    await son.taps("Hà Văn Con, Cán bộ")
    await son.receives("Đã ghi danh theo danh sách: đồng chí Hà Văn Con, Cán bộ")
    assert await here.person_of(son) == here.ids["Hà Văn Con"]


async def test_a_number_on_no_list_leaves_site_and_name(shared: Program) -> None:
    here = await listed_site(shared, LAN)
    lan = await here.delegate("Không Có Tên")
    await lan.receives("Chưa tìm thấy tên")
    await lan.shares_contact("+84987999999")
    await lan.receives("Số điện thoại này không có trong danh sách nào.")
    await lan.says("Trần Thị Lan")
    await lan.receives("Đồng chí là Trần Thị Lan")


async def test_somebody_elses_card_is_no_proof(shared: Program) -> None:
    here = await listed_site(shared, "Đinh Văn Giàu, Cán bộ, +84987000555")
    thief = await here.delegate("Không Có Tên")
    await thief.receives("Chưa tìm thấy tên")
    await thief.shares_contact("+84987000555", user_id=7)
    await thief.receives("Hệ thống chỉ nhận số điện thoại của chính người gửi.")
    assert await here.person_of(thief) is None


async def test_a_number_shared_before_agreeing_is_not_used(shared: Program) -> None:
    here = await listed_site(shared, "Đinh Văn Giỏi, Cán bộ, +84987000666")
    gioi = shared.somebody()
    await gioi.shares_contact("+84987000666")
    await gioi.receives("Đồng chí có đồng ý không?")
    assert await here.person_of(gioi) is None


async def test_who_is_on_a_list_is_asked_before_they_move_and_both_clerks_are_told(shared: Program) -> None:
    here, there = await listed_site(shared, LAN), await listed_site(shared, "Lê Văn Nam")
    lan, clerk, other = await here.linked("Trần Thị Lan"), await here.clerk(), await there.clerk("Lý Thị Nhận")
    await lan.starts(f"s_{there.site.code}")
    await lan.receives("Đường liên kết này là của")
    await lan.taps(f"Chuyển sang {there.site.full_name}")
    await lan.receives(f"Đồng chí có tên trong danh sách của {here.site.full_name}.")
    await lan.taps(f"Chuyển sang {there.site.full_name}")
    await lan.receives("Đã chuyển đồng chí sang")
    for told in (clerk, other):
        await told.receives(f"Đồng chí Trần Thị Lan đã tự chuyển từ {here.site.full_name} sang {there.site.full_name}.")


async def test_people_see_what_is_stored_and_all_of_it_goes_from_all_their_chats(shared: Program) -> None:
    here = await listed_site(shared, "Tạ Thị Riêng, Văn thư, +84987000777")
    first, code = await here.linked("Tạ Thị Riêng"), await here.code_of("Tạ Thị Riêng")
    second = await shared.delegate("Tạ Thị Riêng Hai")
    await second.says(code)
    await second.receives("Đã ghi danh theo danh sách")
    await second.says("/privacy")
    await second.receives("Hệ thống lưu")
    await second.taps("Xem dữ liệu")
    seen = await second.receives("Dữ liệu của đồng chí:")
    for fact in (
        "Tạ Thị Riêng",
        "Văn thư",
        "+84987000777",
        "Có mã cá nhân",
        f"Telegram {first.id}",
        f"Telegram {second.id}",
    ):
        assert fact in seen.text
    await second.says("xóa, tôi chắc chắn")
    await second.receives("Đã xóa.")
    await first.receives("Đã xóa.")
    assert await shared.rows("SELECT * FROM person WHERE id = :id", id=here.ids["Tạ Thị Riêng"]) == []
    assert await shared.rows("SELECT * FROM personal_code WHERE person_id = :id", id=here.ids["Tạ Thị Riêng"]) == []
    assert await shared.rows("SELECT * FROM outbox WHERE message LIKE '%Riêng%'") == []
