"""What the wall says: findings short enough for a room, the countdown, and how old the data are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.areas.quantities.metrics import MIXED
from lib.areas.readiness.stages import Stage
from lib.areas.wilayah.reference import area_name
from lib.kernel.clock import Minute
from lib.kernel.election import Election
from lib.kernel.filters import Filters
from lib.kernel.format import count, duration, percent, short_time, voters
from lib.kernel.words import BALLOT
from lib.reports.legs import Movements

OLD = {Stage.WAREHOUSE: 7 * 24 * 60, Stage.ROADS: 120, Stage.OPENING: 60}
"""Minutes without a new record after which the data are called old. Our own decision: on the roads reports
come every few minutes, at the warehouse every few days."""
_SILENT = "belum ada laporan"
_NUMBERS = ("nol", "satu", "dua", "tiga", "empat", "lima")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with its words: `8 jam 59 menit`, `menuju batas H-1`. old: does it need a warning?"""

    value: str
    words: str
    old: bool = False


def countdown(stage: Stage, election: Election, as_of: Minute) -> Told:
    """How long until (or since) the moment that the stage leads to."""
    if stage is not Stage.OPENING:
        goal = election.deadline
        return Told(duration(goal - as_of), f"menuju batas H-1, {short_time(goal)} WIB")
    goal = election.voting_starts
    way = "menuju" if as_of <= goal else "sejak"
    return Told(duration(goal - as_of), f"{way} buka TPS, {short_time(goal)} WIB")


def age(recorded: Minute | None, asked: Filters, now: Minute, stage: Stage) -> Told:
    """When the last data were recorded and how long that is ago; of another time than now only the first."""
    if recorded is None:
        return Told("belum ada", "data yang tercatat:", old=True)
    when, minutes = short_time(recorded), now - recorded
    if asked.known_at != now:
        return Told(f"data terakhir {when}", f"hanya yang tercatat sampai {short_time(asked.known_at)}")
    if asked.as_of != now:
        return Told(when, "data terakhir tercatat")
    since = f"{duration(minutes)} lalu" if minutes > 0 else "baru saja"
    return Told(f"{when} · {since}", "data terakhir tercatat", old=minutes >= OLD[stage])


def reach(whole: Mapping[str, Any]) -> str:
    """Whose word the verdicts are, and of how many TPS anything was told. whole: the row of `totals`."""
    told = f"ada laporan tentang {count(whole['reported'])} dari {count(whole['tps'])} TPS"
    share = percent(whole["reported"] / whole["tps"]) if whole["tps"] else ""
    return f"menurut pengawas dan penerima · {told} ({share})"


def punctual(leg: str, told: Movements, lowest: tuple[str, float] | None, floor: float) -> str:
    """How much came in time on a leg (as it is called) and where least did; no rate below the floor.

    lowest: the wilayah with the lowest rate and that rate, where there are several to compare.
    """
    if told.reported / told.due < floor:
        share = percent(told.reported / told.due)
        return f"{leg}: baru {share} dari {count(told.due)} pengiriman yang jatuh tempo dilaporkan tiba."
    if told.good == told.reported:
        return f"{leg}: semua {count(told.good)} pengiriman yang dilaporkan tiba tepat waktu."
    share = percent(told.good / told.reported)
    where = f", terendah di {area_name(lowest[0])} ({percent(lowest[1])})" if lowest else ""
    return f"{leg}: {share} pengiriman yang dilaporkan tiba tepat waktu{where}."


def punctual_reach(told: Movements) -> str:
    """Whose word an arrival is, and how many of the due movements were reported."""
    share = percent(told.reported / told.due)
    return (
        f"menurut pengawas; bila tidak ada, penerima · dilaporkan {count(told.reported)} dari "
        f"{count(told.due)} yang jatuh tempo ({share})"
    )


def between(told: Movements) -> str:
    """What the rate may be when the silent have spoken."""
    if told.reported == told.due:
        return "semua yang jatuh tempo sudah dilaporkan"
    low, high = told.good / told.due, (told.good + told.silent) / told.due
    return f"mungkin {percent(low).removesuffix(' %')}–{percent(high)}, dengan\nyang belum dilaporkan"


