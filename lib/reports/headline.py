"""The finding of a screen in one sentence: numbers, place, whose word. Never a person, fault or intent."""

from typing import Any

import pandas as pd

from lib.areas.quantities.metrics import RECEIVERS, estimated
from lib.areas.readiness.stages import Stage
from lib.areas.wilayah.reference import area_name
from lib.kernel.format import count
from lib.kernel.words import ALL_BALLOTS


def of_stage(stage: Stage, whole: dict[str, Any], worst: pd.DataFrame, goods: pd.DataFrame) -> str:
    """The headline of the stage.

    whole: the row of `totals` for the scope; worst: wilayah, worst first; goods: what `at_warehouse` returns.
    """
    if stage is Stage.WAREHOUSE:
        return warehouse(goods)
    return opening(whole) if stage is Stage.OPENING else roads(whole, worst)


def roads(whole: dict[str, Any], worst: pd.DataFrame) -> str:
    """`541 dari 881 TPS siap; 50 perlu tindak lanjut, terbanyak di Pekalongan Utara; …`"""
    ready, follow, late = whole["siap"], whole["perlu_tindak_lanjut"], whole["lewat_waktu"]
    if not whole["reported"]:
        return f"Belum ada laporan pengawas atau penerima dari {count(whole['tps'])} TPS."
    parts = [f"{count(ready)} dari {count(whole['tps'])} TPS siap"]
    if follow:
        where = f", terbanyak di {area_name(worst['wilayah'].iloc[0])}" if len(worst) > 1 else ""
        parts.append(f"{count(follow)} perlu tindak lanjut{where}")
    if late:
        parts.append(f"{count(late)} lewat waktu tanpa laporan")
    if not follow and not late and ready < whole["tps"]:
        parts.append("sisanya belum waktunya")
    return "; ".join(parts) + "."


def opening(whole: dict[str, Any]) -> str:
    """`783 dari 881 TPS bisa buka; 23 tidak, 75 belum diketahui.`"""
    can, not_, unknown = (whole[f"bisa_buka_{answer}"] for answer in ("ya", "tidak", "belum_diketahui"))
    parts = [f"{count(can)} dari {count(whole['tps'])} TPS bisa buka"]
    rest = [
        f"{count(not_)} belum bisa" if not_ else "",
        f"{count(unknown)} belum diketahui" if unknown else "",
    ]
    told = ", ".join(part for part in rest if part)
    return f"{parts[0]}; {told}." if told else f"{parts[0]}."


def warehouse(goods: pd.DataFrame) -> str:
    """`Gudang: 3 dari 9 jenis barang yang dilaporkan masih kurang, paling jauh tinta (8 dari 1.762).`"""
    known = goods[goods["gap"].notna() & ~goods["estimate"]]  # nothing is called short of an estimate
    if known.empty:
        return "Gudang: belum ada laporan penerimaan yang bisa dibandingkan dengan kebutuhan."
    short = known[known["gap"] > 0]
    if short.empty:
        return f"Gudang: {count(len(known))} jenis barang yang dilaporkan sudah memenuhi kebutuhan."
    first = short.iloc[0]
    return (
        f"Gudang: {count(len(short))} dari {count(len(known))} jenis barang yang dilaporkan masih kurang, "
        f"paling jauh {str(first['label']).lower()} ({count(first['gap'])} dari {count(first['needed'])})."
    )


def at_warehouse(reconciled: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    """One row an item at the warehouse: item, label, needed, received, damaged, wrong, gap, party, estimate.

    reconciled: what `reconciliation` returns for the kota. The word of the party that watches most closely
    (`RECEIVERS`) stands; a published total of all ballots together is left out. Largest share short first.
    """
    rows = reconciled[(reconciled["leg"] == "penyedia-gudang") & (reconciled["item"] != ALL_BALLOTS)]
    rank = {party: number for number, party in enumerate(RECEIVERS)}
    rows = rows.assign(
        label=rows["item"].map(labels).fillna(rows["item"]),
        rank=rows["party"].map(rank).fillna(len(rank)),
        silent=rows["received"].isna(),
        estimate=estimated(rows),
    )
    rows = rows.sort_values(["silent", "rank"], kind="stable").drop_duplicates("item")
    share = (rows["gap"].astype("Float64") / rows["needed"].astype("Float64")).fillna(-1)
    return rows.assign(share=share).sort_values(
        ["share", "label"], ascending=[False, True], ignore_index=True
    )
