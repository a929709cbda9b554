"""Who has not reported tonight: by what is recorded and stands, told as a fact about the record."""

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.access.policy import Person, Role
from lib.areas import reporting
from lib.areas.wilayah import reference
from lib.ingest import chat
from lib.kernel.filters import Filters
from lib.store import frames
from lib.store.log import SIMULATED
from lib.store.open import create
from lib.ui import silence
from lib.ui.here import Here
from tests.asking import ENGINES, told
from tests.screens import said
from tests.world import FAR, TPS, World, at, box

ELECTION = reference.election("pemilu-2024")
PPS, PPK = TPS[:13], TPS[:8]
LOGS = ("tps_master", *reporting.REPORTS)
NOON, EVENING = "2024-02-13T12:00", "2024-02-13T19:00"


@pytest.fixture(params=list(ENGINES))
def asked(request):
    """`asked(world)`: wilayah → its row of `silent`, on pandas, then on DuckDB."""

    def ask(world, since=NOON, known_at=FAR, scope=""):
        raws = {log: frame for log, frame in world.raws().items() if log in LOGS}
        logs = frames.of_rows(
            raws, Filters(at("2024-02-14T06:00"), known_at, scope), ENGINES[request.param]()
        )
        return {row["wilayah"]: row for row in told(reporting.silent(logs, ELECTION, at(since)))}

    return ask


# --- tonight ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "since"),
    [
        ("2024-02-13T20:15", "2024-02-13T12:00"),
        ("2024-02-13T12:00", "2024-02-13T12:00"),
        ("2024-02-14T00:00", "2024-02-13T12:00"),
        ("2024-02-14T05:59", "2024-02-13T12:00"),
        ("2024-02-14T06:00", "2024-02-14T12:00"),
        ("2024-03-01T01:30", "2024-02-29T12:00"),
    ],
)
def test_tonight_begins_at_noon_and_lasts_until_the_next_morning(now, since):
    assert reporting.evening(at(now)) == at(since)


# --- who is silent ----------------------------------------------------------------------------------------


def test_every_kecamatan_and_kelurahan_is_silent_until_it_reports(asked):
    found = asked(World())
    assert set(found) == {*reference.kecamatan(), *reference.kelurahan()}
    assert all(row["silent"] and row["last"] is None and row["heard"] == 0 for row in found.values())
    assert sum(row["stations"] for row in found.values() if row["level"] == "kelurahan") == ELECTION.tps_total


@pytest.mark.parametrize(
    "report",
    [
        lambda world: world.delivery(TPS, arrived="2024-02-12T10:00"),
        lambda world: world.delivery(PPS, arrived="2024-02-12T10:00"),
        lambda world: world.seal(box()),
        lambda world: world.count(box()),
    ],
    ids=["arrival at a TPS", "arrival at its PPS", "seal check", "count"],
)
def test_a_report_about_any_place_inside_ends_the_silence_of_its_kelurahan_and_kecamatan(asked, report):
    world = World(recorded=EVENING)
    report(world)
    found = asked(world)
    spoken = {code for code, row in found.items() if not row["silent"]}
    assert spoken == {PPS, PPK}
    assert {found[code]["last"] for code in spoken} == {at(EVENING)}


def test_a_report_about_a_ppk_is_one_of_its_kecamatan_and_of_none_of_its_kelurahan(asked):
    world = World(recorded=EVENING)
    world.delivery(PPK, arrived="2024-02-11T10:00")
    assert {code for code, row in asked(world).items() if not row["silent"]} == {PPK}


@pytest.mark.parametrize(
    ("recorded", "silent"), [("2024-02-13T11:59", True), (NOON, False), ("2024-02-14T01:30", False)]
)
def test_it_counts_when_a_row_was_recorded_not_when_it_happened(asked, recorded, silent):
    world = World(recorded=recorded)
    world.seal(box(), when="2024-02-13T10:00")
    row = asked(world)[PPS]
    assert (row["silent"], row["last"]) == (silent, at(recorded))


def test_the_word_of_others_is_no_report_of_a_supervisor_but_is_told_of_its_tps(asked):
    world = World(recorded=EVENING)
    world.delivery(TPS, party="pps", arrived="2024-02-13T10:00")
    world.seal(box(), party="ppk")
    world.delivery(PPS, party="kpu", arrived="2024-02-12T10:00")
    row = asked(world)[PPS]
    assert (row["silent"], row["last"], row["heard"], row["stations"]) == (True, None, 1, 38)


def test_what_was_withdrawn_is_no_report_and_the_one_before_it_is_the_last(asked):
    world = World(recorded="2024-02-12T18:00")
    world.seal(box(), "pps")
    number = world.batch(EVENING)
    world.seal(box(), "tps")
    world.withdraw(number, "2024-02-13T20:00")
    row = asked(world)[PPS]
    assert (row["silent"], row["last"], row["heard"]) == (True, at("2024-02-12T18:00"), 0)
    assert not asked(world, known_at=at("2024-02-13T19:30"))[PPS]["silent"]


