"""Check-ins and reminders: what changes something needs a clear wish of the person for themselves."""

from typing import Any, Final

from bot.domain.timetable import ItemKind
from bot.understanding.naming import NameKind
from bot.understanding.question import Field, Intent, Question, Scope
from bot.understanding.reading import Reading
from bot.understanding.tags import Tag

_ASKING: Final = (
    Tag.HOW,
    Tag.WHERE,
    Tag.WHO,
    Tag.WHAT,
    Tag.LONG,
    Tag.LEFT,
    Tag.MANY,
    Tag.WHICH,
    Tag.IS_WHAT,
    Tag.WHICH_ROOM,
    Tag.WHICH_DAY,
)
_TIMES: Final = (Tag.HOUR, Tag.WHEN)
_HONORIFICS: Final = {"anh", "chi", "ong", "ba", "bac", "chu", "co", "em", "chau", "thay"}
_PEOPLE: Final = {"nguoi", "dong chi", "ban", "em", "anh", "chi", "people", "dai bieu", "can bo"}
# What may follow `anh` or `chị` when they mean the person: anything else is a name.
_AFTER_ME: Final = (
    *(Tag.CHECK_IN, Tag.PRESENT, Tag.MY_ATTENDANCE, Tag.YET, Tag.DONE, Tag.WISH, Tag.NOT, Tag.FILLER, Tag.ME),
    *(Tag.REMIND, Tag.TROUBLE, Tag.PART, Tag.DAY, Tag.YES_NO, Tag.SWITCH_ON, Tag.SWITCH_OFF, Tag.SESSION, Tag.AT),
    *(Tag.HOW, Tag.THANKS, Tag.GREET, Tag.AGAIN, Tag.OKAY, Tag.STUDY, Tag.STILL, Tag.AHEAD, Tag.NUMBER, Tag.MINUTES),
    *(Tag.CLOCK, Tag.NOW, Tag.CLASS, Tag.WHERE, Tag.WHAT, Tag.HELP, Tag.AND, Tag.MANY),
)
_OF_PROGRAMME: Final = (Tag.STUDY, Tag.TOPIC, Tag.EVENT, Tag.NAME, Tag.START, Tag.END, Tag.LINK)
_LONGEST_NAME: Final = 4
# A phrase that costs more was read through a slip of the finger, or not at all.
_SURE: Final = 1.5
_POLITE: Final = {"giup", "ho", "gium", "dum", "cho", "nho", "can", "could", "would", "please", "pls", "plz"}
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
    *(f"bao {who}" for who in ("em", "toi", "anh", "chi", "minh", "cho em", "cho toi")),
    "alarm",
    "text me",
    "message me",
}


def check_in(reading: Reading) -> Question | None:
    """What is said of checking in; None where nothing is."""
    if not reading.has(Tag.CHECK_IN, Tag.MY_ATTENDANCE):
        return _present(reading) if reading.has(Tag.PRESENT) and not reading.has(Tag.OTHER) else None
    if reading.has(Tag.OTHER) or _names_others(reading):
        return Question(Intent.OUT_OF_SCOPE)
    done = reading.has(Tag.DONE) and not reading.has(Tag.TROUBLE, Tag.NOT)
    if done or reading.has(Tag.MY_ATTENDANCE, Tag.YET):
        return Question(Intent.ATTENDANCE, Field.STATUS)
    if reading.has(*_TIMES, Tag.WHICH_DAY, Tag.LONG, Tag.LEFT, Tag.START, Tag.END):
        return _when_check_in(reading)
    if _only_asks(reading):
        return Question(Intent.CHECKIN, Field.HOW)
    dates = reading.when.dates or ((reading.now.date(),) if reading.when.part else ())
    return Question(Intent.CHECKIN, Field.DO, dates, reading.when.part)


def _only_asks(reading: Reading) -> bool:
    """Whether it speaks of checking in without a clear wish to do it now."""
    doubtful = any(span.cost > _SURE and not span.has(Tag.CHECK_IN) for span in reading.spans)
    unclear = (doubtful or reading.has(Tag.NUMBER, Tag.MINUTES)) and not _introduces(reading)
    asks = reading.has(*(tag for tag in _ASKING if tag is not Tag.WHICH), Tag.NOT, Tag.TROUBLE, Tag.STILL)
    elsewhere = reading.has(Tag.STUDY, Tag.EVENT, Tag.NAME, Tag.PROGRAMME) or _is_other_day(reading)
    return unclear or asks or elsewhere or _questions(reading)


