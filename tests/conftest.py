"""What holds for every test: no setting of the machine gets in, and nothing is timed."""

import pytest
from hypothesis import settings

from bot.config import Settings

settings.register_profile("everywhere", deadline=None, derandomize=True)  # a busy machine is slow, not wrong
settings.load_profile("everywhere")


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
