"""evidence: the rows as recorded that each proof of one TPS rests on."""

import pandas as pd

from lib.kernel import words
from lib.kernel.clock import Minute


def evidence(raws: dict[str, pd.DataFrame], known_at: Minute, tps: str) -> dict[str, dict[str, pd.DataFrame]]:
    """proof → log → rows, oldest first, from frames that are not folded."""
    rows = {log: _of_tps(raws[log], known_at, tps) for log in raws if log != "sortings"}
    deliveries, checks, counts = rows["deliveries"], rows["seal_checks"], rows["box_counts"]
    loose = _numbered(deliveries[deliveries["item"].isin(words.LOOSE)])
    inside = _numbered(counts[counts["item"].str.startswith(words.BALLOT)])
    doubted = _numbered(deliveries[deliveries["qty_wrong"].notna()])
    needed = {log: rows[log] for log in ("allocations", "tps_master")}
    return {
        "waktu": {"deliveries": deliveries},
        "jumlah": {"deliveries": loose, "box_counts": inside, "seal_checks": checks, **needed},
        "jenis": {"deliveries": doubted, "box_counts": inside},
        "tujuan": {"deliveries": deliveries, "seal_checks": checks},
        "kualitas": {"deliveries": loose},
        "segel": {"seal_checks": checks},
    }


def _of_tps(raw: pd.DataFrame, known_at: Minute, tps: str) -> pd.DataFrame:
    """What was recorded of a TPS and not withdrawn by then."""
    rows = raw[raw["wilayah"].eq(tps)]
    stands = rows["recorded_at"].le(known_at) & ~rows["withdrawn_at"].le(known_at).fillna(False)
    return rows[stands].sort_values("ord", ignore_index=True)


def _numbered(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.reset_index(drop=True)
