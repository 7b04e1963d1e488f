"""The way in: a notice of what is stored, the site, the name."""

from bot.domain.messages import Choice, Outgoing
from bot.domain.timetable import Site
from bot.handlers.request import MENU, Reply, Request, choice, say
from bot.services import registration, roles
from bot.services.sites import find_sites
from bot.storage import contacts

_MOST_SITES = 8


def start(request: Request, payload: str) -> Reply:
    """Open the chat, perhaps by a link that carries a site (`s_16378`; `16378` if typed), an invitation (`o_CODE`)."""
    kind, _, value = payload.partition("_")
    if kind == "o" and value:
        return redeem(request, value)
    site = request.timetable.site_by_code.get(value if kind == "s" else payload)
    if request.contact.person is not None:
        return _welcome_back(request, site)
    if request.contact.agreed_at is None:
        contacts.set_step(request.tx, request.contact.address, "agree", site.code if site else request.contact.draft)
        return say("notice-of-data", choice("agree"), choice("decline"), title=request.timetable.title)
    return _ask_for_what_is_missing(request, site)


def agree(request: Request, _: str) -> Reply:
    """They agree to what is stored."""
    if request.contact.person is not None:
        return say("already-registered", *MENU, name=request.contact.person.full_name)
    contacts.set_agreed(request.tx, request.contact.address, request.now)
    return _ask_for_what_is_missing(request, None)


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
    if request.contact.person is not None:
        registration.move(request.tx, request.contact.person, site)
        contacts.set_step(request.tx, request.contact.address, "")
        return say("site-changed", *MENU, site=site.full_name)
    if request.contact.agreed_at is None:
        return start(request, f"s_{code}")
    return _ask_for_what_is_missing(request, site)


def typed_site(request: Request, text: str) -> Reply | None:
    """They typed a part of their site's name; None where nothing is called like that."""
    found = find_sites(request.timetable, text)
    if not found:
        return None
    if len(found) == 1:
        return pick_site(request, found[0].code)
    choices = [Choice(f"site:{site.code}", "choice-of-site", {"site": site.full_name}) for site in found[:_MOST_SITES]]
    key = "which-site" if len(found) <= _MOST_SITES else "which-site-of-many"
    return say(key, *choices, count=len(found))


def typed_name(request: Request, text: str) -> Reply:
    """They typed their name: they are in."""
    site = request.timetable.site_by_code.get(request.contact.draft)
    if site is None:
        return _ask_for_what_is_missing(request, None)
    name = registration.clean_name(text)
    if name is None:
        return say("name-unclear")
    registration.enrol(request.tx, request.contact, site, name, request.now)
    contacts.set_step(request.tx, request.contact.address, "")
    return say("registered", *MENU, name=name, site=site.full_name)


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
    registration.forget(request.tx, request.contact)
    return say("forgotten")


def redeem(request: Request, code: str) -> Reply:
    """Take the role that an invitation gives."""
    taken = roles.redeem(request.tx, code, request.contact.address, request.now)
    if taken is None:
        return say("invited-organiser", choice("help")) if request.is_organiser else say("invitation-refused")
    role, scope = taken
    site = request.timetable.site_by_code.get(scope)
    return say(f"invited-{role}", choice("help"), site=site.full_name if site else scope)


def _welcome_back(request: Request, site: Site | None) -> Reply:
    person = request.contact.person
    if person is None:
        return Reply()
    if site is not None and site.code != person.site_code:
        move = Choice(f"site:{site.code}", "choice-move-site", {"site": site.full_name})
        return say("other-site", move, *MENU, site=site.full_name, own=_name_of(request, person.site_code))
    return say("welcome-back", *MENU, name=person.full_name, site=_name_of(request, person.site_code))


def what_is_missing(request: Request) -> tuple[Outgoing, ...]:
    """The question that they have not answered yet: asked again after whatever came between."""
    site = request.timetable.site_by_code.get(request.contact.draft)
    match request.contact.step:
        case "site" if request.contact.person is None:
            return (Outgoing("ask-site"),)
        case "name" if site is not None:
            return (_ask_name(site),)
        case _:
            return ()


def _ask_for_what_is_missing(request: Request, site: Site | None) -> Reply:
    site = site or request.timetable.site_by_code.get(request.contact.draft)
    if site is None:
        contacts.set_step(request.tx, request.contact.address, "site")
        return say("ask-site")
    contacts.set_step(request.tx, request.contact.address, "name", site.code)
    return Reply((_ask_name(site),))


def _ask_name(site: Site) -> Outgoing:
    return Outgoing("ask-name", {"site": site.full_name}, (choice("site"),))


def _name_of(request: Request, code: str) -> str:
    site = request.timetable.site_by_code.get(code)
    return site.full_name if site else code


def _about(site: Site | None, code: str) -> tuple[Outgoing, ...]:
    if site is None:
        return (Outgoing("site-line-name", {"value": code}),)
    facts = {"name": site.full_name, "room": site.room, "chair": site.chair, "link": site.link}
    return tuple(Outgoing(f"site-line-{fact}", {"value": value}) for fact, value in facts.items() if value)
