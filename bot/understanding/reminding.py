"""Reminders: on, off and how long before; what changes them needs a clear wish."""

from typing import Any, Final

from bot.understanding.others import names_others
from bot.understanding.question import Field, Intent, Question
from bot.understanding.reading import Reading
from bot.understanding.tags import Tag
from bot.understanding.wishes import ASKING, TIMES, forbids, is_other_day, questions

_OF_PROGRAMME: Final = (Tag.STUDY, Tag.TOPIC, Tag.EVENT, Tag.NAME, Tag.START, Tag.END, Tag.LINK)
_GETTING: Final = {"get", "receive"}
_MINUTES_OF_HOUR: Final = 60
# Words of reminding that are also said of other things.
_WEAK: Final = {
    "thong bao",
    "tin nhan",
    "nhan tin",
    "gui tin",
    "nhan",
    "bao truoc",
    "messages",
    *(f"{report} {who}" for report in ("bao", "bao cho") for who in ("em", "toi", "anh", "chi", "minh")),
    "alarm",
    "text me",
    "message me",
}


def reminder(reading: Reading, *, continued: bool) -> Question | None:
    """What is said of reminders; `continued` says that the last question was about them too."""
    minutes = lead_minutes(reading)
    if not _is_about_reminders(reading, minutes, continued=continued):
        return None
    surely = any(span.phrase not in _WEAK for _, span in reading.having(Tag.REMIND)) or not reading.has(Tag.REMIND)
    too_strange = len(reading.unknown) > 1 or (bool(reading.unknown) and not surely)
    change = _change(reading, minutes)
    if change[0] is Field.STATUS and reading.has(Tag.THANKS):
        return Question(Intent.THANKS)
    if too_strange or reading.has(Tag.OTHER) or names_others(reading):
        return Question(Intent.OUT_OF_SCOPE)
    return Question(Intent.REMINDER, *change)


def _is_about_reminders(reading: Reading, minutes: int | None, *, continued: bool) -> bool:
    """Whether reminders are meant: `remind me what is on tomorrow` asks for the programme."""
    switches = any(not span.has(Tag.START, Tag.END) for _, span in reading.having(Tag.SWITCH_ON, Tag.SWITCH_OFF))
    if not reading.has(Tag.REMIND):
        changes = switches or minutes is not None
        return continued and changes and not reading.unknown and not reading.has(Tag.CHECK_IN)
    asks = reading.has(*ASKING, *TIMES, Tag.PROGRAMME)
    happens = any(span.phrase != "do" for _, span in reading.having(Tag.ON))
    of_programme = bool(reading.when.dates) or reading.has(*_OF_PROGRAMME, *((Tag.ON,) if asks and happens else ()))
    of_itself = switches or minutes is not None or reading.has(Tag.TROUBLE)
    if of_programme and not of_itself and (asks or reading.has(Tag.ON)):
        return False
    surely = any(span.phrase not in _WEAK for _, span in reading.having(Tag.REMIND))
    return surely or continued or switches or minutes is not None or reading.has(Tag.NOT, Tag.AHEAD)


def _change(reading: Reading, minutes: int | None) -> tuple[Any, ...]:
    """The field, and for a length of time also the value; the field is `status` where nothing is clearly wished."""
    only_asks = questions(reading) and not _asks_for(reading)
    reports = reading.has(Tag.DONE) and not _forbids(reading)
    if only_asks or reports or reading.has(*ASKING, *TIMES, Tag.YET, Tag.TROUBLE) or _offers_both(reading):
        return (Field.STATUS,)
    off = any(not span.has(Tag.NOT) for _, span in reading.having(Tag.SWITCH_OFF)) and not _turned_on(reading)
    if reading.has(Tag.NOT):
        unclear = (
            (off and not _forbids_reminding(reading))
            or minutes is not None
            or reading.has(Tag.AHEAD)
            or not _forbids(reading)
        )
        return (Field.STATUS if unclear else Field.OFF,)
    if off:
        return (Field.OFF,)
    if minutes is not None:
        return Field.SET, (), None, (), minutes
    return (Field.ON if _wants_reminders(reading) else Field.STATUS,)


def _forbids(reading: Reading) -> bool:
    """`Đừng nhắc nữa, tôi nhớ rồi`, but not `I don't get reminders`."""
    return any(
        forbids(span.phrase) and not (span.phrase.startswith("do") and _is_getting(reading, index + 1))
        for index, span in reading.having(Tag.NOT)
    )


def _forbids_reminding(reading: Reading) -> bool:
    """`Không cần nhắc nữa, tắt đi`: the reminding is what is not wanted, not the switching."""
    return _forbids(reading) and not any(
        span.has(Tag.SWITCH_OFF, Tag.SWITCH_ON)
        for index, _ in reading.having(Tag.NOT)
        for span in reading.spans[index + 1 : index + 2]
    )


