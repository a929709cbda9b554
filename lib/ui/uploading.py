"""The pieces of the page Unggah: the field for files, what waits, and saving all of it at once."""

from collections.abc import Callable
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.access.policy import Action, require
from lib.figures.words import PARTY_LABELS
from lib.ingest import clean
from lib.ingest.among import between
from lib.ingest.batch import Ready, commit_all
from lib.ingest.memory import kept_as
from lib.ingest.report import Report
from lib.ingest.vocabulary import party_of
from lib.kernel.errors import UserError
from lib.kernel.format import clock_time, count
from lib.kernel.words import Party
from lib.store import headings
from lib.ui import batches, bugs, checking, fixing, matching, preview, queue, receipts, remarks
from lib.ui.here import Here
from lib.ui.queue import Waiting
from lib.ui.receipts import Receipt, Saved

PARTIES = {
    Party.SUPERVISOR: "Pengawas (Panwascam, PKD, PTPS)",
    Party.PPK: "PPK",
    Party.PPS: "PPS",
    Party.KPU: "KPU",
    Party.CARRIER: "Pengangkut",
    Party.OTHER: "Pihak lain",
}
_CHOOSE = "Pilih pihak"
_WHOSE = "Berkas ini tidak menyebut siapa yang menulisnya. Pilih pihaknya dulu."
_FIELD = 420  # pixels: a field as wide as what is written in it


def headline(here: Here) -> str:
    """Whether anything waits, else what became of what was saved last."""
    every = queue.waiting().values()
    if unsaved := sum(_state(file)[0] != "tersimpan" for file in every):
        return f"{count(unsaved)} berkas belum tersimpan."
    if every:
        return "Semua isinya sudah tersimpan sebelumnya."
    return receipts.last(here) or "Pilih berkas atau tempel obrolan. Isinya diperiksa dulu, baru disimpan."


# --- what waits -------------------------------------------------------------------------------------------


def files(here: Here) -> None:
    """Everything that waits: whose it is, what it says together, saving it; then each file by itself."""
    every = list(queue.waiting().values())
    if not every:
        return
    with st.container(horizontal=True):
        st.text_input(
            "Pengirim (boleh kosong)",
            max_chars=80,
            help="Dari siapa berkas ini Anda terima. Nama akun Anda selalu ikut tercatat. Kolom yang Anda "
            "cocokkan diingat untuk berkas berikutnya dari pengirim yang sama.",
            key=queue.SENDER,
            width=_FIELD,
        )
        whose = st.container(width=_FIELD)
    together = st.container()
    for file in every:
        with st.container(border=True):
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                head = st.empty()
                st.button("Buang", key=f"{file.key}:buang", on_click=queue.discard, args=(file.sha256,))
            _head(head, file)
            with bugs.told():
                _file(here, file, alone=len(every) == 1)
            _head(head, file)
    with whose:
        _shared(every)
    with together, bugs.told():
        _together(here)


def _head(place: DeltaGenerator, file: Waiting) -> None:
    """Its name, and that it is not stored, also while it is read."""
    css, state = _state(file)
    name = f"<span>{escape(file.name)}</span><b class='kl-{css}'>{state}</b>"
    place.html(f"<h2 class='kl-berkas'>{name}</h2>", width="content")


def _state(file: Waiting) -> tuple[str, str]:
    if file.refused:
        return "ditolak", "Ditolak"
    said = file.last
    if isinstance(said, Report) and not checking.new_rows(said) and not said.counts["confirm"]:
        return "tersimpan", "Sudah ada"
    return "menunggu", "Belum tersimpan"


def _file(here: Here, file: Waiting, *, alone: bool) -> None:
    bar = st.empty()
    said = queue.understand(here, file, _progress(bar, file))
    bar.empty()
    if said is None:
        bar.html(f"<p class='kl-saran'>{_WHOSE}</p>")  # gone as soon as the file is read again
    if file.asks:
        _party(file)
    if isinstance(said, UserError):
        checking.refused(said)
        matching.refused(here, file)
        return
    if said is None:
        return
    checking.sums(said)
    _before(here, file)
    checking.skipped(said)
    if not said.accepted:
        checking.refused(UserError("Tidak ada baris yang dapat disimpan.", fix=_MEND))
    told = fixing.cells(file, said)
    remarks.findings(said, told_above=told)
    matching.columns(here, file, said)
    checking.left(said)
    if said.accepted:
        preview.rows(here, said, expanded=alone)


def _progress(bar: DeltaGenerator, file: Waiting) -> Callable[[int, int], None]:
    """A bar that is there at once: opening a large file takes a while before its columns are read."""

    def show(done: int, total: int) -> None:
        step = f"kolom {count(done)} dari {count(total)}" if done < total else "antarbaris dan yang tercatat"
        bar.progress(done / max(total, 1), text=f"Memeriksa {count(file.length)} baris: {step}")

    bar.progress(0.0, text="Membuka berkas")
    return show


