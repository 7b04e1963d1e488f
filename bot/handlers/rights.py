"""Rights beyond a delegate's: taking them up, handing them on, giving them up, withdrawing them."""

import re

from bot.domain.messages import SHARE_CONTACT, Argument, Choice, Outgoing
from bot.domain.people import Role
from bot.domain.phones import read_phone
from bot.handlers.request import Reply, Request, choice, of_sites, say
from bot.services import registration, roles
from bot.services.places import find_province
from bot.services.roles import HANDOVER_LASTS
from bot.services.sites import find_sites
from bot.storage import contacts, roster_people
from bot.storage import roles as kept
from bot.storage.roles import Holder
from bot.understanding.fold import fold

_MOST_WORDS = 6  # of a name
_NAME_AND_NUMBER = re.compile(r"(?P<name>\D+?)(?P<number>[+(]?\d[\d\s.()-]{7,})")
_OF_NUMBERS = frozenset({"", "sdt", "dt", "so", "dien", "thoai", "tel", "phone"})  # words before a number, folded


def redeem(request: Request, code: str) -> Reply | None:
    """Take the right that an invitation gives; None where it gives none."""
    taken = roles.redeem(request.tx, code, request.contact.address, request.now)
    if taken is None:
        return None
    role, scope = taken
    welcome = Outgoing(f"invited-{role}", {"site": _place(request, role, scope)}, (choice("help"),))
    if role is Role.ORGANISER or _introduced(request):
        return Reply((welcome,))
    contacts.set_step(request.tx, request.contact.address, "holder_name")
    return Reply((welcome, Outgoing("ask-holder-name")))


def typed_name(request: Request, text: str) -> Reply | None:
    """They say who they are, perhaps with their number, so that organisers know whom to call; None for other words."""
    said = _NAME_AND_NUMBER.fullmatch(text.strip())
    words = text.split() if said is None else said["name"].split()
    while said and words and fold(words[-1]) in _OF_NUMBERS:
        words.pop()
    name = registration.clean_name(" ".join(words).rstrip(" ,;:–-(")) if len(words) <= _MOST_WORDS else None
    if name is None:
        return None
    kept.introduce(request.tx, request.contact.address, name, None)
    contacts.set_step(request.tx, request.contact.address, "holder_phone")
    if said:
        return typed_phone(request, said["number"])
    share = (Choice(SHARE_CONTACT, "choice-contact"),) if request.contact.address.shares_contacts else ()
    return say("ask-holder-phone", *share, choice("nophone"), name=name)


def typed_phone(request: Request, text: str) -> Reply | None:
    """They type the number by which they are called; None where they say something else."""
    if sum(map(str.isdigit, text)) * 2 < len(text):
        return None
    number = read_phone(text).number
    return _reachable(request, number) if number else say("holder-phone-unclear", choice("nophone"))


def shared_phone(request: Request, phone: str) -> Reply:
    """They shared the number by which they are called; "" is somebody else's."""
    return (typed_phone(request, phone) if phone else None) or say("contact-not-own", choice("nophone"))


def no_phone(request: Request, _: str) -> Reply:
    """They need not say it."""
    return _reachable(request, None) if request.contact.step == "holder_phone" else say("nothing-asked", choice("help"))


def handover(request: Request, wish: str) -> Reply:
    """Who answers for their sites; `drop:KEY` withdraws what they handed on themselves."""
    verb, _, key = wish.partition(":")
    sites = sorted(request.rights.sites)
    if verb == "drop":
        return _withdraw(request, key, sites, given_by=str(request.contact.address))
    if not sites:
        return say("unknown-command", choice("help"))
    return Reply(tuple(_handover_card(request, code) for code in sites))


