"""Opens a page as somebody, through the main script, on a small store of its own."""

import time

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

from lib.access import accounts, sessions
from lib.store import bugs
from lib.store.canonical import Draft
from lib.store.open import create
from lib.ui import page
from tests.world import World, at

CLOCK = "2024-02-13T15:00"


@pytest.fixture
def filled(tmp_path, monkeypatch):
    """A function that puts the rows of a world into a store of its own, which this process then reads."""
    made = []

    def fill(world: World | None = None, kind: str = "simulasi", clock: str = CLOCK):
        url = f"sqlite:///{tmp_path / f'kawal-{len(made)}.db'}"
        store = create(url, election="pemilu-2024", kota="33.75", kind=kind)
        made.append(store)
        if world:
            store.append(
                Draft("berkas", world.pending, file_name="uji.csv"), recorded_at=at("2024-02-12T09:00")
            )
        if kind == "simulasi":
            store.set_clock(at(clock))
        monkeypatch.setenv("KAWAL_STORE", url)
        monkeypatch.setattr(bugs, "LOG", tmp_path / "kesalahan.log")
        st.cache_resource.clear()
        return store

    yield fill
    for store in made:
        store.engine.dispose()


@pytest.fixture
def app(filled, monkeypatch):
    """`app(role="staf", world=…, query={…})`: the first page as that person."""
    # A page that fails must fail its test in full words.
    config.set_option("client.showErrorDetails", "full")

    def open_page(
        *, role="staf", world=None, query=None, kind="simulasi", clock=CLOCK, wilayah="", path=""
    ) -> AppTest:
        store = filled(world, kind, clock)
        accounts.add(store, f"uji-{role}", role, "kata sandi panjang", wilayah)
        # AppTest has no cookies; the browser tests show that the real one is read.
        held = sessions.start(store, f"uji-{role}", remember=False, now=int(time.time()))
        monkeypatch.setattr(page, "token", lambda: held)
        opened = AppTest.from_file("../../lib/ui/script/main.py", default_timeout=60)
        opened.query_params.update(query or {})
        opened.run()
        return opened.switch_page(f"../../../pages/{path}.py").run() if path else opened

    return open_page
