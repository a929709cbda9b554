"""What a save on the page Unggah did, as long as it is looked at, and the way to take it back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from lib.ingest import giveback
from lib.kernel.errors import UserError
from lib.kernel.format import clock_time, count
from lib.store.chain import Batch
from lib.ui import batches, links, tables
from lib.ui.here import Here

ALL_THERE = "Baris yang dapat disimpan sudah ada semua"
_KEPT = "unggah:bukti"


@dataclass(frozen=True)
class Saved:
    """One file of a save. batch: None when every row was already there.

    rest: how many rows were not stored, and the workbook that holds them alone, marked.
    """

    file: str
    sha256: str
    batch: int | None
    added: int
    repeated: int
    rest: tuple[int, Callable[[], bytes]] | None = None


@dataclass(frozen=True)
class Receipt:
    """What one save did, file by file."""

    files: tuple[Saved, ...]

    @property
    def batches(self) -> tuple[int, ...]:
        """The batches it made, in order."""
        return tuple(one.batch for one in self.files if one.batch)

    @property
    def number(self) -> str:
        """`12`, or `12 sampai 17` for several."""
        made = self.batches
        return str(made[0]) if len(made) == 1 else f"{made[0]} sampai {made[-1]}" if made else ""

    @property
    def added(self) -> int:
        """New rows, over all files."""
        return sum(one.added for one in self.files)


def kept() -> list[Receipt]:
    """The receipts of this session, newest first."""
    found: list[Receipt] = st.session_state.setdefault(_KEPT, [])
    return found


def keep(receipt: Receipt) -> None:
    """One more, on top."""
    kept().insert(0, receipt)


def last(here: Here) -> str:
    """What became of what was saved last; "" when there is nothing."""
    if not kept():
        return ""
    newest = kept()[0]
    found = [batches.of(here, seq) for seq in newest.batches]
    if not found:
        return "Tidak ada yang disimpan: barisnya sudah ada."
    back = all(one and one[1] for one in found)
    return f"Kiriman {newest.number} {'ditarik lagi' if back else 'tersimpan'}: {count(newest.added)} baris."


def listed(here: Here) -> None:
    """What was stored since the page was opened, newest first, until it is put away."""
    every = kept()
    for one in every:
        with st.container(border=True):
            found = {seq: there for seq in one.batches if (there := batches.of(here, seq))}
            if len(one.files) > 1:
                _several(here, one, found)
            elif one.batches:
                _receipt(here, one.files[0], *found[one.batches[0]])
            else:
                _nothing_new(here, one.files[0])
            _rest(one)
            standing = [seq for seq, (_, back) in found.items() if back is None]
            if standing:
                _undo(here, standing)
    if every:
        st.button("Tutup bukti simpan", key="unggah:tutup", on_click=put_away)


_COLUMNS: Mapping[str, tuple[str, tables.Show]] = {
    "number": ("Nomor", tables.text),
    "file": ("Berkas", tables.text),
    "added": ("Baris baru", count),
    "repeated": ("Sudah ada", count),
}


def _several(here: Here, one: Receipt, found: Mapping[int, tuple[Batch, Batch | None]]) -> None:
    """One receipt for files that were saved together: what they have in common, then a row for each."""
    batch = next(iter(found.values()), (None, None))[0]
    when = f"{clock_time(batch.recorded_at)} WIB, oleh {batch.sender or '–'}" if batch else ""
    title = f"Kiriman {one.number}: {count(one.added)} baris baru" if batch else ALL_THERE
    st.html(f"<h2 class='kl-berkas'><span>{escape(title)}</span></h2><p class='kl-saran'>{escape(when)}</p>")
    told = []
    for file in one.files:
        stored, back = found.get(file.batch or 0, (None, None))
        told.append(
            {
                "number": str(stored.seq) if stored else None,
                "file": file.file,
                "added": file.added,
                "repeated": file.repeated,
                "about": f"{batches.state(here, stored, back)} · sidik {stored.hash[:8]}"
                if stored
                else ALL_THERE,
            }
        )
    ways = [links.to(here, "baris", kiriman=str(file.batch)) if file.batch else "" for file in one.files]
    tables.plain(pd.DataFrame(told), _COLUMNS, "Bukti simpan", links={"number": ways}, under="about")


def _rest(one: Receipt) -> None:
    """The rows that were not stored, for whoever sent them."""
    for at, file in enumerate(one.files):
        if file.rest:
            number, made = file.rest
            st.download_button(
                f"Unduh {count(number)} baris yang tidak tersimpan dari {file.file}",
                data=made,
                file_name=f"Sisa {giveback.called(file.file)}",
                on_click="ignore",
                help="Untuk dikembalikan kepada pengirimnya; sel yang perlu diperbaiki diwarnai.",
                key=f"unggah:sisa:{one.number}:{at}",
            )


def put_away() -> None:
    """No receipt is shown any more; what was stored stays stored."""
    st.session_state[_KEPT] = []


def _nothing_new(here: Here, one: Saved) -> None:
    found = batches.of_file(here, one.sha256)
    where = f", kiriman {found[0].seq}, {clock_time(found[0].recorded_at)} WIB" if found else ""
    st.html(
        f"<h2 class='kl-berkas'><span>{escape(one.file)}</span></h2>"
        f"<p class='kl-saran'>{ALL_THERE}{escape(where)}; tidak ada yang disimpan lagi.</p>"
    )


def _receipt(here: Here, one: Saved, batch: Batch, back: Batch | None) -> None:
    mark = "<b class='kl-ditarik'>Ditarik</b>" if back else "<b class='kl-tersimpan'>Tersimpan</b>"
    repeated = f"; {count(one.repeated)} lagi sudah ada, tidak dihitung dua kali" if one.repeated else ""
    facts = {
        "Nomor": f"kiriman {batch.seq}",
        "Tercatat": f"{clock_time(batch.recorded_at)} WIB",
        "Oleh": batch.sender or "–",
        "Baris": f"{count(one.added)} baris baru{repeated}",
        "Sidik": batch.hash[:8],
    }
    told = "".join(f"<div><dt>{label}</dt><dd>{escape(fact)}</dd></div>" for label, fact in facts.items())
    way = escape(links.to(here, "baris", kiriman=str(batch.seq)))
    st.html(
        f"<h2 class='kl-berkas'><span>{escape(one.file)}</span>{mark}</h2><dl class='kl-bukti'>{told}</dl>"
        f"<p class='kl-buka'><a href='{way}' target='_self'>Lihat barisnya</a></p>"
    )
    if back:
        st.html(f"<p class='kl-saran'>{escape(_withdrawn(here, batch, back))}</p>")


def _withdrawn(here: Here, batch: Batch, back: Batch) -> str:
    said = f"Kiriman {batch.seq} {batches.state(here, batch, back)}."
    return f"{said} Barisnya tidak lagi dihitung, tetapi tetap terbaca seperti tercatat."


def _undo(here: Here, seqs: list[int]) -> None:
    """Takes back what this save stored and still stands, for one reason."""
    news = f"unggah:batal:{seqs[0]}:kabar"
    these = str(seqs[0]) if len(seqs) == 1 else f"{seqs[0]} sampai {seqs[-1]}"
    with (
        st.expander("Batalkan kiriman ini"),
        st.form(f"unggah:batal:{seqs[0]}", border=False, enter_to_submit=False),
    ):
        why = st.text_input("Alasan", max_chars=200, key=f"unggah:batal:{seqs[0]}:alasan")
        batches.told(st.session_state.pop(news, ""))
        sent = st.form_submit_button(f"Batalkan kiriman {these}")
    if sent:
        try:
            batches.withdraw(here, seqs, why)
        except UserError as error:
            st.session_state[news] = error
        st.rerun()
