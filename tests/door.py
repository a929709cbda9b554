"""The gate before a dummy app, spoken to as a server would: `door.ask("/segel", token=token).status`.

A test module says `pytest_plugins = ["tests.door"]` and has `door`, `kind`, `token` and `bound_to`;
importing this module as well would be too early for pytest.
"""

import asyncio
from pathlib import Path
from urllib.parse import urlencode

import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from streamlit import config, file_util

from lib.access import accounts, sessions
from lib.kernel.errors import UserError
from lib.store import bugs
from lib.store.open import create
from lib.ui.gate import routes, shared
from lib.ui.gate.guard import MIDDLEWARE
from lib.ui.gate.throttle import Throttle

INDEX = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
HOME = {"host": "127.0.0.1:8501"}


class Answer:
    """What came back."""

    def __init__(self, messages):
        self.status = messages[0]["status"]
        self.headers = {name.decode().lower(): value.decode() for name, value in messages[0]["headers"]}
        self.body = b"".join(message.get("body", b"") for message in messages[1:])
        self.text = self.body.decode("utf-8", "replace")
        self.cookie = self.headers.get("set-cookie", "")

    @property
    def token(self):
        """The session's token that the browser keeps."""
        name, _, value = self.cookie.split(";")[0].partition("=")
        return value if name == sessions.COOKIE else ""


async def _dummy(request):
    if request.url.path == "/rusak":
        raise RuntimeError(request.url.path)
    if request.url.path == "/terkunci":
        raise UserError("Penyimpanan sedang dipakai proses lain.", fix="Tunggu sebentar.")
    plain = request.url.path.startswith(("/media", "/static"))
    return PlainTextResponse("isi") if plain else HTMLResponse(INDEX, headers={"etag": "lama"})


async def _socket(websocket):
    await websocket.accept()
    await websocket.close()


class Door:
    """The gate before a dummy app. words: rina's password."""

    words = "hujan di pesisir"

    def __init__(self):
        inner = [
            WebSocketRoute("/_stcore/stream", _socket),
            Route("/{path:path}", _dummy, methods=["GET", "POST", "PUT"]),
        ]
        self.app = Starlette(routes=[*routes.ROUTES, *inner], middleware=MIDDLEWARE)

    def ask(self, path, method="GET", *, headers=None, token="", body=b"", peer="127.0.0.1", scheme="http"):
        """The answer to one request. A header None is left out."""
        given = {**HOME, "accept": "text/html", **(headers or {})}
        if token:
            given["cookie"] = f"{sessions.COOKIE}={token}"
        path, _, query = path.partition("?")
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "scheme": scheme,
            "headers": _raw(given),
            "client": (peer, 5000) if peer else None,
        }
        incoming = [{"type": "http.request", "body": body}]
        return Answer(_spoken(self.app, scope, incoming))

    def post(self, path, fields, *, headers=None, **more):
        """The answer to a form that a page of ours sent."""
        body = urlencode(fields).encode()
        own = {"origin": "http://127.0.0.1:8501", "content-type": "application/x-www-form-urlencoded"}
        return self.ask(path, "POST", headers={**own, **(headers or {})}, body=body, **more)

    def socket(self, path="/_stcore/stream", token=""):
        """What a websocket gets to hear."""
        given = {**HOME, "cookie": f"{sessions.COOKIE}={token}"}
        scope = {"type": "websocket", "path": path, "query_string": b"", "headers": _raw(given)}
        return _spoken(self.app, scope, [{"type": "websocket.connect"}])


def _raw(headers):
    return [(name.encode(), value.encode()) for name, value in headers.items() if value is not None]


def _spoken(app, scope, incoming):
    sent = []

    async def receive():
        return incoming.pop(0) if incoming else {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return sent


@pytest.fixture
def kind():
    """Of the store; a test may say otherwise."""
    return "simulasi"


@pytest.fixture
def door(kind, tmp_path, monkeypatch):
    """The gate on a store in which rina, of the staff, has an account."""
    url = f"sqlite:///{tmp_path / 'kawal.db'}"
    create(url, election="pemilu-2024", kota="33.75", kind=kind).engine.dispose()
    monkeypatch.setenv("KAWAL_STORE", url)
    monkeypatch.setattr(accounts, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    monkeypatch.setattr(routes, "THROTTLE", Throttle())
    monkeypatch.setattr(bugs, "LOG", tmp_path / "kesalahan.log")
    accounts.add(shared.store(), "rina", "staf", Door.words)
    yield Door()
    shared.store().engine.dispose()
    shared._at.cache_clear()


@pytest.fixture
def token(door):
    """Of a session of rina's."""
    return sessions.start(shared.store(), "rina", False, shared.seconds())


@pytest.fixture
def bound_to(monkeypatch):
    """Make the server bound to this address."""
    real = config.get_option

    def bind(address):
        answers = {"server.address": address}
        monkeypatch.setattr(config, "get_option", lambda key: answers[key] if key in answers else real(key))

    bind("127.0.0.1")
    return bind
