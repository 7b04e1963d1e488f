"""`GET /files/{token}`: a file that went with a message, for whoever has its address, until it expires.

The token is the file's id, signed: it cannot be guessed, and says nothing of the file or of whoever got it.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import web
from itsdangerous import BadSignature, URLSafeSerializer

from bot.storage.files import File
from bot.web.language import language_of
from bot.web.pages import PAGES
from bot.web.templates import page

_SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})  # by browsers; all else is only saved

# The file by its id; None when it has expired.
Find = Callable[[str], Awaitable[File | None]]


@dataclass(frozen=True)
class Files:
    """The files that are served."""

    find: Find
    secret_key: str

    def path(self, file_id: str) -> str:
        """Where the file is served."""
        return f"/files/{self._signer().dumps(file_id)}"

    async def named_by(self, token: str) -> File | None:
        """The file behind a token."""
        try:
            file_id = self._signer().loads(token)
        except BadSignature:
            return None
        return await self.find(str(file_id))

    def content_path(self, file_id: str) -> str:
        """Where its content is served, without a page around it."""
        return f"{self.path(file_id)}?save"

    async def serve(self, request: web.Request) -> web.Response:
        """A picture, which is shown; of anything else a page with its name, or with `?save` what is to be saved."""
        file = await self.named_by(request.match_info["token"])
        if file is None:
            raise web.HTTPNotFound(text="this file is no longer here")
        is_shown = file.media_type in _SHOWN
        if not is_shown and "save" not in request.query and PAGES in request.app:
            kilobytes = max(1, round(len(file.content) / 1000))
            return page(request, "file.html", language_of(request), settings={}, file=file, kilobytes=kilobytes)
        return web.Response(
            body=file.content,
            headers={
                "Content-Type": file.media_type if is_shown else "application/octet-stream",
                "Content-Disposition": f"{'inline' if is_shown else 'attachment'}; filename*=UTF-8''{quote(file.name)}",
                "Content-Security-Policy": "default-src 'none'; sandbox",
                "Cross-Origin-Resource-Policy": "cross-origin",  # Zalo and its people fetch it from elsewhere
                "Cache-Control": "private, max-age=3600",
                "X-Robots-Tag": "noindex",
            },
        )

    def _signer(self) -> URLSafeSerializer:
        return URLSafeSerializer(self.secret_key, salt="files")


FILES = web.AppKey("files", Files)
