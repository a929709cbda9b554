"""The slide of what is short on the way, and what each party says of it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib.areas.levels import Level
from lib.areas.quantities.places import LAST_LEG, WAREHOUSE_LEG
from lib.figures.words import PARTY_LABELS
from lib.kernel.format import NONE, count
from lib.kernel.words import ALL_BALLOTS
from lib.reports import legs, projected
from lib.ui import cached, counting, delivering
from lib.ui.here import Here
from lib.ui.wall.pieces import Bar, Slide, bars, figure, listed, nothing, told

TOP = 5  # items as bars
LEGEND = (
    ("siap", "Dapat dipakai", None),
    ("perlu_tindak_lanjut", "Kurang", None),
    ("belum_waktunya", "Belum dilaporkan", None),
)
UNTOLD = "Kebutuhan dan penerimaan baru bisa dibandingkan bila pengawas atau penerima melaporkan jumlahnya."
_ORDER = {party: number for number, party in enumerate(PARTY_LABELS)}


def amounts(here: Here) -> Slide:
    """What is short on the leg that the goods are on, and what each party says of the shortest item."""
    leg = delivering.moving(here)
    best = counting.best(here, leg)
    known = best[best["gap"].notna()]
    said = counting.finding(here, leg)
    if known.empty:
        return Slide(said, "menurut pengawas atau penerima", nothing(UNTOLD), "", LEGEND)
    rows = [_item(here, row) for row in known.head(TOP).to_dict("records")]
    source = f"menurut {legs.said(known['party'])} · {_boxed(leg)}"
    return Slide(said, source, bars(rows), shortest(here, leg) + _parties(here, leg), LEGEND)


def _boxed(leg: str) -> str:
    if leg == WAREHOUSE_LEG:
        return "dari kebutuhan"
    return "surat suara ada di kotak tertutup, tidak dihitung dari tanda terima"


def _item(here: Here, row: Mapping[Any, Any]) -> Bar:
    """Usable, short, and not told of, of the whole need; an estimated need is never short."""
    whole, untold, gap = int(row["whole"]), int(row["untold"]), int(row["gap"])
    short = 0 if row["estimate"] else max(gap, 0)
    value = told("perlu_tindak_lanjut", f"kurang {count(short)}", strong=True) if short else "tidak kurang"
    lost = [
        f"{word} {count(row[name])}"
        for name, word in (("damaged", "rusak"), ("wrong", "tertukar"))
        if row[name]
    ]
    came = ", ".join([f"diterima {count(row['received'])}", *lost])
    rest = f"belum dilaporkan {count(untold)} dari {count(whole)}" if untold else f"kebutuhan {count(whole)}"
    parts = [("siap", whole - untold - short), ("perlu_tindak_lanjut", short), ("belum_waktunya", untold)]
    return Bar(counting.labels(here).get(row["item"], row["item"]), value, parts, came, rest)


def shortest(here: Here, leg: str) -> str:
    """On the last leg the TPS where an amount is not as it should be; above it the item that is shortest."""
    if leg == LAST_LEG:
        number = int(cached.worst(here, Level.KOTA)["jumlah"].sum())
        words = "TPS: jumlah tidak sesuai\nkotak, bilik, tinta,\natau surat suara di dalam kotak"
        return figure(count(number), words, "perlu_tindak_lanjut" if number else "tinta")
    best = counting.best(here, leg)
    short = best[(best["gap"] > 0) & ~best["estimate"]]
    if short.empty:
        return figure("0", "jenis barang kurang\ndari yang dilaporkan")
    first = short.iloc[0]
    name = counting.labels(here).get(first["item"], first["item"]).lower()
    words = f"{name} kurang\ndari kebutuhan {count(first['needed'])}"
    return figure(count(first["gap"]), words, "perlu_tindak_lanjut")


def said_of(here: Here, leg: str) -> pd.DataFrame:
    """What each party wrote on a leg: the rows of `reconciliation` that somebody spoke, item by item."""
    rows = cached.reconciliation(here, delivering.level(here))
    return rows[(rows["leg"] == leg) & (rows["item"] != ALL_BALLOTS) & rows["party"].notna()]


def _parties(here: Here, leg: str) -> str:
    """What each party says of the item that is shortest: never who is right."""
    item = str(counting.best(here, leg)["item"].iloc[0])
    rows = said_of(here, leg)
    amounts, support = _statements(rows[rows["item"] == item])
    lines = [
        (words, f"<b>{count(n)}</b> <small>{count(support[words])} catatan</small>")
        for words, n in amounts.items()
    ]
    name = counting.labels(here).get(item, item)
    return listed(lines, f"{name}, kata tiap pihak", projected.apart(amounts, support))


def _statements(rows: pd.DataFrame) -> tuple[dict[str, int], dict[str, int]]:
    """What was said of an item, in the order of the way: words → pieces, and words → rows it stands on."""
    amounts, support = {}, {}
    each = rows.sort_values("party", key=lambda column: column.map(_ORDER)).to_dict("records")
    for name, word in (("sent", "mengirim"), ("received", "menerima")):
        for row in each:
            if count(row[name]) != NONE:
                words = f"{PARTY_LABELS[row['party']]} {word}"
                amounts[words], support[words] = int(row[name]), int(row[f"{name}_rows"])
    return amounts, support
