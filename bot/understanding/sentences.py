"""The one sentence that asks, where others only tell: `Sáng mai tôi bận họp, chiều học gì?`."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from bot.understanding.programme import of_programme
from bot.understanding.question import Context, Question
from bot.understanding.reading import Reading
from bot.understanding.tags import Tag

_BETWEEN: Final = re.compile(r"[.!?;\n]+(?:\s|$)|,\s|\s[-–]\s")
# After `để` or `so` these begin what it is asked for: `mấy giờ xong để tôi gọi xe`, `so I can book a taxi`.
_PURPOSES: Final = {
    *("toi", "tui", "em", "minh", "anh", "chi", "bac", "chu", "co", "con", "biet", "bao", "goi", "dat", "in", "nhan"),
    *("sap", "kip", "tien", "i", "we", "that"),
}
_LONGEST: Final = 300
_MOST: Final = 6
_ASKING: Final = (
    *(Tag.WHAT, Tag.WHICH, Tag.WHEN, Tag.WHICH_DAY, Tag.HOUR, Tag.LONG, Tag.LEFT, Tag.WHERE, Tag.WHICH_ROOM, Tag.WHO),
    *(Tag.MANY, Tag.MANY_DAYS, Tag.HOW, Tag.YET, Tag.IS_WHAT),
)
_OF_CLASS: Final = (
    *(Tag.HOUR, Tag.WHEN, Tag.WHICH_DAY, Tag.LONG, Tag.LEFT, Tag.PROGRAMME, Tag.WHOLE, Tag.TOPIC, Tag.VENUE, Tag.STUDY),
)
# Of these the program speaks elsewhere, or not at all.
_NOT_HERE: Final = (Tag.OTHER, Tag.UNKNOWN, Tag.CHECK_IN, Tag.MY_ATTENDANCE, Tag.REMIND, Tag.PRESENT, Tag.OTHERS)


def asked_in_one(whole: Reading, read: Callable[[str], Reading], context: Context) -> Question | None:
    """The question about the programme that exactly one of several sentences asks, if all of it is understood."""
    if len(whole.text) > _LONGEST:
        return None
    asked = _without_purpose(whole)
    if asked and (found := _anchored_question(read(asked), context)):
        return found
    sentences = [part for part in _BETWEEN.split(whole.text) if part.strip()]
    if not 1 < len(sentences) <= _MOST:
        return None
    readings = [read(part) for part in sentences]
    asking = [reading for reading in readings if reading.has(*_ASKING)]
    names_unknown = any(reading.unknown and reading.has(Tag.TOPIC, Tag.ABOUT) for reading in readings)
    if len(asking) != 1 or asking[0].has(*_NOT_HERE) or names_unknown:
        return None
    return of_programme(asking[0], context)


def _without_purpose(reading: Reading) -> str:
    """The words before what it is asked for; none where nothing says that."""
    phrases = [span.phrase.split() or [""] for span in reading.spans]
    for index, (phrase, after) in enumerate(pairwise(phrases)):
        if index and phrase[-1] in {"de", "so", "because"} and after[0] in _PURPOSES:
            return " ".join(reading.words[:index])
    return ""


def _anchored_question(reading: Reading, context: Context) -> Question | None:
    """A question that speaks of the class, which has nothing to do with what it is asked for."""
    if not reading.has(*_OF_CLASS) or reading.has(*(tag for tag in _NOT_HERE if tag is not Tag.UNKNOWN)):
        return None
    return of_programme(reading, context)
