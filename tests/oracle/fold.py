"""The logs as of and as known at, row by row.

A row here is a dict; a blank is None.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pandas as pd

from lib.kernel.clock import LAST_MINUTE, Minute
from lib.kernel.logs import LOGS, Kind, Log, precision

Fact = dict[str, Any]
PLANNED = ("planned_departure", "planned_arrival")
DEPARTURE = ("departed_at", "qty_sent")
RECEIPT = ("arrived_at", "handed_over_at", "qty_received", "qty_damaged", "qty_wrong")


def logs(
    raws: dict[str, pd.DataFrame], as_of: Minute, known_at: Minute, scope: str = ""
) -> dict[str, list[Fact]]:
    """Every log, one row a key, as it stood."""
    answer = {}
    for name, frame in raws.items():
        stood = [row for row in standing(facts(frame), known_at) if row["wilayah"].startswith(scope)]
        answer[name] = masked(folded(stood, LOGS[name]), LOGS[name], as_of)
    return answer


def facts(frame: pd.DataFrame) -> list[Fact]:
    """The rows of a frame in the order in which they were recorded."""
    columns = {}
    for name in frame.columns:
        values = frame[name]
        columns[name] = values.astype(object).where(values.notna(), None).tolist()
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return sorted(rows, key=lambda row: (row["chain"], row["seq"], row["row"]))


def standing(rows: Iterable[Fact], known_at: Minute) -> list[Fact]:
    """Rows recorded by then and not withdrawn by then; of equal rows the first; nothing that was replaced."""
    by_then = [
        row
        for row in rows
        if row["recorded_at"] <= known_at and (row["withdrawn_at"] is None or row["withdrawn_at"] > known_at)
    ]
    speaks: dict[tuple[Any, ...], Fact] = {}
    for row in by_then:
        speaks.setdefault(_said(row), row)
    replaced = {
        (row["chain"], row["replaces_seq"], row["replaces_row"])
        for row in speaks.values()
        if row["replaces_seq"] is not None
    }
    gone = {_said(row) for row in by_then if (row["chain"], row["seq"], row["row"]) in replaced}
    return [row for said, row in speaks.items() if said not in gone]


def _said(row: Fact) -> tuple[Any, ...]:
    """What makes equal rows equal."""
    return row["chain"], row["same_seq"], row["same_row"]


def folded(rows: Iterable[Fact], log: Log) -> list[Fact]:
    """One row a key: of each column the newest known value, unless a later row clears it.

    `said[column]` is when the value shown was recorded, `order[column]` its place among all rows.
    """
    by_key: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for row in rows:
        by_key[row["chain"], row["key"]].append(row)
    return [_one(versions, log) for versions in by_key.values()]


def _one(versions: list[Fact], log: Log) -> Fact:
    answer = dict(versions[-1])
    answer["said"], answer["order"] = {}, {}
    cleared = [(row["clears"] or "").split("|") for row in versions]
    for column in log.columns:
        name = column.name
        known: Fact | None = None
        for row, clears in zip(versions, cleared, strict=True):
            if name in clears:
                known = None
            if row[name] is not None:
                known = row
        answer[name] = known[name] if known else None
        answer["said"][name] = known["recorded_at"] if known else None
        answer["order"][name] = (known["seq"], known["row"]) if known else None
        if column.kind is Kind.TIME:
            answer[precision(name)] = known[precision(name)] if known else None
    return answer


def settles(row: Fact, time: str) -> Minute | None:
    """The minute from which a time is certain: the end of its day when only the day is known."""
    if row[time] is None:
        return None
    return int(row[time]) + (LAST_MINUTE if row[precision(time)] == "hari" else 0)


def masked(rows: Iterable[Fact], log: Log, as_of: Minute) -> list[Fact]:
    """What had happened by then. Plans stay; a delivery with neither a plan nor anything done is no row."""
    if log.event:
        return [row for row in rows if (settles(row, log.event) or 0) <= as_of]
    if log.name != "deliveries":
        return list(rows)
    shown = [_masked(row, log, as_of) for row in rows]
    return [row for row in shown if done(row) or planned(row)]


def _masked(row: Fact, log: Log, as_of: Minute) -> Fact:
    answer = dict(row)
    for column in log.columns:
        if not column.since or row[column.name] is None:
            continue
        since = settles(row, column.since)
        if (row["said"][column.name] if since is None else since) > as_of:
            answer[column.name] = None
    for time in ("departed_at", "arrived_at"):
        if (settles(row, time) or 0) > as_of:
            answer[time] = None
    return answer


def done(row: Fact) -> bool:
    """Whether a departure or a receipt is visible."""
    return any(row[name] is not None for name in (*DEPARTURE, *RECEIPT))


def planned(row: Fact) -> bool:
    """Whether a plan is visible."""
    return any(row[name] is not None for name in PLANNED)
