"""Were the goods there when they were due, and if not, why."""

from typing import Any

import narwhals as nw
import pandas as pd

from lib.areas.frames import Lazy, flag, known, or_null, small, total
from lib.areas.levels import LEGS_WITHIN, Level, wilayah
from lib.kernel.clock import Minute, Precision
from lib.kernel.words import SUPERVISOR, WATCHING, Party
from lib.store.folding import settles

MOVEMENT = ["destination", "item", "leg"]
_READ = (
    *MOVEMENT, "party", "plan_ord", "planned_arrival", "planned_arrival_precision",
    "arrived_at", "arrived_at_precision",
)  # fmt: skip
_KPU_FIRST = 10**17  # above every plan_ord
UNNAMED = "tidak_disebut"  # a late movement for which nobody gave a cause


def movements(deliveries: Lazy, deadline: Minute) -> Lazy:
    """Movements on a leg: destination, item, leg, due, at, exact (minutes, null = none; rule 15).

    due: the newest planned_arrival, KPU's first; to the TPS never after the end of H-1, which is also the due
    time there when there is no plan. at: the latest arrival by the supervisor's word, else by the other
    watching parties'. exact: the same, null when only its day is known.
    """
    rows = deliveries.select(*_READ).filter(~nw.col("leg").is_null())
    arrived, party = settles("arrived_at"), nw.col("party")
    to_the_minute = nw.col("arrived_at_precision") == str(Precision.MINUTE)
    supervisor = party == str(SUPERVISOR)
    other = party.is_in([str(one) for one in WATCHING if one != SUPERVISOR])
    told = rows.with_columns(
        rank=nw.col("plan_ord") + flag(party == str(Party.KPU)) * nw.lit(_KPU_FIRST),
        plan=settles("planned_arrival"),
        first=nw.when(supervisor).then(arrived),
        first_exact=nw.when(supervisor & to_the_minute).then(arrived),
        second=nw.when(other).then(arrived),
        second_exact=nw.when(other & to_the_minute).then(arrived),
    ).with_columns(best=nw.col("rank").max().over(*MOVEMENT))
    newest = told.with_columns(plan=nw.when(nw.col("rank") == nw.col("best")).then(nw.col("plan")))
    each = newest.group_by(*MOVEMENT).agg(
        nw.col("plan", "first", "first_exact", "second", "second_exact").max()
    )
    first, second, plan = nw.col("first"), nw.col("second"), nw.col("plan")
    capped = nw.when(plan.is_null() | (plan > deadline)).then(nw.lit(deadline)).otherwise(plan)
    known = each.with_columns(
        due=nw.when(nw.col("leg") == "pps-tps").then(capped).otherwise(plan),
        at=nw.coalesce(first, second),
        exact=nw.when(first.is_null()).then(nw.col("second_exact")).otherwise(nw.col("first_exact")),
    )
    exact = nw.when(nw.col("exact") == nw.col("at")).then(nw.col("exact"))
    return known.select(*MOVEMENT, "due", "at", exact.alias("exact"))


def on_time(deliveries: Lazy, deadline: Minute, as_of: Minute, by: Level) -> pd.DataFrame:
    """On-time rate per wilayah and leg. Definition: docs/metrics.md#on_time.

    Returns: wilayah, leg, due, reported, good (counts of movements), rate = good / reported, coverage =
    reported / due, low = good / due, high = (good + due − reported) / due; null where the denominator is 0.
    """
    moved = movements(deliveries, deadline).filter(nw.col("leg").is_in(list(LEGS_WITHIN[by])))
    fell_due = nw.col("due") <= as_of
    counted = (
        moved.select(
            "leg",
            wilayah("destination", by),
            due=flag(fell_due),
            reported=flag(fell_due & ~nw.col("at").is_null()),
            good=flag(fell_due & (nw.col("at") <= nw.col("due"))),
        )
        .group_by("wilayah", "leg")
        .agg(nw.col("due", "reported", "good").sum())
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
    moved = movements(deliveries, deadline).filter(nw.col("leg").is_in(list(LEGS_WITHIN[by])))
    late = moved.filter(nw.col("due") <= as_of, nw.col("at") > nw.col("due"))
    named = named_causes(deliveries)
    counted = (
        late.join(named, on=MOVEMENT, how="left")
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


def named_causes(deliveries: Lazy) -> Lazy:
    """The cause that was named for a movement: destination, item, leg, delay_cause.

    The supervisor's before others'; of several the first in the alphabet.
    """
    is_supervisor = nw.col("party") == str(SUPERVISOR)
    named = (
        deliveries.select(*MOVEMENT, "party", "delay_cause")
        .filter(~nw.col("delay_cause").is_null())
        .with_columns(first=nw.when(is_supervisor).then(nw.col("delay_cause")))
        .group_by(*MOVEMENT)
        .agg(nw.col("first").min(), nw.col("delay_cause").min())
        .with_columns(delay_cause=nw.coalesce(nw.col("first"), nw.col("delay_cause")))
    )
    return named.select(*MOVEMENT, "delay_cause")
