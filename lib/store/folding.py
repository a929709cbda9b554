"""From rows as recorded to what stood: visible, folded by key, masked at an event time, scoped.

Every step is one narwhals expression chain, so it gives the same rows on pandas and on DuckDB.
"""

from typing import Any

import narwhals as nw
import pandas as pd

from lib.kernel.clock import LAST_MINUTE, Minute, Precision
from lib.kernel.logs import DELIVERIES, Kind, Log, precision
from lib.store.canonical import LIST_MARK


def repeated(frame: pd.DataFrame) -> tuple[bool, bool]:
    """Does any row of a raw frame repeat an earlier one; does any replace one. Most logs have neither."""
    own = frame["same_seq"].eq(frame["seq"]) & frame["same_row"].eq(frame["row"])
    return not bool(own.all()), bool(frame["replaces_seq"].notna().any())


def visible(
    rows: nw.LazyFrame[Any], known_at: Minute, repeats: bool = True, replaces: bool = True
) -> nw.LazyFrame[Any]:
    """Rows that stood at `known_at`: recorded, not withdrawn, not replaced, and said for the first time.

    Of equal rows the earliest that stands speaks (rule 19: withdrawing it brings the repeated one back).
    A replaced row takes its equals with it, so that an old version uploaded again never reverts a correction.
    repeats, replaces: what `repeated` says of the whole log; false spares the step.
    """
    same = ["chain", "same_seq", "same_row"]
    spoken = stood = rows.filter(
        nw.col("recorded_at") <= known_at,
        nw.col("withdrawn_at").is_null() | (nw.col("withdrawn_at") > known_at),
    )
    if repeats:
        first = stood.with_columns(first=nw.col("ord").min().over(same))
        spoken = first.filter(nw.col("ord") == nw.col("first")).drop("first")
    if not replaces:
        return spoken
    named = spoken.filter(~nw.col("replaces_seq").is_null()).select(
        "chain", seq=nw.col("replaces_seq"), row=nw.col("replaces_row")
    )
    gone = stood.select("seq", "row", *same).join(named.unique(), on=["chain", "seq", "row"])
    return spoken.join(gone.select(same).unique(), on=same, how="anti")


def within(rows: nw.LazyFrame[Any], scope: str) -> nw.LazyFrame[Any]:
    """Rows whose home lies within a place-code prefix."""
    return rows.filter(nw.col("wilayah").str.starts_with(scope)) if scope else rows


def fold(rows: nw.LazyFrame[Any], log: Log, cleared: tuple[str, ...] = ()) -> nw.LazyFrame[Any]:
    """One row a key: each column is its newest non-blank value, or null where a later row clears it.

    cleared: the columns that any row ever clears (so that the others pay nothing for it).
    `<column>_said` (for columns that as-of masks) is when the shown value was recorded; `plan_ord`
    (deliveries)
    orders plans by when they were made.
    """
    stamped = rows.with_columns(
        *(_when(~nw.col(c).is_null(), nw.col("recorded_at")).alias(f"{c}_said") for c in _masked(log)),
        *_plan_order(log),
        several=nw.col("ord").count().over("chain", "key"),
    )
    names = [name for name in stamped.collect_schema().names() if name != "several"]
    alone = stamped.filter(nw.col("several") == 1).select(names)
    many = _clear(stamped.filter(nw.col("several") > 1), log, cleared)
    # All columns in one expression: narwhals sorts a pandas frame for each `over` that asks for an order.
    filled = many.with_columns(
        nw.col(*_folding(log)).fill_null(strategy="forward").over("chain", "key", order_by="ord"),
        last=nw.col("ord").max().over("chain", "key"),
    )
    return nw.concat([alone, filled.filter(nw.col("ord") == nw.col("last")).select(names)])


def _plan_order(log: Log) -> list[nw.Expr]:
    if log is not DELIVERIES:
        return []
    return [_when(~nw.col("planned_arrival").is_null(), nw.col("ord")).alias("plan_ord")]


