"""What holds for every test: no setting of the machine gets in, and nothing is timed."""

import pytest
from hypothesis import settings

from bot.config import Settings
from tests.browser import CHROMIUM, WITHOUT_CHROMIUM

settings.register_profile("everywhere", deadline=None, derandomize=True)  # a busy machine is slow, not wrong
settings.load_profile("everywhere")


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once, in plain words, that the pages were not tested."""
    if CHROMIUM is None:
        terminalreporter.write_line(WITHOUT_CHROMIUM)
