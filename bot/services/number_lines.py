"""How sums are said, line by line: in a chat, and in the report that goes out by itself."""

from bot.domain.attendance import Status
from bot.domain.messages import Argument, Outgoing
from bot.services.reports import Count

_OTHER_STATUSES = (Status.LATE, Status.LEFT_EARLY, Status.EXCUSED, Status.ABSENT)


def sums(count: Count) -> tuple[Outgoing, ...]:
    """The parts, which add up to the enrolled; what stands apart; and where sites stand with their reports."""
    parts = [
        Outgoing("numbers-enrolled", {"count": count.enrolled}),
        Outgoing("numbers-present", {"count": count.of(Status.PRESENT)}),
        *(
            Outgoing(f"numbers-{status.replace('_', '-')}", {"count": count.of(status)})
            for status in _OTHER_STATUSES
            if count.of(status)
        ),
        Outgoing("numbers-unknown", {"count": count.of(Status.UNKNOWN)}),
    ]
    apart = {"substitutes": count.substitutes, "walk-ins": count.walk_ins, "declared": count.declared}
    parts += [Outgoing(f"numbers-{name}", {"count": number}) for name, number in apart.items() if number]
    return (*parts, Outgoing("numbers-sites", facts(count)))


def facts(count: Count) -> dict[str, Argument]:
    """What lines say of a place."""
    return {
        "enrolled": count.enrolled,
        "present": count.came,
        "percent": round(100 * count.came / count.enrolled) if count.enrolled else 0,
        "sites": count.sites,
        "reported": count.reported_sites,
        "unreported": count.unreported_sites,
        "part": count.part_sites,
        "silent": count.silent_sites,
    }
