"""The pieces of the page Jumlah: what is needed, what came by whose word, and where it is short."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib.areas.levels import LENGTH, Level
from lib.areas.quantities import places
from lib.areas.readiness.why import SAID
from lib.areas.wilayah.reference import area_name, name_of
from lib.figures import quantities
from lib.figures.words import LEG_LABELS
from lib.kernel.codes import TPS_LENGTH
from lib.kernel.format import NONE, count
from lib.kernel.logs import DELIVERIES
from lib.kernel.words import ALL_BALLOTS, BALLOT, Party
from lib.reports import legs
from lib.ui import cached, delivering, links, page, pictures
from lib.ui.cached import answered
from lib.ui.here import Here
from lib.ui.pictures import Picture
from lib.ui.tables import Show, plain, text

WORST = 6  # items in the picture, wilayah in the list: what a room reads without scrolling
BOXED = (
    "Di jalur ini surat suara ada di dalam kotak tertutup: dihitung saat pengepakan dan saat kotak dibuka, "
)
BOXED += "bukan dari tanda terima."


@answered(keep=16)
def _places(here: Here, leg: str) -> pd.DataFrame:
    return places.at_places(cached.logs(here), here.election, leg)


@answered(keep=16)
def best(here: Here, leg: str) -> pd.DataFrame:
    """One row an item of a leg, by the word of who watches most closely, worst first."""
    return legs.closest(places.shortages(_places(here, leg), leg))


def labels(here: Here) -> dict[str, str]:
    """Item → its name, short enough to stand beside a number on a phone."""
    long, short = "Presiden dan Wakil Presiden", "Presiden/Wapres"
    return {item: label.replace(long, short) for item, label in here.election.labels.items()}


def finding(here: Here, leg: str) -> str:
    """What is short on this leg, in one sentence."""
    return legs.amounts(leg, best(here, leg), labels(here) | LEG_LABELS)


def gaps(here: Here, leg: str) -> None:
    """A bar an item: usable, short, and not told of yet."""
    found = best(here, leg)
    words = legs.said(found["party"])
    page.section("Kurang dari kebutuhan", f"menurut {words}" if words else "")
    if found["gap"].notna().any():
        pictures.draw(_gaps(here, leg), key="jumlah:kurang")
    else:
        page.nothing("Belum ada penerimaan di jalur dan wilayah ini yang bisa dibandingkan dengan kebutuhan.")
    st.html(f"<p class='kl-buka'>{_reach(leg, found)}</p>")


@answered(keep=16)
def _gaps(here: Here, leg: str) -> Picture:
    told = best(here, leg)
    frame = told[told["gap"].notna()].assign(needed=told["whole"])
    names = labels(here)
    return Picture(quantities.gaps(frame.head(WORST), names), quantities.gaps_alt(frame, names))


def _reach(leg: str, found: pd.DataFrame) -> str:
    """How many places the figures stand on; and why there are no ballots on the lower legs."""
    told = found[found["gap"].notna()]
    parts = []
    if len(told) and leg != places.WAREHOUSE_LEG:
        reach, whole = legs.span(told["told"].min(), told["told"].max()), told["places"].max()
        rest = "; sisanya belum dapat dinilai" if told["told"].lt(whole).any() else ""
        parts.append(f"{reach} dari {count(whole)} {legs.ENDS[leg]} sudah dilaporkan lengkap{rest}.")
    if len(told) > WORST:
        parts.append(f"{count(len(told) - WORST)} jenis lain ada di tabel.")
    if leg != places.WAREHOUSE_LEG:
        parts.append(BOXED)
    return escape(" ".join(parts))


def choose_item(here: Here, leg: str) -> str:
    """The item that the reader chose; without a choice the one that is shortest; "" where nothing is told."""
    told = best(here, leg)
    items = [str(item) for item in told.loc[told["gap"].notna(), "item"]]
    if not items:
        return ""
    key = "jumlah:barang"
    links.settle("barang", key, dict.fromkeys(items), items[0])
    name = labels(here)
    page.section("Per barang")
    chosen = st.selectbox(
        "Barang", items, key=key, format_func=lambda code: name.get(code, code), label_visibility="collapsed"
    )
    item = str(chosen)
    links.write("barang", key, item, items[0])
    return item


def worst(here: Here, leg: str, item: str) -> None:
    """Where most of an item is short; to the TPS inside a kelurahan, above it by kelurahan or kecamatan."""
    found = _by_area(here, leg)
    found = found[(found["item"] == item) & found["gap"].notna()].sort_values(
        ["gap", "wilayah"], ascending=[False, True], ignore_index=True
    )
    short = found[found["gap"] > 0]
    if short.empty:
        page.nothing("Tidak ada tempat yang dilaporkan kurang sampai waktu ini.")
        return
    shown = short.head(WORST)
    told = shown.assign(
        name=[_place(code) for code in shown["wilayah"]],
        reach=[f"{count(a)}/{count(b)}" for a, b in zip(shown["told"], shown["places"], strict=True)],
    )
    ways = [_opens(here, leg, item, code) for code in shown["wilayah"]]
    caption = f"Tempat yang paling kurang {labels(here).get(item, item).lower()}"
    plain(told, _columns(shown), caption, links={"name": ways, "gap": ways})
    if len(short) > WORST:
        st.html(f"<p class='kl-buka'>dan {count(len(short) - WORST)} tempat lain</p>")


def _columns(shown: pd.DataFrame) -> dict[str, tuple[str, Show]]:
    columns: dict[str, tuple[str, Show]] = {
        "name": ("Wilayah", text),
        "gap": ("Kurang", count),
        "damaged": ("Rusak", count),
        "received": ("Diterima", count),
    }
    if shown["places"].gt(1).any():
        columns["reach"] = ("Dilaporkan", _cell)
    return columns


def _place(code: str) -> str:
    return name_of(code) if len(code) == TPS_LENGTH else area_name(code)


def _opens(here: Here, leg: str, item: str, code: str) -> str:
    if len(code) == TPS_LENGTH:
        return links.to(here, "tps", kode=code)
    return links.rows(here, DELIVERIES.name, leg=leg, item=item, wilayah=code)


@answered(keep=16)
def _by_area(here: Here, leg: str) -> pd.DataFrame:
    """By the word of the same party as the whole, so that the parts sum to it."""
    size = {"gudang-ppk": LENGTH[Level.KECAMATAN]}.get(leg, LENGTH[Level.KELURAHAN])
    inside = len(here.filters.scope) >= LENGTH[Level.KELURAHAN] and leg == places.LAST_LEG
    parts = places.shortages(_places(here, leg), leg, TPS_LENGTH if inside else size)
    return parts.merge(best(here, leg)[["item", "party"]], on=["item", "party"])


def parties(here: Here, leg: str, item: str) -> None:
    """What each party says of the item: never who is right."""
    page.section("Kata tiap pihak", "bila berbeda, keduanya ditampilkan apa adanya")
    picture = _parties(here, leg, item)
    pictures.draw(picture, key="jumlah:pihak")
    st.html(f"<p class='kl-buka'>{escape(picture.alt)}</p>")


@answered(keep=32)
def _parties(here: Here, leg: str, item: str) -> Picture:
    rows = _reconciled(here, leg)
    rows = rows[rows["item"] == item]
    return Picture(quantities.parties(rows, labels(here)), quantities.parties_alt(rows, labels(here)))


@answered(keep=16)
def _reconciled(here: Here, leg: str) -> pd.DataFrame:
    rows = cached.reconciliation(here, delivering.level(here))
    return rows[rows["leg"] == leg]


def table(here: Here, leg: str) -> None:
    """Item by item what each party says, worst first; every amount opens that party's rows."""
    page.section(
        f"Semua barang di jalur {LEG_LABELS[leg]}",
        "kurang = kebutuhan − (diterima − rusak − tertukar yang diketahui), di tiap tempat yang dilaporkan",
    )
    told = _told(here, leg)
    ways = [
        links.rows(here, DELIVERIES.name, leg=leg, item=item, party=None if pd.isna(party) else party)
        for item, party in zip(told["item"], told["party"], strict=True)
    ]
    amounts = ("sent", "received", "damaged", "wrong", "gap")
    columns = _TABLE | {"reach": (f"{legs.ENDS[leg]} dilaporkan", _cell)}
    if leg == places.WAREHOUSE_LEG:  # there is one warehouse
        del columns["reach"]
    plain(told, columns, f"Jumlah barang untuk {here.area}", links=dict.fromkeys(amounts, ways))


