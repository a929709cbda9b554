"""How late, hour by hour and day by day: what the delivery screens show beside the on-time rate."""

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum

import narwhals as nw
import pandas as pd

from lib.areas.deliveries.metrics import movements, with_rates
from lib.areas.frames import Lazy, small
from lib.areas.levels import LENGTH, Level
from lib.kernel.clock import Minute, local, start_of
from lib.kernel.codes import LEGS


class Arrival(StrEnum):
    """What became of a due movement."""

    ON_TIME = "tepat"
    LATE = "terlambat"
    SILENT = "tanpa_laporan"


class Band(StrEnum):
    """How late a due movement was; from good to unknown."""

    ON_TIME = "tepat"
    UP_TO_1 = "sampai_1_jam"
    UP_TO_3 = "1_3_jam"
    UP_TO_6 = "3_6_jam"
    UP_TO_12 = "6_12_jam"
    OVER_12 = "lebih_12_jam"
    DAY_ONLY = "terlambat_hari"  # late, and nobody told the hour
    SILENT = "tanpa_laporan"


BAND_LABELS = {
    Band.ON_TIME: "tepat waktu",
    Band.UP_TO_1: "≤ 1 jam",
    Band.UP_TO_3: "1–3 jam",
    Band.UP_TO_6: "3–6 jam",
    Band.UP_TO_12: "6–12 jam",
    Band.OVER_12: "> 12 jam",
    Band.DAY_ONLY: "terlambat, jamnya tidak disebut",
    Band.SILENT: "tanpa laporan",
}
_LIMITS = {Band.UP_TO_1: 60, Band.UP_TO_3: 180, Band.UP_TO_6: 360, Band.UP_TO_12: 720}  # minutes, inclusive
_STEPS = (1, 2, 3, 6, 12, 24)  # hours that divide a day
_POINTS = 96  # on one curve: enough to see an hour in four days, few enough for a phone
TIMED = (
    "destination", "item", "leg", "kecamatan", "kelurahan", "due", "at", "exact", "late_minutes", "state",
)  # fmt: skip


def timed(deliveries: Lazy, deadline: Minute, as_of: Minute) -> pd.DataFrame:
    """One row a due movement, in the order of legs. Definition: docs/metrics.md#lateness.

    Returns: destination, item, leg, kecamatan, kelurahan (null above them), due, at (the reported arrival,
    the end of its day where only that is known; null = silent), exact (the same, null without the minute),
    late_minutes = exact − due (0 or less = not late), state (an `Arrival`). What `on_time` counts.
    """
    rows = small(movements(deliveries, deadline).filter(nw.col("due") <= as_of))
    for level in (Level.KECAMATAN, Level.KELURAHAN):
        within = rows["destination"].str.len() >= LENGTH[level]
        rows[str(level)] = rows["destination"].str[: LENGTH[level]].where(within).astype("str")
    rows["late_minutes"] = rows["exact"] - rows["due"]
    rows["state"] = str(Arrival.SILENT)
    rows.loc[rows["at"].notna(), "state"] = str(Arrival.LATE)
    rows.loc[(rows["at"] <= rows["due"]).fillna(False), "state"] = str(Arrival.ON_TIME)
    rows["state"] = rows["state"].astype("str")
    order = {leg: number for number, leg in enumerate(LEGS)}
    rows = rows.sort_values(
        ["leg", "destination", "item"],
        key=lambda told: told.map(order) if told.name == "leg" else told,
        ignore_index=True,
    )
    return rows[list(TIMED)]


def lateness(timed_frame: pd.DataFrame) -> pd.DataFrame:
    """How many due movements fell into each band. Definition: docs/metrics.md#lateness.

    Returns: leg, band, n: every leg that has a due movement with every `Band`, both in their order. A due
    movement is in exactly one band.
    """
    banded = timed_frame.assign(band=_bands(timed_frame)).groupby(["leg", "band"]).size()
    present = set(timed_frame["leg"])
    whole = pd.MultiIndex.from_tuples(
        [(leg, str(band)) for leg in LEGS if leg in present for band in Band], names=["leg", "band"]
    )
    if whole.empty:
        return pd.DataFrame({"leg": [], "band": [], "n": []}).astype(
            {"leg": "str", "band": "str", "n": "Int64"}
        )
    return banded.reindex(whole, fill_value=0).astype("Int64").rename("n").reset_index()


