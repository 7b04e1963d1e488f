"""From a reading to a question: wishes first, then sites, the programme and manners; else it was not understood."""

from itertools import pairwise
from typing import Final

from bot.understanding import subjects
from bot.understanding.attending import check_in
from bot.understanding.programme import of_programme
from bot.understanding.question import Context, Field, Intent, Question
from bot.understanding.reading import Reading
from bot.understanding.reminding import reminder
from bot.understanding.tags import Tag
from bot.understanding.wishes import ASKING, HONORIFICS, TIMES

_REFUSED: Final = Question(Intent.OUT_OF_SCOPE)
_MANNERS: Final = frozenset(
    {Tag.GREET, Tag.THANKS, Tag.OKAY, Tag.FILLER, Tag.ME, Tag.WISH, Tag.AND, Tag.DONE, Tag.AT, Tag.CLASS, Tag.THE}
)
_WHAT_ABOUT: Final = {"thi sao", "how about", "what about"}
_NAMES: Final = (Tag.TOPIC, Tag.NAME, Tag.EVENT)
_SUBJECTS: Final = (*_NAMES, Tag.SESSION, Tag.STUDY, Tag.SITE, Tag.START, Tag.REST, Tag.ON)
_OF_ATTENDANCE: Final = {Intent.CHECKIN, Intent.ATTENDANCE}
_ASKING: Final = (*ASKING, *TIMES, Tag.YES_NO, Tag.YET, Tag.PROGRAMME, Tag.LINK)


def decide(reading: Reading, context: Context) -> Question:
    """The question that the text asks after what was asked before."""
    continued = context.intent is Intent.REMINDER
    wish = reminder(reading, continued=continued) or check_in(reading)
    if wish is not None:
        return wish
    if not _speaks(reading) or _only_thanks(reading):
        return _manners(reading, context)
    if context.intent in _OF_ATTENDANCE and reading.has(Tag.YET) and not reading.when and not reading.has(*_SUBJECTS):
        return Question(Intent.ATTENDANCE, Field.STATUS)
    if (
        reading.has(Tag.HELP)
        and not _thanks_for(reading)
        and not reading.when
        and not _is_other_help(reading)
        and not reading.has(*_NAMES, Tag.SITE)
    ):
        return Question(Intent.HELP)
    if _is_none_of_ours(reading) or _is_of_stranger(reading):
        return _REFUSED
    return _of_site(reading, context) or of_programme(reading, context) or _manners(reading, context)


def _only_thanks(reading: Reading) -> bool:
    """`Thanks for everything, great course`, `cảm ơn em mấy hôm nay`: nothing is asked."""
    thanks = reading.first(Tag.THANKS)
    asks = _ASKING if reading.has(*_SUBJECTS) else tuple(tag for tag in _ASKING if tag is not Tag.MANY)  # `nhìu nhìu`
    if thanks is None or reading.has(*asks):
        return False
    after = reading.spans[thanks + 1].text if thanks + 1 < len(reading.spans) else ""
    names_time = bool(reading.when) and not reading.unknown and not reading.has(Tag.OKAY)
    asks_of = names_time or reading.has(*_SUBJECTS, Tag.STILL, Tag.NEXT)
    return after in {"for", "đã", "da", "vì", "vi"} or not asks_of


def _thanks_for(reading: Reading) -> bool:
    """`Cảm ơn đã hỗ trợ`: the help is over."""
    thanks, helps = reading.first(Tag.THANKS), reading.first(Tag.HELP)
    return thanks is not None and helps is not None and thanks < helps


def _is_none_of_ours(reading: Reading) -> bool:
    """Whether it speaks of other things, but for words between `bài` and a title: `bài xử phạt vi phạm hành chính`."""
    return any(not _is_of_title(reading, index) for index, _ in reading.having(Tag.OTHER))


def _is_of_title(reading: Reading, index: int) -> bool:
    """Whether such a word is said of a topic: `bài xử phạt hành chính`, `bài thuế`, `hồ sơ sức khoẻ học phòng nào`."""
    span, topic, name = reading.spans[index], reading.first(Tag.TOPIC), reading.first(Tag.NAME)
    beside = [near for step in (-1, 1) if (near := reading.beside(index, step)) is not None]
    if span.has(Tag.NAME):
        return True
    if span.has(Tag.WHAT):  # `chuyên đề cuối tên là gì`
        return reading.has(*_NAMES)
    if topic is not None and name is not None and topic < index < name:
        return True
    if span.has(Tag.TITLE_WORD) and any(near.has(Tag.TOPIC, Tag.ABOUT) for near in beside):
        return True
    if span.phrase.startswith("lam ") and any(near.has(Tag.NAME) for near in beside):  # `làm bài trắc nghiệm`
        return True
    is_matter = span.tags[Tag.OTHER] == "matter" and any(near.has(Tag.NAME) for near in beside)
    return is_matter and reading.has(Tag.STUDY, Tag.TEACH, Tag.TOPIC)


