"""Whom a broadcast is for: as organisers type it, and how many of them can be reached."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.broadcasts import Broadcast
from bot.domain.messages import Channel, Priority
from bot.domain.receivers import Receivers, Who
from bot.domain.timetable import Site, Timetable
from bot.services import quotas
from bot.services.places import find_province
from bot.services.sites import find_sites
from bot.storage import receivers
from bot.storage.receivers import Group
from bot.storage.store import Transaction
from bot.understanding.fold import fold

_WHO: Mapping[str, Who] = {
    words: who
    for who, variants in {
        Who.EVERYONE: ("tat ca", "moi nguoi", "ca lop", "toan the", "everyone", "everybody", "all"),
        Who.NOT_CHECKED_IN: ("chua diem danh", "not checked in"),
        Who.ABSENT: ("nguoi vang", "vang mat", "vang", "absent"),
        Who.SILENT_CLERKS: ("thu ky chua bao cao", "chua bao cao", "silent clerks", "silent"),
        Who.CLERKS: ("thu ky", "clerks", "clerk"),
        Who.CHAIRS: ("chu tri", "chairs", "chair"),
        Who.COORDINATORS: ("can bo tong hop", "tong hop", "dieu phoi", "coordinators", "coordinator"),
    }.items()
    for words in variants
}
_CHANNELS: Mapping[str, Channel] = {
    "telegram": Channel.TELEGRAM,
    "zalo": Channel.ZALO,
    "trang web": Channel.WEB,
    "web": Channel.WEB,
}
_LONGEST_PHRASE = 4  # words
_BETWEEN = frozenset(
    ("va", "and", "cho", "gui", "to", "of", "o", "tai", "cua", "cac", "nhung", "in", "qua", "on", "the")
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What somebody typed of whom a broadcast is for.

    `several` are sites of one name, of which one is meant; `unclear` is what was not understood.
    """

    receivers: Receivers
    several: tuple[Site, ...] = ()
    unclear: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many chats would get a broadcast, and how many of its receivers cannot be reached, and why."""

    groups: tuple[Group, ...]
    without_chat: int
    strangers: int  # nobody there agreed to anything
    held: int  # of those that would get it, must wait for the next month's quota

    @property
    def count(self) -> int:
        """How many get it."""
        return sum(self.by_channel.values())

    @property
    def by_channel(self) -> Counter[Channel]:
        """How many get it, by channel."""
        counts: Counter[Channel] = Counter()
        for group in self.groups:
            if not group.gone:
                counts[group.channel] += group.count
        return counts

    @property
    def gone(self) -> int:
        """How many have blocked us."""
        return sum(group.count for group in self.groups if group.gone)


def set_places(tx: Transaction, timetable: Timetable, broadcast_id: str, to: Receivers) -> None:
    """Keep the sites that a broadcast is for."""
    of_provinces = [site.code for site in timetable.sites if site.province_code in to.provinces]
    receivers.set_places(tx, broadcast_id, (*to.sites, *of_provinces), to.provinces)


def reach(tx: Transaction, broadcast: Broadcast, now: datetime) -> Reach:
    """Count a broadcast's receivers as they are now."""
    if broadcast.corrects:
        groups, without_chat, strangers = receivers.corrected_groups(tx, broadcast.corrects), 0, 0
    else:
        groups = receivers.groups(tx, broadcast.id, broadcast.receivers)
        without_chat = receivers.count_without_chat(tx, broadcast.id, broadcast.receivers)
        strangers = receivers.count_strangers(tx, broadcast.receivers)
    held = sum(
        one.count
        for one in groups
        if not one.gone and quotas.holds_back(tx, one.channel, one.bot, Priority.BROADCAST, now)
    )
    return Reach(tuple(groups), without_chat, strangers, held)


def understand(typed: str, timetable: Timetable, before: Receivers) -> Understood:
    """What was typed, put on top of what is chosen already; "everyone" alone starts anew."""
    words = typed.replace(";", ",").replace(",", " , ").split()
    who, channels, places = _phrases(words)
    if who is Who.EVERYONE:
        before = Receivers()
    chosen = replace(before, who=who or before.who, channels=channels or before.channels)
    return _placed(places, timetable, chosen)


def _phrases(words: list[str]) -> tuple[Who | None, tuple[Channel, ...], list[str]]:
    """Who, which channels, and what is left as names of places."""
    who, channels, places, at = None, list[Channel](), [""], 0
    while at < len(words):
        length = next((n for n in range(_LONGEST_PHRASE, 0, -1) if _known(words[at : at + n])), 0)
        phrase = fold(" ".join(words[at : at + length]))
        if phrase in _WHO:
            who = _WHO[phrase]
        elif phrase in _CHANNELS:
            channels.append(_CHANNELS[phrase])
        elif words[at] == ",":
            places.append("")
        elif places[-1] or fold(words[at]) not in _BETWEEN:
            places[-1] = f"{places[-1]} {words[at]}".strip()
        at += length or 1
    return who, tuple(dict.fromkeys(channels)), [place for place in places if place]


def _known(words: list[str]) -> bool:
    phrase = fold(" ".join(words))
    return "," not in words and (phrase in _WHO or phrase in _CHANNELS)


def _placed(places: list[str], timetable: Timetable, chosen: Receivers) -> Understood:
    provinces, sites = list[str](), list[str]()
    for place in places:
        province = find_province(timetable, place)
        if province is not None and province.province_code:
            provinces.append(province.province_code)
            continue
        found = find_sites(timetable, place)
        if len(found) != 1:
            return Understood(chosen, several=found, unclear=place)
        sites.append(found[0].code)
    if not places:
        return Understood(chosen)
    return Understood(replace(chosen, provinces=tuple(provinces), sites=tuple(sites)))
