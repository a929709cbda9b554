"""What is expected before anything is reported: the TPS there are, and what each of them needs."""

import pandas as pd

from lib.areas.frames import Lazy, small
from lib.areas.wilayah import reference
from lib.kernel import codes
from lib.kernel.election import Election
from lib.kernel.words import BALLOT, LOOSE, Party

ALLOCATION, RULE, FORMULA = "alokasi", "aturan", "perkiraan"


def stations(master: Lazy, election: Election, scope: str = "") -> pd.DataFrame:
    """Every TPS of the election: its list, and what the tps_master log adds to it.

    Returns: tps, kecamatan, kelurahan, nomor, special (0/1), dpt and dptb_<ballot> (Int64, null = unknown),
    ordered by code. Of several parties' rows the newest speaks, KPU's first.
    """
    said = small(master)
    said["first"] = said["party"] != Party.KPU
    said = said.sort_values(["first", "ord"], ascending=[True, False]).drop_duplicates("tps").set_index("tps")
    listed = reference.stations(election.name)
    places = sorted(place for place in {*listed, *said.index} if place.startswith(scope))
    found = pd.DataFrame({"tps": pd.array(places, dtype="str")})
    found["kecamatan"], found["kelurahan"] = found["tps"].str[:8], found["tps"].str[:13]
    found["nomor"] = found["tps"].str[-3:].astype("Int64")
    special = [int(listed[place].special) if place in listed else 0 for place in places]
    told = found["tps"].map(said["special"]).astype("Int64")
    found["special"] = told.fillna(pd.Series(special, dtype="Int64"))
    for name in ("dpt", *(f"dptb_{ballot}" for ballot in election.ballots)):
        found[name] = found["tps"].map(said[name]).astype("Int64")
    return found


def needs(places: pd.DataFrame, allocations: Lazy, election: Election) -> pd.DataFrame:
    """What each TPS needs: one row per TPS and judged item (loose items and ballots).

    Returns: tps, item, needed (Int64, null = unknown), need_source (alokasi | aturan | perkiraan | null).
    Rule 9 of the verdict: KPU's allocation, else the election's rule, else for ballots DPT + reserve, which
    special TPS do not have.
    """
    items = [*(item for item in LOOSE if item in election.items), *election.ballot_items]
    crossed = places[["tps", "special", "dpt"]].merge(pd.DataFrame({"item": items}), how="cross")
    given = allocated(allocations)
    rows = crossed.merge(given, on=["tps", "item"], how="left")
    rules = {code: rule.per_tps for code, rule in election.items.items() if rule.per_tps is not None}
    ruled = rows["item"].map(rules).astype("Int64")
    estimable = rows["item"].str.startswith(BALLOT) & (rows["special"] != 1) & rows["dpt"].notna()
    estimate = rows["dpt"].map(election.ballots_for, na_action="ignore").astype("Int64").where(estimable)
    rows["needed"] = rows["qty_needed"].fillna(ruled).fillna(estimate)
    rows["need_source"] = None
    for source, values in ((FORMULA, estimate), (RULE, ruled), (ALLOCATION, rows["qty_needed"])):
        rows.loc[values.notna(), "need_source"] = source
    rows["need_source"] = rows["need_source"].astype("str")
    return rows[["tps", "item", "needed", "need_source"]]


def allocated(allocations: Lazy) -> pd.DataFrame:
    """One allocation a place and item, KPU's first, then the newest: tps (any place), item, qty_needed."""
    given = small(allocations.select("place", "item", "party", "ord", "qty_needed"))
    given["first"] = given["party"] != Party.KPU
    given = given.sort_values(["first", "ord"], ascending=[True, False]).drop_duplicates(["place", "item"])
    return given[["place", "item", "qty_needed"]].rename(columns={"place": "tps"})


def boxes(places: pd.DataFrame, election: Election) -> pd.DataFrame:
    """The boxes that the TPS have: box_id, tps, ballot."""
    crossed = places[["tps"]].merge(pd.DataFrame({"ballot": list(election.ballots)}), how="cross")
    crossed["box_id"] = [codes.box(tps, b) for tps, b in zip(crossed["tps"], crossed["ballot"], strict=True)]
    return crossed
