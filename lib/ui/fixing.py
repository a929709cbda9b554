"""Putting cells right before they are saved: where they stand, coloured, and a field for each of them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import islice

import pandas as pd
import streamlit as st

from lib.areas.wilayah.reference import name_of
from lib.ingest import clean, giveback
from lib.ingest.checked import Checked, Status
from lib.ingest.content import Content
from lib.ingest.report import Report
from lib.ingest.rules.rule import Finding
from lib.ingest.table import Table, letter, position
from lib.kernel.format import count
from lib.kernel.logs import LOGS, Kind
from lib.ui.queue import Waiting
from lib.ui.remarks import Effect, effect

EDITED, DRAWN = 100, 12  # cells to put right in one go; rows of the coloured picture
_WIDEST = 7  # columns of the picture; of a wider sheet only the first ones and those with wrong cells
_FIRST = 3
_TYPED = "Isi, perbaiki di sini"
_WIDTHS = {"Sel": 70, _TYPED: 230, "Catatan": 560, "Usulan": 190}  # pixels
_LEGEND = {
    Effect.REFUSED: "barisnya ditolak",
    Effect.ASKED: "menunggu jawaban",
    Effect.NOTED: "disimpan dengan catatan",
}
_TONES = {Status.REJECTED: "tolak", Status.CONFIRM: "tanya", Status.FLAGGED: "lihat"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that something is said about. place: (sheet, row, position)."""

    place: tuple[str | None, int, int]
    written: str
    said: str
    tone: Effect
    suggestion: str

    def name(self, sheets: bool) -> str:
        """As spreadsheets name it: `G12`, or `Utara!G12` among several sheets."""
        sheet, row, at = self.place
        return f"{sheet}!{letter(at)}{row}" if sheets and sheet else f"{letter(at)}{row}"


def cells(file: Waiting, report: Report) -> bool:
    """The picture, the fields, the suggestions, and the sender's own file back with its cells marked.

    Whether every cell that keeps a row out stands open here.
    """
    content = file.content
    assert isinstance(content, Content)  # noqa: S101 (for the type checker)
    wrong = found(report)
    here = content.chat is None
    opened = here and any(one.tone is not Effect.NOTED for one in wrong.values())
    if here and (wrong or file.answers.cells):
        with st.expander(f"Perbaiki di sini: {count(len(wrong))} sel", expanded=opened):
            if wrong:
                _picture(content.tables, report, wrong)
                _fields(file, list(islice(wrong.values(), EDITED)), len(wrong) - EDITED)
            if file.answers.cells:
                _changed(file, len(file.answers.cells))
    _suggested(file, sum(bool(one.suggestion) for one in wrong.values()))
    if here and any(row.findings for row in report.rows):
        _back(file, report, content.tables)
    return opened and all(one.letter for row in report.rows for one in row.findings if one.blocks or one.asks)


def _suggested(file: Waiting, number: int) -> None:
    """One click for every suggestion; it is our guess until then."""
    if file.answers.accepted:
        _said(file, "Usulan diterima.", "Batalkan usulan", {"accepted": False})
    elif number:
        st.button(
            f"Terima {count(number)} usulan",
            key=f"{file.key}:usulan",
            on_click=file.answer,
            kwargs={"accepted": True},
        )


def _back(file: Waiting, report: Report, tables: Sequence[Table]) -> None:
    st.download_button(
        "Unduh berkas bertanda",
        data=lambda: giveback.giveback(file.data, file.name, report, tables),
        file_name=giveback.called(file.name),
        on_click="ignore",
        help="Berkas pengirim sendiri; sel yang perlu diperbaiki diwarnai dan diberi catatan.",
        key=f"{file.key}:bertanda",
    )


def rest(file: Waiting, report: Report) -> tuple[int, Callable[[], bytes]] | None:
    """How many rows are not stored, and what makes the workbook that holds them alone; None: all are."""
    number = sum(row.status in (Status.REJECTED, Status.CONFIRM) for row in report.rows)
    if not number or not isinstance(file.content, Content) or file.content.chat is not None:
        return None
    tables = file.content.tables
    return number, lambda: giveback.rest(report, tables) or b""


def found(report: Report) -> dict[tuple[str | None, int, int], Cell]:
    """Place → cell, those that keep a row out first."""
    every: dict[tuple[str | None, int, int], Cell] = {}
    rows = sorted(report.rows, key=lambda one: list(_TONES).index(one.status) if one.status in _TONES else 9)
    for row in rows:
        for one in row.findings:
            if one.letter is None:
                continue
            place = (one.sheet, one.row, position(one.letter))
            if place in every:
                every[place] = replace(every[place], said=f"{every[place].said} {one.message}")
            else:
                every[place] = Cell(place, one.cell or "", one.message, effect(one), _suggestion(row, one))
    return every


