"""A text read as phrases: of all the ways to cut it, the one with the fewest and the surest phrases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from bot.understanding.keystrokes import decode
from bot.understanding.lexicon import (
    ENGLISH_WORDS,
    GENERAL,
    SHORTHAND,
    VIETNAMESE_FOLDS,
    VIETNAMESE_WORDS,
    Book,
    Entry,
    Step,
    Tags,
    Words,
)
from bot.understanding.naming import SiteName
from bot.understanding.spelling import Spelling, spellings
from bot.understanding.splitting import as_words
from bot.understanding.tags import Tag
from bot.understanding.tokens import Token, tokenise
from bot.understanding.words.shorthand import ENGLISH as ENGLISH_SHORT
from bot.understanding.words.shorthand import ORDINAL_WORDS
from bot.understanding.words.shorthand import VIETNAMESE as SHORT

VIETNAMESE_SHORT: Final = SHORT.keys() - ENGLISH_SHORT.keys()

_UNKNOWN: Final = 2.5
_FIGURE: Final = 1.0
_NUMBER_WORD: Final = 1.15
_SURE: Final = 0.6
_SURE_IN_PHRASE: Final = 1.1
_DECIMALS: Final = 3


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase of the text: what it can mean (with values), the words it was typed with, and those it stands for."""

    tags: Tags
    start: int
    end: int
    text: str
    cost: float = 1.0
    phrase: str = ""
    capital: bool = False

    def has(self, *tags: Tag) -> bool:
        """Whether it can mean one of these."""
        return not self.tags.keys().isdisjoint(tags)

    def value(self, tag: Tag) -> Any:
        """The value that goes with that meaning."""
        return self.tags.get(tag)


def read(text: str, *lexicons: Book) -> list[Span]:
    """The text as phrases, in order; what no lexicon knows is a phrase of its own, tagged unknown."""
    tokens = as_words(tokenise(text), lexicons)
    english = _is_english(tokens)
    keyed = english is not True and any(_is_keyed(token) for token in tokens)
    return _cheapest(
        tokens,
        [
            [
                []
                if book is GENERAL and _is_name(token, lexicons)
                else _fitting(token, book, english=english, keyed=keyed)
                for token in tokens
            ]
            for book in lexicons
        ],
        lexicons,
    )


def _is_name(token: Token, lexicons: Sequence[Book]) -> bool:
    """Whether a word typed with its marks is one of the timetable's, and so no slip: `lúa` is not `lâu`."""
    return (
        not token.bare
        and token.tag is None
        and not _is_known(token)
        and any(token.word in book.words for book in lexicons[1:2])
    )


def _is_english(tokens: list[Token]) -> bool | None:
    """Whether bare words are English: by the words that only one of the languages has; None where it cannot be told."""
    lean = 0
    for token in tokens:
        if token.tag is None:
            in_english = token.word in ENGLISH_WORDS
            in_vietnamese = token.folded in VIETNAMESE_FOLDS or (token.word in VIETNAMESE_SHORT and not in_english)
            lean += (in_english and not in_vietnamese) - (in_vietnamese and not in_english) - 2 * (not token.bare)
            lean -= not in_english and _is_keyed(token)
    return None if lean == 0 else lean > 0


def _fitting(token: Token, lexicon: Book, *, english: bool | None, keyed: bool) -> list[Spelling]:
    """The spellings that fit the language of the text."""
    if lexicon is GENERAL:
        found = _general(token, keyed=keyed)
    else:
        found = spellings(token, lexicon, known=_is_known(token), keyed=keyed)
    if (
        english is None
        or not token.bare
        or token.word not in ENGLISH_WORDS
        or token.folded not in VIETNAMESE_FOLDS
        or token.word in VIETNAMESE_WORDS
    ):
        return found
    as_english = [
        spelling for spelling in found if (spelling[0] == (token.word,) or spelling[0][0].isdecimal()) == english
    ]
    return as_english or found


def _is_keyed(token: Token) -> bool:
    """Whether a word is none as it stands but one by the keystrokes in it."""
    return token.tag is None and not _is_known(token) and decode(token.word) in GENERAL.words


def _is_known(token: Token) -> bool:
    return (
        token.word in GENERAL.words or (token.bare and token.folded in GENERAL.words_by_fold) or token.word in SHORTHAND
    )


