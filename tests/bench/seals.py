"""seal_status and chain: what the seals of the TPS boxes looked like on the way."""

import numpy as np
import pandas as pd

from lib.kernel import words
from lib.kernel.election import Election
from tests.bench.quantities import stations
from tests.bench.shared import LEVEL, number, settles

RANKS = {str(point): rank for rank, point in enumerate(words.Checkpoint)}
SEEN_AS = {
    "utuh": "intact",
    "rusak": "broken",
    "hilang": "missing",
    "nomor_beda": "mismatch",
    "tidak_tersegel": "unsealed",
}
COLUMNS = ["box_id", "tps", "ballot", "party", "checkpoint", "seen_at", "condition", "ord"]
NUMBERS = ["seal_nos_recorded_set", "seal_nos_found_set", "new_seal_nos_set", "seals_expected", "seals_found"]
TIMES = ["checked_at", "checked_at_precision", "check_no"]


def examined(seal_checks: pd.DataFrame) -> pd.DataFrame:
    """Checks of TPS boxes by box, party and time; `bad`: shows a problem, `broken`: an undocumented one."""
    columns = [*COLUMNS, *NUMBERS, *TIMES, "actions", "ba_no"]
    rows = seal_checks.loc[seal_checks["ballot"].notna(), columns]
    order = {
        "at": settles(rows, "checked_at"),
        "rank": rows["checkpoint"].map(RANKS),
        "no": number(rows["check_no"]),
    }
    rows = rows.assign(**order).sort_values(["box_id", "party", "at", "rank", "no"], ignore_index=True)
    resealed = rows["actions"].str.contains(words.RESEALED, regex=False, na=False) & rows["ba_no"].notna()
    found, recorded = rows["seal_nos_found_set"], rows["seal_nos_recorded_set"]
    # After a documented re-seal that names no numbers ("") the next ones have nothing to be compared with.
    known = found.where(~resealed, rows["new_seal_nos_set"].fillna(""))
    chain = rows["box_id"] + " " + rows["party"]
    before = known.groupby(chain, sort=False).ffill().shift().where(chain.eq(chain.shift()))
    changed = found.notna() & before.notna() & before.ne("") & found.ne(before)
    expected, counted = number(rows["seals_expected"]), number(rows["seals_found"])
    miscounted = expected.notna() & counted.notna() & expected.ne(counted)
    other = found.notna() & recorded.notna() & found.ne(recorded)
    bad = changed | miscounted | other | rows["condition"].ne("utuh")
    return rows[[*COLUMNS, *order]].assign(
        bad=bad, broken=bad & ~resealed, ours=rows["party"].eq(words.SUPERVISOR)
    )


def seal_status(logs: dict[str, pd.DataFrame], election: Election, by: str = "kota") -> pd.DataFrame:
    """What each TPS box was last seen as at each checkpoint, the supervisor's word before others'."""
    rows = examined(logs["seal_checks"]).sort_values(["ours", "at", "no", "ord"])
    last = rows.drop_duplicates(["box_id", "checkpoint"], keep="last")
    places = stations(logs["tps_master"], election)["tps"]
    last = last[last["tps"].isin(places) & last["ballot"].isin(list(election.ballots))]
    seen = last["condition"].map(SEEN_AS).mask(last["condition"].eq("utuh") & last["broken"], "mismatch")
    cells = [last["tps"].str[: LEVEL[by]].rename("wilayah"), last["checkpoint"], seen]
    counts = last.groupby(cells).size().unstack(fill_value=0)
    boxes = places.str[: LEVEL[by]].value_counts().sort_index() * len(election.ballots)
    every = pd.MultiIndex.from_product([boxes.index, list(RANKS)], names=["wilayah", "checkpoint"])
    counts = counts.reindex(index=every, columns=list(SEEN_AS.values()), fill_value=0).astype("Int64")
    counts.insert(0, "boxes", np.repeat(boxes.to_numpy(), len(RANKS)))
    counts.insert(1, "checked", counts[list(SEEN_AS.values())].sum(axis="columns"))
    return counts.astype("Int64").rename_axis(columns=None).reset_index()


def chain(logs: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """What became of each checked box: box_id, state, last_intact, first_bad, documented."""
    rows = examined(logs["seal_checks"])
    supervised = rows["ours"].groupby(rows["box_id"], sort=False).transform("max")
    rows = rows[rows["ours"].eq(supervised)].sort_values(["box_id", "at", "rank", "no"])
    rows = rows.assign(after=rows["bad"].groupby(rows["box_id"], sort=False).cummax())
    good, bad = rows[~rows["after"]], rows[rows["bad"]]
    found = rows.groupby("box_id")[["broken"]].max()
    found["last_intact"] = good.drop_duplicates("box_id", keep="last").set_index("box_id")["checkpoint"]
    found["first_bad"] = bad.drop_duplicates("box_id").set_index("box_id")["checkpoint"]
    hurt = found["first_bad"].notna()
    found["documented"] = (~found["broken"]).astype("boolean").where(hurt)
    found["state"] = np.select([found["broken"], hurt], ["tidak_sesuai", "terdokumentasi"], "utuh")
    return found.reset_index()[["box_id", "state", "last_intact", "first_bad", "documented"]]


def segel_words(seal_checks: pd.DataFrame) -> pd.DataFrame:
    """Rule 13, each party's word on each box: tps, ballot, party, fails, passes."""
    rows = examined(seal_checks)
    broken = rows["broken"].groupby([rows["box_id"], rows["party"]], sort=False).transform("max")
    home = rows["checkpoint"].eq("tps") & (rows["seen_at"].isna() | rows["seen_at"].eq(rows["tps"]))
    said = rows[["tps", "box_id", "ballot", "party"]].assign(fails=broken, passes=home & ~broken)
    return said.drop_duplicates(["box_id", "party"], keep="last")
