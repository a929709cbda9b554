"""What is short where a party told, apart from the need of the places that it has not told of yet."""

import narwhals as nw
import pandas as pd

from lib.areas.frames import flag, small, sums
from lib.areas.levels import Level
from lib.areas.quantities.metrics import MIXED, reconciliation
from lib.areas.wilayah import metrics as wilayah
from lib.kernel.codes import LEGS
from lib.kernel.election import Election
from lib.kernel.words import ALL_BALLOTS, BALLOT, LOOSE
from lib.store.frames import Logs

WAREHOUSE_LEG, LAST_LEG = LEGS[0], LEGS[-1]
_ENDS = {WAREHOUSE_LEG: Level.KOTA, LEGS[1]: Level.KECAMATAN, LEGS[2]: Level.KELURAHAN}
_READ = [
    "place", "item", "party", "needed", "need_source", "received", "damaged", "wrong", "gap", "rows",
    "received_rows",
]  # fmt: skip
_AMOUNTS = {"qty_received": "received", "qty_damaged": "damaged", "qty_wrong": "wrong"}


def at_places(logs: Logs, election: Election, leg: str) -> pd.DataFrame:
    """One row per place where the leg ends × item of known need × party that told an amount there.

    Returns: place, item, party (null where nobody told), needed, need_source, received, damaged, wrong,
    gap, rows, received_rows as in reconciliation. Below the warehouse without ballots: they travel in closed
    boxes, and the receipt of a box counts no ballot. To the TPS only the loose items: they alone are judged
    by their receipt.
    """
    if leg == LAST_LEG:
        rows = _at_stations(logs, election)
    else:
        rows = reconciliation(logs, election, _ENDS[leg]).rename(columns={"wilayah": "place"})
        rows = rows[rows["leg"] == leg]
        boxed = rows["item"].str.startswith(BALLOT) & (leg != WAREHOUSE_LEG)
        rows = rows[~boxed & (rows["item"] != ALL_BALLOTS)]
    return rows.loc[rows["needed"].notna(), _READ].reset_index(drop=True)


def _at_stations(logs: Logs, election: Election) -> pd.DataFrame:
    stations = wilayah.stations(logs["tps_master"], election, logs.filters.scope)
    needed = wilayah.needs(stations, logs["allocations"], election)
    needed = needed[needed["item"].isin(LOOSE)].rename(columns={"tps": "place"})
    names = ["qty_sent", *_AMOUNTS]
    known = ~nw.all_horizontal(*(nw.col(name).is_null() for name in names), ignore_nulls=False)
    spoken = (
        logs["deliveries"]
        .filter(nw.col("leg") == LAST_LEG, nw.col("item").is_in(list(LOOSE)), known)
        .with_columns(
            place=nw.col("destination"),
            rows=nw.lit(1),
            received_rows=flag(~nw.col("qty_received").is_null()),
        )
    )
    told = small(sums(spoken, ["place", "item", "party"], [*_AMOUNTS, "rows", "received_rows"]))
    rows = needed.merge(told.rename(columns=_AMOUNTS), on=["place", "item"], how="left")
    lost = rows["damaged"].fillna(0) + rows["wrong"].fillna(0)
    return rows.assign(gap=rows["needed"] - (rows["received"] - lost))


def shortages(found: pd.DataFrame, leg: str, length: int = 0) -> pd.DataFrame:
    """What is short at the places that a party told of, beside the need of all the others.

    Definition: docs/metrics.md#shortages.
    found: what `at_places` returns for this leg; length: of the code of a wilayah, 0 for all together.
    A place is told of when the party's receipts there are as many as the rows of whoever has most of them:
    with a load still under way nothing is short yet. At the warehouse any receipt will do.
    Returns: wilayah, item, party (null where nobody told of a place), places, whole (their need),
    need_source, told (how many of the places); of those that were told of: needed, received, damaged, wrong
    (sums; null when there are none) and gap = the sum of what the short ones lack, else minus what is left
    over: more than enough at one place is no help at another; untold = whole − needed.
    """
    rows = found.assign(
        wilayah=found["place"].str[:length],
        lacks=found["gap"].clip(lower=0),
        over=-found["gap"].clip(upper=0),
    )
    most = rows.groupby(["place", "item"])["rows"].transform("max")
    complete = rows["received"].notna() & ((leg == WAREHOUSE_LEG) | (rows["received_rows"] >= most))
    each = rows.drop_duplicates(["place", "item"]).groupby(["wilayah", "item"], as_index=False)
    whole = each.agg(places=("place", "count"), whole=("needed", "sum"), need_source=("need_source", _source))
    spoke = rows[complete.fillna(False)].groupby(["wilayah", "item", "party"])
    told = spoke[["needed", "received", "damaged", "wrong", "lacks", "over"]].sum(min_count=1)
    gap = told.pop("lacks").where(lambda lacks: lacks > 0, -told.pop("over"))
    told = told.assign(gap=gap, told=spoke.size().astype("Int64")).reset_index()
    answer = whole.merge(told, on=["wilayah", "item"], how="left")
    answer["told"] = answer["told"].fillna(0)
    answer["untold"] = answer["whole"] - answer["needed"].fillna(0)
    return answer


def _source(sources: pd.Series) -> str:
    """The one source of all needs, or that they are mixed."""
    return str(sources.iloc[0]) if sources.nunique() == 1 else MIXED
