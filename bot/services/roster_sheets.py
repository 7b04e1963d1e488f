"""A sheet of a list, row by row: its headings, its people, and what belongs to neither. Every row is accounted for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.rosters import Listed, Rejected, Source
from bot.domain.timetable import Site
from bot.services.roster_columns import Layout, find_layout, is_numbering
from bot.services.roster_places import Places
from bot.services.roster_rows import read_person
from bot.services.roster_words import Column, is_end, is_numeral, is_unit
from bot.storage.roster_files import Row, Sheet

Entry = Listed | Rejected
_MOST_BEFORE = 100  # rows that may stand above the first heading
_MOST_WARNINGS = 200
_LONGEST_MARK = 4  # `(12)`: what stands under a heading to number its columns


class Kind(StrEnum):
    """What a row is."""

    PERSON = "people"
    REJECTED = "refused"
    TITLE = "titles"
    HEADING = "headings"
    GROUP = "groups"
    EMPTY = "numbered but empty"
    END = "totals and signatures"


@dataclass
class SheetReport:
    """What was found in a sheet: how many rows of each kind, its headings, and what there is to say about it."""

    file: str
    sheet: str
    rows: Counter[Kind] = field(default_factory=Counter)
    layouts: list[Layout] = field(default_factory=list)
    site: Site | None = None
    site_from: str = ""
    warnings: dict[str, int] = field(default_factory=dict)  # with the first row of each, or 0

    def warn(self, message: str, row: int = 0) -> None:
        """Keep a warning, once however many rows it is about."""
        if len(self.warnings) < _MOST_WARNINGS:
            self.warnings.setdefault(message, row)

    def where(self, row: int = 0) -> str:
        """The place of a row, or of the sheet, in words."""
        sheet = f", sheet {self.sheet!r}" if self.sheet else ""
        return f"{self.file}{sheet}{f', row {row}' if row else ''}"

    def dropped(self) -> list[str]:
        """The titles of the columns that must not be kept."""
        return [title for layout in self.layouts for title in layout.titled(Column.SENSITIVE)]


class SheetReader:
    """Reads one sheet; `report` is complete when its rows were read."""

    def __init__(self, file: str, sheet: Sheet, places: Places, site: Site | None) -> None:
        self.report = SheetReport(file, sheet.name, site=site, site_from="--site" if site else "")
        self._sheet = sheet
        self._places = places
        self._fixed = site is not None
        self._layout: Layout | None = None
        self._above: list[Row] = []  # the rows above the first heading, as long as one may come
        self._end = 0  # the row that ended the list, until it goes on
        self._site = site

    def entries(self) -> Iterator[Entry]:
        """The people and the refused rows, in order."""
        for row, following in _with_next(self._sheet.rows):
            if self._layout and row.number <= self._layout.row:
                continue  # the second row of a heading, which the first one took along
            for entry in self._row(row, following):
                self.report.rows[Kind.PERSON if isinstance(entry, Listed) else Kind.REJECTED] += 1
                yield entry
        if self._layout is None:
            for row in self._above:
                self.report.rows[Kind.REJECTED] += 1
                yield self._unread(row)
            if self._above:
                self.report.warn("no heading says which column holds the names: nothing was read")
        for warning in self._sheet.warnings:
            self.report.warn(warning)

    def _row(self, row: Row, following: Row | None) -> Iterator[Entry]:
        if layout := find_layout(row, following):
            yield from self._heading(layout)
        elif self._layout is None:
            self._above.append(row)
            if len(self._above) > _MOST_BEFORE:
                yield self._unread(self._above.pop(0))
        else:
            kind = self._kind(row, self._layout)
            if kind is Kind.PERSON:
                yield self._person(row, self._layout)
            elif kind is Kind.REJECTED:
                yield self._refused(row, self._layout)
            else:
                self.report.rows[kind] += 1

    def _heading(self, layout: Layout) -> Iterator[Entry]:
        self.report.rows[Kind.HEADING] += layout.rows
        if layout.is_joined:
            self.report.warn("the names go on in the column right of their title, which has none itself", layout.row)
        if not any(known.titles == layout.titles for known in self.report.layouts):
            self.report.layouts.append(layout)
        first, self._layout, self._end = self._layout is None, layout, 0
        if not first:
            return
        for row in self._above:
            if _is_record(row):
                yield self._unread(row)
            else:
                self.report.rows[Kind.TITLE] += 1
        if not self._fixed:
            self._find_site([cell for row in self._above for cell in row.cells if cell])
        self._above = []

    def _find_site(self, titles: list[str]) -> None:
        """The site that the titles name, or else the sheet's own name."""
        if found := self._places.in_titles(titles):
            self._site, self.report.site_from = found[0], f"the title {found[1]!r}"
        elif self._sheet.name and (site := self._places.named(self._sheet.name, "").site):
            self._site, self.report.site_from = site, "the sheet's name"
        self.report.site = self._site

    def _kind(self, row: Row, layout: Layout) -> Kind:
        name, number = layout.name(row), layout.first(row, Column.NUMBER)
        has_number = number.strip(".) ").isdigit()
        if not name:
            return self._nameless(row, layout, has_number=has_number)
        if is_end(name) or (number and not has_number and is_end(number)):
            return self._ended(row)
        if len(name) <= _LONGEST_MARK and is_numbering(row):
            return Kind.HEADING
        if not _says_more(row, layout) and (is_unit(name) or (not has_number and is_numeral(number))):
            return self._group(name)
        return self._named(row, layout, has_number=has_number)

    def _named(self, row: Row, layout: Layout, *, has_number: bool) -> Kind:
        """Below the list's end stand signatures; what may be a person's row is refused, not passed over."""
        if not self._end or has_number:
            self._end = 0
            return Kind.PERSON
        return Kind.REJECTED if _says_more(row, layout) else Kind.END

    def _nameless(self, row: Row, layout: Layout, *, has_number: bool) -> Kind:
        texts = [cell for cell in row.cells if cell]
        if any(map(is_end, texts)):
            return self._ended(row)
        if is_numbering(row):
            return Kind.HEADING
        if layout.doubt(row, Column.FULL_NAME) or _says_more(row, layout):
            return Kind.END if self._end and not has_number else Kind.REJECTED
        if not texts or (has_number and len(texts) == 1):
            return Kind.EMPTY
        return Kind.END if self._end else self._group(texts[0])

    def _ended(self, row: Row) -> Kind:
        self._end = row.number
        return Kind.END

    def _group(self, text: str) -> Kind:
        """A group may be a site of its own: the rows below belong to it."""
        if not self._fixed and (site := self._places.named(text, "").site):
            self._site = site
        return Kind.GROUP

    def _person(self, row: Row, layout: Layout) -> Entry:
        entry, doubt = read_person(row, layout, self._source(row), self._places, self._site)
        if doubt:
            self.report.warn(doubt, row.number)
        return entry

    def _refused(self, row: Row, layout: Layout) -> Rejected:
        doubt = layout.doubt(row, Column.FULL_NAME)
        reason = f"the name {doubt}" if doubt else "there is no name"
        if self._end and layout.name(row):
            reason = f"it stands below the end of the list, row {self._end}"
        return Rejected(self._source(row), layout.shown(row), reason)

    def _unread(self, row: Row) -> Rejected:
        """A row without a heading; of what it holds only words are shown, for it may hold anything."""
        words = [cell for cell in row.cells if cell and not any(map(str.isdigit, cell))]
        return Rejected(self._source(row), " | ".join(words)[:200], "no heading above it says what its columns hold")

    def _source(self, row: Row) -> Source:
        return Source(self.report.file, self.report.sheet, row.number)


def _says_more(row: Row, layout: Layout) -> bool:
    """Whether a row says something of a person beside their name."""
    return any(layout.first(row, column) for column in (Column.PHONE, Column.POSITION, Column.DELEGATE_CODE))


def _is_record(row: Row) -> bool:
    """Whether a row above the first heading looks like one of a list: a number, and two cells more."""
    filled = [cell for cell in row.cells if cell]
    return len(filled) > 2 and filled[0].isdigit()  # noqa: PLR2004 - more than a numbered line of text


def _with_next(rows: Iterable[Row]) -> Iterator[tuple[Row, Row | None]]:
    iterator = iter(rows)
    row = next(iterator, None)
    while row is not None:
        following = next(iterator, None)
        yield row, following
        row = following