def _is_other_day(reading: Reading) -> bool:
    return any(day != reading.now.date() for day in reading.when.dates)


def _names_others(reading: Reading) -> bool:
    """Whether it speaks of somebody else: `anh Nam` is, `anh` alone is the person."""
    counted = any(
        span.phrase in _PEOPLE
        for index, _ in reading.having(Tag.NUMBER)
        for span in reading.spans[index + 1 : index + 2]
    )
    speaker = any(name.kind is NameKind.SPEAKER for names in reading.values(Tag.NAME) for name in names)
    if counted or speaker or reading.has(Tag.OTHERS) or (_unknown_person(reading) and not _introduces(reading)):
        return True
    return any(
        span.phrase.split()[-1] in _HONORIFICS
        and (after := reading.spans[index + 1 : index + 2])
        and (after[0].capital or after[0].has(Tag.YEAR_WORD) or not after[0].has(*_AFTER_ME))
        for index, span in reading.having(Tag.ME)
    ) and not _introduces(reading)


def _unknown_person(reading: Reading) -> bool:
    """Whether a word that nothing accounts for looks like a name: by its capital, or after `hộ`, `giúp`, `cho`."""
    return any(
        span.has(Tag.UNKNOWN)
        and (span.capital or (index > 0 and reading.spans[index - 1].has(Tag.WISH, Tag.ME, Tag.CHECK_IN)))
        for index, span in enumerate(reading.spans)
    )


def _present(reading: Reading) -> Question | None:
    """`Em có mặt rồi`: a report of being there, if it is nothing else."""
    plain = not reading.unknown or _introduces(reading)
    asks = reading.has(
        *_ASKING,
        *_TIMES,
        Tag.NOT,
        Tag.TROUBLE,
        Tag.OTHERS,
        Tag.STUDY,
        Tag.TOPIC,
        Tag.EVENT,
        Tag.NAME,
        Tag.SITE,
        Tag.START,
        Tag.REMIND,
        Tag.SPEAKER,
        Tag.YET,
    ) or any(span.phrase != "bao cao" for _, span in reading.having(Tag.TEACH))
    other_day = _is_other_day(reading)
    if other_day and not asks and not reading.has(*_TIMES):
        return Question(Intent.OUT_OF_SCOPE)
    if plain and not asks and not other_day and not _questions(reading):
        return Question(Intent.CHECKIN, Field.DO, reading.when.dates, reading.when.part)
    return None


def _questions(reading: Reading) -> bool:
    """Whether it asks instead of wishing: `được không` beside `giúp em` is only politeness."""
    asked = [span.phrase for _, span in reading.having(Tag.YES_NO)]
    wished = {span.phrase.split()[0] for _, span in reading.having(Tag.WISH, Tag.ME)}
    polite = reading.has(Tag.ME) and not _POLITE.isdisjoint(wished)
    return any(not ("duoc" in words.split() and polite) and words not in {"can", "will"} for words in asked) or (
        "?" in reading.text and not polite
    )


def _introduces(reading: Reading) -> bool:
    """`Tôi là Nguyễn Văn Nam`: the unknown words are the person's own name."""
    unknown = [index for index, span in enumerate(reading.spans) if span.has(Tag.UNKNOWN)]
    if not unknown or len(unknown) > _LONGEST_NAME:
        return False
    before = reading.spans[unknown[0] - 1].phrase.split()[-1:] if unknown[0] else []
    return before[:1] != [] and before[0] in {"la", "am", "i'm", "im", "is"} and reading.has(Tag.ME)


def _when_check_in(reading: Reading) -> Question:
    """When checking in opens: the reception of that day."""
    receptions = [item for item in reading.timetable.items if item.kind is ItemKind.RECEPTION]
    dates, part = reading.when.dates, reading.when.part
    if dates:
        receptions = [item for item in receptions if item.start.date() in dates]
    else:
        receptions = [item for item in receptions if item.end > reading.now][:1] or receptions[-1:]
    if part:
        receptions = [item for item in receptions if (item.start.hour < 12) == (part == "am")] or receptions  # noqa: PLR2004
    if not receptions:
        return Question(Intent.CHECKIN, Field.HOW)
    field = Field.END if reading.has(Tag.END) else Field.WHEN
    return Question(Intent.WHEN, field, dates, part, tuple(item.id for item in receptions), scope=Scope.NAMED)


