"""Every check of a box in the order of its way, by party, each held against what was known before it."""

import narwhals as nw

from lib.areas.frames import Lazy, flag
from lib.kernel.words import RESEALED, Checkpoint, Condition
from lib.store.folding import settles

_RANKS = {str(point): rank for rank, point in enumerate(Checkpoint)}
_KEPT = ("tps", "ballot", "box_id", "party", "checkpoint", "condition", "collective", "ord")
_UNKNOWN = ""  # numbers after a documented re-seal that names none: nothing to compare the next ones with


def checks(seal_checks: Lazy) -> Lazy:
    """Checks with `pos` (order) and 0/1: bad, documented, broken (bad and undocumented), at_home.

    Numbers are compared as sets, with the last ones known before in the same party's chain; a documented
    re-seal (action disegel_ulang_ba and a BA number) makes its new numbers the expected ones.
    """
    chain = ["box_id", "party"]
    rank = nw.col("checkpoint").replace_strict(
        list(_RANKS), list(_RANKS.values()), default=9, return_dtype=nw.Int64
    )
    resealed = nw.col("actions").str.contains(RESEALED, literal=True) & ~nw.col("ba_no").is_null()
    home = (nw.col("checkpoint") == str(Checkpoint.TPS)) & (
        nw.col("seen_at").is_null() | (nw.col("seen_at") == nw.col("tps"))
    )
    found, known = nw.col("seal_nos_found_set"), nw.coalesce(nw.col("new_seal_nos_set"), nw.lit(_UNKNOWN))
    as_told = _alike("seal_nos_recorded_set", "seal_nos_found_set") & _alike("seals_found", "seals_expected")
    # Few columns from here on: what follows is ordered, and pandas orders whole frames.
    ordered = seal_checks.select(
        *_KEPT,
        found=found,
        pos=(settles("checked_at") * 10 + rank) * 1000 + nw.col("check_no"),
        documented=flag(resealed),
        at_home=flag(home),
        torn=flag(nw.col("condition") != str(Condition.INTACT)),
        differs=flag(~as_told),
        after=nw.when(resealed).then(known).otherwise(found),
    )
    carried = ordered.with_columns(
        after=nw.col("after").fill_null(strategy="forward").over(*chain, order_by="pos")
    )
    before = carried.with_columns(before=nw.col("after").shift(1).over(*chain, order_by="pos"))
    changed = ~((nw.col("before") == _UNKNOWN) | _alike("before", "found"))
    bad = (nw.col("torn") == 1) | (nw.col("differs") == 1) | changed
    return before.with_columns(bad=flag(bad), broken=flag(bad & (nw.col("documented") == 0)))


def _alike(one: str, other: str) -> nw.Expr:
    """Equal, or not both known. Asked with ==: pandas calls an unknown text unequal to everything."""
    return nw.col(one).is_null() | nw.col(other).is_null() | (nw.col(one) == nw.col(other))


def chains(seal_checks: Lazy) -> Lazy:
    """One row a box and party: tps, box_id, party, broken, arrived (its last check is at its own TPS)."""
    rows = checks(seal_checks)
    last = rows.with_columns(
        last=nw.col("pos").max().over("box_id", "party"),
        any_broken=nw.col("broken").max().over("box_id", "party"),
    ).filter(nw.col("pos") == nw.col("last"))
    return last.select(
        "tps",
        "ballot",
        "box_id",
        "party",
        nw.col("any_broken").alias("broken"),
        nw.col("at_home").alias("arrived"),
    ).unique(["box_id", "party"])
