"""Belum lapor malam ini: where our record holds no supervisor's report, and a message that asks for one."""

from collections.abc import Iterator
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib.areas import reporting
from lib.areas.levels import LENGTH, Level
from lib.areas.wilayah.reference import area_name
from lib.kernel.clock import Minute
from lib.kernel.format import count, short_time
from lib.ui import cached, links, page
from lib.ui.cached import answered
from lib.ui.here import Here

# Dots, for whoever fills them in. An export of the group's chat holds this message too: as long as no form
# stands on a line of its own and no field is filled, no row is read from it.
_FORMS = (
    "Mohon laporan lewat bentuk singkat: LAPOR TIBA; TPS: ...; Jam: ...; Kotak: ...; Bilik: ...; Tinta: ...\n"
    "Untuk segel: LAPOR SEGEL; TPS: ...; Kotak: ...; Kondisi: ...; Jam: ..."
)
_WHOLE = "seluruh kecamatan"  # also its PPK: the record does not say which supervisor a row came from
_COPY = "Pesan untuk grup pengawas. Tombol salin muncul di sudut kanan saat pesannya ditunjuk atau disentuh:"
_SENT_BEFORE = "Bila sudah melapor, mohon kirim ulang: laporannya belum ada di catatan kami."


@answered(keep=4)
def _units(here: Here) -> pd.DataFrame:
    return reporting.silent(cached.logs(here), here.election, reporting.evening(here.filters.known_at))


def section(here: Here) -> None:
    """Who has not reported tonight by our record, since when, and the message for the supervisors' group."""
    now = here.filters.known_at
    since = reporting.evening(now)
    units = _units(here)
    villages = units[units["level"] == Level.KELURAHAN]
    if villages.empty:  # who may see but one TPS
        return
    page.section("Belum lapor malam ini", "belum ada satu baris pun dari pengawas di catatan kami")
    if now < since:
        page.nothing(f"Laporan malam ini dihitung mulai {short_time(since)} WIB.")
    elif not villages["silent"].any():
        page.nothing(f"{_of(len(villages), len(villages))} sudah lapor sejak {short_time(since)} WIB.")
    else:
        _listed(here, units, since)
        st.html(f"<p class='kl-saran'>{_COPY}</p>")
        asks = message(units[units["silent"]], since, now, simulated=here.simulated)
        st.code(asks, language=None, wrap_lines=True)


def _listed(here: Here, units: pd.DataFrame, since: Minute) -> None:
    """How many kelurahan, then which of each kecamatan, each leading to its TPS."""
    villages = units[units["level"] == Level.KELURAHAN]
    every = villages.groupby(_district(villages)).size()
    told = f"{_of(int(villages['silent'].sum()), len(villages))} belum lapor sejak {short_time(since)} WIB."
    items = []
    for district, quiet in _by_district(units[units["silent"]]):
        below = int((quiet["level"] == Level.KELURAHAN).sum())
        names = " · ".join(_named(here, unit) for unit in quiet.itertuples())
        items.append(
            f"<li><b>{escape(area_name(district))}</b>"
            f"<div class='kl-kanan'>{_of(below, every[district])}</div><span>{names}</span></li>"
        )
    st.html(f"<p class='kl-saran'><b>{told}</b></p><ul class='kl-daftar kl-catatan'>{''.join(items)}</ul>")


def _of(some: int, every: int) -> str:
    return f"{count(some)} dari {count(every)} kelurahan"


def _district(units: pd.DataFrame) -> "pd.Series[str]":
    return units["wilayah"].str[: LENGTH[Level.KECAMATAN]]


def _by_district(quiet: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Kecamatan → its silent units; itself first, where nothing at all came from it."""
    return ((str(code), rows) for code, rows in quiet.groupby(_district(quiet)))


def _named(here: Here, unit: Any) -> str:
    """Its name, when it last reported, and whether anybody else spoke of its TPS. unit: a row of `silent`."""
    when = "belum pernah" if pd.isna(unit.last) else f"terakhir {short_time(unit.last)}"
    others = f"{count(unit.heard)} dari {count(unit.stations)} TPS sudah dilaporkan pihak lain"
    told = f"{when}; {others}" if unit.heard else when
    way = links.to(here, "cari", wilayah=unit.wilayah)
    name = _WHOLE.capitalize() if unit.level == Level.KECAMATAN else area_name(unit.wilayah)
    return f"<a href='{escape(way)}' target='_self'>{escape(name)}</a> <small>({told})</small>"


def message(quiet: pd.DataFrame, since: Minute, now: Minute, *, simulated: bool) -> str:
    """A text for WhatsApp: the silent units by kecamatan, and the short form to answer with.

    quiet: rows of `reporting.silent`. It speaks of our record: whoever reported may not have been recorded.
    """
    lines = ["*SIMULASI*, bukan keadaan sebenarnya."] if simulated else []
    lines.append(
        f"*Belum ada laporan malam ini* di catatan kami sejak {short_time(since)}"
        f" (per {short_time(now)} WIB):"
    )
    for district, rows in _by_district(quiet):
        whole = f" ({_WHOLE})" if Level.KECAMATAN in set(rows["level"]) else ""
        villages = rows.loc[rows["level"] == Level.KELURAHAN, "wilayah"]
        lines.append(f"*{area_name(district)}*{whole}: {', '.join(map(area_name, villages))}")
    return "\n".join([*lines, _FORMS, _SENT_BEFORE])
