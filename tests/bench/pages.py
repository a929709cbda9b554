"""`python -m tests.bench.pages [rounds]`: from a click to the changed text, page by page, in a real browser;
what ten open sessions hold; and how long a start takes.

Each page is opened in turn with an empty page of the same app, both from an empty page, so that a busy
machine slows both; the ratio is the median of the rounds' own ratios. Nothing passes or fails here.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from lib.access.policy import MAY, Role
from lib.ui.menu import PAGES
from tests.e2e.screen import ARGUMENTS, DESK, Screen
from tests.e2e.served import EXTRA, ROOT, Site, copied, filled, free_port, is_well, served
from tests.e2e.test_walk import way_to
from tools.checks import CHROMIUM

ROUNDS = 15
STARTS = 5
SESSIONS = (Role.KETUA,) * 6 + (Role.STAF,) * 2 + (Role.ADMIN,) * 2
BLANK, OTHER_BLANK = "/kosong", "/hampa"
# The step through the history that a link of ours takes; [the finding reads anew, the script is done].
_CLICK = """way => new Promise((told, failed) => {
    const finding = () => document.querySelector("[data-testid=stMain] .kl-temuan")?.textContent;
    const done = "[data-testid=stApp][data-test-script-state=notRunning]";
    const before = finding(), began = performance.now();
    let said;
    const watch = new MutationObserver(() => {
        const now = finding();
        if (now && now !== before) said ??= performance.now() - began;
        if (said && document.querySelector(done)) {
            watch.disconnect();
            told([said, performance.now() - began]);
        }
    });
    watch.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
    setTimeout(() => failed(new Error(`${way}: ${finding()}`)), 30000);
    history.pushState({}, "", way);
    dispatchEvent(new PopStateEvent("popstate", {state: {}}));
})"""


@dataclass(frozen=True, slots=True)
class Click:
    """Milliseconds from a click until the finding reads anew, and until the script is done."""

    said: float
    done: float


def clicked(screen: Screen, way: str) -> Click:
    """One click in an open app."""
    click = Click(*screen.page.evaluate(_CLICK, way))
    screen.settled()
    return click


def clicks(screen: Screen, way: str, rounds: int) -> list[tuple[Click, Click]]:
    """(empty page, this page), round by round, after one to warm up."""
    screen.open(OTHER_BLANK)
    found = []
    for _round in range(rounds + 1):
        found.append((clicked(screen, BLANK), clicked(screen, way)))
        clicked(screen, OTHER_BLANK)
    return found[1:]


def pages(browser: Browser, site: Site, rounds: int) -> None:
    """The table of clicks, each page as somebody who may see it."""
    say(f"{'page':<12}{'empty ms':>10}{'text ms':>10}{'ratio':>8}{'done ms':>10}{'ratio':>8}{'slowest':>10}")
    for role in (Role.KETUA, Role.STAF, Role.ADMIN):
        screen = Screen(browser.new_context(viewport={"width": DESK[0], "height": DESK[1]}), site.url)
        screen.sign_in(role)
        for entry in (one for one in PAGES if walker(one.needs) is role):
            rows = clicks(screen, way_to(entry), rounds)
            empty = median(blank.said for blank, _ in rows)
            text, whole = median(page.said for _, page in rows), median(page.done for _, page in rows)
            of_text = median(page.said / blank.said for blank, page in rows)
            of_whole = median(page.done / blank.done for blank, page in rows)
            slowest = max(page.done for _, page in rows)
            say(
                f"{entry.name:<12}{empty:>10.0f}{text:>10.0f}{of_text:>8.2f}"
                f"{whole:>10.0f}{of_whole:>8.2f}{slowest:>10.0f}"
            )
        screen.context.close()


def walker(action: object) -> Role:
    """Who opens pages that need this."""
    return next(role for role in (Role.KETUA, Role.STAF, Role.ADMIN) if role in MAY[action])


def sessions(browser: Browser, site: Site) -> None:
    """Memory of the server as tab after tab walks all its pages and stays open."""
    say(f"\nresident memory of the server: {resident(site.pid)} MB with nobody there")
    contexts = []
    for number, role in enumerate(SESSIONS, 1):
        context = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]})
        contexts.append(context)
        screen = Screen(context, site.url).sign_in(role).arrived(PAGES[0].title)
        for entry in PAGES[1:]:
            if role in MAY[entry.needs]:
                screen.open(way_to(entry))
        if number in {1, len(SESSIONS)}:
            say(f"  {resident(site.pid)} MB with {number} open, {resident(site.pid, 'VmHWM')} MB at most")
    for context in contexts:
        context.close()


def resident(pid: int, name: str = "VmRSS") -> int:
    """Megabytes, as the system counts them."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    found = re.search(rf"^{name}:\s+(\d+) kB", status, re.MULTILINE)
    return int(found.group(1)) // 1024 if found else 0


@contextmanager
def started(store: str) -> Iterator[tuple[str, Callable[[], float]]]:
    """`python3 start.py` over a store that is there: its address, and a clock that began with it."""
    port = free_port()
    env = {**os.environ, "KAWAL_STORE": store, "STREAMLIT_SERVER_PORT": str(port)}
    began = time.perf_counter()
    with subprocess.Popen(
        ["python3", "start.py"],  # noqa: S607 (as a person types it)
        cwd=ROOT,
        env=env,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            while not is_well(port):
                assert process.poll() is None, "it did not start"
                time.sleep(0.02)
            yield f"http://127.0.0.1:{port}", lambda: time.perf_counter() - began
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def starts(browser: Browser, store: str) -> None:
    """Seconds from `python3 start.py` to the sign-in page, and to the first figures of the first person."""
    doors, figures = [], []
    for _start in range(STARTS):
        with started(store) as (url, clock):
            screen = Screen(browser.new_context(), url)
            screen.page.goto(f"{url}/masuk")
            doors.append(clock())
            screen.page.click(f"button[value={Role.KETUA}]", no_wait_after=True)
            screen.arrived(PAGES[0].title)
            figures.append(clock())
            screen.context.close()
    say(f"\npython3 start.py: {median(doors):.1f} s to the sign-in page (slowest {max(doors):.1f})")
    say(f"  {median(figures):.1f} s to the first figures, signed in at once (slowest {max(figures):.1f})")


def say(line: str) -> None:
    """At once, also into a file."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(rounds: int) -> None:
    """Fill, serve, measure, print."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder, found = Path(name), CHROMIUM.found()
        demo = filled(folder / "demo.db")
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        with served(copied(demo, folder / "clicks.db"), folder / "clicks.log", EXTRA) as site:
            pages(browser, site, rounds)
        with served(copied(demo, folder / "walks.db"), folder / "walks.log") as site:
            sessions(browser, site)
        starts(browser, copied(demo, folder / "starts.db"))
        browser.close()


if __name__ == "__main__":
    main(max(ROUNDS, int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