@lru_cache(maxsize=4096)
def _general(token: Token, *, keyed: bool) -> list[Spelling]:
    return spellings(token, GENERAL, keyed=keyed)


def _cheapest(tokens: list[Token], readings: list[list[list[Spelling]]], lexicons: Sequence[Book]) -> list[Span]:
    """The cheapest row of phrases that covers all words."""
    best: list[tuple[float, Span | None]] = [(0.0, None), *[(float("inf"), None)] * len(tokens)]
    for start in range(len(tokens)):
        for span in _spans_from(start, tokens, readings, lexicons):
            cost = best[start][0] + span.cost
            if cost < best[span.end][0]:
                best[span.end] = (cost, span)
    spans: list[Span] = []
    at = len(tokens)
    while at > 0:
        last = best[at][1]
        if last is None:  # cannot be: each word is at least a phrase of its own
            break
        spans.append(last)
        at = last.start
    return spans[::-1]


def _spans_from(
    start: int, tokens: list[Token], readings: list[list[list[Spelling]]], lexicons: Sequence[Book]
) -> Iterator[Span]:
    token = tokens[start]
    if token.tag is not None:
        yield Span({token.tag: token.value}, start, start + 1, token.text, _FIGURE)
    else:
        yield Span({Tag.UNKNOWN: None}, start, start + 1, token.text, _UNKNOWN, "", token.capital)
        yield from _number_word(start, token, readings)
    for lexicon, reading in zip(lexicons, readings, strict=True):
        for end, cost, entry in _alike_together(_phrases(lexicon.root, start, reading)):
            yield Span(
                entry.tags,
                start,
                end,
                " ".join(token.text for token in tokens[start:end]),
                entry.cost + cost + max(token.doubt for token in tokens[start:end]),
                entry.phrase,
                token.capital,
            )


def _number_word(start: int, token: Token, readings: list[list[list[Spelling]]]) -> Iterator[Span]:
    for words, cost, _ in readings[0][start]:
        if len(words) == 1 and words[0].isdecimal() and not token.text.isdecimal():
            tag = Tag.ORDINAL if token.text in ORDINAL_WORDS else Tag.NUMBER
            yield Span({tag: int(words[0])}, start, start + 1, token.text, _NUMBER_WORD + cost)


def _phrases(root: Step, start: int, reading: list[list[Spelling]]) -> Iterator[tuple[int, float, Entry]]:
    """The phrases that begin at a word: where each ends, what misspelling costs, what it means."""
    open_ends: list[tuple[Step, int, float, bool, int]] = [(root, start, 0.0, True, 0)]
    while open_ends:
        node, at, cost, marked, length = open_ends.pop()
        if at == len(reading):
            continue
        for words, extra, with_marks in reading[at]:
            further = _step(node, words)
            if further is None:
                continue
            total, seen = cost + extra, length + len(words)
            if total > _SURE_IN_PHRASE * max(1, seen // 2):
                continue
            all_marked = marked and with_marks
            open_ends.append((further, at + 1, total, all_marked, seen))
            entry = further.entry
            if entry is not None and (total <= _SURE or seen > 1) and (all_marked or not entry.marked or seen > 1):
                yield at + 1, total, entry


def _alike_together(found: Iterator[tuple[int, float, Entry]]) -> Iterator[tuple[int, float, Entry]]:
    """The phrases, with all sites that bare letters name equally well in one: `son dien` is Sơn Điền and Sơn Điện."""
    sites: dict[tuple[int, float, bool], list[Entry]] = {}
    for end, cost, entry in found:
        if Tag.SITE in entry.tags:
            sites.setdefault((end, round(cost + entry.cost, _DECIMALS), entry.tags[Tag.SITE].whole), []).append(entry)
        else:
            yield end, cost, entry
    for (end, total, whole), entries in sites.items():
        codes = dict.fromkeys(code for entry in entries for code in entry.tags[Tag.SITE].codes)
        one = entries[0]
        site = SiteName(tuple(sorted(codes)) if len(entries) > 1 else tuple(codes), whole)
        yield end, total - one.cost, Entry({Tag.SITE: site}, one.cost, one.marked, one.phrase)


def _step(node: Step, words: Words) -> Step | None:
    """Where the words lead from there."""
    further: Step | None = node
    for word in words:
        further = None if further is None else further.get(word)
    return further
