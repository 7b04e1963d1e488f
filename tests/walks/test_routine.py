"""What the program does by itself each day: a copy of the database at night, a digest in the evening."""

import logging
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from bot.storage import exports
from bot.storage.sqlite import read_sqlite
from tests.walks.program import Program, class_time


def _copies(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / "backups").glob("*"))


async def test_the_database_is_copied_each_night_and_the_copy_is_whole(program: Program, tmp_path: Path) -> None:
    await program.delegate()
    await program.app.back_up()
    assert _copies(tmp_path) == []  # its first night is still to come
    program.clock.jump(class_time(7, "02:01"))
    await program.app.back_up()
    await program.app.back_up()
    assert _copies(tmp_path) == ["diemcau-2025-09-07.sqlite3"]
    async with read_sqlite(tmp_path / "backups" / "diemcau-2025-09-07.sqlite3", older=False) as copy:
        assert (await copy.read(exports.holdings)).people == 1


async def test_a_night_that_was_slept_through_is_made_up_for_at_the_next_start(
    program: Program, tmp_path: Path
) -> None:
    await program.app.back_up()
    await program.stop()
    await program.at_start(8, "09:00")
    await program.until("SELECT 1 FROM fact WHERE name = 'last_backup'")
    assert _copies(tmp_path) == ["diemcau-2025-09-08.sqlite3"]


async def test_the_oldest_copies_make_room_and_nothing_else_does(program: Program, tmp_path: Path) -> None:
    await program.app.back_up()
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "my own.sqlite3").touch()
    for night in range(1, 20):
        program.clock.jump(class_time(6, "02:01") + timedelta(days=night))
        await program.app.back_up()
    own, *copies = reversed(_copies(tmp_path))
    assert own == "my own.sqlite3"
    assert (copies[0], copies[-1], len(copies)) == ("diemcau-2025-09-25.sqlite3", "diemcau-2025-09-12.sqlite3", 14)


async def test_organisers_are_told_once_a_night_that_the_copy_failed_and_see_when_it_last_worked(
    program: Program, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    organiser = await program.organiser()
    await program.app.back_up()
    (tmp_path / "backups").touch()  # a file where the folder should be
    program.clock.jump(class_time(7, "02:01"))
    logging.getLogger("bot.jobs.backups").disabled = True
    await program.app.back_up()
    await program.app.back_up()
    logging.getLogger("bot.jobs.backups").disabled = False
    await organiser.receives("Chưa sao lưu được")
    await organiser.says("/status")
    await organiser.receives("Chưa sao lưu lần nào")
    (tmp_path / "backups").unlink()
    await program.app.back_up()
    await organiser.says("/status")
    await organiser.receives("Sao lưu gần nhất: 02:01")
    shutil.rmtree(tmp_path / "backups")


async def test_organisers_are_told_in_the_evening_how_the_day_went_once(program: Program) -> None:
    organiser, delegate = await program.organiser(), await program.delegate()
    await program.app.digest()  # at seven there is nothing to tell yet: yesterday evening is long ago
    await program.at(6, "07:50")
    await delegate.says("diem danh")
    await delegate.receives("Đã điểm danh")
    await program.at(6, "18:00")
    await program.app.digest()
    digest = await organiser.receives("Tổng kết")
    assert "sĩ số 1, có mặt 1" in digest.text
    assert "Tiếp theo: " in digest.text
    await program.restart()
    await program.app.digest()
    await program.at(6, "19:30")
    await program.app.digest()
    await program.all_sent()
    assert [sent.args["text"] for sent in program.telegram.sends() if "Tổng kết" in sent.args["text"]] == [digest.text]


async def test_there_is_no_digest_before_the_class_or_after_it(program: Program) -> None:
    await program.organiser()
    for day in (3, 10):
        program.clock.jump(class_time(day, "18:05"))
        await program.app.digest()
    assert await program.rows("SELECT 1 FROM outbox WHERE id LIKE 'notice:digest%'") == []
