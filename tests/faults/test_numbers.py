"""What whoever watches is shown: `/metrics`, `/readyz`, `/status`, the warning of late reminders, the log."""

import re
from pathlib import Path

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from bot.domain.messages import Kind
from tests.faults.conftest import Faulty, Log, running
from tests.standin import faults
from tests.walks.program import class_time

NAMES = [
    "An",
    "Bình",
    "Chi",
    "Dung",
    "Giang",
    "Hà",
    "Hiền",
    "Hoa",
    "Hồng",
    "Hương",
    "Khánh",
    "Lan",
    "Liên",
    "Loan",
    "Mai",
    "Minh",
    "Nga",
    "Ngân",
    "Nhung",
    "Oanh",
    "Phương",
    "Quỳnh",
    "Thu",
    "Vân",
    "Yến",
]


async def test_the_numbers_of_a_day_are_counted(program: Faulty) -> None:
    lan = await program.delegate()
    await lan.says("điểm danh")
    await lan.receives("Chưa đến giờ điểm danh")
    await program.all_sent()
    numbers = await program.metrics()
    assert numbers["diemcau_people"] == 1
    assert numbers['diemcau_updates_received_total{channel="telegram"}'] == 4
    assert numbers['diemcau_updates_handled_total{channel="telegram"}'] == 4
    assert numbers['diemcau_checkins_total{outcome="not_open"}'] == 1
    sent = numbers['diemcau_sends_total{channel="telegram",outcome="sent"}']
    assert sent == len(lan.messages) == numbers['diemcau_send_seconds_count{channel="telegram"}']
    assert numbers["diemcau_commit_seconds_count"] > 4
    assert numbers["diemcau_inbox_waiting"] == numbers["diemcau_outbox_oldest_seconds"] == 0
    assert numbers['diemcau_poll_age_seconds{channel="telegram"}'] < 1000
    assert numbers["diemcau_tick_age_seconds"] < 1000
    assert numbers["diemcau_open_pages"] == numbers["diemcau_problems"] == 0


async def test_what_waits_and_what_went_wrong_is_shown(program: Faulty) -> None:
    lan, mai, *others = program.friends(10)
    program.telegram.fails(faults.forbidden(), method="sendMessage", chat=lan)
    program.telegram.fails(faults.reset(), method="sendMessage", chat=mai)
    await program.tell(lan, mai)
    await program.all_sent()
    away = program.telegram.fails(faults.server_error(502), method="sendMessage", times=None)
    await program.tell(*others, kind=Kind.REMINDER, words="Nhắc")
    await program.until_problem("messages do not arrive")
    numbers = await program.metrics()
    assert numbers['diemcau_outbox_wrong{state="failed"}'] == numbers['diemcau_outbox_wrong{state="unknown"}'] == 1
    assert 7 <= numbers['diemcau_outbox_waiting{channel="telegram",priority="reminder"}'] <= 8
    assert numbers["diemcau_outbox_oldest_seconds"] > 0
    assert numbers["diemcau_problems"] == 1
    away.stop()
    await program.all_sent()
    await program.until_well()
    assert 'diemcau_outbox_waiting{channel="telegram",priority="reminder"}' not in await program.metrics()


async def test_the_format_is_what_prometheus_reads_and_holds_no_names(program: Faulty) -> None:
    await program.delegate("Trần Thị Kín")
    async with aiohttp.ClientSession() as session, session.get(f"{program.app.url}/metrics") as response:
        text = await response.text()
        assert response.content_type == "text/plain"
        assert response.headers["Cache-Control"] == "no-store"
    families = {family.name: family for family in text_string_to_metric_families(text)}
    assert families["diemcau_send_seconds"].type == "histogram"
    assert not re.search(r'TEST|Kín|Trần|16378|"100\d"', text)


async def test_status_tells_what_waits_only_while_it_waits(program: Faulty) -> None:
    organiser = await program.organiser()
    await program.all_sent()
    await organiser.says("/status")
    calm = await organiser.receives("Tình trạng")
    assert "Chờ gửi: 0 · chờ xử lý: 0" in calm.text
    assert "Tin chờ lâu nhất" not in calm.text
    assert "Kênh telegram: bình thường" in calm.text
    assert "Lần quét lịch gần nhất" in calm.text
    lan, *others = program.friends(5)
    away = program.telegram.fails(
        faults.server_error(502), method="sendMessage", times=None, when=lambda _, call: "Nhắc" in call["text"]
    )
    await program.tell(lan, *others, kind=Kind.REMINDER, words="Nhắc")
    await program.until_problem("messages do not arrive")
    assert any("messages do not arrive" in health.trouble for health in program.app.house().health.values())
    await organiser.says("/status")
    busy = await organiser.receives("Tình trạng", timeout=20)
    assert "Tin chờ lâu nhất" in busy.text
    away.stop()
    await program.all_sent()


