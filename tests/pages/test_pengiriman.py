"""Pengiriman: what was due on a leg, by whose word it came, and nothing claimed from silence."""

from tests.screens import said
from tests.world import OTHER_TPS, TPS, World

KELURAHAN = "33.75.03.1004"


def drawn(opened):
    """The sentences of the figures on the page."""
    return " ".join(chart.proto.alt for chart in opened.get("plotly_chart"))


def station(number):
    return f"{KELURAHAN}-{number:03d}"


def test_an_empty_store_says_why_it_is_empty(app):
    words = said(app(path="pengiriman"))
    assert "Gudang → PPK: belum ada pengiriman yang direncanakan." in words
    assert "Belum ada pengiriman dengan waktu rencana tiba" in words


def test_in_time_late_and_silent_are_counted_apart_and_each_opens_its_rows(app):
    world = World()
    world.plan(TPS, planned="2024-02-12T12:00")
    world.delivery(TPS, arrived="2024-02-12T10:00", received=5)
    world.plan(OTHER_TPS, planned="2024-02-12T12:00")
    world.delivery(OTHER_TPS, arrived="2024-02-12T13:30", received=5)
    world.plan(station(14), planned="2024-02-12T12:00")
    words = said(app(world=world, path="pengiriman"))
    assert (
        "dari 3 pengiriman yang jatuh tempo, 1 dilaporkan tepat waktu dan 1 terlambat; 1 tanpa laporan"
        in words
    )
    for state in ("jatuh_tempo", "tepat", "terlambat", "tanpa_laporan"):
        assert f"/baris?log=deliveries&amp;leg=pps-tps&amp;keadaan={state}" in words
    assert "terlambat 1 jam 30 menit" in words


def test_a_senders_word_is_no_report(app):
    world = World()
    world.plan(TPS, planned="2024-02-12T12:00")
    world.delivery(TPS, party="pengangkut", arrived="2024-02-12T10:00", received=5)
    assert "0 dilaporkan tepat waktu dan 0 terlambat; 1 tanpa laporan" in said(
        app(world=world, path="pengiriman")
    )


def test_before_anything_is_due_it_says_when_the_first_is_and_shows_no_rate(app):
    world = World()
    world.plan(TPS, planned="2024-02-13T18:00")
    world.plan(OTHER_TPS, planned="2024-02-13")
    words = said(app(world=world, path="pengiriman", query={"jalur": "pps-tps"}))
    assert (
        "belum ada yang jatuh tempo; 2 pengiriman direncanakan, yang pertama Sel 13 Feb 2024 18.00" in words
    )
    assert "Tepat menurut laporan" not in words


def test_a_plan_for_a_day_shows_no_clock(app):
    world = World()
    world.plan(TPS, planned="2024-02-12")
    words = said(app(world=world, path="pengiriman"))
    assert "Sen 12 Feb 2024" in words
    assert "23.59" not in words


def many(reports):
    """Ten loads due in one kecamatan; of the first few there is a report, half an hour late, with a cause."""
    world = World()
    for number in range(1, 11):
        world.plan(station(number), planned="2024-02-12T12:00")
        if number <= reports:
            world.delivery(station(number), arrived="2024-02-12T12:30", received=5, delay="banjir_rob")
    return world


def test_below_the_coverage_floor_there_is_no_rate_and_it_says_why(app):
    opened = app(world=many(2), path="pengiriman")
    assert "baru 20&nbsp;% dilaporkan, belum cukup untuk satu angka" in said(opened)
    assert "Belum ada angka ketepatan waktu: 1 wilayah belum cukup laporan." in drawn(opened)
    assert "Belum ada hari dengan cukup laporan." in drawn(opened)


def test_causes_are_those_of_the_chosen_leg_as_reported_and_open_their_rows(app):
    world = many(9)
    world.plan(KELURAHAN, planned="2024-02-11T12:00")
    world.delivery(KELURAHAN, arrived="2024-02-11T15:00", received=50, delay="macet")
    opened = app(world=world, path="pengiriman")
    assert "banjir rob, 9 dari 9 pengiriman terlambat" in drawn(opened)
    assert "sebab=banjir_rob" in said(opened)
    assert "macet" not in said(opened)


def test_it_opens_on_the_leg_that_the_goods_are_on_until_somebody_chooses_another(app):
    world = World()
    world.plan("33.75", planned="2023-11-05T12:00")
    world.plan(KELURAHAN, planned="2024-02-11T12:00")
    world.plan(TPS, planned="2024-02-13T18:00")
    assert "PPK → PPS: dari 1 pengiriman" in said(app(world=world, path="pengiriman"))


def test_a_leg_in_the_address_is_the_one_that_is_shown(app):
    world = World()
    world.plan("33.75", planned="2023-11-05T12:00")
    world.plan(KELURAHAN, planned="2024-02-11T12:00")
    words = said(app(world=world, path="pengiriman", query={"jalur": "penyedia-gudang"}))
    assert "Penyedia → gudang: dari 1 pengiriman" in words


def test_at_the_warehouse_it_opens_on_the_way_there(app):
    words = said(app(path="pengiriman", clock="2023-12-12T10:00"))
    assert "Penyedia → gudang: belum ada pengiriman yang direncanakan." in words


def test_a_chosen_kecamatan_is_all_that_is_counted(app):
    world = many(9)
    world.plan("33.75.01.1002-001", planned="2024-02-12T12:00")
    words = said(app(world=world, path="pengiriman", query={"wilayah": "33.75.01"}))
    assert "dari 1 pengiriman yang jatuh tempo" in words
