"""The pieces of the page Baris catatan: the rows of the log that a number stands on."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.areas import tracing
from lib.areas.deliveries.metrics import MOVEMENT, UNNAMED, named_causes
from lib.areas.deliveries.timing import Arrival
from lib.areas.frames import small
from lib.areas.readiness.why import SAID
from lib.areas.seals.metrics import latest
from lib.areas.wilayah.reference import name_of
from lib.figures.words import CHECKPOINT_LABELS, LEG_LABELS
from lib.kernel.codes import TPS_LENGTH
from lib.kernel.format import count
from lib.kernel.logs import BOX_COUNTS, DELIVERIES, LOGS, SEAL_CHECKS
from lib.kernel.words import Checkpoint, Party
from lib.ui import cached, links, logrows, page, paging, photographs, tables
from lib.ui.cached import answered
from lib.ui.here import Here

DUE, NOT_INTACT, INTACT = "jatuh_tempo", "tidak_utuh", "utuh"
STATES = {
    DUE: "kiriman yang sudah jatuh tempo",
    str(Arrival.ON_TIME): "kiriman yang dilaporkan tepat waktu",
    str(Arrival.LATE): "kiriman yang dilaporkan terlambat",
    str(Arrival.SILENT): "kiriman jatuh tempo tanpa laporan tiba",
    NOT_INTACT: "kotak yang tidak utuh pada pemeriksaan terakhir di titik itu",
    INTACT: "kotak yang utuh pada pemeriksaan terakhir di titik itu",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; "" asks for all of it. A value that nothing has finds no row."""

    log: str = ""
    item: str = ""
    leg: str = ""
    party: str = ""
    checkpoint: str = ""
    box: str = ""
    destination: str = ""
    dokumen: str = ""
    keadaan: str = ""
    sebab: str = ""
    kiriman: str = ""

    @property
    def query(self) -> dict[str, str]:
        """The same as in the address."""
        return {name: getattr(self, name) for name in self.__slots__ if getattr(self, name)}


def asked() -> Asked:
    """What the address of this page asks for."""
    told = {name: st.query_params.get(name, "") for name in Asked.__slots__}
    found = Asked(**told)
    return found if found.log in LOGS or found.kiriman else Asked(log=DELIVERIES.name)


@answered(keep=8)
def of(here: Here, wanted: Asked) -> dict[str, pd.DataFrame]:
    """Log → its rows that are asked for; logs without one are left out."""
    if wanted.kiriman:
        found = {log: _of_batch(here, log, wanted.kiriman) for log in LOGS}
    else:
        found = {wanted.log: _narrowed(here, wanted)}
    return {log: rows for log, rows in found.items() if len(rows)}


def _of_batch(here: Here, log: str, number: str) -> pd.DataFrame:
    raw = cached.raws(here)[log]
    batch = int(number) if number.isascii() and number.isdigit() else -1
    return tracing.of_batch(raw, log, batch, here.filters.scope, here.filters.known_at)


def _narrowed(here: Here, wanted: Asked) -> pd.DataFrame:
    logs = cached.logs(here)
    there = set(logs.rows[wanted.log].collect_schema().names())
    names = {"item": "item", "leg": "leg", "party": "party", "checkpoint": "checkpoint", "box": "box_id"}
    names |= {"destination": "destination", "dokumen": "document_no"}
    # A filter that this log has no column for says nothing of it.
    told = {name: getattr(wanted, name) or None for name, column in names.items() if column in there}
    rows = tracing.standing(
        logs,
        wanted.log,
        wilayah=here.filters.scope,
        document=told.pop("dokumen", None),
        **told,
    )
    if wanted.log == DELIVERIES.name and (wanted.keadaan or wanted.sebab):
        return tracing.among(rows, _movements(here, wanted))
    if wanted.log == SEAL_CHECKS.name and wanted.keadaan in {INTACT, NOT_INTACT}:
        seen = latest(logs)
        fits = seen["intact"] if wanted.keadaan == INTACT else ~seen["intact"]
        return tracing.among(rows, seen.loc[fits, ["box_id", "checkpoint"]])
    return rows


def _movements(here: Here, wanted: Asked) -> pd.DataFrame:
    """The due movements of a state, or those late ones for which this cause was named."""
    due = cached.timed(here)
    state = wanted.keadaan or str(Arrival.LATE)
    due = due if state == DUE else due[due["state"] == state]
    if wanted.sebab:
        named = small(named_causes(cached.logs(here)["deliveries"]))
        due = due.merge(named, on=MOVEMENT, how="left")
        due = due[due["delay_cause"].fillna(UNNAMED) == wanted.sebab]
    return due[MOVEMENT]


def headline(here: Here, wanted: Asked, found: dict[str, pd.DataFrame]) -> str:
    """How many rows, of what."""
    total = count(sum(map(len, found.values())))
    if wanted.kiriman:
        return f"Kiriman {wanted.kiriman}: {total} baris."
    return f"{LOGS[wanted.log].label}: {total} baris {_words(here, wanted)}".rstrip() + "."


def _words(here: Here, wanted: Asked) -> str:
    parts = [
        here.election.labels.get(wanted.item, wanted.item),
        LEG_LABELS.get(wanted.leg, wanted.leg),
        CHECKPOINT_LABELS.get(wanted.checkpoint, "") if wanted.checkpoint in tuple(Checkpoint) else "",
        f"menurut {SAID[Party(wanted.party)]}" if wanted.party in tuple(Party) else "",
        logrows.box(here, wanted.box) if wanted.box else "",
        f"tujuan {name_of(wanted.destination)}" if wanted.destination else "",
        wanted.dokumen,
        STATES.get(wanted.keadaan, ""),
        f"dengan sebab {logrows.DELAYS.get(wanted.sebab, wanted.sebab)}" if wanted.sebab else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"({told})" if told else ""


def note(here: Here, wanted: Asked) -> str:
    """What a reader must know to hold the rows against the number."""
    if wanted.kiriman:
        batch = next((one for one in cached.batches(here) if str(one.seq) == wanted.kiriman), None)
        back = batch and any(one.target_seq == batch.seq for one in cached.batches(here))
        return (
            "Kiriman ini sudah ditarik: barisnya tidak lagi dihitung." if back else "Sesuai urutan di berkas."
        )
    later = " Baris dari sesudah waktu yang dilihat ikut tampak." if here.earlier else ""
    return (
        "Baris seperti dicatat, terbaru dulu: rencana, pembetulan, dan laporan beberapa pihak tentang hal "
        f"yang sama ikut tampak, jadi jumlah barisnya dapat lebih banyak daripada angkanya.{later}"
    )


def table(here: Here, wanted: Asked, log: str, rows: pd.DataFrame) -> None:
    """A part of the rows, each with where it came from; a box or a TPS leads to its page."""
    if wanted.kiriman:
        page.section(f"{LOGS[log].label} ({count(len(rows))} baris)")
    part = paging.part(len(rows))
    shown = rows.iloc[part.start : part.end]
    told = logrows.told(here, log, shown)
    ways = {}
    if log in {SEAL_CHECKS.name, BOX_COUNTS.name}:
        ways["box_id"] = [links.to(here, "kotak", kode=str(one)) for one in shown["box_id"]]
    if log == DELIVERIES.name:
        ways["destination"] = [
            links.to(here, "tps", kode=str(one)) if len(str(one)) == TPS_LENGTH else ""
            for one in shown["destination"]
        ]
    tables.plain(told, logrows.labels(log, told), LOGS[log].label, links=ways, under=logrows.SOURCE)
    photographs.under(here, shown)
    paging.steps(here, "baris", part, "baris", wanted.query)
