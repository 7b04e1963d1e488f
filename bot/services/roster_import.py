"""Bringing the people in the database up to what a list says, some sites at a time.

A list is first read whole into a store of its own, then compared; each step of the import compares anew inside its
transaction, so that it holds whatever happened in between, and doing it again changes nothing.
"""

import secrets
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Protocol

from bot.domain.rosters import Comparison, Known, Listed, Rejected, codes, compare
from bot.storage import people, roster_lines, roster_people
from bot.storage.store import Store, Transaction, Work, stamp
from bot.understanding.fold import fold

Progress = Callable[[int], None]  # how many lines more are done

_LINES_AT_ONCE = 5_000
_MOST_SHOWN = 20


class _SitesWork(Protocol):
    def __call__(self, tx: Transaction, sites: Sequence[str], lines: Sequence[Listed]) -> Comparison: ...


@dataclass
class Summary:
    """What an import would do or did; of the changed and the missing the first few."""

    added: int = 0
    changed: int = 0
    left: int = 0
    missing: int = 0
    changes: list[tuple[Known, Known]] = field(default_factory=list)
    no_more: list[Known] = field(default_factory=list)

    def add(self, comparison: Comparison) -> None:
        """Count what was found at some sites."""
        self.added += len(comparison.added)
        self.changed += len(comparison.changed)
        self.left += len(comparison.left)
        self.changes += comparison.changed[: _MOST_SHOWN - len(self.changes)]

    def add_missing(self, known: Iterable[Known]) -> None:
        """Count those whom their site's list has no more."""
        for person in known:
            self.missing += 1
            if len(self.no_more) < _MOST_SHOWN:
                self.no_more.append(person)


async def stage(lines: Store, entries: Iterator[Listed | Rejected], progress: Progress) -> None:
    """Keep what was read, in a store that holds nothing else; then say of it what only the whole list shows."""
    await lines.transaction(roster_lines.create)
    while some := list(islice(entries, _LINES_AT_ONCE)):
        await lines.transaction(partial(roster_lines.add, entries=some))
        progress(len(some))
    await lines.transaction(roster_lines.finish)


async def plan(lines: Store, store: Store, progress: Progress) -> Summary:
    """What the import would do; nothing is changed."""
    return await _walk(lines, store.read, _compared, progress)


async def bring_in(lines: Store, store: Store, now: datetime, progress: Progress) -> Summary:
    """Import the staged lines that have a site: all of a site in one transaction, some thousand lines in each."""

    def apply(tx: Transaction, sites: Sequence[str], lines: Sequence[Listed]) -> Comparison:
        comparison = _compared(tx, sites, lines)
        _apply(tx, comparison, now)
        return comparison

    return await _walk(lines, store.transaction, apply, progress)


async def _walk(
    lines: Store,
    run: Callable[[Work[Comparison]], Awaitable[Comparison]],
    work: _SitesWork,
    progress: Progress,
) -> Summary:
    summary = Summary()
    for sites in _batches(await lines.read(roster_lines.sites)):
        some = await lines.read(partial(_lines_of, sites))
        comparison = await run(partial(work, sites=sites, lines=some))
        summary.add(comparison)
        summary.add_missing(await lines.read(partial(_not_listed, comparison.missing)))
        progress(len(some))
    return summary


def _batches(sites: Iterable[tuple[str, int]]) -> Iterator[list[str]]:
    """Sites together, so that few transactions are needed and none is long."""
    batch: list[str] = []
    size = 0
    for code, count in sites:
        batch.append(code)
        size += count
        if size >= _LINES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _lines_of(sites: Sequence[str], tx: Transaction) -> list[Listed]:
    return [line for code in sites for line in roster_lines.of_site(tx, code)]


def _not_listed(missing: Iterable[Known], tx: Transaction) -> list[Known]:
    """Those of whom no line says that they sit at another site now."""
    return [one for one in missing if not roster_lines.has_code(tx, one.code)]


def _compared(tx: Transaction, sites: Sequence[str], lines: Sequence[Listed]) -> Comparison:
    known = [person for code in sites for person in roster_people.of_site(tx, code)]
    elsewhere = codes(lines) - {person.code for person in known}
    return compare(lines, [*known, *roster_people.by_codes(tx, elsewhere)])


def _apply(tx: Transaction, comparison: Comparison, now: datetime) -> None:
    together = secrets.token_hex(6)  # ids that lie side by side in the index: random ones take ten times as long
    new = ((f"p{together}{i:05x}", fold(line.full_name), line) for i, line in enumerate(comparison.added))
    roster_people.add(tx, new, stamp(now))
    for old, person in comparison.changed:
        roster_people.change(tx, person, fold(person.full_name))
        if person.site_code != old.site_code:
            people.move(tx, person.id, person.site_code)
