"""The pieces of the page Segel."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib.access.policy import Action
from lib.areas.readiness.why import POINTS, SAID
from lib.areas.tracing import traced
from lib.areas.wilayah.reference import name_of
from lib.kernel.format import clock_time, count, percent
from lib.kernel.words import ACTIONS, Party
from lib.ui import cached, page
from lib.ui.here import Here
from lib.ui.tables import Show, plain, text

CONDITIONS = {
    "rusak": "Rusak",
    "hilang": "Hilang",
    "nomor_beda": "Nomor berbeda",
    "tidak_tersegel": "Tidak tersegel",
    "utuh": "Jumlah segel berbeda",
}
CAUSES = {
    "gesekan": "gesekan",
    "basah": "basah",
    "dibuka_resmi": "dibuka resmi",
    "tidak_diketahui": "tidak diketahui",
}
DONE = dict(zip(ACTIONS, ("disegel ulang dengan BA", "dilaporkan ke KPU"), strict=True))
UNDER_STUDY = "sedang didalami"  # the word for intent, for all who may not read it spelled out


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
    page.section(
        "Per titik periksa", "kotak TPS; pemeriksaan terakhir di titik itu, kata pengawas didahulukan"
    )
    told = checked.assign(point=checked["checkpoint"].map(POINTS))
    columns: Mapping[str, tuple[str, Show]] = {
        "point": ("Titik", text),
        "boxes": ("Kotak", count),
        "checked": ("Diperiksa", count),
        "coverage": ("Cakupan", percent),
        "not_intact": ("Tidak utuh", count),
        "rate": ("Dari yang diperiksa", _tenths),
    }
    plain(told, columns, caption=f"Pemeriksaan segel per titik untuk {here.area}")


def _tenths(rate: float | None) -> str:
    return percent(rate, 1)


def tables(here: Here, found: pd.DataFrame) -> None:
    """The boxes, undocumented first, then those that were sealed again with a BA."""
    for documented, title, empty in (
        (0, "Belum disegel ulang dengan berita acara", "Tidak ada kotak seperti itu sampai waktu ini."),
        (
            1,
            "Sudah disegel ulang dengan berita acara",
            "Belum ada kotak yang disegel ulang sampai waktu ini.",
        ),
    ):
        rows = found[found["documented"] == documented]
        page.section(f"{title} ({count(len(rows))} kotak)", "menurut laporan pengawas, bila ada")
        if rows.empty:
            page.nothing(empty)
        else:
            plain(_told(here, rows), _COLUMNS, caption=title)


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
        "box": f"{name_of(row['tps'])} · {here.election.ballots[row['ballot']]}",
        "condition": CONDITIONS[row["condition"]],
        "seen": _at(row["first_bad"], row["first_bad_at"], row["first_bad_precision"]),
        "before": _at(row["last_intact"], row["last_intact_at"], row["last_intact_precision"]),
        "cause": _cause(here, row["cause"]),
        "done": _done(row["actions"], row["ba_no"]),
        "word": SAID[Party(row["party"])],
        "source": _source(row),
    }


def _at(point: object, when: int | None, precision: object) -> str:
    return f"{POINTS[str(point)]}, {clock_time(when, str(precision))}" if isinstance(point, str) else "–"


def _cause(here: Here, cause: object) -> str:
    """A word for intent is not shown to all: nobody is accused by a row."""
    if not isinstance(cause, str):
        return "tidak disebut"
    if cause == "sengaja":
        return "sengaja, menurut pelapor" if here.may(Action.INTENT) else UNDER_STUDY
    return CAUSES[cause]


def _done(actions: object, ba_no: object) -> str:
    named = [DONE[one] for one in actions.split("|")] if isinstance(actions, str) else []
    numbered = [f"BA {ba_no}"] if isinstance(ba_no, str) else []
    return ", ".join([*named, *numbered]) or "–"


def _source(row: Mapping[Any, Any]) -> str:
    """`Kiriman 412 · segel-utara.xlsx, lembar Utara, baris 14`; what the file did not tell is left out."""
    parts = [f"kiriman {row['batch']}"]
    parts += [str(row["file"])] if isinstance(row["file"], str) else []
    parts += [f"lembar {row['sheet']}"] if isinstance(row["sheet"], str) else []
    parts += [f"baris {row['line']}"] if not pd.isna(row["line"]) else []
    return ", ".join(parts)
