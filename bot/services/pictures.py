"""Bars in a picture, for phones. The only home of Pillow.

What bars say stands beside them in numbers, and patterns tell their parts apart, not colours alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

_WIDTH = 1080
_MARGIN = 44
_LABEL_WIDTH = 326
_SHARE_WIDTH = 84
_NUMBERS_WIDTH = 220
_GAP = 20
_BAR_HEIGHT = 26
_ROW_HEIGHT = 44
_SWATCH = 34
_LOSSLESS_COLOURS = 64  # flat colours and the edges of letters need no more: a third of the size

_PAPER, _INK, _QUIET, _RULE = "#ffffff", "#1a1f24", "#56606a", "#d5dadf"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part: how it is filled, and its name below the title."""

    name: str
    fill: str
    line: str = ""  # the colour of its stripes, dots or edge
    pattern: str = ""  # slanted, upright, dotted, edged; "" for none


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, its parts in the order of the kinds, and in words what share it is, of what."""

    name: str
    parts: tuple[int, ...]
    share: str
    numbers: str


@dataclass(frozen=True, slots=True)
class Section:
    """Bars under a heading, and a remark below them ("" for none)."""

    heading: str
    bars: Sequence[Bar]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """All that a picture shows, in words. `facts` are the lines below the title; the first is set large."""

    title: str
    facts: Sequence[str]
    kinds: Sequence[Kind]
    sections: Sequence[Section]


def draw(chart: Chart) -> bytes:
    """The picture, as PNG: 1,080 pixels wide and as high as it needs."""
    height = _lay_out(chart, None)
    image = Image.new("RGB", (_WIDTH, height), _PAPER)
    _lay_out(chart, ImageDraw.Draw(image))
    file = BytesIO()
    image.quantize(_LOSSLESS_COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _lay_out(chart: Chart, pen: ImageDraw.ImageDraw | None) -> int:
    """Put everything in its place from above; the height that it takes. Without a pen nothing is drawn."""
    y = _MARGIN
    for line in _lines(chart.title, _font(40, bold=True), _WIDTH - 2 * _MARGIN):
        y = _write(pen, line, y, _font(40, bold=True), _INK)
    y += 10
    for number, fact in enumerate(chart.facts):
        font = _font(30, bold=True) if number == 0 else _font(28)
        for line in _lines(fact, font, _WIDTH - 2 * _MARGIN):
            y = _write(pen, line, y, font, _INK if number == 0 else _QUIET)
    y = _legend(chart.kinds, pen, y + 18)
    for section in chart.sections:
        y = _section(section, chart.kinds, pen, y + 22)
    return y + _MARGIN


def _write(pen: ImageDraw.ImageDraw | None, text: str, y: int, font: ImageFont.FreeTypeFont, colour: str) -> int:
    if pen:
        pen.text((_MARGIN, y), text, colour, font)
    return y + int(font.size * 1.4)


def _legend(kinds: Sequence[Kind], pen: ImageDraw.ImageDraw | None, y: int) -> int:
    x, font = _MARGIN, _font(26)
    for kind in kinds:
        width = _SWATCH + 12 + int(font.getlength(kind.name)) + 34
        if x + width > _WIDTH - _MARGIN + 34:
            x, y = _MARGIN, y + _ROW_HEIGHT
        if pen:
            _fill(pen, kind, x, y, _SWATCH)
            pen.text((x + _SWATCH + 12, y + _BAR_HEIGHT // 2), kind.name, _INK, font, anchor="lm")
        x += width
    return y + _ROW_HEIGHT


def _section(section: Section, kinds: Sequence[Kind], pen: ImageDraw.ImageDraw | None, y: int) -> int:
    y = _write(pen, section.heading, y, _font(28, bold=True), _INK) + 6
    if pen:
        pen.line((_MARGIN, y - 6, _WIDTH - _MARGIN, y - 6), _RULE, 2)
    y += 6
    for bar in section.bars:
        if pen:
            _bar(pen, bar, kinds, y)
        y += _ROW_HEIGHT
    return _write(pen, section.remark, y + 4, _font(26), _QUIET) if section.remark else y


def _bar(pen: ImageDraw.ImageDraw, bar: Bar, kinds: Sequence[Kind], y: int) -> None:
    middle, font = y + _BAR_HEIGHT // 2, _font(26)
    left, right = _MARGIN + _LABEL_WIDTH, _WIDTH - _MARGIN - _NUMBERS_WIDTH - _SHARE_WIDTH
    pen.text((_MARGIN, middle), _fitting(bar.name, font, _LABEL_WIDTH - _GAP), _INK, font, anchor="lm")
    pen.text((right + _SHARE_WIDTH, middle), bar.share, _INK, _font(26, bold=True), anchor="rm")
    pen.text((_WIDTH - _MARGIN, middle), bar.numbers, _QUIET, font, anchor="rm")
    total, done = sum(bar.parts), 0
    if not total:
        pen.line((left, middle, right, middle), _RULE, 2)
        return
    for kind, part in zip(kinds, bar.parts, strict=True):
        begin = left + (right - left) * done // total
        done += part
        end = left + (right - left) * done // total
        if part:
            _fill(pen, kind, begin, y, max(2, end - begin))  # who is few is still to be seen


def _fill(pen: ImageDraw.ImageDraw, kind: Kind, x: int, y: int, width: int) -> None:
    tile = Image.new("RGB", (width, _BAR_HEIGHT), kind.fill)
    _PATTERNS[kind.pattern](ImageDraw.Draw(tile), kind.line, width)
    pen._image.paste(tile, (x, y))  # noqa: SLF001 - a pen has no public way to the picture that it draws on


def _plain(_: ImageDraw.ImageDraw, __: str, ___: int) -> None:
    pass


def _slanted(pen: ImageDraw.ImageDraw, colour: str, width: int) -> None:
    for x in range(-_BAR_HEIGHT, width, 10):
        pen.line((x, _BAR_HEIGHT, x + _BAR_HEIGHT, 0), colour, 3)


def _upright(pen: ImageDraw.ImageDraw, colour: str, width: int) -> None:
    for x in range(3, width, 9):
        pen.line((x, 0, x, _BAR_HEIGHT), colour, 3)


def _dotted(pen: ImageDraw.ImageDraw, colour: str, width: int) -> None:
    for x in range(4, width, 9):
        for y in range(5, _BAR_HEIGHT, 9):
            pen.ellipse((x - 2, y - 2, x + 2, y + 2), colour)


def _edged(pen: ImageDraw.ImageDraw, colour: str, width: int) -> None:
    pen.rectangle((0, 0, width - 1, _BAR_HEIGHT - 1), outline=colour, width=2)


_PATTERNS: dict[str, Callable[[ImageDraw.ImageDraw, str, int], None]] = {
    "": _plain,
    "slanted": _slanted,
    "upright": _upright,
    "dotted": _dotted,
    "edged": _edged,
}


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The text on as many lines as it needs."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fitting(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """The text, cut where it is too long."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


@cache
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = f"DejaVuSansCondensed{'-Bold' if bold else ''}.ttf"
    content = resources.files("bot.services").joinpath("fonts", name).read_bytes()
    return ImageFont.truetype(BytesIO(content), size, layout_engine=ImageFont.Layout.BASIC)
