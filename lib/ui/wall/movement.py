"""The slides about the way: what came in time, and which seals were not as they should be."""

from collections.abc import Mapping
from typing import Any

import narwhals as nw
import pandas as pd

from lib.areas.deliveries.metrics import UNNAMED, delay_causes
from lib.areas.levels import LENGTH, Level
from lib.areas.seals.findings import rates
from lib.areas.wilayah.reference import area_name
from lib.areas.wilayah.thresholds import coverage_floor
from lib.figures.deliveries import CAUSE_LABELS
from lib.figures.words import CHECKPOINT_LABELS, LEG_LABELS
from lib.kernel.format import NONE, count, percent
from lib.kernel.logs import DELIVERIES
from lib.reports import legs, projected
from lib.reports.legs import Movements
from lib.ui import cached, delivering, summary
from lib.ui.cached import answered
from lib.ui.here import Here
from lib.ui.wall.pieces import FEW, Bar, Slide, bars, figure, listed, nothing, tight, told

TOP = 3  # of a list that ends with the rest
_UNSEEN = (
    "Segel diperiksa di gudang KPU, PPK, PPS dan TPS. Belum ada pemeriksaan yang dikirim sampai waktu ini."
)
_ARRIVALS = (
    ("siap", "Tepat waktu"),
    ("perlu_tindak_lanjut", "Terlambat"),
    ("lewat_waktu", "Jatuh tempo tanpa laporan"),
)
_SEALS = (("siap", "Utuh"), ("perlu_tindak_lanjut", "Tidak utuh"), ("belum_waktunya", "Belum diperiksa"))


def arrivals(here: Here) -> Slide:
    """On time by kecamatan, on the leg that the goods are on."""
    leg = delivering.moving(here)
    sums = delivering.counts(here, leg)
    legend = _arrival_legend(sums)
    if not sums.due:
        why = "Ketepatan waktu dihitung dari pengiriman yang sudah jatuh tempo."
        return Slide(legs.arrivals(LEG_LABELS[leg], sums), "menurut rencana KPU", nothing(why), "", legend)
    rows = _areas(here, leg)
    known = rows[(rows["coverage"] >= coverage_floor()) & rows["rate"].notna()]
    several = known["rate"].nunique() > 1
    lowest = (str(known["wilayah"].iloc[0]), float(known["rate"].iloc[0])) if several else None
    drawn = [_area(row, close=len(rows) > FEW) for row in rows.to_dict("records")]
    return Slide(
        projected.punctual(LEG_LABELS[leg], sums, lowest, coverage_floor()),
        projected.punctual_reach(sums),
        bars(drawn) if drawn else nothing("Jalur ini berakhir di gudang, tidak di kecamatan."),
        _rate(sums) + _causes(here, leg),
        legend,
    )


def _arrival_legend(sums: Movements) -> list[tuple[str, str, int | None]]:
    numbers = (sums.good, sums.late, sums.silent)
    ahead = ("belum_waktunya", "Belum jatuh tempo", sums.planned - sums.due)
    return [*((state, words, n) for (state, words), n in zip(_ARRIVALS, numbers, strict=True)), ahead]


@answered(keep=16)
def _areas(here: Here, leg: str) -> pd.DataFrame:
    """The due movements by wilayah, the lowest rate first, without a rate last."""
    rates_ = cached.on_time(here, summary.below(here))
    rates_ = rates_[(rates_["leg"] == leg) & (rates_["due"] > 0)]
    shown = rates_["rate"].where(rates_["coverage"] >= coverage_floor())
    order = ["shown", "wilayah"]
    return rates_.assign(shown=shown).sort_values(order, na_position="last", ignore_index=True)


def _area(row: Mapping[Any, Any], *, close: bool) -> Bar:
    rate = NONE if pd.isna(row["shown"]) else percent(row["shown"])
    late, silent = int(row["reported"] - row["good"]), int(row["due"] - row["reported"])
    note = (
        f"{count(row['good'])} dari {count(row['reported'])} tepat waktu"
        if row["reported"]
        else "belum ada laporan"
    )
    whole = "" if close else f" dari {count(row['due'])}"
    reach = f"cakupan {percent(row['coverage'])}{whole}"
    parts = [("siap", int(row["good"])), ("perlu_tindak_lanjut", late), ("lewat_waktu", silent)]
    return Bar(
        area_name(str(row["wilayah"])),
        f"{'' if close else _span(row)}<b>{tight(rate)}</b>",
        parts,
        note,
        reach,
    )


