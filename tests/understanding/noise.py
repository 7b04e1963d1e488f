"""The same questions as other people would type them: `python -m tests.understanding.noise` says how many survive."""

import random
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from tests.understanding.scoring import Row, ask, is_confidently_wrong, is_right, is_wrong_action, rows

_TELEX: Final = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_TELEX_HATS: Final = {"\u0306": "w", "\u031b": "w", "đ": "dd", "Đ": "Dd"}
_VNI: Final = {
    "\u0300": "2",
    "\u0301": "1",
    "\u0303": "4",
    "\u0309": "3",
    "\u0323": "5",
    "\u0302": "6",
    "\u0306": "8",
    "\u031b": "7",
    "đ": "d9",
    "Đ": "D9",
}
_LONG: Final = 5


def _bare(word: str) -> str:
    marks = (letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    return "".join(marks).replace("đ", "d").replace("Đ", "D")


def _telex(word: str) -> str:
    typed, tone = "", ""
    for letter in unicodedata.normalize("NFD", word):
        if letter in _TELEX:
            tone = _TELEX[letter]
        else:
            typed += typed[-1] if letter == "\u0302" else _TELEX_HATS.get(letter, letter)
    core = typed.rstrip("?!.,")
    return core + tone + typed[len(core) :]


def _vni(word: str) -> str:
    return "".join(_VNI.get(letter, letter) for letter in unicodedata.normalize("NFD", word))


def _slip(text: str) -> str:
    """One long word with a letter too few, too many, or two swapped; the same one in every run."""
    chance = random.Random(text)
    words = text.split()
    places = [index for index, word in enumerate(words) if len(word) >= _LONG and word.isalpha()]
    if places:
        place = chance.choice(places)
        word = words[place]
        at = chance.randrange(1, len(word) - 1)
        words[place] = chance.choice(
            (word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at:])
        )
    return " ".join(words)


def _each(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: " ".join(change(word) for word in text.split())


NOISES: Final[Mapping[str, Callable[[str], str]]] = {
    "without marks": _each(_bare),
    "Telex keystrokes": _each(_telex),
    "VNI keystrokes": _each(_vni),
    "a slip of the finger": _slip,
    "capitals": str.upper,
}


def noisy(name: str) -> Iterator[Row]:
    """All questions that the noise changes, changed."""
    for row in (*rows("examples.jsonl"), *rows("questions.jsonl")):
        text = NOISES[name](row["text"])
        if text != row["text"]:
            yield {**row, "text": text}


def main() -> None:
    for name in NOISES:
        suite = [(row, ask(row)) for row in noisy(name)]
        right = sum(is_right(row, question) for row, question in suite)
        wrong = sum(is_confidently_wrong(row, question) for row, question in suite)
        actions = sum(is_wrong_action(row, question) for row, question in suite)
        share = 100 * right / len(suite)
        sys.stdout.write(
            f"{name}: {len(suite)} questions, {share:.1f} % in full, {wrong} surely wrong, {actions} wrong actions\n"
        )


if __name__ == "__main__":
    main()
