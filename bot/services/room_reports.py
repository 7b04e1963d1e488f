"""Reporting a room: a draft whose names are found in the site's list, a card to look at, and only then the saving."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.attendance import IN_THE_ROOM, MISSING, Method, Status
from bot.domain.messages import Address
from bot.domain.people import Person, told_apart
from bot.domain.room_report import Counted, Numbers, Reckoning, Room, Said
from bot.domain.room_sheet import Entry, Sheet
from bot.services import statuses
from bot.services.statuses import Standing, Word
from bot.storage import attendance, closings, people, room_reports, substitutes
from bot.storage.attendance import Record
from bot.storage.closings import Closing
from bot.storage.store import Transaction
from bot.storage.substitutes import Substitute
from bot.understanding.fold import canonical
from bot.understanding.room_names import who

UNDO_WITHIN = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Surprise:
    """Somebody whom the report puts elsewhere than what is known of them."""

    person: Person
    status: Status
    known: Record


@dataclass(frozen=True, slots=True)
class Card:
    """What a clerk looks at before saving: what it comes to, whom it names, what is odd, and what is still asked."""

    sheet: Sheet
    reckoning: Reckoning
    people: Mapping[str, Person]
    surprises: tuple[Surprise, ...]
    closing: Closing | None

    @property
    def named(self) -> Counted:
        """How many of the list the names put among the missing."""
        return self.sheet.counted(_room(self.people))

    @property
    def open_name(self) -> int | None:
        """The place of the first name that must be asked."""
        return next((at for at, one in enumerate(self.sheet.entries) if one.is_open), None)

    @property
    def open_substitute(self) -> int | None:
        """The place of the first entry whose substitute must be asked."""
        return next((at for at, one in enumerate(self.sheet.entries) if one.asks_substitute), None)

    @property
    def may_be_saved(self) -> bool:
        """Whether all names are known and all adds up."""
        return self.open_name is None and self.open_substitute is None and not self.reckoning.problems


def begin(tx: Transaction, address: Address, written_by: str, said: Said, now: datetime) -> Sheet:
    """A new draft, in place of another that this chat had; its session and site are still to be set."""
    report_id = room_reports.write(tx, address, written_by, now)
    entries = tuple(Entry(one.name, one.status, substitute=_capitalised(one.substitute)) for one in said.named)
    return Sheet(report_id, "", "", replace(said, named=()), entries)


def is_about(tx: Transaction, said: Said, site_code: str) -> bool:
    """Whether it counts somebody, or names anybody of the site; of no site in particular it may."""
    if said.is_of_all or not site_code:
        return True
    names = {one.id: one.full_name for one in people.of_site(tx, site_code)}
    return any(who(name, names) for one in said.named for name in (one.name, one.substitute) if name)


def place(tx: Transaction, sheet: Sheet, session_id: str, site_code: str) -> Sheet:
    """It is about that session and site: names are found in its list, as if nobody had been chosen yet.

    Where there is no list nobody need be asked about a name.
    """
    names = {one.id: one.full_name for one in people.of_site(tx, site_code)} if site_code else {}
    without_list = bool(site_code) and not names
    entries = tuple(replace(_found(one, names), left_out=without_list) for one in sheet.entries)
    return keep(tx, replace(sheet, session_id=session_id, site_code=site_code, entries=entries))


def keep(tx: Transaction, sheet: Sheet) -> Sheet:
    """Keep what the draft holds now."""
    content = json.dumps({"said": asdict(sheet.said), "entries": [asdict(one) for one in sheet.entries]})
    room_reports.keep(tx, sheet.id, sheet.session_id, sheet.site_code, content)
    return sheet


def load(tx: Transaction, report_id: int, address: Address) -> Sheet | None:
    """A draft of that chat; None where it is none any more, or somebody else's."""
    draft = room_reports.find(tx, report_id)
    if draft is None or draft.state != "draft" or draft.address != address or '"said"' not in draft.content:
        return None
    held: dict[str, Any] = json.loads(draft.content)
    entries = tuple(
        Entry(
            **one
            | {
                "status": Status(one["status"]),
                "options": tuple(one["options"]),
                "substitutes": tuple(one["substitutes"]),
            }
        )
        for one in held["entries"]
    )
    return Sheet(draft.id, draft.session_id, draft.site_code, Said(**held["said"] | {"named": ()}), entries)


