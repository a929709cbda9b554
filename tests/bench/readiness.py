"""verdicts: the six proofs of each TPS, what follows from them, and whether it can open."""

import numpy as np
import pandas as pd

from lib.kernel import words
from lib.kernel.clock import Minute
from lib.kernel.election import Election
from tests.bench.arrivals import due
from tests.bench.loads import loads, loose, told
from tests.bench.quantities import ESTIMATE, judged_items, needs, stations
from tests.bench.seals import segel_words
from tests.bench.shared import BAD, GOOD, OPEN, combined, number, settles, watching

PROOFS = ["waktu", "jumlah", "jenis", "tujuan", "kualitas", "segel"]
COUNTED = ["box_id", "tps", "ballot", "item", "stage", "party", "qty", "qty_wrong", "witness", "ord"]
COUNTED += ["counted_at", "counted_at_precision"]
TPS = r"[\d.]{13}-\d{3}"
INSIDE = [str(words.Stage.PACKING), str(words.Stage.OPENING)]


def verdicts(logs: dict[str, pd.DataFrame], election: Election, as_of: Minute) -> pd.DataFrame:
    """One row a TPS: its place, the six proofs, verdict, overdue, bisa_buka."""
    places = stations(logs["tps_master"], election)
    required = needs(places, logs["allocations"], election, judged_items(election))
    deliveries, checks, counts = logs["deliveries"], logs["seal_checks"], logs["box_counts"]
    found = loads(deliveries)
    by_load = told(found, election.deadline)
    totals = loose(found, required)
    tps = pd.Index(places["tps"], name="tps")
    boxes = pd.MultiIndex.from_product([tps, list(election.ballots)], names=["tps", "ballot"])
    seals = segel(checks).reindex(boxes, fill_value=OPEN)
    units = {
        "waktu": [waktu(by_load)],
        "jumlah": jumlah(totals, counts, required, seals),
        "jenis": [jenis(counts, found, tps, election)],
        "tujuan": [tujuan(by_load), astray(checks)],
        "kualitas": [kualitas(totals, required)],
        "segel": [seals],
    }
    states = pd.DataFrame({proof: of_tps(every, tps) for proof, every in units.items()}, index=tps)
    # A box that was seen elsewhere may speak of a TPS to which nothing was sent: never verified.
    states["tujuan"] = states["tujuan"].mask(states["tujuan"].eq(GOOD) & ~tps.isin(by_load["tps"]), OPEN)
    heard = by_load.loc[by_load["received"] & by_load["watches"], ["destination", "name"]].drop_duplicates()
    quiet = tps.isin(waiting(deliveries, found, heard, election.deadline, as_of))
    if as_of > election.deadline:
        quiet |= ~tps.isin(heard["destination"])
    return places.merge(judged(states, quiet), on="tps")


def judged(states: pd.DataFrame, late: np.ndarray) -> pd.DataFrame:
    """Rule 14: verdict, overdue and bisa_buka beside the six states."""
    bad, good = states.eq(BAD), states.eq(GOOD)
    opening = ["jumlah", "jenis", "kualitas"]
    verdict = np.select([bad.any(axis=1), good.all(axis=1)], ["perlu_tindak_lanjut", "siap"], OPEN)
    opens = np.select(
        [bad[opening].any(axis=1), good[opening].all(axis=1)], ["tidak", "ya"], "belum_diketahui"
    )
    return states.assign(verdict=verdict, bisa_buka=opens, overdue=late & (verdict == OPEN)).reset_index()


def of_tps(units: list[pd.Series], tps: pd.Index) -> np.ndarray:
    """One state a TPS: any bad unit makes it bad, all good and at least one make it good."""
    every = pd.concat(
        [pd.DataFrame({"bad": one.eq(BAD), "good": one.eq(GOOD)}).droplevel(1) for one in units]
    )
    by_tps = every.groupby(level=0).agg({"bad": "max", "good": "min"}).reindex(tps, fill_value=False)
    return np.select([by_tps["bad"], by_tps["good"]], [BAD, GOOD], OPEN)


def waktu(by_load: pd.DataFrame) -> pd.Series:
    """Rule 7, a load."""
    passes = by_load["arrived"] & ~by_load["late"] & ~by_load["timeless"]
    said = by_load.assign(fails=by_load["late"], passes=passes, proves=passes & by_load["watches"])
    return combined(said, ["tps", "name"])


def tujuan(by_load: pd.DataFrame) -> pd.Series:
    """Rule 11, a load."""
    passes = by_load["received"] & ~by_load["elsewhere"]
    said = by_load.assign(fails=by_load["elsewhere"], passes=passes, proves=passes & by_load["watches"])
    return combined(said, ["tps", "name"])


def astray(checks: pd.DataFrame) -> pd.Series:
    """Rule 11, the boxes that somebody saw at a TPS not their home."""
    at_tps = checks["seen_at"].str.fullmatch(TPS).fillna(False)
    seen = checks.loc[at_tps, ["tps", "box_id", "party", "seen_at"]]
    seen = seen.assign(fails=seen["seen_at"].ne(seen["tps"]), home=seen["seen_at"].eq(seen["tps"]))
    seen = seen[seen["box_id"].isin(seen.loc[seen["fails"], "box_id"])]
    said = seen.groupby(["tps", "box_id", "party"], as_index=False)[["fails", "home"]].max()
    passes = said["home"] & ~said["fails"]
    return combined(said.assign(passes=passes, proves=passes & watching(said)), ["tps", "box_id"])


