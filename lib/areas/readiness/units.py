"""From the words of several parties on one thing (a unit) to one state (rule 1 of the verdict)."""

import narwhals as nw

from lib.areas.frames import Lazy, flag
from lib.kernel.words import SUPERVISOR, WATCHING

PASS, FAIL, SILENT = "lolos", "gagal", "diam"
VERIFIED, WRONG, UNVERIFIED = "terverifikasi", "tidak_sesuai", "belum_terverifikasi"


def watching() -> nw.Expr:
    """Is this row a receiving or watching party's word?"""
    return nw.col("party").is_in([str(party) for party in WATCHING])


def combined(words: Lazy, unit: list[str]) -> Lazy:
    """One state a unit. words: `unit` columns, party, judge (lolos | gagal | diam), weighs (1: can verify).

    Wrong: the supervisor's own word fails, or all who reported fail. Verified: somebody who can verify passes
    and nobody fails. Otherwise unverified.
    """
    failing, passing = nw.col("judge") == FAIL, nw.col("judge") == PASS
    counted = (
        words.with_columns(
            fails=flag(failing),
            passes=flag(passing),
            supervisor_fails=flag(failing & (nw.col("party") == str(SUPERVISOR))),
            proves=flag(passing & (nw.col("weighs") == 1)),
        )
        .group_by(unit)
        .agg(nw.col("fails", "passes", "supervisor_fails", "proves").sum())
    )
    wrong = (nw.col("supervisor_fails") > 0) | ((nw.col("fails") > 0) & (nw.col("passes") == 0))
    proven = (nw.col("proves") > 0) & (nw.col("fails") == 0)
    state = nw.when(wrong).then(nw.lit(WRONG)).otherwise(
        nw.when(proven).then(nw.lit(VERIFIED)).otherwise(nw.lit(UNVERIFIED))
    )  # fmt: skip
    return counted.with_columns(state=state).select(*unit, "state")


def judged(fails: nw.Expr, passes: nw.Expr) -> nw.Expr:
    """`gagal` before `lolos` before `diam`; an unknown condition is none."""
    return nw.when(fails).then(nw.lit(FAIL)).otherwise(
        nw.when(passes).then(nw.lit(PASS)).otherwise(nw.lit(SILENT))
    )  # fmt: skip
