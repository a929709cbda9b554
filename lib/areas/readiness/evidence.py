"""The rows that each proof of one TPS rests on: take them away and nothing is verified any more."""

from typing import Any

import narwhals as nw
import pandas as pd

from lib.areas.readiness.model import PROOFS
from lib.kernel.filters import Filters
from lib.kernel.words import BALLOT, LOOSE

ON_THE_WAY, IN_BOXES, ON_SEALS = "deliveries", "box_counts", "seal_checks"
RESTS_ON = {
    "waktu": (ON_THE_WAY,),
    "jumlah": (ON_THE_WAY, IN_BOXES, ON_SEALS, "allocations", "tps_master"),
    "jenis": (ON_THE_WAY, IN_BOXES),
    "tujuan": (ON_THE_WAY, ON_SEALS),
    "kualitas": (ON_THE_WAY,),
    "segel": (ON_SEALS,),
}


def evidence(raws: dict[str, pd.DataFrame], filters: Filters, tps: str) -> dict[str, dict[str, pd.DataFrame]]:
    """proof → log → rows as recorded (not folded: plans, corrections and repeats included), oldest first.

    raws: what `store.frames.raw` gives, by log. Withdrawn and later recorded rows are no evidence.
    """
    of_tps = {
        log: _standing(raws[log], filters, tps) for log in {log for logs in RESTS_ON.values() for log in logs}
    }
    return {proof: {log: _chosen(of_tps[log], log, proof) for log in RESTS_ON[proof]} for proof in PROOFS}


def _standing(raw: pd.DataFrame, filters: Filters, tps: str) -> pd.DataFrame:
    rows: nw.LazyFrame[Any] = nw.from_native(raw).lazy()
    stands = nw.col("withdrawn_at").is_null() | (nw.col("withdrawn_at") > filters.known_at)
    here = rows.filter(nw.col("wilayah") == tps).filter(nw.col("recorded_at") <= filters.known_at, stands)
    found: pd.DataFrame = here.collect().to_pandas()
    return found.sort_values("ord", ignore_index=True)


def _chosen(rows: pd.DataFrame, log: str, proof: str) -> pd.DataFrame:
    """The rows of one log that a proof asks about."""
    if log == ON_THE_WAY and proof in ("jumlah", "kualitas"):
        rows = rows[rows["item"].isin(list(LOOSE))]
    if log == ON_THE_WAY and proof == "jenis":
        rows = rows[rows["qty_wrong"].notna()]
    if log == IN_BOXES:
        rows = rows[rows["item"].str.startswith(BALLOT)]
    return rows.reset_index(drop=True)
