"""What earlier files taught: labels of boxes, loads of a surat jalan, and how headings were put right."""

from collections.abc import Mapping

import pandas as pd

from lib.ingest import clean
from lib.ingest.prepare import Memory
from lib.store import frames, headings
from lib.store.log import Store

_FROM = ("seal_checks", "deliveries")


def memory(store: Store, sender: str = "", raws: Mapping[str, pd.DataFrame] | None = None) -> Memory:
    """What this sender's next file can build on. raws: what `store.frames.raw` gives, where it is at hand."""
    seals, deliveries = (raws[log] if raws else frames.raw(store, log) for log in _FROM)
    return Memory(
        remembered=headings.of(store, kept_as(sender)) if sender else {},
        labels=_labels(seals),
        loads=_loads(deliveries),
    )


def kept_as(sender: str) -> str:
    """A sender as headings are kept under."""
    return clean.folded(sender)


def _pairs(raw: pd.DataFrame, first: str, second: str) -> list[tuple[str, str]]:
    """What stands of two columns, each pair once."""
    stands = raw.loc[raw["withdrawn_at"].isna(), [first, second]].dropna().drop_duplicates()
    return list(zip(stands[first], stands[second], strict=True))


def _labels(seals: pd.DataFrame) -> dict[str, str]:
    """Folded label → box id; a label that was seen on two boxes is none."""
    found: dict[str, set[str]] = {}
    for label, box_id in _pairs(seals, "box_label", "box_id"):
        found.setdefault(clean.folded(label), set()).add(box_id)
    return {label: next(iter(ids)) for label, ids in found.items() if len(ids) == 1}


def _loads(deliveries: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Number of a surat jalan → where its load went."""
    found: dict[str, list[str]] = {}
    for number, destination in _pairs(deliveries, "document_no", "destination"):
        found.setdefault(number, []).append(destination)
    return {number: tuple(places) for number, places in found.items()}
