"""The pieces of the page Pengiriman, and the choice of a leg that it shares with Jumlah."""

from collections.abc import Mapping
from typing import Any

import narwhals as nw
import pandas as pd
import streamlit as st

from lib.areas.deliveries import metrics, timing
from lib.areas.deliveries.timing import BAND_LABELS, Arrival, Band
from lib.areas.frames import small
from lib.areas.levels import LEGS_WITHIN, Level
from lib.areas.readiness.stages import Stage
from lib.areas.wilayah.reference import area_name, name_of
from lib.areas.wilayah.thresholds import coverage_floor
from lib.figures import deliveries
from lib.figures.words import LEG_LABELS
from lib.kernel.codes import LEGS
from lib.kernel.format import NONE, clock_time, count, duration, percent
from lib.kernel.logs import DELIVERIES
from lib.reports.legs import Movements, due_time
from lib.ui import cached, links, page, pictures, summary
from lib.ui.cached import answered
from lib.ui.cards import Card, row
from lib.ui.evidence import DUE
from lib.ui.here import Here
from lib.ui.pictures import Picture
from lib.ui.tables import plain, text

FEW = 8  # so many movements are told one by one: a distribution of them would say nothing
_BANDS = {str(band): told for band, told in BAND_LABELS.items()} | {str(Band.DAY_ONLY): "jam tidak disebut"}
_STATES = {
    Arrival.ON_TIME: ("tepat waktu", "siap"),
    Arrival.LATE: ("terlambat", "perlu_tindak_lanjut"),
    Arrival.SILENT: ("tanpa laporan", "lewat_waktu"),
}


def level(here: Here) -> Level:
    """The level of the wilayah asked about."""
    size = len(here.filters.scope)
    return Level.KELURAHAN if size >= 13 else Level.KECAMATAN if size >= 8 else Level.KOTA


@answered(keep=8)
def moving(here: Here) -> str:
    """The leg that the goods are on at this stage, of those that end inside the wilayah asked about."""
    within, stage = LEGS_WITHIN[level(here)], cached.stage(here)
    if stage is Stage.WAREHOUSE:
        return within[0]
    if stage is Stage.OPENING:
        return within[-1]
    roads = [leg for leg in within if leg != LEGS[0]]
    due = set(cached.timed(here)["leg"])
    return next((leg for leg in reversed(roads) if leg in due), roads[0])


