"""Loads: what was sent to a place in one go, and which documents of several parties speak of the same."""

import narwhals as nw

from lib.areas.frames import Lazy, either, flag
from lib.store.frames import settles

_LAST = 10**12  # sorts documents without any time behind the others


def loads(deliveries: Lazy, by: list[str]) -> Lazy:
    """The rows of deliveries, each with `load` (1, 2, … in `by`); plans while nothing is done.

    by: ["destination"] or ["destination", "item"]. A load is a document with its origin. Parties sharing no
    document with anybody are compared on the movement: their k-th document is its k-th load (rule 3).
    """
    moved = deliveries.with_columns(moved=flag(nw.col("done")).max().over("destination", "item"))
    real = moved.filter(nw.col("done") | (nw.col("moved") == 0)).with_columns(
        doc=nw.concat_str("document_no", "origin", separator="\n")
    )
    return real.join(_numbered(real, by), on=[*by, "party", "doc"], how="left")


def _numbered(rows: Lazy, by: list[str]) -> Lazy:
    timed = rows.with_columns(departed=settles("departed_at"), arrived=settles("arrived_at"))
    first = either("departed", "arrived", "planned_departure", "planned_arrival").fill_null(_LAST)
    documents = (
        timed.with_columns(first=first)
        .group_by(*by, "party", "doc")
        .agg(nw.col("first").min())
        .with_columns(parties=nw.col("party").count().over(*by, "doc"))
        .with_columns(shares=nw.col("parties").max().over(*by, "party"))
    )
    together = documents.filter(nw.col("shares") > 1)
    listed = together.group_by(*by, "doc").agg(nw.col("first").min())
    listed = listed.with_columns(load=nw.col("doc").cum_count().over(*by, order_by=["first", "doc"]))
    shared = together.select(*by, "party", "doc").join(
        listed.select(*by, "doc", "load"), on=[*by, "doc"], how="left"
    )
    alone = documents.filter(nw.col("shares") == 1)
    alone = alone.with_columns(load=nw.col("doc").cum_count().over(*by, "party", order_by=["first", "doc"]))
    return nw.concat([shared, alone.select(*by, "party", "doc", "load")])
