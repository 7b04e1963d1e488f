"""The way in, on Telegram: a notice, a site, a name; in Vietnamese or English, with detours."""

import pytest

from tests.standin import Person
from tests.walks.program import DONG_SON, Program

pytestmark = pytest.mark.asyncio(loop_scope="module")

NOTICE = "Đồng chí có đồng ý không?"
ASK_SITE = "ở điểm cầu nào?"
ASK_NAME = "Phường Đông Sơn, Thanh Hóa. Xin gõ họ và tên đầy đủ"


async def agreed(shared: Program, payload: str = "") -> Person:
    """Somebody who has agreed, and is asked for their site or their name."""
    lan = shared.somebody()
    await lan.starts(payload)
    await lan.receives(NOTICE)
    await lan.taps("Đồng ý")
    await lan.receives("Xin gõ")
    return lan


async def test_a_delegate_is_in_after_three_messages(shared: Program) -> None:
    lan = shared.somebody()
    await lan.starts()
    notice = await lan.receives(NOTICE)
    assert notice.text.count("\n") == 2  # the class; what is stored and why; how to see and delete it
    await lan.taps("Đồng ý")
    await lan.receives(ASK_SITE)
    await lan.says("dong son")
    offer = await lan.receives("Có 4 điểm cầu có tên như vậy.")
    assert ["Phường Đông Sơn, Thanh Hóa"] in offer.buttons
    assert ["Xã Đông Sơn, Quảng Ngãi"] in offer.buttons
    await lan.taps("Phường Đông Sơn, Thanh Hóa")
    await lan.receives(ASK_NAME)
    await lan.says("  trần thị   lan ")
    done = await lan.receives("Đã ghi danh đồng chí Trần Thị Lan, Phường Đông Sơn, Thanh Hóa.")
    assert "Điểm danh" in done.buttons[0]
    assert len(lan.said) == 3


async def test_a_link_carries_the_site(shared: Program) -> None:
    lan = await agreed(shared, DONG_SON)
    assert ASK_NAME in lan.texts[-1]
    await lan.says("Trần Thị Lan")
    await lan.receives("Đã ghi danh đồng chí Trần Thị Lan, Phường Đông Sơn, Thanh Hóa.")


async def test_a_link_of_a_site_that_is_not_there_asks_for_the_site(shared: Program) -> None:
    lan = await agreed(shared, "s_99999")
    assert ASK_SITE in lan.texts[-1]


async def test_an_english_phone_is_answered_in_english(shared: Program) -> None:
    anna = shared.somebody("Anna", "en-GB")
    await anna.starts()
    await anna.receives("Do you agree?")
    await anna.says("yes")
    await anna.receives("Which site do you attend?")
    await anna.says("dong son, thanh hoa")
    await anna.receives("Phường Đông Sơn, Thanh Hóa. Please type your full name.")
    await anna.says("Anna Smith")
    await anna.receives("You are registered: Anna Smith, Phường Đông Sơn, Thanh Hóa.")


@pytest.mark.parametrize(
    ("typed", "count"), [("dong son", 4), ("Đông Sơn", 2), ("p dong son", 2), ("P. Đông Sơn", 1), ("xa dong son", 2)]
)
async def test_the_more_is_typed_of_a_site_the_fewer_are_offered(shared: Program, typed: str, count: int) -> None:
    lan = await agreed(shared)
    await lan.says(typed)
    if count == 1:
        await lan.receives(ASK_NAME)
    else:
        offer = await lan.receives(f"Có {count} điểm cầu có tên như vậy.")
        assert len(offer.buttons) == count


@pytest.mark.parametrize("typed", ["Đông Sơn, Thanh Hóa", "dong son thanh hoa", "dong son tinh thanh hoa", "16378"])
async def test_the_province_or_the_code_says_which_site(shared: Program, typed: str) -> None:
    lan = await agreed(shared)
    await lan.says(typed)
    await lan.receives(ASK_NAME)


async def test_a_word_of_many_sites_asks_for_more(shared: Program) -> None:
    lan = await agreed(shared)
    await lan.says("tan")
    offer = await lan.receives("dưới đây là một số. Xin gõ rõ hơn")
    assert len(offer.buttons) == 8
    await lan.says("Phường Đông Sơn, Thanh Hóa")
    await lan.receives(ASK_NAME)


async def test_a_province_offers_its_hall_first_and_takes_nobody_in_by_mistake(shared: Program) -> None:
    lan = await agreed(shared)
    await lan.says("Thanh Hóa")
    offer = await lan.receives("Xin gõ rõ hơn")
    assert offer.buttons[0] == ["Hội trường Tỉnh ủy Thanh Hóa, Thanh Hóa"]


async def test_an_unknown_site_is_said_to_be_unknown_and_not_kept_as_a_question(shared: Program) -> None:
    lan = await agreed(shared)
    await lan.says("Nguyễn Văn Không Có")
    await lan.receives("Không tìm thấy điểm cầu nào có tên như vậy.")
    assert await shared.rows("SELECT * FROM unknown_question WHERE text LIKE '%Không Có'") == []
    await lan.says("Đông Sơn, Thanh Hóa")
    await lan.receives(ASK_NAME)


