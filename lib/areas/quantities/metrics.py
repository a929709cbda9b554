"""Needed against sent and received, item by item and leg by leg, the parties apart."""

import narwhals as nw
import pandas as pd

from lib.areas.frames import Lazy, flag, small, sums
from lib.areas.levels import LEGS_WITHIN, LENGTH, Level, wilayah
from lib.areas.wilayah import metrics as places
from lib.areas.wilayah import reference
from lib.kernel.clock import Minute, end_of
from lib.kernel.election import Election
from lib.kernel.words import ALL_BALLOTS, BALLOT, BOXES, LOOSE, Party
from lib.store.frames import Logs

MIXED = "campuran"
# Whose receipt is shown where only one can be: who watches or receives before who sends.
RECEIVERS = (Party.SUPERVISOR, Party.PPK, Party.PPS, Party.KPU, Party.CARRIER, Party.OTHER)
_TOGETHER = ["wilayah", "item", "leg"]
_AMOUNTS = {"qty_sent": "sent", "qty_received": "received", "qty_damaged": "damaged", "qty_wrong": "wrong"}


def reconciliation(logs: Logs, election: Election, by: Level) -> pd.DataFrame:
    """One row per item × leg × party that reported. Definition: docs/metrics.md#reconciliation (rule 17).

    Returns: wilayah, item, leg, party (null where nobody reported), needed, need_source, sent, received,
    damaged, wrong (Int64, null = not known), gap = needed − (received − known damaged − known wrong),
    positive = short; rows, sent_rows, received_rows: the party's rows, and those that tell the amount; and
    `reported`, `citation`, `reconciles` where a total was published that the parts do not explain.
    """
    needed = _needed(logs, election, by)
    told = _told(logs["deliveries"], by)
    rows = needed.merge(told, on=_TOGETHER, how="outer")
    lost = rows["damaged"].fillna(0) + rows["wrong"].fillna(0)
    rows["gap"] = rows["needed"] - (rows["received"] - lost)
    if by is Level.KOTA and not logs.filters.scope:
        rows = _published(rows, election)
    order = {leg: number for number, leg in enumerate(LEGS_WITHIN[by])}
    rows["order"] = rows["leg"].map(order)
    return rows.sort_values(["wilayah", "order", "item", "party"], ignore_index=True).drop(columns="order")


def estimated(rows: pd.DataFrame) -> pd.Series:
    """Does the need of each row (item, need_source) rest on the formula? Then nothing is called short of it.

    Ballots have no rule, so a mixed need of theirs is partly an estimate.
    """
    mixed = rows["need_source"].eq(MIXED) & rows["item"].str.startswith(BALLOT)
    return rows["need_source"].eq(places.FORMULA) | mixed


def _told(deliveries: Lazy, by: Level) -> pd.DataFrame:
    """What each party said, with how many of its rows told an amount: few rows are no total of all."""
    narrow = deliveries.select("destination", "item", "leg", "party", *_AMOUNTS)
    within = narrow.filter(nw.col("leg").is_in(list(LEGS_WITHIN[by])))
    known = ~nw.all_horizontal(*(nw.col(name).is_null() for name in _AMOUNTS), ignore_nulls=False)
    rows = within.filter(known).with_columns(
        wilayah("destination", by),
        rows=nw.lit(1),
        sent_rows=flag(~nw.col("qty_sent").is_null()),
        received_rows=flag(~nw.col("qty_received").is_null()),
    )
    names = [*_AMOUNTS, "rows", "sent_rows", "received_rows"]
    return small(sums(rows, [*_TOGETHER, "party"], names)).rename(columns=_AMOUNTS)


def _needed(logs: Logs, election: Election, by: Level) -> pd.DataFrame:
    stations = places.stations(logs["tps_master"], election, logs.filters.scope)
    each = pd.concat(
        [
            places.needs(stations, logs["allocations"], election),
            _unjudged(stations, logs["allocations"], election),
        ]
    )
    each["wilayah"] = each["tps"].str[: LENGTH[by]]
    known = each[each["needed"].notna()]
    groups = known.groupby(["wilayah", "item"], as_index=False)
    whole = groups.agg(
        needed=("needed", "sum"), sources=("need_source", "nunique"), need_source=("need_source", "first")
    )
    whole.loc[whole["sources"] > 1, "need_source"] = MIXED
    whole = pd.concat([whole, _unlisted(stations, election, by, logs.filters.scope)])
    whole = whole.groupby(["wilayah", "item"], as_index=False).agg({"needed": "sum", "need_source": "first"})
    spread = whole.merge(pd.DataFrame({"leg": list(LEGS_WITHIN[by])}), how="cross")
    boxes = spread["item"].eq(BOXES) & spread["leg"].isin(["penyedia-gudang", "gudang-ppk"])
    extra = (
        spread["wilayah"]
        .map(lambda code: _ppk_boxes(election, code, logs.filters.scope))
        .astype("Int64")
        .where(boxes, 0)
    )
    spread["needed"] += extra
    return spread


