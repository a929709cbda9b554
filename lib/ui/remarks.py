"""What is wrong in a file, told by what comes of it and by rule: each thing once, whatever rows it is in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape

import streamlit as st

from lib.ingest.report import Report
from lib.ingest.rules.catalogue import RULES
from lib.ingest.rules.rule import Across, Finding, quoted
from lib.kernel.format import count

SHOWN = 20  # findings of a rule
_TITLES = {rule.code: rule.title for rule in RULES}


class Effect(StrEnum):
    """What a finding does to its row; also the colour of its cell in the style sheet."""

    REFUSED = "tolak"
    ASKED = "tanya"
    NOTED = "lihat"


_EFFECTS = {
    Effect.REFUSED: "Menolak baris",
    Effect.ASKED: "Menunggu jawaban",
    Effect.NOTED: "Disimpan dengan catatan",
}


def effect(finding: Finding) -> Effect:
    """What a finding does to its row."""
    return Effect.REFUSED if finding.blocks else Effect.ASKED if finding.asks else Effect.NOTED


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
    effect: Effect
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
    """Findings about single rows by rule, the most frequent first."""
    groups: dict[tuple[str, Effect], Group] = {}
    for one in report.rows:
        for finding in one.findings:
            key = (finding.code, effect(finding))
            groups.setdefault(key, Group(*key)).add(finding)
    return sorted(groups.values(), key=lambda one: (-one.total, one.code))


def findings(report: Report, *, told_above: bool) -> None:
    """What is wrong, by what comes of it and by rule, and what to do; then what rows say about each other.

    told_above: the cells that keep rows out stand open above, each with its message.
    """
    groups = grouped(report)
    by_code: dict[str, list[Across]] = {}
    for one in report.findings:
        by_code.setdefault(one.code, []).append(one)
    for effect, title in _EFFECTS.items():
        own = [one for one in groups if one.effect is effect]
        across = by_code if effect is Effect.NOTED else {}
        total = sum(one.total for one in own) + sum(map(len, across.values()))
        if total:
            opened = effect is not Effect.NOTED and not told_above
            with st.expander(f"{title}: {count(total)} catatan", expanded=opened):
                for group in own:
                    _group(group)
                for code, found in sorted(across.items()):
                    _across(code, found)


def _heading(code: str, note: str) -> None:
    st.html(f"<h3 class='kl-jenis'>{escape(_TITLES[code])} <small>{escape(note)}</small></h3>")


def _group(group: Group) -> None:
    _heading(group.code, f"{count(group.total)} kali")
    ways = {line.first.fix for line in group.lines.values()}
    common = ways.pop() if len(ways) == 1 else ""
    if common:
        st.html(f"<p class='kl-saran'><b>Yang dapat dilakukan:</b> {escape(common)}</p>")
    told = [
        (line.first.message if common else f"{line.first.message} {line.first.fix}", _where(line))
        for line in group.lines.values()
    ]
    listed(told, group.untold)


def _where(line: Line) -> str:
    """`lembar Utara · kolom E · baris 6, 11, 16 dan 30 lagi · isi sel “lima”`."""
    one = line.first
    more = f" dan {count(line.total - SHOWN)} lagi" if line.total > SHOWN else ""
    parts = [f"lembar {one.sheet}"] if one.sheet else []
    parts += [f"kolom {one.letter}"] if one.letter else []
    parts += [f"baris {', '.join(map(str, line.rows))}{more}"]
    parts += [f"isi sel “{quoted(one.cell)}”"] if one.cell else []
    return " · ".join(parts)


def _across(code: str, found: Sequence[Across]) -> None:
    _heading(code, f"{count(len(found))} kali, antarbaris")
    told = []
    for one in found[:SHOWN]:
        sheets = ", ".join(dict.fromkeys(sheet for sheet in one.sheets if sheet))
        rows = f"baris {', '.join(map(str, one.rows))}"
        told.append((f"{one.message} {one.fix}", f"lembar {sheets} · {rows}" if sheets else rows))
    listed(told, len(found) - SHOWN)


def listed(told: Sequence[tuple[str, str]], untold: int) -> None:
    """Findings, each with where it is below it; and how many there are besides."""
    each = (f"<li><span>{escape(said)}</span><small>{escape(where)}</small></li>" for said, where in told)
    more = f"<p class='kl-sumber'>Masih ada {count(untold)} lagi.</p>" if untold > 0 else ""
    st.html(f"<ul class='kl-daftar kl-catatan'>{''.join(each)}</ul>{more}")
