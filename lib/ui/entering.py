"""The pieces that both forms of the page Lapor share: where, when, a photo, and saving."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib.access.policy import Action, require
from lib.areas.wilayah import reference
from lib.ingest.batch import commit
from lib.ingest.checked import NEW, Checked
from lib.ingest.clean import Cell
from lib.ingest.compare import compared
from lib.ingest.completed import WITHOUT_PAPER
from lib.ingest.content import Content
from lib.ingest.inside import refuse_outside
from lib.ingest.photos import LARGEST, cleaned
from lib.ingest.prepare import Asked, understood
from lib.ingest.report import Report
from lib.ingest.table import Table
from lib.kernel.clock import local
from lib.kernel.errors import UserError
from lib.kernel.words import SUPERVISOR
from lib.ui import links
from lib.ui.here import Here

FORM = "formulir"
HALF = 155  # pixels of a field that shares its line with another, on the narrowest phones too
_FUTURE = "Q106"  # the row of a file is stored with it; who stands there can mend it at once
_DONE, _TRIES = "lapor:tersimpan", "lapor:percobaan"


@dataclass(frozen=True, slots=True)
class Done:
    """What the last save did. batch: None when all of it was there already."""

    batch: int | None
    said: str
    notes: tuple[str, ...] = ()


def key(name: str) -> str:
    """A widget's key; the fields of the next report are new ones."""
    return f"lapor:{st.session_state.get(_TRIES, 0)}:{name}"


def sheet() -> DeltaGenerator:
    """The form's frame: a phone's width on every screen, close enough to fit one."""
    return st.container(width=480, gap="xsmall")


def pressed(label: str) -> tuple[bool, DeltaGenerator]:
    """Was it saved just now? And where to say what is wrong: above the button, not beyond the screen."""
    said = st.container()
    return st.button(label, type="primary", key=key("simpan"), width="stretch"), said


def named(place: str) -> str:
    """A place in the middle of a sentence."""
    return reference.name_of(place)


def where(here: Here, *, whole: str = "") -> str:
    """Kelurahan and TPS side by side, and the place chosen, "" for none yet.

    What the account is about is chosen already. whole: what stands for the kelurahan itself among its TPS;
    without it only a TPS can be chosen. Nothing is taken for chosen: an arrival at the wrong place is none.
    """
    mine = here.person.wilayah
    villages = {code: one.name for code, one in reference.kelurahan().items() if code.startswith(mine)}
    with st.container(horizontal=True):
        # Outside the numbered keys: who reports on one TPS mostly reports on its neighbour next.
        village = st.selectbox(
            "Kelurahan",
            list(villages),
            index=0 if len(villages) == 1 else None,
            placeholder="Pilih",
            format_func=villages.__getitem__,
            key="lapor:kelurahan",
            width=195,
        )
        stations = [code for code in reference.stations(here.election.name) if code[:13] == village]
        chosen = st.selectbox(
            f"TPS atau {whole}" if whole else "TPS",
            [village, *stations] if whole and village else stations,
            index=None,
            placeholder="Pilih",
            format_func=lambda code: whole if code == village else str(int(code[-3:])),
            key=key("tps"),
            width=115,
        )
    return str(chosen or "")


def when(here: Here, label: str) -> str:
    """A day and a time of day as one ISO time; the store's clock is filled in already."""
    now = local(here.now)
    with st.container(horizontal=True):
        day = st.date_input("Tanggal", now.date(), format="DD/MM/YYYY", key=key("hari"), width=HALF)
        at = st.time_input(label, now.time(), step=60, key=key("jam"), width=HALF)
    return f"{day.isoformat()}T{at.strftime('%H:%M')}"


def photos() -> list[UploadedFile]:
    """The photos that were chosen, as they came."""
    return st.file_uploader(
        "Foto (boleh kosong)",
        type=["jpg", "jpeg", "png"],
        accept_multiple_files=True,
        max_upload_size=LARGEST // 2**20,
        key=key("foto"),
    )


def kept(chosen: Iterable[UploadedFile]) -> dict[str, bytes]:
    """SHA-256 → photo as it is kept. UserError: one of them is no photo."""
    images = [cleaned(one.getvalue()) for one in chosen]
    return {hashlib.sha256(one).hexdigest(): one for one in images}


# --- saving -----------------------------------------------------------------------------------------------


def save(
    here: Here, rows: Sequence[Mapping[str, str]], said: str, images: Mapping[str, bytes] | None = None
) -> None:
    """The rows as one batch, held against the same rules as those of a file. UserError: nothing is stored.

    rows: field of a log → its text, as a canonical file has it. said: what was reported, for the receipt.
    """
    require(here.person, Action.UPLOAD)
    report = _report(here, rows, images or {})
    refuse_outside(report, here.person.wilayah)
    stored = commit(here.store, report, sender=here.person.name, party=SUPERVISOR, channel=FORM)
    notes = dict.fromkeys(
        note
        for row in stored.rows
        for note in (_instead(row), *(one.message for one in row.findings))
        if note
    )
    st.session_state[_DONE] = Done(stored.batch, said, tuple(notes))
    st.session_state[_TRIES] = st.session_state.get(_TRIES, 0) + 1


def _instead(row: Checked) -> str:
    """Which row this one counts instead of; "" for none."""
    if row.status not in NEW or not row.corrects:
        return ""
    batch, line = row.corrects
    told = f"Menggantikan laporan di kiriman {batch}, baris {line}."
    if not str(row.values.get("document_no", "")).startswith(WITHOUT_PAPER):
        return told
    # Two loads of a day without a paper cannot be told apart.
    return f"{told} Kalau ini muatan lain: tarik lewat Unggah, lalu laporkan lagi dengan surat jalannya."


def _report(here: Here, rows: Sequence[Mapping[str, str]], images: Mapping[str, bytes]) -> Report:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines: list[tuple[int, list[Cell]]] = [(0, [*names])]
    lines += [(at, [row.get(name) for name in names]) for at, row in enumerate(rows, start=1)]
    table = Table(None, lines)
    content = Content("Lapor", None, tables=(table,), photos=images)
    report = understood(content, Asked(here.store.election, here.now, SUPERVISOR))
    found = [one for row in report.rows for one in row.findings]
    if any(one.code == _FUTURE for one in found):
        raise UserError("Waktunya belum terjadi.", fix="Periksa tanggal dan jamnya. Laporan belum disimpan.")
    wrong = [one for one in found if one.blocks or one.asks]
    if wrong:
        raise UserError(wrong[0].message, fix=wrong[0].fix)
    return compared(here.store, report, here.person.name, SUPERVISOR)


def receipt(here: Here) -> None:
    """What the last save did, on top of the next report."""
    done = st.session_state.get(_DONE)
    if not isinstance(done, Done):
        return
    if done.batch is None:
        st.html(f"<p class='kl-saran'>Laporan ini sudah tersimpan sebelumnya. {escape(done.said)}.</p>")
        return
    way = escape(links.to(here, "baris", kiriman=str(done.batch)))
    notes = _listed(done.notes)
    st.html(
        f"<div class='kl-lapor' role='status'><b>Tersimpan sebagai kiriman {done.batch}.</b> "
        f"{escape(done.said)}. <a href='{way}' target='_self'>Lihat barisnya</a>{notes}</div>"
    )


def _listed(notes: Iterable[str]) -> str:
    each = "".join(f"<li>{escape(note)}</li>" for note in notes)
    return f"<ul>{each}</ul>" if each else ""
