"""Files that people send: lists of people to import, with the sites' clerks; timetables and what goes with broadcasts.

A file is fetched and read beside everything else. What is said of it is said here, once that is done.
"""

from datetime import timedelta

from bot.domain.broadcasts import LONGEST, Content
from bot.domain.messages import Argument, Channel, Choice, IncomingKind, Outgoing
from bot.domain.rosters import Source
from bot.handlers import broadcasts, delegates, timetable
from bot.handlers.request import Reply, Request, choice, say
from bot.services import files
from bot.services.list_previews import Preview, Shown
from bot.services.roster_import import Summary
from bot.services.sent_files import LARGEST_UPLOAD, TimetableError, media_type_of
from bot.storage import received_files
from bot.storage.received_files import FileState, ReceivedFile
from bot.storage.schedule import Loaded

_BROADCAST_KEPT = timedelta(days=60)
_LONGEST_ROW = 60  # characters of a row that is shown
_LONGEST_NUMBER = 18
_MEGABYTE = 1_000_000


def came(request: Request) -> Reply:
    """A file, or something that nobody reads. Files are read only of those who have a use for them."""
    if request.rights.is_nobody:
        return delegates.nothing_readable(request)
    if request.incoming.kind is IncomingKind.FILE:
        received_files.add(request.tx, request.incoming, b"", request.now)
        return say("file-received", name=files.safe_name(request.incoming.text))
    if request.contact.address.channel is Channel.ZALO:  # which says of a file only that it is unsupported
        return say("file-not-by-zalo", choice("help"), url=request.house.url)
    return delegates.nothing_readable(request)


def is_for_broadcast(request: Request) -> bool:
    """Whether an organiser is just writing a broadcast, and the file goes with it."""
    return request.is_organiser and request.contact.step in broadcasts.FREE_TEXT


def to_broadcast(request: Request, file: ReceivedFile, content: bytes) -> Reply:
    """A broadcast with that file, whose text is what was written with it."""
    received_files.finish(request.tx, file.seq)
    attachment = files.attach(
        request.tx,
        file.name,
        media_type_of(file.name, content),
        content,
        now=request.now,
        expires_at=request.now + _BROADCAST_KEPT,
    )
    body = file.caption.strip()[:LONGEST] or attachment.name
    return broadcasts.written(request, file.caption, Content(body, attachment=attachment))