def seals(bare: pd.DataFrame, found: int, checked: int) -> str:
    """The boxes that were not sealed again with a BA, and where most of them are.

    bare: wilayah, n (boxes), most first; found: boxes with a bad check; checked: checks there are.
    """
    if not checked:
        return "Belum ada pemeriksaan segel yang tercatat."
    if not found:
        return "Semua segel yang diperiksa tercatat utuh dan cocok nomornya."
    if bare.empty:
        return (
            f"{count(found)} kotak dengan segel tidak utuh, semuanya sudah disegel ulang dengan berita acara."
        )
    several = len(bare) > 1 and bare["n"].iloc[0] > bare["n"].iloc[1]
    where = f", terbanyak di {area_name(bare['wilayah'].iloc[0])}" if several else ""
    number = count(bare["n"].sum())
    return f"{number} kotak dengan segel tidak utuh belum disegel ulang dengan berita acara{where}."


def most(worst: pd.DataFrame, whole: int) -> str:
    """How many of the TPS to follow up lie in the few kelurahan with most of them.

    worst: wilayah, count (TPS), voters, most first, at most five; whole: all TPS to follow up.
    """
    if worst.empty:
        return "Tidak ada TPS yang dilaporkan tidak sesuai sampai waktu ini."
    there, few = int(worst["count"].sum()), _NUMBERS[len(worst)]
    known = int(worst["voters"].sum()) if worst["voters"].notna().any() else None
    people = voters(known, int(worst["voters_unknown"].sum()))
    if len(worst) == 1:
        place = area_name(str(worst["wilayah"].iloc[0]))
        return f"{count(there)} TPS perlu tindak lanjut, semuanya di {place}: {people}."
    if there == whole:
        return f"{count(whole)} TPS yang perlu tindak lanjut ada di {few} kelurahan: {people}."
    return (
        f"{count(there)} dari {count(whole)} TPS yang perlu tindak lanjut ada di {few} kelurahan: {people}."
    )


def incomparable(goods: pd.DataFrame) -> list[tuple[str, str]]:
    """The items of `at_warehouse` of which no gap is known: name, and what is known of it.

    The ballots that nobody reported stand together.
    """
    rest = goods[goods["gap"].isna()]
    silent = rest["received"].isna() & rest["item"].str.startswith(BALLOT)
    told = [
        (row["label"], f"diterima {count(row['received'])}" if pd.notna(row["received"]) else _SILENT)
        for row in rest[~silent].to_dict("records")
    ]
    return [*told, (f"Surat suara, {count(silent.sum())} jenis", _SILENT)] if silent.any() else told


def ballots(rows: pd.DataFrame) -> str:
    """How many ballot types were reported, and what is short of those whose need is no estimate.

    rows: the ballots of `at_warehouse`, with estimate (does the need rest on the formula?).
    """
    told = rows["received"].notna()
    begin = f"Gudang KPU: {count(told.sum())} dari {count(len(rows))} jenis surat suara dilaporkan diterima"
    sure = rows[told & ~rows["estimate"]]
    if sure.empty:
        partly = "sebagian " if rows["need_source"].eq(MIXED).any() else ""
        return f"{begin}; {partly}kebutuhannya masih perkiraan."
    short = int((sure["gap"] > 0).sum())
    return f"{begin}; {f'{count(short)} jenis kurang' if short else 'tidak ada yang kurang'}."


def apart(amounts: Mapping[str, int], rows: Mapping[str, int]) -> str:
    """How far the parties are from each other, or why that cannot be said. Both: statement → number."""
    if len(amounts) < 2:
        return "Baru satu pihak yang menulis jumlahnya."
    if len(set(rows.values())) > 1:
        return "Jumlah catatannya berbeda: belum sebanding."
    between = max(amounts.values()) - min(amounts.values())
    return f"Terpaut {count(between)}." if between else "Semua pihak menulis jumlah yang sama."


def parties(apart_: Mapping[str, int]) -> str:
    """Whether the parties wrote the same of what came to the warehouse.

    apart_: label of each item whose amounts can be compared → largest minus smallest.
    """
    differ = {label: number for label, number in apart_.items() if number}
    if not apart_:
        return "Gudang KPU: belum ada barang yang catatan para pihaknya sebanding."
    if not differ:
        return f"Gudang KPU: semua pihak menulis jumlah yang sama untuk {count(len(apart_))} jenis barang."
    worst = max(differ, key=lambda label: differ[label])
    return (
        f"Gudang KPU: catatan para pihak berbeda untuk {count(len(differ))} dari {count(len(apart_))} jenis "
        f"barang, terbesar {worst.lower()} (terpaut {count(differ[worst])})."
    )


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Names without the word that all begin with: `Utara` for `Pekalongan Utara` among its sisters."""
    first = {name.split(" ", 1)[0] for name in names.values()}
    if len(names) < 2 or len(first) > 1 or any(" " not in name for name in names.values()):
        return dict(names)
    return {code: name.split(" ", 1)[1] for code, name in names.items()}
