"""`/healthz`: the process lives. `/readyz`: it can do its work, or says in plain words why not."""

from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web

# What keeps the program from its work just now, each in one line without secrets; empty when nothing does.
Problems = Callable[[], Awaitable[Sequence[str]]]

PROBLEMS: web.AppKey[Problems] = web.AppKey("problems")


async def healthz(request: web.Request) -> web.Response:  # noqa: ARG001 - aiohttp's signature
    """Always 200: whoever reads this has been answered."""
    return web.json_response({"alive": True}, headers={"Cache-Control": "no-store"})


async def readyz(request: web.Request) -> web.Response:
    """200, or 503 with the problems."""
    problems = list(await request.app[PROBLEMS]())
    answer = {"ready": not problems, "problems": problems}
    return web.json_response(answer, status=503 if problems else 200, headers={"Cache-Control": "no-store"})
