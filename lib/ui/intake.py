"""Where files come in on the page Unggah: the field for files, one for a chat, and empty forms to fill in."""

from functools import partial

import streamlit as st

from lib.ingest.templates import FORMS, template
from lib.ui import queue, receipts
from lib.ui.here import Here

_DROP, _PASTE = "unggah:ke", "unggah:tempel"
_EXAMPLE = "LAPOR TIBA\nTPS: 07 Medono\nJam: 14.20\nKotak: 5\nBilik: 4\nTinta: 2"


def fields(here: Here) -> None:
    """What they take waits below, and the fields are empty again."""
    drop = st.session_state.get(_DROP, 0)
    st.file_uploader(
        "Berkas apa adanya, boleh beberapa sekaligus: Excel, LibreOffice, CSV, ekspor obrolan (.zip, .txt)",
        accept_multiple_files=True,
        key=f"unggah:berkas:{drop}",
        on_change=_take,
        args=(f"unggah:berkas:{drop}",),
    )
    with (
        st.expander("Tempel obrolan WhatsApp", key=f"{_PASTE}:buka:{drop}"),
        st.form("unggah:obrolan", border=False, enter_to_submit=False),
    ):
        st.text_area("Isi obrolan", height=200, key=f"{_PASTE}:{drop}", placeholder=_EXAMPLE)
        st.form_submit_button("Periksa obrolan", on_click=_paste, args=(f"{_PASTE}:{drop}",))
    with st.expander("Templat untuk diisi"):
        _templates(here.election.name)


def _take(key: str) -> None:
    _taken([(one.name, one.getvalue()) for one in st.session_state[key]])


def _paste(key: str) -> None:
    if text := str(st.session_state.get(key) or "").strip():
        _taken([(queue.PASTED, text.encode())])


def _taken(files: list[tuple[str, bytes]]) -> None:
    """What was told of earlier ones goes."""
    queue.take(files)
    st.session_state[_DROP] = st.session_state.get(_DROP, 0) + 1
    receipts.put_away()


def _templates(election: str) -> None:
    """Every form as a workbook, made when somebody asks for it."""
    st.html("<p class='kl-saran'>Buku kerja Excel dengan pilihan, contoh yang terisi, dan penjelasannya.</p>")
    with st.container(horizontal=True, gap="small"):
        for name, form in FORMS.items():
            st.download_button(
                form.title,
                data=partial(template, name, election),
                file_name=f"Templat {form.title}.xlsx",
                on_click="ignore",
                help=form.use,
                key=f"unggah:templat:{name}",
            )