def reminder(reading: Reading, *, continued: bool) -> Question | None:
    """What is said of reminders; `continued` says that the last question was about them too."""
    minutes = lead_minutes(reading)
    if not _is_about_reminders(reading, minutes, continued=continued):
        return None
    surely = any(span.phrase not in _WEAK for _, span in reading.having(Tag.REMIND)) or not reading.has(Tag.REMIND)
    too_strange = len(reading.unknown) > 1 or (bool(reading.unknown) and not surely)
    if too_strange or reading.has(Tag.OTHER, Tag.OTHERS):
        return Question(Intent.OUT_OF_SCOPE)
    change = _change(reading, minutes)
    if change[0] is Field.STATUS and reading.has(Tag.THANKS):
        return Question(Intent.THANKS)
    return Question(Intent.REMINDER, *change)


def _is_about_reminders(reading: Reading, minutes: int | None, *, continued: bool) -> bool:
    """Whether reminders are meant: `remind me what is on tomorrow` asks for the programme."""
    switches = reading.has(Tag.SWITCH_ON, Tag.SWITCH_OFF)
    if not reading.has(Tag.REMIND):
        changes = switches or minutes is not None
        return continued and changes and not reading.unknown and not reading.has(Tag.CHECK_IN)
    asks = reading.has(*_ASKING, *_TIMES, Tag.PROGRAMME)
    of_programme = bool(reading.when.dates) or reading.has(*_OF_PROGRAMME, *((Tag.ON,) if asks else ()))
    of_itself = switches or minutes is not None or reading.has(Tag.TROUBLE)
    if of_programme and not of_itself and (asks or reading.has(Tag.ON)):
        return False
    surely = any(span.phrase not in _WEAK for _, span in reading.having(Tag.REMIND))
    return surely or continued or switches or minutes is not None or reading.has(Tag.NOT)


def _change(reading: Reading, minutes: int | None) -> tuple[Any, ...]:
    """The field, and for a length of time also the value; the field is `status` where nothing is clearly wished."""
    only_asks = _questions(reading) and not _asks_for(reading)
    reports = reading.has(Tag.DONE) and not _forbids(reading)
    if only_asks or reports or reading.has(*_ASKING, *_TIMES, Tag.YET, Tag.TROUBLE) or _offers_both(reading):
        return (Field.STATUS,)
    off = reading.has(Tag.SWITCH_OFF) and not _turned_on(reading)
    if reading.has(Tag.NOT):
        return (Field.STATUS if off or minutes is not None or reading.has(Tag.AHEAD) else Field.OFF,)
    if off:
        return (Field.OFF,)
    if minutes is not None:
        return Field.SET, (), None, (), minutes
    return (Field.ON if _wants_reminders(reading) else Field.STATUS,)


def _forbids(reading: Reading) -> bool:
    """`Đừng nhắc nữa, tôi nhớ rồi`: a wish for the future, whatever else is over."""
    return any(span.phrase.startswith("dung") for _, span in reading.having(Tag.NOT))


def _offers_both(reading: Reading) -> bool:
    """`đang bật hay tắt`: which of the two it is."""
    on, off, either = (reading.first(tag) for tag in (Tag.SWITCH_ON, Tag.SWITCH_OFF, Tag.AND))
    return None not in {on, off, either} and min(on, off) < either < max(on, off)  # type: ignore[type-var, operator]


def _wants_reminders(reading: Reading) -> bool:
    """A wish to be reminded; not at a time of one's own, which the program cannot do."""
    for_me = any(span.phrase.endswith(" me") for _, span in reading.having(Tag.REMIND))
    at_a_time = bool(reading.when.clocks) or _is_other_day(reading) or reading.has(Tag.NUMBER)
    return not at_a_time and (for_me or reading.has(Tag.SWITCH_ON, Tag.WISH, Tag.ME, Tag.AGAIN))


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


def _is_length(reading: Reading, index: int, text: str) -> bool:
    """Whether `1h` or `10p` is a length of time: after `trước`, or before `ahead`."""
    before = reading.beside(index, -1)
    after = reading.beside(index, 1)
    hours_alone = text.strip().rstrip(".")[-1:] in {"h", "g", "p"}
    return hours_alone and (
        (before is not None and before.has(Tag.AHEAD)) or (after is not None and after.has(Tag.AHEAD))
    )
