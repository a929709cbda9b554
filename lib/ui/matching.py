"""Which column was read as what, with its first values beside it, and putting that right."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from lib.ingest.columns import required
from lib.ingest.content import Content
from lib.ingest.fields import choices, spoken
from lib.ingest.prepare import Asked, tables_of
from lib.ingest.report import Report
from lib.ingest.table import ColumnMatch, Unmapped
from lib.kernel.format import count
from lib.kernel.logs import LOGS, Log
from lib.ui.here import Here
from lib.ui.queue import Waiting, known

_FIELD = 285  # pixels: three side by side on a small laptop


def columns(file: Waiting, report: Report) -> None:
    """Every column of the file with what it is read as; a choice is taken at once."""
    if not report.columns:
        return
    log = {row.sheet: LOGS[row.log] for row in report.rows}
    unused = sum(one.field is None for one in report.columns)
    left = f", {count(unused)} tidak dipakai" if unused else ""
    near = any(0 < one.score < 100 for one in report.columns if one.field)
    with st.expander(
        f"Kolom: {count(len(report.columns) - unused)} dikenal{left}", expanded=near and len(report.rows) > 0
    ):
        _log(file)
        for sheet in dict.fromkeys(one.sheet for one in report.columns):
            own = [one for one in report.columns if one.sheet == sheet]
            if sheet in log:
                _sheet(file, sheet, log[sheet], own)


def refused(here: Here, file: Waiting) -> None:
    """A table whose columns were not enough: what they are read as so far, and what is still missing."""
    if not isinstance(file.content, Content) or file.content.chat is not None:
        return
    asked = Asked(here.store.election, here.now, file.party or None, file.answers, known(here))
    nearest = [
        one
        for one in tables_of(file.content, asked)
        if isinstance(one, Unmapped) and not one.reference and one.log and one.matches
    ]
    for one in nearest:
        assert one.log is not None  # noqa: S101 (for the type checker)
        with st.expander(f"Cocokkan kolomnya: {one.log.label}", expanded=len(nearest) == 1):
            _missing(file, one.log, one.matches)
            _log(file)
            _sheet(file, one.table.sheet, one.log, one.matches)


def _log(file: Waiting) -> None:
    """What the file is about, when we took it for something else."""
    st.selectbox(
        "Isi berkas",
        ["", *LOGS],
        format_func=lambda name: LOGS[name].label if name else "Menurut kolomnya",
        key=(key := f"{file.key}:log"),
        on_change=lambda: file.answer(log=st.session_state[key] or None),
        width=_FIELD,
    )


def _missing(file: Waiting, log: Log, matches: Sequence[ColumnMatch]) -> None:
    """A required field that no column gives: one value for every row, if there is one."""
    has = {one.field.split(".")[0].split("=")[0] for one in matches if one.field}
    for name in (name for name in required(log) if name not in has):
        label, key = log.by_name[name].label, f"{file.key}:semua:{name}"
        st.html(
            f"<p class='kl-saran'>Pilih di bawah kolom mana yang memuat <b>{label}</b>, "
            "atau tulis satu isi untuk semua baris:</p>"
        )
        st.text_input(
            f"{label} untuk semua baris",
            file.answers.values.get(name, ""),
            max_chars=80,
            key=key,
            on_change=_value,
            args=(file, name, key),
            width=_FIELD,
        )


def _value(file: Waiting, name: str, key: str) -> None:
    file.answer(values={**file.answers.values, name: str(st.session_state[key]).strip()})


def _sheet(file: Waiting, sheet: str | None, log: Log, matches: Sequence[ColumnMatch]) -> None:
    names = choices(log)
    if sheet:
        st.html(f"<p class='kl-sumber'>Lembar {escape(sheet)}</p>")
    with st.container(horizontal=True):
        for one in matches:
            with st.container(width=_FIELD, gap="xxsmall"):
                _column(file, one, names)


def _column(file: Waiting, one: ColumnMatch, names: Mapping[str, str]) -> None:
    key = f"{file.key}:kolom:{one.sheet}:{one.position}:{file.edition}"
    options = ["", *names] if not one.field or one.field in names else ["", one.field, *names]
    sure = "" if one.score == 100 or not one.field else " (perlu dilihat)"
    st.selectbox(
        f"{one.letter} · {one.source or 'tanpa judul'}{sure}",
        options,
        index=options.index(one.field) if one.field else 0,
        format_func=lambda field: spoken_or_unused(field, names),
        placeholder="tidak dipakai",
        key=key,
        on_change=_match,
        args=(file, one, key),
    )
    if one.samples:
        st.html(f"<p class='kl-contoh'>{escape(' · '.join(one.samples))}</p>")


def spoken_or_unused(field: str, names: Mapping[str, str]) -> str:
    """A field as people call it; "" is a column that is left alone."""
    return names.get(field) or (spoken(field) if field else "tidak dipakai")


def _match(file: Waiting, one: ColumnMatch, key: str) -> None:
    file.answer(columns={**file.answers.columns, (one.sheet, one.position): st.session_state[key]})
