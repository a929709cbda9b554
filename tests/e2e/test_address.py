"""The address is what is asked: going back, links between pages, and our few rules on Streamlit's inside."""

import re

from playwright.sync_api import expect

from tests.e2e.screen import PHONE


def test_back_brings_back_what_the_address_asks_for_and_narrows_nothing_else(site, visit):
    screen = visit(site, "ketua").arrived("Ringkasan")
    looked_at, finding = screen.main.locator(".kl-atas"), screen.main.locator(".kl-temuan")
    screen.main.locator(".kl-daftar a").first.click()
    screen.arrived("Cari")
    expect(looked_at).not_to_contain_text("Kota Pekalongan")
    screen.page.go_back(wait_until="commit")
    expect(screen.arrived("Ringkasan").main.locator(".kl-atas")).to_contain_text("Kota Pekalongan")
    screen.choose("Pengiriman")
    expect(looked_at).to_contain_text("Kota Pekalongan")
    first = finding.inner_text()
    screen.main.get_by_role("radio", name="Gudang → PPK").click()
    expect(finding).to_contain_text("Gudang → PPK")
    screen.choose("Segel").page.go_back(wait_until="commit")
    expect(screen.arrived("Pengiriman").main.locator(".kl-temuan")).to_contain_text("Gudang → PPK")
    screen.page.go_back(wait_until="commit")
    expect(finding).to_have_text(first)
    expect(screen.page).not_to_have_url(re.compile("kembali"))  # it goes with the last message of the rerun


def test_a_page_that_a_role_may_not_open_says_who_may(site, visit):
    screen = visit(site, "ketua").arrived("Ringkasan").open("/unggah")
    expect(screen.main.get_by_text("tidak berwenang mengunggah berkas")).to_be_visible()
    expect(screen.main.get_by_text("SIMULASI", exact=True)).to_be_visible()
    assert screen.page.get_by_test_id("stSidebarNav").get_by_role("link", name="Unggah").count() == 0


def test_the_rules_on_streamlits_inside_still_find_what_they_are_for(site, visit):
    desk = visit(site, "ketua").arrived("Ringkasan")
    container = desk.page.get_by_test_id("stMainBlockContainer")
    expect(container).to_have_css("padding-left", "36px")  # 2.4rem of 15 px
    opacity = "one => { one.dataset.stale = 'true'; return getComputedStyle(one).opacity }"
    assert desk.page.get_by_test_id("stElementContainer").first.evaluate(opacity) == "1"
    hand = visit(site, "ketua", PHONE).open("/peta").arrived("Peta")
    expect(hand.page.locator("[data-testid=stDeckGlJsonChart] canvas").first).to_have_css(
        "touch-action", "pan-y"
    )