async def test_organisers_are_warned_once_of_a_reminder_that_is_too_slow(tmp_path: Path) -> None:
    async with running(tmp_path, speed=0, messages_per_second=0.01) as program:
        organiser = await program.organiser()
        people = [await program.delegate(f"Trần Thị {NAMES[number]}") for number in range(25)]
        program.clock.jump(class_time(6, "07:30"))  # half an hour: time for 18 of 25
        await program.tick()
        for _ in range(3):
            await program.app.warn()
        warning = await organiser.receives("không đến kịp mọi người trước 08:00")
        missed = int(re.search(r"khoảng (\d+) người", warning.text)[1])  # type: ignore[index]
        assert 5 <= missed <= 7
        assert "mỗi giây gửi 0.01 tin" in warning.text
        await organiser.says("/status")
        assert "Không kịp: lời nhắc Buổi sáng" in (await organiser.receives("Tình trạng")).text
        await program.until("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE state = 'due' AND priority = 0)")
        assert sum("không đến kịp" in text for text in organiser.texts) == 1
        assert len(people) == 25


async def test_nobody_is_warned_of_a_reminder_that_is_fast_enough(tmp_path: Path) -> None:
    async with running(tmp_path, speed=0, messages_per_second=0.02) as program:
        organiser = await program.organiser()
        for number in range(25):
            await program.delegate(f"Trần Thị {NAMES[number]}")
        program.clock.jump(class_time(6, "07:30"))
        await program.tick()
        await program.app.warn()
        await organiser.says("/status")
        assert "Không kịp" not in (await organiser.receives("Tình trạng")).text
        assert not any("không đến kịp" in text for text in organiser.texts)


async def test_the_log_holds_no_token_no_name_and_no_word_that_anybody_typed(program: Faulty, log: Log) -> None:
    telegram = program.telegram
    telegram.fails(faults.server_error(502), times=4, when=lambda method, _: method != "getMe")
    telegram.fails(faults.garbage(), method="sendMessage")
    telegram.fails(faults.reset(), method="getUpdates", times=2)
    telegram.fails(faults.flood(1), method="sendMessage", when=lambda _, call: "Đồng chí" in call["text"])
    lan = await program.delegate("Trần Thị Kín Đáo")
    await lan.says("chuyện riêng không ai được biết")
    await lan.shares_contact("+84912345678")
    await lan.says("/forget")
    telegram.fails(faults.forbidden(), method="sendMessage", chat=lan)
    await lan.says("điểm danh giúp với")
    await program.until("SELECT 1 FROM contact WHERE state = 'gone'")
    await program.page_answers()
    async with telegram.outage():
        await program.until_problem("out of reach")
    await program.until_well()
    telegram.fails(faults.unauthorized(), times=None)
    await program.until_problem("does not accept")
    text = "\n".join(log.lines)
    assert "does not accept" in text
    for secret in ("42:TEST", "TEST", "Kín Đáo", "Trần", "riêng", "912345678", "giúp với", "Traceback"):
        assert secret not in text, secret
    assert len(log.lines) < 30, text


async def test_a_number_costs_no_look_at_the_big_tables(program: Faulty) -> None:
    """Every query behind `/metrics` goes by an index, or by the rows that are kept as counts."""
    plans = [
        "SELECT COUNT(*) AS n, MIN(seq) AS first FROM outbox WHERE state = 'due'",
        "SELECT channel, priority, COUNT(*) AS n FROM outbox WHERE state = 'due' GROUP BY channel, bot, priority",
        "SELECT state, COUNT(*) AS n FROM outbox WHERE state IN ('failed', 'unknown') GROUP BY state",
        "SELECT COUNT(*) AS n FROM inbox WHERE state = 'waiting'",
        "SELECT COUNT(*) AS n FROM inbox WHERE state = 'parked'",
    ]
    for sql in plans:
        details = [str(row["detail"]) for row in await program.rows(f"EXPLAIN QUERY PLAN {sql}")]
        assert all("USING COVERING INDEX" in detail or "USING INDEX" in detail for detail in details), details