def _is_of_stranger(reading: Reading) -> bool:
    """`Thầy Minh dạy bài nào?`, where nobody of that name speaks and the name is a common word."""
    return reading.has(Tag.TEACH, Tag.SPEAKER) and any(
        not HONORIFICS.isdisjoint(span.phrase.split()[-1:])
        and after.capital
        and after.has(Tag.ME, Tag.YEAR_WORD)
        and after.phrase not in HONORIFICS
        for span, after in pairwise(reading.spans)
    )


def _is_other_help(reading: Reading) -> bool:
    """`What's on the menu`, `hỗ trợ bao nhiêu tiền`: a word for help about something else."""
    helps = [span for _, span in reading.having(Tag.HELP)]
    others = [span for _, span in reading.having(Tag.OTHER)]
    return any(span not in helps for span in others) or (bool(others) and reading.has(Tag.WHAT, Tag.ON, Tag.IS_WHAT))


def _speaks(reading: Reading) -> bool:
    """Whether it says more than manners do."""
    return bool(reading.when) or any(_MANNERS.isdisjoint(span.tags) for span in reading.spans)


def _manners(reading: Reading, context: Context) -> Question:
    """Greetings, thanks, a call for help; else not understood."""
    known = not reading.unknown
    if known and context.intent in _OF_ATTENDANCE and reading.has(Tag.YET, Tag.DONE):
        return Question(Intent.ATTENDANCE, Field.STATUS)
    if reading.has(Tag.OTHER) or len(reading.unknown) > 1:
        return _REFUSED
    said = (
        (reading.has(Tag.HELP) and not _thanks_for(reading) and not reading.has(Tag.NAME), Intent.HELP),
        (reading.has(Tag.THANKS), Intent.THANKS),
        (known and reading.has(Tag.GREET), Intent.GREET),
        (known and reading.has(Tag.OKAY), Intent.THANKS),
    )
    return Question(next((intent for holds, intent in said if holds), Intent.OUT_OF_SCOPE))


def _of_site(reading: Reading, context: Context) -> Question | None:
    """Where a site is, and who chairs it."""
    continued = bool(context.sites)
    site = subjects.site_of(reading, continued=continued)
    if site is None:
        others = reading.when or reading.unknown or reading.has(*_NAMES, Tag.STUDY)
        return None if others or not continued else _site_question(reading, context.sites, None)
    asks_who_came = reading.has(Tag.PRESENT) and reading.has(Tag.YET)
    if asks_who_came or len(reading.unknown) > 1 or (reading.has(Tag.OTHERS) and not reading.has(Tag.CHAIR)):
        return _REFUSED
    return _site_question(reading, site.codes, context if continued else Context())


def _site_question(reading: Reading, codes: tuple[str, ...], context: Context | None) -> Question | None:
    """What is asked of a site; where nothing is, what was asked of the last one, if it may be."""
    value = codes[0] if len(codes) == 1 else None
    chairs = reading.has(Tag.WHO, Tag.CHAIR)
    places = reading.has(Tag.WHERE, Tag.ROOM, Tag.WHICH_ROOM, Tag.LINK, Tag.VENUE, Tag.ON)
    if not chairs and not places:
        if context is None or (not context.sites and (reading.when or reading.has(Tag.STUDY, Tag.TOPIC))):
            return None
        how = any(span.phrase not in _WHAT_ABOUT for _, span in reading.having(Tag.HOW))
        if how or reading.unknown or reading.has(Tag.MANY, Tag.WHAT, Tag.WHEN, Tag.HOUR, Tag.TROUBLE):
            return _REFUSED
        chairs = context.field is Field.CHAIR
    if chairs:
        return Question(Intent.WHO, Field.CHAIR, value=value, sites=codes)
    return Question(Intent.WHERE, Field.SITE, value=value, sites=codes)
