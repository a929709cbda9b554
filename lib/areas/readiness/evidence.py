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
    return {
        proof: {log: _rows(raws[log], log, filters, tps, proof) for log in RESTS_ON[proof]}
        for proof in PROOFS
    }


def _rows(raw: pd.DataFrame, log: str, filters: Filters, tps: str, proof: str) -> pd.DataFrame:
    rows: nw.LazyFrame[Any] = nw.from_native(raw).lazy()
    stands = nw.col("withdrawn_at").is_null() | (nw.col("withdrawn_at") > filters.known_at)
    chosen = rows.filter(nw.col("recorded_at") <= filters.known_at, stands, nw.col("wilayah") == tps)
    if log == ON_THE_WAY and proof in ("jumlah", "kualitas"):
        chosen = chosen.filter(nw.col("item").is_in(list(LOOSE)))
    if log == ON_THE_WAY and proof == "jenis":
        chosen = chosen.filter(~nw.col("qty_wrong").is_null())
    if log == IN_BOXES:
        chosen = chosen.filter(nw.col("item").str.starts_with(BALLOT))
    found: pd.DataFrame = chosen.collect().to_pandas()
    return found.sort_values("ord", ignore_index=True)