@answered(keep=16)
def _told(here: Here, leg: str) -> pd.DataFrame:
    """The table: item × party, worst first; the need once an item."""
    rows = _reconciled(here, leg)
    rows = rows[rows["item"] != ALL_BALLOTS]
    short = places.shortages(_places(here, leg), leg)[["item", "party", "gap", "told", "places"]]
    rows = rows.drop(columns="gap").merge(short, on=["item", "party"], how="left")
    boxed = rows["item"].str.startswith(BALLOT) & (leg != places.WAREHOUSE_LEG) & rows["party"].isna()
    if boxed.any():  # one line of dashes for all ballots that nobody counted here
        rows = pd.concat([rows[~boxed], pd.DataFrame({"item": [ALL_BALLOTS]})], ignore_index=True)
    order = {item: number for number, item in enumerate(best(here, leg)["item"])}
    spoken = [str(party) for party in Party]
    rows = rows.assign(
        place=rows["item"].map(order).fillna(len(order)),
        rank=rows["party"].map({party: number for number, party in enumerate(spoken)}).fillna(len(spoken)),
    ).sort_values(["place", "item", "rank"], ignore_index=True)
    again = rows["item"].duplicated()
    label = rows["item"].map(labels(here)).fillna(rows["item"])
    return rows.assign(
        label=label.mask(again, " "),
        need=[" " if more else count(one) for one, more in zip(rows["needed"], again, strict=True)],
        source=rows["need_source"].map(legs.SOURCES).mask(again, " "),
        word=[SAID[Party(one)] if isinstance(one, str) else NONE for one in rows["party"]],
        reach=[_of(a, b) for a, b in zip(rows["told"], rows["places"], strict=True)],
        support=[_of(a, b, " baris") for a, b in zip(rows["received_rows"], rows["rows"], strict=True)],
    )