def choose_leg(here: Here, name: str) -> str:
    """The leg that the reader chose; without a choice, the one that the goods are on."""
    key, usual, within = f"{name}:jalur", moving(here), LEGS_WITHIN[level(here)]
    links.settle("jalur", key, dict.fromkeys(within), usual)
    leg = st.segmented_control(
        "Jalur", within, key=key, format_func=LEG_LABELS.__getitem__, required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    links.write("jalur", key, str(leg), usual)
    return str(leg)


@answered(keep=16)
def counts(here: Here, leg: str) -> Movements:
    """How many movements of a leg there are, and what became of those due."""
    rates = cached.on_time(here, Level.KOTA)
    sums = rates.loc[rates["leg"] == leg, ["due", "reported", "good"]].sum()
    moved = metrics.movements(_rows(here, leg), here.election.deadline)
    dues = small(moved.select("due"))["due"].dropna()
    ahead = dues[dues > here.filters.as_of]
    first = int(ahead.min()) if len(ahead) else None
    return Movements(len(dues), int(sums["due"]), int(sums["reported"]), int(sums["good"]), first)


def _rows(here: Here, leg: str) -> Any:
    return cached.logs(here)[DELIVERIES.name].filter(nw.col("leg") == leg)


def cards(here: Here, leg: str, told: Movements) -> None:
    """Due, in time, late, silent, where anything is due: each opens its rows."""
    coming = f"; berikutnya {due_time(told.first)}" if told.first is not None else ""
    sure = told.reported / told.due >= coverage_floor()
    between = ""
    if sure and told.silent:
        between = (
            f"; mungkin {percent(told.good / told.due)} – {percent((told.good + told.silent) / told.due)}"
        )
    thin = f"baru {percent(told.reported / told.due)} dilaporkan, belum cukup untuk satu angka"
    share = f"{percent(told.good / told.reported)} dari yang dilaporkan{between}" if sure else thin
    behind = f"{percent(told.late / told.reported)} dari yang dilaporkan" if sure else ""
    reach = f"cakupan laporan {percent(told.reported / told.due)}"
    each = (
        ("Jatuh tempo", told.due, f"dari {count(told.planned)} yang direncanakan{coming}", "", DUE),
        ("Tepat menurut laporan", told.good, share, "siap", Arrival.ON_TIME),
        ("Terlambat menurut laporan", told.late, behind, "perlu_tindak_lanjut", Arrival.LATE),
        ("Jatuh tempo tanpa laporan", told.silent, reach, "lewat_waktu", Arrival.SILENT),
    )
    row([Card(label, count(n), note, tone, _way(here, leg, state)) for label, n, note, tone, state in each])


def _way(here: Here, leg: str, state: str, **more: str | None) -> str:
    return links.rows(here, DELIVERIES.name, leg=leg, keadaan=state, **more)


def by_area(here: Here, leg: str) -> None:
    """The on-time rate by kecamatan or kelurahan; none where too little was reported."""
    by = summary.below(here)
    floor = percent(coverage_floor())
    page.section(f"Tepat waktu per {by}", f"tanpa angka bila cakupan laporan di bawah {floor}")
    pictures.draw(_by_area(here, leg), key="pengiriman:wilayah")
    codes = sorted(_rates(here, leg)["wilayah"])
    page.ways({area_name(code): _way(here, leg, DUE, wilayah=code) for code in codes})


def _rates(here: Here, leg: str) -> pd.DataFrame:
    rates = cached.on_time(here, summary.below(here))
    return rates[(rates["leg"] == leg) & (rates["due"] > 0)].reset_index(drop=True)


@answered(keep=16)
def _by_area(here: Here, leg: str) -> Picture:
    rates, floor = _rates(here, leg), coverage_floor()
    names = {code: area_name(code) for code in rates["wilayah"]}
    alt = deliveries.on_time_alt(rates, names, floor=floor)
    return Picture(deliveries.on_time_by_area(rates, names, floor=floor), alt)


def timeline(here: Here, leg: str) -> None:
    """Planned against reported arrivals; nothing is drawn after now."""
    page.section("Rencana dan yang dilaporkan tiba", "satu pengiriman = satu barang ke satu tujuan")
    pictures.draw(_timeline(here, leg), key="pengiriman:waktu")
    page.ways({"semua di jalur ini": _way(here, leg, "")})


@answered(keep=16)
def _timeline(here: Here, leg: str) -> Picture:
    curve, as_of = cached.timeline(here), here.filters.as_of
    curve = curve[curve["leg"] == leg]
    return Picture(deliveries.timeline(curve, as_of), deliveries.timeline_alt(curve, as_of))


def lateness(here: Here, leg: str) -> None:
    """How late, hour by hour."""
    page.section("Seberapa terlambat", "menurut laporan pengawas; bila tidak ada, penerima")
    pictures.draw(_lateness(here, leg), key="pengiriman:telat")
    late, silent = _way(here, leg, Arrival.LATE), _way(here, leg, Arrival.SILENT)
    page.ways({"terlambat": late, "tanpa laporan": silent})


@answered(keep=16)
def _lateness(here: Here, leg: str) -> Picture:
    banded = timing.lateness(cached.timed(here))
    alt = deliveries.lateness_alt(banded, _BANDS, leg=leg)
    return Picture(deliveries.lateness(banded, _BANDS, leg=leg), alt)


def causes(here: Here, leg: str) -> None:
    """What was named as the cause of late arrivals on this leg."""
    page.section("Sebab yang disebut", "seperti dilaporkan, bukan hasil pendalaman")
    told = _named(here, leg)
    if told.empty:
        page.nothing("Belum ada pengiriman di jalur ini yang dilaporkan terlambat.")
        return
    pictures.draw(_causes(here, leg), key="pengiriman:sebab")
    names = {cause: deliveries.CAUSE_LABELS[cause].lower() for cause in told["delay_cause"]}
    page.ways({name: _way(here, leg, "", sebab=cause) for cause, name in names.items()})


@answered(keep=16)
def _named(here: Here, leg: str) -> pd.DataFrame:
    return metrics.delay_causes(_rows(here, leg), here.election.deadline, here.filters.as_of, Level.KOTA)


@answered(keep=16)
def _causes(here: Here, leg: str) -> Picture:
    told = _named(here, leg)
    return Picture(deliveries.causes(told), deliveries.causes_alt(told))


def days(here: Here, leg: str) -> None:
    """Day by day and kecamatan."""
    page.section("Per hari dan kecamatan", "hari jatuh tempo")
    pictures.draw(_days(here, leg), key="pengiriman:hari")


@answered(keep=16)
def _days(here: Here, leg: str) -> Picture:
    found = timing.days(cached.timed(here))
    found = found[found["leg"] == leg]
    names = {code: area_name(code) for code in found["kecamatan"].dropna()}
    floor = coverage_floor()
    alt = deliveries.days_alt(found, names, floor=floor)
    return Picture(deliveries.days(found, names, floor=floor), alt)


def few(leg: str, told: Movements) -> bool:
    """Are the due movements told best one by one? To the one warehouse they always are: one an item."""
    return told.planned <= FEW or leg == LEGS[0]


def one_by_one(here: Here, leg: str) -> None:
    """The due movements themselves, where they are few."""
    page.section("Satu per satu", "menurut laporan pengawas; bila tidak ada, penerima")
    due = cached.timed(here)
    due = due[due["leg"] == leg].sort_values("due", ignore_index=True)
    told = pd.DataFrame([_in_words(here, each) for each in due.to_dict("records")])
    ways = [
        links.rows(here, DELIVERIES.name, leg=leg, item=item, destination=place)
        for item, place in zip(due["item"], due["destination"], strict=True)
    ]
    marks = [_STATES[Arrival(state)][1] for state in due["state"]]
    plain(told, _COLUMNS, "Pengiriman yang sudah jatuh tempo", links={"item": ways}, marks={"state": marks})


_COLUMNS = {
    "item": ("Barang", text),
    "place": ("Tujuan", text),
    "due": ("Rencana tiba", text),
    "at": ("Dilaporkan tiba", text),
    "state": ("Keadaan", text),
}


def _in_words(here: Here, each: Mapping[Any, Any]) -> dict[str, str]:
    state = Arrival(each["state"])
    told, late = _STATES[state][0], each["late_minutes"]
    by = f" {duration(late)}" if state is Arrival.LATE and not pd.isna(late) else ""
    exactly = "hari" if pd.isna(each["exact"]) else "menit"
    arrived = NONE if pd.isna(each["at"]) else clock_time(each["at"], exactly)
    return {
        "item": here.election.labels.get(each["item"], each["item"]),
        "place": name_of(str(each["destination"])),
        "due": due_time(int(each["due"])),
        "at": arrived,
        "state": told + by,
    }
