"""Telegram's two Markdown dialects, as far as a strict test needs them: what they refuse, and what is shown."""

import re

from tests.standin.refusals import Json

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
_MARKS = {
    "*": "bold",
    "_": "italic",
    "__": "underline",
    "~": "strikethrough",
    "||": "spoiler",
    "`": "code",
    "```": "pre",
}
_TYPE_NAMES = {"text_link": "TextUrl", "pre": "Pre", "code": "Code"}


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class _Markdown:
    """One parse. Errors name byte offsets, entities UTF-16 ones."""

    def __init__(self, source: str, marks: dict[str, str], *, strict: bool) -> None:
        self.source, self.marks, self.strict = source, marks, strict
        self.position = 0
        self.shown = ""
        self.open: list[tuple[str, int, int]] = []
        self.entities: list[Json] = []

    def byte_offset(self, position: int) -> int:
        return len(self.source[:position].encode())

    def parse(self) -> tuple[str, list[Json]]:
        while self.position < len(self.source):
            self._step(self.source[self.position])
        if self.open:
            kind, _, begun = self.open[-1]
            name = _TYPE_NAMES.get(kind, kind.title()) + " entity" if self.strict else "the entity starting"
            raise ValueError(f"Can't find end of {name} at byte offset {self.byte_offset(begun)}")
        return self.shown, sorted(self.entities, key=lambda e: (e["offset"], -e["length"]))

    def _step(self, char: str) -> None:
        following = self.source[self.position + 1 : self.position + 2]
        if char == "\\" and following and (following in _RESERVED or following == "\\"):
            self._show(following, 2)
        elif self.open and self.open[-1][0] in {"code", "pre"}:
            self._within_code(char)
        elif mark := self._mark():
            self._toggle(mark)
        elif char == "[":
            self._begin("text_link", 1)
        elif char == "]" and self.open and self.open[-1][0] == "text_link":
            self._link()
        elif char == ">" and self.strict and (not self.shown or self.shown.endswith("\n")):
            self.position += 1
        elif self.strict and char in _RESERVED:
            raise ValueError(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
        else:
            self._show(char, 1)

    def _mark(self) -> str | None:
        found = [mark for mark in self.marks if self.source.startswith(mark, self.position)]
        return max(found, key=len) if found else None

    def _within_code(self, char: str) -> None:
        mark = "`" if self.open[-1][0] == "code" else "```"
        if self.source.startswith(mark, self.position):
            self._end(len(mark))
        else:
            self._show(char, 1)

    def _toggle(self, mark: str) -> None:
        kind = self.marks[mark]
        if self.open and self.open[-1][0] == kind:
            self._end(len(mark))
        else:
            self._begin(kind, len(mark))

    def _begin(self, kind: str, width: int) -> None:
        self.open.append((kind, _utf16(self.shown), self.position))
        self.position += width

    def _end(self, width: int) -> None:
        kind, start, _ = self.open.pop()
        if _utf16(self.shown) > start:
            self.entities.append({"type": kind, "offset": start, "length": _utf16(self.shown) - start})
        self.position += width

    def _link(self) -> None:
        self.position += 1
        url = ""
        if self.source.startswith("(", self.position):
            found = re.compile(r"\(((?:\\.|[^)\\])*)\)").match(self.source, self.position)
            if not found:
                raise ValueError(f"Can't find end of a URL at byte offset {self.byte_offset(self.position + 1)}")
            url = re.sub(r"\\(.)", r"\1", found[1])
            self.position = found.end()
        self._end(0)
        if self.entities and "." in url:
            self.entities[-1]["url"] = url
        elif self.entities:
            self.entities.pop()

    def _show(self, text: str, width: int) -> None:
        self.shown += text
        self.position += width


def parse_markdown_v2(source: str) -> tuple[str, list[Json]]:
    """The shown text and its entities. Raises ValueError with the server's wording."""
    return _Markdown(source, _MARKS, strict=True).parse()


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """The old dialect: `*bold*`, `_italic_`, code and links, without nesting. Raises ValueError."""
    marks = {mark: kind for mark, kind in _MARKS.items() if mark in {"*", "_", "`", "```"}}
    return _Markdown(source, marks, strict=False).parse()
