"""One upload changes one verdict: every screen says so, and takes it back when the upload is taken back."""

import json
import re
from collections import Counter

from playwright.sync_api import expect

from lib.kernel import codes
from tests.e2e.screen import Screen, figure_in
from tests.e2e.served import CLOCK, command

STATES = ("siap", "perlu_tindak_lanjut", "lewat_waktu", "belum_waktunya")

LINKS = "[href*='putusan={}']:not([href*='wilayah='])"  # cards and legends open the list of all such TPS
LEGEND = ".kl-t-legenda li:has(.kl-{})"


def judged(store: str) -> list[dict]:
    """Every TPS as the command line gives it; as of a fixed minute, known at any."""
    return json.loads(command(store, "verdicts", "--as-of", CLOCK, "--json"))


def totals(stations: list[dict]) -> dict[str, int]:
    """How many TPS are in each state of a screen."""
    late = {True: "lewat_waktu", False: "belum_waktunya"}
    found = Counter(
        late[bool(one["overdue"])] if one["verdict"] == "belum_terverifikasi" else one["verdict"]
        for one in stations
    )
    return {state: found[state] for state in STATES}


def shown(chair: Screen, wall: Screen) -> dict[str, dict[str, int | None]]:
    """The totals of every screen that has them, asked in tabs that stay open."""
    found = {
        "Ringkasan": chair.choose("Ringkasan").numbers(LINKS, STATES),
        "Peta": chair.choose("Peta").numbers(LINKS, STATES),
        "Tayang": wall.open("/?mode=tayang&jeda=1").numbers(LEGEND, STATES),
    }
    chair.choose("Ringkasan").main.locator("a[href*='putusan=siap']").first.click()
    ready = figure_in(chair.arrived("Cari").main.locator(".kl-temuan").inner_text())
    return found | {"Cari": {"siap": ready}}


def everywhere(counted: dict[str, int]) -> dict[str, dict[str, int]]:
    """What `shown` gives when all screens agree."""
    return dict.fromkeys(("Ringkasan", "Peta", "Tayang"), counted) | {"Cari": {"siap": counted["siap"]}}


def broken_seal(tps: str) -> bytes:
    """A file in which a supervisor writes that a seal of this TPS is broken."""
    header = "box_id,checkpoint,checked_at,check_no,condition,cause,party"
    return f"{header}\n{codes.box(tps, 'dpr')},tps,2024-02-13T14:50,1,rusak,gesekan,panwascam\n".encode()


def test_all_screens_follow_an_upload_and_its_withdrawal_and_agree_with_the_command_line(written, visit):
    chair, wall, desk = (visit(written, role) for role in ("ketua", "ruang", "staf"))
    chair.arrived("Ringkasan")
    before = judged(written.store)
    assert shown(chair, wall) == everywhere(totals(before))

    ready = next(one["tps"] for one in before if one["verdict"] == "siap")
    desk.open("/unggah")
    desk.page.locator("input[type=file]").set_input_files(
        {"name": "segel.csv", "mimeType": "text/csv", "buffer": broken_seal(ready)}
    )
    desk.page.get_by_role("button", name="Simpan 1 baris").click()
    stored = desk.page.get_by_text(re.compile(r"^Kiriman [\d.]+ tersimpan"))
    expect(stored).to_be_visible()

    counted = totals(before)
    counted["siap"] -= 1
    counted["perlu_tindak_lanjut"] += 1
    assert totals(judged(written.store)) == counted
    assert shown(chair, wall) == everywhere(counted)

    desk.page.get_by_text("Batalkan kiriman ini").click()
    desk.page.get_by_label("Alasan").first.fill("salah berkas")
    desk.page.get_by_role("button", name=re.compile(r"^Batalkan kiriman \d")).click()
    expect(desk.main.get_by_text("Ditarik", exact=True).first).to_be_visible()
    assert judged(written.store) == before
    assert shown(chair, wall) == everywhere(totals(before))


def test_every_number_of_the_first_screen_opens_its_rows_at_once_and_back_returns(site, visit):
    screen = visit(site, "ketua").arrived("Ringkasan")
    ways = [way.get_attribute("href") for way in screen.main.locator("a[href^='/']").all()]
    kinds = {re.sub(r"[\d.]{5,}", "…", way): way for way in ways}  # one of the many areas will do
    assert len(kinds) > len(STATES)
    screen.page.evaluate("window.same = true")
    for way in kinds.values():
        before = screen.main.locator(".kl-temuan").inner_text()
        screen.main.locator(f"a[href='{way}']").first.click()
        screen.page.wait_for_url(f"{site.url}{way}", wait_until="commit")
        expect(screen.page.locator("h1.kl-terbaca")).not_to_have_text("Ringkasan")
        expect(screen.settled().main.locator(".kl-temuan")).not_to_be_empty()
        screen.page.go_back(wait_until="commit")
        assert screen.arrived("Ringkasan").main.locator(".kl-temuan").inner_text() == before, way
    assert screen.page.evaluate("window.same"), "the whole app was loaded anew"
