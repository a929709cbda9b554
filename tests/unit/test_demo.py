"""The scenario: what its uploads say, before any store holds them."""

from itertools import groupby

import pytest

from lib.areas.wilayah import reference
from lib.demo import fill, itinerary, roads, world
from lib.demo.fates import SHARES, Fate
from lib.demo.outbox import FILE
from lib.demo.scenario import Scenario
from lib.ingest.rules.rows import broken_by
from lib.kernel import codes, words
from lib.kernel.clock import Minute, Moment, iso, parse
from lib.kernel.logs import LOGS, Kind

ELECTION = reference.election("pemilu-2024")
EVERY = list(reference.stations("pemilu-2024").values())
FEW = [one for _, group in groupby(EVERY, lambda one: one.code[:13]) for one in list(group)[-2:]][::2]
SOME = EVERY[::17] + [one for one in EVERY if one.special]
OFTEN = dict.fromkeys(SHARES, 1 / len(SHARES))  # every fate happens, even to a few TPS


def story(tps=SOME, seed=7, **more):
    return fill.uploads(Scenario(ELECTION, seed, **more), tps)


@pytest.fixture(scope="module")
def uploads():
    """A small world in which everything that can happen does."""
    return story(fates=OFTEN)


@pytest.fixture(scope="module")
def whole():
    """All 881 TPS."""
    return world.build(Scenario(ELECTION), EVERY)


def rows(uploads, log=None):
    return [one for upload in uploads for one in upload.rows if log in (None, one.log)]


def minute(text) -> Minute:
    found = parse(text)
    assert found
    return found.minute


def test_the_dpt_of_all_tps_is_the_published_one(whole):
    assert sum(one.dpt for one in whole.stations) == ELECTION.dpt_total == 230_526
    assert len(whole.stations) == ELECTION.tps_total
    assert max(one.dpt for one in whole.stations) <= 300


def test_the_rutan_has_its_published_voters(whole):
    rutan = whole.by_code["33.75.03.1004-902"]
    assert (rutan.dpt, rutan.dptb["ppwp"]) == (47, 230)
    assert rutan.needs["dprd_kota"] == 7
    assert rutan.special
    assert rutan.allocated


def test_as_many_tps_are_flood_prone_as_kpu_said(whole):
    flooded = [one for one in whole.stations if one.flooded]
    assert 80 <= len(flooded) <= 100
    assert {one.kecamatan for one in flooded} <= {"33.75.01", "33.75.02", "33.75.03"}


def test_every_fate_comes_to_its_share_of_the_tps(whole):
    for fate, share in SHARES.items():
        found = sum(one.fate is fate for one in whole.stations)
        assert abs(found - share * len(whole.stations)) <= 1.5, fate


def test_the_same_seed_tells_the_same_and_another_seed_another_story():
    first, again, other = story(FEW, 1), story(FEW, 1), story(FEW, 2)
    assert first == again
    assert first != other


def test_another_tps_in_the_list_does_not_change_a_tps():
    alone, together = (world.build(Scenario(ELECTION, 5), tps) for tps in (SOME[:40], SOME[:41]))
    for one in alone.stations:
        other = together.by_code[one.code]
        assert (one.access, one.dptb) == (other.access, other.dptb)


def test_uploads_come_in_order_of_recording_from_october_on():
    times = [one.at for one in story(FEW)]
    assert times == sorted(times)
    assert iso(times[0]) == "2023-10-26T08:30"


def test_only_log_rows_are_written_with_known_columns_and_words(uploads):
    for one in rows(uploads):
        log = LOGS[one.log]
        assert set(one.values) <= set(log.by_name)
        assert all(one.values.get(column.name) is not None for column in log.columns if column.required)
        assert one.party in set(words.Party)
        for name, value in one.values.items():
            column = log.by_name[name]
            said = value if column.kind is Kind.LIST else (value,)
            assert not column.choices or set(said) <= set(column.choices)
            assert column.kind is not Kind.ITEM or value in words.ITEMS
            assert column.kind is not Kind.PLACE or codes.place_kind(value)
            assert column.kind is not Kind.BOX or codes.box_home(value)
            assert column.kind not in (Kind.COUNT, Kind.FLAG) or (isinstance(value, int) and value >= 0)
            assert column.kind is not Kind.TIME or isinstance(value, Moment)


def test_nothing_is_recorded_before_it_happened(uploads):
    for upload in uploads:
        for one in upload.rows:
            for name in LOGS[one.log].of_kind(Kind.TIME):
                at = one.values.get(name)
                assert at is None or name.startswith("planned") or at.settles_at <= upload.at


def test_no_row_breaks_a_rule_of_the_import(uploads):
    for upload in uploads:
        for one in upload.rows:
            assert broken_by(LOGS[one.log], dict(one.values), upload.at) == []


def test_amounts_and_times_of_a_row_agree(uploads):
    for one in rows(uploads, "deliveries"):
        values = one.values
        if "departed_at" in values and "arrived_at" in values:
            assert values["departed_at"].minute < values["arrived_at"].minute
        received = values.get("qty_received", 0)
        assert values.get("qty_damaged", 0) + values.get("qty_wrong", 0) <= received
    for one in rows(uploads, "box_counts"):
        assert one.values.get("qty_wrong", 0) <= one.values["qty"]


