"""From what somebody did to who deals with it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.domain.messages import Incoming, IncomingKind
from bot.domain.people import Contact
from bot.domain.timetable import Language
from bot.handlers import (
    broadcasts,
    clerks,
    closings,
    delegates,
    files,
    linking,
    my_data,
    numbers,
    organisers,
    pages,
    readings,
    registration,
    rights,
    steps,
    timetable,
    walk_ins,
)
from bot.handlers.request import MENU, House, Reply, Request, say
from bot.handlers.words import ACTION_BY_WORDS, QUESTION_BY_ACTION, QUESTION_OF_A_DAY
from bot.services import choices, deliveries
from bot.services.codes import looks_like_code
from bot.storage import contacts
from bot.storage.store import Transaction
from bot.texts.render import render
from bot.understanding.fold import fold

Handler = Callable[[Request, str], Reply]

_EVERYONE: Mapping[str, Handler] = {
    "start": registration.start,
    "agree": registration.agree,
    "decline": registration.decline,
    "site": lambda request, code: (registration.pick_site if code else registration.my_site)(request, code),
    "forget": registration.forget,
    "help": delegates.show_help,
    "checkin": delegates.check_in,
    "undo": delegates.undo,
    "me": delegates.my_attendance,
    "reminders": delegates.reminders,
    "language": delegates.language,
    "lang": delegates.language,
    "privacy": delegates.privacy,
    "calendar": timetable.give_calendar,
    "changes": timetable.list_changes,
    "board": pages.board,
    "screen": pages.screen,
    "read": readings.read,
    "iam": linking.me,
    "findme": registration.find_me,
    "phone": linking.offer_phone,
    "contact": linking.offer_phone,
    "unlisted": linking.walk_in,
    "onlyme": linking.only_here,
    "move": registration.move,
    "data": my_data.show,
    "nophone": rights.no_phone,
    "dispute": closings.dispute,
}
# For whoever holds any right; which sites it is about, each of them looks at.
_OFFICIALS: Mapping[str, Handler] = {
    **clerks.ACTIONS,
    **numbers.ACTIONS,
    "handover": rights.handover,
    "deputy": rights.deputy,
    "leave": rights.leave,
    "list": files.decide,
    "walkins": walk_ins.overview,
    "walkin": walk_ins.detail,
    "merge": walk_ins.preview,
    "mergeall": walk_ins.merge_all,
    "enlist": walk_ins.enlist,
    "unmerge": walk_ins.unmerge,
}
_ORGANISERS: Mapping[str, Handler] = {
    "status": organisers.status,
    "broadcast": broadcasts.broadcast,
    "unknown": organisers.unknown,
    "rights": rights.rights,
    "plan": timetable.plan,
    "change": timetable.decide,
}


# While a text of their own is waited for, words are taken for a choice only of the message that asks.
_FREE_TEXT = broadcasts.FREE_TEXT | {"name", "which_me", "holder_name"}

# Steps on the way in, which who is in need not finish.
_FINDING = frozenset({"site", "name", "is_me", "which_me"})

# Words of choices that are about somebody or some site: the one that was offered is meant.
_ABOUT_SOMETHING = frozenset({"merge:yes", "merge:no", "enlist", "deputy", "leave", "leave:yes"})


def handle(request: Request) -> Reply:
    """Deal with what somebody did."""
    match request.incoming.kind:
        case IncomingKind.TEXT:
            return _typed(request, request.incoming.text)
        case IncomingKind.ACTION:
            return _act(request, request.incoming.text)
        case IncomingKind.START:
            payload = request.incoming.text
            return (pages.scanned if payload.startswith("k_") else registration.start)(request, payload)
        case IncomingKind.CONTACT:
            return _shared_contact(request, request.incoming.text)
        case IncomingKind.GONE:
            deliveries.leave(request.tx, request.contact.address, request.now, "they left")
            return Reply()
        case _:
            return files.came(request)


def meet(tx: Transaction, house: House, incoming: Incoming, now: datetime) -> Contact:
    """The chat somebody wrote in: kept when it is new, and back again when it was gone."""
    contact = contacts.find(tx, incoming.address)
    if contact is None:
        spoken = incoming.language[:2].lower()
        language = Language(spoken) if spoken in set(Language) else house.language
        contact = Contact(incoming.address, language)
        contacts.add(tx, contact, now)
    elif incoming.kind is not IncomingKind.GONE:
        _is_used(tx, contact)
    return contact


def _is_used(tx: Transaction, contact: Contact) -> None:
    """Who writes can be reached again, and reads there what else there is to say."""
    if not contact.active:
        contacts.set_active(tx, contact.address, active=True)
    if contact.person is not None and not contact.preferred:
        contacts.prefer(tx, contact.address, contact.person.id)


def _typed(request: Request, text: str) -> Reply:
    if text.startswith("/"):
        command, rest = (*text[1:].split(maxsplit=1), "", "")[:2]
        return _act(request, f"{command.lower()}:{rest.strip()}")
    action = ACTION_BY_WORDS.get(fold(text))
    if action in _ABOUT_SOMETHING:
        action = _chosen(request, text) or action
    if action is not None and _is_theirs(request, action.partition(":")[0]) and not _names_receivers(request, action):
        return _act(request, action)
    if coded := _code(request, text):
        return coded
    chosen = _chosen(request, text)
    if chosen is not None:
        return _act(request, chosen)
    if request.contact.step in {"", "agree"} and _is_new_with_site(request, text):
        return registration.start(request, text.strip())
    reply = _of_broadcast(request, text) or clerks.typed(request, text) or steps.typed(request, text)
    reply = reply or numbers.typed(request, text) or _answered(request, text)
    if reply is None:
        _abandon(request)
        reply = delegates.ask(request, text)
    return reply


def _of_broadcast(request: Request, text: str) -> Reply | None:
    """What an organiser says who is making a broadcast."""
    is_making = request.contact.step in broadcasts.STEPS and request.is_organiser
    return broadcasts.typed(request, text) if is_making else None


def _names_receivers(request: Request, action: str) -> bool:
    """Whether words that are otherwise a command name whom a broadcast is for."""
    is_choosing = request.contact.step == broadcasts.CHOOSING and request.is_organiser
    return is_choosing and action.partition(":")[0] not in {"broadcast", "cancel"}


def _shared_contact(request: Request, phone: str) -> Reply:
    is_holders = request.contact.step == "holder_phone"
    return rights.shared_phone(request, phone) if is_holders else registration.shared_contact(request, phone)


def _code(request: Request, text: str) -> Reply | None:
    """A code that they were given, or that a screen shows."""
    return registration.redeem(request, text) if looks_like_code(text) else pages.typed(request, text)


def _chosen(request: Request, text: str) -> str | None:
    """The action of a choice that was offered and is now typed, by its number or its words."""
    contact, zone = request.contact, request.timetable.zone
    return choices.meant(
        request.tx,
        contact.address,
        text,
        lambda label: render(label, contact.language, zone).text,
        latest_only=contact.step in _FREE_TEXT,
    )


def _answered(request: Request, text: str) -> Reply | None:
    """What a bare yes, no or undo means just now."""
    action = choices.answered(request.tx, request.contact.address, text)
    return _act(request, action) if action else None


def _is_new_with_site(request: Request, text: str) -> bool:
    """Whether somebody typed a site's code in place of opening the site's link."""
    return request.contact.person is None and text.strip() in request.timetable.site_by_code


def _abandon(request: Request) -> None:
    """They turned to something else: what they need not finish is not waited for any more."""
    step, registered = request.contact.step, request.contact.person is not None
    if step in broadcasts.STEPS | clerks.STEPS or step == "walk_in_name" or (step in _FINDING and registered):
        contacts.set_step(request.tx, request.contact.address, "")


def _act(request: Request, action: str) -> Reply:
    name, _, argument = action.partition(":")
    if name == "cancel":
        return _cancel(request)
    _abandon(request)
    if name == "day":
        return delegates.ask(request, QUESTION_OF_A_DAY.format(argument))
    if name in QUESTION_BY_ACTION:
        return delegates.ask(request, QUESTION_BY_ACTION[name])
    handler = _EVERYONE.get(name) or _OFFICIALS.get(name) or _ORGANISERS.get(name)
    if handler is None or not _is_theirs(request, name):
        return say("unknown-command", *MENU)
    return handler(request, argument)


def _is_theirs(request: Request, name: str) -> bool:
    """Whether the action is open to who asks for it."""
    if name in _EVERYONE or name in QUESTION_BY_ACTION:
        return True
    return request.is_organiser if name in _ORGANISERS else not (name in _OFFICIALS and request.rights.is_nobody)


def _cancel(request: Request) -> Reply:
    if request.contact.step in broadcasts.STEPS and request.is_organiser:
        return broadcasts.cancelled(request)
    contacts.set_step(request.tx, request.contact.address, "")
    return say("cancelled", *MENU)
