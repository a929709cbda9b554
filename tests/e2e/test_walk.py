"""Every page, for who may see it, on the three screens it is made for."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lib.access.policy import MAY, Role
from lib.ui.menu import PAGES, Entry
from tests.e2e.screen import DESK, PHONE, WALL, Screen

TPS = "33.75.03.1004-012"
WORDS = Path("data/templates/kata.js")
SIZES = pytest.mark.parametrize("size", [DESK, WALL, PHONE], ids=["desk", "wall", "phone"])
ROLES = (Role.KETUA, Role.STAF, Role.ADMIN)  # each page is walked by the first of them who may
UNLISTED = {
    "tps": f"?kode={TPS}",
    "kotak": f"?kode={TPS}-ppwp",
    "baris": "?log=seal_checks&checkpoint=tps",
}
# A piece of a sentence or a word of Streamlit that no dictionary entry has whole.
ENGLISH = re.compile(r"\b(Running|Stop|Browse files|Choose an?|Drag and drop|per file|Press Enter|Deploy)\b")
_TEXTS = """() => {
    const seen = [], names = ["placeholder", "title", "aria-label", "alt"];
    for (const one of document.querySelectorAll("body *")) {
        if (!one.checkVisibility()) continue;
        for (const name of names) if (one.getAttribute(name)) seen.push(one.getAttribute(name).trim());
        for (const node of one.childNodes) if (node.nodeType === 3) seen.push(node.nodeValue.trim());
    }
    return seen;
}"""


def who_may(entry: Entry) -> Role:
    """The first of the walkers whose role opens the page."""
    return next(role for role in ROLES if role in MAY[entry.needs])


def way_to(entry: Entry) -> str:
    """Its address, with what it must be asked."""
    name = "" if entry is PAGES[0] else entry.name
    return f"/{name}{'' if entry.listed else UNLISTED[entry.name]}"


@pytest.fixture(scope="module")
def english() -> set[str]:
    """Words of Streamlit that the app says otherwise."""
    pairs = re.findall(r'^ {4}"([^"]+)":\s*"([^"]+)",$', WORDS.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(pairs) > 100
    return {said for said, instead in pairs if said.casefold() != instead.casefold()}


def faults(screen: Screen, english: set[str]) -> list[str]:
    """What is wrong with what is shown, page by page, so that one walk tells all."""
    shown = screen.words()
    found = sorted(english.intersection(screen.page.evaluate(_TEXTS)))
    found += [f"English: {word}" for word in ENGLISH.findall(shown)]
    if not screen.page.get_by_text("SIMULASI", exact=True).first.is_visible():
        found.append("no SIMULASI")
    if "Terjadi kesalahan" in shown:
        found.append("an error")
    if screen.is_phone and screen.wider_by() > 0:
        found.append(f"{screen.wider_by()} pixels too wide")
    return found


def has_headline(screen: Screen, where: str = ".kl-temuan") -> bool:
    """Does a sentence say what was found?"""
    told = screen.main.locator(where)
    return told.count() == 1 and told.is_visible() and len(told.inner_text().split()) > 2


@SIZES
@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_menu_says_what_it_found_and_asks_no_other_host(site, visit, english, role, size):
    screen = visit(site, role, size)
    screen.arrived("Ringkasan")
    wrong: dict[str, list[str]] = {}
    for entry in (one for one in PAGES if who_may(one) is role):
        screen.open(way_to(entry)).arrived(entry.title)
        found = faults(screen, english) + ([] if has_headline(screen) else ["no headline"])
        wrong |= {entry.name: found} if found else {}
    assert wrong == {}


@SIZES
def test_every_slide_of_the_wall_fits_its_screen_and_the_arrow_key_goes_on(site, visit, english, size):
    screen = visit(site, Role.RUANG, size).open("/?mode=tayang&jeda=1")
    number = screen.main.locator(".kl-t-nomor b")
    slides = int(number.inner_text().partition("/")[2])
    assert slides > 1
    wrong: dict[int, list[str]] = {}
    for slide in range(1, slides + 1):
        expect(number).to_have_text(f"{slide}/{slides}")
        found = faults(screen.settled(), english)
        found += [] if has_headline(screen, ".kl-t-temuan") else ["no headline"]
        found += [] if screen.is_phone else screen.overflowing(".kl-t-isi", ".kl-t-kaki")
        wrong |= {slide: found} if found else {}
        screen.page.keyboard.press("ArrowRight")
    expect(number).to_have_text(f"1/{slides}")
    assert wrong == {}
