"""Were the goods there when they were due, and if not, why."""

from typing import Any

import narwhals as nw
import pandas as pd

from lib.areas.frames import Lazy, flag, known, or_null, small, total
from lib.areas.levels import LEGS_WITHIN, Level, wilayah
from lib.kernel.clock import Minute, Precision
from lib.kernel.words import SUPERVISOR, WATCHING
from lib.store.frames import settles

MOVEMENT = ["destination", "item", "leg"]
UNNAMED = "tidak_disebut"  # a late movement for which nobody gave a cause


def due(deliveries: Lazy, deadline: Minute) -> Lazy:
    """When each movement should have arrived (rule 15): item, destination, leg, due (null = never due).

    The newest planned_arrival, KPU's first; to the TPS never after the end of H-1, which is also the due time
    there when there is no plan.
    """
    by_kpu = flag(nw.col("party") == "kpu")
    ranked = deliveries.with_columns(
        rank=nw.col("plan_ord") + by_kpu * nw.lit(10**17), planned_at=settles("planned_arrival")
    )
    newest = ranked.with_columns(best=nw.col("rank").max().over(*MOVEMENT))
    plans = (
        newest.filter(nw.col("rank") == nw.col("best")).group_by(*MOVEMENT).agg(nw.col("planned_at").max())
    )
    every = deliveries.select(*MOVEMENT).unique().join(plans, on=MOVEMENT, how="left")
    too_late = nw.col("planned_at").is_null() | (nw.col("planned_at") > deadline)
    capped = nw.when(too_late).then(nw.lit(deadline)).otherwise(nw.col("planned_at"))
    by_then = nw.when(nw.col("leg") == "pps-tps").then(capped).otherwise(nw.col("planned_at"))
    return every.with_columns(due=by_then).drop("planned_at")


def _movements(deliveries: Lazy, deadline: Minute, as_of: Minute) -> Lazy:
    """Movements on a leg with `due` (a minute), `fell_due` (0/1) and `at`: the arrival by the supervisor's
    word, else
    by the other watching parties'; `exact`: the same, null when only its day is known.
    """
    on_a_leg = deliveries.filter(~nw.col("leg").is_null())
    watched = on_a_leg.filter(nw.col("party").is_in([str(one) for one in WATCHING]))
    is_supervisor = nw.col("party") == str(SUPERVISOR)
    whole_day = nw.col("arrived_at_precision") == str(Precision.DAY)
    told = (
        watched.with_columns(at=settles("arrived_at"), vague=flag(whole_day))
        .filter(~nw.col("at").is_null())
        .with_columns(best=flag(is_supervisor).max().over(*MOVEMENT))
        .filter(flag(is_supervisor) == nw.col("best"))
        .with_columns(last=nw.col("at").max().over(*MOVEMENT))
        .filter(nw.col("at") == nw.col("last"))
        .group_by(*MOVEMENT)
        .agg(nw.col("at", "vague").max())
        .with_columns(exact=nw.when(nw.col("vague") == 0).then(nw.col("at")))
    )
    dues = due(on_a_leg, deadline).with_columns(fell_due=flag(nw.col("due") <= as_of))
    return dues.join(told.select(*MOVEMENT, "at", "exact"), on=MOVEMENT, how="left")


def on_time(deliveries: Lazy, deadline: Minute, as_of: Minute, by: Level) -> pd.DataFrame:
    """On-time rate per wilayah and leg. Definition: docs/metrics.md#on_time.

    Returns: wilayah, leg, due, reported, good (counts of movements), rate = good / reported, coverage =
    reported / due, low = good / due, high = (good + due − reported) / due; null where the denominator is 0.
    """
    moved = _movements(deliveries, deadline, as_of).filter(nw.col("leg").is_in(list(LEGS_WITHIN[by])))
    fell_due = nw.col("fell_due") == 1
    counted = (
        moved.with_columns(
            wilayah("destination", by),
            reported=flag(fell_due & ~nw.col("at").is_null()),
            good=flag(fell_due & ~nw.col("at").is_null() & (nw.col("at") <= nw.col("due"))),
        )
        .group_by("wilayah", "leg")
        .agg(nw.col("fell_due").sum().alias("due"), nw.col("reported", "good").sum())
    )
    return with_rates(small(counted).sort_values(["leg", "wilayah"], ignore_index=True))


def with_rates(counts: pd.DataFrame) -> pd.DataFrame:
    """Rates of sums beside their counts; a denominator of 0 gives no rate."""
    due_, reported, good = (counts[name].astype("Float64") for name in ("due", "reported", "good"))
    none: Any = pd.NA
    some_due, some_reported = due_.replace(0, none), reported.replace(0, none)
    counts["rate"], counts["coverage"] = good / some_reported, reported / some_due
    counts["low"], counts["high"] = good / some_due, (good + due_ - reported) / some_due
    return counts


def delay_causes(deliveries: Lazy, deadline: Minute, as_of: Minute, by: Level) -> pd.DataFrame:
    """Why due movements were late. Definition: docs/metrics.md#delay_causes.

    Returns: wilayah, delay_cause (the supervisor's before others'; `tidak_disebut` where nobody named
    one), n (late
    movements), minutes (their summed lateness;
    null when none is known to the minute, and an arrival known by its day alone adds none), largest first.
    """
    moved = _movements(deliveries, deadline, as_of).filter(nw.col("leg").is_in(list(LEGS_WITHIN[by])))
    late = moved.filter(nw.col("fell_due") == 1, ~nw.col("at").is_null() & (nw.col("at") > nw.col("due")))
    is_supervisor = nw.col("party") == str(SUPERVISOR)
    named = (
        deliveries.filter(~nw.col("delay_cause").is_null())
        .with_columns(first=nw.when(is_supervisor).then(nw.col("delay_cause")))
        .group_by(*MOVEMENT)
        .agg(nw.col("first").min(), nw.col("delay_cause").min())
        .with_columns(delay_cause=nw.coalesce(nw.col("first"), nw.col("delay_cause")))
    )
    counted = (
        late.join(named.select(*MOVEMENT, "delay_cause"), on=MOVEMENT, how="left")
        .with_columns(
            wilayah("destination", by),
            delay_cause=nw.coalesce(nw.col("delay_cause"), nw.lit(UNNAMED)),
            minutes=nw.col("exact") - nw.col("due"),
        )
        .group_by("wilayah", "delay_cause")
        .agg(nw.col("item").count().alias("n"), total("minutes"), known("minutes"))
        .with_columns(or_null("minutes"))
        .drop("minutes_known")
    )
    order = ["wilayah", "n", "delay_cause"]
    return small(counted).sort_values(order, ascending=[True, False, True], ignore_index=True)
