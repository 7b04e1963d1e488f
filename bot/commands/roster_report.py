"""What `roster` prints for people: what files hold, what is doubtful or refused, what an import would do."""

from collections.abc import Iterable, Iterator, Sequence

from bot.domain.rosters import Known, Source
from bot.services.roster_columns import Layout
from bot.services.roster_import import Summary
from bot.services.roster_sheets import Kind, SheetReport
from bot.services.roster_words import Column
from bot.services.rosters import FileReport
from bot.storage import roster_lines
from bot.storage.roster_lines import Counts
from bot.storage.store import Transaction

_MOST_SHOWN = 20  # rows of one kind; JSON has them all
_FLAGS = {  # those whose rows are named, then those that are normal in a list and only counted
    "name_doubtful": "the name has something else in it, or is one word",
    "phone_doubtful": "the phone is no number for certain",
    "position_doubtful": "the position is an error or a formula without its result",
    "code_doubtful": "the delegate code cannot be one",
    "site_unknown": "no site is known; such rows are not imported",
    "site_ambiguous": "several sites are called so; such rows are not imported",
    "position_cut": "the position is too long and was cut",
}
_NORMAL = {
    "no_phone": "have no phone",
    "phone_shared": "share a phone with others of the list",
    "same_name_in_site": "have a namesake at their site",
    "phone_several": "have several phones; the first was taken",
    "phone_renumbered": "had a mobile number of before 2018; it was made today's",
    "phone_landline": "have a landline",
    "phone_foreign": "have a number of another country",
    "case_changed": "were written in capitals or without them; now as names are",
}


def list_report(tx: Transaction, files: Iterable[FileReport]) -> Iterator[str]:
    """The whole report of a list that was read."""
    for file in files:
        yield from _file(file)
    counts = roster_lines.counts(tx)
    flags = roster_lines.flag_counts(tx)
    for flag, meaning in _FLAGS.items():
        if flag in flags:
            yield f"Doubtful: {meaning} ({flag}, {flags[flag]:,})"
            shown = roster_lines.people(tx, flag, _MOST_SHOWN)
            yield from _some((f"{_at(one.source)}: {one.full_name}" for one in shown), flags[flag])
            yield ""
    if counts.rejected:
        yield f"Refused ({counts.rejected:,})"
        refused = roster_lines.rejected(tx, _MOST_SHOWN)
        yield from _some((f"{_at(one.source)}: {one.reason}: {one.text}" for one in refused), counts.rejected)
        yield ""
    yield f"{_people(counts.people)} in all, {counts.rejected:,} {'row' if counts.rejected == 1 else 'rows'} refused"
    yield from (f"  {flags[flag]:,} {meaning}" for flag, meaning in _NORMAL.items() if flag in flags)


def import_report(summary: Summary, counts: Counts) -> Iterator[str]:
    """What an import would do."""
    yield ""
    yield (
        f"Import: {summary.added:,} to add, {summary.changed:,} to change, {summary.left:,} to leave as they are,"
        f" {counts.people - counts.with_site:,} without a site left out"
    )
    changes = (f"{_known(old)}: {', '.join(_differences(old, new))}" for old, new in summary.changes)
    yield from _some(changes, summary.changed)
    if summary.missing:
        yield f"No longer on the list ({summary.missing:,}); they stay:"
        yield from _some(map(_known, summary.no_more), summary.missing)


def _file(file: FileReport) -> Iterator[str]:
    yield file.file
    for sheet in file.sheets:
        yield from _sheet(sheet)
    for warning in file.warnings(of_sheets=False):
        yield f"  {warning}"
    yield ""


def _sheet(sheet: SheetReport) -> Iterator[str]:
    found = ", ".join(f"{sheet.rows[kind]:,} {kind}" for kind in Kind if sheet.rows[kind])
    yield f"  {f'sheet {sheet.sheet!r}: ' if sheet.sheet else ''}{found or 'no rows'}"
    for layout in sheet.layouts:
        yield from _columns(layout)
    if sheet.site:
        yield f"    site: {sheet.site.code} {sheet.site.full_name}, from {sheet.site_from}"
    for warning, row in sheet.warnings.items():
        yield f"    {f'row {row}: ' if row else ''}{warning}"


def _columns(layout: Layout) -> Iterator[str]:
    rows = f"{layout.row - 1}-{layout.row}" if layout.rows > 1 else f"{layout.row}"
    kept = [column for column in Column if column not in {Column.SENSITIVE, Column.OTHER}]
    read = [f"{title!r} is {column}" for column in kept for title in layout.titled(column)]
    yield f"    heading in row {rows}: {', '.join(read)}"
    if dropped := layout.titled(Column.SENSITIVE):
        yield f"    never kept: {', '.join(map(repr, dropped))}"
    if other := layout.titled(Column.OTHER):
        yield f"    not read: {', '.join(map(repr, other))}"


def _some(lines: Iterable[str], count: int) -> Iterator[str]:
    shown = 0
    for line in lines:
        shown += 1
        yield f"  {line}"
    if count > shown:
        yield f"  and {count - shown:,} more"


def _differences(old: Known, new: Known) -> Iterator[str]:
    fields: Sequence[str] = ("full_name", "site_code", "phone", "position", "delegate_code")
    for name in fields:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield f"{name} {before or 'none'} → {after or 'none'}"


def _known(person: Known) -> str:
    return f"{person.site_code} {person.full_name}" + (f" ({person.delegate_code})" if person.delegate_code else "")


def _at(source: Source) -> str:
    return f"{source.file}, {f'sheet {source.sheet!r}, ' if source.sheet else ''}row {source.row}"


def _people(count: int) -> str:
    return f"{count:,} {'person' if count == 1 else 'people'}"
