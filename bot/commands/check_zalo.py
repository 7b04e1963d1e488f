"""What the configured Zalo bots can carry of a class."""

from collections.abc import Iterator

from bot.domain.reminders import is_for_delegates, reminders
from bot.domain.timetable import Timetable
from bot.services.quotas import MESSAGES_PER_MONTH, PEOPLE_PER_BOT

_TO_REGISTER = 6  # messages in both directions: code, notice, consent, name
_TO_CHECK_IN = 2


def zalo_report(timetable: Timetable, bots: int) -> Iterator[str]:
    """Lines for people; none where no bot is configured."""
    if not bots:
        return
    reminded = sum(is_for_delegates(one.rule) for one in reminders(timetable))
    sessions = len(timetable.sessions)
    each = _TO_REGISTER + reminded + _TO_CHECK_IN * sessions
    people, share = bots * PEOPLE_PER_BOT, MESSAGES_PER_MONTH // PEOPLE_PER_BOT
    yield ""
    yield f"Zalo, {bots} bot{'s' if bots > 1 else ''} of the free tier"
    yield f"  {people:,} people at most ({PEOPLE_PER_BOT} a bot)"
    yield f"  {bots * MESSAGES_PER_MONTH:,} messages a month in both directions ({MESSAGES_PER_MONTH:,} a bot)"
    yield f"  {each} messages a person for this class: {_TO_REGISTER} to register, {reminded} reminders, and"
    yield f"    {_TO_CHECK_IN} for each of {sessions} check-ins"
    if each < share:
        yield f"  {share - each} more for questions and broadcasts, where a bot has {PEOPLE_PER_BOT} people"
    else:
        yield f"  too many where a bot has {PEOPLE_PER_BOT} people: {MESSAGES_PER_MONTH // each} would do in one month"
