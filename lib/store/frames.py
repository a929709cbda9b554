"""From the log to frames: what stood at a recorded time, folded by key, masked at an event time, scoped.

Every step is one narwhals expression chain, so it gives the same rows on pandas and on DuckDB.
Times are int64 UTC minutes; `ord` orders rows as they were recorded.
"""

from dataclasses import dataclass, field
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import pyarrow as pa
from sqlalchemy import Select, and_, func, select

from lib.kernel import codes
from lib.kernel.clock import LAST_MINUTE, Minute, Precision
from lib.kernel.filters import Filters
from lib.kernel.logs import DELIVERIES, LOGS, Kind, Log, precision
from lib.store.canonical import LIST_MARK
from lib.store.chain import WITHDRAWAL
from lib.store.engine import reading
from lib.store.log import Store
from lib.store.tables import ROW_COLUMNS, batches, log_tables

# Arrow integers: narwhals 2.29 fails to order pandas' own masked Int64 columns that hold nulls.
WHOLE = "int64[pyarrow]"
_BATCH_WIDTH = 10_000_000  # more rows than one batch can hold: ord = seq * width + row
_INTEGERS = ("seq", "row", "same_seq", "same_row", "replaces_seq", "replaces_row", "src_row")


class Engine:
    """Where frames live. pandas is the default."""

    name = "pandas"

    def load(self, frame: pd.DataFrame) -> nw.LazyFrame[Any]:
        """A pandas frame on this engine."""
        return nw.from_native(frame).lazy()


class DuckDB(Engine):
    """An in-memory DuckDB of its own."""

    name = "duckdb"

    def __init__(self) -> None:
        self._connection = duckdb.connect()

    def load(self, frame: pd.DataFrame) -> nw.LazyFrame[Any]:
        """The frame as a DuckDB relation over Arrow."""
        return nw.from_native(self._connection.from_arrow(pa.Table.from_pandas(frame, preserve_index=False)))


@dataclass(frozen=True)
class Logs:
    """Every log as of and as known at `filters`: folded and masked, one row a key, and within scope.

    rows: the same before folding and masking, for evidence: every standing row, repeats and plans included.
    """

    filters: Filters
    folded: dict[str, nw.LazyFrame[Any]]
    rows: dict[str, nw.LazyFrame[Any]] = field(default_factory=dict)

    def __getitem__(self, log: str) -> nw.LazyFrame[Any]:
        return self.folded[log]


def logs(store: Store, filters: Filters, engine: Engine | None = None) -> Logs:
    """All logs of a store for one question."""
    return of_rows({log: raw(store, log, filters.scope) for log in LOGS}, filters, engine)


def of_rows(raws: dict[str, pd.DataFrame], filters: Filters, engine: Engine | None = None) -> Logs:
    """The same from frames that `raw` gave: the pure part, used by tests and by exports."""
    on = engine or Engine()
    standing = {
        name: within(visible(on.load(frame), filters.known_at), filters.scope) for name, frame in raws.items()
    }
    folded = {}
    for name, rows in standing.items():
        log = LOGS[name]
        folded[name] = mask(fold(rows, log, ever_cleared(raws[name])), log, filters.as_of)
    return Logs(filters, folded, standing)


def raw(store: Store, log: str, scope: str = "") -> pd.DataFrame:
    """Every row ever appended to a log, settled, with recorded_at and withdrawn_at (null while it stands).

    Scope narrows by chain only: a correction may move a row from one kecamatan to another.
    """
    with reading(store.engine) as connection:
        result = connection.execute(_all_rows(log, codes.kota(scope) if scope else ""))
        frame = pd.DataFrame.from_records(result.fetchall(), columns=list(result.keys()))
    return settled(frame, LOGS[log])


