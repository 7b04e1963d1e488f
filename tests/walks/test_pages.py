"""Links to the board and to screens, and the code that proves presence, as people use them on Telegram."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession, CookieJar

from bot.domain import proof
from tests.walks.program import Program, running
from tests.walks.test_check_in import records


@pytest.fixture
async def proven(tmp_path: Path) -> AsyncIterator[Program]:
    """A program whose timetable asks for the code."""
    async with running(tmp_path) as program:
        program.write_schedule(lambda content: content["check_in"].update(proof="code"))
        await program.reads_schedule(2)
        await program.at(6, "07:40")
        yield program


def code_of(program: Program, site: str = "16378") -> str:
    return proof.code_at(program.app.proof_key, "d1-am", site, program.clock())


async def test_a_check_in_asks_for_the_code_and_counts_with_it(proven: Program) -> None:
    lan = await proven.delegate()
    assert await lan.taps("Điểm danh") == "Xin nhập mã trên màn hình"
    await lan.receives("xin nhập mã 6 chữ số đang hiện trên màn hình")
    assert await records(proven, lan) == {}
    code = code_of(proven)
    await lan.says(f"{code[:3]} {code[3:]}")
    await lan.receives("Có mặt lúc 07:40, Phường Đông Sơn, Thanh Hóa.")
    assert await records(proven, lan) == {"d1-am": "present"}
    await lan.says("điểm danh")
    await lan.receives("đã điểm danh lúc 07:40")


async def test_a_wrong_code_is_told_at_once_and_costs_nothing(proven: Program) -> None:
    lan = await proven.delegate()
    await lan.says("000 000")
    await lan.receives("nhập sai không ảnh hưởng đến điểm danh")
    await lan.says(code_of(proven))
    await lan.receives("Có mặt lúc 07:40")


async def test_guessing_is_limited(proven: Program) -> None:
    lan = await proven.delegate()
    for _ in range(5):
        await lan.says("000000")
        await lan.receives("Mã này không đúng")
    await lan.says(code_of(proven))
    await lan.receives("Xin thử lại sau 10 phút")
    assert await records(proven, lan) == {}


async def test_the_code_of_another_site_does_not_count_but_the_central_one_does(proven: Program) -> None:
    lan = await proven.delegate()
    await lan.says(code_of(proven, "21109"))
    await lan.receives("Mã này không đúng")
    await lan.says(code_of(proven, proof.CENTRAL))
    await lan.receives("Có mặt lúc 07:40")


async def test_what_was_typed_in_time_counts_however_late_it_is_read(proven: Program) -> None:
    lan = await proven.delegate()
    code = code_of(proven)
    proven.clock.jump(proven.clock() + timedelta(seconds=70))
    await lan.says(code)
    await lan.receives("Có mặt lúc 07:41")


async def test_scanning_the_screen_checks_in(proven: Program) -> None:
    lan = await proven.delegate()
    await lan.starts(f"k_16378_{code_of(proven)}")
    await lan.receives("Có mặt lúc 07:40")
    assert await records(proven, lan) == {"d1-am": "present"}


async def test_without_proof_the_screens_qr_code_is_enough_and_digits_mean_nothing(program: Program) -> None:
    await program.at(6, "07:40")
    lan = await program.delegate()
    await lan.says("123456")
    assert await records(program, lan) == {}
    await lan.starts("k_16378")
    await lan.receives("Có mặt lúc 07:40")


async def test_scanning_another_sites_screen_checks_nobody_in(program: Program) -> None:
    await program.at(6, "07:40")
    lan = await program.delegate()
    await lan.starts("k_21109")
    await lan.receives("Xã Đông Sơn")
    assert await records(program, lan) == {}


async def test_whoever_is_new_and_scans_a_screen_is_led_to_that_site(program: Program) -> None:
    await program.at(6, "07:40")
    lan = program.somebody()
    await lan.starts("k_16378")
    await lan.receives("Đồng chí có đồng ý không?")
    await lan.taps("Đồng ý")
    await lan.receives("Phường Đông Sơn, Thanh Hóa. Xin gõ họ và tên")


async def test_an_organiser_is_sent_a_link_that_opens_the_board_and_takes_it_back(program: Program) -> None:
    await program.at(6, "07:40")
    boss = await program.organiser()
    await boss.says("/board")
    said = await boss.receives("Bảng theo dõi trực tiếp")
    found = re.search(r"(http\S+/board)#(\S+)", said.text)
    assert found
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        origin = {"Origin": found[1].removesuffix("/board")}
        async with session.post(f"{found[1]}/open", json={"link": found[2]}, headers=origin) as response:
            assert response.status == 200
        async with session.get(found[1]) as response:
            assert "Theo tỉnh" in await response.text()
        await boss.says("/board off")
        await boss.receives("Đã thu hồi 1 liên kết")
        async with session.get(found[1]) as response:
            assert "Theo tỉnh" not in await response.text()


async def test_a_delegate_is_given_no_link(program: Program) -> None:
    await program.at(6, "07:40")
    lan = await program.delegate()
    for command in ("/board", "/screen"):
        await lan.says(command)
        assert "#" not in (await lan.receives()).text


async def test_a_clerk_is_sent_the_link_of_their_own_screen(program: Program) -> None:
    await program.at(6, "07:40")
    boss = await program.organiser()
    await boss.says("/screen dong son thanh hoa")
    said = await boss.receives("Màn hình điểm danh của Phường Đông Sơn, Thanh Hóa")
    assert "/screen/16378#" in said.text
    await boss.says("/screen all")
    assert "/screen/all#" in (await boss.receives("Màn hình điểm danh trung tâm")).text
    await boss.says("/screen dong son")
    await boss.receives("Màn hình của điểm cầu nào?")
