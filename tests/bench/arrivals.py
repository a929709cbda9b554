"""on_time and delay_causes: were movements there when they were due, and if not, why."""

import pandas as pd

from lib.kernel import words
from lib.kernel.clock import Minute
from tests.bench.shared import LEVEL, settles, watching, within

ENDS = ["destination", "item"]  # a movement: its leg follows from the destination
UNNAMED = "tidak_disebut"


def due(rows: pd.DataFrame, deadline: Minute) -> pd.DataFrame:
    """One row a movement: destination, item, leg, due (NaN = never)."""
    planned = rows.loc[
        rows["plan_ord"].notna(),
        [*ENDS, "party", "plan_ord", "planned_arrival", "planned_arrival_precision"],
    ]
    planned = planned.assign(
        kpu=planned["party"].eq(words.Party.KPU), due=settles(planned, "planned_arrival")
    )
    plans = planned.sort_values(["kpu", "plan_ord"]).drop_duplicates(ENDS, keep="last")
    found = rows[[*ENDS, "leg"]].drop_duplicates(ENDS).merge(plans[[*ENDS, "due"]], on=ENDS, how="left")
    capped = found["due"].fillna(deadline).clip(upper=deadline)
    found["due"] = found["due"].where(found["leg"].ne("pps-tps"), capped)
    return found


def movements(rows: pd.DataFrame, deadline: Minute) -> pd.DataFrame:
    """The same with `at`, the arrival by a watching party's word, and `vague`: known by its day alone."""
    told = rows.loc[
        watching(rows) & rows["arrived_at"].notna(),
        [*ENDS, "party", "arrived_at", "arrived_at_precision"],
    ]
    told = told.assign(
        at=settles(told, "arrived_at"),
        vague=told["arrived_at_precision"].eq("hari"),
        ours=told["party"].eq(words.SUPERVISOR),
    )
    last = told.sort_values(["ours", "at"]).drop_duplicates(ENDS, keep="last")
    return due(rows, deadline).merge(last[[*ENDS, "at", "vague"]], on=ENDS, how="left")


def on_time(deliveries: pd.DataFrame, deadline: Minute, as_of: Minute, by: str = "kota") -> pd.DataFrame:
    """Rule 15: wilayah, leg, due, reported, good, rate, coverage, low, high."""
    moved = movements(deliveries[within(deliveries, by)], deadline)
    fell_due = moved["due"].le(as_of)
    counted = pd.DataFrame(
        {
            "wilayah": moved["destination"].str[: LEVEL[by]],
            "leg": moved["leg"],
            "due": fell_due,
            "reported": fell_due & moved["at"].notna(),
            "good": fell_due & moved["at"].le(moved["due"]),
        }
    )
    found = counted.groupby(["leg", "wilayah"], as_index=False)[["due", "reported", "good"]].sum()
    found = found.astype(dict.fromkeys(("due", "reported", "good"), "Int64"))
    reported, total = (found[name].where(found[name].gt(0)) for name in ("reported", "due"))
    found["rate"], found["coverage"] = found["good"] / reported, found["reported"] / total
    found["low"], found["high"] = found["good"] / total, (found["good"] + total - found["reported"]) / total
    return found[["wilayah", "leg", "due", "reported", "good", "rate", "coverage", "low", "high"]]


def causes(deliveries: pd.DataFrame) -> pd.DataFrame:
    """The cause named for a movement, the supervisor's before others'; of several the first by alphabet."""
    named = deliveries.loc[deliveries["delay_cause"].notna(), [*ENDS, "party", "delay_cause"]]
    named = named.assign(others=named["party"].ne(words.SUPERVISOR)).sort_values(["others", "delay_cause"])
    return named.drop_duplicates(ENDS)[[*ENDS, "delay_cause"]]


def delay_causes(deliveries: pd.DataFrame, deadline: Minute, as_of: Minute, by: str = "kota") -> pd.DataFrame:
    """Late movements by cause: wilayah, delay_cause, n, minutes; the most frequent first."""
    moved = movements(deliveries[within(deliveries, by)], deadline)
    late = moved[moved["due"].le(as_of) & moved["at"].gt(moved["due"])]
    late = late.merge(causes(deliveries), on=ENDS, how="left")
    late = late.assign(
        wilayah=late["destination"].str[: LEVEL[by]],
        delay_cause=late["delay_cause"].fillna(UNNAMED),
        late=(late["at"] - late["due"]).mask(late["vague"].eq(True)),
    )
    groups = late.groupby(["wilayah", "delay_cause"])["late"]
    found = pd.DataFrame({"n": groups.size(), "minutes": groups.sum(min_count=1)}).astype("Int64")
    order = ["wilayah", "n", "delay_cause"]
    return found.reset_index().sort_values(order, ascending=[True, False, True], ignore_index=True)
