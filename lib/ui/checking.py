"""What a file says before it is stored, in sums; what of it gives no row; and why it is refused."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from lib.ingest.checked import NEW, Status
from lib.ingest.report import Report
from lib.kernel.errors import UserError
from lib.kernel.format import NONE, count
from lib.kernel.logs import LOGS
from lib.ui.cards import Card, row
from lib.ui.remarks import listed

CHATTER = ("obrolan", "pesan sistem")
_LEFT = 40  # parts of a chat, or rows that are no data


def refused(error: UserError) -> None:
    """Why a file is not taken, where, and what to do. As HTML: its words come from the file."""
    place = f"<small>{escape(error.where)}</small>" if error.where else ""
    st.html(
        f"<div class='kl-tolak' role='alert'><b>{escape(error.what)}</b> {escape(error.fix)}{place}</div>"
    )


def new_rows(report: Report) -> int:
    """How many rows a save would add to what is counted."""
    return sum(one.status in NEW for one in report.rows)


def changed(report: Report) -> int:
    """How many of those change what an earlier row says."""
    return sum(one.corrects is not None and one.status in NEW for one in report.rows)


def sums(report: Report) -> None:
    """What the file is about, and what a save of it would do: `Pengiriman, lembar Utara: menambah 12`."""
    st.html(f"<p class='kl-hitung'>{escape(_logs(report))}: {_told_sums(_summed([report]))}</p>")


def together(reports: Sequence[Report]) -> None:
    """The same over everything that waits, as the first thing to look at."""
    told = _summed(reports)
    cards = [
        Card("Menambah", count(told["menambah"]), "baris baru"),
        Card("Mengubah", count(told["mengubah"]), "memperbaiki baris yang tercatat"),
        Card("Menolak", count(told["menolak"]), "tidak disimpan", tone=_bad(told["menolak"])),
        Card("Sudah ada", count(told["sudah ada"]), "tidak dihitung dua kali"),
    ]
    if asked := told["menunggu jawaban"]:
        cards.insert(3, Card("Bertanya", count(asked), "menunggu jawaban Anda", tone="lewat_waktu"))
    row(cards)


def _bad(number: int) -> str:
    return "perlu_tindak_lanjut" if number else ""


def _summed(reports: Sequence[Report]) -> dict[str, int]:
    """Rows by what a save would do; they add up to the rows read."""
    by_status = Counter(row.status for report in reports for row in report.rows)
    mended = sum(changed(report) for report in reports)
    return {
        "menambah": sum(new_rows(report) for report in reports) - mended,
        "mengubah": mended,
        "menolak": by_status[Status.REJECTED],
        "sudah ada": by_status[Status.DUPLICATE],
        "menunggu jawaban": by_status[Status.CONFIRM],
    }


def _told_sums(told: Mapping[str, int]) -> str:
    """`menambah 12, mengubah 3, menolak 1, sudah ada 8`; what is none is left out."""
    parts = [f"{what} <b>{count(number)}</b>" for what, number in told.items() if number]
    return ", ".join(parts) or "tidak ada baris data"


def left(report: Report) -> None:
    """What gave no row: lines of a chat that were not understood, rows of a sheet that are no data."""
    strange = [one for one in report.left if one.why not in CHATTER]
    talk = len(report.left) - len(strange)
    if strange:
        with st.expander(f"Tidak menjadi laporan: {count(len(strange))} bagian obrolan", expanded=True):
            listed(
                [(one.text, f"baris {one.line} · {one.why}") for one in strange[:_LEFT]], len(strange) - _LEFT
            )
    if talk:
        st.html(f"<p class='kl-sumber'>{count(talk)} baris obrolan biasa dan pesan sistem dilewati.</p>")
    if report.passed:
        with st.expander(f"Bukan data: {count(len(report.passed))} baris dilewati"):
            told = [
                (one.why, f"lembar {one.sheet} · baris {one.row}" if one.sheet else f"baris {one.row}")
                for one in report.passed[:_LEFT]
            ]
            listed(told, len(report.passed) - _LEFT)
    for note in report.notes:
        st.html(f"<p class='kl-saran'>{escape(note)}</p>")


def skipped(report: Report) -> None:
    """The sheets that were not read, and why."""
    each = [
        f"<li><b>Lembar {escape(one.sheet or NONE)} dilewati.</b> {escape(one.why)}</li>"
        for one in report.skipped
    ]
    if each:
        st.html(f"<ul class='kl-lewati'>{''.join(each)}</ul>")


def _logs(report: Report) -> str:
    """`Pengiriman, lembar Utara · Periksa segel, lembar Segel`: what was found in the file."""
    found = dict.fromkeys((one.log, one.sheet) for one in report.rows)
    return " · ".join(LOGS[log].label + (f", lembar {sheet}" if sheet else "") for log, sheet in found)
