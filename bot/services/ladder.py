"""The ladder: before and after each session, whoever is next to be asked about the sites that have not reported."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.domain.messages import Argument, Choice, Outgoing
from bot.domain.reminders import Reminder
from bot.domain.room_report import SiteState
from bot.domain.timetable import Rung, Session, Site, Timetable
from bot.services import reports, roles
from bot.services.reports import Summary
from bot.services.roles import Named
from bot.storage import ladder
from bot.storage.store import Transaction

_MOST_LINES = 36  # of a list of sites in one message
_MOST_PROVINCES = 20


def climb(tx: Transaction, timetable: Timetable, step: Reminder, organisers: Named, now: datetime) -> None:
    """Take a step: ask those whom it turns to, each once."""
    found = reports.summary(tx, timetable, step.session.id)
    sites = [one.site for one in found.by_site.values() if one.state is not SiteState.REPORTED and one.site.name]
    match step.rule.to:
        case Rung.CLERKS:
            _ask_clerks(tx, timetable, step, sites)
        case Rung.COORDINATORS:
            _list_to_coordinators(tx, step, sites, now)
        case Rung.ORGANISERS if sites:
            roles.tell_organisers(tx, organisers, step.id, _counts(step.session, found), now)


def _ask_clerks(tx: Transaction, timetable: Timetable, step: Reminder, sites: Sequence[Site]) -> None:
    asked_before = any(one.to is Rung.CLERKS and one.before > step.rule.before for one in timetable.ladder)
    silent = Counter(site.province for site in sites)
    by_code = {site.code: site for site in sites}
    questions = [
        (clerk, _question(step.session, by_code[clerk.site_code], silent if asked_before else Counter()))
        for clerk in ladder.clerks(tx)
        if clerk.site_code in by_code
    ]
    ladder.ask(tx, step, questions)


def _question(session: Session, site: Site, silent: Counter[str]) -> Outgoing:
    report = (Choice("report", "choice-report"), Choice("roll", "choice-roll"))
    about: dict[str, Argument] = {"session": session.name, "start": session.start, "site": site.full_name}
    if not silent or not site.province:
        return Outgoing("ladder-ask", about, report)
    return Outgoing("ladder-ask-again", {**about, "silent": silent[site.province], "province": site.province}, report)


def _list_to_coordinators(tx: Transaction, step: Reminder, sites: Sequence[Site], now: datetime) -> None:
    by_province: dict[str, list[Site]] = {}
    for site in sites:
        by_province.setdefault(site.province_code, []).append(site)
    for code, silent in by_province.items():
        addresses = [holder.address for holder in roles.coordinators_of(tx, code)] if code else []
        pages = _pages([_site_lines(tx, site) for site in silent]) if addresses else ()
        for number, page in enumerate(pages):
            about: dict[str, Argument] = {
                "session": step.session.name,
                "start": step.session.start,
                "province": silent[0].province,
                "silent": len(silent),
                "lines": page,
            }
            roles.tell(tx, addresses, f"{step.id}:{code}:{number}", Outgoing("ladder-list", about), now)


def _site_lines(tx: Transaction, site: Site) -> tuple[Outgoing, ...]:
    """A site and whom to call there; a number in the international form can be tapped on every platform."""
    callers = [
        Outgoing("ladder-caller", {"name": holder.name or "–", "phone": holder.phone or "–"})
        for holder in roles.clerks_of(tx, site.code)
    ]
    return (Outgoing("ladder-site", {"site": site.name}), *(callers or [Outgoing("ladder-nobody")]))


def _pages(sites: Sequence[tuple[Outgoing, ...]]) -> Iterator[tuple[Outgoing, ...]]:
    page: tuple[Outgoing, ...] = ()
    for lines in sites:
        if page and len(page) + len(lines) > _MOST_LINES:
            yield page
            page = ()
        page += lines
    yield page


def _counts(session: Session, found: Summary) -> Outgoing:
    """How many sites have reported, how many have only people who are in, and where there is nothing at all."""
    missing = [(name, count) for name, count in found.by_province.items() if count.unreported_sites]
    missing.sort(key=lambda one: -one[1].unreported_sites)
    lines = tuple(
        Outgoing("ladder-province", {"province": name or "–", "silent": count.unreported_sites, "sites": count.sites})
        for name, count in missing[:_MOST_PROVINCES]
    )
    more = sum(count.unreported_sites for _, count in missing[_MOST_PROVINCES:])
    return Outgoing(
        "ladder-counts",
        {
            "session": session.name,
            "start": session.start,
            "sites": found.total.sites,
            "reported": found.total.reported_sites,
            "part": found.total.part_sites,
            "silent": found.total.silent_sites,
            "lines": lines + ((Outgoing("ladder-more", {"count": more}),) if more else ()),
        },
        (Choice(f"silent:{session.id}", "choice-unreported", {"session": session.name}),),
    )
