"""The slides about goods: what the warehouse lacks, what is short on the way, and what each party says."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib.areas.levels import Level
from lib.areas.quantities.places import LAST_LEG, WAREHOUSE_LEG
from lib.areas.wilayah.metrics import ALLOCATION, RULE
from lib.figures.words import PARTY_LABELS
from lib.kernel.format import NONE, count
from lib.kernel.words import ALL_BALLOTS
from lib.reports import headline, legs, projected
from lib.ui import cached, counting, delivering
from lib.ui.here import Here
from lib.ui.wall.pieces import Bar, Slide, bars, figure, listed, nothing, table, told

_ORDER = {party: number for number, party in enumerate(PARTY_LABELS)}
TOP = 5  # items as bars
ROWS = 10  # rows of a table that are read from eight metres
_WORDS = {
    "siap": "Dapat dipakai",
    "perlu_tindak_lanjut": "Kurang",
    "belum_waktunya": "Belum dilaporkan",
}
_LEGEND = [(state, words, None) for state, words in _WORDS.items()]
_WHY = "Kebutuhan dan penerimaan baru bisa dibandingkan bila pengawas atau penerima melaporkan jumlahnya."


def warehouse(here: Here) -> Slide:
    """What the warehouse needs, got and lacks, item by item."""
    goods = headline.at_warehouse(cached.reconciliation(here, Level.KOTA), counting.labels(here))
    known = goods[goods["gap"].notna()]
    said = counting.finding(here, WAREHOUSE_LEG)
    if known.empty:
        return Slide(said, _source(goods), nothing(_WHY), _left_over(goods), _LEGEND)
    heads = ["Barang", "Kebutuhan", "Diterima", "Rusak", "Kurang"]
    told_ = known.head(ROWS).to_dict("records")
    parts = [_share(row) for row in told_]
    main = table(heads, [_goods(row) for row in told_], f"Barang di gudang KPU untuk {here.area}", parts)
    return Slide(said, _source(known), main, _shortest(here, WAREHOUSE_LEG) + _left_over(goods), _LEGEND[:2])


def _source(goods: pd.DataFrame) -> str:
    word = legs.said(goods["party"])
    begin = f"menurut {word} · " if word else ""
    return f"{begin}kurang = kebutuhan − (diterima − rusak − tertukar yang diketahui)"


def _estimated(row: Mapping[Any, Any]) -> bool:
    return row["need_source"] not in {ALLOCATION, RULE}


def _share(row: Mapping[Any, Any]) -> list[tuple[str, float]]:
    """Usable and short, of the need; an estimated need is never short."""
    short = 0 if _estimated(row) else max(int(row["gap"]), 0)
    return [("siap", int(row["needed"]) - short), ("perlu_tindak_lanjut", short)]


def _goods(row: Mapping[Any, Any]) -> list[str]:
    estimate = _estimated(row)
    need = f"{'± ' if estimate else ''}{count(row['needed'])}"
    gap = row["gap"]
    short = told("perlu_tindak_lanjut", int(gap)) if gap > 0 and not estimate else count(max(gap, 0))
    if gap < 0:
        short = f"lebih {count(-gap)}"
    return [row["label"], need, count(row["received"]), count(row["damaged"]), short]


def _left_over(goods: pd.DataFrame) -> str:
    """What cannot be compared, in a few lines."""
    rest = projected.incomparable(goods)
    return listed(rest, "Belum bisa dibandingkan") if rest else ""


def amounts(here: Here) -> Slide:
    """What is short on the leg that the goods are on, and what each party says of the shortest item."""
    leg = delivering.moving(here)
    best = counting.best(here, leg)
    known = best[best["gap"].notna()]
    said = counting.finding(here, leg)
    if known.empty:
        return Slide(said, "menurut pengawas atau penerima", nothing(_WHY), "", _LEGEND)
    rows = [_item(here, row) for row in known.head(TOP).to_dict("records")]
    source = f"menurut {legs.said(known['party'])} · {_boxed(leg)}"
    return Slide(said, source, bars(rows), _shortest(here, leg) + _parties(here, leg), _LEGEND)


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


def _shortest(here: Here, leg: str) -> str:
    """On the last leg the TPS where an amount is not as it should be; above it the item that is shortest."""
    if leg == LAST_LEG:
        found = cached.worst(here, Level.KOTA)
        number = int(found["jumlah"].sum())
        words = "TPS: jumlah tidak sesuai\nkotak, bilik, tinta,\natau surat suara di dalam kotak"
        return figure(count(number), words, "perlu_tindak_lanjut" if number else "tinta")
    best = counting.best(here, leg)
    short = best[(best["gap"] > 0) & ~best["estimate"]]
    if short.empty:
        return figure("0", "jenis barang kurang\ndari yang dilaporkan")
    first = short.iloc[0]
    name = counting.labels(here).get(first["item"], first["item"]).lower()
    return figure(
        count(first["gap"]), f"{name} kurang\ndari kebutuhan {count(first['needed'])}", "perlu_tindak_lanjut"
    )


def _parties(here: Here, leg: str) -> str:
    """What each party says of the item that is shortest: never who is right."""
    item = str(counting.best(here, leg)["item"].iloc[0])
    rows = _said(here, leg)
    amounts, support = _statements(rows[rows["item"] == item])
    lines = [
        (words, f"<b>{count(n)}</b> <small>{count(support[words])} catatan</small>")
        for words, n in amounts.items()
    ]
    name = counting.labels(here).get(item, item)
    return listed(lines, f"{name}, kata tiap pihak", projected.apart(amounts, support)) if lines else ""


def _said(here: Here, leg: str) -> pd.DataFrame:
    rows = cached.reconciliation(here, delivering.level(here))
    rows = rows[(rows["leg"] == leg) & (rows["item"] != ALL_BALLOTS)]
    return rows[rows["party"].notna()]


def _statements(rows: pd.DataFrame) -> tuple[dict[str, int], dict[str, int]]:
    """What was said of an item, in the order of the way: words → pieces, and words → rows it stands on."""
    amounts, support = {}, {}
    for name, word in (("sent", "mengirim"), ("received", "menerima")):
        for row in rows.sort_values("party", key=lambda column: column.map(_ORDER)).to_dict("records"):
            if count(row[name]) != NONE:
                words = f"{PARTY_LABELS[row['party']]} {word}"
                amounts[words], support[words] = int(row[name]), int(row[f"{name}_rows"])
    return amounts, support


def parties(here: Here) -> Slide:
    """The warehouse by everybody's word, item by item."""
    rows = _said(here, WAREHOUSE_LEG)
    rows = rows[rows["received"].notna()]
    names, speaking = counting.labels(here), [party for party in PARTY_LABELS if party in set(rows["party"])]
    several = rows[rows.groupby("item")["party"].transform("nunique") > 1]
    spread = several.groupby("item")["received"].agg(lambda told_: int(told_.max() - told_.min()))
    said = projected.parties({names.get(str(item), str(item)): int(n) for item, n in spread.items()})
    source = "seperti ditulis tiap pihak; bila berbeda, keduanya ditampilkan apa adanya"
    if rows.empty:
        return Slide(said, source, nothing(_WHY))
    cells = {(row["item"], row["party"]): row for row in rows.to_dict("records")}
    order = {item: place for place, item in enumerate(counting.best(here, WAREHOUSE_LEG)["item"])}
    items = sorted(set(rows["item"]), key=lambda item: (order.get(item, len(order)), item))
    lines = [
        [names.get(item, item), *(_cell(cells.get((item, party)), "received") for party in speaking)]
        for item in items[:ROWS]
    ]
    main = table(["Diterima", *(PARTY_LABELS[party] for party in speaking)], lines, "Yang ditulis tiap pihak")
    differ = int((spread > 0).sum())
    big = figure(
        count(differ),
        f"jenis barang berbeda\ndari {count(len(spread))} yang ditulis\nlebih dari satu pihak",
        "perlu_tindak_lanjut" if differ else "tinta",
    )
    return Slide(said, source, main, big + _damage(rows, cells, speaking, names))


def _cell(row: Mapping[Any, Any] | None, name: str) -> str:
    return NONE if row is None else count(row[name])


def _damage(rows: pd.DataFrame, cells: Any, speaking: list[str], names: Mapping[str, str]) -> str:
    """Where any party wrote of damage, what each of them wrote."""
    found = rows[rows["damaged"] > 0].groupby("item")["damaged"].max().sort_values(ascending=False)
    lines = [
        (
            names.get(str(item), str(item)),
            " · ".join(
                f"{PARTY_LABELS[party]} <b>{_cell(cells.get((item, party)), 'damaged')}</b>"
                for party in speaking
            ),
        )
        for item in found.head(4).index
    ]
    return listed(lines, "Rusak, yang ditulis tiap pihak") if lines else ""


def elsewhere(here: Here) -> Slide:
    """There is one warehouse for the whole kota: a kecamatan has none to show."""
    why = "Buka layar ini untuk seluruh kota untuk melihat isi gudang KPU."
    return Slide(
        f"Barang untuk {here.area} masih di gudang KPU, yang melayani seluruh kota.",
        "menurut waktu dan kiriman yang tercatat",
        nothing(why),
    )
