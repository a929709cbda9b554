"""The findings of one leg in a sentence: what was due and what came, what is short and by whose word."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from lib.areas.quantities.metrics import MIXED, RECEIVERS, estimated
from lib.areas.readiness.why import SAID
from lib.areas.wilayah.metrics import ALLOCATION, FORMULA, RULE
from lib.kernel.clock import LAST_MINUTE, Minute, Precision, local, start_of
from lib.kernel.codes import LEGS
from lib.kernel.format import clock_time, count
from lib.kernel.words import Party

ENDS = dict(zip(LEGS, ("gudang", "PPK", "PPS", "TPS"), strict=True))
"""Where a leg ends, as places are counted in a sentence."""
NAMED = 3  # items that a headline names; the others are counted
SOURCES = {
    ALLOCATION: "alokasi KPU",
    RULE: "aturan",
    FORMULA: "perkiraan",
    MIXED: "campuran",
}


@dataclass(frozen=True, slots=True)
class Movements:
    """The movements of a leg. planned: those with a due time; due, reported, good: as in on_time; first: when
    the next one falls due."""

    planned: int
    due: int
    reported: int
    good: int
    first: Minute | None

    @property
    def late(self) -> int:
        """Reported, but after its due time."""
        return self.reported - self.good

    @property
    def silent(self) -> int:
        """Due, and nobody who watches or receives has reported it."""
        return self.due - self.reported


def due_time(at: Minute) -> str:
    """A due time as people plan it: the end of a day is the day, without a clock."""
    whole_day = at - start_of(local(at).date()) == LAST_MINUTE
    return clock_time(at, Precision.DAY) if whole_day else f"{clock_time(at)} WIB"


def arrivals(leg: str, told: Movements) -> str:
    """What became of the due movements of a leg (as it is called); before any, when the first one is due."""
    if told.due:
        rest = f"; {count(told.silent)} tanpa laporan" if told.silent else ""
        return (
            f"{leg}: dari {count(told.due)} pengiriman yang jatuh tempo, {count(told.good)} dilaporkan tepat "
            f"waktu dan {count(told.late)} terlambat{rest}."
        )
    if told.first is None:
        return f"{leg}: belum ada pengiriman yang direncanakan."
    return (
        f"{leg}: belum ada yang jatuh tempo; {count(told.planned)} pengiriman direncanakan, yang pertama "
        f"{due_time(told.first)}."
    )


def closest(told: pd.DataFrame) -> pd.DataFrame:
    """Of what `shortages` returns, one row an item: by the word of who watches most closely; worst first.

    Adds short (gap / needed; null where unknown) and estimate (does the need rest on the formula?).
    """
    rank = {str(party): number for number, party in enumerate(RECEIVERS)}
    rows = told.assign(rank=told["party"].map(rank).fillna(len(rank)))
    rows = rows.sort_values(["rank", "item"], kind="stable").drop_duplicates("item")
    needed = rows["needed"].astype("Float64")
    rows = rows.assign(
        short=rows["gap"].astype("Float64") / needed.where(needed > 0),
        estimate=estimated(rows),
    )
    order = rows.sort_values(["short", "item"], ascending=[False, True], ignore_index=True)
    return order.drop(columns="rank")


def amounts(leg: str, best: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """What is short on a leg, given by its code and label in `labels`; best: what `closest` returns.

    An estimated need is never called short, and what nobody told of is no shortage.
    """
    known = best[best["gap"].notna() & ~best["estimate"]]
    if known.empty:
        return f"{labels[leg]}: belum ada penerimaan yang bisa dibandingkan dengan kebutuhan."
    short = known[known["gap"] > 0]
    told, places = (known["told"].min(), known["told"].max()), known["places"].max()
    reach = (
        f" di {span(*told)} dari {count(places)} {ENDS[leg]} yang sudah dilaporkan"
        if told[0] < places
        else ""
    )
    if short.empty:
        what = f"tidak ada yang kurang dari {count(len(known))} jenis barang"
    else:
        items, lacks = short["item"].head(NAMED), short["gap"].head(NAMED)
        named = [
            f"{count(gap)} {labels.get(item, item).lower()}" for item, gap in zip(items, lacks, strict=True)
        ]
        more = [f"{count(len(short) - NAMED)} jenis lain"] if len(short) > NAMED else []
        what = f"kurang {_listed([*named, *more])}"
    return f"{labels[leg]}: menurut {said(known['party'])} {what}{reach}."


def span(least: int, most: int) -> str:
    """`680`, or `680–690` where it is not the same for all."""
    return count(least) if least == most else f"{count(least)}–{count(most)}"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} dan {parts[-1]}"


def said(parties: pd.Series) -> str:
    """Whose word it is: `pengawas`; `pengawas dan PPS` where no single party told of all; "" for nobody's."""
    named = [str(party) for party in RECEIVERS if party in set(parties)]
    return " dan ".join(SAID[Party(one)] for one in named)