@pytest.mark.parametrize("typed", ["Lan", "Trần 123", "x" * 81, "👍 👍", "lan@example.vn abc"])
async def test_what_is_no_name_is_asked_for_again(shared: Program, typed: str) -> None:
    lan = await agreed(shared, DONG_SON)
    await lan.says(typed)
    await lan.receives("Xin gõ họ và tên đầy đủ, chỉ gồm chữ")
    await lan.says("Trần Thị Lan")
    await lan.receives("Đã ghi danh")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Tran Van Nam", "Tran Van Nam"),  # ten letters, as many as an invitation's code
        ("Nguyen Van Ai", "Nguyen Van Ai"),  # "ai" asks who
        ("Mai Sáng", "Mai Sáng"),  # "sáng mai" is tomorrow morning
        ("H'Hen Niê", "H'Hen Niê"),
        ("LÊ THỊ HOÀ", "Lê Thị Hoà"),
        ("le van a", "Le Van A"),
        ("nguyen thi mai", "Nguyen Thi Mai"),  # "mai" alone is tomorrow
        ("DANG VAN NAY", "Dang Van Nay"),
        ("bui sang", "Bui Sang"),
    ],
)
async def test_a_name_is_a_name_whatever_else_it_looks_like(shared: Program, typed: str, kept: str) -> None:
    lan = await agreed(shared, DONG_SON)
    await lan.says(typed)
    await lan.receives(f"Đã ghi danh đồng chí {kept}, ")


@pytest.mark.parametrize("question", ["hôm nay học gì", "hom nay hoc gi?", "/today", "Chuyên đề 1 ai giảng?"])
@pytest.mark.parametrize("payload", ["", DONG_SON])
async def test_a_question_in_the_middle_is_answered_and_registration_goes_on(
    shared: Program, question: str, payload: str
) -> None:
    lan = await agreed(shared, payload)
    await lan.says(question)
    await lan.receives("08:00" if "1" not in question else "Báo cáo viên 1")
    await lan.receives(ASK_NAME if payload else ASK_SITE)
    if not payload:
        await lan.says("Đông Sơn, Thanh Hóa")
        await lan.receives(ASK_NAME)
    await lan.says("Trần Thị Lan")
    await lan.receives("Đã ghi danh")


async def test_a_wrong_site_can_be_left_before_the_name(shared: Program) -> None:
    lan = await agreed(shared, DONG_SON)
    await lan.taps("Đổi điểm cầu")
    await lan.receives(ASK_SITE)
    await lan.says("xã đông sơn")
    await lan.receives("Xã Đông Sơn, Quảng Ngãi. Xin gõ họ và tên")


async def test_checking_in_before_the_name_keeps_the_site(shared: Program) -> None:
    lan = await agreed(shared, DONG_SON)
    await lan.says("điểm danh")
    await lan.receives("chưa ghi danh")
    await lan.receives(ASK_NAME)


async def test_starting_again_in_the_middle_goes_on_where_it_was(shared: Program) -> None:
    lan = shared.somebody()
    await lan.starts(DONG_SON)
    await lan.receives(NOTICE)
    await lan.starts()
    await lan.receives(NOTICE)
    await lan.taps("Đồng ý")
    await lan.receives(ASK_NAME)
    await lan.starts()
    await lan.receives(ASK_NAME)
    await lan.says("/cancel")
    await lan.receives("Đã hủy")
    await lan.starts()
    await lan.receives(ASK_SITE)


async def test_who_declines_is_not_kept_reads_the_programme_and_may_change_their_mind(shared: Program) -> None:
    lan = shared.somebody()
    await lan.starts(DONG_SON)
    await lan.receives(NOTICE)
    await lan.taps("Không đồng ý")
    declined = await lan.receives("không lưu thông tin nào")
    await lan.taps("Hôm nay")
    await lan.receives("08:00")
    await lan.taps("Đồng ý", on=declined)
    await lan.receives(ASK_NAME)


async def test_an_old_refusal_tapped_by_a_delegate_asks_before_it_deletes(shared: Program) -> None:
    lan = await shared.delegate()
    await lan.taps("Không đồng ý")
    await lan.receives("Không thể khôi phục.")
    await lan.says("/me")
    await lan.receives("Điểm danh của đồng chí Trần Thị Lan")


async def test_what_is_neither_yes_nor_no_shows_the_notice_again(shared: Program) -> None:
    lan = shared.somebody()
    await lan.starts()
    await lan.receives(NOTICE)
    await lan.says("Đông Sơn")
    await lan.receives(NOTICE)
    await lan.says("vâng")
    await lan.receives(ASK_SITE)


