"""A broadcast before it goes out: as each of its receivers will read it, with how many they are."""

from collections import defaultdict
from collections.abc import Sequence

from bot.domain.broadcasts import Broadcast
from bot.domain.messages import Argument, Channel, Choice, Outgoing, Rendered
from bot.domain.receivers import Receivers
from bot.domain.timetable import Language, Timetable
from bot.handlers.request import Reply, Request
from bot.services import broadcasts, receivers
from bot.services.receivers import Reach
from bot.storage import contacts
from bot.storage.receivers import Group
from bot.texts.render import render

_MOST_PLACES = 6  # named; of more their number is given


def preview(request: Request, target: Broadcast, *, edits: bool = False) -> Reply:
    """What they will read, who they are, and what can be done with it."""
    contacts.set_step(request.tx, request.contact.address, "broadcast_confirm", target.id)
    reach = receivers.reach(request.tx, target, request.now)
    return Reply((*as_read(request, target, reach), ready(request, target, reach)), edits=edits)


def as_read(request: Request, target: Broadcast, reach: Reach) -> tuple[Outgoing, ...]:
    """The message as it will look, once for each look: by language, and by whether choices are buttons or numbers."""
    readers: defaultdict[str, list[Group]] = defaultdict(list)
    for group in reach.groups:
        if not group.gone:
            readers[_look(request, target, group.channel, group.language)].append(group)
    if not readers:
        text = _look(request, target, request.contact.address.channel, request.contact.language)
        return (Outgoing("broadcast-look", {"text": text}, attachment=target.content.attachment),)
    return tuple(
        Outgoing("broadcast-shown", {"text": text, "lines": _readers(groups)}, attachment=target.content.attachment)
        for text, groups in readers.items()
    )


def ready(request: Request, target: Broadcast, reach: Reach) -> Outgoing:
    """Who gets it and who cannot, and the choices."""
    choices = [
        Choice(f"broadcast:send:{target.id}", "choice-broadcast-send", {"count": reach.count}),
        *_offers(target),
        Choice(f"broadcast:drop:{target.id}", "choice-broadcast-drop"),
    ]
    return Outgoing("broadcast-ready", facts(request, target, reach), tuple(choices if reach.count else choices[1:]))


def facts(request: Request, target: Broadcast, reach: Reach) -> dict[str, Argument]:
    """The number of receivers, who they are, and who cannot be reached, why."""
    lines = [
        Outgoing("broadcast-channel", {"name": named(one), "count": n}) for one, n in sorted(reach.by_channel.items())
    ]
    missing = {"gone": reach.gone, "no-chat": reach.without_chat, "strangers": reach.strangers, "quota": reach.held}
    lines += [Outgoing(f"unreached-{why}", {"count": count}) for why, count in missing.items() if count]
    rules = request.house.broadcasts
    if broadcasts.needs_approval(rules, target, reach.count):
        lines.append(Outgoing("broadcast-needs-approval", {"count": rules.approval_above or 0}))
    whom = tuple(describe(request.timetable, target))
    return {"count": reach.count, "receivers": whom, "lines": tuple(lines)}


def describe(timetable: Timetable, target: Broadcast) -> list[Outgoing]:
    """Whom a broadcast is for, in words."""
    to = target.receivers
    if target.corrects:
        return [Outgoing("to-corrected", {"number": target.corrects.removeprefix("b")})]
    if to.unread:
        return [Outgoing("to-unread", {"number": to.unread.removeprefix("b")})]
    session = timetable.session_by_id.get(to.session_id)
    when: dict[str, Argument] = {"session": session.name, "start": session.start} if session else {}
    lines = [Outgoing(f"to-{to.who.replace('_', '-')}{'-of' if when else ''}", when)]
    if to.has_places:
        lines.append(_places(timetable, to))
    if to.channels:
        lines.append(only(to.channels))
    return lines


def only(channels: Sequence[Channel]) -> Outgoing:
    """That it is for one channel, or for two."""
    names: dict[str, Argument] = {"name": named(channels[0]), "other": named(channels[-1])}
    return Outgoing("to-channel" if len(channels) == 1 else "to-channels", names)


def named(channel: str) -> Outgoing:
    """A channel's name."""
    return Outgoing(f"channel-{channel}")


def _places(timetable: Timetable, to: Receivers) -> Outgoing:
    provinces = {site.province_code: site.province for site in timetable.sites if site.province_code in to.provinces}
    sites = [timetable.site_by_code[code].full_name for code in to.sites if code in timetable.site_by_code]
    names = [*provinces.values(), *sites]
    if len(names) > _MOST_PLACES:
        return Outgoing("to-many-places", {"count": len(names)})
    return Outgoing("to-places", {"name": "; ".join(names)})


def _offers(target: Broadcast) -> list[Choice]:
    """What can be changed. A correction and a chase have their receivers and their question already."""
    verbs = ["edit", "english", "test"]
    if not (target.corrects or target.receivers.unread):
        verbs = ["to", *verbs, "asks"]
    facts = {"number": target.number}
    return [
        Choice(f"broadcast:{verb}:{target.id}", "choice-broadcast-asks-no", facts)
        if verb == "asks" and target.content.asks
        else Choice(f"broadcast:{verb}:{target.id}", f"choice-broadcast-{verb}")
        for verb in verbs
    ]


def _look(request: Request, target: Broadcast, channel: Channel, language: Language) -> str:
    """The words on that channel, with what stands for the choice below them."""
    anew = bool(target.corrects) and not channel.has_edits
    words: Rendered = render(broadcasts.message(target, anew=anew), language, request.timetable.zone)
    labels = [choice.label for choice in words.choices]
    below = [f"[{one}]" if channel.has_buttons else f"{number}. {one}" for number, one in enumerate(labels, 1)]
    return "\n\n".join([words.text, *below])


def _readers(groups: list[Group]) -> tuple[Outgoing, ...]:
    counts: defaultdict[tuple[Channel, Language], int] = defaultdict(int)
    for group in groups:
        counts[group.channel, group.language] += group.count
    return tuple(
        Outgoing(
            "broadcast-readers", {"name": named(channel), "value": Outgoing(f"choice-lang-{language}"), "count": count}
        )
        for (channel, language), count in sorted(counts.items())
    )
