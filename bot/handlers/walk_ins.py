"""What clerks do about people who registered without being on the list: find out who they are, or add them."""

from bot.domain.attendance import Status
from bot.domain.messages import Choice, Outgoing
from bot.domain.rosters import Known
from bot.domain.timetable import Site
from bot.handlers import rooms
from bot.handlers.linking import described
from bot.handlers.request import Reply, Request, choice, of_sites, say
from bot.services import links, roles, walk_ins
from bot.services.sites import find_sites
from bot.services.walk_ins import WalkIn
from bot.storage import contacts, roster_people
from bot.storage.attendance import Record
from bot.storage.merges import Merge

_PAGE = 8
_MOST_PAIRS = 20  # lines of a preview


def overview(request: Request, wish: str) -> Reply:
    """The walk-ins of a site, a page at a time: `16378`, `16378:2`, or a part of the name for who sees several."""
    if request.rights.is_nobody:
        return say("unknown-command", choice("help"))
    name, _, page = wish.rpartition(":") if wish.rpartition(":")[2].isdecimal() and ":" in wish else (wish, "", "1")
    meant = _sites(request, name)
    seen = [site for site in meant if request.rights.may_see(site)]
    if not seen and name:
        return say("numbers-not-yours" if meant else "site-unknown")
    if not seen:
        return say("walk-ins-which-site")
    if len(seen) > 1:
        return say("walk-ins-which-site", *of_sites("walkins", seen))
    return _page(request, seen[0], max(1, int(page)))


def detail(request: Request, person_id: str) -> Reply:
    """One walk-in, and who they may be."""
    walk_in, site = _find(request, person_id)
    if walk_in is None or site is None:
        return say("walk-in-gone", choice("walkins"))
    contacts.set_step(request.tx, request.contact.address, "walk_in_name", person_id)
    may_be = [
        Choice(f"merge:{person_id}:{one.id}", "choice-of-person", {"person": described(one)}) for one in walk_in.likely
    ]
    keep = Choice(f"enlist:{person_id}", "choice-enlist")
    key = "walk-in" if may_be else "walk-in-unlike"
    return say(key, *may_be, keep, choice("walkins"), name=walk_in.person.full_name, site=site.full_name)


def typed_name(request: Request, text: str) -> Reply | None:
    """The clerk types whom of the list the walk-in is; None where it is nobody's name there."""
    person_id = request.contact.draft
    walk_in, site = _find(request, person_id)
    found = links.named_at(request.tx, site.code, text) if site else ()
    if walk_in is None or not found:
        return None
    names = [Choice(f"merge:{person_id}:{one.id}", "choice-of-person", {"person": described(one)}) for one in found]
    if len(found) == 1:
        return preview(request, f"{person_id}:{found[0].id}")
    return say("walk-in-which", *names[:_PAGE], name=walk_in.person.full_name)


def preview(request: Request, wish: str) -> Reply:
    """What would become of the two: `WALK_IN:PERSON`; after `yes:` it does."""
    verb, _, rest = wish.partition(":")
    if verb in {"yes", "no"}:
        return _merge(request, rest) if verb == "yes" else detail(request, rest)
    walk_in, person = _pair(request, wish)
    if walk_in is None or person is None:
        return say("walk-in-gone", choice("walkins"))
    lines = tuple(
        _outcome(request, session, *words)
        for session, words in walk_ins.outcome(request.tx, walk_in.person.id, person.id).items()
    )
    chats = len(contacts.of_person(request.tx, person.id))
    if chats:
        lines += (Outgoing("merge-has-chats", {"count": chats}),)
    yes = Choice(f"merge:yes:{wish}", "choice-merge-yes")
    back = Choice(f"merge:no:{walk_in.person.id}", "choice-merge-no")
    lines = lines or (Outgoing("merge-no-words"),)
    return say("merge-preview", yes, back, name=walk_in.person.full_name, person=described(person), lines=lines)


def enlist(request: Request, person_id: str) -> Reply:
    """The list forgot them: they are on it from now on."""
    shown = request.contact.draft if request.contact.step == "walk_in_name" else ""
    walk_in, _ = _find(request, person_id or shown)
    if walk_in is None:
        return say("walk-in-gone", choice("walkins"))
    done = walk_ins.add_to_list(request.tx, walk_in.person, rooms.writer(request), request.now)
    return _done(request, done, "enlisted", walk_in, walk_in.person)