async def test_starting_again_later_greets_and_a_link_of_another_site_offers_to_move(shared: Program) -> None:
    lan = await shared.delegate()
    await lan.starts()
    await lan.receives("Chào đồng chí Trần Thị Lan, Phường Đông Sơn, Thanh Hóa.")
    await lan.starts("s_21109")
    await lan.receives("Đường liên kết này là của Xã Đông Sơn, Quảng Ngãi.")
    await lan.taps("Chuyển sang Xã Đông Sơn, Quảng Ngãi")
    await lan.receives("Đã chuyển đồng chí sang Xã Đông Sơn, Quảng Ngãi.")
    assert await shared.rows(
        "SELECT site_code FROM person WHERE id = (SELECT person_id FROM contact WHERE address = :a)", a=str(lan.id)
    ) == [{"site_code": "21109"}]


async def test_a_site_is_changed_by_typing_and_not_by_whatever_is_typed_later(shared: Program) -> None:
    lan = await shared.delegate()
    await lan.says("/site")
    await lan.receives("Phường Đông Sơn, Thanh Hóa")
    await lan.says("xã đông sơn quảng ngãi")
    await lan.receives("Đã chuyển đồng chí sang Xã Đông Sơn, Quảng Ngãi.")
    await lan.says("/site")
    await lan.receives("Xã Đông Sơn, Quảng Ngãi")
    await lan.says("hôm nay học gì")
    await lan.receives("08:00")
    await lan.says("Đông Sơn, Thanh Hóa")
    await lan.receives()
    assert "Đã chuyển" not in lan.texts[-1]


async def test_a_site_can_be_given_with_the_command(shared: Program) -> None:
    lan = await shared.delegate()
    await lan.says("/site dong son, quang ngai")
    await lan.receives("Đã chuyển đồng chí sang Xã Đông Sơn, Quảng Ngãi.")
    await lan.says("/site atlantis")
    await lan.receives("không còn trong danh sách")


async def test_who_wants_to_be_forgotten_is_and_can_come_back(shared: Program) -> None:
    lan = await shared.delegate("Phan Thị Quên")
    await lan.says("/privacy")
    await lan.receives("Hệ thống không thu thập vị trí")
    await lan.taps("Xóa dữ liệu")
    await lan.receives("Không thể khôi phục.")
    await lan.says("Xóa, tôi chắc chắn")
    await lan.receives("Đã xóa.")
    assert await shared.rows("SELECT * FROM person WHERE full_name LIKE '%Quên'") == []
    assert await shared.rows("SELECT * FROM inbox WHERE text LIKE '%Quên'") == []
    assert await shared.rows("SELECT * FROM outbox WHERE message LIKE '%Quên%'") == []
    await lan.says("/me")
    await lan.receives("chưa ghi danh")
    await lan.receives(NOTICE)
    await lan.taps("Đồng ý")
    await lan.receives(ASK_SITE)


async def test_the_language_can_be_chosen_and_holds_at_once(shared: Program) -> None:
    lan = await shared.delegate()
    await lan.says("/language")
    await lan.receives("Choose a language")
    await lan.taps("English")
    await lan.receives("From now on the answers are in English.")
    await lan.says("hôm nay học gì")
    await lan.receives("Opening ceremony")
    await lan.says("tiếng Việt")
    await lan.receives("Từ giờ hệ thống trả lời bằng tiếng Việt.")


async def test_help_names_the_organisers_commands_to_organisers_only(shared: Program) -> None:
    lan, boss = await shared.delegate(), await shared.organiser()
    await lan.says("trợ giúp")
    await lan.receives("Đồng chí có thể:")
    await boss.says("/help")
    await boss.receives("Đồng chí có thể:")
    await boss.receives("/broadcast")
    assert not any("/broadcast" in text for text in lan.texts)


@pytest.mark.parametrize(
    "command", ["/khongco", "/", "/ ", "/status", "/broadcast xin chào", "//", "/checkin@other_bot"]
)
async def test_unknown_commands_and_those_of_others_are_refused_politely(shared: Program, command: str) -> None:
    lan = await shared.delegate()
    await lan.says(command)
    await lan.receives("Hệ thống không có lệnh này.")


async def test_an_organisers_word_from_a_delegate_is_no_command(shared: Program) -> None:
    lan = await shared.delegate()
    await lan.says("thông báo")
    answer = await lan.receives()
    assert "lệnh" not in answer.text


async def test_what_cannot_be_read_is_said_so(shared: Program) -> None:
    lan = await shared.delegate()
    await lan.sends_sticker()
    await lan.receives("Hệ thống chỉ đọc được chữ.")
    await lan.shares_location(21.0, 105.8)
    await lan.receives("Hệ thống chỉ đọc được chữ.")


async def test_who_blocks_the_bot_is_left_alone_and_comes_back_by_writing(shared: Program) -> None:
    lan = await shared.delegate()
    await lan.blocks_bot()
    standing = "SELECT * FROM contact WHERE address = :address AND state = :state"
    await shared.until(standing, address=str(lan.id), state="gone")
    await lan.unblocks()
    await lan.says("/me")
    await lan.receives("Điểm danh của đồng chí Trần Thị Lan")
    assert await shared.rows(standing, address=str(lan.id), state="active")
