"""What phrases mean, in both languages. A word that ends in "!" counts alone only when it is typed with its marks.

A phrase may stand under several meanings; the rules take the one that they ask for. To teach the bot a word, add it to
the list it belongs to, and a question that uses it to `tests/understanding/questions.jsonl`.
"""

from typing import Final

from bot.understanding.words import (
    en_about,
    en_asking,
    en_manners,
    en_other,
    en_time,
    en_wishes,
    vi_about,
    vi_asking,
    vi_manners,
    vi_other,
    vi_time,
    vi_wishes,
)

VIETNAMESE: Final = (
    vi_asking.ASKING,
    vi_about.ABOUT,
    vi_time.TIME,
    vi_wishes.WISHES,
    vi_manners.MANNERS,
    vi_other.OTHER,
)
ENGLISH: Final = (
    en_asking.ASKING,
    en_about.ABOUT,
    en_time.TIME,
    en_wishes.WISHES,
    en_manners.MANNERS,
    en_other.OTHER,
)
