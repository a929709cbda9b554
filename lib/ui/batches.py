"""Kiriman, as staff see them on the page Unggah: what came in, from whom, and taking one back."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from lib.access.policy import Action, require
from lib.areas.wilayah.reference import area_name
from lib.figures.words import PARTY_LABELS
from lib.ingest.inside import rows_inside
from lib.kernel.errors import UserError
from lib.kernel.format import count, short_time
from lib.store.chain import DATA, WITHDRAWAL, Batch
from lib.ui import bugs, cached, links, page, paging, tables
from lib.ui.cached import answered
from lib.ui.here import Here

CHANNELS = {
    "berkas": "Berkas",
    "formulir": "Formulir",
    "obrolan": "Obrolan",
    "perintah": "Perintah",
    "penarikan": "Penarikan",
}
BY_ROW = "menurut barisnya"
_SIZE = 20  # batches: the last day or two
_DONE, _TRIES = "unggah:ditarik", "unggah:tarik:percobaan"
_COLUMNS: Mapping[str, tuple[str, tables.Show]] = {
    "number": ("Nomor", tables.text),
    "at": ("Tercatat", tables.text),
    "party": ("Pihak", tables.text),
    "rows": ("Baris", count),
    "state": ("Keadaan", tables.text),
    "about": ("Berkas dan pengirim", tables.text),
}


@answered(keep=8)
def _inside(here: Here, wilayah: str) -> Counter[int]:
    return rows_inside(cached.raws(here), wilayah)


def _known(here: Here) -> list[Batch]:
    """The batches that touch the wilayah asked about, newest first; all of them for the whole kota."""
    known, scope = cached.batches(here), here.filters.scope
    if not scope or scope == here.election.kota:
        return known
    held = _inside(here, scope)
    return [one for one in known if held[one.seq] or (one.target_seq and held[one.target_seq])]


def _back(known: Sequence[Batch]) -> dict[int, Batch]:
    """Batch → the withdrawal that took it back."""
    return {one.target_seq: one for one in known if one.kind == WITHDRAWAL and one.target_seq}


# --- the list ---------------------------------------------------------------------------------------------


def listed(here: Here) -> None:
    """Every batch, newest first, a part at a time; its number leads to its rows."""
    known, scope = _known(here), here.filters.scope
    whole = not scope or scope == here.election.kota
    note = "terbaru dulu" if whole else f"yang berisi {area_name(scope)}, terbaru dulu"
    page.section("Kiriman", note)
    if not known:
        page.nothing("Belum ada kiriman yang tercatat.")
        return
    shown = paging.part(len(known), _SIZE)
    back = _back(known)
    held = None if whole else _inside(here, scope)
    part = known[shown.start : shown.end]
    frame = pd.DataFrame([_told(here, one, back.get(one.seq), held) for one in part])
    ways = [links.to(here, "baris", kiriman=str(one.seq)) if one.kind == DATA else "" for one in part]
    tables.plain(
        frame.astype({"rows": "Int64"}),
        _COLUMNS,
        "Kiriman",
        links={"number": ways, "rows": ways},
        under="about",
    )
    paging.steps(here, "unggah", shown, "kiriman")


def _told(here: Here, one: Batch, back: Batch | None, held: Counter[int] | None) -> dict[str, object]:
    data = one.kind == DATA
    about = [one.file_name, one.sender if here.may(Action.PEOPLE) else None, CHANNELS.get(one.channel)]
    about += [] if data and back is None else [state(here, one, back)]
    return {
        "number": str(one.seq),
        "at": short_time(one.recorded_at),
        "party": (PARTY_LABELS.get(one.party or "") or BY_ROW) if data else None,
        "rows": (one.rows if held is None else held[one.seq]) if data else None,
        "state": ("ditarik" if back else "berlaku") if data else None,
        "about": " · ".join(part for part in about if part),
    }


def state(here: Here, one: Batch, back: Batch | None) -> str:
    """`berlaku`; `ditarik 13 Feb 15.02 oleh rina: salah berkas`; what a withdrawal withdraws."""
    if one.kind == WITHDRAWAL:
        return f"menarik kiriman {one.target_seq}: {one.note}"
    if one.kind != DATA:
        return f"{one.kind} data pribadi: {one.note}"
    if back is None:
        return "berlaku"
    who = f" oleh {back.sender}" if here.may(Action.PEOPLE) else ""
    return f"ditarik {short_time(back.recorded_at)}{who}: {back.note}"


# --- taking back ------------------------------------------------------------------------------------------


def withdraw(here: Here, seqs: Sequence[int], why: str) -> None:
    """Takes batches back, all or none. Refuses who may not, rows outside their wilayah, and no reason."""
    require(here.person, Action.WITHDRAW)
    if not why.strip():
        raise UserError("Alasannya belum diisi.", fix="Tulis mengapa kiriman ini ditarik.")
    outside = [one.seq for one in here.store.batches() if one.seq in seqs and not _whole(here, one)]
    if outside:
        raise UserError(
            f"Kiriman {', '.join(map(str, outside))} juga memuat baris di luar wilayah akun Anda "
            f"({area_name(here.person.wilayah)}).",
            fix="Minta staf seluruh kota menariknya.",
        )
    for seq in seqs:
        here.store.withdraw(seq, here.person.name, why.strip())


def _whole(here: Here, batch: Batch) -> bool:
    """Are all its rows inside the wilayah of this person?"""
    mine = here.person.wilayah
    return not mine or _inside(here, mine)[batch.seq] == batch.rows


def withdrawing(here: Here) -> None:
    """The form that takes back any batch that still stands."""
    if not here.may(Action.WITHDRAW):
        return
    back = _back(cached.batches(here))
    standing = {
        one.seq: one for one in _known(here) if one.kind == DATA and one.seq not in back and _whole(here, one)
    }
    if not standing and _DONE not in st.session_state:
        return
    page.section("Tarik kiriman", "barisnya tidak lagi dihitung, tetapi tetap terbaca seperti tercatat")
    tries = st.session_state.get(_TRIES, 0)
    with st.form("unggah:tarik", enter_to_submit=False):
        left, right = st.columns(2)
        seq = left.selectbox(
            "Nomor kiriman",
            list(standing),
            index=None,
            placeholder="Pilih nomor",
            format_func=lambda number: _named(standing[number]),
            key=f"unggah:tarik:{tries}:nomor",
        )
        why = right.text_input("Alasan", max_chars=200, key=f"unggah:tarik:{tries}:alasan")
        told(st.session_state.pop(_DONE, ""))
        sent = st.form_submit_button("Tarik kiriman")
    if sent:
        st.session_state[_DONE] = _withdrawn(here, seq, why)
        st.rerun()


def _withdrawn(here: Here, seq: int | None, why: str) -> str | UserError:
    """What there is to say after trying; the fields stay as they were when it was refused."""
    try:
        if seq is None:
            raise UserError("Nomor kirimannya belum dipilih.", fix="Pilih nomor kiriman yang ditarik.")
        withdraw(here, [seq], why)
    except UserError as error:
        return error
    st.session_state[_TRIES] = st.session_state.get(_TRIES, 0) + 1
    return f"Kiriman {seq} ditarik. Barisnya tidak lagi dihitung, tetapi tetap terbaca seperti tercatat."


def _named(one: Batch) -> str:
    return f"{one.seq} · {one.file_name or CHANNELS.get(one.channel, one.channel)} · {count(one.rows)} baris"


def told(news: str | UserError) -> None:
    """What was done, or why it was not; nothing for ""."""
    if isinstance(news, UserError):
        bugs.show(news)
    elif news:
        st.success(news, icon=":material/check:")


def of(here: Here, seq: int) -> tuple[Batch, Batch | None] | None:
    """A batch by its number, whenever it was recorded, and what took it back; None when there is none."""
    every = here.store.batches()
    found = next((one for one in every if one.seq == seq), None)
    return (found, _back(every).get(seq)) if found else None


def of_file(here: Here, sha256: str | None) -> tuple[Batch, Batch | None] | None:
    """The batch that holds this very file, one that still stands before one that was taken back."""
    every = here.store.batches()
    back = _back(every)
    same = [one for one in every if sha256 and one.file_sha256 == sha256]
    found = max(same, key=lambda one: (one.seq not in back, one.seq), default=None)
    return (found, back.get(found.seq)) if found else None
