"""From the words of several parties on one thing (a unit) to one state (rule 1 of the verdict)."""

import narwhals as nw

from lib.areas.frames import Lazy, flag
from lib.kernel.words import SUPERVISOR, WATCHING

PASS, FAIL, SILENT = "lolos", "gagal", "diam"
VERIFIED, WRONG, UNVERIFIED = "terverifikasi", "tidak_sesuai", "belum_terverifikasi"
UNIT = ["proof", "tps", "unit"]
COLUMNS = [*UNIT, "party", "judge", "weighs"]


def watching() -> nw.Expr:
    """Is this row a receiving or watching party's word?"""
    return nw.col("party").is_in([str(party) for party in WATCHING])


def words(  # noqa: PLR0917 (the columns of a word, in their order)
    rows: Lazy, proof: str | nw.Expr, tps: str, unit: str, judge: nw.Expr, weighs: nw.Expr
) -> Lazy:
    """One row a unit and party, as `COLUMNS`: judge is lolos, gagal or diam; weighs 1 if it can verify."""
    named = nw.lit(proof) if isinstance(proof, str) else proof
    return rows.select(
        named.alias("proof"),
        nw.col(tps).alias("tps"),
        nw.col(unit).alias("unit"),
        "party",
        judge.alias("judge"),
        flag(weighs).alias("weighs"),
    )


def combined(spoken: Lazy) -> Lazy:
    """One state a unit: proof, tps, unit, state.

    Wrong: the supervisor's own word fails, or all who reported fail. Verified: somebody who can verify passes
    and nobody fails. Otherwise unverified.
    """
    failing, passing = nw.col("judge") == FAIL, nw.col("judge") == PASS
    supervisor = nw.col("party") == str(SUPERVISOR)
    counted = (
        spoken.select(
            *UNIT,
            fails=flag(failing),
            passes=flag(passing),
            supervisor_fails=flag(failing & supervisor),
            proves=flag(passing & (nw.col("weighs") == 1)),
        )
        .group_by(UNIT)
        .agg(nw.col("fails", "passes", "supervisor_fails", "proves").sum())
    )
    wrong = (nw.col("supervisor_fails") > 0) | ((nw.col("fails") > 0) & (nw.col("passes") == 0))
    proven = (nw.col("proves") > 0) & (nw.col("fails") == 0)
    state = nw.when(wrong).then(nw.lit(WRONG)).otherwise(
        nw.when(proven).then(nw.lit(VERIFIED)).otherwise(nw.lit(UNVERIFIED))
    )  # fmt: skip
    return counted.select(*UNIT, state.alias("state"))


def tallied(states: Lazy) -> Lazy:
    """How many units of a proof of a TPS are wrong, verified and open: proof, tps, wrong, verified, open."""
    state = nw.col("state")
    return (
        states.select(
            "proof",
            "tps",
            wrong=flag(state == WRONG),
            verified=flag(state == VERIFIED),
            open=flag(state == UNVERIFIED),
        )
        .group_by("proof", "tps")
        .agg(nw.col("wrong", "verified", "open").sum())
    )


def judged(fails: nw.Expr, passes: nw.Expr) -> nw.Expr:
    """`gagal` before `lolos` before `diam`; an unknown condition is none."""
    return nw.when(fails).then(nw.lit(FAIL)).otherwise(
        nw.when(passes).then(nw.lit(PASS)).otherwise(nw.lit(SILENT))
    )  # fmt: skip
