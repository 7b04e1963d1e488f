"""`invite`, by running the command and taking what it made."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from bot.__main__ import main
from bot.domain.messages import Address, Channel
from bot.domain.people import Role
from bot.services import roles
from bot.storage.store import Transaction
from tests.exports import DATABASE, make_class, write

CODE = re.compile(r"\b[2-9A-Z]{5}-[2-9A-Z]{5}\b")


@pytest.fixture(autouse=True)
def _class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_class(tmp_path)


def redeem(code: str, by: str = "somebody") -> tuple[Role, str] | None:
    return write(lambda tx: roles.redeem(tx, code, Address(Channel.WEB, by), datetime.now(UTC)))


def test_an_organiser_is_invited_before_the_program_ever_ran(capsys: pytest.CaptureFixture[str]) -> None:
    assert not DATABASE.exists()
    assert main(["invite", "organiser"]) == 0
    out = capsys.readouterr().out
    code = CODE.findall(out)[0]
    assert f"/start o_{code}" in out
    assert "link" not in out
    assert redeem(code) == (Role.ORGANISER, "")
    assert redeem(code, "somebody else") is None


def test_an_organiser_is_invited_without_a_timetable(capsys: pytest.CaptureFixture[str]) -> None:
    Path("schedule.json").unlink()
    assert main(["invite", "organiser"]) == 0
    assert CODE.search(capsys.readouterr().out)


def test_with_a_public_address_there_is_a_link_that_no_server_on_the_way_logs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://lop.example.vn/hoc/")
    main(["invite", "organiser"])
    out = capsys.readouterr().out
    assert f"https://lop.example.vn/hoc/#code={CODE.findall(out)[0]}\n" in out


def test_without_the_web_page_there_is_no_link(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://lop.example.vn")
    monkeypatch.setenv("WEB_CHAT", "off")
    main(["invite", "organiser"])
    assert "example.vn" not in capsys.readouterr().out


def test_clerks_of_several_sites_get_a_code_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "clerk", "--site", "16378", "00004", "--site", "16378"]) == 0
    out = capsys.readouterr().out
    assert out.index("Phường Đông Sơn, Thanh Hóa (16378)") < out.index("Phường Ba Đình, Hà Nội (00004)")
    first, second = dict.fromkeys(CODE.findall(out))
    assert (redeem(first), redeem(second)) == ((Role.CLERK, "16378"), (Role.CLERK, "00004"))


def test_unknown_sites_are_all_named_with_those_that_may_be_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "clerk", "--site", "16378", "dong son", "16387", "zzz"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    by_name, by_code, nothing = err.splitlines()
    assert "no site has the code dong son; you may mean 16378 (Phường Đông Sơn, Thanh Hóa), 21109 (" in by_name
    assert "no site has the code 16387; you may mean 16378 (" in by_code
    assert nothing == "no site has the code zzz; the timetable's sites have theirs"
    assert not DATABASE.exists()


def test_the_sheet_of_all_clerks_has_a_working_code_for_every_site(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://lop.example.vn")
    assert main(["invite", "--all-clerks", "-o", "clerks.xlsx"]) == 0
    assert "the only copy" in capsys.readouterr().out
    heading, *rows = openpyxl.load_workbook("clerks.xlsx").active.iter_rows(values_only=True)
    assert len(heading) == 7
    assert [row[:3] for row in rows] == [
        ("Hà Nội", "00004", "Phường Ba Đình"),
        ("Thanh Hóa", "16378", "Phường Đông Sơn"),
        ("Quảng Ngãi", "21109", "Xã Đông Sơn"),
    ]
    for _, site, _, code, link, how, telegram in rows:
        assert link == f"https://lop.example.vn/#code={code}"
        assert f"/start o_{code}" in how
        assert telegram is None
        assert redeem(code) == (Role.CLERK, site)


def test_only_the_owner_can_read_the_sheet() -> None:
    assert main(["invite", "clerk", "--all-clerks", "-o", "clerks.xlsx"]) == 0
    assert Path("clerks.xlsx").stat().st_mode & 0o077 == 0


def test_codes_are_not_kept_where_the_sheet_cannot_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "--all-clerks", "-o", "missing/clerks.xlsx"]) == 1
    assert capsys.readouterr().err.startswith("cannot write missing/clerks.xlsx: ")

    def count(tx: Transaction) -> int:
        invitations: int = tx.rows("SELECT COUNT(*) AS n FROM invite")[0]["n"]
        return invitations

    assert write(count) == 0


def test_a_code_is_worth_nothing_after_a_week(capsys: pytest.CaptureFixture[str]) -> None:
    main(["invite", "organiser"])
    code = CODE.findall(capsys.readouterr().out)[0]
    later = datetime.now(UTC) + timedelta(days=7, minutes=1)
    assert write(lambda tx: roles.redeem(tx, code, Address(Channel.WEB, "somebody"), later)) is None


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["clerk"],
        ["organiser", "--site", "16378"],
        ["organiser", "--all-clerks", "-o", "c.xlsx"],
        ["clerk", "--all-clerks"],
        ["clerk", "--all-clerks", "-o", "c.csv"],
        ["clerk", "--all-clerks", "--site", "16378", "-o", "c.xlsx"],
        ["clerk", "--site", "16378", "-o", "c.xlsx"],
        ["chair"],
        ["chair", "--all-clerks", "-o", "c.xlsx"],
        ["coordinator"],
        ["coordinator", "--site", "16378"],
        ["clerk", "--province", "Hà Nội"],
        ["delegate", "-o", "c.xlsx"],
        ["delegate", "--site", "16378"],
        ["delegate", "--all", "-o", "c.csv"],
    ],
)
def test_what_makes_no_sense_is_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", *words]) == 2
    assert capsys.readouterr().err.startswith("diemcau invite: ")
    assert not DATABASE.exists()
