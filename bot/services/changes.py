"""What people are told of a changed timetable, once an organiser has seen it and agreed."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.changes import compare
from bot.domain.messages import Address, Argument, Choice, Outgoing
from bot.domain.timetable import Timetable
from bot.services.change_words import EVERYONE, Said, say_all, short, summed_up
from bot.services.roles import Named, tell_organisers
from bot.storage import change_notices
from bot.storage.change_notices import Notice, NoticeState
from bot.storage.store import Transaction

_MOST_SITES_NAMED = 4


@dataclass(frozen=True, slots=True)
class Versions:
    """Three versions of the timetable: the one people were last told of, the one before, and the one in force."""

    told: Timetable
    old: Timetable
    new: Timetable


def ask(tx: Transaction, versions: Versions, wanted_by: str, named: Named, now: datetime) -> None:
    """Show the organisers what changed since people were last told, and ask whether to tell them.

    One that was asked before, or is held, is asked no more: what it says is in this one, or was taken back.
    `wanted_by` is the organiser who wished it when they sent the timetable, "" for nobody.
    """
    told, old, new = versions.told, versions.old, versions.new
    change_notices.supersede(tx)
    said = [one for one in say_all(compare(told, new)) if one.concerns(now)] if now < new.sessions[-1].end else []
    if not said:
        lines = summed_up(say_all(compare(old, new)))
        message = Outgoing("timetable-accepted", {"version": new.version, "lines": lines})
        tell_organisers(tx, named, f"timetable:{new.version}", message, now)
        return
    notice = _notice(tx, said, told.version, new.version)
    notice_id = change_notices.ask(tx, notice, now)
    if wanted_by:
        change_notices.decide(tx, notice_id, NoticeState.CONFIRMED, wanted_by, now)
    message = _card(tx, said, replace(notice, id=notice_id), asks=not wanted_by)
    tell_organisers(tx, named, f"timetable:{new.version}", message, now)


def _card(tx: Transaction, said: list[Said], notice: Notice, *, asks: bool) -> Outgoing:
    """What changed and whom it concerns, with the question whether to tell them."""
    lines = short(_with_numbers(tx, said))
    about: dict[str, Argument] = {"version": notice.to_version, "people": notice.people, "lines": lines}
    if not asks:
        return Outgoing("change-told-soon", about, (drop_it(notice),))
    return Outgoing("change-ask", about, (_tell_it(notice), drop_it(notice)))


def drop_it(notice: Notice) -> Choice:
    """The choice to tell nobody."""
    return Choice(f"change:drop:{notice.id}", "choice-change-drop", {"version": notice.to_version})


def _tell_it(notice: Notice) -> Choice:
    return Choice(f"change:tell:{notice.id}", "choice-change-tell", {"count": notice.people})


def confirm(tx: Transaction, notice_id: int, by: Address, now: datetime) -> Notice | None:
    """Let it go out once its hold is over; None where that is decided, or the timetable has changed again."""
    done = change_notices.decide(tx, notice_id, NoticeState.CONFIRMED, str(by), now)
    return change_notices.find(tx, notice_id) if done else None


def drop(tx: Transaction, notice_id: int, by: Address, now: datetime) -> bool:
    """Tell nobody; False where that is decided, or it is out."""
    return change_notices.decide(tx, notice_id, NoticeState.DROPPED, str(by), now)


def is_due(tx: Transaction, hold: timedelta, unasked_after: timedelta | None, now: datetime) -> bool:
    """Whether people are to be told of something now."""
    return change_notices.due(tx, hold, unasked_after, now) is not None


def queue_next(tx: Transaction, hold: timedelta, unasked_after: timedelta | None, now: datetime) -> None:
    """Queue what was agreed to for the next stretch of people."""
    notice = change_notices.due(tx, hold, unasked_after, now)
    if notice is not None:
        change_notices.queue_stretch(tx, notice, now)


def _notice(tx: Transaction, said: list[Said], from_version: int, to_version: int) -> Notice:
    for_all = [one.line for one in said if one.site_code == EVERYONE]
    by_site: dict[str, list[Outgoing]] = {}
    for one in said:
        if one.site_code:
            by_site.setdefault(one.site_code, []).append(one.line)
    people = change_notices.count_everyone(tx) if for_all else sum(change_notices.count_at(tx, by_site).values())
    ends = [one.until for one in said]
    expires_at = None if None in ends else max(end for end in ends if end)
    sites = {code: _message([*lines, *for_all]) for code, lines in by_site.items()}
    everyone = _message(for_all) if for_all else None
    return Notice(0, from_version, to_version, NoticeState.ASKED, everyone, sites, people, expires_at)


def _message(lines: list[Outgoing]) -> Outgoing:
    return Outgoing("change-notice", {"lines": short(lines)}, (Choice("schedule", "choice-schedule"),))


def _with_numbers(tx: Transaction, said: list[Said]) -> list[Outgoing]:
    """Each change with the number of people whom it concerns; many sites are only counted."""
    everyone = change_notices.count_everyone(tx)
    counts = change_notices.count_at(tx, {one.site_code for one in said if one.site_code})
    lines = [_line(one.line, everyone) for one in said if one.site_code == EVERYONE]
    of_sites = [one for one in said if one.site_code]
    if len(of_sites) > _MOST_SITES_NAMED:
        return [*lines, _line(Outgoing("change-sites", {"count": len(counts)}), sum(counts.values()))]
    return lines + [_line(one.line, counts[one.site_code]) for one in of_sites if one.site_code]


def _line(line: Outgoing, people: int) -> Outgoing:
    return Outgoing("change-for", {"line": line, "people": people})


def preview(tx: Transaction, old: Timetable, new: Timetable, now: datetime) -> tuple[tuple[Outgoing, ...], int]:
    """What a timetable would change, whom each change concerns, and how many people would be told."""
    every = say_all(compare(old, new))
    said = [one for one in every if one.concerns(now)]
    others = [one.line for one in every if not one.concerns(now)]
    people = _notice(tx, said, old.version, new.version).people if said else 0
    return short([*_with_numbers(tx, said), *others]), people


def reminder_to_decide(notice: Notice) -> Outgoing:
    """That a notice waits for a word, or for its hold to be over."""
    choices = (_tell_it(notice), drop_it(notice)) if notice.state is NoticeState.ASKED else (drop_it(notice),)
    return Outgoing("change-waits", {"version": notice.to_version, "people": notice.people}, choices)
