"""The pieces of the page Cari: what was found, and lists of TPS by what is asked of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lib.areas.readiness.model import PROOFS, State
from lib.areas.readiness.totals import Shown
from lib.areas.search import Found, search
from lib.areas.wilayah.reference import name_of
from lib.kernel.format import count
from lib.kernel.look import STATE_LABELS
from lib.ui import cached, links, logrows, page, paging, tables
from lib.ui.cached import answered
from lib.ui.here import Here
from lib.ui.summary import OPEN_LABELS

PROOF_LABELS = {proof: proof.capitalize() for proof in PROOFS}
_ORDER = {str(Shown.FOLLOW_UP): 0, str(Shown.OVERDUE): 1, str(Shown.NOT_YET): 2, str(Shown.READY): 3}
MOST = 100  # boxes or documents shown at once; who gets more must say more


@answered(keep=16)
def find(here: Here, typed: str) -> Found:
    """What somebody means who typed this, within their wilayah."""
    return search(cached.logs(here), here.election, cached.verdicts(here)["tps"], typed)


def field() -> str:
    """The search field of the page; what is in it stands in the address."""
    links.settle("q", "cari:q", None)
    typed = st.text_input(
        "Cari TPS, kotak, atau dokumen",
        key="cari:q",
        placeholder="12 panjang wetan · dpr 3 medono · nomor surat jalan · nomor segel",
    ).strip()
    links.write("q", "cari:q", typed)
    return typed


def headline(typed: str, found: Found) -> str:
    """What was found, in one sentence."""
    if found.nothing:
        return f"Tidak ada yang cocok dengan “{typed}”."
    parts = [
        f"{count(len(them))} {what}"
        for them, what in ((found.tps, "TPS"), (found.boxes, "kotak"), (found.documents, "dokumen"))
        if them
    ]
    return f"{', '.join(parts)} cocok dengan “{typed}”."


def results(here: Here, found: Found) -> None:
    """The TPS, boxes and documents that match, each leading to its page or its rows."""
    if found.nothing:
        page.nothing(
            "Ketik nomor TPS dengan kelurahannya (12 panjang wetan), kode TPS atau kotak, jenis surat suara, "
            "nomor surat jalan, nomor BAST, atau nomor segel."
        )
    if found.tps:
        every = cached.verdicts(here)
        listed(here, every[every["tps"].isin(found.tps)], q=st.query_params.get("q"))
    _named(
        "Kotak",
        [(logrows.box(here, one), links.to(here, "kotak", kode=one)) for one in found.boxes],
    )
    _named(
        "Dokumen",
        [(one, links.rows(here, "deliveries", dokumen=one)) for one in found.documents],
    )


def _named(title: str, found: Sequence[tuple[str, str]]) -> None:
    if not found:
        return
    more = f"{count(MOST)} yang pertama; tulis lebih lengkap untuk mempersempit" if len(found) > MOST else ""
    page.section(f"{title} ({count(len(found))})", more)
    shown = pd.DataFrame({"name": [name for name, _ in found[:MOST]]})
    tables.plain(
        shown, {"name": (title, tables.text)}, title, links={"name": [way for _, way in found[:MOST]]}
    )


def filters() -> dict[str, str]:
    """What is asked of the TPS: a state, whether they can open, a proof that is not as it should be."""
    asked = {}
    for column, (name, label, choices) in zip(st.columns(3), _CHOICES, strict=True):
        links.settle(name, f"cari:{name}", choices)
        with column:
            st.selectbox(label, list(choices), format_func=choices.__getitem__, key=f"cari:{name}")
        asked[name] = str(st.session_state[f"cari:{name}"])
        links.write(name, f"cari:{name}", asked[name])
    return asked


_CHOICES = (
    ("putusan", "Putusan", {"": "Semua"} | STATE_LABELS),
    ("buka", "Bisa buka", {"": "Semua"} | OPEN_LABELS),
    ("bukti", "Tidak sesuai dalam hal", {"": "Semua"} | PROOF_LABELS),
)


def chosen(here: Here, asked: dict[str, str]) -> pd.DataFrame:
    """The TPS that fit what is asked, worst first."""
    rows = cached.verdicts(here)
    if asked["putusan"]:
        rows = rows[rows["shown"] == asked["putusan"]]
    if asked["buka"]:
        rows = rows[rows["bisa_buka"] == asked["buka"]]
    if asked["bukti"]:
        rows = rows[rows[asked["bukti"]] == str(State.WRONG)]
    return rows


def listed(here: Here, rows: pd.DataFrame, **query: str | None) -> None:
    """A part of these rows of `verdicts` as a table, worst first, each leading to its TPS."""
    rows = rows.assign(rank=rows["shown"].map(_ORDER)).sort_values(["rank", "tps"], ignore_index=True)
    part = paging.part(len(rows))
    shown = rows.iloc[part.start : part.end].to_dict("records")
    told = pd.DataFrame(
        {
            "tps": [name_of(row["tps"]) for row in shown],
            "state": [STATE_LABELS[row["shown"]] for row in shown],
            "dpt": [row["dpt"] for row in shown],
            "more": [_told(row) for row in shown],
        }
    )
    columns: dict[str, tuple[str, tables.Show]] = {
        "tps": ("TPS", tables.text),
        "state": ("Putusan", tables.text),
        "dpt": ("Pemilih", count),
    }
    ways = [links.to(here, "tps", kode=row["tps"]) for row in shown]
    marks = {"state": [row["shown"] for row in shown]}
    tables.plain(told, columns, "TPS", links={"tps": ways}, marks=marks, under="more")
    paging.steps(here, "cari", part, "TPS", query)


def _told(row: Mapping[Any, Any]) -> str:
    """What is not as it should be, what nobody verified, and whether the TPS can open."""
    parts = []
    for state, words in ((State.WRONG, "tidak sesuai"), (State.UNVERIFIED, "belum terverifikasi")):
        named = [proof for proof in PROOFS if row[proof] == str(state)]
        told = "semua bukti" if len(named) == len(PROOFS) else ", ".join(named)
        parts += [f"{words}: {told}"] if named else []
    return " · ".join([*parts, OPEN_LABELS[row["bisa_buka"]].lower()])
