"""From a number back to the rows it stands on, and from a row to the file and the people it came from."""

from collections.abc import Sequence

import narwhals as nw
import pandas as pd

from lib.kernel.clock import Minute
from lib.kernel.logs import LOGS, Kind
from lib.store.chain import Batch
from lib.store.frames import Logs


def traced(rows: pd.DataFrame, batches: Sequence[Batch]) -> pd.DataFrame:
    """The rows, each with where it came from. Their own `party` stays: it beats the batch's.

    rows carry seq, row, src_sheet, src_row, and chain where several are read together.
    Adds: batch (its number), channel, file, sheet, line (row in the sender's file), sender, recorded_at.
    """
    by_chain = "chain" in rows
    keys = [(one.chain, one.seq) if by_chain else one.seq for one in batches]
    places = list(zip(rows["chain"], rows["seq"], strict=True)) if by_chain else list(rows["seq"])
    from_batch = {"channel": "channel", "file": "file_name", "sender": "sender", "recorded_at": "recorded_at"}
    found = rows.assign(batch=rows["seq"].astype("Int64"))
    for name, attribute in from_batch.items():
        told = dict(zip(keys, (getattr(one, attribute) for one in batches), strict=True))
        kind = "Int64" if name == "recorded_at" else "str"
        found[name] = pd.Series([told.get(place) for place in places], index=rows.index, dtype=kind)
    return found.assign(sheet=rows["src_sheet"], line=rows["src_row"].astype("Int64"))


def standing(
    logs: Logs,
    log: str,
    *,
    wilayah: str = "",
    item: str | None = None,
    leg: str | None = None,
    party: str | None = None,
    checkpoint: str | None = None,
    box: str | None = None,
    destination: str | None = None,
    document: str | None = None,
) -> pd.DataFrame:
    """The rows of a log as recorded, newest first: what stood at known_at, plans and repeats of parties
    included, not cut at as_of.

    wilayah: prefix of the place a row belongs to. A filter that this log has no column for is refused: to
    leave it out would show rows nobody asked for. Returns: every column of `store.frames.raw`.
    """
    asked = {
        "item": item,
        "leg": leg,
        "party": party,
        "checkpoint": checkpoint,
        "box_id": box,
        "destination": destination,
        "document_no": document,
    }
    rows = logs.rows[log]
    wanted = {name: value for name, value in asked.items() if value is not None}
    if strange := wanted.keys() - set(rows.collect_schema().names()):
        raise ValueError(f"{log} has no {sorted(strange)}")
    if wilayah:
        rows = rows.filter(nw.col("wilayah").str.starts_with(wilayah))
    for name, value in wanted.items():
        rows = rows.filter(nw.col(name) == value)
    found: pd.DataFrame = rows.collect().to_pandas()
    return _plain(found, log).sort_values("ord", ascending=False, ignore_index=True)


def of_batch(raw: pd.DataFrame, log: str, batch: int, wilayah: str, known_at: Minute) -> pd.DataFrame:
    """The rows of a log that came with one batch, as recorded, withdrawn ones too; in the sender's order.

    raw: what `store.frames.raw` gives. wilayah: prefix of the place that a row belongs to.
    """
    came = (raw["seq"] == batch) & (raw["recorded_at"] <= known_at) & raw["wilayah"].str.startswith(wilayah)
    return _plain(raw[came], log).sort_values("row", ignore_index=True)


def among(rows: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """The rows that speak of one of `chosen`: equal in every column that `chosen` has."""
    names = list(chosen.columns)
    return rows.merge(chosen.drop_duplicates(), on=names)


def _plain(rows: pd.DataFrame, log: str) -> pd.DataFrame:
    """The same numbers as pandas' own: what a screen is made of."""
    degrees = LOGS[log].of_kind(Kind.DEGREE)
    numbers = [name for name in rows.select_dtypes("number").columns if name not in degrees]
    return rows.astype(dict.fromkeys(numbers, "Int64") | dict.fromkeys(degrees, "Float64"))
