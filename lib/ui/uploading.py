"""The pieces of the page Unggah: files that wait, what they say, and saving them."""

import hashlib
from dataclasses import dataclass, field
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.access.policy import Action, require
from lib.ingest.batch import commit, compared
from lib.ingest.inside import refuse_outside
from lib.ingest.prepare import PartyUnknown, prepare
from lib.ingest.report import Report
from lib.kernel.errors import UserError
from lib.kernel.format import clock_time, count
from lib.kernel.words import Party
from lib.ui import batches, bugs, checking, receipts
from lib.ui.here import Here
from lib.ui.receipts import Receipt

PARTIES = {
    Party.SUPERVISOR: "Pengawas (Panwascam, PKD, PTPS)",
    Party.PPK: "PPK",
    Party.PPS: "PPS",
    Party.KPU: "KPU",
    Party.CARRIER: "Pengangkut",
    Party.OTHER: "Pihak lain",
}
_FIELD = 420  # pixels: a field as wide as what is written in it
_WAITING, _DROP = "unggah:antre", "unggah:ke"


@dataclass
class Waiting:
    """A file that is here but not stored. asks: its rows, or some of them, do not say whose word they are.

    said: the report or the refusal, kept under the question it answers, so that a rerun does not read again.
    """

    name: str
    data: bytes
    sha256: str
    asks: bool = False
    prepared: dict[str, Report | UserError | None] = field(default_factory=dict)
    said: dict[tuple[str, str, str], Report | UserError | None] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The beginning of its widgets' keys."""
        return f"unggah:{self.sha256[:16]}"

    @property
    def party(self) -> str:
        """Whose word the file is, as chosen; "" leaves it to its rows."""
        return str(st.session_state.get(f"{self.key}:pihak") or "")

    @property
    def refused(self) -> bool:
        """Is there nothing in it that could be saved, as far as it was read?"""
        return any(
            isinstance(said, UserError) or (said is not None and not said.accepted)
            for said in self.said.values()
        )


def waiting() -> dict[str, Waiting]:
    """The files of this session that wait, by hash."""
    found: dict[str, Waiting] = st.session_state.setdefault(_WAITING, {})
    return found


def headline(here: Here) -> str:
    """Whether anything waits, else what became of the last file that was saved."""
    if files := len(waiting()):
        return f"{count(files)} berkas belum tersimpan."
    return receipts.last(here) or "Pilih berkas. Isinya diperiksa dulu, baru disimpan."


# --- taking files -----------------------------------------------------------------------------------------


def intake() -> None:
    """The field for files. What it takes waits below, and the field is empty again."""
    drop = st.session_state.get(_DROP, 0)
    st.file_uploader(
        "Berkas (.xlsx atau CSV, boleh beberapa)",
        accept_multiple_files=True,
        key=f"unggah:berkas:{drop}",
        on_change=_take,
        args=(f"unggah:berkas:{drop}",),
    )


def _take(key: str) -> None:
    """New files come first. What was refused, and what was told of earlier ones, goes."""
    taken: dict[str, Waiting] = {}
    for one in st.session_state[key]:
        data = one.getvalue()
        sha256 = hashlib.sha256(data).hexdigest()
        taken[sha256] = Waiting(one.name, data, sha256)
    before = {sha256: file for sha256, file in waiting().items() if not file.refused}
    st.session_state[_WAITING] = {sha256: before.pop(sha256, file) for sha256, file in taken.items()} | before
    st.session_state[_DROP] = st.session_state.get(_DROP, 0) + 1
    receipts.put_away()


def _read(here: Here, file: Waiting) -> Report | UserError | None:
    """What the file says, or why it is refused; None while nobody has said whose word it is."""
    question = (file.party, here.person.wilayah, here.version)
    if question not in file.said:
        with st.spinner("Membaca berkas …"):
            file.said = {question: _said(here, file)}
    return file.said[question]


def _said(here: Here, file: Waiting) -> Report | UserError | None:
    if file.party not in file.prepared:
        file.prepared = {file.party: _prepared(here, file)}
    report = file.prepared[file.party]
    if not isinstance(report, Report):
        return report
    try:
        refuse_outside(report, here.person.wilayah)
    except UserError as error:
        return error
    return compared(here.store, report)


def _prepared(here: Here, file: Waiting) -> Report | UserError | None:
    try:
        report = prepare(
            file.data, file.name, election=here.store.election, now=here.now, party=file.party or None
        )
    except PartyUnknown:
        file.asks = True  # the page asks, and refuses nothing
        return None
    except UserError as error:
        return error
    file.asks = file.asks or any(one.party is None for one in report.rows)
    return report


# --- one file ---------------------------------------------------------------------------------------------


