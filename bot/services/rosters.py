"""Lists of people, read from files of any kind."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.domain.timetable import Site
from bot.services.roster_places import Places
from bot.services.roster_sheets import Entry, SheetReader, SheetReport
from bot.storage.roster_files import read_sheets


@dataclass
class FileReport:
    """What was found in a file, sheet by sheet; complete when its rows were read."""

    file: str
    sheets: list[SheetReport] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def dropped(self) -> list[str]:
        """The titles of the columns that must not be kept, as they are written."""
        return [title for sheet in self.sheets for title in sheet.dropped()]

    def warnings(self, *, of_sheets: bool = True) -> list[str]:
        """What there is to say, with where it is."""
        said = [f"sheet {name!r} is hidden: it was not read" for name in self.hidden]
        if not of_sheets:
            return said
        return [f"{self.file}: {message}" for message in said] + [
            f"{sheet.where(row)}: {message}" for sheet in self.sheets for message, row in sheet.warnings.items()
        ]


def read_roster(path: Path, places: Places, site: Site | None, report: FileReport) -> Iterator[Entry]:
    """The people of a file and the rows that were refused, in order; `site` is where rows belong that name none.

    Raises:
        RosterError: the file cannot be read; perhaps after some of its rows were.
    """
    for sheet in read_sheets(path):
        if sheet.hidden:
            report.hidden.append(sheet.name)
            continue
        reader = SheetReader(report.file, sheet, places, site)
        report.sheets.append(reader.report)
        yield from reader.entries()
