"""Which column was read as what, with its first values beside it, and putting that right."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from lib.ingest import clean
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


def columns(here: Here, file: Waiting, report: Report) -> None:
    """Every column of the file with what it is read as; a choice is taken at once."""
    if not report.columns:
        return
    logs = {row.sheet: LOGS[row.log] for row in report.rows}
    unread = _nearest(here, file) if report.skipped else []
    every = [*report.columns, *(match for one, _ in unread for match in one.matches)]
    unused = sum(one.field is None for one in every)
    left = f", {count(unused)} tidak dipakai" if unused else ""
    near = any(0 < one.score < 100 for one in report.columns if one.field)
    with st.expander(f"Kolom: {count(len(every) - unused)} dikenal{left}", expanded=near or bool(unread)):
        _given(file, {})
        for sheet, log in {**logs, **{one.table.sheet: log for one, log in unread}}.items():
            _sheet(file, sheet, log, every)


def refused(here: Here, file: Waiting) -> None:
    """Tables whose columns were not enough: what they are read as so far, and what is still missing."""
    nearest = _nearest(here, file)
    if not nearest and not file.answers.log:
        return
    with st.expander("Cocokkan kolomnya di sini", expanded=True):
        missing = {name: label for one, log in nearest for name, label in _missing(log, one.matches).items()}
        if missing:
            names = ", ".join(f"<b>{label}</b>" for label in missing.values())
            st.html(
                f"<p class='kl-saran'>Belum ada: {names}. Pilih kolom yang memuatnya, "
                "atau tulis satu isi untuk semua baris.</p>"
            )
        _given(file, missing)
        every = [match for one, _ in nearest for match in one.matches]
        for one, log in nearest:
            _sheet(file, one.table.sheet, log, every)


def _nearest(here: Here, file: Waiting) -> list[tuple[Unmapped, Log]]:
    """The tables that were not read although some of their columns are known, with the log they come near."""
    if not isinstance(file.content, Content) or file.content.chat is not None:
        return []
    asked = Asked(here.store.election, here.now, file.party or None, file.answers, known(here))
    return [
        (one, one.log)
        for one in tables_of(file.content, asked)
        if isinstance(one, Unmapped) and not one.reference and one.log and one.matches
    ]


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


def _missing(log: Log, matches: Sequence[ColumnMatch]) -> dict[str, str]:
    """The required fields that no column gives, with their labels."""
    has = {one.field.split(".")[0].split("=")[0] for one in matches if one.field}
    return {name: log.by_name[name].label for name in required(log) if name not in has}


def _given(file: Waiting, missing: Mapping[str, str]) -> None:
    """What the file is about, and one value for every row of what it lacks, also one given before."""
    before = {name: spoken(name) for name in file.answers.values}
    with st.container(horizontal=True):
        _log(file)
        for name, label in {**before, **missing}.items():
            st.text_input(
                f"{label} untuk semua baris",
                file.answers.values.get(name, ""),
                max_chars=80,
                key=(key := f"{file.key}:semua:{name}"),
                on_change=_value,
                args=(file, name, key),
                width=_FIELD,
            )


def _value(file: Waiting, name: str, key: str) -> None:
    others = {one: text for one, text in file.answers.values.items() if one != name}
    text = str(st.session_state[key]).strip()
    file.answer(values=others | {name: text} if text else others)


def _sheet(file: Waiting, sheet: str | None, log: Log, every: Sequence[ColumnMatch]) -> None:
    names = choices(log)
    if sheet:
        st.html(f"<p class='kl-sumber'>Lembar {escape(sheet)}</p>")
    with st.container(horizontal=True):
        for one in every:
            if one.sheet == sheet:
                with st.container(width=_FIELD, gap="xxsmall"):
                    _column(file, one, names, every)


def _column(file: Waiting, one: ColumnMatch, names: Mapping[str, str], every: Sequence[ColumnMatch]) -> None:
    key = f"{file.key}:kolom:{one.sheet}:{one.position}:{file.edition}"
    options = ["", *names] if not one.field or one.field in names else ["", one.field, *names]
    sure = "" if one.score == 100 or not one.field else " (perlu dilihat)"
    st.selectbox(
        f"{one.letter} · {one.source or 'tanpa judul'}{sure}",
        options,
        index=options.index(one.field) if one.field else 0,
        format_func=lambda field: spoken_or_unused(field, names),
        key=key,
        on_change=_match,
        args=(file, one, every, key),
    )
    if one.samples:
        st.html(f"<p class='kl-contoh'>{escape(' · '.join(one.samples))}</p>")


def spoken_or_unused(field: str, names: Mapping[str, str]) -> str:
    """A field as people call it; "" is a column that is left alone."""
    return names.get(field) or (spoken(field) if field else "tidak dipakai")


def _match(file: Waiting, one: ColumnMatch, every: Sequence[ColumnMatch], key: str) -> None:
    """A choice holds for the other sheets too where their column has the same title and was read alike."""
    title = clean.folded(one.source)
    alike = [
        (other.sheet, other.position)
        for other in every
        if other.sheet != one.sheet
        and other.field == one.field
        and title
        and clean.folded(other.source) == title
    ]
    chosen = dict.fromkeys([(one.sheet, one.position), *alike], st.session_state[key])
    file.answer(columns={**file.answers.columns, **chosen})
