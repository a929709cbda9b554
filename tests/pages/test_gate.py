"""The gate: nothing of the app without a session, and every answer wears its headers."""

import pytest

from lib.access import accounts
from lib.store import bugs
from lib.ui.gate import shared, words
from lib.ui.gate.headers import content_policy

pytest_plugins = ["tests.door"]
OPEN_TO_ALL = ["/masuk", "/_stcore/health", "/favicon.svg", "/huruf/inter-bold.woff2"]
FILES = [
    "/_stcore/upload_file/a/b",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/media/abc.jpg",
    "/static/js/index.js",
    "/app/static/peta.json",
    "/component/x/index.html",
    "/kata.js",
    "/huruf/../static/js/index.js",
    "/_stcore/health/../host-config",
]


# --- without a session -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES)
def test_no_file_is_served_without_a_session(door, path):
    answer = door.ask(path)
    assert (answer.status, answer.text) == (401, "Perlu masuk lebih dulu.")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_is_taken_without_a_session(door, method):
    assert door.ask("/_stcore/upload_file/a/b", method, headers={"accept": "*/*"}).status == 401
    assert door.ask("/ringkasan", method).status == 401


@pytest.mark.parametrize("path", OPEN_TO_ALL)
def test_the_sign_in_page_has_what_it_needs(door, path):
    assert door.ask(path).status == 200


def test_a_page_leads_to_the_sign_in_and_back(door):
    answer = door.ask("/segel?wilayah=33.75.03&per=x")
    assert answer.status == 303
    assert answer.headers["location"] == "/masuk?next=/segel%3Fwilayah%3D33.75.03%26per%3Dx"
    back = door.post(answer.headers["location"], {"nama": "rina", "sandi": door.words})
    assert back.headers["location"] == "/segel?wilayah=33.75.03&per=x"


def test_what_is_no_page_to_its_asker_is_refused_plainly(door):
    assert door.ask("/segel", headers={"accept": "*/*"}).status == 401


@pytest.mark.parametrize("path", ["/_stcore/stream", "/masuk", "/_stcore/health"])
@pytest.mark.parametrize("token", ["", "karangan"])
def test_a_socket_is_refused_before_it_opens(door, path, token):
    assert door.socket(path, token) == [{"type": "websocket.close", "code": 4401}]


def test_a_header_that_names_somebody_is_not_believed(door):
    claims = {"x-pantau-user": "rina", "x-kawal-peran": "admin", "remote-user": "rina", "authorization": "x"}
    assert door.ask("/segel", headers=claims).status == 303


# --- with a session ----------------------------------------------------------------------------------------


def test_the_first_page_has_one_address_and_its_name_leads_there(door, token):
    answer = door.ask("/ringkasan?wilayah=33.75.03", token=token)
    assert (answer.status, answer.headers["location"]) == (303, "/?wilayah=33.75.03")


@pytest.mark.parametrize("path", ["/", "/segel", "/media/abc.jpg", "/static/js/index.js", "/kata.js"])
def test_a_session_opens_the_app(door, token, path):
    assert door.ask(path, token=token).status == 200
    assert door.socket(token=token)[0]["type"] == "websocket.accept"


def test_the_index_page_is_indonesian_and_has_no_inline_script(door, token):
    answer = door.ask("/segel", token=token, headers={"accept-encoding": "gzip"})
    assert answer.headers["content-length"] == str(len(answer.body))
    assert "etag" not in answer.headers
    assert '<html lang="id">' in answer.text
    assert "<title>Kawal Logistik</title>" in answer.text
    assert answer.text.index(words.SCRIPT_PATH) < answer.text.index('type="module"')
    assert "<script>" not in answer.text
    assert "agent" not in answer.text


def test_the_words_come_as_a_script(door, token):
    answer = door.ask("/kata.js", token=token)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "Pilih satu" in answer.text


def test_a_session_ends_with_its_account(door, token):
    accounts.set_active(shared.store(), "rina", active=False)
    assert door.ask("/media/abc.jpg", token=token).status == 401


# --- headers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/masuk", "/segel", "/media/abc.jpg", "/_stcore/health", "/rusak", "/tiada"]
)
def test_every_answer_wears_the_seatbelt(door, token, path):
    headers = door.ask(path, token=token).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=(self)" in headers["permissions-policy"]
    assert "connect-src 'self' ws://127.0.0.1:8501;" in headers["content-security-policy"]
    assert headers.get("cache-control") == "no-store" or "html" not in headers.get("content-type", "")


@pytest.mark.parametrize("host", [b"a.example; script-src *", b"a b", b""])
def test_a_host_cannot_write_into_the_policy(host):
    policy = content_policy({"type": "http", "scheme": "http", "headers": [(b"host", host)]})
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["connect-src"] == "'self'"
    assert "'unsafe" not in rules["script-src"]  # neither inline scripts nor eval; wasm alone is compiled
    assert "*" not in policy


# --- when something is wrong -------------------------------------------------------------------------------


@pytest.mark.parametrize(("peer", "told"), [("127.0.0.1", True), ("10.0.0.9", False)])
def test_a_store_that_is_not_there_is_said_in_words(door, tmp_path, monkeypatch, peer, told):
    monkeypatch.setenv("KAWAL_STORE", f"sqlite:///{tmp_path / 'tiada.db'}")
    for path in ("/", "/masuk", "/media/abc.jpg"):
        answer = door.ask(path, peer=peer)
        assert answer.status == 503
        assert "Belum ada penyimpanan di sini." in answer.text
        assert ("tiada.db" in answer.text) is told
    assert door.socket()[0]["type"] == "websocket.close"
    assert door.ask("/_stcore/health").status == 200
    monkeypatch.setenv("KAWAL_STORE", f"sqlite:///{tmp_path / 'kawal.db'}")
    assert door.ask("/masuk").status == 200


def test_a_bug_is_told_by_its_number_and_a_busy_store_by_its_name(door, token):
    broken = door.ask("/rusak", token=token)
    assert broken.status == 500
    assert "(kode " in broken.text
    assert "RuntimeError: /rusak" in bugs.LOG.read_text(encoding="utf-8")
    assert door.ask("/terkunci", token=token).status == 503