def deputy(request: Request, wish: str) -> Reply:
    """A code by which somebody else takes the same right."""
    site_code = _own_site(request, wish)
    if not site_code:
        return handover(request, "")
    role = next(one.role for one in _holders(request, [site_code]) if one.address == request.contact.address)
    mine = request.contact.address
    code = roles.invite(request.tx, role, site_code, request.now, given_by=mine, lasts=HANDOVER_LASTS)
    hours = int(HANDOVER_LASTS.total_seconds() // 3600)
    return say("deputy-code", code=code, site=request.timetable.site_name(site_code), hours=hours)


def leave(request: Request, wish: str) -> Reply:
    """Give their right at a site up, once they say `yes`."""
    verb, _, rest = wish.partition(":")
    site_code = _own_site(request, rest if verb == "yes" else wish)
    if not site_code:
        return handover(request, "")
    return (_leave if verb == "yes" else _ask_to_leave)(request, site_code)


def rights(request: Request, wish: str) -> Reply:
    """For organisers: who holds a right at a site or in a province, `drop:KEY:SCOPE` to withdraw it."""
    if not request.is_organiser:
        return say("unknown-command", choice("help"))
    verb, _, subject = wish.partition(":")
    if verb == "drop":
        key, _, scope = subject.partition(":")
        return _withdraw(request, key, [scope], given_by=None)
    if not wish:
        return Reply((_rights_card(request, "", Outgoing("everywhere")),))
    province = find_province(request.timetable, wish)
    if province is not None and province.province_code:
        name = Outgoing("place-name", {"name": province.province})
        return Reply((_rights_card(request, province.province_code, name),))
    found = find_sites(request.timetable, wish)
    if len(found) != 1:
        return say("rights-which-site" if found else "site-unknown", *of_sites("rights", found))
    return Reply((_rights_card(request, found[0].code, Outgoing("place-name", {"name": found[0].full_name})),))


def _introduced(request: Request) -> bool:
    """Whether it is known whom to call: what they said before, or who they are on a list."""
    address, person = request.contact.address, request.contact.person
    name, phone = kept.introduced(request.tx, address)
    listed = roster_people.find(request.tx, person.id) if person else None
    if listed and listed.full_name:
        name, phone = listed.full_name, phone or listed.phone
    if name:
        kept.introduce(request.tx, address, name, phone)
    return bool(name)


def _reachable(request: Request, number: str | None) -> Reply:
    name, _ = kept.introduced(request.tx, request.contact.address)
    kept.introduce(request.tx, request.contact.address, name, number)
    contacts.set_step(request.tx, request.contact.address, "")
    sites = request.rights.sites
    link = f"start:s_{next(iter(sites))}" if len(sites) == 1 else "start"
    also = (Choice(link, "choice-start"),) if request.contact.person is None else ()
    return say("holder-known", choice("handover"), choice("help"), *also, name=name)


def _own_site(request: Request, wish: str) -> str:
    """The site that is meant, if it is theirs; where they have one alone it need not be named."""
    sites = request.rights.sites
    return wish if wish in sites else next(iter(sites)) if not wish and len(sites) == 1 else ""


def _ask_to_leave(request: Request, site_code: str) -> Reply:
    others = {one.address for one in _holders(request, [site_code])} - {request.contact.address}
    key = "leave-sure" if others else "leave-sure-last"
    return say(
        key,
        Choice(f"leave:yes:{site_code}", "choice-leave-yes"),
        choice("help"),
        site=request.timetable.site_name(site_code),
    )


def _leave(request: Request, site_code: str) -> Reply:
    for one in _holders(request, [site_code]):
        if one.address == request.contact.address:
            kept.withdraw(request.tx, one.address, one.role, one.scope, request.now)
    kept.withdraw_invitations(request.tx, request.contact.address, site_code)
    site = request.timetable.site_name(site_code)
    if not roles.clerks_of(request.tx, site_code):
        cause = f"nobody:{site_code}:{request.now.timestamp()}"
        message = Outgoing("site-without-clerk", {"site": site, "code": site_code})
        roles.tell_organisers(request.tx, request.house.organisers, cause, message, request.now)
    return say("left", choice("help"), site=site)


def _withdraw(request: Request, key: str, scopes: list[str], *, given_by: str | None) -> Reply:
    """Withdraw the right that a button names; by a clerk only what they handed on themselves."""
    for holder in _holders(request, scopes):
        if roles.key(holder) == key and given_by in {None, holder.given_by}:
            roles.withdraw(request.tx, holder, request.now)
            return say("right-is-withdrawn", holder=_holder_line(holder))
    return say("right-was-gone")


def _handover_card(request: Request, site_code: str) -> Outgoing:
    mine = str(request.contact.address)
    holders = _holders(request, [site_code])
    choices = [Choice(f"deputy:{site_code}", "choice-deputy")]
    choices += [
        Choice(f"handover:drop:{roles.key(one)}", "choice-withdraw", {"name": _called(one)})
        for one in holders
        if one.given_by == mine
    ]
    choices.append(Choice(f"leave:{site_code}", "choice-leave"))
    lines = tuple(_holder_line(one) for one in holders)
    return Outgoing("handover", {"site": request.timetable.site_name(site_code), "lines": lines}, tuple(choices))


def _rights_card(request: Request, scope: str, place: Outgoing) -> Outgoing:
    holders = _holders(request, [scope])
    choices = tuple(
        Choice(f"rights:drop:{roles.key(one)}:{scope}", "choice-withdraw", {"name": _called(one)}) for one in holders
    )
    lines = tuple(_holder_line(one) for one in holders) or (Outgoing("rights-nobody"),)
    return Outgoing("rights", {"place": place, "lines": lines}, choices)


def _holders(request: Request, scopes: list[str]) -> list[Holder]:
    return [holder for scope in scopes for role in Role for holder in kept.holders(request.tx, role, scope)]


def _holder_line(holder: Holder) -> Outgoing:
    facts: dict[str, Argument] = {"name": _called(holder), "role": roles.role_name(holder.role)}
    return Outgoing("holder-with-phone", facts | {"phone": holder.phone}) if holder.phone else Outgoing("holder", facts)


def _called(holder: Holder) -> str:
    """Their name, or while nobody has said it the channel and the end of the chat's id."""
    return holder.name or f"{holder.address.channel} …{holder.address.id[-4:]}"


def _place(request: Request, role: Role, scope: str) -> str:
    if role is Role.COORDINATOR:
        sites = request.timetable.sites
        return next((site.province for site in sites if site.province_code == scope), scope)
    return request.timetable.site_name(scope)
