"""python-telegram-bot's requests over aiohttp: faster than its own transport, and the only place that has the token.

`Bot` is given method paths without an address; the address with the token is put before them here. So neither the
library's exceptions, logs and reprs nor ours can hold the token.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from http import HTTPStatus
from io import BytesIO
from typing import Any

import aiohttp
import orjson
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.channels.http import LONGEST_WORDS, json_object, may_have_arrived, words_of_failure

_CONNECTIONS = 128  # above what the sender has in the air at once, with room for polls and taps
_KEEP_ALIVE_SECONDS = 300.0  # a quiet bot answers its next person without a handshake
_CONNECT_SECONDS = 10.0
_ANSWER_SECONDS = 30.0
_UPLOAD_SECONDS = 90.0  # more, where a file goes up
_LONGEST_WAIT = 900.0  # a 429 may ask for any number of seconds, also by mistake
_DEFAULT_WAIT = 5.0

_GAVE_UP_WAITING = {
    504,
    524,
}  # a gateway passed the request on and heard nothing; with other 5xx it was not carried out


class RefusedError(TelegramError):
    """Telegram answered no: `code` and `description` are its own, `wait` (seconds) is set with 429."""

    def __init__(self, code: int, description: str, wait: float = 0.0, moved_to: str = "") -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.wait = wait
        self.moved_to = moved_to


class UnansweredError(TelegramError):
    """No answer of Telegram's came; `may_have_arrived` says whether the request may have been carried out."""

    def __init__(self, reason: str, *, may_have_arrived: bool) -> None:
        super().__init__(reason)
        self.may_have_arrived = may_have_arrived


class AiohttpRequest(BaseRequest):
    """What `telegram.Bot` sends its requests through. Raises only `RefusedError` and `UnansweredError`."""

    def __init__(self, session: aiohttp.ClientSession, api_url: str, token: str) -> None:
        self._session = session
        self._api_url = api_url.rstrip("/")
        self._token = token
        self._url_by_path: dict[str, URL] = {}

    @property
    def read_timeout(self) -> float:
        """Seconds until an answer is given up."""
        return _ANSWER_SECONDS

    async def initialize(self) -> None:
        """Nothing to do: the session is open."""

    async def shutdown(self) -> None:
        """Nothing to do: whoever opened the session closes it."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer, if it is a yes of Telegram's."""
        answer = json_object(payload)
        if "result" in answer:
            return answer
        if "error_code" in answer:
            raise _refused(HTTPStatus.OK, answer)
        raise UnansweredError("the answer is not one of the Bot API: check TELEGRAM_API_URL", may_have_arrived=True)

    async def do_request(  # noqa: PLR0917 - the signature is the library's
        self,
        url: str,
        method: str,  # noqa: ARG002 - always POST
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """POST the parameters, as JSON if no file is among them; the status (only ever 200) and the answer's body."""
        body, headers = _body(request_data)
        seconds = self.read_timeout if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        if headers:
            seconds += _UPLOAD_SECONDS
        return HTTPStatus.OK, await self._post(url, body, headers, seconds)

    async def call(self, method: str, parameters: Mapping[str, Any], seconds: float) -> Any:
        """Call a method of the Bot API with plain JSON; its result. Parameters that are None are left out."""
        body = orjson.dumps({name: value for name, value in parameters.items() if value is not None})
        return self.parse_json_payload(await self._post(f"/{method}", body, None, seconds))["result"]

    async def _post(
        self, path: str, body: bytes | aiohttp.Payload, headers: Mapping[str, str] | None, seconds: float
    ) -> bytes:
        address = self._url_by_path.get(path)
        if address is None:
            address = self._url_by_path[path] = URL(f"{self._api_url}/bot{self._token}{path}")
        try:
            async with self._session.post(
                address, data=body, headers=headers, timeout=_timeout(seconds), allow_redirects=False
            ) as response:
                payload = await response.read()
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise self._unanswered(error) from None  # their own words may hold the address
        if response.status != HTTPStatus.OK:
            raise _refused(response.status, json_object(payload))
        return payload

    async def download(self, path: str, most: int) -> bytes | None:
        """A file that getFile named; None if it has more than `most` bytes."""
        address = URL(f"{self._api_url}/file/bot{self._token}/{path}")
        content = bytearray()
        try:
            async with self._session.get(address, timeout=_timeout(_ANSWER_SECONDS), allow_redirects=False) as response:
                if response.status != HTTPStatus.OK:
                    raise _refused(response.status, json_object(await response.read()))
                async for chunk in response.content.iter_any():
                    content += chunk
                    if len(content) > most:
                        return None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise self._unanswered(error) from None
        return bytes(content)

    def _unanswered(self, error: Exception) -> UnansweredError:
        return UnansweredError(words_of_failure(error, self._token), may_have_arrived=may_have_arrived(error))


@asynccontextmanager
async def open_transport(token: str, api_url: str, proxy: str) -> AsyncIterator[AiohttpRequest]:
    """The transport with its connections, which are closed at the end."""
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            limit=_CONNECTIONS, keepalive_timeout=_KEEP_ALIVE_SECONDS, ttl_dns_cache=int(_KEEP_ALIVE_SECONDS)
        ),
        headers={"Content-Type": "application/json"},
        skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
        cookie_jar=aiohttp.DummyCookieJar(),
        proxy=proxy or None,
    ) as session:
        yield AiohttpRequest(session, api_url, token)


def _body(data: RequestData | None) -> tuple[bytes | aiohttp.Payload, dict[str, str] | None]:
    """What is posted, and the headers that go with it."""
    if data is None or not data.contains_files:
        return orjson.dumps(data.parameters) if data else b"{}", None
    form = aiohttp.FormData(data.json_parameters, quote_fields=False, default_to_multipart=True)
    for name, (filename, content, media_type) in data.multipart_data.items():
        form.add_field(
            name,
            BytesIO(content) if isinstance(content, bytes) else content,
            filename=filename,
            content_type=media_type,
        )
    payload = form()
    return payload, {"Content-Type": payload.content_type}


@cache
def _timeout(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds, connect=_CONNECT_SECONDS)


def _refused(status: int, answer: dict[str, Any]) -> RefusedError | UnansweredError:
    """What an answer that is not a yes means."""
    code = answer.get("error_code", status)
    code = code if isinstance(code, int) else status
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        return RefusedError(code, "Too Many Requests", wait=_wait(answer))
    if code >= HTTPStatus.INTERNAL_SERVER_ERROR or "error_code" not in answer:
        return UnansweredError(f"HTTP {code} in place of an answer", may_have_arrived=code in _GAVE_UP_WAITING)
    moved_to = _parameters(answer).get("migrate_to_chat_id", "")
    return RefusedError(code, str(answer.get("description", ""))[:LONGEST_WORDS], moved_to=str(moved_to))


def _wait(answer: dict[str, Any]) -> float:
    """The seconds that a 429 asks for, if they make sense."""
    asked = _parameters(answer).get("retry_after")
    if not isinstance(asked, int | float) or asked <= 0:
        return _DEFAULT_WAIT
    return min(float(asked), _LONGEST_WAIT)


def _parameters(answer: dict[str, Any]) -> dict[str, Any]:
    parameters = answer.get("parameters")
    return parameters if isinstance(parameters, dict) else {}
