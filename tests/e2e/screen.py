"""One tab of a browser, and everything that it was told on the way: errors, and requests to other hosts."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response, expect

ARGUMENTS = [
    "--no-sandbox",  # as root
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",  # maps need WebGL, machines of tests have no graphics card
]
DESK, WALL, PHONE = (1280, 720), (1920, 1080), (390, 844)
DONE = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
PATIENCE = 30_000  # milliseconds: maps without a graphics card, and others on the machine
_LOADING = "[data-testid=stSkeleton], [data-testid=stMain] [data-stale=true]"


expect.set_options(timeout=PATIENCE)


class Screen:
    """A tab. heard: errors of the console and of scripts; outside: requests to other hosts; served: paths."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context, self.url = context, url
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.heard: list[str] = []
        self.outside: list[str] = []
        self.served: set[str] = set()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.heard.append(f"script: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)
        self.page.on("websocket", lambda socket: self._asked(socket.url))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.heard.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        self._asked(request.url)

    def _response(self, response: Response) -> None:
        if response.ok and response.url.startswith(self.url):
            self.served.add(response.url.removeprefix(self.url))

    def _asked(self, address: str) -> None:
        asked = urlsplit(address)
        if asked.scheme not in {"data", "blob"} and asked.netloc != urlsplit(self.url).netloc:
            self.outside.append(address)

    def sign_in(self, role: str, then: str = "/") -> "Screen":
        """By the button of an example account, on the way to a page, which is not waited for."""
        self.page.goto(f"{self.url}/masuk?next={then}")
        self.page.click(f"button[value={role}]", no_wait_after=True)
        self.page.wait_for_url(lambda address: urlsplit(address).path != "/masuk", wait_until="commit")
        return self

    def open(self, path: str) -> "Screen":
        """As by a link from outside: the whole app is loaded."""
        self.page.goto(f"{self.url}{path}", wait_until="commit")
        return self.settled()

    def choose(self, title: str) -> "Screen":
        """By the menu in the side bar."""
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
        return self.arrived(title)

    def beside(self) -> "Screen":
        """Another tab of the same browser, heard like this one."""
        other = Screen(self.context, self.url)
        other.heard, other.outside, other.served = self.heard, self.outside, self.served
        return other

    def arrived(self, title: str) -> "Screen":
        """After a click: the page of this title is there, and done."""
        expect(self.page.locator("h1.kl-terbaca")).to_have_text(title)
        return self.settled()

    def settled(self) -> "Screen":
        """The script has run, what it said is drawn, and no older text is left."""
        self.page.wait_for_selector(DONE, state="attached")
        expect(self.page.locator(_LOADING)).to_have_count(0)
        return self

    @property
    def is_phone(self) -> bool:
        """Is it as narrow as a phone?"""
        return self.page.viewport_size["width"] == PHONE[0]

    @property
    def main(self) -> Locator:
        """The page without side bar."""
        return self.page.locator("[data-testid=stMain]")

    @property
    def path(self) -> str:
        """Where it is."""
        return urlsplit(self.page.url).path

    def words(self) -> str:
        """All text that can be seen."""
        return self.page.locator("body").inner_text()

    def wider_by(self) -> int:
        """Pixels by which the page can be scrolled sideways; wide tables scroll in themselves.

        Against the width we asked for: an emulated phone widens its window to what it was given.
        """
        width = self.page.viewport_size["width"]
        widest = self.page.evaluate(
            """() => Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll(
                "[data-testid=stMain], [data-testid=stMainBlockContainer]")].map(one => one.scrollWidth))"""
        )
        return widest - width

    def overflowing(self, inside: str, above: str) -> list[str]:
        """Text inside something that reaches into what stands below it, or out of the window."""
        return self.page.evaluate(
            """([inside, above]) => {
                const floor = document.querySelector(above).getBoundingClientRect();
                const lowest = Math.min(floor.top, innerHeight) + 1, rightmost = innerWidth + 1;
                return [...document.querySelectorAll(`${inside} *, ${above} *`)].filter(one => {
                    const box = one.getBoundingClientRect();
                    const below = one.closest(above) ? innerHeight + 1 : lowest;
                    return one.innerText && box.width && (box.bottom > below || box.right > rightmost);
                }).map(one => one.innerText);
            }""",
            [inside, above],
        )

    def numbers(self, selector: str, values: Iterable[str]) -> dict[str, int | None]:
        """The bold figure inside the first thing of each value, whose name stands as {} in the selector."""
        found = {}
        for value in values:
            thing = self.main.locator(selector.format(value)).first
            expect(thing).to_be_visible()
            found[value] = figure_in(thing.locator("b").first.inner_text())
        return found


def figure_in(text: str) -> int | None:
    """`Siap 1.541 TPS` -> 1541; None where no figure is."""
    found = re.search(r"\d{1,3}(?:\.\d{3})+|\d+", text)
    return int(found.group().replace(".", "")) if found else None
