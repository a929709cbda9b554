"""The pieces of the page Segel."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from lib.access.policy import Action
from lib.areas.readiness.why import SAID
from lib.areas.seals import findings
from lib.areas.tracing import traced
from lib.areas.wilayah.reference import area_name
from lib.figures import seals
from lib.figures.words import CHECKPOINT_LABELS
from lib.kernel.format import count, percent, short_time
from lib.kernel.words import Party
from lib.ui import cached, links, logrows, page, pictures, summary
from lib.ui.cached import answered
from lib.ui.evidence import NOT_INTACT
from lib.ui.here import Here
from lib.ui.pictures import Picture
from lib.ui.tables import Show, plain, text

CONDITIONS = {
    "rusak": "Rusak",
    "hilang": "Hilang",
    "nomor_beda": "Nomor berbeda",
    "tidak_tersegel": "Tidak tersegel",
    "utuh": "Jumlah segel berbeda",
}


def headline(found: pd.DataFrame, checked: pd.DataFrame) -> str:
    """`73 kotak pernah tercatat segelnya tidak utuh; 20 di antaranya tanpa berita acara dan segel baru.`"""
    if not checked["checked"].sum():
        return "Belum ada pemeriksaan segel yang tercatat."
    if found.empty:
        return "Semua segel yang diperiksa tercatat utuh dan cocok nomornya."
    bare = int((found["documented"] == 0).sum())
    told = f"{count(len(found))} kotak pernah tercatat segelnya tidak utuh atau berbeda"
    return f"{told}; {count(bare)} di antaranya belum disegel ulang dengan berita acara."


def checkpoints(here: Here, checked: pd.DataFrame) -> None:
    """How much was checked at each checkpoint, and how much of that was not intact."""
    boxes = count(checked["boxes"].max()) if len(checked) else "–"
    page.section("Per titik periksa", f"dari {boxes} kotak TPS; pemeriksaan terakhir di titik itu")
    told = checked.assign(point=checked["checkpoint"].map(CHECKPOINT_LABELS))
    columns: Mapping[str, tuple[str, Show]] = {
        "point": ("Titik", text),
        "checked": ("Diperiksa", count),
        "coverage": ("Cakupan", percent),
        "not_intact": ("Tidak utuh", count),
        "rate": ("Bagian", _tenths),
    }
    points = list(checked["checkpoint"])
    ways = {
        "checked": [links.rows(here, "seal_checks", checkpoint=point) for point in points],
        "not_intact": [
            links.rows(here, "seal_checks", checkpoint=point, keadaan=NOT_INTACT) for point in points
        ],
    }
    plain(told, columns, f"Pemeriksaan segel per titik untuk {here.area}", links=ways)


def _tenths(rate: float | None) -> str:
    return percent(rate, 1)


@answered(keep=8)
def _matrix(here: Here) -> Picture:
    status = cached.seal_status(here, summary.below(here))
    names = {code: area_name(code) for code in status["wilayah"]}
    return Picture(seals.matrix(status, names), seals.matrix_alt(status, names))


@answered(keep=8)
def _causes(here: Here, spelled: bool) -> Picture:
    """spelled: may they read of intent? Part of the key: what one may read is never kept for another."""
    told = findings.causes(cached.broken_seals(here))
    words = {cause: logrows.cause_words(cause, spelled=spelled) for cause in told["cause"]}
    return Picture(seals.causes(told, words), seals.causes_alt(told, words))


def matrix(here: Here) -> None:
    """Wilayah by checkpoint: how many of the checked boxes were not intact."""
    page.section(f"Per titik dan {summary.below(here)}", "tidak utuh dari yang diperiksa")
    pictures.draw(_matrix(here), key="segel:matriks")
    codes = cached.seal_status(here, summary.below(here))["wilayah"].unique()
    page.ways(
        {
            area_name(code): links.rows(here, "seal_checks", keadaan=NOT_INTACT, wilayah=code)
            for code in codes
        },
        "Buka yang tidak utuh",
    )


def causes(here: Here, found: pd.DataFrame) -> None:
    """What was named as the cause at the first bad check."""
    page.section("Sebab yang disebut", "pada pemeriksaan pertama yang tidak utuh; bukan hasil pendalaman")
    if found.empty:
        page.nothing("Belum ada segel yang tercatat tidak utuh sampai waktu ini.")
    else:
        pictures.draw(_causes(here, here.may(Action.INTENT)), key="segel:sebab")


def tables(here: Here, found: pd.DataFrame) -> None:
    """The boxes, undocumented first, then those that were sealed again with a BA."""
    bare, done = (found[found["documented"] == documented] for documented in (0, 1))
    page.section(f"{_BARE} ({count(len(bare))} kotak)", "menurut laporan pengawas, bila ada")
    if bare.empty:
        page.nothing("Tidak ada kotak seperti itu sampai waktu ini.")
    else:
        _table(here, bare, _BARE)
    if len(done):
        with st.expander(f"{_DONE} ({count(len(done))} kotak)"):
            _table(here, done, _DONE)


def _table(here: Here, rows: pd.DataFrame, title: str) -> None:
    ways = [links.to(here, "kotak", kode=box) for box in rows["box_id"]]
    plain(_told(here, rows), _COLUMNS, title, links={"box": ways}, under="source")


_BARE, _DONE = "Belum disegel ulang dengan berita acara", "Sudah disegel ulang dengan berita acara"
_COLUMNS = {
    "box": ("Kotak", text),
    "condition": ("Keadaan", text),
    "seen": ("Pertama terlihat", text),
    "before": ("Terakhir utuh", text),
    "cause": ("Sebab yang disebut", text),
    "done": ("Yang sudah dilakukan", text),
    "word": ("Menurut", text),
    "source": ("Asal baris", text),
}


def _told(here: Here, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in words, each with the batch, file, sheet and row it came from."""
    origin = traced(rows, cached.batches(here))
    return pd.DataFrame([_in_words(here, row) for row in origin.to_dict("records")])


def _in_words(here: Here, row: Mapping[Any, Any]) -> dict[str, str]:
    return {
        "box": logrows.box(here, row["box_id"]),
        "condition": CONDITIONS[row["condition"]],
        "seen": _at(row["first_bad"], row["first_bad_at"], row["first_bad_precision"]),
        "before": _at(row["last_intact"], row["last_intact_at"], row["last_intact_precision"]),
        "cause": logrows.cause(here, row["cause"]),
        "done": _done(row["actions"], row["ba_no"]),
        "word": SAID[Party(row["party"])],
        "source": logrows.source(here, row),
    }


def _at(point: object, when: int | None, precision: object) -> str:
    if not isinstance(point, str):
        return "–"
    return f"{CHECKPOINT_LABELS[point]}, {short_time(when, str(precision))}"


def _done(actions: object, ba_no: object) -> str:
    named = [logrows.ACTIONS[one] for one in actions.split("|")] if isinstance(actions, str) else []
    numbered = [f"BA {ba_no}"] if isinstance(ba_no, str) else []
    return ", ".join([*named, *numbered]) or "–"
