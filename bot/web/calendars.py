"""`GET /calendar.ics` and `/calendar/SITE.ics`: the class for people's calendars, which may also subscribe to it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from bot.domain.timetable import Language
from bot.web.language import language_of
from bot.web.security import LIMITS, count

# The file in a language; for a site, or "" for the class. None for a site that is not in the timetable.
Read = Callable[[Language, str], Awaitable[bytes | None]]


@dataclass(frozen=True)
class Calendars:
    """The calendars that are served."""

    read: Read

    async def serve(self, request: web.Request) -> web.Response:
        """The calendar as it is now."""
        limits = request.app[LIMITS]
        count(request, None, limits.opens_of_one, limits.opens_of_address)
        content = await self.read(language_of(request), request.match_info.get("site", ""))
        if content is None:
            raise web.HTTPNotFound(text="there is no such site")
        return web.Response(
            body=content,
            headers={
                "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH",
                "Content-Disposition": 'attachment; filename="calendar.ics"',
                "Cache-Control": "public, max-age=300",
                "Vary": "Accept-Language, Cookie",
            },
        )
