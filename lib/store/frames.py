"""From the log to frames: its rows on an engine, and all logs of one question.

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
from lib.kernel.filters import Filters
from lib.kernel.logs import DELIVERIES, LOGS, Kind, Log
from lib.store.canonical import LIST_MARK
from lib.store.chain import WITHDRAWAL
from lib.store.engine import reading
from lib.store.folding import ever_cleared, fold, mask, repeated, visible, within
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
        name: within(visible(on.load(frame), filters.known_at, *repeated(frame)), filters.scope)
        for name, frame in raws.items()
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