def _of(part: Any, whole: Any, what: str = "") -> str:
    return NONE if pd.isna(part) or pd.isna(whole) else f"{count(part)} dari {count(whole)}{what}"


def _signed(gap: Any) -> str:
    told = count(gap)
    return told if told == NONE or gap >= 0 else f"lebih\N{NO-BREAK SPACE}{count(-gap)}"


def _cell(told: Any) -> str:  # a text that stands at the right, as numbers do
    return text(told)


_TABLE: dict[str, tuple[str, Show]] = {
    "label": ("Barang", text),
    "word": ("Menurut", text),
    "gap": ("Kurang", _signed),
    "need": ("Kebutuhan", _cell),
    "source": ("Dasar", text),
    "sent": ("Dikirim", count),
    "received": ("Diterima", count),
    "damaged": ("Rusak", count),
    "wrong": ("Tertukar", count),
    "reach": ("", _cell),
    "support": ("Menyebut diterima", _cell),
}


def published(here: Here, leg: str) -> None:
    """A total that was published for all ballot types together, beside the computed need; no gap from it."""
    rows = _reconciled(here, leg)
    if "reported" not in rows:
        return
    for one in rows[rows["reported"].notna()].to_dict("records"):
        page.section(
            "Total surat suara yang pernah diumumkan", "semua jenis bersama; tidak dijumlahkan ke tabel"
        )
        fits = "Keduanya cocok." if one["reconciles"] else _APART
        told = f"Diumumkan <b>{count(one['reported'])}</b> lembar; kebutuhan menurut perkiraan "
        told += f"<b>{count(one['needed'])}</b>. {fits}<small>Sumber: {escape(one['citation'])}</small>"
        st.html(f"<p class='kl-umum'>{told}</p>")


_APART = "Keduanya tidak cocok; rincian per jenis tidak diterbitkan, jadi tidak ada selisih yang dihitung."
