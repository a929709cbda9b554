"""Two proofs of the way: waktu (in time) and tujuan (at the right place). `loaded` is what `loads` gives."""

import narwhals as nw

from lib.areas.frames import Lazy, flag
from lib.areas.readiness.units import judged, watching, words
from lib.kernel.clock import Minute
from lib.store.folding import settles

_LOAD = ["destination", "name", "party"]
_TPS = r"^\d{2}\.\d{2}\.\d{2}\.\d{4}-\d{3}$"


def waktu(loaded: Lazy, deadline: Minute) -> Lazy:
    """Words on every load to a TPS: did it arrive by the end of H-1."""
    known = ~nw.col("arrived_at").is_null()
    told = (
        loaded.select(
            *_LOAD,
            known=flag(known),
            late=flag(known & (settles("arrived_at") > deadline)),
            timeless=flag(~known & ~nw.col("qty_received").is_null()),
        )
        .group_by(_LOAD)
        .agg(nw.col("known", "late", "timeless").max())
    )
    passes = (nw.col("known") == 1) & (nw.col("timeless") == 0)
    return words(told, "waktu", "destination", "name", judged(nw.col("late") == 1, passes), watching())


def tujuan(loaded: Lazy) -> Lazy:
    """Words on every load to a TPS: was it received there and nowhere else."""
    given = ~nw.col("handed_over_at").is_null() & (nw.col("handed_over_at") != nw.col("destination"))
    received = ~nw.col("arrived_at").is_null() | ~nw.col("qty_received").is_null()
    told = (
        loaded.select(*_LOAD, elsewhere=flag(given), here=flag(received))
        .group_by(_LOAD)
        .agg(nw.col("elsewhere", "here").max())
    )
    return words(told, "tujuan", "destination", "name", _there(), watching())


def astray(seal_checks: Lazy) -> Lazy:
    """Words on every box that anybody saw at a TPS not its own; seen at home only, it is no unit."""
    seen = seal_checks.select("tps", "box_id", "party", "seen_at").filter(
        ~nw.col("seen_at").is_null(), nw.col("seen_at").str.contains(_TPS)
    )
    home = nw.col("seen_at") == nw.col("tps")
    told = (
        seen.select("tps", "box_id", "party", elsewhere=flag(~home), here=flag(home))
        .group_by("tps", "box_id", "party")
        .agg(nw.col("elsewhere", "here").max())
        .with_columns(somewhere=nw.col("elsewhere").max().over("tps", "box_id"))
        .filter(nw.col("somewhere") == 1)
    )
    return words(told, "tujuan", "tps", "box_id", _there(), watching())


def _there() -> nw.Expr:
    return judged(nw.col("elsewhere") == 1, nw.col("here") == 1)