def _unjudged(stations: pd.DataFrame, allocations: Lazy, election: Election) -> pd.DataFrame:
    """Needs of items that no TPS is judged by (tanda pengenal, formulir): KPU's allocation, else the rule."""
    judged = {*LOOSE, *election.ballot_items}
    given = places.allocated(allocations)
    given = given[given["tps"].isin(stations["tps"]) & ~given["item"].isin(judged)]
    rules = {c: r.per_tps for c, r in election.items.items() if r.per_tps is not None and c not in judged}
    items = sorted({*rules, *given["item"]})
    crossed = stations[["tps"]].merge(pd.DataFrame({"item": pd.array(items, dtype="str")}), how="cross")
    rows = crossed.merge(given, on=["tps", "item"], how="left")
    ruled = rows["item"].map(rules).astype("Int64")
    rows["needed"] = rows["qty_needed"].fillna(ruled)
    rows["need_source"] = rows["qty_needed"].notna().map({True: places.ALLOCATION, False: places.RULE})
    return rows[["tps", "item", "needed", "need_source"]]


def _unlisted(stations: pd.DataFrame, election: Election, by: Level, scope: str) -> pd.DataFrame:
    """Needs by rule of the TPS that the election has and no list names (Pilkada 2024), for the whole kota."""
    missing = election.tps_total - len(stations)
    rules = {code: rule.per_tps for code, rule in election.items.items() if rule.per_tps is not None}
    if missing <= 0 or by is not Level.KOTA or scope not in ("", election.kota):
        rules = {}
    return pd.DataFrame(
        {
            "wilayah": pd.array([election.kota] * len(rules), dtype="str"),
            "item": pd.array(list(rules), dtype="str"),
            "needed": pd.array([missing * count for count in rules.values()], dtype="Int64"),
            "need_source": pd.array([places.RULE] * len(rules), dtype="str"),
        }
    )


def _ppk_boxes(election: Election, code: str, scope: str) -> int:
    count = sum(place.startswith(code) and place.startswith(scope) for place in reference.kecamatan())
    return count * (election.items[BOXES].per_ppk or 0)


def _published(rows: pd.DataFrame, election: Election) -> pd.DataFrame:
    """Beside what is computed, the totals that were published so; no gap is claimed from them."""
    total = next((one for one in election.published if one.item == ALL_BALLOTS), None)
    if total is None:
        return rows
    papers = rows[rows["item"].isin(election.ballot_items) & (rows["leg"] == total.leg)]
    parts = papers.drop_duplicates("item")["needed"]
    computed = int(parts.sum()) if len(parts) == len(election.ballot_items) and parts.notna().all() else None
    if computed is None and election.dpt_total is not None:
        computed = election.ballots_for(election.dpt_total) * len(election.ballot_items)
    rows = rows[~((rows["item"] == ALL_BALLOTS) & (rows["leg"] == total.leg))]
    one = {
        "wilayah": election.kota,
        "item": ALL_BALLOTS,
        "leg": total.leg,
        "needed": computed,
        "need_source": places.FORMULA,
        "reported": total.reported,
        "citation": total.citation,
        "reconciles": computed == total.reported,
    }
    whole = pd.concat([rows, pd.DataFrame([one])], ignore_index=True)
    return whole.astype({"needed": "Int64", "reported": "Int64"})


def known_then(rows: pd.DataFrame, election: Election, as_of: Minute) -> pd.DataFrame:
    """What `reconciliation` returns, without the totals that were published only after `as_of`."""
    if "reported" not in rows:
        return rows
    later = {one.item for one in election.published if end_of(one.day) > as_of}
    return rows[rows["reported"].isna() | ~rows["item"].isin(later)].reset_index(drop=True)
