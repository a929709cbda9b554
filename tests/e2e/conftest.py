"""A real browser before a real server: one filled store for all, one server for those who only read."""

import pytest
from playwright.sync_api import sync_playwright

from tests.e2e.screen import ARGUMENTS, DESK, PHONE, Screen
from tests.e2e.served import copied, filled, served
from tools.checks import CHROMIUM


@pytest.fixture(scope="session")
def chromium():
    """The browser of the system: one that Playwright brings along would have to be downloaded."""
    found = CHROMIUM.found()
    assert found, f"{CHROMIUM.apt} is not installed: sudo apt-get install {CHROMIUM.apt}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The file of a filled store, to be copied."""
    return filled(tmp_path_factory.mktemp("demo") / "kawal.db")


@pytest.fixture(scope="session")
def site(demo, tmp_path_factory):
    """A server for tests that write nothing."""
    folder = tmp_path_factory.mktemp("dibaca")
    with served(copied(demo, folder / "kawal.db"), folder / "server.log") as running:
        yield running


@pytest.fixture
def written(demo, tmp_path):
    """A server of its own: this store is written to."""
    with served(copied(demo, tmp_path / "kawal.db"), tmp_path / "server.log") as running:
        yield running


@pytest.fixture
def visit(chromium):
    """`visit(site, "ketua", PHONE)`: a tab of a browser of its own. Nothing it opens may go wrong unheard."""
    opened = []

    def open_browser(at, role="", size=DESK) -> Screen:
        phone = size == PHONE
        context = chromium.new_context(
            viewport=dict(zip(("width", "height"), size, strict=True)), is_mobile=phone, has_touch=phone
        )
        screen = Screen(context, at.url)
        opened.append(screen)
        return screen.sign_in(role) if role else screen

    yield open_browser
    for screen in opened:
        screen.context.close()
    assert [said for screen in opened for said in screen.heard] == []
    assert [asked for screen in opened for asked in screen.outside] == []
