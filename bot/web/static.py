"""The files of the pages, under an address that changes with their content: browsers may keep them for good."""

import hashlib
import mimetypes
from importlib import resources

from aiohttp import web


def _read() -> dict[str, bytes]:
    folder = resources.files("bot.web").joinpath("static")
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir(), key=lambda file: file.name)}


class Static:
    """The files, read once."""

    def __init__(self) -> None:
        self._files = _read()
        self._digest = hashlib.sha256(b"".join(self._files.values())).hexdigest()[:12]

    def url(self, name: str) -> str:
        """Where the file is served."""
        return f"/static/{self._digest}/{name}"

    def read(self, name: str) -> bytes:
        """What is in the file."""
        return self._files[name]

    async def serve(self, request: web.Request) -> web.Response:
        """`GET /static/{digest}/{name}`."""
        name = request.match_info["name"]
        if name not in self._files:
            raise web.HTTPNotFound
        response = web.Response(body=self._files[name], content_type=mimetypes.guess_type(name)[0])
        if response.content_type.startswith(("text/", "application/")):
            response.charset = "utf-8"
        current = request.match_info["digest"] == self._digest
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if current else "no-store"
        response.enable_compression()
        return response


STATIC = web.AppKey("static", Static)
