"""The country as its sites: each a point where it lies, shaped and coloured by its state.

No border is drawn. The points alone show the country, and where somebody takes part they show it to its last island.
"""

import math
from collections.abc import Sequence

from bot.domain.room_report import SiteState
from bot.domain.timetable import Site
from bot.services.board import Line

_PER_DEGREE = 100  # units of the drawing
_MARGIN = 40

Point = tuple[int, int]
Box = tuple[int, int, int, int]  # left, top, width, height


def point(site: Site) -> Point | None:
    """Where a site lies in the drawing; None where nobody said. Degrees of longitude shrink as they do at 16° north."""
    if site.latitude is None or site.longitude is None:
        return None
    x = site.longitude * math.cos(math.radians(16)) * _PER_DEGREE
    return round(x), round(-site.latitude * _PER_DEGREE)


def box(points: Sequence[Point]) -> Box:
    """What holds all points, with a margin."""
    if not points:
        return (0, 0, 1, 1)
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    return (left - _MARGIN, top - _MARGIN, width + 2 * _MARGIN, height + 2 * _MARGIN)


def drawing(sites: Sequence[Site], lines: Sequence[Line]) -> dict[str, object]:
    """The drawing: its box, for each state the path through its points, and how many sites have no point."""
    paths: dict[str, list[str]] = {state.value: [] for state in SiteState}
    points = [point(site) for site in sites]
    for where, line in zip(points, lines, strict=True):
        if where:
            paths[line.state].append(f"M{where[0]} {where[1]}h0")
    return {
        "box": " ".join(map(str, box([one for one in points if one]))),
        "paths": {state: "".join(steps) for state, steps in paths.items()},
        "unplaced": points.count(None),
    }


def facts(sites: Sequence[Site]) -> dict[str, object]:
    """What a page knows of the sites: `[code, name, number of the province, x, y]` each; and the provinces."""
    provinces = sorted({(site.province_code, site.province) for site in sites})
    number = {code: place for place, (code, _) in enumerate(provinces)}
    return {
        "provinces": provinces,
        "sites": [[site.code, site.name, number[site.province_code], *(point(site) or (None, None))] for site in sites],
    }