def _suggestion(row: Checked, one: Finding) -> str:
    """What we would take it for, a place by its name; "" when we would not guess."""
    column = LOGS[row.log].by_name.get(one.column or "")
    if one.suggestion and column and column.kind is Kind.PLACE:
        return name_of(one.suggestion)
    return one.suggestion or ""


def _picture(
    tables: Sequence[Table], report: Report, wrong: Mapping[tuple[str | None, int, int], Cell]
) -> None:
    """The rows with wrong cells as they stand in the file, those cells coloured."""
    places = list(dict.fromkeys((sheet, row) for sheet, row, _ in wrong))[:DRAWN]
    titles = {(one.sheet, one.position): one.source for one in report.columns}
    parts = []
    for table in tables:
        own = [row for sheet, row in places if sheet == table.sheet]
        if own:
            by_number = {number: row for number, row in table.rows if number in set(own)}
            parts.append(_drawn(table.sheet, [(n, by_number.get(n, [])) for n in own], titles, wrong))
    tones = {one.tone for one in wrong.values()}
    legend = "".join(
        f"<li class='kl-sel-{tone}'>{told}</li>" for tone, told in _LEGEND.items() if tone in tones
    )
    st.html(f"<ul class='kl-arti-sel'>{legend}</ul>{''.join(parts)}")


def _drawn(
    sheet: str | None,
    rows: Sequence[tuple[int, Sequence[clean.Cell]]],
    titles: Mapping[tuple[str | None, int], str],
    wrong: Mapping[tuple[str | None, int, int], Cell],
) -> str:
    marked = {at for own, _, at in wrong if own == sheet}
    used = _worth_showing(sorted(at for own, at in titles if own == sheet), marked)
    heads = "".join(
        f"<th scope='col'><small>{letter(at)}</small>{escape(titles[sheet, at])}</th>" for at in used
    )
    body = []
    for number, row in rows:
        told = []
        for at in used:
            shown = escape(clean.text(row[at]) if at < len(row) else "")
            cell = wrong.get((sheet, number, at))
            about = f" class='kl-sel-{cell.tone}' title='{escape(cell.said)}'" if cell else ""
            told.append(f"<td{about}>{shown}</td>")
        body.append(f"<tr><th scope='row'>{number}</th>{''.join(told)}</tr>")
    name = f"<caption>Lembar {escape(sheet)}</caption>" if sheet else ""
    return (
        f"<div class='kl-gulir'><table class='kl-tabel kl-lembar'>{name}"
        f"<thead><tr><th></th>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _worth_showing(used: Sequence[int], wrong: Collection[int]) -> list[int]:
    """Columns by position: all of a narrow sheet."""
    return [at for at in used if len(used) <= _WIDEST or at in wrong or at in used[:_FIRST]]


def _fields(file: Waiting, wrong: Sequence[Cell], more: int) -> None:
    """A row for each wrong cell; what is typed into it takes the place of the cell at once."""
    st.html(
        "<p class='kl-saran'>Ketuk dua kali isinya, tulis yang benar, lalu tekan Enter. "
        "Berkas langsung diperiksa lagi.</p>"
    )
    key = f"{file.key}:sel:{file.edition}"
    sheets = len({one.place[0] for one in wrong}) > 1
    shown: dict[str, list[str]] = {
        "Sel": [one.name(sheets) for one in wrong],
        _TYPED: [one.written for one in wrong],
        "Catatan": [one.said for one in wrong],
        "Usulan": [one.suggestion for one in wrong],
    }
    if not any(shown["Usulan"]):
        del shown["Usulan"]
    st.data_editor(
        pd.DataFrame(shown, dtype=object),
        key=key,
        hide_index=True,
        disabled=[name for name in shown if name != _TYPED],
        column_config={name: st.column_config.TextColumn(width=_WIDTHS[name]) for name in shown},
        on_change=_put,
        args=(file, key, [one.place for one in wrong]),
    )
    if more > 0:
        st.html(f"<p class='kl-sumber'>{count(more)} sel lagi menyusul setelah yang ini diperbaiki.</p>")


def _put(file: Waiting, key: str, places: Sequence[tuple[str | None, int, int]]) -> None:
    """A cell that was emptied is one too: nothing is known there."""
    edited = st.session_state[key]["edited_rows"]
    new = {places[int(at)]: str(told[_TYPED] or "") for at, told in edited.items() if _TYPED in told}
    if new:
        file.answer(cells={**file.answers.cells, **new})


def _changed(file: Waiting, number: int) -> None:
    _said(file, f"{count(number)} sel diperbaiki di sini.", "Kembalikan semua", {"cells": {}})


def _said(file: Waiting, told: str, back: str, without: Mapping[str, object]) -> None:
    """What a person has answered, and the way back from it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"<p class='kl-saran'>{told}</p>", width="content")
        st.button(back, key=f"{file.key}:{back}", on_click=file.answer, kwargs=dict(without))