def _bands(rows: pd.DataFrame) -> pd.Series:
    bands = pd.Series(str(Band.OVER_12), index=rows.index, dtype="str")
    for band, limit in reversed(_LIMITS.items()):
        bands[(rows["late_minutes"] <= limit).fillna(False)] = str(band)
    bands[rows["exact"].isna()] = str(Band.DAY_ONLY)
    bands[rows["state"] == Arrival.ON_TIME] = str(Band.ON_TIME)
    bands[rows["state"] == Arrival.SILENT] = str(Band.SILENT)
    return bands


def timeline(deliveries: Lazy, deadline: Minute, as_of: Minute, hours: int | None = None) -> pd.DataFrame:
    """Planned against reported, cumulative, leg by leg. Definition: docs/metrics.md#timeline.

    Returns: leg, at (minute: whole steps of the WIB day, from before the first movement to the last plan or
    arrival, and as_of itself where it lies between), planned (movements due by then, plans of the future
    included), arrived (of the same movements, those reported to have arrived by then; null after as_of).
    hours: the step; without it, the smallest that keeps a leg within some hundred points.
    """
    moved = small(movements(deliveries, deadline).filter(~nw.col("due").is_null()))
    points = [point for leg in LEGS for point in _curve(leg, moved[moved["leg"] == leg], as_of, hours)]
    counted = pd.DataFrame(points, columns=["leg", "at", "planned", "arrived"], dtype="object")
    return counted.astype({"leg": "str", "at": "Int64", "planned": "Int64", "arrived": "Int64"})


def _curve(
    leg: str, rows: pd.DataFrame, as_of: Minute, hours: int | None
) -> Iterator[tuple[str, Minute, int, int | None]]:
    due = sorted(int(one) for one in rows["due"])
    arrived = sorted(int(one) for one in rows["at"].dropna() if one <= as_of)
    if not due:
        return
    for at in _grid(min(due + arrived), max(due + arrived), as_of, hours):
        # The future has no arrivals: unknown there, not as many as now.
        yield leg, at, bisect_right(due, at), bisect_right(arrived, at) if at <= as_of else None


def _grid(first: Minute, last: Minute, as_of: Minute, hours: int | None) -> list[Minute]:
    """Steps that begin just before the first minute, so that a curve begins at 0, and end at or after the
    last."""
    fine = (one for one in _STEPS if last - first <= one * 60 * _POINTS)
    step = (hours or next(fine, _STEPS[-1])) * 60
    midnight = start_of(local(first - 1).date())
    start = first - 1 - (first - 1 - midnight) % step
    steps = {*range(start, last + step, step)}
    return sorted(steps | ({as_of} if start <= as_of <= last else set()))


def days(timed_frame: pd.DataFrame) -> pd.DataFrame:
    """The due movements by kecamatan, leg and day of their due time. Definition: docs/metrics.md#lateness.

    Returns: kecamatan (null on the leg to the warehouse), leg, day (its first minute in WIB), due, reported,
    good, late, silent (counts), rate = good / reported, coverage = reported / due.
    """
    dues = timed_frame["due"]
    starts = {due: start_of(local(int(due)).date()) for due in dues.unique()}
    state = timed_frame["state"]
    each = timed_frame[["kecamatan", "leg"]].assign(
        day=dues.map(starts).astype("Int64"),
        due=1,
        reported=state.ne(Arrival.SILENT),
        good=state.eq(Arrival.ON_TIME),
        late=state.eq(Arrival.LATE),
        silent=state.eq(Arrival.SILENT),
    )
    counts = ["due", "reported", "good", "late", "silent"]
    each = each.astype(dict.fromkeys(counts, "Int64"))
    found = each.groupby(["kecamatan", "leg", "day"], dropna=False, as_index=False)[counts].sum()
    return with_rates(found).drop(columns=["low", "high"])
