"""The pieces of Ringkasan, one function each."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib.areas.levels import Level
from lib.areas.readiness.model import PROOFS
from lib.areas.readiness.stages import Stage
from lib.areas.readiness.totals import Shown
from lib.areas.readiness.why import SAID
from lib.areas.wilayah.reference import area_name
from lib.areas.wilayah.thresholds import coverage_floor
from lib.kernel.format import clock_time, count, duration, percent, voters
from lib.kernel.look import STATE_LABELS
from lib.kernel.words import Party
from lib.reports.legs import SOURCES
from lib.ui import cached, links, page, pictures, tables
from lib.ui.cards import Card, row
from lib.ui.here import Here

CAN_OPEN = {"ya": "siap", "tidak": "perlu_tindak_lanjut", "belum_diketahui": "belum_waktunya"}


def whole(here: Here) -> dict[str, Any]:
    """The totals of all that is asked about, as one row."""
    found = cached.verdict_totals(here, Level.KELURAHAN)
    sums = found.drop(columns="wilayah").sum(min_count=1)
    return {str(name): None if pd.isna(value) else int(value) for name, value in sums.items()}


def below(here: Here) -> Level:
    """The level below the one asked about: kecamatan of the kota, kelurahan of a kecamatan."""
    return Level.KELURAHAN if len(here.filters.scope) >= 8 else Level.KECAMATAN


def cards(here: Here, totals: dict[str, Any], stage: Stage) -> None:
    """The four states, who can open, punctuality and the clock."""
    shown = [_state(here, state, totals) for state in Shown]
    opening = [_opens(here, answer, totals) for answer in CAN_OPEN]
    more = [_clock(here, stage)] if stage is Stage.OPENING else [_punctual(here), _clock(here, stage)]
    if stage is Stage.OPENING:
        row([*opening, *more])
        page.section("Putusan enam bukti", "tepat waktu dan lengkap, menurut laporan pengawas dan penerima")
        row(shown)
    else:
        row([*shown, *more])
        _opening_line(here, totals)


def _state(here: Here, state: Shown, totals: dict[str, Any]) -> Card:
    number = totals[str(state)]
    note = voters(totals[f"{state}_voters"], totals[f"{state}_unknown"])
    share = f"dari {count(totals['tps'])} TPS · " if state is Shown.READY else ""
    return Card(
        STATE_LABELS[str(state)],
        count(number),
        share + note,
        tone=str(state),
        link=links.to(here, "cari", putusan=str(state)),
    )


OPEN_LABELS = {"ya": "Bisa buka", "tidak": "Belum bisa buka", "belum_diketahui": "Belum diketahui"}


def _opens(here: Here, answer: str, totals: dict[str, Any]) -> Card:
    name = f"bisa_buka_{answer}"
    note = voters(totals[f"{name}_voters"], totals[f"{name}_unknown"])
    link = links.to(here, "cari", buka=answer)
    return Card(OPEN_LABELS[answer], count(totals[name]), note, tone=CAN_OPEN[answer], link=link)


def _punctual(here: Here) -> Card:
    rates = cached.on_time(here, Level.KOTA)
    due, reported, good = (int(rates[name].sum()) for name in ("due", "reported", "good"))
    coverage = reported / due if due else None
    enough = coverage is not None and coverage >= coverage_floor()
    value = percent(good / reported) if enough and reported else "–"
    if not due:
        note = "belum ada yang jatuh tempo"
    elif enough:
        span = f"{percent(good / due)} – {percent((good + due - reported) / due)}"
        note = f"dari {percent(coverage)} kiriman yang dilaporkan; mungkin {span}"
    else:
        note = f"baru {percent(coverage)} kiriman dilaporkan, belum cukup untuk satu angka"
    return Card("Kiriman tepat waktu", value, note, link=links.to(here, "pengiriman"))


def _clock(here: Here, stage: Stage) -> Card:
    goal = here.election.voting_starts if stage is Stage.OPENING else here.election.deadline
    left = goal - here.filters.as_of
    if stage is Stage.OPENING:
        name = "Menuju buka TPS" if left >= 0 else "Sejak buka TPS"
    else:
        name = "Menuju batas H-1"
    return Card(name, _short(left), f"batas {clock_time(goal)} WIB")


def _short(minutes: int) -> str:
    told = duration(minutes)
    both = "jam" in told and "menit" in told  # only the long form needs to be cut to a phone's card
    return told.replace(" jam", " j").replace(" menit", " m") if both else told


def _opening_line(here: Here, totals: dict[str, Any]) -> None:
    told = " · ".join(
        f"<a href='{escape(links.to(here, 'cari', buka=a))}' target='_self'>{OPEN_LABELS[a].lower()} "
        f"<b>{count(totals[f'bisa_buka_{a}'])}</b></a>"
        for a in CAN_OPEN
    )
    st.html(f"<p class='kl-sumber'>Terpisah dari putusan, dilihat dari isinya saja: {told} TPS.</p>")


def by_area(here: Here) -> None:
    """The states by kecamatan (or kelurahan), worst first."""
    picture = pictures.by_area(here, below(here))
    page.section(f"Per {below(here)}", "menurut laporan pengawas dan penerima")
    pictures.draw(picture, key="ringkasan:per-wilayah")
    codes = cached.verdict_totals(here, below(here))["wilayah"]
    page.ways({area_name(code): links.to(here, "cari", wilayah=code) for code in codes}, "Buka daftar TPS")


def worst_first(here: Here, top: int = 6) -> None:
    """The kelurahan with most TPS to follow up, and which proofs fail there."""
    found = cached.worst(here, Level.KELURAHAN, top)
    page.section("Terbanyak perlu tindak lanjut", "satu TPS bisa punya lebih dari satu hal yang tidak sesuai")
    if found.empty:
        page.nothing("Tidak ada TPS yang dilaporkan tidak sesuai sampai waktu ini.")
        return
    each = []
    for place in found.to_dict("records"):
        wrong = " · ".join(f"{proof} {count(place[proof])}" for proof in PROOFS if place[proof])
        told = voters(place["voters"], place["voters_unknown"])
        name = area_name(str(place["wilayah"]))
        way = links.to(here, "cari", putusan=str(Shown.FOLLOW_UP), wilayah=str(place["wilayah"]))
        each.append(
            f"<li><b><a href='{escape(way)}' target='_self'>{escape(name)}</a></b>"
            f"<span class='kl-kanan'>{count(place['count'])} TPS</span>"
            f"<small>{escape(wrong)}</small><small class='kl-kanan'>{escape(told)}</small></li>"
        )
    st.html(f"<ul class='kl-daftar'>{''.join(each)}</ul>")


def warehouse(here: Here, goods: pd.DataFrame) -> None:
    """What the warehouse needs, got, and lacks, item by item, and whose word it is."""
    known = goods[goods["needed"].notna() | goods["received"].notna()]
    page.section("Gudang KPU", "kekurangan = kebutuhan − (diterima − rusak − tertukar yang diketahui)")
    if known.empty:
        page.nothing("Belum ada kebutuhan atau penerimaan yang tercatat untuk gudang sampai waktu ini.")
        return
    told = known.assign(
        basis=known["need_source"].map(SOURCES),
        word=[SAID[Party(p)] if isinstance(p, str) else "–" for p in known["party"]],
    )
    columns: dict[str, tuple[str, tables.Show]] = {
        "label": ("Barang", tables.text),
        "gap": ("Kekurangan", count),
        "needed": ("Kebutuhan", count),
        "received": ("Diterima", count),
        "damaged": ("Rusak", count),
        "wrong": ("Tertukar", count),
        "basis": ("Dasar kebutuhan", tables.text),
        "word": ("Menurut", tables.text),
    }
    ways = [
        links.rows(here, "deliveries", item=item, leg="penyedia-gudang", party=party)
        for item, party in zip(told["item"], told["party"].fillna(""), strict=True)
    ]
    tables.plain(told, columns, f"Barang di gudang untuk {here.area}", links={"received": ways})
