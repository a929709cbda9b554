"""Small helpers that every metric shares: counting that is honest about nulls, on any engine."""

from decimal import Decimal
from typing import Any

import narwhals as nw
import pandas as pd

Lazy = nw.LazyFrame[Any]


def small(frame: Lazy) -> pd.DataFrame:
    """The answer as a pandas frame; whole numbers as Int64, so that a null stays a null on every engine."""
    answer = frame.collect().to_pandas()
    for name in answer.columns:
        kind = answer[name].dtype
        if pd.api.types.is_object_dtype(kind) and isinstance(
            answer[name].dropna().head(1).squeeze(), Decimal
        ):
            kind = answer[name].astype("Int64").dtype  # DuckDB sums int64 into a wider type
            answer[name] = answer[name].astype(kind)
        if (pd.api.types.is_float_dtype(kind) and name not in RATES) or pd.api.types.is_integer_dtype(kind):
            answer[name] = answer[name].astype("Int64")
    return answer.reset_index(drop=True)


RATES = frozenset({"rate", "coverage", "low", "high"})


def total(name: str) -> nw.Expr:
    """Sum of the known values; narwhals says 0 for no known value, see `known`."""
    return nw.col(name).sum().alias(name)


def known(name: str) -> nw.Expr:
    """How many values are known; beside each total, so that `or_null` can tell 0 from nothing."""
    return nw.col(name).count().alias(f"{name}_known")


def or_null(name: str) -> nw.Expr:
    """The total, or null when no value was known: a sum of nothing is not 0."""
    return nw.when(nw.col(f"{name}_known") > 0).then(nw.col(name)).alias(name)


def sums(frame: Lazy, by: list[str], names: list[str]) -> Lazy:
    """Totals of `names` by group, null where nothing was known."""
    grouped = frame.group_by(by).agg(*(total(n) for n in names), *(known(n) for n in names))
    return grouped.with_columns(*(or_null(n) for n in names)).drop(*(f"{n}_known" for n in names))


def flag(condition: nw.Expr) -> nw.Expr:
    """1 where the condition holds, 0 where it does not or is unknown: booleans are summed as numbers."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0))


def either(*columns: str) -> nw.Expr:
    """The first known value, from left to right."""
    return nw.coalesce(*(nw.col(name) for name in columns))
