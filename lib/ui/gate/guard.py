"""The guard: without a session nothing of the app is served, not a page, a file, a picture or a socket.

Streamlit asks nobody who they are before it serves a media file, an upload or a static file. An open socket
outlives its session: the main script asks again at each rerun.
"""

import logging
import re
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.access import sessions
from lib.access.policy import Person
from lib.kernel.errors import UserError
from lib.store import bugs
from lib.ui.gate import sheets
from lib.ui.gate.headers import Secured
from lib.ui.gate.routes import OWN_PAGES
from lib.ui.gate.shared import seconds, store
from lib.ui.gate.trust import is_loopback
from lib.ui.gate.words import in_indonesian, is_index
from lib.ui.gate.workers import reading
from lib.ui.menu import PAGES

_log = logging.getLogger(__name__)
_OPEN = re.compile(r"/masuk|/_stcore/health|/favicon\.svg|/huruf/[a-z0-9-]+\.woff2")
# Never a page, whatever the browser says it would take.
_NO_PAGE = re.compile(r"/(_stcore|media|static|app/static|component|huruf)(/|$)|/kata\.js$")
_FIRST = f"/{PAGES[0].name}"  # Streamlit knows the first page as / alone
_BEFORE_SIGN_IN, _TRY_LATER = 4401, 1013  # websocket close codes


class Gate:
    """Lets through who has a session, and the sign-in page's few addresses."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or socket."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        answer = Secured(scope, send)
        try:
            await self._admit(scope, receive, answer)
        except UserError as error:
            if answer.started:
                raise
            _log.warning("%s", error)
            await _say(scope, receive, answer, _unavailable(scope, error))
        except Exception as error:
            if answer.started or scope["type"] != "http":
                raise
            number = bugs.logged(error)
            what = f"Terjadi kesalahan pada aplikasi (kode {number})."
            await _say(
                scope, receive, answer, sheets.sorry(what, "Sampaikan kode ini kepada pengelola.", 500)
            )

    async def _admit(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if scope["type"] == "http" and _OPEN.fullmatch(path):
            await self.app(scope, receive, send)
        elif await _person(scope) is None:
            await _say(scope, receive, send, _refusal(scope))
        elif scope["type"] == "http" and _may_be_page(scope) and path == _FIRST:
            await _say(scope, receive, send, RedirectResponse(_with_query(scope, "/"), 303))
        elif scope["type"] == "http" and _may_be_page(scope) and path not in OWN_PAGES:
            await _with_our_words(self.app, scope, receive, send)
        else:
            await self.app(scope, receive, send)


async def _person(scope: Scope) -> Person | None:
    token = HTTPConnection(scope).cookies.get(sessions.COOKIE, "")
    return await reading(lambda: sessions.person(store(), token, seconds()))


def _may_be_page(scope: Scope) -> bool:
    return scope["method"] in {"GET", "HEAD"} and _NO_PAGE.match(scope["path"]) is None


def _with_query(scope: Scope, path: str) -> str:
    query = scope.get("query_string", b"").decode("latin-1")
    return f"{path}?{query}" if query else path


def _refusal(scope: Scope) -> Response | int:
    """Pages lead to the sign-in page and back; everything else is refused. An int closes a socket."""
    if scope["type"] == "websocket":
        return _BEFORE_SIGN_IN
    wants_page = "text/html" in HTTPConnection(scope).headers.get("accept", "")
    if scope["path"] in OWN_PAGES:
        return RedirectResponse("/masuk", 303)
    if wants_page and _may_be_page(scope):
        asked = _with_query(scope, quote(scope["path"]))
        return RedirectResponse("/masuk" if asked == "/" else f"/masuk?next={quote(asked, safe='/')}", 303)
    return PlainTextResponse("Perlu masuk lebih dulu.", 401, {"cache-control": "no-store"})


def _unavailable(scope: Scope, error: UserError) -> Response | int:
    """The store can't be opened. Where it is, is told only to the machine that runs it."""
    if scope["type"] == "websocket":
        return _TRY_LATER
    peer = scope.get("client")
    fix = f"{error.where}: {error.fix}" if error.where else error.fix
    told = fix if is_loopback(peer[0] if peer else None) else "Sampaikan ini kepada pengelola aplikasi."
    return sheets.sorry(error.what, told, 503, back=scope["path"], label="Coba lagi")


async def _say(scope: Scope, receive: Receive, send: Send, answer: Response | int) -> None:
    if isinstance(answer, int):
        await receive()  # the handshake; closing before it is accepted refuses it
        await send({"type": "websocket.close", "code": answer})
        return
    await answer(scope, receive, send)


async def _with_our_words(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Streamlit's index page is changed on its way out; every other answer passes as it is."""
    unchanged = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
    asked = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in unchanged]}
    start: Message | None = None
    page = b""

    async def passed(message: Message) -> None:
        nonlocal start, page
        if message["type"] == "http.response.start" and _is_html(message):
            start = message
        elif message["type"] == "http.response.body" and start is not None:
            page += message.get("body", b"")
            if message.get("more_body"):
                return
            page = in_indonesian(page) if is_index(page) else page
            headers = MutableHeaders(scope=start)
            for stale in ("etag", "last-modified"):
                del headers[stale]
            if scope["method"] == "HEAD":
                del headers["content-length"]
            else:
                headers["content-length"] = str(len(page))
            await send(start)
            await send({"type": "http.response.body", "body": page})
        else:
            await send(message)

    await app(asked, receive, passed)


def _is_html(message: Message) -> bool:
    return any(
        name.lower() == b"content-type" and value.startswith(b"text/html")
        for name, value in message["headers"]
    )


MIDDLEWARE = [Middleware(Gate)]
