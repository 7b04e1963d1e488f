from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.web.echo import Bot, serving


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[tuple[str, Bot]]:
    """The address of a running page, and the bot behind it."""
    async with serving(tmp_path) as running:
        yield running
