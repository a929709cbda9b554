"""The slides of the warehouse: what it needs, got and lacks, and what each party wrote of it."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.areas.levels import Level
from lib.areas.quantities.metrics import MIXED
from lib.areas.quantities.places import WAREHOUSE_LEG
from lib.areas.wilayah.metrics import FORMULA
from lib.figures.words import PARTY_LABELS
from lib.kernel.format import NONE, count
from lib.kernel.words import BALLOT
from lib.reports import headline, legs, projected
from lib.ui import cached, counting
from lib.ui.here import Here
from lib.ui.wall.goods import LEGEND, UNTOLD, said_of, shortest
from lib.ui.wall.pieces import Slide, figure, listed, nothing, table, told

ROWS, LINES = 9, 5  # rows of a table and lines of a list that are read from eight metres


def _goods(here: Here) -> pd.DataFrame:
    """What `at_warehouse` returns, with estimate: does the need of a row rest on the formula?"""
    goods = headline.at_warehouse(cached.reconciliation(here, Level.KOTA), counting.labels(here))
    mixed = goods["need_source"].eq(MIXED) & goods["item"].str.startswith(BALLOT)
    return goods.assign(estimate=goods["need_source"].eq(FORMULA) | mixed)


def loose(here: Here) -> Slide:
    """Everything but the ballots, item by item."""
    goods = _goods(here)
    rest = listed(projected.incomparable(goods)[:LINES], "Belum bisa dibandingkan")
    rows = goods[goods["gap"].notna() & ~goods["item"].str.startswith(BALLOT)]
    said = counting.finding(here, WAREHOUSE_LEG)
    if rows.empty:
        return Slide(said, _source(goods), nothing(UNTOLD), rest, LEGEND)
    side = shortest(here, WAREHOUSE_LEG) + rest
    return Slide(said, _source(rows), _table("Barang", rows.head(ROWS)), side, LEGEND[:2])


def ballots(here: Here) -> Slide:
    """The ballots, type by type."""
    goods = _goods(here)
    rows = goods[goods["item"].str.startswith(BALLOT)]
    lost = int(rows["damaged"].fillna(0).sum())
    big = figure(
        count(rows["received"].notna().sum()), f"jenis dilaporkan diterima\ndari {count(len(rows))} jenis"
    )
    rows = rows.assign(label=[_short(label) for label in rows["label"]])
    lines = [("Rusak, semua jenis", count(lost) if rows["damaged"].notna().any() else NONE)]
    side = big + listed(lines, "Surat suara di gudang")
    return Slide(projected.ballots(rows), _source(rows), _table("Surat suara", rows), side, LEGEND[:2])


def has_ballots(here: Here) -> bool:
    """Did anybody report ballots at the warehouse?"""
    goods = _goods(here)
    return bool(goods.loc[goods["item"].str.startswith(BALLOT), "received"].notna().any())


def _short(label: str) -> str:
    return label.removeprefix("Surat suara ")


def _source(goods: pd.DataFrame) -> str:
    word = legs.said(goods["party"])
    begin = f"menurut {word} · " if word else ""
    if goods["estimate"].all():
        return f"{begin}± kebutuhan menurut perkiraan"
    return f"{begin}kurang = kebutuhan − (diterima − rusak − tertukar yang diketahui)"


def _table(name: str, rows: pd.DataFrame) -> str:
    """Items with their amounts; ± marks a need that is estimated, and that is never called short."""
    swapped = bool((rows["wrong"] > 0).any())
    heads = [name, "Kebutuhan", "Diterima", "Rusak", *(["Tertukar"] if swapped else []), "Kurang"]
    each = rows.to_dict("records")
    lines = [_line(row, swapped=swapped) for row in each]
    slim = swapped or bool(rows["gap"].lt(0).any())
    return table(heads, lines, f"{name} di gudang KPU", [_share(row) for row in each], slim=slim)


def _line(row: Mapping[Any, Any], *, swapped: bool) -> list[str]:
    need = f"{'± ' if row['estimate'] and pd.notna(row['needed']) else ''}{count(row['needed'])}"
    wrong = [count(row["wrong"])] if swapped else []
    return [row["label"], need, count(row["received"]), count(row["damaged"]), *wrong, _gap(row)]


def _gap(row: Mapping[Any, Any]) -> str:
    gap = row["gap"]
    if pd.isna(gap) or (gap > 0 and row["estimate"]):
        return NONE
    return (
        told("perlu_tindak_lanjut", int(gap))
        if gap > 0
        else f"<small>lebih</small> {count(-gap)}"
        if gap < 0
        else "0"
    )


def _share(row: Mapping[Any, Any]) -> list[tuple[str, float]]:
    """Usable and short, of the need."""
    if pd.isna(row["gap"]):
        return [("belum_waktunya", 1)]
    short = 0 if row["estimate"] else max(int(row["gap"]), 0)
    return [("siap", int(row["needed"]) - short), ("perlu_tindak_lanjut", short)]


def parties(here: Here) -> Slide:
    """What came by everybody's word, item by item; what differs first."""
    rows = said_of(here, WAREHOUSE_LEG)
    rows = rows[rows["received"].notna()]
    names, speaking = counting.labels(here), [party for party in PARTY_LABELS if party in set(rows["party"])]
    apart = _apart(rows)
    said = projected.parties({names.get(item, item): n for item, n in apart.items()})
    source = "seperti ditulis tiap pihak; bila berbeda, keduanya ditampilkan apa adanya"
    if rows.empty:
        return Slide(said, source, nothing(UNTOLD))
    cells = {(row["item"], row["party"]): row for row in rows.to_dict("records")}
    order = {item: place for place, item in enumerate(counting.best(here, WAREHOUSE_LEG)["item"])}
    items = sorted(
        set(rows["item"]), key=lambda item: (-apart.get(item, 0), order.get(item, len(order)), item)
    )
    lines = [
        [names.get(item, item), *(_cell(cells.get((item, party)), "received") for party in speaking)]
        for item in items[:ROWS]
    ]
    more = f"dan {count(len(items) - ROWS)} jenis lain" if len(items) > ROWS else ""
    heads = ["Diterima", *(PARTY_LABELS[party] for party in speaking)]
    main = table(heads, lines, "Yang ditulis tiap pihak", tail=more)
    return Slide(said, source, main, _differ(apart) + _damage(rows, cells, speaking, names))


