"""The class in people's own calendars: as a file from the bot, and at an address to subscribe to."""

from typing import Any

import aiohttp
from icalendar import Calendar

from tests.standin import Message
from tests.walks.program import Program, class_time

UID = "d1-am@tap-huan-xa-phuong-2025-09"


def content_of(program: Program, message: Message) -> Calendar:
    """The calendar that came with a message."""
    content = program.telegram.world.files[message.raw["document"]["file_id"]].content
    found = Calendar.from_ical(content)
    assert isinstance(found, Calendar)
    return found


def events(calendar: Calendar) -> dict[str, Any]:
    return {str(event["uid"]): event for event in calendar.events}


async def served(program: Program, path: str, language: str = "vi") -> Calendar:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{program.app.url}{path}", headers={"Accept-Language": language}) as response,
    ):
        assert response.status == 200
        assert response.headers["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
        found = Calendar.from_ical(await response.read())
        assert isinstance(found, Calendar)
        return found


async def test_a_delegate_gets_the_class_with_their_sites_place_and_the_rooms_link(program: Program) -> None:
    lan = await program.delegate()
    await lan.says("tải lịch")
    message = await lan.receives("Mở tệp này để đưa lịch học vào điện thoại")
    calendar = content_of(program, message)
    assert [str(zone["tzid"]) for zone in calendar.timezones] == ["Asia/Ho_Chi_Minh"]
    event = events(calendar)[UID]
    assert len(events(calendar)) == 6
    assert (event.start, event.end) == (class_time(6, "08:00"), class_time(6, "11:30"))
    assert event["summary"].startswith("Buổi sáng – Lớp tập huấn")
    assert event["location"] == "Phường Đông Sơn, Thanh Hóa"
    assert event["url"] == "https://hop.example.vn/lop-ngay-1"
    assert "08:00 Lễ khai giảng" in event["description"]
    assert (event["sequence"], event["status"]) == (0, "CONFIRMED")
    assert "/calendar/16378.ics" in message.text


async def test_a_changed_session_is_a_revision_of_the_same_event_and_a_cancelled_one_says_so(program: Program) -> None:
    before = events(await served(program, "/calendar.ics"))
    program.clock.jump(class_time(6, "07:05"))

    def change(content: dict[str, Any]) -> None:
        first, second = content["days"][0]["sessions"][0]["items"][:2]
        first["end"] = second["start"] = "08:30"
        del content["days"][1]["sessions"][1]

    program.write_schedule(change)
    await program.reads_schedule(2)
    after = events(await served(program, "/calendar.ics"))
    assert after.keys() == before.keys()
    assert after[UID].start == class_time(6, "08:30")
    assert (before[UID]["sequence"], after[UID]["sequence"]) == (0, 1)
    assert after[UID]["last-modified"].dt == class_time(6, "07:05")
    cancelled = after[UID.replace("d1-am", "d2-pm")]
    assert (cancelled["status"], cancelled["sequence"], cancelled.start) == ("CANCELLED", 1, class_time(7, "13:30"))
    same = UID.replace("d1-am", "d3-am")
    assert after[same].to_ical() == before[same].to_ical()


async def test_a_session_that_comes_back_is_the_same_event_again(program: Program) -> None:
    original = program.schedule.read_text("utf-8")
    program.write_schedule(lambda content: content["days"].pop())
    await program.reads_schedule(2)
    program.schedule.write_text(original, "utf-8")
    await program.reads_schedule(3)
    event = events(await served(program, "/calendar.ics"))[UID.replace("d1-am", "d3-am")]
    assert (event["status"], event["sequence"]) == ("CONFIRMED", 2)


async def test_a_sites_calendar_is_revised_with_every_version(program: Program) -> None:
    program.write_schedule(lambda content: content.update(contact="Văn phòng lớp"))
    await program.reads_schedule(2)
    event = events(await served(program, "/calendar/H00.ics"))[UID]
    assert event["location"].startswith("Hội trường A1, tầng 1, nhà A, Học viện")
    assert event["sequence"] == 1


async def test_it_is_served_in_the_readers_language_and_for_known_sites_only(program: Program) -> None:
    assert events(await served(program, "/calendar.ics", "en"))[UID]["summary"].startswith("Morning – Training class")
    async with aiohttp.ClientSession() as session, session.get(f"{program.app.url}/calendar/99999.ics") as response:
        assert response.status == 404


async def test_it_holds_no_line_that_is_too_long_for_a_calendar(program: Program) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{program.app.url}/calendar/16378.ics") as response:
        lines = (await response.read()).split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert lines[0] == b"BEGIN:VCALENDAR"
