"""Choices without buttons: numbered lines, whose number or words are understood, also late and after other messages."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.domain.messages import Address, Channel, Choice, Delivery, Kind, Outgoing
from bot.domain.timetable import Language
from bot.handlers.words import ACTION_BY_WORDS
from bot.services import choices
from bot.storage import outbox
from bot.storage.outgoing import loads
from bot.storage.store import Transaction
from bot.texts.render import render
from bot.understanding.fold import fold
from tests.standin.zalo_people import ZaloPerson
from tests.walks.program import ZONE, class_time
from tests.zalo.program import OnZalo

NOW = class_time(6, "07:00")
LAN = Address(Channel.ZALO, "6ede9afa66b88fe6d6a9", "7001")
NAM = Address(Channel.TELEGRAM, "1001", "42")


def said(number: int, *offered: Choice, to: Address = LAN) -> Delivery:
    return Delivery(f"d{number}", to, Kind.REPLY, Outgoing("cancelled", {}, offered), NOW)


async def understood(
    here: OnZalo, messages: list[Delivery], typed: str, *, by: Address = LAN, latest_only: bool = False
) -> str | None:
    """What is meant after those messages."""

    def work(tx: Transaction) -> str | None:
        outbox.add(tx, messages)
        rows = tx.rows("SELECT seq FROM outbox ORDER BY seq")
        outbox.claim(tx, [row["seq"] for row in rows], NOW)
        outbox.mark_sent(tx, [(row["seq"], "id") for row in rows], NOW)
        return choices.meant(
            tx, by, typed, lambda label: render(label, Language.VI, ZONE).text, latest_only=latest_only
        )

    return await here.program.app.store.transaction(work)


SITES = tuple(Choice(f"site:{code}", "choice-of-site", {"site": f"Phường {code}"}) for code in ("A", "B", "C"))
CHECK_IN = Choice("checkin:d1-am", "choice-checkin")
LEADS = tuple(Choice(f"reminders:{minutes}", "choice-lead", {"minutes": minutes}) for minutes in (10, 30))


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("1", "checkin:d1-am"),
        ("1.", "checkin:d1-am"),
        (" số 1 ", "checkin:d1-am"),
        ("chọn 2", "site:B"),
        ("3)", "site:C"),
        ("4", None),
        ("0", None),
        ("16378", None),
        ("1 2", None),
        ("42/45", None),
        ("phuong b", "site:B"),
        ("Phường B", "site:B"),
        ("Phường", None),
        ("ĐIỂM DANH", "checkin:d1-am"),
        ("trước 30 phút", "reminders:30"),
        ("", None),
        ("?", None),
        ("1" * 5000, None),
    ],
)
async def test_a_number_means_the_newest_message_that_had_it_and_words_mean_any(
    by_polling: OnZalo, typed: str, action: str | None
) -> None:
    messages = [said(1, *LEADS), said(2, *SITES), said(3), said(4, CHECK_IN)]
    assert await understood(by_polling, messages, typed) == action


async def test_what_was_not_offered_here_is_not_meant(by_polling: OnZalo) -> None:
    assert await understood(by_polling, [said(1), said(2, *SITES, to=NAM)], "1") is None


async def test_where_there_are_buttons_only_words_are_a_choice(by_polling: OnZalo) -> None:
    messages = [said(1, *SITES, to=NAM)]
    assert await understood(by_polling, messages, "1", by=NAM) is None
    assert await understood(by_polling, [], "phường a", by=NAM) == "site:A"


async def test_while_a_text_is_waited_for_only_the_newest_offer_counts(by_polling: OnZalo) -> None:
    messages = [said(1, *SITES), said(2, CHECK_IN)]
    assert await understood(by_polling, messages, "2", latest_only=True) is None
    assert await understood(by_polling, [], "phường b", latest_only=True) is None
    assert await understood(by_polling, [], "1", latest_only=True) == "checkin:d1-am"


async def test_a_choice_is_remembered_for_twenty_offers(by_polling: OnZalo) -> None:
    later = [said(number, CHECK_IN) for number in range(2, 21)]
    assert await understood(by_polling, [said(1, *SITES), *later], "2") == "site:B"
    assert await understood(by_polling, [said(21, CHECK_IN)], "2") is None


async def test_a_number_that_was_not_offered_is_a_text_like_another(by_polling: OnZalo) -> None:
    lan = by_polling.zalo.person("Lan")
    await lan.says("7")
    await lan.receives("Hệ thống chưa trả lời được câu này.")
    lan = await by_polling.delegate()
    await lan.says("/start")
    await lan.receives("Chào đồng chí")
    await lan.says("9")
    await lan.receives("Hệ thống chưa trả lời được câu này.")


async def test_a_number_is_no_name_unless_it_was_offered(by_polling: OnZalo) -> None:
    lan = by_polling.zalo.person("Lan")
    await lan.says("16378")
    await lan.receives("Đồng chí có đồng ý không?")
    await lan.answers("1")
    await lan.receives("Xin gõ họ và tên")
    await lan.says("2")
    await lan.receives("Xin gõ họ và tên đầy đủ, chỉ gồm chữ")
    await lan.says("1")
    await lan.receives("ở điểm cầu nào?")


async def test_a_broadcasts_text_may_read_like_an_old_choice(by_polling: OnZalo) -> None:
    boss, lan = await by_polling.organiser(), await by_polling.delegate()
    await boss.says("/summary")
    await boss.receives("Buổi sáng Thứ Bảy, 6/9")
    assert "Buổi chiều Thứ Bảy, 6/9" in boss.choices.values()
    await boss.says("/broadcast")
    await boss.receives("Xin gõ hoặc chuyển tiếp")
    await boss.says("Buổi chiều Thứ Bảy, 6/9")
    await boss.receives("1 người nhận.")
    await boss.answers("1")
    await boss.receives("Sẽ gửi sau 30 giây")
    by_polling.program.clock.jump(by_polling.program.clock() + timedelta(seconds=31))
    await by_polling.program.tick()
    await lan.receives("THÔNG BÁO TỪ BAN TỔ CHỨC\nBuổi chiều Thứ Bảy, 6/9")


async def test_a_site_that_was_offered_is_found_after_a_question_came_between(by_polling: OnZalo) -> None:
    lan = by_polling.zalo.person("Lan")
    await lan.says("đăng ký")
    await lan.receives()
    await lan.answers("1")
    await lan.receives("ở điểm cầu nào?")
    await lan.says("dong son")
    await lan.receives("Có 4 điểm cầu")
    offered = lan.choices
    await lan.says("hôm nay học gì?")
    await lan.receives("ở điểm cầu nào?")
    last = max(offered)
    await lan.says(last)
    await lan.receives(offered[last])


def _offers(rows: list[str]) -> Iterator[tuple[str, str]]:
    """Each choice that was offered: its action, and its words."""
    for message in rows:
        outgoing = loads(message)
        shown = render(outgoing, Language.VI, ZONE)
        yield from ((one.action, one.label) for one in shown.choices)


async def everything_said(here: OnZalo, boss: ZaloPerson) -> None:
    """All that the program can answer with choices."""
    for typed in (
        *("/start", "/help", "/me", "/today", "/tomorrow", "/now", "/next", "/schedule", "/site", "/language"),
        *("/reminders", "/reminders 15", "/reminders off", "/privacy", "/forget", "/nonsense", "huỷ", "xin chào"),
        *("cảm ơn", "giá vàng", "điểm danh hộ", "điểm danh", "huỷ điểm danh", "điểm danh", "điểm danh", "dong son"),
        *("ai giảng chuyên đề 3", "/start s_21109", "/status", "/summary", "/unknown", "/broadcast", "/cancel"),
        *("/broadcast xin chào", "không gửi", "/broadcast xin chào", "gửi", "/broadcast"),
    ):
        await boss.says(typed)
        await boss.receives()
        await here.program.all_sent()
        boss.read_all()
    await here.program.tick()
    await here.program.all_sent()


async def test_every_choice_that_is_ever_offered_can_be_typed(by_polling: OnZalo) -> None:
    """By its number, and by its words: what there are buttons for elsewhere is complete without them."""
    boss = await by_polling.delegate("Lê Thị Ban")
    await boss.says(await by_polling.program.invite())
    await boss.receives("/help")
    await by_polling.program.at(6, "07:30")
    await everything_said(by_polling, boss)
    rows = await by_polling.program.rows("SELECT message FROM outbox WHERE channel = 'zalo' ORDER BY seq")
    offers = {label: action for action, label in _offers([row["message"] for row in rows])}
    assert len({action.partition(":")[0] for action in offers.values()}) >= 14, sorted(offers.values())
    for label, action in offers.items():
        by_words = ACTION_BY_WORDS.get(fold(label))
        by_label = await understood(by_polling, [], label, by=Address(Channel.ZALO, boss.id, "7001"))
        assert action in {by_words, by_label} or by_words == action.partition(":")[0], (action, label)
    numbered = [text for text in boss.texts if re.search(r"^\d+\. ", text.split("\n\n")[-1])]
    with_choices = {row["message"] for row in rows if '"choices"' in row["message"]}
    assert len(numbered) >= len(with_choices)