def _span(row: Mapping[Any, Any]) -> str:
    """What the rate may be with those that nobody reported yet, where there are any."""
    if pd.isna(row["shown"]) or row["reported"] == row["due"]:
        return ""
    words = f"mungkin {percent(row['low']).removesuffix(' %')}–{percent(row['high'])}"
    return f"<small>{tight(words)}</small>&emsp;"


def _rate(sums: Movements) -> str:
    if sums.reported / sums.due < coverage_floor():
        return figure(
            NONE,
            f"tepat waktu\nbaru {percent(sums.reported / sums.due)} dilaporkan\nbelum cukup untuk angka",
        )
    return figure(percent(sums.good / sums.reported), f"tepat waktu\n{projected.between(sums)}", "siap")


def _causes(here: Here, leg: str) -> str:
    """What was named as the cause of late arrivals, as it was reported."""
    found = _named(here, leg)
    named = found[found["delay_cause"] != UNNAMED]
    rows = [
        (CAUSE_LABELS[cause], int(n))
        for cause, n in zip(named["delay_cause"].head(TOP), named["n"].head(TOP), strict=True)
    ]
    rest = named.iloc[TOP:]
    rows.append((f"{count(len(rest))} sebab lainnya", int(rest["n"].sum())))
    rows.append(("Tidak disebut", int(found["n"].sum() - named["n"].sum())))
    lines = [(words, f"<b>{count(n)}</b>") for words, n in rows if n]
    return listed(lines, "Sebab terlambat menurut laporan")


@answered(keep=8)
def _named(here: Here, leg: str) -> pd.DataFrame:
    rows = cached.logs(here)[DELIVERIES.name].filter(nw.col("leg") == leg)
    return delay_causes(rows, here.election.deadline, here.filters.as_of, Level.KOTA)


def seals(here: Here) -> Slide:
    """What the seals looked like at each checkpoint, and where boxes were not sealed again with a BA."""
    checked, found = rates(cached.seal_status(here, Level.KOTA)), cached.broken_seals(here)
    legend = [(state, words, None) for state, words in _SEALS]
    bare = _undocumented(here, summary.below(here))
    said = projected.seals(bare, len(found), int(checked["checked"].sum()))
    source = "menurut pengawas, bila ada · tidak utuh: rusak, hilang, tidak tersegel, atau nomornya berbeda"
    if not checked["checked"].sum():
        return Slide(said, source, nothing(_UNSEEN), "", legend)
    rows = [_point(row) for row in checked.to_dict("records")]
    return Slide(said, source, bars(rows), _bare(here, found), legend)


def _point(row: Mapping[Any, Any]) -> Bar:
    unseen = int(row["boxes"] - row["checked"])
    bad = int(row["not_intact"])
    value = told("perlu_tindak_lanjut", f"{count(bad)} tidak utuh", strong=True) if bad else "–"
    if row["checked"] and not bad:
        value = "semua utuh"
    note = (
        f"{count(row['checked'])} dari {count(row['boxes'])} kotak diperiksa ({percent(row['coverage'])})"
        if row["checked"]
        else "belum diperiksa"
    )
    parts = [("siap", int(row["intact"])), ("perlu_tindak_lanjut", bad), ("belum_waktunya", unseen)]
    return Bar(CHECKPOINT_LABELS[row["checkpoint"]], value, parts, note)


def _undocumented(here: Here, level: Level) -> pd.DataFrame:
    """wilayah, n: the boxes that were not sealed again with a BA, most first."""
    found = cached.broken_seals(here)
    bare = found[found["documented"] == 0]
    counts = bare["tps"].str[: LENGTH[level]].value_counts()
    told_ = pd.DataFrame({"wilayah": counts.index.astype("str"), "n": counts.to_numpy()})
    return told_.sort_values(["n", "wilayah"], ascending=[False, True], ignore_index=True)


def _bare(here: Here, found: pd.DataFrame) -> str:
    bare = _undocumented(here, Level.KELURAHAN)
    number = int(bare["n"].sum())
    words = (
        f"kotak belum disegel ulang\ndengan berita acara, dari\n{count(len(found))} yang pernah tidak utuh"
    )
    big = figure(count(number), words, "perlu_tindak_lanjut" if number else "siap")
    rows = [
        (area_name(row["wilayah"]), f"<b>{count(row['n'])}</b> kotak")
        for row in bare.head(TOP + 1).to_dict("records")
    ]
    if len(bare) > TOP + 1:
        rest = bare.iloc[TOP + 1 :]
        rows.append((f"{count(len(rest))} kelurahan lain", f"<b>{count(rest['n'].sum())}</b> kotak"))
    return big + listed(rows, "Kelurahan asal kotak itu")
