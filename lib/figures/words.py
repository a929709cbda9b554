"""The words on the figures for the values of the logs."""

from collections.abc import Iterable
from typing import Any, Final, cast

import pandas as pd

from lib.kernel.codes import LEGS

LEG_LABELS: Final = {
    "penyedia-gudang": "Penyedia → gudang",
    "gudang-ppk": "Gudang → PPK",
    "ppk-pps": "PPK → PPS",
    "pps-tps": "PPS → TPS",
}
PARTY_LABELS: Final = {
    "kpu": "KPU",
    "pengangkut": "Pengangkut",
    "ppk": "PPK",
    "pps": "PPS",
    "panwascam": "Pengawas",
    "lain": "Lain",
}
CHECKPOINT_LABELS: Final = {"gudang_kpu": "Gudang KPU", "ppk": "PPK", "pps": "PPS", "tps": "TPS"}
CONDITION_LABELS: Final = {
    "utuh": "utuh",
    "rusak": "rusak",
    "hilang": "hilang",
    "nomor_beda": "nomor beda",
    "tidak_tersegel": "tidak tersegel",
}


def in_order(legs: Iterable[str]) -> list[str]:
    """The legs that occur, each once, in the order of the way."""
    found = set(legs)
    return [leg for leg in LEGS if leg in found]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as mappings from column to value."""
    return cast("list[dict[str, Any]]", frame.to_dict("records"))


def most(frame: pd.DataFrame, column: str) -> "pd.Series[Any]":
    """The first row with the largest value of a column."""
    return frame.sort_values(column, ascending=False, kind="stable").iloc[0]