def jumlah(
    totals: pd.DataFrame, counts: pd.DataFrame, required: pd.DataFrame, seals: pd.Series
) -> list[pd.Series]:
    """Rule 8: a loose item, a ballot box; only where the need is known (rule 9)."""
    known = required[required["needed"].notna()]
    ballots = known[known["item"].str.startswith(words.BALLOT)]
    items = known[~known["item"].str.startswith(words.BALLOT)]
    spoke = totals[totals["counted"].gt(0) & totals["needed"].notna()]
    fails = spoke["generous"].lt(spoke["needed"]) & spoke["open_loads"].eq(0)
    passes = spoke["cautious"].ge(spoke["needed"]) & ~fails
    said = spoke.assign(fails=fails, passes=passes, proves=passes & spoke["watches"])
    boxes = pd.MultiIndex.from_arrays([ballots["tps"], ballots["item"].str.removeprefix(words.BALLOT)])
    return [
        combined(said, ["tps", "item"]).reindex(
            pd.MultiIndex.from_frame(items[["tps", "item"]]), fill_value=OPEN
        ),
        papers(counts, ballots, seals).reindex(boxes, fill_value=OPEN),
    ]


def papers(counts: pd.DataFrame, ballots: pd.DataFrame, seals: pd.Series) -> pd.Series:
    """Rule 8, a ballot box: the count at opening, else the witnessed packing count behind a verified seal."""
    inside = counts["stage"].isin(INSIDE) & counts["item"].eq(words.BALLOT + counts["ballot"])
    rows = counts.loc[inside, COUNTED]
    rows = rows.assign(at=settles(rows, "counted_at")).sort_values(["at", "ord"])
    rows = rows.drop_duplicates(["box_id", "party", "stage"], keep="last")
    usable = number(rows["qty"]) - number(rows["qty_wrong"]).fillna(0)
    rows = rows.assign(usable=usable, opening=rows["stage"].eq("dibuka_tps"), watches=watching(rows))
    rows = rows[usable.notna()].merge(ballots, on=["tps", "item"])
    opened = (rows["opening"] & rows["watches"]).groupby(rows["box_id"], sort=False).transform("max")
    rows = rows[rows["opening"].eq(opened)]
    fails, passes = rows["usable"].lt(rows["needed"]), rows["usable"].ge(rows["needed"])
    proves = passes & rows["watches"] & (rows["opening"] | rows["witness"].notna())
    states = combined(rows.assign(fails=fails, passes=passes, proves=proves), ["tps", "ballot"])
    facts = rows.drop_duplicates("box_id").set_index(["tps", "ballot"]).loc[states.index]
    unsealed = ~facts["opening"] & seals.reindex(states.index).ne(GOOD) & states.eq(GOOD)
    guessed = facts["need_source"].eq(ESTIMATE) & states.eq(BAD)
    return states.mask(unsealed | guessed, OPEN)


def jenis(counts: pd.DataFrame, found: pd.DataFrame, tps: pd.Index, election: Election) -> pd.Series:
    """Rule 10: every ballot type of a TPS, and any other item in which something wrong was found."""
    columns = ["tps", "item", "party", "qty_wrong", "proving"]
    counted = counts.assign(proving=counts["stage"].isin(INSIDE)).loc[counts["ballot"].notna(), columns]
    delivered = found.assign(tps=found["destination"], proving=False)[columns]
    rows = pd.concat([counted, delivered]).dropna(subset="qty_wrong")
    wrong = number(rows["qty_wrong"])
    rows = rows.assign(fails=wrong.gt(0), none=wrong.eq(0), proves=wrong.eq(0) & rows["proving"])
    said = rows.groupby(["tps", "item", "party"], as_index=False, sort=False)[
        ["fails", "none", "proves"]
    ].max()
    passes = said["none"] & ~said["fails"]
    states = combined(
        said.assign(passes=passes, proves=passes & said["proves"] & watching(said)), ["tps", "item"]
    )
    expected = pd.MultiIndex.from_product([tps, election.ballot_items], names=["tps", "item"])
    doubted = said.loc[said["fails"], ["tps", "item"]].drop_duplicates()
    return states.reindex(expected.union(pd.MultiIndex.from_frame(doubted)), fill_value=OPEN)


def kualitas(totals: pd.DataFrame, required: pd.DataFrame) -> pd.Series:
    """Rule 12, a loose item."""
    spoke = totals[totals["told"].gt(0)]
    lost = spoke["own_damage"].gt(0) & spoke["generous"].lt(spoke["needed"])
    fails = lost & spoke["open_loads"].eq(0) & spoke["counted"].gt(0)
    whole = spoke["damaged"].eq(0) | spoke["cautious"].ge(spoke["needed"])
    passes = whole & spoke["unknown"].eq(0) & ~fails
    said = spoke.assign(fails=fails, passes=passes, proves=passes & spoke["watches"])
    expected = pd.MultiIndex.from_frame(required.loc[required["item"].isin(words.LOOSE), ["tps", "item"]])
    return combined(said, ["tps", "item"]).reindex(expected, fill_value=OPEN)


def segel(checks: pd.DataFrame) -> pd.Series:
    """Rule 13, a box."""
    said = segel_words(checks)
    return combined(said.assign(proves=said["passes"] & watching(said)), ["tps", "ballot"])


def waiting(
    deliveries: pd.DataFrame, found: pd.DataFrame, heard: pd.DataFrame, deadline: Minute, as_of: Minute
) -> pd.Series:
    """TPS with a load past its due time of which nobody watching told (`heard`: the loads they told of)."""
    dues = due(deliveries[deliveries["leg"].eq("pps-tps")], deadline)
    late = dues.loc[dues["due"].lt(as_of), ["destination", "item"]]
    late = found[["destination", "item", "name"]].drop_duplicates().merge(late, on=["destination", "item"])
    late = late.merge(heard, on=["destination", "name"], how="left", indicator=True)
    return late.loc[late["_merge"].eq("left_only"), "destination"]