def files(here: Here) -> None:
    """Every file that waits: what it says, saving it, throwing it away."""
    every = list(waiting().values())
    for file in every:
        with st.container(border=True):
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                head = st.empty()
                st.button("Buang", key=f"{file.key}:buang", on_click=_discard, args=(file.sha256,))
            _head(head, file)
            with bugs.told():
                _file(here, file, alone=len(every) == 1)
            _head(head, file)
        if file.sha256 not in waiting():
            st.rerun()


def _head(place: DeltaGenerator, file: Waiting) -> None:
    """Its name, and that it is not stored, also while it is read."""
    css, state = ("ditolak", "Ditolak") if file.refused else ("menunggu", "Belum tersimpan")
    if file.sha256 not in waiting():  # just saved; counting all numbers anew takes a moment
        css, state = "tersimpan", "Tersimpan"
    name = f"<span>{escape(file.name)}</span><b class='kl-{css}'>{state}</b>"
    place.html(f"<h2 class='kl-berkas'>{name}</h2>", width="content")


def _discard(sha256: str) -> None:
    waiting().pop(sha256, None)


def _file(here: Here, file: Waiting, *, alone: bool) -> None:
    said = _read(here, file)
    if file.asks:
        _party(file, silent=said is None)
    if isinstance(said, UserError):
        checking.refused(said)
    elif said:
        st.html(f"<p class='kl-sumber'>{escape(checking.logs(said))}</p>")
        _before(here, file)
        checking.counts(said)
        checking.skipped(said)
        _saving(here, file, said)
        checking.findings(said)
        checking.columns(said)
        if said.accepted:
            checking.preview(here, said, expanded=alone)


def _party(file: Waiting, *, silent: bool) -> None:
    """Whose word the file is: asked only where its rows, or some of them, do not say."""
    nobody = "Pilih pihak" if silent else "Menurut kolom di berkas"
    st.selectbox(
        "Pihak yang menulis berkas",
        ["", *PARTIES],
        format_func=lambda party: PARTIES.get(party, nobody),
        key=f"{file.key}:pihak",
        width=_FIELD,
    )
    if silent:
        st.html(
            "<p class='kl-saran'>Berkas ini tidak menyebut siapa yang menulisnya. Pilih pihaknya dulu.</p>"
        )


def _before(here: Here, file: Waiting) -> None:
    """Says it when this very file was stored before."""
    found = batches.of_file(here, file.sha256)
    if not found:
        return
    batch, back = found
    when = f"kiriman {batch.seq}, {clock_time(batch.recorded_at)} WIB"
    now = f", lalu {batches.state(here, batch, back)}" if back else ""
    st.html(f"<p class='kl-saran'>Berkas yang sama sudah pernah disimpan: {escape(when + now)}.</p>")


def _saving(here: Here, file: Waiting, report: Report) -> None:
    number = checking.new_rows(report)
    if not report.accepted:
        checking.refused(UserError("Tidak ada baris yang dapat disimpan.", fix=_MEND))
    elif not number:
        st.html(f"<p class='kl-saran'>{receipts.ALL_THERE}; tidak ada yang perlu disimpan lagi.</p>")
    else:
        with st.form(f"{file.key}:simpan", border=False, enter_to_submit=False):
            sender = st.text_input(
                "Pengirim (boleh kosong)",
                max_chars=80,
                help="Dari siapa berkas ini Anda terima. Nama akun Anda selalu ikut tercatat.",
                key=f"{file.key}:pengirim",
                width=_FIELD,
            )
            sent = st.form_submit_button(f"Simpan {count(number)} baris", type="primary")
        if sent:
            _save(here, file, report, sender)


_MEND = "Perbaiki berkasnya menurut catatan di bawah, lalu unggah lagi."


def _save(here: Here, file: Waiting, report: Report, sender: str) -> None:
    """One batch or nothing; then the file no longer waits and its receipt stands above."""
    require(here.person, Action.UPLOAD)
    with st.spinner("Menyimpan …"):
        stored = commit(here.store, report, sender=_sent_by(here, sender), party=file.party or None)
        # No word to the screen in between: a run that is cut off there would store without a receipt.
        added, repeated = checking.new_rows(stored), stored.counts["duplicate"]
        receipts.keep(Receipt(file.name, file.sha256, stored.batch, added, repeated))
        _discard(file.sha256)
    # The receipt stands at the top, maybe out of sight.
    st.toast(receipts.last(here), icon=":material/check:", duration="long")


def _sent_by(here: Here, sender: str) -> str:
    """Who the batch is from: whom the file came from, and the account that brought it."""
    name = " ".join(sender.split())
    return f"{name}, diunggah {here.person.name}" if name else here.person.name
