"""Which column of a list holds what: found by the titles of its columns, in one row or in two."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.services.roster_words import Column, column_of, is_mobile, may_be_heading
from bot.storage.roster_files import Row

_KEPT = {
    Column.FULL_NAME,
    Column.FAMILY_NAME,
    Column.GIVEN_NAME,
    Column.POSITION,
    Column.PHONE,
    Column.DELEGATE_CODE,
    Column.SITE_CODE,
    Column.SITE,
    Column.WORKPLACE,
    Column.PROVINCE,
}
_FEWEST = 2  # a heading of one column needs nothing else in its row


@dataclass(frozen=True)
class Layout:
    """A heading: the row it ends in, the columns' titles as written, and the columns (from 0) that hold each thing."""

    row: int
    titles: Mapping[int, str]
    places: Mapping[Column, tuple[int, ...]]
    rows: int = 1
    names: tuple[int, ...] = field(default=())  # the columns that make up the name, in its order

    def titled(self, column: Column) -> list[str]:
        """The titles of the columns that hold that."""
        return [self.titles[place] for place in self.places.get(column, ())]

    def has(self, column: Column) -> bool:
        """Whether any column holds that."""
        return column in self.places

    def first(self, row: Row, column: Column) -> str:
        """What a row says there: the first that is not empty."""
        for place in self.places.get(column, ()):
            if place < len(row.cells) and row.cells[place]:
                return row.cells[place]
        return ""

    def every(self, row: Row, column: Column) -> list[str]:
        """All that a row says there."""
        return [
            row.cells[place] for place in self.places.get(column, ()) if place < len(row.cells) and row.cells[place]
        ]

    def name(self, row: Row) -> str:
        """The name in its order: family name, then given name."""
        cells = row.cells
        return " ".join(cells[place] for place in self.names if place < len(cells) and cells[place])

    def doubt(self, row: Row, *columns: Column) -> str:
        """Why what a row says there is not known, or ""."""
        if not row.doubts:
            return ""
        named = [self.names] if Column.FULL_NAME in columns else [self.places.get(column, ()) for column in columns]
        return next((row.doubts[place] for group in named for place in group if place in row.doubts), "")

    def shown(self, row: Row) -> str:
        """A row in words, without what must not be kept."""
        kept = sorted(place for column in _KEPT for place in self.places.get(column, ()))
        return " | ".join(row.cells[place] for place in kept if place < len(row.cells) and row.cells[place])[:200]

    @property
    def is_joined(self) -> bool:
        """Whether the name goes on in a column without a title."""
        return any(place not in self.titles for place in self.names)


def find_layout(row: Row, following: Row | None) -> Layout | None:
    """The layout that begins with this row, if it is a heading. A second row may say more of some columns."""
    if not may_be_heading(row.cells):
        return None
    titles = {place: " ".join(cell.split()) for place, cell in enumerate(row.cells) if cell}
    below = _second_row(row, following)
    layout = _layout(row.number, titles, 1)
    if below:
        both = _layout(row.number + 1, {**titles, **below}, 2)
        layout = both or layout
    return layout


def _second_row(row: Row, following: Row | None) -> dict[int, str]:
    """The titles of a second row, which stands right below and says of every column what it holds."""
    if following is None or following.number != row.number + 1:
        return {}
    titles = {place: " ".join(cell.split()) for place, cell in enumerate(following.cells) if cell}
    known = [title for title in titles.values() if column_of(title) is not Column.OTHER]
    return titles if known and all(map(_is_title, titles.values())) and len(known) * 2 >= len(titles) else {}


def _is_title(text: str) -> bool:
    return not any(letter.isdigit() for letter in text)


def _layout(row: int, titles: Mapping[int, str], rows: int) -> Layout | None:
    places: dict[Column, tuple[int, ...]] = {}
    for place, title in titles.items():
        column = column_of(title)
        places[column] = (*places.get(column, ()), place)
    places[Column.PHONE] = tuple(sorted(places.get(Column.PHONE, ()), key=lambda place: not is_mobile(titles[place])))
    places = {column: found for column, found in places.items() if found}
    names = tuple(_names(titles, places))
    if not names or (len(places) < _FEWEST and len(titles) > 1):
        return None
    return Layout(row, titles, places, rows, names)


def _names(titles: Mapping[int, str], places: Mapping[Column, Sequence[int]]) -> Iterator[int]:
    """The columns of the name; one title may stand above two columns, the family's and the given name."""
    full, family, given = (
        places.get(column, ()) for column in (Column.FULL_NAME, Column.FAMILY_NAME, Column.GIVEN_NAME)
    )
    if family and given:
        yield from (family[0], given[0])
    elif full or given:
        first = (full or given)[0]
        yield first
        if full and first + 1 not in titles and any(place > first + 1 for place in titles):
            yield first + 1


def is_numbering(row: Row) -> bool:
    """Whether a row only numbers the columns: `(1) (2) (3)`, `1 2 3`, `A B 1 2`."""
    marks = [cell.strip("() .") for cell in row.cells if cell]
    digits = [mark for mark in marks if mark.isdigit()]
    if len(marks) < _FEWEST or not digits or any(len(mark) > _FEWEST for mark in marks):
        return False
    return len(set(marks)) == len(marks) and all(mark.isdigit() or mark.isalpha() for mark in marks)
