"""How many TPS and voters stand where, area by area, from the verdicts of the TPS."""

from enum import StrEnum

import pandas as pd

from lib.areas.levels import LENGTH, Level
from lib.areas.readiness.model import PROOFS, State, Verdict


class Shown(StrEnum):
    """A verdict as people read it: nobody verified it yet, in time or past its time."""

    READY = "siap"
    FOLLOW_UP = "perlu_tindak_lanjut"
    OVERDUE = "lewat_waktu"
    NOT_YET = "belum_waktunya"


OPENS = ("ya", "tidak", "belum_diketahui")


def shown(verdicts: pd.DataFrame) -> pd.Series:
    """The `Shown` of each row of `metrics.verdicts`, in its order."""
    unverified = verdicts["verdict"] == str(Verdict.UNVERIFIED)
    overdue = verdicts["overdue"].astype("bool")
    named = verdicts["verdict"].mask(unverified, str(Shown.NOT_YET))
    return named.mask(unverified & overdue, str(Shown.OVERDUE)).astype("str")


def totals(verdicts: pd.DataFrame, by: Level) -> pd.DataFrame:
    """One row a wilayah, ordered by code. Definition: docs/metrics.md#totals.

    Returns: wilayah, tps, reported (TPS with any proof that is not belum_terverifikasi); for each `Shown` and
    each bisa_buka_<answer> the TPS, <name>_voters (their known dpt; null where none is known) and
    <name>_unknown (TPS whose dpt is not). The four states sum to tps, and so do the three answers.
    """
    states = shown(verdicts)
    chosen = {str(state): states == str(state) for state in Shown}
    chosen |= {f"bisa_buka_{answer}": verdicts["bisa_buka"] == answer for answer in OPENS}
    dpt = verdicts["dpt"].astype("Int64")
    told = (verdicts[list(PROOFS)] != str(State.UNVERIFIED)).any(axis="columns")
    measures: dict[str, pd.Series] = {"tps": pd.Series(1, index=verdicts.index), "reported": told}
    for name, where in chosen.items():
        measures |= {
            name: where,
            f"{name}_voters": dpt.where(where),
            f"{name}_unknown": where & dpt.isna(),
        }
    found = _summed(measures, verdicts, by)
    for name in chosen:
        nothing = (found[name] > 0) & (found[f"{name}_unknown"] == found[name])
        found[f"{name}_voters"] = found[f"{name}_voters"].mask(nothing)
    return found


def _summed(measures: dict[str, pd.Series], verdicts: pd.DataFrame, by: Level) -> pd.DataFrame:
    whole = pd.DataFrame({name: values.astype("Int64") for name, values in measures.items()})
    whole["wilayah"] = verdicts["tps"].str[: LENGTH[by]].astype("str")
    return whole.groupby("wilayah", as_index=False)[list(measures)].sum()


def worst(verdicts: pd.DataFrame, by: Level, top: int | None = None) -> pd.DataFrame:
    """The wilayah with TPS that need follow-up, most first. Definition: docs/metrics.md#worst.

    Returns: wilayah, tps, count (perlu_tindak_lanjut), voters (their known dpt; null where none is known),
    voters_unknown (those whose dpt is not), lewat_waktu, and by proof the TPS where it is tidak_sesuai.
    Order: count, voters, lewat_waktu, code. top: only so many.
    """
    follow_up = str(Shown.FOLLOW_UP)
    names = {follow_up: "count", f"{follow_up}_voters": "voters", f"{follow_up}_unknown": "voters_unknown"}
    found = totals(verdicts, by)[["wilayah", "tps", *names, str(Shown.OVERDUE)]].rename(columns=names)
    proofs = {proof: verdicts[proof] == str(State.WRONG) for proof in PROOFS}
    found = found.merge(_summed(proofs, verdicts, by), on="wilayah")
    found = found[found["count"] > 0].sort_values(
        ["count", "voters", str(Shown.OVERDUE), "wilayah"],
        ascending=[False, False, False, True],
        ignore_index=True,
    )
    return found if top is None else found.head(top)
