"""What is typed while a conversation waits for just that."""

from collections.abc import Callable, Mapping

from bot.handlers import delegates, linking, registration, rights, walk_ins
from bot.handlers.request import Reply, Request, say
from bot.services.links import Draft
from bot.understanding.fold import fold
from bot.understanding.room_names import sounds_like_name

_YES = frozenset({"co", "dung", "dung roi", "phai", "vang", "duoc", "nhat tri", "ok", "yes"})
_NO = frozenset({"khong", "khong co", "khong can", "no"})


def typed(request: Request, text: str) -> Reply | None:
    """Take what was typed for what is waited for; None where it is something else, such as a question."""
    step = request.contact.step
    if step in _STEPS and not text.rstrip().endswith("?"):
        return _STEPS[step](request, text)
    return None


def _on_agreement(request: Request, text: str) -> Reply | None:
    answer = fold(text)
    if answer in _YES:
        return registration.agree(request, "")
    if answer in _NO:
        return registration.decline(request, "")
    return None if delegates.understands(request, text) else registration.start(request, "")


def _on_site(request: Request, text: str) -> Reply | None:
    unknown = None if delegates.understands(request, text) else say("site-unknown")
    return registration.typed_site(request, text) or unknown


def _on_name(request: Request, text: str) -> Reply | None:
    may_be_name = _is_capitalised(text) or sounds_like_name(text) or not delegates.understands(request, text)
    return registration.typed_name(request, text) if may_be_name else None


def _on_being_asked(request: Request, text: str) -> Reply | None:
    """Whether they are that person: `đúng` and `không` are enough where only one was named."""
    answer, people = fold(text), Draft.of(request.contact.draft).people
    if answer in _YES and len(people) == 1:
        return linking.me(request, "yes")
    return linking.me(request, "no") if answer in _NO else None


def _on_namesakes(request: Request, text: str) -> Reply | None:
    """A position or digits. Words that are surely a question are none; digits always are a guess, and counted."""
    is_question = not any(map(str.isdigit, text)) and delegates.understands(request, text)
    return None if is_question else linking.typed_which(request, text)


def _on_number(request: Request, text: str) -> Reply | None:
    """The number to be called by, which nobody has to give."""
    return rights.no_phone(request, "") if fold(text) in _NO else rights.typed_phone(request, text)


def _is_capitalised(text: str) -> bool:
    """Whether each word is, as in names: what is written so is none of the questions that it may look like."""
    return not text.isupper() and all(word[0].isupper() for word in text.split())


_STEPS: Mapping[str, Callable[[Request, str], Reply | None]] = {
    "agree": _on_agreement,
    "site": _on_site,
    "name": _on_name,
    "is_me": _on_being_asked,
    "which_me": _on_namesakes,
    "holder_name": rights.typed_name,
    "holder_phone": _on_number,
    "walk_in_name": walk_ins.typed_name,
}