def test_a_reseal_has_its_report_and_a_trouble_its_cause(uploads):
    checks = rows(uploads, "seal_checks")
    for one in checks:
        assert (words.RESEALED in one.values.get("actions", ())) == ("ba_no" in one.values)
        assert (one.values["condition"] == words.Condition.INTACT) == ("cause" not in one.values)
    assert {one.values["condition"] for one in checks} == set(words.Condition)


def test_seal_numbers_belong_to_one_box_only(uploads):
    owner = {}
    for one in rows(uploads, "seal_checks") + rows(uploads, "box_counts"):
        for number in (*one.values.get("seal_nos_recorded", ()), *one.values.get("seal_nos", ())):
            assert owner.setdefault(number, one.values["box_id"]) == one.values["box_id"]
    assert owner


def test_no_row_is_said_twice(uploads):
    for one in uploads:
        said = [(row.log, row.party, *sorted((k, str(v)) for k, v in row.values.items())) for row in one.rows]
        assert len(said) == len(set(said))


def test_personal_columns_hold_roles_only(uploads):
    roles = ("PTPS ", "PKD ", "Panwascam ", "Regu pengepakan ", "KPPS ", "PPK ", "PPS ")
    for one in rows(uploads):
        for name in LOGS[one.log].of_kind(Kind.PERSON):
            assert str(one.values.get(name, "PPS ")).startswith(roles)


def test_a_box_is_never_on_the_road_before_it_was_filled_nor_checked_before_it_came(uploads):
    packed = max(one.values["counted_at"].minute for one in rows(uploads, "box_counts")
                 if one.values["stage"] == words.Stage.PACKING)  # fmt: skip
    order = list(words.Checkpoint)
    seen = {}
    for one in rows(uploads, "seal_checks"):
        seen.setdefault((one.values["box_id"], one.party), []).append(one.values)
    for looks in seen.values():
        looks.sort(key=lambda one: order.index(one["checkpoint"]))
        times = [one["checked_at"].minute for one in looks if "seen_at" not in one]
        assert times == sorted(times)
        assert times[0] > packed


def test_real_facts_alone_carry_a_source(uploads):
    cited = [one for one in uploads if one.citation]
    assert len(cited) == 6
    assert all("http" in one.citation for one in cited)
    figures = {(one.values.get("item"), one.values.get("qty_received")) for one in rows(cited, "deliveries")}
    published = {("bilik_suara", 3524), ("tinta", 1762), ("tanda_pengenal", 29073), ("label_kotak", 776)}
    assert published <= figures
    damaged = {(one.values["item"], one.values["qty_damaged"]) for one in rows(cited, "sortings")}
    assert damaged == {("surat_suara", 12649), ("surat_suara_ppwp", 2680)}


def test_on_12_december_name_tags_and_labels_are_short_as_published(uploads):
    now = minute("2023-12-12T10:00")
    known = [one for one in rows([u for u in uploads if u.at <= now], "deliveries") if one.party == "kpu"]
    got = {item: sum(one.values.get("qty_received", 0) for one in known if one.values["item"] == item)
           for item in ("tanda_pengenal", "label_kotak", "kotak_suara")}  # fmt: skip
    assert got == {"tanda_pengenal": 31716 - 2643, "label_kotak": 881 - 105, "kotak_suara": 4413}
    assert not [one for one in known if codes.leg_to(one.values["destination"]) != "penyedia-gudang"]


def test_trucks_leave_for_the_four_ppk_on_10_february(whole):
    way = itinerary.travel(whole)
    assert {load.destination for load in way.to_ppk} == set(reference.kecamatan())
    assert {iso(load.departed)[:10] for load in way.to_ppk} == {"2024-02-10"}
    assert min(load.departed for load in way.to_ppk) < minute("2024-02-10T09:00")
    assert max(load.arrived for load in way.to_ppk) <= minute("2024-02-10T15:00")
    boxes = sum(roads.amount(whole, load, words.BOXES) for load in way.to_ppk)
    assert boxes == 4413


def test_late_tps_arrive_on_voting_day_before_it_opens(whole):
    way = itinerary.travel(whole)
    for one in whole.stations:
        arrived = way.to_tps[one.code].arrived
        assert (arrived > ELECTION.deadline) == (one.fate is Fate.LATE)
        assert arrived < ELECTION.voting_starts
        assert way.of_tps[one.code][0].arrived < way.of_tps[one.code][1].departed < arrived


def test_high_water_delays_the_coast_only(whole):
    way = itinerary.travel(whole)
    wet = [one for one in whole.stations if way.to_tps[one.code].cause == itinerary.ROB_TIDE]
    assert len(wet) > 25
    assert {one.flood for one in wet} == {world.ROB}


def test_a_silent_tps_has_no_watching_word(uploads):
    built = world.build(Scenario(ELECTION, 7, fates=OFTEN), SOME)
    silent = {one.code for one in built.stations if one.fate is Fate.SILENT}
    told = {one.values["destination"] for one in rows(uploads, "deliveries") if one.party in words.WATCHING}
    assert silent
    assert not silent & told


def test_files_have_names_and_chats_have_none(uploads):
    assert all((one.file_name is not None) == (one.channel == FILE) for one in uploads)
    assert not [one for one in uploads if "/" in (one.file_name or "")]
