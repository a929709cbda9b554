"""What a file says before it is stored: counts, findings, columns and the rows as they will stand."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import islice
from typing import Any

import pandas as pd
import streamlit as st

from lib.areas.readiness.why import STAGES
from lib.areas.wilayah.reference import name_of
from lib.figures.words import CHECKPOINT_LABELS, CONDITION_LABELS, PARTY_LABELS
from lib.ingest.checked import Checked, Status
from lib.ingest.columns import BESIDE, DEFAULTED, RECORDED_AT, ColumnMatch
from lib.ingest.report import Report
from lib.ingest.rules.catalogue import RULES
from lib.ingest.rules.rule import Across, Finding, quoted
from lib.kernel.errors import UserError
from lib.kernel.format import NONE, clock_time, count
from lib.kernel.logs import LOGS, Column, Kind
from lib.ui import logrows, tables
from lib.ui.cards import Card, row
from lib.ui.here import Here

SHOWN, PREVIEWED = 20, 50  # findings of a rule; rows of a preview
_TITLES = {rule.code: rule.title for rule in RULES}
_STATES = {
    Status.STORED: "siap disimpan",
    Status.FLAGGED: "perlu dilihat",
    Status.CONFIRM: "menunggu jawaban",
    Status.DUPLICATE: "sudah ada, tidak dihitung dua kali",
}
_WORDS: dict[str, Mapping[Any, str]] = {
    "checkpoint": CHECKPOINT_LABELS,
    "condition": CONDITION_LABELS,
    "stage": STAGES,
    "delay_cause": logrows.DELAYS,
}


def refused(error: UserError) -> None:
    """Why a file is not taken, where, and what to do. As HTML: its words come from the file."""
    place = f"<small>{escape(error.where)}</small>" if error.where else ""
    st.html(
        f"<div class='kl-tolak' role='alert'><b>{escape(error.what)}</b> {escape(error.fix)}{place}</div>"
    )


def new_rows(report: Report) -> int:
    """How many rows a save would add to what is counted."""
    return sum(one.status in {Status.STORED, Status.FLAGGED} for one in report.rows)


def counts(report: Report) -> None:
    """Rows by what becomes of them; the first is the sum of the next four."""
    number = report.counts
    corrects = sum(one.corrects is not None for one in report.rows)
    bad = "perlu_tindak_lanjut" if number["rejected"] else ""
    row(
        [
            Card("Terbaca", count(number["read"]), "baris di berkas"),
            Card("Siap disimpan", count(number["stored"]), "tanpa catatan"),
            Card("Perlu dilihat", count(number["flagged"]), "ikut disimpan, dengan catatan"),
            Card("Ditolak", count(number["rejected"]), "tidak ikut disimpan", tone=bad),
            Card("Sudah ada", count(number["duplicate"]), "tidak dihitung dua kali"),
            Card("Memperbaiki", count(corrects), "dari yang akan disimpan"),
        ]
    )


def skipped(report: Report) -> None:
    """The sheets that were not read, and why."""
    each = [
        f"<li><b>Lembar {escape(one.sheet or NONE)} dilewati.</b> {escape(one.why)}</li>"
        for one in report.skipped
    ]
    if each:
        st.html(f"<ul class='kl-lewati'>{''.join(each)}</ul>")


# --- findings ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Line:
    """What several rows have in common: the first finding of it, the first rows, and how many there are."""

    first: Finding
    rows: list[int] = field(default_factory=list)
    total: int = 0


@dataclass(slots=True)
class Group:
    """The findings of one rule: how many, and the first of them, each said once whatever rows it is in."""

    code: str
    blocks: bool
    total: int = 0
    lines: dict[tuple[str | None, ...], Line] = field(default_factory=dict)

    def add(self, one: Finding) -> None:
        """One more finding."""
        self.total += 1
        same = (one.sheet, one.letter, one.cell, one.message)
        if same not in self.lines and len(self.lines) == SHOWN:
            return
        line = self.lines.setdefault(same, Line(one))
        line.total += 1
        if len(line.rows) < SHOWN:
            line.rows.append(one.row)

    @property
    def untold(self) -> int:
        """How many findings none of the lines tells."""
        return self.total - sum(line.total for line in self.lines.values())


def grouped(report: Report) -> list[Group]:
    """Findings about single rows by rule: those that keep a row out first, then the most frequent."""
    groups: dict[tuple[str, bool], Group] = {}
    for one in report.rows:
        for finding in one.findings:
            key = (finding.code, finding.blocks)
            groups.setdefault(key, Group(*key)).add(finding)
    return sorted(groups.values(), key=lambda one: (not one.blocks, -one.total, one.code))


def findings(report: Report) -> None:
    """What is wrong, by rule, and what to do; then what rows say about each other."""
    for group in grouped(report):
        effect = "ditolak" if group.blocks else "disimpan dengan catatan"
        with st.expander(
            f"{_TITLES[group.code]} · {count(group.total)} kali · {effect}", expanded=group.blocks
        ):
            _group(group)
    by_code: dict[str, list[Across]] = {}
    for one in report.findings:
        by_code.setdefault(one.code, []).append(one)
    for code, found in sorted(by_code.items()):
        with st.expander(f"{_TITLES[code]} · {count(len(found))} kali · antarbaris, disimpan apa adanya"):
            _across(found)


def _group(group: Group) -> None:
    ways = {line.first.fix for line in group.lines.values()}
    common = ways.pop() if len(ways) == 1 else ""
    if common:
        st.html(f"<p class='kl-saran'><b>Yang dapat dilakukan:</b> {escape(common)}</p>")
    told = [
        (line.first.message if common else f"{line.first.message} {line.first.fix}", _where(line))
        for line in group.lines.values()
    ]
    _list(told, group.untold)


def _where(line: Line) -> str:
    """`lembar Utara · kolom E · baris 6, 11, 16 dan 30 lagi · isi sel “lima”`."""
    one = line.first
    more = f" dan {count(line.total - SHOWN)} lagi" if line.total > SHOWN else ""
    parts = [f"lembar {one.sheet}"] if one.sheet else []
    parts += [f"kolom {one.letter}"] if one.letter else []
    parts += [f"baris {', '.join(map(str, line.rows))}{more}"]
    parts += [f"isi sel “{quoted(one.cell)}”"] if one.cell else []
    return " · ".join(parts)


def _across(found: Sequence[Across]) -> None:
    told = []
    for one in found[:SHOWN]:
        sheets = ", ".join(dict.fromkeys(sheet for sheet in one.sheets if sheet))
        rows = f"baris {', '.join(map(str, one.rows))}"
        told.append((f"{one.message} {one.fix}", f"lembar {sheets} · {rows}" if sheets else rows))
    _list(told, len(found) - SHOWN)


def _list(told: Sequence[tuple[str, str]], untold: int) -> None:
    """Findings, each with where it is below it; and how many there are besides."""
    each = (f"<li><span>{escape(said)}</span><small>{escape(where)}</small></li>" for said, where in told)
    more = f"<p class='kl-sumber'>Masih ada {count(untold)} lagi.</p>" if untold > 0 else ""
    st.html(f"<ul class='kl-daftar kl-catatan'>{''.join(each)}</ul>{more}")


# --- columns ----------------------------------------------------------------------------------------------


def columns(report: Report) -> None:
    """Which column of the file was read as what, and which were not used."""
    unused = sum(not _used(one) for one in report.columns)
    left = f", {count(unused)} tidak dipakai" if unused else ""
    with st.expander(f"Kolom: {count(len(report.columns) - unused)} dikenal{left}"):
        told = [
            {"sheet": one.sheet, "letter": one.letter, "source": one.source, "field": _field(report, one)}
            for one in report.columns
        ]
        named: dict[str, tuple[str, tables.Show]] = {"letter": ("Kolom", tables.text)}
        if any(one.sheet for one in report.columns):
            named = {"sheet": ("Lembar", tables.text)} | named
        named |= {"source": ("Judul di berkas", tables.text), "field": ("Dibaca sebagai", tables.text)}
        tables.plain(pd.DataFrame(told, dtype=object), named, "Kolom berkas dan isinya")


def _used(one: ColumnMatch) -> bool:
    # When a row was recorded is the store's to say, whatever the file tells.
    return one.field is not None and one.field != RECORDED_AT


def _field(report: Report, one: ColumnMatch) -> str:
    if not _used(one):
        return "tidak dipakai"
    log = next(checked.log for checked in report.rows if checked.sheet == one.sheet)
    return BESIDE.get(str(one.field)) or LOGS[log].by_name[str(one.field)].label


def logs(report: Report) -> str:
    """`Pengiriman, lembar Utara · Periksa segel, lembar Segel`: what was found in the file."""
    found = dict.fromkeys((one.log, one.sheet) for one in report.rows)
    return " · ".join(LOGS[log].label + (f", lembar {sheet}" if sheet else "") for log, sheet in found)


# --- preview ----------------------------------------------------------------------------------------------


def preview(here: Here, report: Report, *, expanded: bool) -> None:
    """The first rows as they will be stored, in words, each with its place in the file and its state."""
    storable = Counter(one.log for one in report.rows if one.storable)
    shown = list(islice((one for one in report.rows if one.storable), PREVIEWED))
    total = storable.total()
    title = f"Pratinjau: {count(len(shown))} dari {count(total)} baris" if total > len(shown) else "Pratinjau"
    with st.expander(title, expanded=expanded):
        for log in dict.fromkeys(one.log for one in shown):
            _preview(here, log, [one for one in shown if one.log == log])


def _preview(here: Here, log: str, rows: Sequence[Checked]) -> None:
    filled = {name for one in rows for name in one.values}
    named: dict[str, tuple[str, tables.Show]] = {"party": ("Menurut", tables.text)}
    used = [one for one in LOGS[log].columns if one.name in filled and one.name not in DEFAULTED]
    named |= {one.name: (one.label, tables.text) for one in used}
    told = [
        {"party": PARTY_LABELS.get(one.party or ""), "state": _state(one)}
        | {column.name: _said(here, column, one.values.get(column.name)) for column in used}
        for one in rows
    ]
    tables.plain(pd.DataFrame(told, dtype=object), named, LOGS[log].label, under="state")


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
    if column.name == "cause":
        return logrows.cause(here, value)
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
