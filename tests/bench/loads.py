"""Rows of deliveries to the TPS with their load, and the loose items counted over the loads."""

import pandas as pd

from lib.kernel import words
from lib.kernel.logs import precision
from tests.bench.shared import number, settles, watching

ENDS = ["destination", "item"]
# Who names a load that only unshared documents speak of: senders wrote the surat jalan.
NAMING = {
    party: rank for rank, party in enumerate(("kpu", "pengangkut", "panwascam", "ppk", "pps", "lain"), 1)
}
NEVER = 10**12
AMOUNTS = ["qty_received", "qty_damaged", "qty_wrong"]
TIMES = ["departed_at", "arrived_at", "planned_departure", "planned_arrival"]
COLUMNS = [*ENDS, "party", "document_no", "origin", "done", "handed_over_at", *AMOUNTS]
COLUMNS += [name for time in TIMES for name in (time, precision(time))]


def loads(deliveries: pd.DataFrame) -> pd.DataFrame:
    """Rows to the TPS with `load` (its number within the movement) and `name` (its document at the TPS).

    A row that only plans is a load while nothing of its movement is done (rule 5). Parties that share no
    document are compared on the movement: their k-th document is its k-th load (rule 3).
    """
    rows = deliveries.loc[deliveries["leg"].eq("pps-tps"), COLUMNS]
    moved = rows["done"].groupby([rows[name] for name in ENDS], sort=False).transform("max")
    rows = rows[rows["done"] | ~moved]
    first = (
        pd.concat([settles(rows, time) for time in TIMES], axis="columns").bfill(axis="columns").iloc[:, 0]
    )
    rows = rows.assign(doc=rows["document_no"] + "\n" + rows["origin"], first=first.fillna(NEVER))
    return rows.merge(documents(rows), on=[*ENDS, "party", "doc"], how="left")


def documents(rows: pd.DataFrame) -> pd.DataFrame:
    """Each party's documents of a movement: destination, item, party, doc, load, name."""
    docs = rows[[*ENDS, "party", "doc", "first"]].sort_values(["first", "doc"])
    docs = docs.drop_duplicates([*ENDS, "party", "doc"])
    both = docs.duplicated([*ENDS, "doc"], keep=False)
    sharing = both.groupby([docs[name] for name in [*ENDS, "party"]], sort=False).transform("max")
    alone = docs[~sharing]
    alone = alone.assign(load=alone.groupby([*ENDS, "party"], sort=False).cumcount())
    shared = docs[sharing]
    listed = shared.drop_duplicates([*ENDS, "doc"])
    listed = listed.assign(load=listed.groupby(ENDS, sort=False).cumcount())
    shared = shared.merge(listed[[*ENDS, "doc", "load"]], on=[*ENDS, "doc"])
    every = pd.concat([shared.assign(rank=0), alone.assign(rank=alone["party"].map(NAMING))])
    named = every.sort_values("rank").drop_duplicates([*ENDS, "load"])
    named = named[[*ENDS, "load", "doc"]].rename(columns={"doc": "name"})
    return every.drop(columns=["first", "rank"]).merge(named, on=[*ENDS, "load"])


def told(found: pd.DataFrame, deadline: int) -> pd.DataFrame:
    """What each party says of a load as a whole: destination, name, party, watches and flags."""
    known, got = found["arrived_at"].notna(), found["qty_received"].notna()
    there = found["handed_over_at"]
    flags = pd.DataFrame(
        {
            "arrived": known,
            "late": settles(found, "arrived_at").gt(deadline),
            "timeless": got & ~known,
            "received": got | known,
            "elsewhere": there.notna() & there.ne(found["destination"]),
        }
    )
    keys = [found[name] for name in ("destination", "name", "party")]
    words_ = flags.groupby(keys, sort=False).max().reset_index()
    return words_.assign(tps=words_["destination"], watches=watching(words_))


def loose(found: pd.DataFrame, needs: pd.DataFrame) -> pd.DataFrame:
    """Each party's totals of a loose item at a TPS (rules 3, 5, 8), with what it needs.

    Where a party is silent on a load, `cautious` takes the smallest watching word and `generous` the largest
    word of anybody; `open_loads` have no word at all. `told` and `counted`: the party itself spoke.
    """
    rows = found.loc[found["item"].isin(words.LOOSE), [*ENDS, "load", "party", *AMOUNTS]]
    rows = rows.astype(dict.fromkeys(AMOUNTS, "float64"))
    own = rows.groupby([*ENDS, "load", "party"], as_index=False, sort=False)[AMOUNTS].sum(min_count=1)
    own["usable"] = own["qty_received"] - own["qty_damaged"].fillna(0) - own["qty_wrong"].fillna(0)
    watched = own[["usable", "qty_damaged"]].where(watching(own))
    own = own.assign(least=watched["usable"], most=own["usable"], worst=watched["qty_damaged"])
    by_load = own.groupby([*ENDS, "load"], as_index=False, sort=False)
    each = by_load.agg(least=("least", "min"), most=("most", "max"), worst=("worst", "max"))
    each = own[[*ENDS, "party"]].drop_duplicates().merge(each, on=ENDS)
    own = own[[*ENDS, "load", "party", "usable", "qty_damaged"]]
    each = each.merge(own, on=[*ENDS, "load", "party"], how="left")
    damage = each["qty_damaged"].fillna(each["worst"])
    each = each.assign(
        cautious=each["usable"].fillna(each["least"]).fillna(0),
        generous=each["usable"].fillna(each["most"]).fillna(0),
        open_loads=each["most"].isna(),
        counted=each["usable"].notna(),
        damaged=damage.fillna(0),
        own_damage=each["qty_damaged"].fillna(0),
        unknown=damage.isna(),
        told=each["qty_damaged"].notna(),
    )
    names = ["cautious", "generous", "open_loads", "counted", "damaged", "own_damage", "unknown", "told"]
    totals = each.groupby([*ENDS, "party"], as_index=False, sort=False)[names].sum()
    totals = totals.rename(columns={"destination": "tps"})
    totals["needed"] = number(totals.merge(needs, on=["tps", "item"], how="left")["needed"])
    return totals.assign(watches=watching(totals))
