"""Who has not reported tonight, as staff see it beneath the page they hand files in on."""

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.access.policy import Person, Role
from lib.areas.wilayah import reference
from lib.ingest import chat
from lib.kernel.filters import Filters
from lib.store.log import SIMULATED
from lib.store.open import create
from lib.ui import silence
from lib.ui.here import Here
from tests.screens import said
from tests.world import TPS, World, at, box

ELECTION = reference.election("pemilu-2024")
PPS, PPK = TPS[:13], TPS[:8]
NOON, EVENING = "2024-02-13T12:00", "2024-02-13T19:00"


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
    return AppTest.from_function(_script, default_timeout=60, kwargs={"here": here}).run()


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
