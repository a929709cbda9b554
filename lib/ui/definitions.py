"""The pieces of the page Bantuan: what data/templates/bantuan.md says, with what the code itself knows."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

import pandas as pd
import streamlit as st

from lib.access.policy import MAY, ROLE_LABELS, Action, Role
from lib.areas.readiness.model import PROOFS, WHY, State
from lib.areas.wilayah.reference import area_name
from lib.areas.wilayah.thresholds import coverage_floor, thresholds
from lib.ingest.reading import LARGEST
from lib.kernel.format import clock_time, count, percent
from lib.kernel.logs import LOGS
from lib.kernel.look import STATE_LABELS
from lib.ui import links, tables
from lib.ui.cards import mark
from lib.ui.here import Here
from lib.ui.station import MARKS, STATE_WORDS
from lib.ui.stations import PROOF_LABELS
from lib.ui.summary import CAN_OPEN, OPEN_LABELS

FILE = Path(__file__).resolve().parents[2] / "data" / "templates" / "bantuan.md"
TOP = "isi"  # the anchor of the table of contents
READABLE = 620  # pixels: some 70 characters of the page's type
_HEADING = re.compile(r"## (?P<title>.+?) \{#(?P<anchor>\w+)\}")


def _share(value: float) -> str:
    """0.025 → `2,5 %`, 0.3 → `30 %`, in one piece."""
    return percent(value, 1).replace(",0 ", " ").replace(" ", "\u00a0")


# How each threshold is called and written. One without its words fails where it is shown.
_THRESHOLDS: dict[str, tuple[str, Callable[[float], str]]] = {
    "coverage_floor": ("Cakupan terendah agar persennya ditampilkan", _share),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the page. lines: its text as it is written, blanks included."""

    group: str
    title: str
    anchor: str
    lines: tuple[str, ...]


@cache
def sections() -> tuple[Section, ...]:
    """All sections, in their order."""
    text = re.sub(r"<!--.*?-->", "", FILE.read_text(encoding="utf-8"), flags=re.DOTALL)
    found, group = [], ""
    for part in re.split(r"\n(?=##? )", text.strip()):
        first, *lines = part.strip().splitlines()
        heading = _HEADING.fullmatch(first)
        if heading is None:
            group = first.removeprefix("# ")
        else:
            found.append(Section(group, heading["title"], heading["anchor"], tuple(lines)))
    return tuple(found)


def contents() -> None:
    """The table of contents, by group, each title leading to its section."""
    groups = []
    for group, members in groupby(sections(), key=lambda one: one.group):
        each = "".join(f"<li><a href='#{one.anchor}'>{escape(one.title)}</a></li>" for one in members)
        groups.append(f"<div><b>{escape(group)}</b><ul>{each}</ul></div>")
    st.html(f"<nav class='kl-isi' id='{TOP}' aria-label='Daftar isi'>{''.join(groups)}</nav>")


def told(here: Here) -> None:
    """Every section under its anchor, in a width that reads well."""
    with st.container(width=READABLE):
        for group, members in groupby(sections(), key=lambda one: one.group):
            _group(group, f"#{TOP}", "ke daftar isi")
            for section in members:
                _draw(here, section)


def alone(here: Here, anchor: str) -> bool:
    """The one section that an address asks for, and the way to all of them; False when there is none."""
    found = next((one for one in sections() if one.anchor == anchor), None)
    if found is not None:
        with st.container(width=READABLE):
            _group(found.group, links.to(here, "bantuan"), "seluruh bantuan")
            _draw(here, found)
    return found is not None


def _group(title: str, way: str, words: str) -> None:
    """The line over the sections of a group, with a way out."""
    st.html(f"<p class='kl-babak'>{escape(title)}<a href='{escape(way)}' target='_self'>{words}</a></p>")


def _draw(here: Here, section: Section) -> None:
    st.html(f"<h2 class='kl-bagian kl-judul' id='{section.anchor}'>{escape(section.title)}</h2>")
    for kind, lines in groupby(section.lines, key=_kind):
        text = "\n".join(lines).strip()
        if kind == "list":
            _LISTS[text.removeprefix("$")]()
        elif kind == "marked":
            _list(_marked(line) for line in Template(text).substitute(_words(here)).splitlines())
        elif text:
            st.markdown(Template(text).substitute(_words(here)))


def _kind(line: str) -> str:
    """What a line is a part of: a list of marks, a list that the code writes, or plain text."""
    if line.startswith("@"):
        return "marked"
    return "list" if line.removeprefix("$") in _LISTS else "text"


def _words(here: Here) -> dict[str, str]:
    """What the text leaves to the code, by name."""
    kind = "simulasi" if here.simulated else "nyata"
    return {
        "batas": clock_time(here.election.deadline),
        "buka": here.election.opens.replace(":", "."),
        "cadangan": _share(here.election.reserve),
        "jumlah_tps": count(here.election.tps_total),
        "kota": area_name(here.election.kota),
        "cakupan_terendah": _share(coverage_floor()),
        "terbesar": count(LARGEST // 2**20),
        "catatan": ", ".join(log.label for log in LOGS.values()),
        "pendalam": _who(Action.INTENT),
        "penengok": _who(Action.TRAVEL),
        "pengunggah": _who(Action.UPLOAD),
        "jenis_data": f"Yang sedang Anda lihat adalah data {kind}.",
    }


def _who(action: Action) -> str:
    """`Staf dan Admin`: who may do it; `semua peran` for everybody."""
    able = [ROLE_LABELS[role].label for role in Role if role in MAY[action]]
    if len(able) == len(Role):
        return "semua peran"
    return " dan ".join([", ".join(able[:-1]), able[-1]]) if len(able) > 1 else able[0]


def _marked(line: str) -> str:
    """`@siap text`: the mark and the label of what is named, and the text; a proof with its three answers."""
    name, text = line.removeprefix("@").split(" ", 1)
    if name in PROOFS:
        return _row(PROOF_LABELS[name], text, *_answers(name))
    state, label = (CAN_OPEN[name], OPEN_LABELS[name]) if name in CAN_OPEN else (name, STATE_LABELS[name])
    return _row(label, text, state=state)


def _answers(proof: str) -> Iterator[str]:
    for state in State:
        said = STATE_WORDS[state].capitalize()
        yield f"<span>{mark(MARKS[state])}{said}</span> {escape(WHY[state, proof])}"


def _row(label: str, text: str, *more: str, state: str = "") -> str:
    under = "".join(f"<small>{each}</small>" for each in (escape(text), *more))
    return f"<li><b>{mark(state)}{escape(label)}</b>{under}</li>"


def _list(rows: Iterator[str]) -> None:
    st.html(f"<ul class='kl-daftar kl-arti'>{''.join(rows)}</ul>")


def _roles() -> None:
    """What each role is for, and who may do what."""
    _list(_row(*ROLE_LABELS[role]) for role in Role)
    able = pd.DataFrame([(action.capitalize(), _who(action)) for action in Action], columns=["may", "who"])
    tables.plain(able, {"may": ("Boleh", tables.text), "who": ("Siapa", tables.text)}, "Siapa boleh apa")


def _limits() -> None:
    """Every threshold with whose decision it is, and why."""
    _list(
        _row(f"{label}: {shown(limit.value)}", limit.why, escape(f"Sumber: {limit.source}."))
        for name, limit in thresholds().items()
        for label, shown in [_THRESHOLDS[name]]
    )


_LISTS = {"peran": _roles, "ambang": _limits}
