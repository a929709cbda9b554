"""The six proofs of each TPS and what follows from them, by hand."""

from collections import defaultdict
from typing import Any

import pandas as pd

from lib.kernel import words
from lib.kernel.clock import Minute
from lib.kernel.election import Election
from tests.oracle import fold
from tests.oracle.fold import Fact
from tests.oracle.goods import ballots, jenis, loose, received, tujuan, waktu
from tests.oracle.loads import Needs, by_movement, due, loads
from tests.oracle.seals import segel
from tests.oracle.words import BAD, GOOD, OPEN, Unit, Units, of_units, spoken

PROOFS = ("waktu", "jumlah", "jenis", "tujuan", "kualitas", "segel")


def proofs(tps: str, logs: dict[str, list[Fact]], needs: Needs) -> dict[str, Units]:
    """Every unit of every proof of one TPS, from the rows that speak of it."""
    found, checks, counts = loads(logs["deliveries"]), logs["seal_checks"], logs["box_counts"]
    seals = segel(tps, checks, needs.election)
    items = loose(tps, found, needs)
    amounts = {
        item: Unit(spoken({party: one.quantity(party) for party in one.parties()}))
        for item, one in items.items()
    }
    quality = {
        item: Unit(spoken({party: one.quality(party) for party in one.parties()}))
        for item, one in items.items()
    }
    return {
        "waktu": waktu(found, needs.election),
        "jumlah": amounts | ballots(tps, counts, needs, seals),
        "jenis": jenis(logs["deliveries"], counts, needs.election),
        "tujuan": tujuan(found, checks, tps),
        "kualitas": quality,
        "segel": seals,
    }


def overdue(rows: list[Fact], election: Election, as_of: Minute) -> bool:
    """Rule 14: past a due time, and no watching party has said that anything arrived."""
    found = loads(rows)
    heard = {
        place
        for place, theirs in found.items()
        if received([row for row in theirs if row["party"] in words.WATCHING])
    }
    if as_of > election.deadline and not heard:
        return True
    times = {item: due(theirs, election) for (item, _), theirs in by_movement(rows).items()}
    late = {item for item, time in times.items() if time is not None and time < as_of}
    return any(place not in heard and late & {row["item"] for row in found[place]} for place in found)


def judged(tps: str, logs: dict[str, list[Fact]], needs: Needs, as_of: Minute) -> dict[str, Any]:
    """The states of one TPS."""
    states = {proof: of_units(units) for proof, units in proofs(tps, logs, needs).items()}
    verdict = OPEN
    if BAD in states.values():
        verdict = "perlu_tindak_lanjut"
    elif set(states.values()) == {GOOD}:
        verdict = "siap"
    late = verdict == OPEN and overdue(logs["deliveries"], needs.election, as_of)
    usable_now = [states[proof] for proof in ("jumlah", "jenis", "kualitas")]
    opens = "tidak" if BAD in usable_now else "ya" if set(usable_now) == {GOOD} else "belum_diketahui"
    return {"tps": tps} | states | {"verdict": verdict, "overdue": late, "bisa_buka": opens}


def by_tps(logs: dict[str, list[Fact]]) -> dict[str, dict[str, list[Fact]]]:
    """The rows of each place, once for all."""
    answer: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for log, home in (("deliveries", "destination"), ("box_counts", "wilayah"), ("seal_checks", "wilayah")):
        for row in logs[log]:
            answer[row[home]][log].append(row)
    return answer


def verdicts(
    raws: dict[str, pd.DataFrame], election: Election, tps_list: list[str], as_of: Minute, known_at: Minute
) -> pd.DataFrame:
    """One row a TPS, labelled by its code: six states, verdict, overdue, bisa_buka."""
    logs = fold.logs(raws, as_of, known_at)
    needs, theirs = Needs.of(logs, election), by_tps(logs)
    return pd.DataFrame([judged(tps, theirs[tps], needs, as_of) for tps in tps_list], index=tps_list)


def explained(
    raws: dict[str, pd.DataFrame], election: Election, tps: str, as_of: Minute, known_at: Minute
) -> dict[str, Units]:
    """Every unit of one TPS with who says what: to see why two answers differ."""
    logs = fold.logs(raws, as_of, known_at)
    return proofs(tps, by_tps(logs)[tps], Needs.of(logs, election))
