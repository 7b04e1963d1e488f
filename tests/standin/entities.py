"""Text with formatting: parse modes, entity offsets in UTF-16 units, and what Telegram marks by itself.

The wordings of the errors are those of the Bot API server.
"""

import re
from typing import Any

from tests.standin.markdown import parse_markdown, parse_markdown_v2
from tests.standin.refusals import Json, bad_request

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link", "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}  # fmt: skip
_PLAIN = re.compile(r"[^<&]+")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_NAME = re.compile(r"<([^\s>]*)(?=[\s>])")
_END_TAG = re.compile(r"</([^\s>]*)\s*>")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)(?=[\s>])))?""")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_MARKED_BY_TELEGRAM = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w{5,32})?(?!\w))"
    r"|(?P<url>(?:https?://|t\.me/)[^\s<>\"]+)"
    r"|(?P<mention>(?<!\w)@[A-Za-z]\w{4,31})"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
)


def utf16_length(text: str) -> int:
    """The length in UTF-16 code units, in which Telegram counts."""
    return len(text) + sum(char > "\uffff" for char in text) if not text.isascii() else len(text)


def formatted(text: str, parse_mode: str | None, given: list[Json] | None) -> tuple[str, list[Json]]:
    """The text as it is shown, stripped, and its entities. Raises Refused with Telegram's wording."""
    mode = (parse_mode or "").lower()
    if text and mode and mode != "none":
        parse = _PARSERS.get(mode)
        if parse is None:
            raise bad_request("unsupported parse_mode")
        try:
            shown, entities = parse(text)
        except ValueError as error:
            raise bad_request(f"can't parse entities: {error}") from None
    else:
        shown, entities = text, given or []
        _check_offsets(shown, entities)
    return _stripped(shown, entities) if shown != shown.strip() else (shown, entities)


def marked_by_telegram(text: str) -> list[Json]:
    """Commands, links, mentions and hashtags, which Telegram marks in whatever people type."""
    return [
        {"type": found.lastgroup, "offset": utf16_length(text[: found.start()]), "length": utf16_length(found[0])}
        for found in _MARKED_BY_TELEGRAM.finditer(text)
    ]


def _check_offsets(text: str, entities: list[Json]) -> None:
    end = utf16_length(text) if entities else 0
    for entity in entities:
        offset, length = entity["offset"], entity["length"]
        if offset < 0 or offset > end:
            raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {offset}")
        if length <= 0 or offset + length > end:
            raise bad_request(
                f"Entity beginning at UTF-16 offset {offset} ends after the end of the text"
                f" at UTF-16 offset {offset + length}"
            )


def _stripped(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    shown = text.strip()
    skipped, end = utf16_length(text[: len(text) - len(text.lstrip())]), utf16_length(shown)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - skipped, 0)
        stop = min(entity["offset"] + entity["length"] - skipped, end)
        if stop > start:
            kept.append(entity | {"offset": start, "length": stop - start})
    return shown, kept


class _Html:
    """One parse of Telegram's HTML; `where` is the byte offset that its errors name."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.shown: list[str] = []
        self.offset = 0
        self.open: list[tuple[str, Json, int]] = []
        self.entities: list[Json] = []

    @property
    def where(self) -> str:
        return f"at byte offset {len(self.source[: self.position].encode())}"

    def parse(self) -> tuple[str, list[Json]]:
        while self.position < len(self.source):
            char = self.source[self.position]
            if char == "<":
                self._end_tag() if self.source.startswith("</", self.position) else self._start_tag()
            elif char == "&" and (reference := _REFERENCE.match(self.source, self.position)):
                self._show(_decoded(reference), reference.end())
            else:
                plain = _PLAIN.match(self.source, self.position)
                self._show(plain[0] if plain else char, plain.end() if plain else self.position + 1)
        if self.open:
            raise ValueError(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        return "".join(self.shown), sorted(self.entities, key=lambda e: (e["offset"], -e["length"]))

    def _show(self, text: str, end: int) -> None:
        self.shown.append(text)
        self.offset += utf16_length(text)
        self.position = end

    def _start_tag(self) -> None:
        found = _NAME.match(self.source, self.position)
        if not found:
            raise ValueError(f"Unclosed start tag {self.where}")
        name = found[1].lower()
        if name not in _TAGS:
            raise ValueError(f'Unsupported start tag "{name}" {self.where}')
        end, attributes = self._attributes(name, found.end())
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise ValueError(f'Tag "span" must have class "tg-spoiler" {self.where}')
        self.open.append((name, attributes, self.offset))
        self.position = end

    def _attributes(self, tag: str, end: int) -> tuple[int, dict[str, str]]:
        attributes = {}
        while not (closing := re.compile(r"\s*>").match(self.source, end)):
            if not self.source[end:].strip():
                raise ValueError(f"Unclosed start tag {self.where}")
            found = _ATTRIBUTE.match(self.source, end)
            if not found:
                raise ValueError(f'Empty attribute name in the tag "{tag}" {self.where}')
            attributes[found[1].lower()] = _REFERENCE.sub(_decoded, found[2] or found[3] or found[4] or "")
            end = found.end()
        return closing.end(), attributes

    def _end_tag(self) -> None:
        if not self.open:
            raise ValueError(f"Unexpected end tag {self.where}")
        found = _END_TAG.match(self.source, self.position)
        if not found:
            raise ValueError(f"Unclosed end tag {self.where}")
        name, attributes, start = self.open.pop()
        if found[1] and found[1].lower() != name:
            raise ValueError(f'Unmatched end tag {self.where}, expected "</{name}>", found "</{found[1].lower()}>"')
        if self.offset > start:
            self._add(name, attributes, start)
        self.position = found.end()

    def _add(self, name: str, attributes: dict[str, str], start: int) -> None:
        entity: dict[str, Any] = {"type": _TAGS[name], "offset": start, "length": self.offset - start}
        if name == "a":
            entity["url"] = attributes.get("href", "")
            if "." not in entity["url"] and not entity["url"].startswith("tg:"):
                return  # Telegram drops a link that leads nowhere and keeps its text
        if name == "tg-emoji":
            if not attributes.get("emoji-id", "").isdecimal():
                raise ValueError("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = attributes["emoji-id"]
        if name == "tg-time":
            entity["unix_time"] = int(attributes.get("unix", "0"))
        if name == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        self.entities.append(entity)


def _decoded(reference: re.Match[str]) -> str:
    hexadecimal, decimal, named = reference.groups()
    return _NAMED[named] if named else chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The shown text and its entities. Raises ValueError with the server's wording."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Html(source).parse()


_PARSERS = {"html": parse_html, "markdownv2": parse_markdown_v2, "markdown": parse_markdown}
