"""Provinces by their code or their name."""

import re

from bot.domain.timetable import Timetable
from bot.understanding.fold import fold

_KIND = re.compile(r"^(?:tinh|thanh pho|tp) ")


def find_province(timetable: Timetable, typed: str) -> tuple[str, str] | None:
    """Code and name of the province that has this code or whole name; None where none has, or it has no code."""
    known = {site.province_code: site.province for site in timetable.sites if site.province_code}
    wanted = _bare(typed)
    return next((one for one in known.items() if typed.strip() == one[0] or (wanted and wanted == _bare(one[1]))), None)


def _bare(name: str) -> str:
    return _KIND.sub("", fold(name))
