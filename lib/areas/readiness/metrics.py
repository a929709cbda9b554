"""The verdict of every TPS, as of and as known at."""

from typing import NamedTuple

import narwhals as nw
import pandas as pd

from lib.areas.deliveries.loads import loads
from lib.areas.deliveries.metrics import movements
from lib.areas.frames import Lazy, flag, small
from lib.areas.readiness import amounts, arrival, contents
from lib.areas.readiness.model import PROOFS, State, can_open, verdict
from lib.areas.readiness.units import UNVERIFIED, VERIFIED, WRONG, combined, tallied, watching
from lib.areas.wilayah import metrics as wilayah
from lib.kernel.clock import Minute
from lib.kernel.election import Election
from lib.kernel.words import LOOSE
from lib.store.frames import Engine, Logs


def verdicts(logs: Logs, election: Election, engine: Engine | None = None) -> pd.DataFrame:
    """One row a TPS of the election within scope, ordered by code. Definition: docs/metrics.md#verdicts.

    Returns: tps, kecamatan, kelurahan, nomor, special, dpt, dptb_*, the six proofs (a `State` each), verdict,
    overdue (bool), bisa_buka. The three verdicts sum to the number of TPS. `engine` is where `logs` live.
    """
    places = wilayah.stations(logs["tps_master"], election, logs.filters.scope)
    needs = wilayah.needs(places, logs["allocations"], election)
    to_tps = logs["deliveries"].filter(nw.col("leg") == "pps-tps")
    loaded = loads(to_tps)
    proofs = _proofs(logs, loaded, Expected(places, needs, (engine or Engine()).load(needs)), election)
    found = places.join(proofs, on="tps")
    rows = [{name: State(row[name]) for name in PROOFS} for row in found[list(PROOFS)].to_dict("records")]
    found["verdict"] = [str(verdict(row)) for row in rows]
    found["bisa_buka"] = [can_open(row) for row in rows]
    late = small(waiting(loaded, to_tps, election.deadline, logs.filters.as_of))["tps"]
    quiet = found["tps"].isin(late)
    if logs.filters.as_of > election.deadline:
        quiet |= ~found["tps"].isin(small(_received(loaded))["destination"])
    found["overdue"] = (found["verdict"] == str(State.UNVERIFIED)) & quiet
    return found


class Expected(NamedTuple):
    """What the logs are held against: the TPS, and what each needs, as a frame and where the logs live."""

    places: pd.DataFrame
    needs: pd.DataFrame
    lazy: Lazy


def _proofs(logs: Logs, loaded: Lazy, expected: Expected, election: Election) -> pd.DataFrame:
    """The state of each proof by tps."""
    seal_checks, box_counts = logs["seal_checks"], logs["box_counts"]
    totals = amounts.totals(loaded, expected.lazy)
    ballots, papers = list(election.ballots), list(election.ballot_items)
    to_tps = logs["deliveries"].filter(nw.col("leg") == "pps-tps")
    spoken = [
        arrival.waktu(loaded, election.deadline),
        arrival.tujuan(loaded),
        arrival.astray(seal_checks),
        amounts.jumlah(totals),
        amounts.kualitas(totals),
        contents.jumlah(contents.counts(box_counts), expected.lazy),
        contents.jenis(box_counts, to_tps, papers),
        contents.segel(seal_checks, ballots),
    ]
    states = combined(nw.concat(spoken))
    units = nw.concat([states.filter(nw.col("proof").is_in(list(PROOFS))), contents.settled(states)])
    return _judged(small(tallied(units)), _units(expected, election))


def _units(expected: Expected, election: Election) -> pd.DataFrame:
    """How many units of each proof must be verified, by tps: those of known need, and at least one load."""
    places = expected.places["tps"]
    loose = expected.needs["item"].drop_duplicates().isin(LOOSE).sum()
    known = expected.needs[expected.needs["needed"].notna()].groupby("tps").size()
    fixed = {
        "waktu": 1,
        "tujuan": 1,
        "kualitas": loose,
        "jenis": len(election.ballots),
        "segel": len(election.ballots),
    }
    wanted = pd.DataFrame(fixed, index=pd.Index(places, name="tps"))
    wanted["jumlah"] = known.reindex(places).fillna(1).to_numpy()
    return wanted


def _judged(tally: pd.DataFrame, wanted: pd.DataFrame) -> pd.DataFrame:
    """Any wrong unit is wrong; every wanted unit verified and none open is verified; all else is neither."""
    counts = tally.set_index(["tps", "proof"])[["wrong", "verified", "open"]].astype("int64").unstack("proof")
    counts = counts.reindex(wanted.index).fillna(0)
    answer = pd.DataFrame(UNVERIFIED, index=wanted.index, columns=list(PROOFS), dtype="object")
    for proof in PROOFS:
        if ("wrong", proof) not in counts:
            continue
        wrong, verified, unsettled = (counts[name, proof] for name in ("wrong", "verified", "open"))
        answer.loc[(verified >= wanted[proof]) & (unsettled == 0), proof] = VERIFIED
        answer.loc[wrong > 0, proof] = WRONG
    return answer


def _told() -> nw.Expr:
    return (~nw.col("arrived_at").is_null() | ~nw.col("qty_received").is_null()) & watching()


def _received(loaded: Lazy) -> Lazy:
    return loaded.filter(_told()).select("destination").unique()


def waiting(loaded: Lazy, deliveries: Lazy, deadline: Minute, as_of: Minute) -> Lazy:
    """TPS with a load past its due time of which no watching party reported anything. Column tps.

    deliveries: the rows that `loaded` came from; plans that are no load of their own still say what is due.
    """
    load = ["destination", "name"]
    dues = movements(deliveries, deadline).select("destination", "item", "due")
    each = loaded.with_columns(told=flag(_told())).group_by(*load, "item").agg(nw.col("told").max())
    timed = each.join(dues, on=["destination", "item"], how="left")
    heard = timed.group_by(load).agg(nw.col("told").max(), nw.col("due").min())
    late = heard.filter(nw.col("told") == 0, nw.col("due") < as_of)
    return late.select(nw.col("destination").alias("tps")).unique()