def _all_rows(log: str, chain: str) -> Select[Any]:
    table = log_tables[log]
    back = (
        select(batches.c.chain, batches.c.target_seq, func.min(batches.c.recorded_at).label("withdrawn_at"))
        .where(batches.c.kind == WITHDRAWAL)
        .group_by(batches.c.chain, batches.c.target_seq)
        .subquery()
    )
    chosen = (
        select(table, batches.c.recorded_at, back.c.withdrawn_at)
        .join(batches, and_(batches.c.chain == table.c.chain, batches.c.seq == table.c.seq))
        .outerjoin(back, and_(back.c.chain == table.c.chain, back.c.target_seq == table.c.seq))
    )
    return chosen.where(table.c.chain == chain) if chain else chosen


def empty(log: str) -> pd.DataFrame:
    """A log without a row, with all its columns."""
    names = [*ROW_COLUMNS, *LOGS[log].stored, "recorded_at", "withdrawn_at"]
    return settled(pd.DataFrame(columns=names, dtype=object), LOGS[log])


def settled(frame: pd.DataFrame, log: Log) -> pd.DataFrame:
    """The same dtypes whatever the rows (Int64, Float64, str) and the columns told by codes.

    ord (order of recording); for deliveries `leg`; for boxes `tps`, `ballot`.
    """
    whole = (*_INTEGERS, "recorded_at", "withdrawn_at", *log.of_kind(Kind.COUNT, Kind.FLAG, Kind.TIME))
    degrees = log.of_kind(Kind.DEGREE)
    types = dict.fromkeys(frame.columns, "str") | dict.fromkeys(whole, WHOLE)
    frame = frame.astype(types)
    for name in degrees:
        frame[name] = pd.to_numeric(frame[name]).astype("Float64")
    frame["ord"] = frame["seq"] * _BATCH_WIDTH + frame["row"]
    if log is DELIVERIES:
        frame["leg"] = _told(frame["destination"], codes.leg_to)
    if log.by_name[log.scope].kind is Kind.BOX:
        frame["tps"] = frame["wilayah"]
        frame["ballot"] = _told(frame["box_id"], codes.box_ballot)
    for name in log.of_kind(Kind.LIST):
        if "seal_nos" in name:
            frame[f"{name}_set"] = _told(frame[name], _as_set)
    return frame


def _told(codes_column: pd.Series, tell: Any) -> pd.Series:
    """`tell` of each value, asked once a distinct value; null stays null."""
    known = {value: tell(value) for value in codes_column.dropna().unique()}
    return codes_column.map(known).astype("str")


def _as_set(joined: str) -> str:
    """Seal numbers compare as a set: the order in which somebody wrote them means nothing."""
    return LIST_MARK.join(sorted({one.strip().upper() for one in joined.split(LIST_MARK)}))


def visible(rows: nw.LazyFrame[Any], known_at: Minute) -> nw.LazyFrame[Any]:
    """Rows that stood at `known_at`: recorded, not withdrawn, not replaced, and said for the first time.

    Of equal rows the earliest that stands speaks (rule 19: withdrawing it brings the repeated one back).
    A replaced row takes its equals with it, so that an old version uploaded again never reverts a correction.
    """
    stood = rows.filter(
        nw.col("recorded_at") <= known_at,
        nw.col("withdrawn_at").is_null() | (nw.col("withdrawn_at") > known_at),
    )
    first = stood.with_columns(first=nw.col("ord").min().over("chain", "same_seq", "same_row"))
    spoken = first.filter(nw.col("ord") == nw.col("first")).drop("first")
    target = {"replaces_seq": "seq", "replaces_row": "row"}
    replaced = spoken.filter(~nw.col("replaces_seq").is_null()).select("chain", *target).unique()
    named = stood.select("chain", "seq", "row", "same_seq", "same_row").join(
        replaced, left_on=["chain", "seq", "row"], right_on=["chain", *target]
    )
    gone = named.select("chain", "same_seq", "same_row").unique()
    return spoken.join(gone, on=["chain", "same_seq", "same_row"], how="anti")


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
