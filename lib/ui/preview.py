"""The rows of a file as they will be stored, in words."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import islice
from typing import Any

import pandas as pd
import streamlit as st

from lib.areas.readiness.why import STAGES
from lib.areas.wilayah.reference import name_of
from lib.figures.words import CHECKPOINT_LABELS, CONDITION_LABELS, PARTY_LABELS
from lib.ingest.checked import Checked, Status
from lib.ingest.columns import DEFAULTED
from lib.ingest.report import Report
from lib.kernel.format import clock_time, count
from lib.kernel.logs import LOGS, Column, Kind
from lib.ui import logrows, tables
from lib.ui.here import Here

SHOWN = 12  # rows: enough to see that they were understood
_STATES = {
    Status.STORED: "siap disimpan",
    Status.FLAGGED: "perlu dilihat",
    Status.DUPLICATE: "sudah ada, tidak dihitung dua kali",
}
_WORDS: dict[str, Mapping[Any, str]] = {
    "checkpoint": CHECKPOINT_LABELS,
    "condition": CONDITION_LABELS,
    "stage": STAGES,
    "delay_cause": logrows.DELAYS,
}


def rows(here: Here, report: Report, *, expanded: bool) -> None:
    """The first rows as they will be stored, in words, each with its place in the file and its state."""
    storable = Counter(one.log for one in report.rows if one.storable)
    shown = list(islice((one for one in report.rows if one.storable), SHOWN))
    total = storable.total()
    title = f"Pratinjau: {count(len(shown))} dari {count(total)} baris" if total > len(shown) else "Pratinjau"
    with st.expander(title, expanded=expanded):
        for log in dict.fromkeys(one.log for one in shown):
            _log(here, log, [one for one in shown if one.log == log])


def _log(here: Here, log: str, rows: Sequence[Checked]) -> None:
    filled = {name for one in rows for name in one.values}
    used = [one for one in LOGS[log].columns if one.name in filled and one.name not in DEFAULTED]
    labels = {"party": "Menurut"} | {one.name: one.label for one in used}
    told = [
        {"party": PARTY_LABELS.get(one.party or "")}
        | {column.name: _said(here, column, one.values.get(column.name)) for column in used}
        for one in rows
    ]
    same = _same(told) if len(told) > 1 else {}
    every = " · ".join(f"{label}: {same[name]}" for name, label in labels.items() if name in same)
    note = f" <small>sama di semua baris di bawah: {escape(every)}</small>" if every else ""
    st.html(f"<h3 class='kl-jenis'>{escape(LOGS[log].label)}{note}</h3>")
    frame = pd.DataFrame(told, dtype=object).assign(state=[_state(one) for one in rows])
    named = {name: (label, tables.text) for name, label in labels.items() if name not in same}
    tables.plain(frame, named, LOGS[log].label, under="state")


def _same(told: Sequence[Mapping[str, str | None]]) -> dict[str, str]:
    """What all rows say alike: told once, so that the table is about what differs."""
    first = told[0]
    return {
        name: value
        for name, value in first.items()
        if value is not None and all(row[name] == value for row in told)
    }


def _state(one: Checked) -> str:
    return " · ".join(_about(one))


def _about(one: Checked) -> Iterator[str]:
    sheet = f"lembar {one.sheet}, " if one.sheet else ""
    yield f"{sheet}baris {one.number}: {_STATES[one.status]}"
    if one.corrects:
        yield f"memperbaiki kiriman {one.corrects[0]} baris {one.corrects[1]}"
    for finding in one.findings:
        yield finding.message


def _said(here: Here, column: Column, value: Any) -> str | None:
    """A value as it will be shown once it is stored."""
    if value is None:
        return None
    if column.name == "photos":
        return f"{count(len(value))} foto"
    if column.name == "cause":
        return logrows.cause(here, value)
    if column.name == "document_no":
        return logrows.document(str(value))
    says: dict[Kind, Callable[[Any], str | None]] = {
        Kind.TIME: lambda moment: clock_time(moment.minute, moment.precision),
        Kind.COUNT: count,
        Kind.FLAG: lambda told: "ya" if told else "tidak",
        Kind.PLACE: name_of,
        Kind.BOX: lambda told: logrows.box(here, told),
        Kind.ITEM: lambda told: here.election.labels.get(told, told),
        Kind.WORD: lambda told: _WORDS.get(column.name, {}).get(told, told.replace("_", " ")),
        Kind.LIST: lambda told: ", ".join(logrows.ACTIONS.get(one, one) for one in told),
    }
    return says.get(column.kind, str)(value)
