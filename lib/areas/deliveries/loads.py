"""Loads: what was sent to a place in one go, and which documents of several parties speak of the same."""

import narwhals as nw

from lib.areas.frames import Lazy, either, flag
from lib.kernel.words import Party
from lib.store.folding import settles

MOVEMENT = ["destination", "item"]
# Who names a load that only unshared documents speak of: senders wrote the surat jalan.
_NAMING = tuple(
    str(p) for p in (Party.KPU, Party.CARRIER, Party.SUPERVISOR, Party.PPK, Party.PPS, Party.OTHER)
)
_READ = (
    *MOVEMENT, "leg", "party", "document_no", "origin", "done", "departed_at", "departed_at_precision",
    "arrived_at", "arrived_at_precision", "planned_departure", "planned_arrival", "planned_arrival_precision",
    "plan_ord", "handed_over_at", "qty_received", "qty_damaged", "qty_wrong",
)  # fmt: skip
_LAST = 10**12  # sorts documents without any time behind the others


def loads(deliveries: Lazy) -> Lazy:
    """The rows of deliveries, each with its load; a row that only plans, while nothing is done (rule 5).

    `load` numbers the loads of one movement: a document with its origin. Parties sharing no document with
    anybody are compared on the movement: their k-th document is its k-th load (rule 3). `name` is the
    document by which a load goes at its destination, the same for all its items: shared, or by `_NAMING`.
    """
    moved = deliveries.select(*_READ).with_columns(moved=flag(nw.col("done")).max().over(*MOVEMENT))
    real = moved.filter(nw.col("done") | (nw.col("moved") == 0)).with_columns(
        doc=nw.concat_str("document_no", "origin", separator="\n")
    )
    return real.join(_numbered(real), on=[*MOVEMENT, "party", "doc"], how="left")


def _numbered(rows: Lazy) -> Lazy:
    timed = rows.with_columns(departed=settles("departed_at"), arrived=settles("arrived_at"))
    first = either("departed", "arrived", "planned_departure", "planned_arrival").fill_null(_LAST)
    documents = (
        timed.with_columns(first=first)
        .group_by(*MOVEMENT, "party", "doc")
        .agg(nw.col("first").min())
        .with_columns(parties=nw.col("party").count().over(*MOVEMENT, "doc"))
        .with_columns(shares=nw.col("parties").max().over(*MOVEMENT, "party"))
    )
    together = documents.filter(nw.col("shares") > 1)
    listed = together.group_by(*MOVEMENT, "doc").agg(nw.col("first").min())
    # A column of ones is counted: narwhals 2.29 sorts on pandas by what it counted, not by what it was told.
    listed = listed.with_columns(one=nw.lit(1)).with_columns(
        load=nw.col("one").cum_count().over(*MOVEMENT, order_by=["first", "doc"])
    )
    shared = together.select(*MOVEMENT, "party", "doc").join(
        listed.select(*MOVEMENT, "doc", "load"), on=[*MOVEMENT, "doc"], how="left"
    )
    alone = documents.filter(nw.col("shares") == 1)
    alone = alone.with_columns(one=nw.lit(1)).with_columns(
        load=nw.col("one").cum_count().over(*MOVEMENT, "party", order_by=["first", "doc"])
    )
    alone = alone.select(*MOVEMENT, "party", "doc", "load")
    ranked = nw.concat([_ranked(shared, nw.lit("0")), _ranked(alone, _named_by())])
    named = ranked.with_columns(name=nw.col("name").min().over(*MOVEMENT, "load"))
    # The rank has done its work: it must not tell apart the same document on two items.
    return named.with_columns(name=nw.col("name").str.slice(1))


def _ranked(documents: Lazy, rank: nw.Expr) -> Lazy:
    return documents.with_columns(rank=rank).with_columns(name=nw.concat_str("rank", "doc")).drop("rank")


def _named_by() -> nw.Expr:
    """The same party names a load on every item, or one document would fall into several loads."""
    return nw.col("party").replace_strict(
        [str(party) for party in _NAMING],
        [str(rank) for rank in range(1, len(_NAMING) + 1)],
        default="9",
        return_dtype=nw.String,
    )
