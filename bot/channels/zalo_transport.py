"""Calls of the Zalo Bot API over aiohttp: the only place that has the token.

Zalo's errors may come with HTTP 200, so the body's `ok` decides. The token is part of the address, which therefore
stays out of every exception and log.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

import aiohttp
import orjson

from bot.channels.http import json_object, may_have_arrived, without, words_of_failure

_CONNECTIONS = 32
_CONNECT_SECONDS = 10.0


class ZaloError(Exception):
    """A call that brought nothing; the message says why, without secrets."""


class RefusedError(ZaloError):
    """Zalo answered no: `code` and `description` are its own; the code is 0 where it gave none."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description


class UnansweredError(ZaloError):
    """No answer of Zalo's came; `may_have_arrived` says whether the request may have been carried out."""

    def __init__(self, reason: str, *, may_have_arrived: bool) -> None:
        super().__init__(reason)
        self.may_have_arrived = may_have_arrived


class Transport:
    """Calls methods of one bot."""

    def __init__(self, session: aiohttp.ClientSession, api_url: str, token: str) -> None:
        self._session = session
        self._prefix = f"{api_url.rstrip('/')}/bot{token}/"
        self._token = token

    async def call(self, method: str, seconds: float, **parameters: Any) -> Any:
        """The method's result; None where Zalo says yes and nothing else.

        Raises:
            RefusedError: Zalo said no.
            UnansweredError: it said nothing within `seconds`, or somebody else answered in its place.
        """
        timeout = aiohttp.ClientTimeout(total=seconds, connect=_CONNECT_SECONDS)
        try:
            async with self._session.post(
                self._prefix + method, data=orjson.dumps(parameters), timeout=timeout, allow_redirects=False
            ) as response:
                status, body = response.status, await response.read()
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise self._unanswered(error) from None
        return self._result(status, body)

    def _result(self, status: int, body: bytes) -> Any:
        answer = json_object(body)
        if answer.get("ok") is True:
            return answer.get("result")
        if "ok" not in answer:
            arrived = status == HTTPStatus.OK or status >= HTTPStatus.INTERNAL_SERVER_ERROR
            raise UnansweredError(f"HTTP {status} in place of an answer", may_have_arrived=arrived)
        code = _code(answer, status)
        if code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise UnansweredError(f"error {code}", may_have_arrived=True)
        raise RefusedError(code, without(self._token, str(answer.get("description", ""))))

    def _unanswered(self, error: Exception) -> UnansweredError:
        return UnansweredError(words_of_failure(error, self._token), may_have_arrived=may_have_arrived(error))


@asynccontextmanager
async def open_transport(token: str, api_url: str) -> AsyncIterator[Transport]:
    """The transport with its connections, which are closed at the end."""
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=_CONNECTIONS),
        headers={"Content-Type": "application/json"},
        cookie_jar=aiohttp.DummyCookieJar(),
    ) as session:
        yield Transport(session, api_url, token)


def _code(answer: dict[str, Any], status: int) -> int:
    """The error's code, by either of its two names; the HTTP status where there is none, 0 where that is a yes."""
    for name in ("error_code", "errorCode"):
        if isinstance(answer.get(name), int):
            return int(answer[name])
    return status if status >= HTTPStatus.BAD_REQUEST else 0
