"""Lapor, a check of seals: which box, where, what was seen, and a photo of it."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib.figures.words import CONDITION_LABELS
from lib.kernel import codes
from lib.kernel.errors import UserError
from lib.kernel.words import ACTIONS, SEAL_CAUSES, Checkpoint, Condition
from lib.ui import bugs, entering, logrows
from lib.ui.entering import HALF, key
from lib.ui.here import Here

_POINTS = {
    Checkpoint.WAREHOUSE: "Gudang",
    Checkpoint.PPK: "PPK",
    Checkpoint.PPS: "PPS",
    Checkpoint.TPS: "TPS",
}


def form(here: Here) -> None:
    """One check of one or several boxes of a TPS."""
    tps = entering.where(here)
    point = st.segmented_control(
        "Diperiksa di",
        list(_POINTS),
        default=_usual(here),
        format_func=_POINTS.__getitem__,
        required=True,
        key=key("titik"),
    )
    condition = st.pills(
        "Kondisi segel",
        list(Condition),
        format_func=lambda one: CONDITION_LABELS[one].capitalize(),
        key=key("kondisi"),
    )
    ballots = _boxes(here, condition)
    with st.container(gap="xsmall"):  # it keeps its place, also while it is empty: see entering_arrivals
        more = _about(condition) if condition and condition != Condition.INTACT else {}
    at = entering.when(here, "Jam diperiksa")
    chosen = entering.photos()
    with st.expander("Nomor segel dan keterangan"):
        more |= _details()
    saved, said = entering.pressed("Simpan laporan segel")
    with said, bugs.told():
        if saved:
            row = {"checkpoint": point, "checked_at": at, "condition": condition or ""} | more
            _save(here, tps, ballots, row, chosen)


def _boxes(here: Here, condition: Condition | None) -> list[str]:
    """The ballot types of the boxes reported on.

    Intact is mostly said of all of them. Anything else is said of none until somebody picks the box: a
    tap too few may never report five broken seals.
    """
    wrong = condition not in {None, Condition.INTACT}
    return st.pills(
        f"Kotak yang segelnya {CONDITION_LABELS[condition]}" if condition else "Kotak yang diperiksa",
        list(here.election.ballots),
        default=None if wrong else list(here.election.ballots),
        selection_mode="multi",
        format_func=_short,
        key=key("kotak:satu" if wrong else "kotak"),
    )


def _short(ballot: str) -> str:
    return ballot.upper().replace("_", " ")


def _usual(here: Here) -> Checkpoint:
    """Where this account mostly looks: Panwascam at the PPK, all others at the TPS."""
    return Checkpoint.PPK if len(here.person.wilayah) == len("33.75.03") else Checkpoint.TPS


def _about(condition: Condition) -> dict[str, str]:
    """Asked only when a seal is not as it should be."""
    with st.container(horizontal=True):
        cause = st.selectbox(
            "Sebab",
            SEAL_CAUSES,
            index=None,
            placeholder="Belum tahu",
            format_func=lambda one: one.replace("_", " "),
            key=key("sebab"),
            width=HALF,
        )
        ba_no = st.text_input("Nomor BA", max_chars=60, key=key("ba"), width=HALF)
    done = st.pills(
        "Yang sudah dilakukan",
        ACTIONS,
        selection_mode="multi",
        format_func=logrows.ACTIONS.__getitem__,
        key=key("tindakan"),
    )
    new = st.text_input("Nomor segel baru", max_chars=120, key=key("baru")) if done else ""
    return {"cause": cause or "", "ba_no": ba_no, "actions": "|".join(done), "new_seal_nos": _numbers(new)}


def _details() -> dict[str, str]:
    found = st.text_input(
        "Nomor segel yang ditemukan", max_chars=120, help="Pisahkan dengan koma.", key=key("nomor")
    )
    note = st.text_input("Keterangan", max_chars=200, key=key("ket"))
    return {"seal_nos_found": _numbers(found), "note": note}


def _numbers(written: str) -> str:
    return "|".join(part.strip() for part in written.replace(";", ",").split(",") if part.strip())


def _save(here: Here, tps: str, ballots: list[str], row: dict[str, str], chosen: list[UploadedFile]) -> None:
    if not tps or not ballots or not row["condition"]:
        missing = "TPS" if not tps else "kotak" if not ballots else "kondisi segel"
        raise UserError(f"Pilih {missing} dulu.", fix="Laporan belum disimpan.")
    if len(ballots) > 1 and row["seal_nos_found"]:
        raise UserError(
            "Nomor segel hanya untuk satu kotak.", fix="Pilih satu kotak, atau kosongkan nomor segelnya."
        )
    images = entering.kept(chosen)
    rows = [{"box_id": codes.box(tps, ballot), **row, "photos": "|".join(images)} for ballot in ballots]
    shown = CONDITION_LABELS[Condition(row["condition"])]
    entering.save(here, rows, f"{len(rows)} kotak {entering.named(tps)}: segel {shown}", images)
    st.rerun()
