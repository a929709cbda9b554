"""The TPS there are, what they need, and the reconciliation of that with what was sent and received."""

import numpy as np
import pandas as pd

from lib.areas.wilayah import reference
from lib.kernel import words
from lib.kernel.codes import LEGS
from lib.kernel.election import Election
from tests.bench.shared import LEVEL, newest, number, within

ALLOTTED, RULE, ESTIMATE, MIXED = "alokasi", "aturan", "perkiraan", "campuran"
TOGETHER = ["wilayah", "item", "leg"]
AMOUNTS = {"qty_sent": "sent", "qty_received": "received", "qty_damaged": "damaged", "qty_wrong": "wrong"}


def stations(master: pd.DataFrame, election: Election) -> pd.DataFrame:
    """Every TPS of the election by code, with what its list says of it."""
    said = newest(master, ["tps"]).set_index("tps")
    listed = reference.stations(election.name)
    places = pd.Index(sorted(set(listed) | set(said.index)), dtype="str", name="tps")
    columns = ["special", "dpt", *(f"dptb_{ballot}" for ballot in election.ballots)]
    found = said[columns].reindex(places).astype("Int64").reset_index()
    special = found["tps"].map({code: int(one.special) for code, one in listed.items()})
    found["special"] = found["special"].fillna(special.astype("Int64")).fillna(0)
    found.insert(1, "kecamatan", found["tps"].str[:8])
    found.insert(2, "kelurahan", found["tps"].str[:13])
    found.insert(3, "nomor", found["tps"].str[-3:].astype("Int64"))
    return found


def needs(
    places: pd.DataFrame, allocations: pd.DataFrame, election: Election, items: list[str]
) -> pd.DataFrame:
    """Rule 9, one row a TPS and item: tps, item, needed (NaN = unknown), need_source."""
    rows = places[["tps", "special", "dpt"]].merge(pd.DataFrame({"item": items}), how="cross")
    allotted = newest(allocations, ["place", "item"])[["place", "item", "qty_needed"]]
    rows = rows.merge(allotted, left_on=["tps", "item"], right_on=["place", "item"], how="left")
    rules = {code: rule.per_tps for code, rule in election.items.items() if rule.per_tps is not None}
    dpt = number(rows["dpt"]).mask(rows["special"].eq(1) | ~rows["item"].isin(election.ballot_items))
    given, ruled = number(rows["qty_needed"]), rows["item"].map(rules)
    estimate = dpt + np.ceil((election.reserve * dpt).round(6))
    rows["needed"] = given.fillna(ruled).fillna(estimate)
    known = [given.notna(), ruled.notna(), estimate.notna()]
    rows["need_source"] = np.select(known, [ALLOTTED, RULE, ESTIMATE], "")
    return rows[["tps", "item", "needed", "need_source"]]


def judged_items(election: Election) -> list[str]:
    """The items a TPS is judged by."""
    return [*(item for item in words.LOOSE if item in election.items), *election.ballot_items]


def reconciliation(logs: dict[str, pd.DataFrame], election: Election, by: str = "kota") -> pd.DataFrame:
    """Rule 17, one row an item, leg and party that reported."""
    rows = needed(logs, election, by).merge(told(logs["deliveries"], by), on=TOGETHER, how="outer")
    rows["gap"] = rows["needed"] - (rows["received"] - rows["damaged"].fillna(0) - rows["wrong"].fillna(0))
    if by == "kota":
        rows = published(rows, election)
    rows["order"] = rows["leg"].map(LEGS.index)
    return rows.sort_values(["wilayah", "order", "item", "party"], ignore_index=True).drop(columns="order")


def told(deliveries: pd.DataFrame, by: str) -> pd.DataFrame:
    """What each party says of an item on a leg, and how many of its rows tell an amount."""
    amounts = deliveries[list(AMOUNTS)]
    rows = deliveries[within(deliveries, by) & amounts.notna().any(axis="columns")]
    wilayah = rows["destination"].str[: LEVEL[by]].rename("wilayah")
    keys = [wilayah, rows["item"], rows["leg"], rows["party"]]
    groups = rows[list(AMOUNTS)].astype("Int64").groupby(keys)
    sums = groups.sum(min_count=1).rename(columns=AMOUNTS)
    counts = groups.count().astype("Int64")
    sums = sums.assign(rows=groups.size(), sent_rows=counts["qty_sent"], received_rows=counts["qty_received"])
    return sums.astype({"rows": "Int64"}).reset_index()


def needed(logs: dict[str, pd.DataFrame], election: Election, by: str) -> pd.DataFrame:
    """What the TPS of each area need, on the legs inside it; the PPK's own boxes down to the PPK."""
    ruled = [code for code, rule in election.items.items() if rule.per_tps is not None]
    items = list(dict.fromkeys([*judged_items(election), *ruled]))
    each = needs(stations(logs["tps_master"], election), logs["allocations"], election, items)
    each = each[each["needed"].notna()]
    groups = each.groupby([each["tps"].str[: LEVEL[by]].rename("wilayah"), each["item"]])
    whole = groups.agg(
        needed=("needed", "sum"), need_source=("need_source", "first"), sources=("need_source", "nunique")
    ).reset_index()
    whole["need_source"] = whole["need_source"].mask(whole.pop("sources").gt(1), MIXED)
    legs = LEGS[list(LEVEL).index(by) :]
    rows = whole.merge(pd.DataFrame({"leg": legs}), how="cross")
    ppk = pd.Series(list(reference.kecamatan())).str[: LEVEL[by]].value_counts()
    boxes = rows["wilayah"].map(ppk).fillna(0) * (election.items[words.BOXES].per_ppk or 0)
    above = rows["item"].eq(words.BOXES) & rows["leg"].isin(LEGS[:2])
    rows["needed"] = (rows["needed"] + boxes.where(above, 0)).astype("Int64")
    return rows


def published(rows: pd.DataFrame, election: Election) -> pd.DataFrame:
    """A total published for all ballot types together, beside what is computed."""
    total = next((one for one in election.published if one.item == words.ALL_BALLOTS), None)
    if total is None:
        return rows
    here = rows["leg"].eq(total.leg)
    parts = rows[here & rows["item"].isin(election.ballot_items)].drop_duplicates("item")["needed"]
    computed = parts.sum() if parts.notna().sum() == len(election.ballot_items) else None
    if computed is None and election.dpt_total is not None:
        computed = election.ballots_for(election.dpt_total) * len(election.ballot_items)
    line = {"wilayah": election.kota, "item": total.item, "leg": total.leg, "needed": computed}
    line |= {"need_source": ESTIMATE, "reported": total.reported, "citation": total.citation}
    line["reconciles"] = computed == total.reported
    whole = pd.concat([rows[~(here & rows["item"].eq(total.item))], pd.DataFrame([line])], ignore_index=True)
    return whole.astype({"needed": "Int64", "reported": "Int64"})
