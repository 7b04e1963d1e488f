"""The way in: a notice of what is stored, the site, the name."""

from bot.domain.messages import Choice, Outgoing
from bot.domain.people import Person
from bot.domain.timetable import Site
from bot.handlers import linking, rights
from bot.handlers.request import MENU, MOST_SITES, Reply, Request, choice, of_sites, say
from bot.services import links, registration, roles
from bot.services.codes import digest
from bot.services.links import Draft
from bot.services.sites import find_sites
from bot.storage import contacts, roster_people

_OWN_CODE = "p_"  # before a code's digest, in a draft that waits for their agreement


def start(request: Request, payload: str) -> Reply:
    """Open the chat, perhaps by a link: a site's (`s_16378`, `16378`), a right's (`o_CODE`), one's own (`p_…`)."""
    kind, _, value = payload.partition("_")
    if kind.lower() in {"o", "p"} and value:
        return redeem(request, value)
    site = request.timetable.site_by_code.get(value if kind == "s" else payload)
    if request.contact.person is not None:
        return _welcome_back(request, site)
    if request.contact.agreed_at is None:
        contacts.set_step(request.tx, request.contact.address, "agree", site.code if site else request.contact.draft)
        return _notice(request)
    return _ask_for_what_is_missing(request, site)


def agree(request: Request, _: str) -> Reply:
    """They agree to what is stored."""
    if request.contact.person is not None:
        return say("already-registered", *MENU, name=request.contact.person.full_name)
    contacts.set_agreed(request.tx, request.contact.address, request.now)
    known = linking.by_code(request, request.contact.draft.removeprefix(_OWN_CODE)) if _has_own_code(request) else None
    return known or _ask_for_what_is_missing(request, None)


def decline(request: Request, _: str) -> Reply:
    """They do not; the timetable is open to everyone all the same. The site of a link waits for a change of mind."""
    if request.contact.person is not None:
        return forget(request, "")
    contacts.forget(request.tx, request.contact.address)
    contacts.set_step(request.tx, request.contact.address, "", request.contact.draft)
    return say("declined", choice("agree"), choice("today"), choice("schedule"))


def pick_site(request: Request, code: str) -> Reply:
    """They tapped a site."""
    site = request.timetable.site_by_code.get(code)
    if site is None:
        return typed_site(request, code) or say("site-gone")
    if request.contact.person is not None and request.contact.person.walk_in:
        return move(request, code)
    if request.contact.person is not None:
        return _ask_to_move(request, request.contact.person, site)
    if request.contact.agreed_at is None:
        return start(request, f"s_{code}")
    return _ask_for_what_is_missing(request, site)


def move(request: Request, code: str) -> Reply:
    """They sit at another site. Who is on a list is missed at one site and new at the other: the clerks are told."""
    person, site = request.contact.person, request.timetable.site_by_code.get(code)
    if person is None or site is None:
        return say("site-gone")
    contacts.set_step(request.tx, request.contact.address, "")
    if person.site_code == code:
        return say("site-is-yours", *MENU, site=site.full_name)
    registration.move(request.tx, person, site)
    if not person.walk_in:
        clerks = [*roles.clerks_of(request.tx, person.site_code), *roles.clerks_of(request.tx, code)]
        facts = {"name": person.full_name, "own": request.timetable.site_name(person.site_code), "site": site.full_name}
        cause = f"moved:{person.id}:{request.now.timestamp()}"
        roles.tell(request.tx, {one.address for one in clerks}, cause, Outgoing("delegate-moved", facts), request.now)
    return say("site-changed", *MENU, site=site.full_name)


def _ask_to_move(request: Request, person: Person, site: Site) -> Reply:
    if person.site_code == site.code:
        return move(request, site.code)
    yes = Choice(f"move:{site.code}", "choice-move-site", {"site": site.full_name})
    return say("move-listed", yes, *MENU, own=request.timetable.site_name(person.site_code), site=site.full_name)


def typed_site(request: Request, text: str) -> Reply | None:
    """They typed a part of their site's name; None where nothing is called like that."""
    found = find_sites(request.timetable, text)
    if not found:
        return None
    if len(found) == 1:
        return pick_site(request, found[0].code)
    key = "which-site" if len(found) <= MOST_SITES else "which-site-of-many"
    return say(key, *of_sites("site", found), count=len(found))


def typed_name(request: Request, text: str) -> Reply:
    """They typed their name: they are in."""
    site = _drafted(request)
    if site is None:
        return _ask_for_what_is_missing(request, None)
    name = registration.clean_name(text)
    if name is None:
        return say("name-unclear")
    return linking.by_name(request, site, name)