def test_the_same_report_sent_again_tonight_is_no_new_one(asked):
    world = World(recorded="2024-02-12T18:00")
    world.seal(box(), "pps")
    world.batch(EVENING)
    world.seal(box(), "pps")
    row = asked(world)[PPS]
    assert (row["silent"], row["last"]) == (True, at("2024-02-12T18:00"))


def test_only_what_lies_within_scope_is_asked_about(asked):
    world = World(recorded=EVENING)
    world.seal(box())
    assert list(asked(world, scope=PPS)) == [PPS]
    inside = asked(world, scope=PPK)
    assert next(iter(inside)) == PPK
    assert len(inside) == 8
    assert not inside[PPS]["silent"]


# --- the message ------------------------------------------------------------------------------------------


def asks(*, simulated=True):
    """The message when nobody has reported."""
    named = [(code, "kecamatan") for code in reference.kecamatan()]
    named += [(code, "kelurahan") for code in reference.kelurahan()]
    quiet = pd.DataFrame(named, columns=["wilayah", "level"])
    return silence.message(quiet, at(NOON), at("2024-02-13T20:15"), simulated=simulated)


def test_the_message_names_every_silent_unit_once_and_by_when():
    text = asks()
    assert all(text.count(f"*{name}* (seluruh kecamatan): ") == 1 for name in reference.kecamatan().values())
    assert all(text.count(one.name) == 1 for one in reference.kelurahan().values())
    assert "sejak 13 Feb 12.00 (per 13 Feb 20.15 WIB)" in text


def test_the_message_of_a_simulated_store_says_so_first():
    first, _, rest = asks().partition("\n")
    assert first == "*SIMULASI*, bukan keadaan sebenarnya."
    assert asks(simulated=False) == rest
    assert "SIMULASI" not in rest


@pytest.mark.parametrize("stamp", ["", "13/02/24 20.16 - Bawaslu: "])
def test_a_chat_that_holds_the_message_gives_no_row(stamp):
    assert chat.read(stamp + asks(), election="pemilu-2024").tables == ()


# --- the section ------------------------------------------------------------------------------------------


def _script(here):
    from lib.ui import silence as shown  # noqa: PLC0415 (the script of a page begins with its imports)

    shown.section(here)


@pytest.fixture
def world(tmp_path):
    """A world whose store is a file: a page is run by a thread of its own."""
    made = World(recorded=EVENING)
    made.store = create(
        f"sqlite:///{tmp_path / 'kawal.db'}", election=ELECTION.name, kota="33.75", kind=SIMULATED
    )
    yield made
    made.store.engine.dispose()


def opened(world, now="2024-02-13T20:15", scope=""):
    """The section as staff see it at that time."""
    world.batch()
    st.cache_resource.clear()
    filters = Filters(at(now), at(now), scope)
    here = Here(Person("uji", Role.STAF), world.store, "1", filters, at(now), ELECTION)
    return AppTest.from_function(_script, kwargs={"here": here}).run()


def test_the_section_counts_names_and_links_who_is_silent_and_offers_the_message(world):
    world.batch("2024-02-12T21:04")
    world.seal(box("33.75.03.1002-001"), "pps")
    world.batch(EVENING)
    world.seal(box())
    world.seal(box("33.75.03.1003-001"), party="pps")
    shown = opened(world, scope=PPK)
    words = said(shown)
    assert "6 dari 7 kelurahan belum lapor sejak 13 Feb 12.00 WIB." in words
    assert "cari?wilayah=33.75.03.1002' target='_self'>Krapyak</a> <small>(terakhir 12 Feb 21.04)" in words
    assert "Kandang Panjang</a> <small>(belum pernah; 1 dari 37 TPS sudah dilaporkan pihak lain)" in words
    assert "Panjang Wetan" not in words
    assert "eluruh kecamatan" not in words
    (message,) = shown.code
    assert message.value.startswith("*SIMULASI*")
    assert "*Pekalongan Utara*: Krapyak, Kandang Panjang, Padukuhan Kraton," in message.value


def test_a_kecamatan_from_which_nothing_came_is_said_to_be_silent_as_a_whole(world):
    shown = opened(world, scope=PPK)
    assert ">Seluruh kecamatan</a> <small>(belum pernah)" in said(shown)
    assert "*Pekalongan Utara* (seluruh kecamatan): Krapyak," in shown.code[0].value


def test_when_all_have_reported_there_is_nothing_to_send(world):
    world.seal(box())
    shown = opened(world, scope=PPS)
    assert "1 dari 1 kelurahan sudah lapor sejak 13 Feb 12.00 WIB." in said(shown)
    assert not shown.code


def test_in_the_morning_nobody_is_silent_yet(world):
    shown = opened(world, now="2024-02-13T08:00")
    assert "Laporan malam ini dihitung mulai 13 Feb 12.00 WIB." in said(shown)
    assert not shown.code


def test_who_may_see_one_tps_is_asked_nothing(world):
    assert not said(opened(world, scope=TPS))