def _shared(every: list[Waiting]) -> None:
    """Whose word those files are that do not say it, asked once when there are several."""
    silent = sum(file.asks and not file.guess for file in every)
    if silent > 1 or queue.shared():
        st.selectbox(
            f"Pihak untuk {count(silent)} berkas yang tidak menyebutnya",
            list(PARTIES),
            index=None,
            format_func=PARTIES.__getitem__,
            placeholder=_CHOOSE,
            key=queue.SHARED,
        )


def _party(file: Waiting) -> None:
    """Whose word the file is: asked only where its rows, or some of them, do not say."""
    if file.guess:
        whose = "nama pengirim" if party_of(queue.sender()) else "nama berkas"
        nobody = f"{PARTY_LABELS[file.guess]}, menurut {whose}"
    elif queue.shared():
        nobody = f"{PARTY_LABELS[queue.shared()]}, seperti di atas"
    else:
        nobody = _CHOOSE
    st.selectbox(
        "Pihak yang menulis berkas",
        list(PARTIES),
        index=None,
        format_func=PARTIES.__getitem__,  # the same words at every run: the field knows its choice by them
        placeholder=nobody,
        key=f"{file.key}:pihak",
        width=_FIELD,
    )


def _before(here: Here, file: Waiting) -> None:
    """Says it when it stands for a file that waited, and when this very file was stored before."""
    if file.instead:
        told = f"Menggantikan {file.instead}, yang belum tersimpan."
        st.html(f"<p class='kl-saran'>{escape(told)}</p>")
    found = batches.of_file(here, file.sha256)
    if not found:
        return
    batch, back = found
    when = f"kiriman {batch.seq}, {clock_time(batch.recorded_at)} WIB"
    now = f", lalu {batches.state(here, batch, back)}" if back else ""
    st.html(f"<p class='kl-saran'>Berkas yang sama sudah pernah disimpan: {escape(when + now)}.</p>")


_MEND = "Perbaiki selnya di bawah, atau perbaiki berkasnya lalu unggah lagi."


# --- saving -----------------------------------------------------------------------------------------------


def _together(here: Here) -> None:
    """What a save would do to the log, over all files, and the one button that does it."""
    every = queue.in_order()
    read = [(file, said) for file in every if isinstance(said := file.last, Report)]
    silent = sum(file.last is None for file in every)
    if not read:
        return
    checking.together(between([said for _, said in read]))
    read = [(file, said) for file, said in read if said.accepted]
    reports = between([said for _, said in read])
    number = sum(checking.new_rows(one) for one in reports)
    if silent:
        st.html(f"<p class='kl-saran'>{count(silent)} berkas masih menunggu pihaknya dipilih.</p>")
    if not number:
        st.html(f"<p class='kl-saran'>{receipts.ALL_THERE}; tidak ada yang perlu disimpan lagi.</p>")
        return
    many = f" dari {count(len(read))} berkas" if len(read) > 1 else ""
    if st.button(
        f"Simpan {count(number)} baris{many}", type="primary", key="unggah:simpan", disabled=bool(silent)
    ):
        _save(here, [file for file, _ in read], reports)
        st.rerun()


def _save(here: Here, files: list[Waiting], reports: list[Report]) -> None:
    """A batch for each file, all or none; then they no longer wait and their receipt stands above."""
    require(here.person, Action.UPLOAD)
    ready = [Ready(said, file.party or None, file.channel) for file, said in zip(files, reports, strict=True)]
    with st.spinner("Menyimpan …"):
        stored = commit_all(here.store, ready, sender=queue.sent_by(here))
        # No word to the screen in between: a run that is cut off there would store without a receipt.
        receipts.keep(
            Receipt(
                tuple(
                    Saved(
                        file.name,
                        file.sha256,
                        one.batch,
                        checking.new_rows(one),
                        one.counts["duplicate"],
                        fixing.rest(file, one),
                    )
                    for file, one in zip(files, stored, strict=True)
                )
            )
        )
        for file in files:
            _learn(here, file)
            queue.discard(file.sha256)
    # The receipt stands at the top, maybe out of sight.
    st.toast(receipts.last(here), icon=":material/check:", duration="long")


def _learn(here: Here, file: Waiting) -> None:
    """How this sender's headings were put right, for the next file of theirs."""
    last = file.last
    if not queue.sender() or not file.answers.columns or not isinstance(last, Report):
        return
    titles = {(one.sheet, one.position): one.source for one in last.columns}
    chosen = {
        clean.folded(titles[place]): name
        for place, name in file.answers.columns.items()
        if clean.folded(titles.get(place, ""))
    }
    headings.keep(here.store, kept_as(queue.sender()), chosen, here.now)
