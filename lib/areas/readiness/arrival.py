"""Two proofs of the way: waktu (in time) and tujuan (at the right place)."""

import narwhals as nw

from lib.areas.frames import Lazy, flag
from lib.areas.readiness.units import combined, judged, watching
from lib.kernel.clock import Minute
from lib.store.frames import settles

UNIT = ["destination", "name"]


def waktu(loaded: Lazy, deadline: Minute) -> Lazy:
    """Every load to a TPS arrived, by a watching party's word, by the end of H-1. One row a load: tps,
    state."""
    known = ~nw.col("arrived_at").is_null()
    words = (
        loaded.with_columns(
            known=flag(known),
            late=flag(known & (settles("arrived_at") > deadline)),
            timeless=flag(~known & ~nw.col("qty_received").is_null()),
        )
        .group_by(*UNIT, "party")
        .agg(nw.col("known", "late", "timeless").max())
    )
    passes = (nw.col("known") == 1) & (nw.col("timeless") == 0)
    return _states(words.with_columns(judge=judged(nw.col("late") == 1, passes)))


def tujuan(loaded: Lazy, seal_checks: Lazy) -> Lazy:
    """Every load was received at its destination, and no box was seen at another TPS: tps, state, a load
    or box each."""
    given = ~nw.col("handed_over_at").is_null() & (nw.col("handed_over_at") != nw.col("destination"))
    received = ~nw.col("arrived_at").is_null() | ~nw.col("qty_received").is_null()
    words = (
        loaded.with_columns(elsewhere=flag(given), received=flag(received))
        .group_by(*UNIT, "party")
        .agg(nw.col("elsewhere", "received").max())
    )
    states = combined(_weighed(words.with_columns(judge=_there())), UNIT).rename({"destination": "tps"})
    seen = seal_checks.filter(
        ~nw.col("seen_at").is_null(), nw.col("seen_at").str.len_chars() == nw.col("tps").str.len_chars()
    )
    boxes = (
        seen.with_columns(
            elsewhere=flag(nw.col("seen_at") != nw.col("tps")),
            received=flag(nw.col("seen_at") == nw.col("tps")),
        )
        .group_by("tps", "box_id", "party")
        .agg(nw.col("elsewhere", "received").max())
        .with_columns(somewhere=nw.col("elsewhere").max().over("tps", "box_id"))
        .filter(nw.col("somewhere") == 1)
    )
    astray = combined(_weighed(boxes.with_columns(judge=_there())), ["tps", "box_id"])
    # A box seen astray speaks of a TPS that may have no load yet: then it is wrong, never verified.
    return nw.concat([states.select("tps", "state"), astray.select("tps", "state")])


def _there() -> nw.Expr:
    return judged(nw.col("elsewhere") == 1, nw.col("received") == 1)


def _weighed(words: Lazy) -> Lazy:
    return words.with_columns(weighs=flag(watching()))


def _states(words: Lazy) -> Lazy:
    return combined(_weighed(words), UNIT).rename({"destination": "tps"}).select("tps", "state")
