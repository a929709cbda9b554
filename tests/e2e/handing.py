"""Hands for the pages Unggah and Lapor: dropping files, choosing, typing into a grid; and what is stored."""

import re
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from lib.kernel.filters import Filters
from lib.store import frames
from lib.store.open import open_store
from tests.e2e.screen import Screen

EXAMPLES = Path("data/contoh")
_HEAD, _LINE = 35, 35  # pixels of a grid: its head, and each of its rows
_TYPED, _INSIDE = 1, 150  # the column that can be written in, and pixels from the left that lie in it


def drop(screen: Screen, *files: Path) -> Screen:
    """Files let go over the field, all at once; each waits then, and was read."""
    screen.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files)
    return waiting(screen, len(files))


def waiting(screen: Screen, files: int) -> Screen:
    """So many files wait, and all that is said of them is there."""
    expect(screen.main.locator(".kl-temuan")).to_have_text(f"{files} berkas belum tersimpan.")
    return screen.settled()


def pick(screen: Screen, label: str | re.Pattern[str], option: str) -> None:
    """One of the choices of a field, its list shortened by typing."""
    field = screen.main.get_by_role("combobox", name=label)
    field.click()
    field.press_sequentially(option)
    screen.page.get_by_role("option", name=option).first.click()
    expect(screen.page.get_by_role("option")).to_have_count(0)


def put_right(screen: Screen, was: str, now: str) -> None:
    """In the grid of wrong cells: a double click on what was written, the right thing typed, Enter.

    The grid is drawn on a canvas; what a screen reader is told of it lies inside, and has no place.
    """
    grid = screen.settled().main.get_by_test_id("stDataFrame")
    cells = grid.locator(f"[data-testid^='glide-cell-{_TYPED}-']")
    expect(cells.filter(has_text=re.compile(rf"^{re.escape(was)}$"))).to_have_count(1)
    row = cells.all_text_contents().index(was)
    grid.scroll_into_view_if_needed()
    canvas = grid.locator("canvas").first
    canvas.dblclick(position={"x": _INSIDE, "y": _HEAD + _LINE * row + _LINE // 2}, force=True)
    field = screen.page.locator("#portal textarea")
    expect(field).to_have_value(was)
    field.fill(now)
    field.press("Enter")
    expect(field).to_have_count(0)


def save(screen: Screen, label: str) -> str:
    """Presses it, and gives the sentence that says under which number it is stored."""
    screen.main.get_by_role("button", name=label, exact=True).click()
    said = screen.main.locator(".kl-temuan")
    expect(said).to_have_text(re.compile(r"^Kiriman .+ tersimpan"))
    screen.settled()
    return said.inner_text()


def take_back(screen: Screen, why: str) -> None:
    """The receipt's own way back."""
    screen.main.get_by_text("Batalkan kiriman ini").click()
    screen.main.get_by_label("Alasan").first.fill(why)
    screen.main.get_by_role("button", name=re.compile(r"^Batalkan kiriman \d")).click()
    expect(screen.main.locator(".kl-temuan")).to_have_text(re.compile(r"^Kiriman .+ ditarik lagi"))


@contextmanager
def opened(address: str):
    """The store itself, for a question or two."""
    store = open_store(address)
    try:
        yield store
    finally:
        store.engine.dispose()


def counted(address: str, log: str = "deliveries"):
    """The rows of a log that count now."""
    with opened(address) as store:
        now = store.now()
        return frames.logs(store, Filters(now, now))[log].collect().to_native()
