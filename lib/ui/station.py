"""The pieces of the page of one TPS: its verdict, the six proofs and why, its boxes, the rows behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib.access.policy import inside
from lib.areas.readiness import metrics as readiness
from lib.areas.readiness.evidence import evidence
from lib.areas.readiness.model import PROOFS, State
from lib.areas.readiness.totals import shown
from lib.areas.readiness.why import reasons, sentence
from lib.areas.seals import metrics as seals
from lib.areas.wilayah.reference import area_name, name_of
from lib.kernel import codes
from lib.kernel.format import voters
from lib.kernel.logs import LOGS
from lib.kernel.look import STATE_LABELS
from lib.store import frames
from lib.ui import cached, links, logrows, page, tables
from lib.ui.cached import answered
from lib.ui.cards import mark
from lib.ui.here import Here
from lib.ui.stations import PROOF_LABELS
from lib.ui.summary import OPEN_LABELS

MARKS = {State.VERIFIED: "siap", State.WRONG: "perlu_tindak_lanjut", State.UNVERIFIED: "belum_waktunya"}
STATE_WORDS = {
    State.VERIFIED: "terverifikasi",
    State.WRONG: "tidak sesuai",
    State.UNVERIFIED: "belum terverifikasi",
}
_BOX_MARKS = {"utuh": "siap", "terdokumentasi": "siap", "tidak_sesuai": "perlu_tindak_lanjut"}
_BOX_WORDS = {
    "utuh": "utuh sejauh diperiksa",
    "terdokumentasi": "disegel ulang dengan BA",
    "tidak_sesuai": "tidak sesuai, tanpa BA",
}


@dataclass(frozen=True, slots=True)
class Station:
    """One TPS. verdict: its row of `verdicts`; why: by proof; boxes: box_id → state of its chain; rows: by
    log."""

    verdict: Mapping[Any, Any]
    why: dict[str, str]
    boxes: dict[str, str]
    rows: dict[str, pd.DataFrame]


def known(here: Here, tps: str) -> bool:
    """Is this a TPS of the election that this person may see?"""
    return inside(tps, here.person.wilayah) and tps in set(cached.verdicts(replace_scope(here))["tps"])


def replace_scope(here: Here) -> Here:
    """The same question about all that this person may see: a TPS is found whatever wilayah is chosen."""
    return replace(here, filters=replace(here.filters, scope=here.person.wilayah))


@answered(keep=32)
def of(here: Here, tps: str) -> Station:
    """All that is known of one TPS."""
    narrow = replace(here.filters, scope=tps)
    logs = frames.of_rows(cached.raws(here), narrow)
    found = readiness.verdicts(logs, here.election)
    told = reasons(logs, here.election, found)
    rows: dict[str, pd.DataFrame] = {}
    for by_log in evidence(cached.raws(here), narrow, tps).values():
        for log, some in by_log.items():
            both = pd.concat([rows[log], some]) if log in rows else some
            rows[log] = both.drop_duplicates("ord").sort_values("ord", ignore_index=True)
    chains = seals.chain(logs)
    return Station(
        found.assign(shown=shown(found)).to_dict("records")[0],
        {proof: sentence(told[tps, proof]) for proof in PROOFS},
        dict(zip(chains["box_id"], chains["state"], strict=True)),
        rows,
    )


def headline(tps: str, station: Station) -> str:
    """`TPS 12 Panjang Wetan: perlu tindak lanjut, segel dan jumlah tidak sesuai.`"""
    wrong = [proof for proof in PROOFS if station.verdict[proof] == str(State.WRONG)]
    state = STATE_LABELS[station.verdict["shown"]].lower()
    more = f", {_listed(wrong)} tidak sesuai" if wrong else ""
    return f"{name_of(tps)}: {state}{more}."


def _listed(words: list[str]) -> str:
    return " dan ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def facts(here: Here, tps: str, station: Station) -> None:
    """Where it is, how many vote there, whether it can open."""
    verdict = station.verdict
    village = codes.kelurahan(tps) or ""
    parts = [
        f"Kel. {area_name(village)}, Kec. {area_name(village[:8])}",
        voters(verdict["dpt"]) if verdict["dpt"] is not None and not pd.isna(verdict["dpt"]) else "DPT –",
        "TPS khusus" if verdict["special"] else "",
        f"dilihat dari isinya: {OPEN_LABELS[verdict['bisa_buka']].lower()}",
        f"kode {tps}",
    ]
    st.html(f"<p class='kl-sumber'>{escape(' · '.join(part for part in parts if part))}</p>")


def proofs(station: Station) -> None:
    """The six proofs, each with its state and the sentence that says why."""
    page.section("Enam bukti", "menurut laporan pengawas dan penerima")
    each = []
    for proof in PROOFS:
        state = State(station.verdict[proof])
        each.append(
            f"<li><b>{mark(MARKS[state])}{PROOF_LABELS[proof]}</b>"
            f"<span class='kl-kanan'>{STATE_WORDS[state]}</span>"
            f"<small>{escape(station.why[proof])}</small></li>"
        )
    st.html(f"<ul class='kl-daftar'>{''.join(each)}</ul>")


def boxes(here: Here, tps: str, station: Station) -> None:
    """The boxes of this TPS and what became of their seals."""
    page.section("Kotak dan segelnya")
    each = []
    for ballot, label in here.election.ballots.items():
        box_id = codes.box(tps, ballot)
        state = station.boxes.get(box_id)
        words = _BOX_WORDS[state] if state else "belum diperiksa"
        way = escape(links.to(here, "kotak", kode=box_id))
        each.append(
            f"<li><b>{mark(_BOX_MARKS[state] if state else 'belum_waktunya')}"
            f"<a href='{way}' target='_self'>{escape(label)}</a></b>"
            f"<span class='kl-kanan'>{words}</span></li>"
        )
    st.html(f"<ul class='kl-daftar'>{''.join(each)}</ul>")


def rows(here: Here, tps: str, station: Station) -> None:
    """The rows that all of this rests on, as they were recorded, log by log."""
    for log, found in station.rows.items():
        title = LOGS[log].label
        if found.empty:
            continue
        page.section(f"{title} ({len(found)} baris)", "seperti dicatat, rencana dan pembetulan termasuk")
        told = logrows.told(here, log, found, tps)
        tables.plain(told, logrows.labels(log, told), title, under=logrows.SOURCE)
    if all(found.empty for found in station.rows.values()):
        page.nothing("Belum ada satu baris pun tentang TPS ini sampai waktu ini.")
