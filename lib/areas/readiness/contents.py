"""What lies inside closed boxes: enough ballots (jumlah), of the right kind (jenis), behind whole seals."""

import narwhals as nw

from lib.areas.frames import Lazy, flag
from lib.areas.readiness.units import UNVERIFIED, VERIFIED, WRONG, judged, watching, words
from lib.areas.seals.chains import chains
from lib.areas.wilayah.metrics import FORMULA
from lib.kernel.words import BALLOT, Stage
from lib.store.folding import settles

BOX = ["tps", "ballot"]
_READ = (
    *BOX, "box_id", "item", "party", "stage", "counted_at", "counted_at_precision", "qty", "qty_wrong",
    "witness", "ord",
)  # fmt: skip
PACKED, OPENED = "pengepakan", "dibuka"
GUESSED = "|perkiraan"  # marks a proof against an estimated need: short of it is unverified, never wrong


def segel(seal_checks: Lazy, ballots: list[str]) -> Lazy:
    """Words on every TPS box of these ballot types that was checked; the unit is the ballot type."""
    own = chains(seal_checks.filter(nw.col("ballot").is_in(ballots)))
    judge = judged(nw.col("broken") == 1, nw.col("arrived") == 1)
    return words(own, "segel", "tps", "ballot", judge, watching())


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


def jumlah(counted: Lazy, needs: Lazy) -> Lazy:
    """Words on every box of known need: packing counts, and opening counts where a watching party opened."""
    needed = needs.filter(~nw.col("needed").is_null(), nw.col("item").str.starts_with(BALLOT))
    needed = needed.select(
        "tps",
        "needed",
        ballot=nw.col("item").str.slice(len(BALLOT)),
        guess=nw.when(nw.col("need_source") == FORMULA).then(nw.lit(GUESSED)).otherwise(nw.lit("")),
    )
    rows = counted.filter(
        ~nw.col("usable").is_null(), nw.col("stage").is_in([str(Stage.PACKING), str(Stage.OPENING)])
    ).join(needed, on=BOX)
    opening = nw.col("stage") == str(Stage.OPENING)
    rows = rows.with_columns(watched=nw.col("watches").max().over(*BOX, "stage"))
    rows = rows.filter(~opening | (nw.col("watched") == 1)).with_columns(
        stage=nw.when(opening).then(nw.lit(OPENED)).otherwise(nw.lit(PACKED)),
        counts=flag((nw.col("watches") == 1) & (opening | ~nw.col("witness").is_null())),
    )
    judge = judged(nw.col("usable") < nw.col("needed"), nw.col("usable") >= nw.col("needed"))
    return words(rows, nw.concat_str("stage", "guess"), "tps", "ballot", judge, nw.col("counts") == 1)


def settled(states: Lazy) -> Lazy:
    """The state of each box's content (rule 8): opening overrides packing, which needs its seal verified.

    states: what `combined` gives. Columns proof (jumlah), tps, unit, state.
    """
    box = ["tps", "unit"]
    proof = nw.col("proof")
    opened = states.filter(proof.str.starts_with(OPENED))
    packed = states.filter(proof.str.starts_with(PACKED)).join(opened.select(box), on=box, how="anti")
    seals = states.filter(proof == "segel").select(*box, nw.col("state").alias("seal"))
    sealed = packed.join(seals, on=box, how="left")
    behind = (nw.col("state") == VERIFIED) & (nw.col("seal").fill_null(UNVERIFIED) != VERIFIED)
    sealed = sealed.with_columns(state=nw.when(behind).then(nw.lit(UNVERIFIED)).otherwise(nw.col("state")))
    names = ["proof", *box, "state"]
    both = nw.concat([opened.select(names), sealed.select(names)])
    guess = (nw.col("state") == WRONG) & proof.str.ends_with(GUESSED)
    state = nw.when(guess).then(nw.lit(UNVERIFIED)).otherwise(nw.col("state"))
    return both.select(nw.lit("jumlah").alias("proof"), *box, state.alias("state"))


def jenis(box_counts: Lazy, deliveries: Lazy, ballots: list[str]) -> Lazy:
    """Words on every ballot item whose qty_wrong anybody told, and on any other item once doubted (rule 10).

    Any visible qty_wrong > 0 fails. An explicit 0 passes; it verifies ballots, at packing or opening.
    """
    inside = nw.col("stage") != str(Stage.OFFICIAL)
    counted = _told_wrong(box_counts.filter(~nw.col("ballot").is_null()), inside, "stage")
    delivered = _told_wrong(
        deliveries.filter(nw.col("leg") == "pps-tps").with_columns(tps=nw.col("destination")), nw.lit(1) == 0
    )
    told = (
        nw.concat([counted, delivered])
        .group_by("tps", "item", "party")
        .agg(nw.col("wrong", "none", "proves").max())
        .with_columns(doubted=nw.col("wrong").max().over("tps", "item"))
        .filter(nw.col("item").is_in(ballots) | (nw.col("doubted") == 1))
    )
    judge = judged(nw.col("wrong") == 1, nw.col("none") == 1)
    proves = (nw.col("proves") == 1) & watching() & nw.col("item").is_in(ballots)
    return words(told, "jenis", "tps", "item", judge, proves)


def _told_wrong(rows: Lazy, proving: nw.Expr, *extra: str) -> Lazy:
    none = nw.col("qty_wrong") == 0
    known = rows.select("tps", "item", "party", "qty_wrong", *extra).filter(~nw.col("qty_wrong").is_null())
    known = known.with_columns(
        wrong=flag(nw.col("qty_wrong") > 0), none=flag(none), proves=flag(none & proving)
    )
    return known.select("tps", "item", "party", "wrong", "none", "proves")
