"""The verdict of every TPS, as of and as known at."""

from typing import NamedTuple

import narwhals as nw
import pandas as pd

from lib.areas.deliveries.loads import loads
from lib.areas.deliveries.metrics import movements
from lib.areas.frames import Lazy, flag, small
from lib.areas.readiness import amounts, arrival, contents
from lib.areas.readiness.model import PROOFS, State, can_open, verdict
from lib.areas.readiness.units import UNVERIFIED, VERIFIED, WRONG, watching
from lib.areas.wilayah import metrics as wilayah
from lib.kernel.clock import Minute
from lib.kernel.election import Election
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
    places, needs, lazy_needs = expected
    deliveries, seal_checks = logs["deliveries"], logs["seal_checks"]
    totals = amounts.words(loaded, lazy_needs)
    seals = contents.segel(seal_checks)
    counted = contents.counts(logs["box_counts"])
    loose = [item for item in needs["item"].unique() if not item.startswith("surat_suara")]
    known = needs[needs["needed"].notna()]
    ballots = [(tps, ballot) for tps in places["tps"] for ballot in election.ballots]
    box_index = pd.MultiIndex.from_tuples(ballots, names=["tps", "ballot"])
    judged_items = pd.MultiIndex.from_frame(known[known["item"].isin(loose)][["tps", "item"]])
    judged_boxes = known[~known["item"].isin(loose)].assign(ballot=lambda rows: rows["item"].str[12:])
    whole = pd.MultiIndex.from_product([places["tps"], loose], names=["tps", "item"])
    enough = [
        _units(amounts.jumlah(totals), ["tps", "item"], judged_items),
        _units(
            contents.jumlah(counted, lazy_needs, seals),
            ["tps", "ballot"],
            pd.MultiIndex.from_frame(judged_boxes[["tps", "ballot"]]),
        ),
    ]
    kinds = _kinds(contents.jenis(logs["box_counts"], deliveries), places, election)
    per_proof = {
        "waktu": [_by_tps(arrival.waktu(loaded, election.deadline))],
        "jumlah": enough,
        "jenis": [kinds],
        "tujuan": [_with_loads(small(arrival.tujuan(loaded, seal_checks)), loaded)],
        "kualitas": [_units(amounts.kualitas(totals), ["tps", "item"], whole)],
        "segel": [_units(seals, ["tps", "ballot"], box_index)],
    }
    return pd.DataFrame({name: _worst(units, places["tps"]) for name, units in per_proof.items()})


def _units(states: Lazy, unit: list[str], expected: pd.MultiIndex) -> pd.Series:
    """The state of every expected unit, by tps; a unit nobody spoke of is unverified."""
    found = small(states.select(*unit, "state")).set_index(unit)["state"]
    return found.reindex(expected).fillna(UNVERIFIED).droplevel(1)


def _kinds(states: Lazy, places: pd.DataFrame, election: Election) -> pd.Series:
    """jenis by tps: every ballot type of every TPS, and beside them the other items that somebody doubted."""
    found = small(states.select("tps", "item", "state")).set_index(["tps", "item"])["state"]
    expected = pd.MultiIndex.from_product([places["tps"], election.ballot_items], names=["tps", "item"])
    judged = found.reindex(expected).fillna(UNVERIFIED)
    doubted = found[~found.index.isin(expected) & found.index.isin(places["tps"], level=0)]
    every: pd.Series = pd.concat([judged, doubted])
    return every.droplevel(1)


def _worst(units: list[pd.Series], places: pd.Series) -> pd.Series:
    """One state a TPS: any wrong is wrong, all verified is verified; without a unit it is unverified."""
    every = pd.concat([one.astype("object") for one in units])
    wrong = (every == WRONG).groupby(level=0).max().reindex(places, fill_value=False).astype(bool)
    proven = (every == VERIFIED).groupby(level=0).min().reindex(places, fill_value=False).astype(bool)
    states = pd.Series(UNVERIFIED, index=pd.Index(places, name="tps"), dtype="object")
    states[proven.to_numpy()] = VERIFIED
    states[wrong.to_numpy()] = WRONG
    return states


def _by_tps(units: Lazy) -> pd.Series:
    states: pd.Series = small(units).set_index("tps")["state"]
    return states


def _with_loads(states: pd.DataFrame, loaded: Lazy) -> pd.Series:
    """tujuan needs a load: a TPS known only by a box that was seen is never verified."""
    known = small(loaded.select("destination").unique())["destination"]
    state = states["state"].where(states["tps"].isin(known) | (states["state"] == WRONG), UNVERIFIED)
    return state.set_axis(states["tps"])


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
