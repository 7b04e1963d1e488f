"""Who somebody is: by their code, their own phone number, or their site and name. A list shows itself to nobody."""

from bot.domain.messages import SHARE_CONTACT, Choice, Outgoing
from bot.domain.rosters import Known
from bot.domain.timetable import Site
from bot.handlers.request import MENU, Reply, Request, choice, say
from bot.services import links, registration
from bot.services.links import Draft
from bot.storage import contacts, roster_people

WAITING = frozenset({"name", "is_me", "which_me"})  # steps whose draft is a `Draft`
_WALK_IN = choice("unlisted")


def by_code(request: Request, kept: str) -> Reply | None:
    """They are whoever has the personal code with that digest; None where nobody has."""
    person = links.owner_of_code(request.tx, kept)
    return _linked(request, person) if person else None


def by_phone(request: Request, shared: str) -> Reply:
    """They are whoever has the number that they share as their own; several may have one."""
    found = links.owners_of_phone(request.tx, shared)
    if not found:
        return say("phone-unknown", *_instead(request))
    if len(found) == 1:
        return _linked(request, found[0])
    _wait(request, "is_me", Draft(_draft(request).site_code, "", tuple(person.id for person in found)))
    names = [Choice(f"iam:{one.id}", "choice-of-person", {"person": described(one)}) for one in found]
    return say("which-of-phone", *names, Choice("iam:no", "choice-iam-no"))


def by_name(request: Request, site: Site, name: str) -> Reply:
    """They typed their name at a site: who on its list that is, or a walk-in where there is no list."""
    draft = Draft(site.code, name)
    if not roster_people.has_list(request.tx, site.code):
        return _enrolled(request, site, name, "registered")
    _wait(request, "name", draft)
    if links.is_exhausted(request.tx, request.contact, request.now):
        return say("guessed-too-often", _WALK_IN)
    found = links.named_at(request.tx, site.code, name)
    if not found:
        links.guessed_wrong(request.tx, request.contact, request.now, site.code)
        return say("not-on-list", _WALK_IN, choice("site"), name=name, site=site.full_name)
    if len(found) > 1 or links.needs_proof(request.tx, site.code, request.now):
        _wait(request, "which_me", Draft(site.code, name, tuple(person.id for person in found)))
        return say("which-of-name" if len(found) > 1 else "prove-name", _WALK_IN)
    if links.is_taken(request.tx, found[0]):
        return say("name-taken", _WALK_IN)
    _wait(request, "is_me", Draft(site.code, name, (found[0].id,)))
    yes, no = Choice(f"iam:{found[0].id}", "choice-iam-yes"), Choice("iam:no", "choice-iam-no")
    return say("is-that-you", yes, no, person=described(found[0]), site=site.full_name)


def me(request: Request, answer: str) -> Reply:
    """They say which of the people they were asked about they are: an id, `yes` where it was one, or `no`."""
    draft = _draft(request) if request.contact.step == "is_me" else Draft()
    said_yes = answer == "yes" and len(draft.people) == 1
    person = links.one_of(request.tx, draft, draft.people[0] if said_yes else answer)
    if person is not None and draft.name and links.is_taken(request.tx, person):
        return say("name-taken", _WALK_IN)
    if person is not None:
        return _linked(request, person)
    if not draft.people:
        return say("nothing-asked", *MENU)
    if draft.name:
        links.guessed_wrong(request.tx, request.contact, request.now, draft.site_code)
    _wait(request, "name" if draft.site_code else "site", Draft(draft.site_code, draft.name))
    return say("name-again", *((_WALK_IN,) if draft.name else ()), *_instead(request))


def typed_which(request: Request, text: str) -> Reply:
    """They typed what tells them from others of their name."""
    if links.is_exhausted(request.tx, request.contact, request.now):
        return say("guessed-too-often", _WALK_IN)
    person = links.meant(request.tx, _draft(request), text)
    if person is None:
        links.guessed_wrong(request.tx, request.contact, request.now, _draft(request).site_code)
        return say("which-again", _WALK_IN)
    return say("name-taken", _WALK_IN) if links.is_taken(request.tx, person) else _linked(request, person)


def walk_in(request: Request, _: str) -> Reply:
    """They are not on the list, or not to be found there."""
    draft = _draft(request)
    site = request.timetable.site_by_code.get(draft.site_code)
    if request.contact.person is not None or site is None or not draft.name:
        return say("nothing-asked", *MENU)
    return _enrolled(request, site, draft.name, "registered-walk-in")


def offer_phone(request: Request, _: str) -> Reply:
    """Show the button that shares one's own number."""
    if not request.contact.address.shares_contacts:
        return say("phone-not-here", *_instead(request))
    return say("share-phone", Choice(SHARE_CONTACT, "choice-contact"))


def ways(request: Request) -> tuple[Choice, ...]:
    """How else to say who one is, beside the name: where the channel and the lists allow it."""
    able = request.contact.address.shares_contacts and roster_people.has_phones(request.tx)
    return (choice("phone"),) if able else ()


def only_here(request: Request, _: str) -> Reply:
    """The chat that was linked elsewhere is not theirs."""
    gone = links.only_here(request.tx, request.contact, request.now)
    return say("only-here", count=gone) if gone else say("nothing-asked", *MENU)


def described(person: Known) -> Outgoing:
    """The name, with the position where there is one."""
    if not person.position:
        return Outgoing("person-name", {"name": person.full_name})
    return Outgoing("person-with-position", {"name": person.full_name, "position": person.position})


def _linked(request: Request, person: Known) -> Reply:
    links.link(request.tx, request.contact, person, request.now)
    contacts.set_step(request.tx, request.contact.address, "")
    return say("linked", *MENU, person=described(person), site=request.timetable.site_name(person.site_code))


def _enrolled(request: Request, site: Site, name: str, key: str) -> Reply:
    registration.enrol(request.tx, request.contact, site, name, request.now)
    contacts.set_step(request.tx, request.contact.address, "")
    return say(key, *MENU, name=name, site=site.full_name)


def _draft(request: Request) -> Draft:
    return Draft.of(request.contact.draft) if request.contact.step in WAITING else Draft()


def _wait(request: Request, step: str, draft: Draft) -> None:
    contacts.set_step(request.tx, request.contact.address, step, str(draft))


def _instead(request: Request) -> tuple[Choice, ...]:
    return MENU if request.contact.person is not None else (choice("start"),)
