"""What lies inside closed boxes: enough ballots (jumlah), of the right kind (jenis), behind whole seals."""

import narwhals as nw

from lib.areas.frames import Lazy, flag
from lib.areas.readiness.units import UNVERIFIED, VERIFIED, WRONG, combined, judged, watching
from lib.areas.seals.chains import chains
from lib.areas.wilayah.metrics import FORMULA
from lib.kernel.words import BALLOT, Stage
from lib.store.frames import settles

BOX = ["tps", "ballot"]
_READ = (
    *BOX, "box_id", "item", "party", "stage", "counted_at", "counted_at_precision", "qty", "qty_wrong",
    "witness", "ord",
)  # fmt: skip


def segel(seal_checks: Lazy) -> Lazy:
    """One state a box with any check. Columns tps, ballot, box_id, state."""
    own = chains(seal_checks.filter(~nw.col("ballot").is_null()))
    words = own.with_columns(
        weighs=flag(watching()), judge=judged(nw.col("broken") == 1, nw.col("arrived") == 1)
    )
    states = combined(words, ["tps", "box_id"])
    return states.with_columns(ballot=nw.col("box_id").str.slice(18))


def counts(box_counts: Lazy) -> Lazy:
    """The newest count of each ballot box, stage and party, with `usable` = qty − known qty_wrong."""
    group = ["box_id", "party", "stage"]
    ballots = (
        box_counts.select(*_READ)
        .filter(
            ~nw.col("ballot").is_null(), nw.col("item") == nw.concat_str(nw.lit(BALLOT), nw.col("ballot"))
        )
        .with_columns(at=settles("counted_at"))
    )
    newest = ballots.with_columns(newest=nw.col("at").max().over(*group)).filter(
        nw.col("at") == nw.col("newest")
    )
    last = newest.with_columns(last=nw.col("ord").max().over(*group)).filter(nw.col("ord") == nw.col("last"))
    return last.with_columns(
        usable=nw.col("qty") - nw.col("qty_wrong").fill_null(0), watches=flag(watching())
    )


def jumlah(counted: Lazy, needs: Lazy, seals: Lazy) -> Lazy:
    """One state a box of known need with any count (rule 8): opening overrides packing + seal."""
    needed = needs.filter(~nw.col("needed").is_null()).with_columns(
        ballot=nw.col("item").str.slice(len(BALLOT))
    )
    rows = counted.filter(~nw.col("usable").is_null()).join(
        needed.select("tps", "ballot", "needed", "need_source"), on=BOX
    )
    judge = judged(nw.col("usable") < nw.col("needed"), nw.col("usable") >= nw.col("needed"))
    opening = rows.filter(nw.col("stage") == str(Stage.OPENING)).with_columns(
        watched=nw.col("watches").max().over(*BOX)
    )
    opening = opening.filter(nw.col("watched") == 1).with_columns(weighs=nw.col("watches"), judge=judge)
    packing = rows.filter(nw.col("stage") == str(Stage.PACKING)).with_columns(
        weighs=flag((nw.col("watches") == 1) & ~nw.col("witness").is_null()), judge=judge
    )
    opened = combined(opening, [*BOX, "need_source"])
    packed = combined(packing, [*BOX, "need_source"]).join(opened.select(*BOX), on=BOX, how="anti")
    sealed = packed.join(seals.select(*BOX, nw.col("state").alias("seal")), on=BOX, how="left")
    behind = (nw.col("state") == VERIFIED) & (nw.col("seal").fill_null(UNVERIFIED) != VERIFIED)
    sealed = sealed.with_columns(state=nw.when(behind).then(nw.lit(UNVERIFIED)).otherwise(nw.col("state")))
    both = nw.concat(
        [opened.select(*BOX, "need_source", "state"), sealed.select(*BOX, "need_source", "state")]
    )
    guess = (nw.col("state") == WRONG) & (nw.col("need_source") == FORMULA)
    return both.with_columns(state=nw.when(guess).then(nw.lit(UNVERIFIED)).otherwise(nw.col("state")))


def jenis(box_counts: Lazy, deliveries: Lazy) -> Lazy:
    """One state a TPS and item whose qty_wrong anybody told (rule 10). Columns tps, item, state.

    Any visible qty_wrong > 0 fails. An explicit 0 passes; it verifies a ballot type at packing or opening
    only.
    An item that is no ballot has a state only once somebody found something wrong with it.
    """
    inside = nw.col("stage") != str(Stage.OFFICIAL)
    counted = _told_wrong(box_counts.filter(~nw.col("ballot").is_null()), inside, "stage")
    delivered = _told_wrong(
        deliveries.filter(nw.col("leg") == "pps-tps").with_columns(tps=nw.col("destination")), nw.lit(1) == 0
    )
    words = (
        nw.concat([counted, delivered])
        .group_by("tps", "item", "party")
        .agg(nw.col("wrong", "none", "proves").max())
        .with_columns(doubted=nw.col("wrong").max().over("tps", "item"))
        .filter(nw.col("item").str.starts_with(BALLOT) | (nw.col("doubted") == 1))
    )
    judge = judged(nw.col("wrong") == 1, nw.col("none") == 1)
    return combined(
        words.with_columns(weighs=flag((nw.col("proves") == 1) & watching()), judge=judge), ["tps", "item"]
    )


def _told_wrong(rows: Lazy, proving: nw.Expr, *extra: str) -> Lazy:
    none = nw.col("qty_wrong") == 0
    known = rows.select("tps", "item", "party", "qty_wrong", *extra).filter(~nw.col("qty_wrong").is_null())
    known = known.with_columns(
        wrong=flag(nw.col("qty_wrong") > 0), none=flag(none), proves=flag(none & proving)
    )
    return known.select("tps", "item", "party", "wrong", "none", "proves")