def _is_getting(reading: Reading, index: int) -> bool:
    return any(span.phrase in _GETTING for span in reading.spans[index : index + 1])


def _offers_both(reading: Reading) -> bool:
    """`đang bật hay tắt`: which of the two it is."""
    on, off, either = (reading.first(tag) for tag in (Tag.SWITCH_ON, Tag.SWITCH_OFF, Tag.AND))
    return None not in {on, off, either} and min(on, off) < either < max(on, off)  # type: ignore[type-var, operator]


def _wants_reminders(reading: Reading) -> bool:
    """A wish to be reminded; not at a time of one's own, which the program cannot do."""
    for_me = any(span.phrase.endswith(" me") for _, span in reading.having(Tag.REMIND))
    wishes = any(_is_wish(reading, index) for index, _ in reading.having(Tag.WISH, Tag.ME))
    at_a_time = bool(reading.when.clocks) or is_other_day(reading) or reading.has(Tag.NUMBER)
    return not at_a_time and (for_me or wishes or reading.has(Tag.SWITCH_ON, Tag.AGAIN))


def _is_wish(reading: Reading, index: int) -> bool:
    """Whether a word wishes for a reminder: not the `em` of `em nhắc đúng giờ ghê`, nor the `nha` of `cảm ơn nha`."""
    thanked = any(span.has(Tag.THANKS) for span in reading.spans[max(0, index - 2) : index])
    reminded = reading.first(Tag.REMIND)
    subject = reminded is not None and index == reminded - 1 and not reading.spans[index].has(Tag.WISH)
    return not thanked and not (subject and reading.has(Tag.THANKS))


def _turned_on(reading: Reading) -> bool:
    """`tắt rồi bật lại`, `turn them back on`: the last word holds."""
    on = [index for index, _ in reading.having(Tag.SWITCH_ON)]
    off = [index for index, _ in reading.having(Tag.SWITCH_OFF)]
    return bool(on) and max(on) > max(off)


def _asks_for(reading: Reading) -> bool:
    """A wish in the form of a question: `nhắc trước 15 phút được không`, `can you remind me`."""
    asked = [span.phrase for _, span in reading.having(Tag.YES_NO)]
    can_be = any(span.phrase == "co" for span in reading.spans)
    return (
        not can_be
        and all("duoc" in words.split() or words == "can" for words in asked)
        and (bool(asked) or reading.has(Tag.WISH))
    )


def lead_minutes(reading: Reading) -> int | None:
    """How long before a session: minutes of `15 phút`, `nửa tiếng`, `1h`, `an hour`."""
    for index, span in enumerate(reading.spans):
        after = reading.spans[index + 1] if index + 1 < len(reading.spans) else None
        unit = after.tags.get(Tag.SPAN_WORD) if after is not None else None
        if unit is None and after is not None and (after.has(Tag.HOUR_WORD) or after.phrase == "ngay"):
            unit = _MINUTES_OF_HOUR if after.has(Tag.HOUR_WORD) else 24 * _MINUTES_OF_HOUR
        if span.phrase == "mot tieng" and not _says_before(reading):  # `tới giờ thì nhắn một tiếng`
            continue
        if Tag.MINUTES in span.tags:
            return int(span.tags[Tag.MINUTES])
        if Tag.NUMBER in span.tags and unit:
            extra = reading.spans[index + 2] if index + 2 < len(reading.spans) else None
            return int(span.tags[Tag.NUMBER] * unit + (unit // 2 if extra is not None and extra.has(Tag.HALF) else 0))
        if span.has(Tag.HALF) and unit:
            return int(unit // 2)
        if span.has(Tag.THE, Tag.IN) and unit and reading.has(Tag.AHEAD):
            return int(unit)
        if Tag.CLOCK in span.tags and _is_length(reading, index, span.text):
            hour, minute, _ = span.tags[Tag.CLOCK]
            return int(hour if span.text.rstrip(".").endswith("p") else hour * _MINUTES_OF_HOUR + minute)
    return None


def _says_before(reading: Reading) -> bool:
    return reading.has(Tag.AHEAD) or any("truoc" in span.phrase.split() for span in reading.spans)


def _is_length(reading: Reading, index: int, text: str) -> bool:
    """Whether `1h` or `10p` is a length of time: after `trước`, or before `ahead`."""
    before = reading.beside(index, -1)
    after = reading.beside(index, 1)
    hours_alone = text.strip().rstrip(".")[-1:] in {"h", "g", "p"}
    return hours_alone and (
        (before is not None and (before.has(Tag.AHEAD) or before.phrase.endswith("truoc")))
        or (after is not None and after.has(Tag.AHEAD))
    )