def find_me(request: Request, _: str) -> Reply:
    """A walk-in looks for themselves on their site's list, which may have come after them."""
    person = request.contact.person
    site = request.timetable.site_by_code.get(person.site_code) if person else None
    if person is None or site is None or not person.walk_in or not roster_people.has_list(request.tx, site.code):
        return start(request, "")
    return linking.by_name(request, site, person.full_name)


def shared_contact(request: Request, phone: str) -> Reply:
    """They shared a phone number: their own, or with "" somebody else's."""
    if not phone:
        return Reply((Outgoing("contact-not-own"), *what_is_missing(request)))
    if request.contact.person is None and request.contact.agreed_at is None:
        return start(request, "")
    return linking.by_phone(request, phone)


def my_site(request: Request, _: str) -> Reply:
    """Where they are registered, and how to change it."""
    person = request.contact.person
    if person is None and request.contact.agreed_at is None:
        return start(request, "")
    if person is None:
        contacts.set_step(request.tx, request.contact.address, "site")
        return say("ask-site")
    site = request.timetable.site_by_code.get(person.site_code)
    contacts.set_step(request.tx, request.contact.address, "site")
    return Reply((Outgoing("my-site", {"lines": _about(site, person.site_code)}),))


def forget(request: Request, answer: str) -> Reply:
    """Delete what is stored about them, once they say so again."""
    if answer != "yes":
        return say("forget-sure", Choice("forget:yes", "choice-forget-yes"), choice("help"))
    registration.forget(request.tx, request.contact, request.now)
    return say("forgotten")


def redeem(request: Request, code: str) -> Reply:
    """Take what a code gives: a right, or one's own place on a list. In a group it would be everybody's."""
    if request.contact.address.is_group:
        return say("code-in-group")
    if links.is_exhausted(request.tx, request.contact, request.now):
        return say("codes-too-often")
    taken = rights.redeem(request, code)
    if taken is not None:
        return taken
    kept = digest(code)
    if links.owner_of_code(request.tx, kept) is None:
        links.guessed_wrong(request.tx, request.contact, request.now)
        return say("code-refused")
    if request.contact.person is None and request.contact.agreed_at is None:
        contacts.set_step(request.tx, request.contact.address, "agree", f"{_OWN_CODE}{kept}")
        return _notice(request)
    return linking.by_code(request, kept) or say("code-refused")


def _notice(request: Request) -> Reply:
    return say("notice-of-data", choice("agree"), choice("decline"), title=request.timetable.title)


def _has_own_code(request: Request) -> bool:
    return request.contact.draft.startswith(_OWN_CODE)


def _welcome_back(request: Request, site: Site | None) -> Reply:
    person = request.contact.person
    if person is None:
        return Reply()
    if site is not None and site.code != person.site_code:
        move = Choice(f"site:{site.code}", "choice-move-site", {"site": site.full_name})
        return say("other-site", move, *MENU, site=site.full_name, own=request.timetable.site_name(person.site_code))
    find = (choice("findme"),) if person.walk_in and roster_people.has_list(request.tx, person.site_code) else ()
    return say("welcome-back", *MENU, *find, name=person.full_name, site=request.timetable.site_name(person.site_code))


def what_is_missing(request: Request) -> tuple[Outgoing, ...]:
    """The question that they have not answered yet: asked again after whatever came between."""
    site = _drafted(request)
    match request.contact.step:
        case "site" if request.contact.person is None:
            return (_ask_site(request),)
        case "name" if site is not None:
            return (_ask_name(request, site),)
        case "is_me":
            return (Outgoing("still-asked"),)
        case "which_me":
            return (Outgoing("which-of-name", {}, (choice("unlisted"),)),)
        case _:
            return ()


def _ask_for_what_is_missing(request: Request, site: Site | None) -> Reply:
    site = site or _drafted(request)
    if site is None:
        contacts.set_step(request.tx, request.contact.address, "site")
        return Reply((_ask_site(request),))
    contacts.set_step(request.tx, request.contact.address, "name", site.code)
    return Reply((_ask_name(request, site),))


def _drafted(request: Request) -> Site | None:
    return request.timetable.site_by_code.get(Draft.of(request.contact.draft).site_code)


def _ask_site(request: Request) -> Outgoing:
    return Outgoing("ask-site", {}, linking.ways(request))


def _ask_name(request: Request, site: Site) -> Outgoing:
    return Outgoing("ask-name", {"site": site.full_name}, (*linking.ways(request), choice("site")))


def _about(site: Site | None, code: str) -> tuple[Outgoing, ...]:
    if site is None:
        return (Outgoing("site-line-name", {"value": code}),)
    facts = {"name": site.full_name, "room": site.room, "chair": site.chair, "link": site.link}
    return tuple(Outgoing(f"site-line-{fact}", {"value": value}) for fact, value in facts.items() if value)
