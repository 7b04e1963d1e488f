"""The ladder: before and after each session, whoever is next to be asked about the sites that have not reported."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.domain.messages import Argument, Choice, Outgoing
from bot.domain.reminders import Reminder
from bot.domain.timetable import Rung, Session, Site, Timetable
from bot.services import roles
from bot.services.roles import Named
from bot.storage import census, ladder, room_reports
from bot.storage.store import Transaction

_MOST_LINES = 36  # of a list of sites in one message
_MOST_PROVINCES = 20


def unreported(tx: Transaction, timetable: Timetable, session_id: str) -> list[Site]:
    """The sites that have not reported a session."""
    reported = room_reports.latest(tx, session_id)
    return [site for site in timetable.sites if site.code not in reported]


def climb(tx: Transaction, timetable: Timetable, step: Reminder, organisers: Named, now: datetime) -> None:
    """Take a step: ask those whom it turns to, each once."""
    sites = unreported(tx, timetable, step.session.id)
    match step.rule.to:
        case Rung.CLERKS:
            _ask_clerks(tx, timetable, step, sites)
        case Rung.COORDINATORS:
            _list_to_coordinators(tx, step, sites, now)
        case Rung.ORGANISERS if sites:
            message = _counts(tx, timetable, step.session, sites)
            roles.tell_organisers(tx, organisers, step.id, message, now)


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
    report = (Choice(f"report:{site.code}", "choice-report-site", {"site": site.name}),)
    about: dict[str, Argument] = {"session": session.name, "start": session.start, "site": site.full_name}
    if not silent:
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


def _counts(tx: Transaction, timetable: Timetable, session: Session, sites: Sequence[Site]) -> Outgoing:
    """How many sites have reported, how many have only people who are in, where there is nothing at all."""
    done = census.done_by_site(tx, session.id)
    part = sum(done.get(site.code, (0, 0))[1] > 0 for site in sites)
    of_province = Counter(site.province for site in timetable.sites)
    silent = Counter(site.province for site in sites).most_common()
    lines = tuple(
        Outgoing("ladder-province", {"province": province or "–", "silent": count, "sites": of_province[province]})
        for province, count in silent[:_MOST_PROVINCES]
    )
    more = sum(count for _, count in silent[_MOST_PROVINCES:])
    return Outgoing(
        "ladder-counts",
        {
            "session": session.name,
            "start": session.start,
            "sites": len(timetable.sites),
            "reported": len(timetable.sites) - len(sites),
            "part": part,
            "silent": len(sites) - part,
            "lines": lines + ((Outgoing("ladder-more", {"count": more}),) if more else ()),
        },
        (Choice(f"silent:{session.id}", "choice-unreported", {"session": session.name}),),
    )