def _apart(rows: pd.DataFrame) -> dict[str, int]:
    """Item → largest minus smallest amount received, where several parties wrote as many rows of it."""
    found = {}
    for item, each in rows.groupby("item"):
        if each["party"].nunique() > 1 and each["received_rows"].nunique() == 1:
            found[str(item)] = int(each["received"].max() - each["received"].min())
    return found


def _differ(apart: Mapping[str, int]) -> str:
    differ = sum(n > 0 for n in apart.values())
    words = f"jenis barang berbeda\ndari {count(len(apart))} yang sebanding"
    return figure(count(differ), words, "perlu_tindak_lanjut" if differ else "tinta")


def _cell(row: Mapping[Any, Any] | None, name: str) -> str:
    return NONE if row is None else count(row[name])


def _damage(
    rows: pd.DataFrame,
    cells: Mapping[tuple[str, str], Mapping[Any, Any]],
    speaking: Sequence[str],
    names: Mapping[str, str],
) -> str:
    """Where any party wrote of damage, what each of them wrote."""
    found = rows[rows["damaged"] > 0].groupby("item")["damaged"].max().sort_values(ascending=False)
    lines = [
        (
            names.get(str(item), str(item)),
            " · ".join(
                f"{PARTY_LABELS[party]} <b>{_cell(cells.get((str(item), party)), 'damaged')}</b>"
                for party in speaking
            ),
        )
        for item in found.head(LINES).index
    ]
    return listed(lines, "Rusak, yang ditulis tiap pihak")


def elsewhere(here: Here) -> Slide:
    """There is one warehouse for the whole kota: a kecamatan has none to show."""
    return Slide(
        f"Barang untuk {here.area} masih di gudang KPU, yang melayani seluruh kota.",
        "menurut kiriman yang tercatat",
        nothing("Buka layar ini untuk seluruh kota untuk melihat isi gudang KPU."),
    )
