"""Deleting what names a chat or a telephone; attendance stays, with names and totals."""

from datetime import datetime

from bot.storage import web_messages
from bot.storage.store import Parameters, Transaction, stamp

STRETCH = 5_000  # rows changed in one transaction: short enough that nobody waits

# Each is run until it changes nothing more. What was written since :before is let be: somebody may be writing just now.
_STEPS = (
    "UPDATE person SET phone = NULL WHERE id IN (SELECT id FROM person WHERE phone IS NOT NULL LIMIT :limit)",
    "DELETE FROM outbox WHERE seq IN (SELECT seq FROM outbox WHERE due_at < :before LIMIT :limit)",
    "DELETE FROM inbox WHERE seq IN (SELECT seq FROM inbox WHERE received_at < :before LIMIT :limit)",
    (
        "DELETE FROM web_message WHERE id IN (SELECT id FROM web_message WHERE at < :before"
        " AND id < (SELECT MAX(id) FROM web_message) LIMIT :limit)"
    ),
    f"UPDATE web_message SET {web_messages.EMPTIED} WHERE at < :before AND address <> '' AND :limit > 0",
    "DELETE FROM grant_of_role WHERE granted_at < :before AND :limit > 0",
    "DELETE FROM merge WHERE merged_at < :before AND :limit > 0",
    "DELETE FROM wrong_guess WHERE hour < substr(:before, 1, 13) AND :limit > 0",
    "DELETE FROM wanted_file WHERE wanted_at < :before AND :limit > 0",
    "DELETE FROM web_link WHERE created_at < :before AND :limit > 0",
    "DELETE FROM wrong_code WHERE since < :before AND :limit > 0",
    "DELETE FROM invite WHERE created_at < :before AND :limit > 0",
    (
        "UPDATE broadcast SET written_by = '', approved_by = '' WHERE written_by <> '' AND written_at < :before"
        " AND :limit > 0"
    ),
    "DELETE FROM timetable_proposal WHERE sent_at < :before AND :limit > 0",
    ("UPDATE change_notice SET decided_by = '' WHERE decided_by <> '' AND decided_at < :before AND :limit > 0"),
    "DELETE FROM broadcast_card WHERE shown_at < :before AND :limit > 0",
    (
        "DELETE FROM broadcast_read WHERE (broadcast_id, channel, bot, address) IN"
        " (SELECT broadcast_id, channel, bot, address FROM broadcast_read WHERE read_at < :before LIMIT :limit)"
    ),
    "DELETE FROM received_file WHERE received_at < :before AND :limit > 0",
    "DELETE FROM room_report WHERE state = 'draft' AND written_at < :before AND :limit > 0",
    (
        "UPDATE room_report SET address = '' WHERE id IN"
        " (SELECT id FROM room_report WHERE address <> '' AND written_at < :before LIMIT :limit)"
    ),
    (
        "UPDATE dispute SET address = '' WHERE id IN"
        " (SELECT id FROM dispute WHERE address <> '' AND raised_at < :before LIMIT :limit)"
    ),
    "DELETE FROM contact WHERE seq IN (SELECT seq FROM contact WHERE first_seen_at < :before LIMIT :limit)",
)


def delete_stretch(tx: Transaction, before: datetime) -> bool:
    """Delete some of what is older than that; whether there was anything left to delete."""
    parameters: Parameters = {"before": stamp(before), "limit": STRETCH}
    return any(tx.run(step, parameters) for step in _STEPS)
