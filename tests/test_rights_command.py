"""`invite` for every role, and `rights`, which lists them and ends them."""

import re
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from bot.__main__ import main
from bot.domain.messages import Address, Channel
from bot.domain.people import Role
from bot.services import roles
from bot.storage import roles as kept
from tests.exports import DATABASE, SITES, make_class, read, write

CODE = re.compile(r"\b[2-9A-Z]{5}-[2-9A-Z]{5}\b")
CODES = {"Hà Nội": "01", "Thanh Hóa": "38", "Quảng Ngãi": "51"}


@pytest.fixture(autouse=True)
def _class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_class(tmp_path, sites=[site | {"province_code": CODES[site["province"]]} for site in SITES])


def take(code: str, chat: str) -> tuple[Role, str] | None:
    address = Address(Channel.TELEGRAM, chat)
    return write(lambda tx: roles.redeem(tx, code, address, datetime.now(UTC)))


def invited(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["invite", *words]) == 0
    return str(CODE.findall(capsys.readouterr().out)[0])


@pytest.mark.parametrize("name", ["Thanh Hóa", "thanh hoa", "tỉnh Thanh Hoá", "38"])
def test_a_coordinator_is_invited_by_the_provinces_name_or_code(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = invited(capsys, "coordinator", "--province", name)
    assert take(code, "7") == (Role.COORDINATOR, "38")


def test_unknown_provinces_are_all_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "coordinator", "--province", "Atlantis", "Hà Nội", "Utopia"]) == 1
    assert capsys.readouterr().err.splitlines() == ["no province is called Atlantis", "no province is called Utopia"]
    assert not DATABASE.exists()


def test_chairs_of_all_sites_have_a_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "chair", "--all", "-o", "chairs.xlsx"]) == 0
    assert capsys.readouterr().out.startswith("3 codes in chairs.xlsx.")
    _, *rows = openpyxl.load_workbook("chairs.xlsx").active.iter_rows(values_only=True)
    assert take(str(rows[1][3]), "7") == (Role.CHAIR, "16378")


def test_rights_are_listed_and_one_that_is_withdrawn_ends_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    take(invited(capsys, "organiser"), "1")
    take(invited(capsys, "clerk", "--site", "16378"), "2")
    take(invited(capsys, "clerk", "--site", "00004"), "2")
    write(lambda tx: kept.introduce(tx, Address(Channel.TELEGRAM, "2"), "Đỗ Văn Thư", "+84912345678"))
    assert main(["rights"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "organiser\tall\ttelegram:1\t-\t-",
        "clerk\t00004\ttelegram:2\tĐỗ Văn Thư\t+84912345678",
        "clerk\t16378\ttelegram:2\tĐỗ Văn Thư\t+84912345678",
    ]
    assert main(["rights", "all"]) == 0
    assert capsys.readouterr().out == "organiser\tall\ttelegram:1\t-\t-\n"
    assert main(["rights", "16378", "--withdraw", "telegram:2"]) == 0
    assert capsys.readouterr().out.endswith("withdrawn\n")
    held = read(lambda tx: roles.rights(tx, Address(Channel.TELEGRAM, "2"), ()))
    assert held.sites == {"00004"}
    assert main(["rights", "16378"]) == 0
    assert capsys.readouterr().out == "nobody holds a right there\n"


def test_what_cannot_be_withdrawn_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ORGANISERS", "telegram:5")
    assert main(["rights", "--withdraw", "telegram:7"]) == 1
    assert capsys.readouterr().err == "telegram:7 holds no right: diemcau rights lists who does\n"
    assert main(["rights", "--withdraw", "telegram:5"]) == 1
    assert "ORGANISERS" in capsys.readouterr().err