def refused(request: Request, file: ReceivedFile, why: str) -> Reply:
    """A file that cannot be used: `why` names the text that says so and what to do."""
    received_files.finish(request.tx, file.seq)
    most = LARGEST_UPLOAD if file.address.channel is Channel.WEB else files.LARGEST
    return say(f"file-{why}", choice("help"), name=files.safe_name(file.name), most=most // _MEGABYTE)


def refused_timetable(request: Request, file: ReceivedFile, error: TimetableError) -> Reply:
    """A timetable with mistakes: the first of them, with where they are."""
    received_files.finish(request.tx, file.seq)
    lines = tuple(Outgoing("file-line", {"text": problem}) for problem in error.problems)
    return say("file-timetable-wrong", choice("help"), name=files.safe_name(file.name), count=error.count, lines=lines)


def offered_timetable(request: Request, file: ReceivedFile, content: bytes, loaded: Loaded) -> Reply:
    """What a timetable would change. It is put in force when they say so."""
    received_files.finish(request.tx, file.seq)
    return timetable.proposed(request, content, loaded)


def offered(request: Request, file: ReceivedFile, content: bytes, found: Preview) -> Reply:
    """What a list holds and what importing it would do. Nothing is imported before they say so."""
    name, summary = files.safe_name(file.name), found.summary
    about = _about(name, found)
    if found.foreign:
        received_files.finish(request.tx, file.seq)
        return say("list-foreign", choice("help"), name=name, count=found.foreign)
    if not found.counts.people:
        received_files.finish(request.tx, file.seq)
        return Reply((Outgoing("list-nobody", about, (choice("help"),)),))
    if not found.counts.with_site:
        received_files.finish(request.tx, file.seq)
        return Reply((Outgoing("list-no-site", about, (choice("help"),)),))
    if not summary.added and not summary.changed:
        received_files.finish(request.tx, file.seq)
        return Reply((Outgoing("list-nothing-new", about, (choice("help"),)),))
    received_files.offer(request.tx, file.seq, content)
    save = Choice(f"list:save:{file.seq}", "choice-list-save", {"count": summary.added + summary.changed})
    drop = Choice(f"list:drop:{file.seq}", "choice-list-drop")
    return Reply((Outgoing("list-preview", about, (save, drop)),))


def decide(request: Request, wish: str) -> Reply:
    """`save:12` imports the list that was shown, `drop:12` forgets it; without a number the latest is meant.

    Only whoever sent it decides, and once.
    """
    verb, _, number = wish.partition(":")
    file = _meant(request, number)
    if file is None or verb not in {"save", "drop"}:
        return say("list-decided", choice("help"))
    if verb == "save" and received_files.want(request.tx, file.seq):
        return Reply((Outgoing("list-importing", {"name": files.safe_name(file.name)}),), Outgoing("notice-saved"))
    if verb == "drop" and file.state is FileState.OFFERED and received_files.finish(request.tx, file.seq):
        return say("list-dropped", choice("help"), name=files.safe_name(file.name))
    return Reply((Outgoing("list-decided", {}, (choice("help"),)),), Outgoing("notice-nothing-changed"))


def _meant(request: Request, number: str) -> ReceivedFile | None:
    if not number:
        return received_files.latest_offered(request.tx, request.contact.address)
    file = (
        received_files.find(request.tx, int(number)) if number.isdecimal() and len(number) < _LONGEST_NUMBER else None
    )
    return file if file is not None and file.address == request.contact.address else None


def imported(request: Request, file: ReceivedFile, summary: Summary) -> Reply:
    """The list is in. After a kill in its midst, what was saved before it counts as well, and nobody knows how much."""
    received_files.finish(request.tx, file.seq)
    if file.tries:
        return say("list-imported-at-last", choice("help"), name=files.safe_name(file.name))
    name, changes = files.safe_name(file.name), {"added": summary.added, "changed": summary.changed}
    return say("list-imported", choice("help"), name=name, **changes)


def _about(name: str, found: Preview) -> dict[str, Argument]:
    summary, counts = found.summary, found.counts
    lines = [Outgoing("list-lacks-site", {"count": counts.people - counts.with_site})] if _lacks_site(found) else []
    if summary.missing:
        lines.append(Outgoing("list-missing", {"count": summary.missing}))
    doubts = {flag.replace("_", "-"): count for flag, count in found.doubts.items()}
    lines += [Outgoing(f"list-doubt-{doubt}", {"count": count}) for doubt, count in doubts.items()]
    lines += [_row("list-row", row) for row in found.doubtful]
    if counts.rejected:
        lines.append(Outgoing("list-refused", {"count": counts.rejected}))
    lines += [_row(f"list-refused-{row.why}", row) for row in found.refused]
    if found.dropped:
        lines.append(Outgoing("list-dropped-columns", {"titles": ", ".join(found.dropped)[: 2 * _LONGEST_ROW]}))
    facts = {"added": summary.added, "changed": summary.changed, "left": summary.left, "people": counts.people}
    return {"name": name, "lines": tuple(lines), **facts}


def _lacks_site(found: Preview) -> bool:
    return found.counts.people > found.counts.with_site


def _row(key: str, row: Shown) -> Outgoing:
    return Outgoing(key, {"row": row.source.row, "sheet": _sheet(row.source), "text": row.text[:_LONGEST_ROW]})


def _sheet(source: Source) -> str:
    return f" ({source.sheet[:20]})" if source.sheet else ""