def card(tx: Transaction, sheet: Sheet) -> Card:
    """What to look at."""
    known = told_apart(people.of_site(tx, sheet.site_code))
    reckoning = sheet.reckoning(_room(known))
    records = attendance.of_site(tx, sheet.session_id, sheet.site_code)
    wanted = _wanted(sheet, reckoning.numbers, known, records)
    surprises = tuple(
        Surprise(known[id_], status, records[id_])
        for id_, status in wanted.items()
        if id_ in records and id_ in known and _is_odd(status, records[id_])
    )
    closing = closings.standing(tx, sheet.session_id, sheet.site_code)
    return Card(sheet, reckoning, known, surprises, closing)


def save(tx: Transaction, shown: Card, word: Word, *, apart: bool = False) -> bool:
    """Save what the card shows, or with `apart` its numbers only. False where it cannot be saved so, or was already.

    Where names account for everybody, the rest of the list is present; otherwise only who is named is recorded.
    """
    sheet, numbers = shown.sheet, shown.reckoning.numbers
    if apart:
        numbers = Numbers(numbers.total, numbers.present, unknown=numbers.total - numbers.present, named=False)
    if not (shown.reckoning.may_count_apart if apart else shown.may_be_saved):
        return False
    if not room_reports.save(tx, sheet.id, numbers, word.now):
        return False
    if not apart:
        records = attendance.of_site(tx, sheet.session_id, sheet.site_code)
        write(tx, sheet.session_id, _wanted(sheet, numbers, shown.people, records), shown.people, word)
        _link(tx, shown, word)
    return True


def write(
    tx: Transaction, session_id: str, wanted: Mapping[str, Status], known: Mapping[str, Person], word: Word
) -> int:
    """Record these statuses of people of a site; how many were changed."""
    changed = 0
    for id_, status in wanted.items():
        standing = Standing(session_id, id_, known[id_].site_code, attendance.find(tx, session_id, id_))
        changed += statuses.record(tx, standing, status, word)
    return changed


def undo(tx: Transaction, report_id: int, by: str, now: datetime) -> bool:
    """Take a saved report back, whole; False where it is too late, or a later one was saved."""
    draft = room_reports.find(tx, report_id)
    if draft is None or draft.saved_at is None or now - draft.saved_at > UNDO_WITHIN:
        return False
    if not room_reports.undo(tx, report_id, now):
        return False
    statuses.undo(tx, f"report:{report_id}", by, now)
    return True


def _found(entry: Entry, names: Mapping[str, str]) -> Entry:
    options = tuple(who(entry.name, names))
    person_id = options[0] if len(options) == 1 else ""
    entry = replace(entry, options=options, person_id=person_id, substitute_id="")
    if not entry.substitute:
        return entry
    others = tuple(id_ for id_ in who(entry.substitute, names) if id_ != person_id)
    whole = [id_ for id_ in others if _spelled(names[id_]) == _spelled(entry.substitute)]
    if len(whole) == 1:
        return replace(entry, substitutes=others, substitute_id=whole[0], asks_substitute=False)
    return replace(entry, substitutes=others, asks_substitute=bool(others))


def _capitalised(name: str) -> str:
    """A name that was typed without capitals, as it is kept."""
    return name.title() if name.islower() else name


def _spelled(name: str) -> list[str]:
    return [canonical(word) for word in name.split()]


def _room(known: Mapping[str, Person]) -> Room:
    return Room(len(known), sum(one.walk_in for one in known.values()))


def _wanted(
    sheet: Sheet, numbers: Numbers, known: Mapping[str, Person], records: Mapping[str, Record]
) -> dict[str, Status]:
    """What is to be recorded of whom: of those named, and of the rest of the list where all are accounted for."""
    named = sheet.statuses()
    if not (numbers.named and numbers.whole):
        return named
    all_count = numbers.total == len(known)
    rest = (one.id for one in known.values() if one.id not in named and (all_count or not one.walk_in))
    left = {id_ for id_, one in records.items() if one.status is Status.LEFT_EARLY}
    return {id_: Status.PRESENT for id_ in rest if id_ not in left} | named


def _is_odd(status: Status, known: Record) -> bool:
    if status in MISSING:
        return known.status in IN_THE_ROOM and known.method is Method.SELF
    return status in IN_THE_ROOM and known.status in MISSING


def _link(tx: Transaction, shown: Card, word: Word) -> None:
    for delegate_id, entry in shown.sheet.instead().items():
        name = "" if entry.substitute_id else entry.substitute
        stand_in = Substitute(
            shown.sheet.session_id,
            shown.sheet.site_code,
            delegate_id,
            entry.substitute_id or None,
            name,
            word.by,
        )
        substitutes.add(tx, stand_in, word.cause, word.now)
