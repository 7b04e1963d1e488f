"""`check` says what the configured bots can carry."""

from pathlib import Path

import pytest

from bot.__main__ import main
from tests.walks.program import ROOT


@pytest.fixture(autouse=True)
def _class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCHEDULE_FILE", str(ROOT / "schedule.json"))


def test_the_free_tier_is_stated_in_people_and_messages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZALO_BOT_TOKEN", "7001:one,7002:two")
    main(["check"])
    said = capsys.readouterr().out
    assert "Zalo, 2 bots of the free tier\n  100 people at most (50 a bot)\n  6,000 messages a month" in said
    assert "messages a person for this class: 6 to register, " in said


def test_without_a_bot_nothing_is_said_of_zalo(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check"])
    assert "Zalo" not in capsys.readouterr().out