def _when(condition: nw.Expr, then: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(then)


def _masked(log: Log) -> tuple[str, ...]:
    return tuple(column.name for column in log.columns if column.since)


def _folding(log: Log) -> list[str]:
    """Columns that take their newest value: all but the key, with what is derived from them."""
    fixed = {*log.key, *(precision(name) for name in log.key if log.by_name[name].kind is Kind.TIME)}
    own = [name for name in log.stored if name not in fixed]
    said = [f"{name}_said" for name in _masked(log)]
    plans = ["plan_ord"] if log is DELIVERIES else []
    return [*own, *said, *plans, *_sets(log)]


def _sets(log: Log) -> list[str]:
    return [f"{name}_set" for name in log.of_kind(Kind.LIST) if "seal_nos" in name]


def _clear(rows: nw.LazyFrame[Any], log: Log, cleared: tuple[str, ...]) -> nw.LazyFrame[Any]:
    """Blank what stood before a row that clears it."""
    for name in cleared:
        mark = f"{LIST_MARK}{name}{LIST_MARK}"
        wrapped = nw.concat_str(nw.lit(LIST_MARK), nw.col("clears"), nw.lit(LIST_MARK))
        clears = wrapped.str.contains(mark, literal=True)
        with_it = [c for c in _folding(log) if c == name or c.startswith((f"{name}_said", f"{name}_prec"))]
        with_it += [f"{name}_set"] if f"{name}_set" in _sets(log) else []
        with_it += ["plan_ord"] if name == "planned_arrival" else []
        rows = rows.with_columns(cleared_at=_when(clears, nw.col("ord")).max().over("chain", "key"))
        stands = nw.col("cleared_at").is_null() | (nw.col("ord") >= nw.col("cleared_at"))
        rows = rows.with_columns(*(_when(stands, nw.col(c)).alias(c) for c in with_it)).drop("cleared_at")
    return rows


def ever_cleared(frame: pd.DataFrame) -> tuple[str, ...]:
    """The columns that some row of a raw frame clears."""
    joined = frame["clears"].dropna().unique()
    return tuple(sorted({name for one in joined for name in str(one).split(LIST_MARK)}))


def settles(time: str) -> nw.Expr:
    """The minute from which a time is certain: the end of its day when only the day is known."""
    whole_day = nw.col(precision(time)) == Precision.DAY.value
    return nw.when(whole_day).then(nw.col(time) + LAST_MINUTE).otherwise(nw.col(time))


def mask(rows: nw.LazyFrame[Any], log: Log, as_of: Minute) -> nw.LazyFrame[Any]:
    """What could be known of an event time. Plans are never masked.

    A masked column shows from its time on; where that time is unknown, from when its value was recorded.
    Rows of deliveries with neither a plan nor anything done are gone.
    """
    if log.event:
        return rows.filter(settles(log.event) <= as_of)
    if log is not DELIVERIES:
        return rows
    times = sorted({column.since for column in log.columns if column.since})
    masked = rows.with_columns(
        *(_masked_since(column.name, column.since, as_of) for column in log.columns if column.since)
    )
    masked = masked.with_columns(
        *(_when(settles(time) <= as_of, nw.col(time)).alias(f"{time}_shown") for time in times),
    )
    masked = masked.with_columns(*(nw.col(f"{time}_shown").alias(time) for time in times)).drop(
        *(f"{time}_shown" for time in times)
    )
    return masked.with_columns(done=_any_known(DONE), planned=_any_known(PLANNED)).filter(
        nw.col("done") | nw.col("planned")
    )


PLANNED = ("planned_departure", "planned_arrival")
DONE = (
    "departed_at", "qty_sent", "arrived_at", "qty_received", "qty_damaged", "qty_wrong", "handed_over_at",
)  # fmt: skip


def _any_known(columns: tuple[str, ...]) -> nw.Expr:
    return ~nw.all_horizontal(*(nw.col(name).is_null() for name in columns), ignore_nulls=False)


def _masked_since(name: str, since: str, as_of: Minute) -> nw.Expr:
    unknown = nw.col(since).is_null()
    shown = (unknown & (nw.col(f"{name}_said") <= as_of)) | (~unknown & (settles(since) <= as_of))
    return _when(shown, nw.col(name)).alias(name)
