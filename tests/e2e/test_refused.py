"""What the server gives to who has no session, or has one no more: nothing."""

import http.client
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from lib.ui.menu import PAGES
from tests.e2e.served import EXTRA, copied, served

OPEN = re.compile(r"/masuk|/_stcore/health|/favicon\.svg|/huruf/[a-z0-9-]+\.woff2")
REFUSED = b"Perlu masuk lebih dulu."
PLAIN = {"accept": "*/*"}
PAGE = {"accept": "text/html"}
SOCKET = {
    "connection": "Upgrade",
    "upgrade": "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def asked(site, path: str, method: str = "GET", headers=PLAIN, body: bytes | None = None):
    """(status, where it leads, body) of a request that carries no cookie."""
    connection = http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=20)
    connection.request(method, path, body=body, headers=headers)
    answer = connection.getresponse()
    told = answer.status, answer.headers.get("location"), answer.read()
    connection.close()
    return told


@pytest.mark.parametrize("path", ["/", *(f"/{entry.name}" for entry in PAGES), "/?mode=tayang"])
def test_a_page_leads_to_the_sign_in_and_shows_nothing(site, path):
    status, where, body = asked(site, path, headers=PAGE)
    assert (status, where.partition("?")[0], body) == (303, "/masuk", b"")


def test_the_stream_of_the_app_is_refused(site):
    assert asked(site, "/_stcore/stream", headers=SOCKET)[0] == 403


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/_stcore/upload_file/a/b"),
        ("PUT", "/_stcore/upload_file/a/b"),
        ("DELETE", "/_stcore/upload_file/a/b"),
        ("GET", "/_stcore/host-config"),
        ("GET", "/media/0.csv"),
        ("GET", "/static/index.html"),
        ("GET", "/app/static/peta.json"),
        ("GET", "/component/peta/index.html"),
    ],
)
def test_files_and_uploads_are_refused(site, method, path):
    status, _, body = asked(site, path, method, body=b"" if method == "GET" else b"isi")
    assert (status, body) == (401, b"Perlu masuk lebih dulu.")


def test_what_a_signed_in_person_was_given_is_refused_to_another(demo, tmp_path, visit):
    with served(copied(demo, tmp_path / "kawal.db"), tmp_path / "server.log", EXTRA) as site:
        screen = visit(site).sign_in("staf", then="/berkas").arrived("Berkas")
        expect(screen.main.get_by_role("img")).to_be_visible()
        with screen.page.expect_download() as taken:
            screen.page.get_by_role("button", name="Unduh").click()
        given = screen.served | {taken.value.url.removeprefix(site.url)}
        screen.context.close()
        kept = sorted(path for path in given if not OPEN.fullmatch(urlsplit(path).path))
        assert len([path for path in kept if path.startswith("/media/")]) > 1
        assert [path for path in kept if path.startswith("/static/js/")]
        for path in kept:
            status, _, body = asked(site, path)
            assert (status, body) == (401, REFUSED), path


def test_who_signed_out_in_one_tab_sees_nothing_in_the_other_at_the_next_click(site, visit):
    first = visit(site, "ketua").arrived("Ringkasan")
    second = first.beside().open("/")
    first.page.get_by_role("link", name="Keluar").click()
    first.page.get_by_role("button", name="Keluar").click()
    first.page.wait_for_url(f"{site.url}/masuk")
    second.page.get_by_role("link", name="Segel").click()
    expect(second.page.get_by_text("Sesi Anda sudah berakhir")).to_be_visible()
    expect(second.page.locator(".kl-kartu, .kl-temuan, .kl-tabel")).to_have_count(0)
    assert "881" not in second.words()