def merge_all(request: Request, wish: str) -> Reply:
    """All walk-ins of a site of whom nothing has to be guessed: shown, and just they merged after `yes:SITE:KEY`."""
    verb, _, rest = wish.partition(":")
    site_code, _, shown = rest.partition(":") if verb == "yes" else (wish, "", "")
    site = request.timetable.site_by_code.get(site_code)
    if site is None or not request.rights.may_record(site):
        return say("walk-in-gone", choice("walkins"))
    pairs = walk_ins.certain(request.tx, site.code)
    if not pairs:
        return say("merge-all-none", choice("walkins"), site=site.full_name)
    key = walk_ins.key(pairs)
    if shown != key:  # not shown yet, or others than were shown
        lines = tuple(Outgoing("merge-pair", {"person": described(person)}) for _, person in pairs[:_MOST_PAIRS])
        if more := len(pairs) - len(lines):
            lines += (Outgoing("merge-pairs-more", {"count": more}),)
        yes = Choice(f"mergeall:yes:{site.code}:{key}", "choice-mergeall-yes", {"count": len(pairs)})
        return say("merge-all", yes, choice("walkins"), lines=lines)
    chats = [(person, one.address) for who, person in pairs for one in contacts.of_person(request.tx, who.id)]
    batch = walk_ins.merge_all(request.tx, pairs, rooms.writer(request), request.now)
    for person, address in chats:
        message = Outgoing("you-are-on-list", {"person": described(person)})
        roles.tell(request.tx, [address], f"merged:{batch}", message, request.now)
    undo = Choice(f"unmerge:{batch}", "choice-unmerge-all", {"count": len(pairs)})
    hours = int(walk_ins.UNDO_WITHIN.total_seconds() // 3600)
    return say("merged-all", undo, choice("walkins"), count=len(pairs), hours=hours)


def unmerge(request: Request, merge_id: str) -> Reply:
    """Take that back, with all that was done together."""
    done = walk_ins.merged(request.tx, merge_id, request.now)
    sites = [request.timetable.site_by_code.get(one.site_code) for one in done]
    if not done or not all(site and request.rights.may_record(site) for site in sites):
        return say("unmerge-refused", choice("walkins"))
    later = sum(walk_ins.undo(request.tx, one) for one in done)
    for one in done:
        chats = [chat.address for chat in contacts.of_person(request.tx, one.walk_in_id)] if one.person_id else []
        roles.tell(request.tx, chats, f"unmerged:{one.id}", Outgoing("you-are-walk-in"), request.now)
    return say("unmerged-but" if later else "unmerged", choice("walkins"), count=later)


def _merge(request: Request, wish: str) -> Reply:
    """They are one from now on; their chats are told."""
    walk_in, person = _pair(request, wish)
    if walk_in is None or person is None:
        return say("walk-in-gone", choice("walkins"))
    chats = [one.address for one in contacts.of_person(request.tx, walk_in.person.id)]
    done = walk_ins.merge(request.tx, walk_in.person, person, rooms.writer(request), request.now)
    message = Outgoing("you-are-on-list", {"person": described(person)})
    roles.tell(request.tx, chats, f"merged:{done.id}", message, request.now)
    return _done(request, done, "merged", walk_in, person)


def _page(request: Request, site: Site, page: int) -> Reply:
    found = walk_ins.of_site(request.tx, site.code)
    merges = walk_ins.lately(request.tx, site.code, request.now) if request.rights.may_record(site) else []
    undo = [Choice(f"unmerge:{one.id}", "choice-unmerge", {"name": name}) for one, name in merges]
    if not found:
        return say("walk-ins-none", *undo, site=site.full_name)
    pages = -(-len(found) // _PAGE)
    page = min(page, pages)
    shown = found[(page - 1) * _PAGE : page * _PAGE]
    offered = [
        Choice(f"walkin:{one.person.id}", "choice-walk-in-name", {"name": one.person.full_name}) for one in shown
    ]
    if not request.rights.may_record(site):
        offered = []
    elif certain := walk_ins.certain(request.tx, site.code):
        offered.insert(0, Choice(f"mergeall:{site.code}", "choice-mergeall", {"count": len(certain)}))
    if page < pages:
        offered.append(Choice(f"walkins:{site.code}:{page + 1}", "choice-walkins-page", {"number": page + 1}))
    lines = tuple(map(_line, shown))
    return say("walk-ins", *offered, *undo, site=site.full_name, count=len(found), lines=lines)


def _line(walk_in: WalkIn) -> Outgoing:
    if not walk_in.likely:
        return Outgoing("walk-in-line", {"name": walk_in.person.full_name})
    return Outgoing("walk-in-line-likely", {"name": walk_in.person.full_name, "person": described(walk_in.likely[0])})


def _outcome(request: Request, session_id: str, word: Record | None, lost: Record | None) -> Outgoing:
    session = request.timetable.session_by_id.get(session_id)
    status = word.status if word else Status.UNKNOWN
    facts = {"session": session.name if session else session_id, "status": _status(status)}
    if lost is None or lost.status is status:
        return Outgoing("merge-line", facts)
    return Outgoing("merge-line-instead", {**facts, "other": _status(lost.status)})


def _status(status: Status) -> Outgoing:
    return Outgoing(f"status-of-{status.replace('_', '-')}")


def _done(request: Request, done: Merge, key: str, walk_in: WalkIn, person: Known) -> Reply:
    contacts.set_step(request.tx, request.contact.address, "")
    undo = Choice(f"unmerge:{done.id}", "choice-unmerge", {"name": person.full_name})
    hours = int(walk_ins.UNDO_WITHIN.total_seconds() // 3600)
    return say(key, undo, choice("walkins"), name=walk_in.person.full_name, person=described(person), hours=hours)


def _pair(request: Request, wish: str) -> tuple[WalkIn | None, Known | None]:
    """The walk-in and the person of the same site's list whom a button names."""
    walk_in_id, _, person_id = wish.partition(":")
    walk_in, site = _find(request, walk_in_id)
    person = roster_people.find(request.tx, person_id)
    if site is None or person is None or person.walk_in or not person.full_name or person.site_code != site.code:
        return walk_in, None
    return walk_in, person


def _find(request: Request, person_id: str) -> tuple[WalkIn | None, Site | None]:
    """A walk-in of a site that is theirs to record."""
    walk_in = walk_ins.find(request.tx, person_id)
    site = request.timetable.site_by_code.get(walk_in.person.site_code) if walk_in else None
    return (walk_in, site) if site is not None and request.rights.may_record(site) else (None, None)


def _sites(request: Request, name: str) -> list[Site]:
    known = request.timetable.site_by_code
    if name:
        return [known[name]] if name in known else list(find_sites(request.timetable, name))
    own = [known[code] for code in sorted(request.rights.sites) if code in known]
    waiting = [known[code] for code in walk_ins.sites(request.tx) if code in known]
    return own or [site for site in waiting if request.rights.may_see(site)]
