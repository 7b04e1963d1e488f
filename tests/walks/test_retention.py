"""A month after the class: whoever was there is known by name, and no way to any of them is left."""

from datetime import timedelta

from bot.storage import web_messages
from bot.storage.store import Transaction
from bot.storage.web_messages import Said
from tests.standin import Person
from tests.walks.lists import ListedSite, listed_site
from tests.walks.program import Program, class_time
from tests.walks.test_files import LIST

PHONE = "+84912345678"
PAGE = "a-page-of-somebody"


async def texts(program: Program, *tables: str) -> str:
    """All that these tables hold, or all tables."""
    names = tables or [row["name"] for row in await program.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return "\n".join([f"{name}: {await program.rows(f'SELECT * FROM {name}')}" for name in names])  # noqa: S608 - its own


async def came(here: ListedSite) -> Person:
    """Somebody of the list who checked in, and somebody on no list who turned out to be on it."""
    lan, other = await here.linked("Trần Thị Lan"), await here.walk_in("Lê Văn Nan Sai")
    for person in (lan, other):
        await person.says("điểm danh")
        await person.receives("Đã điểm danh")
    return lan


async def worked(here: ListedSite) -> Person:
    """A clerk who merged, reported, closed, corrected, called the roll again, and did not finish."""
    clerk = await here.clerk()
    await clerk.says("/walkins")
    await clerk.receives("1 người ngoài danh sách")
    await clerk.taps("Lê Văn Nan Sai")
    await clerk.receives("ghi danh ngoài danh sách.")
    await clerk.says("Lê Văn Nam")
    await clerk.receives("là một người?")
    await clerk.taps("Gộp làm một")
    await clerk.receives("Đã gộp")
    await clerk.says("vắng: Lan, Hoa dự thay Hùng")
    await clerk.receives("Hoa (ngoài danh sách) dự thay Vũ Văn Hùng")
    await clerk.taps("Lưu")
    await clerk.sees("Đã lưu")
    await clerk.says("chốt buổi")
    await clerk.receives("chưa rõ")
    await clerk.taps("Chốt, tôi chắc chắn")
    await clerk.receives("Đã chốt")
    await clerk.says("/screen")
    await clerk.receives("Màn hình")
    await clerk.says("/deputy")
    await clerk.receives("mã")
    await clerk.sends_document("Đại biểu.xlsx", LIST)
    await clerk.receives("có 2 người")
    await clerk.says("/roll")
    await clerk.receives("Trần Thị Lan")
    return clerk


async def objected(lan: Person, clerk: Person) -> None:
    """Who was put among the absent says that they were there, and is told that it is so."""
    await lan.says("/me")
    await lan.receives("vắng không phép")
    await lan.taps("Tôi có dự")
    await lan.receives("Đã báo thư ký")
    await clerk.receives("báo có dự")
    await clerk.taps("Đúng, có dự")
    await lan.receives("đã xác nhận đồng chí có mặt")


async def told(program: Program, boss: Person) -> None:
    """An organiser told everybody something, wanted a file, and has a draft."""
    await boss.says("/broadcast Xin chào")
    await boss.receives("người nhận.")
    await boss.says("gửi")
    await boss.receives("Sẽ gửi sau 30 giây")
    await program.at(6, "08:31")
    await boss.says("/export")
    await boss.receives()
    await boss.says("/board")
    await boss.receives("Bảng theo dõi")
    await boss.says("/broadcast Nháp")
    await boss.receives("người nhận.")


async def test_a_month_after_the_class_nothing_leads_to_anybody_but_who_was_there_is_known(program: Program) -> None:
    program.people_from(987_654_000)  # ids that are no part of a site's code
    here = await listed_site(program, "Trần Thị Lan, Chủ tịch", "Lê Văn Nam, Bí thư", f"Vũ Văn Hùng, Y tá, {PHONE}")
    boss = await program.organiser()
    await program.at(6, "08:05")
    lan = await came(here)
    clerk = await worked(here)
    await objected(lan, clerk)
    await program.at(6, "08:30")
    await told(program, boss)

    def read_last(tx: Transaction) -> None:
        said = Said("Chào đồng chí Lan")
        web_messages.add(tx, address=PAGE, cause="reply:1", from_person=False, said=said, at=program.clock())

    await program.app.store.transaction(read_last)
    await program.all_sent()
    program.clock.jump(class_time(8, "17:01") + timedelta(days=31))
    before = await texts(program)
    ways = [str(person.id) for person in (boss, lan, clerk)]
    assert [secret for secret in (*ways, PHONE, PAGE) if secret not in before] == []
    await program.app.clean()
    after = await texts(program)
    assert [secret for secret in (*ways, PHONE, PAGE, "telegram:", "Chào đồng chí") if secret in after] == []
    assert "Nháp" not in await texts(program, "contact", "outbox")
    for table in ("received_file", "contact", "grant_of_role", "invite", "web_link", "outbox", "inbox", "merge"):
        assert await program.rows(f"SELECT * FROM {table}") == [], table  # noqa: S608 - names of ours
    assert await program.rows("SELECT state, draft, written_by FROM room_report") == [
        {"state": "saved", "draft": "", "written_by": "Đỗ Văn Thư"}
    ]
    assert await program.rows("SELECT state, decided_by FROM dispute") == [
        {"state": "upheld", "decided_by": "Đỗ Văn Thư"}
    ]
    kept = await texts(program, "person", "attendance", "attendance_history", "substitute", "closing")
    assert [name for name in ("Trần Thị Lan", "Lê Văn Nam", "Hoa", "Đỗ Văn Thư") if name not in kept] == []
    counts = await program.rows("SELECT status, n FROM attendance_count WHERE n > 0 ORDER BY status")
    assert counts == [{"status": "excused", "n": 1}, {"status": "present", "n": 2}]


async def test_organisers_are_warned_once_a_week_before(program: Program) -> None:
    organiser = await program.organiser()
    program.clock.jump(class_time(8, "17:00") + timedelta(days=24))
    await program.app.clean()
    await program.app.clean()
    warning = await organiser.receives("sẽ xóa số điện thoại")
    assert "8/10" in warning.text
    await program.all_sent()
    assert [text for text in organiser.texts if "sẽ xóa số điện thoại" in text] == [warning.text]


async def test_who_writes_after_that_is_answered_all_the_same(program: Program) -> None:
    program.clock.jump(class_time(8, "17:01") + timedelta(days=40))
    somebody = program.somebody()
    await somebody.says("/help")
    await somebody.receives("Đồng chí có thể")
    await program.app.clean()
    assert await program.rows("SELECT COUNT(*) AS n FROM contact") == [{"n": 1}]
