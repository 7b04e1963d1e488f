"""What is asked for every message that goes out is looked up in the index made for it, however much was ever said."""

import sqlite3
from contextlib import closing

from bot.storage import outbox
from bot.storage.migrate import migrate

NEXT = outbox._NEXT


def test_what_may_go_next_is_found_without_reading_what_went_before() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        names = ("channel", "bot", "priority", "now", "limit")
        plan = connection.execute(f"EXPLAIN QUERY PLAN {NEXT}", dict.fromkeys(names, "1")).fetchall()
    used = [row[3] for row in plan if row[3].startswith(("SEARCH", "SCAN"))]
    assert any("outbox_due (channel=? AND bot=? AND priority=?" in line for line in used), used
    assert any(
        line.startswith("SEARCH e USING INDEX outbox_open (address=? AND channel=? AND bot=?") for line in used
    ), used
    assert not any(line.startswith("SCAN") for line in used), used
