"""Why a proof stands as it does: one sentence, then the figures and whose they are. Never a person, never
intent."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import narwhals as nw
import pandas as pd

from lib.areas.deliveries.loads import loads
from lib.areas.frames import Lazy, small
from lib.areas.readiness import amounts, contents
from lib.areas.readiness.model import PROOFS, WHY, State
from lib.areas.seals.chains import checks
from lib.areas.wilayah import metrics as wilayah
from lib.areas.wilayah.reference import name_of
from lib.kernel.clock import Precision
from lib.kernel.codes import PlaceKind, place_kind
from lib.kernel.election import Election
from lib.kernel.format import clock_time, count
from lib.kernel.words import BALLOT, WATCHING, Condition, Party, Stage
from lib.store.folding import settles
from lib.store.frames import Engine, Logs

SAID = dict.fromkeys(Party, "pihak lain") | {
    Party.KPU: "KPU", Party.PPK: "PPK", Party.PPS: "PPS",
    Party.CARRIER: "pengangkut", Party.SUPERVISOR: "pengawas",
}  # fmt: skip
STAGES = {Stage.PACKING: "pengepakan", Stage.OFFICIAL: "dibuka resmi", Stage.OPENING: "dibuka di TPS"}
SEEN = {
    Condition.INTACT: "nomor segel berbeda", Condition.BROKEN: "segel rusak",
    Condition.MISSING: "segel hilang",
    Condition.MISMATCH: "nomor segel berbeda", Condition.UNSEALED: "tidak tersegel",
}  # fmt: skip
POINTS = {"gudang_kpu": "gudang KPU", "ppk": "PPK", "pps": "PPS", "tps": "TPS"}
SHOWN = 3  # details a sentence holds; the rest is counted, and the evidence has them all
Details = dict[tuple[str, str], list[str]]


def reasons(logs: Logs, election: Election, found: pd.DataFrame, engine: Engine | None = None) -> Details:
    """(tps, proof) → sentences; the first says the state of `found` (what `verdicts` returned), the rest
    the figures."""
    details: Details = defaultdict(list)
    needs = wilayah.needs(found, logs["allocations"], election)
    lazy_needs = (engine or Engine()).load(needs)
    for tps, proof, text in _all(logs, election, lazy_needs):
        details[tps, proof].append(text)
    answer: Details = {}
    for row in found[["tps", *PROOFS]].to_dict("records"):
        for proof in PROOFS:
            told = details.get((row["tps"], proof), [])
            more = [f"dan {count(len(told) - SHOWN)} hal lain"] if len(told) > SHOWN else []
            answer[row["tps"], proof] = [WHY[State(row[proof]), proof], *told[:SHOWN], *more]
    return answer


def sentence(parts: list[str]) -> str:
    """The parts as one text."""
    return parts[0] if len(parts) == 1 else f"{parts[0]} {'; '.join(parts[1:])}."


def _all(logs: Logs, election: Election, needs: Lazy) -> Iterator[tuple[str, str, str]]:
    deliveries = logs["deliveries"].filter(nw.col("leg") == "pps-tps")
    loaded = loads(deliveries)
    loose = small(amounts.totals(loaded, needs))
    counted = contents.counts(logs["box_counts"])
    yield from _loose(loose, election)
    yield from _damaged(loose, election)
    yield from _ballots(small(counted), small(needs), election)
    yield from _swapped(logs, deliveries, election)
    yield from _late(loaded, election)
    yield from _elsewhere(deliveries, logs["seal_checks"], election)
    yield from _seals(logs["seal_checks"], election)


def _each(rows: pd.DataFrame) -> Iterator[Any]:
    """Rows as named tuples; their fields are what the frame says, which no type checker knows."""
    return iter(rows.itertuples())


def _names(key: Any) -> list[str]:
    return [str(part) for part in key]


def _label(item: str, election: Election) -> str:
    return election.labels.get(item, item.removeprefix(BALLOT))


def _figures(values: dict[str, int], needed: Any, note: str = "") -> str:
    """`angka berbeda: KPU 300, pengawas 298 (kebutuhan 300)`."""
    said = ", ".join(f"{SAID[Party(party)]} {count(value)}" for party, value in sorted(values.items()))
    differs = "angka berbeda: " if len(set(values.values())) > 1 else ""
    return f"{differs}{said} (kebutuhan {count(needed)}{note})"


def _loose(words: pd.DataFrame, election: Election) -> Iterator[tuple[str, str, str]]:
    spoke = words[words["counted"].gt(0) & words["needed"].notna()]
    for key, rows in spoke.groupby(["tps", "item"]):
        tps, item = _names(key)
        values = dict(zip(rows["party"], rows["own"], strict=True))
        needed = rows["needed"].iloc[0]
        if min(values.values()) < needed or len(set(values.values())) > 1:
            yield tps, "jumlah", f"{_label(item, election)}: {_figures(values, needed)}"


def _damaged(words: pd.DataFrame, election: Election) -> Iterator[tuple[str, str, str]]:
    for row in _each(words[words["told"].gt(0) & words["damaged"].gt(0)]):
        said = f"{_label(row.item, election)}: rusak {count(row.damaged)} menurut {SAID[Party(row.party)]}"
        yield row.tps, "kualitas", said


def _ballots(
    counted: pd.DataFrame, needs: pd.DataFrame, election: Election
) -> Iterator[tuple[str, str, str]]:
    rows = counted[counted["usable"].notna()].merge(needs, on=["tps", "item"])
    rows = rows[rows["needed"].notna() & rows["stage"].isin([Stage.PACKING, Stage.OPENING])]
    for key, same in rows.groupby(["tps", "item", "stage"]):
        tps, item, stage = _names(key)
        values = dict(zip(same["party"], same["usable"], strict=True))
        needed, source = same["needed"].iloc[0], same["need_source"].iloc[0]
        if min(values.values()) < needed or len(set(values.values())) > 1:
            note = ", perkiraan" if source == wilayah.FORMULA else ""
            what = f"{_label(item, election)} ({STAGES[Stage(stage)]})"
            yield tps, "jumlah", f"{what}: {_figures(values, needed, note)}"
    guessed = rows[rows["need_source"] == wilayah.FORMULA].groupby("tps")["item"].nunique()
    for guess, items in guessed.items():
        said = f"Kebutuhan {count(items)} jenis surat suara adalah perkiraan (DPT + cadangan)"
        yield str(guess), "jumlah", said


def _swapped(logs: Logs, deliveries: Lazy, election: Election) -> Iterator[tuple[str, str, str]]:
    names = ["tps", "item", "party", "qty_wrong"]
    moved = deliveries.with_columns(tps=nw.col("destination")).filter(nw.col("qty_wrong") > 0).select(names)
    boxes = logs["box_counts"].filter(~nw.col("ballot").is_null(), nw.col("qty_wrong") > 0).select(names)
    for row in _each(small(nw.concat([boxes, moved]))):
        party = SAID[Party(row.party)]
        said = f"{_label(row.item, election)}: {count(row.qty_wrong)} tertukar menurut {party}"
        yield row.tps, "jenis", said


def _late(loaded: Lazy, election: Election) -> Iterator[tuple[str, str, str]]:
    rows = small(
        loaded.with_columns(at=settles("arrived_at")).select(
            "destination", "name", "party", "at", "arrived_at_precision"
        )
    )  # fmt: skip
    rows["document"] = rows["name"].str.split("\n").str[0]
    late = rows[rows["at"].gt(election.deadline).fillna(False)]
    for row in _each(late.drop_duplicates(["destination", "name", "party"])):
        when = clock_time(row.at, row.arrived_at_precision or Precision.MINUTE)
        yield row.destination, "waktu", f"{row.document} tiba {when} menurut {SAID[Party(row.party)]}"
    watched = rows["party"].isin(WATCHING) & rows["at"].notna()
    heard = rows[watched].set_index(["destination", "name"]).index
    silent = rows.drop_duplicates(["destination", "name"]).set_index(["destination", "name"])
    for row in _each(silent[~silent.index.isin(heard)].reset_index()):
        yield row.destination, "waktu", f"{row.document}: belum ada laporan tiba dari pengawas atau penerima"


def _elsewhere(deliveries: Lazy, seal_checks: Lazy, election: Election) -> Iterator[tuple[str, str, str]]:
    given = ~nw.col("handed_over_at").is_null() & (nw.col("handed_over_at") != nw.col("destination"))
    names = ["destination", "document_no", "handed_over_at", "party"]
    for row in _each(small(deliveries.filter(given).select(names).unique())):
        where = f"{name_of(row.handed_over_at)} menurut {SAID[Party(row.party)]}"
        yield row.destination, "tujuan", f"{row.document_no} diserahkan di {where}"
    seen = small(
        seal_checks.filter(
            ~nw.col("seen_at").is_null(), ~nw.col("ballot").is_null(), nw.col("seen_at") != nw.col("tps")
        ).select("tps", "ballot", "seen_at", "party")
    )
    for row in _each(seen.drop_duplicates()):
        if place_kind(row.seen_at) is PlaceKind.TPS:
            box = election.ballots[row.ballot]
            where = f"{name_of(row.seen_at)} menurut {SAID[Party(row.party)]}"
            yield row.tps, "tujuan", f"Kotak {box} terlihat di {where}"


def _seals(seal_checks: Lazy, election: Election) -> Iterator[tuple[str, str, str]]:
    rows = checks(seal_checks.filter(~nw.col("ballot").is_null()))
    names = ["tps", "ballot", "box_id", "party", "checkpoint", "condition", "broken", "at_home", "collective"]
    seen = small(rows.select(names))
    for row in _each(seen[seen["broken"].eq(1)]):
        box = election.ballots[row.ballot]
        where = f"di {POINTS[row.checkpoint]} menurut {SAID[Party(row.party)]}, tanpa berita acara"
        yield row.tps, "segel", f"Kotak {box}: {SEEN[Condition(row.condition)]} {where}"
    home = seen[seen["at_home"].eq(1) & seen["party"].isin(WATCHING)]
    reached = home.groupby("tps")["box_id"].nunique()
    for tps, boxes in reached[reached < len(election.ballots)].items():
        yield str(tps), "segel", f"{boxes} dari {len(election.ballots)} kotak sudah diperiksa di TPS"
    for tps, boxes in home[home["collective"].eq(1)].groupby("tps")["box_id"].nunique().items():
        yield str(tps), "segel", f"{boxes} kotak lewat pernyataan kolektif"
