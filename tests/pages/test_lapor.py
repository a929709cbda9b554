"""Lapor: a check of seals or an arrival from a phone, stored once, as it was seen, or not at all."""

import hashlib
import io
import time
from datetime import date
from datetime import time as clock_time

import pytest
from PIL import Image

from lib.access import accounts, sessions
from lib.store import frames, photos
from lib.store.open import address, open_store
from lib.ui import entering, page
from tests.screens import said
from tests.world import TPS, at, box

VILLAGE, SUBDISTRICT = TPS[:13], TPS[:8]
WEST = "33.75.01.1002-001"


@pytest.fixture
def desk(app):
    """`desk("segel", wilayah=…)`: Lapor as staff with that form, and the store behind it."""
    stores = []

    def open_page(form="segel", **options):
        opened = app(path="lapor", query={"isi": form}, **options)
        store = open_store(address())
        stores.append(store)
        return opened, store

    yield open_page
    for store in stores:
        store.engine.dispose()


def field(opened, label):
    """The field of that label; the first where there are several."""
    kinds = ("selectbox", "pills", "segmented_control", "number_input", "text_input", "date_input")
    every = [one for kind in (*kinds, "time_input", "file_uploader") for one in opened.get(kind)]
    return next(one for one in every if one.label == label)


def fill(opened, **values):
    """Each field by its label, `_` for a space; the page is run after each, as in a browser."""
    for label, value in values.items():
        field(opened, label.replace("_", " ")).set_value(value)
        opened.run()
    return opened


def save(opened):
    next(one for one in opened.button if one.label.startswith("Simpan")).click()
    return opened.run()


def stored(store, log="seal_checks"):
    return frames.raw(store, log)


def photograph(colour=(90, 90, 90)):
    exif = Image.Exif()
    exif[0x010F] = "Telepon Uji"
    exif.get_ifd(0x8825)[1] = "S"
    out = io.BytesIO()
    Image.new("RGB", (2000, 1000), colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


def broken(opened, **more):
    """A broken seal of the DPR box, not saved yet."""
    fill(opened, Kelurahan=VILLAGE, TPS=TPS, Kondisi_segel="rusak")
    return fill(opened, Kotak_yang_segelnya_rusak=["dpr"], **more)


def arrived(opened, **more):
    """Five boxes at the TPS, not saved yet."""
    return fill(opened, Kelurahan=VILLAGE, TPS_atau_PPS=TPS, Kotak_suara_diterima=5, **more)


# --- a check of seals -------------------------------------------------------------------------------------


def test_intact_seals_become_a_row_for_each_box_in_one_batch_of_the_supervisor(desk):
    opened, store = desk()
    words = said(save(fill(opened, Kelurahan=VILLAGE, TPS=TPS, Kondisi_segel="utuh")))
    (batch,) = store.batches()
    assert (batch.channel, batch.party, batch.sender, batch.rows) == ("formulir", "panwascam", "uji-staf", 5)
    rows = stored(store)
    ballots = ("ppwp", "dpr", "dpd", "dprd_prov", "dprd_kota")
    assert list(rows["box_id"]) == [box(TPS, ballot) for ballot in ballots]
    assert set(rows["condition"]) == {"utuh"}
    assert set(rows["checkpoint"]) == {"tps"}
    assert set(rows["checked_at"]) == {at("2024-02-13T15:00")}  # the store's clock, as the field showed it
    assert "Tersimpan sebagai kiriman 1." in words
    assert "5 kotak TPS 12 Panjang Wetan: segel utuh." in words
    assert f"/baris?kiriman={batch.seq}" in words


def test_a_broken_seal_is_said_of_no_box_until_one_is_picked(desk):
    opened, store = desk()
    fill(opened, Kelurahan=VILLAGE, TPS=TPS, Kondisi_segel="rusak")
    assert field(opened, "Kotak yang segelnya rusak").value == []
    assert "Pilih kotak dulu." in save(opened).error[0].value
    assert store.batches() == []


def test_all_that_was_said_of_a_broken_seal_is_in_its_row(desk):
    opened, store = desk()
    broken(
        opened, Sebab="basah", Nomor_BA="BA-7", Yang_sudah_dilakukan=["disegel_ulang_ba", "dilaporkan_kpu"]
    )
    fill(
        opened,
        Nomor_segel_baru="0081; 0082",
        Nomor_segel_yang_ditemukan="0012345",
        Keterangan="plastik sobek",
    )
    fill(opened, Diperiksa_di="pps", Tanggal=date(2024, 2, 12), Jam_diperiksa=clock_time(9, 5))
    save(opened)
    (row,) = stored(store).to_dict("records")
    wanted = {
        "box_id": box(TPS, "dpr"),
        "checkpoint": "pps",
        "checked_at": at("2024-02-12T09:05"),
        "condition": "rusak",
        "cause": "basah",
        "actions": "disegel_ulang_ba|dilaporkan_kpu",
        "new_seal_nos": "0081|0082",
        "seal_nos_found": "0012345",
        "ba_no": "BA-7",
        "note": "plastik sobek",
        "party": "panwascam",
    }
    assert {name: row[name] for name in wanted} == wanted


def test_the_kelurahan_stays_for_the_next_report_and_the_rest_is_empty_again(desk):
    opened, _ = desk()
    save(broken(opened))
    assert field(opened, "Kelurahan").value == VILLAGE
    assert field(opened, "TPS").value is None
    assert field(opened, "Kondisi segel").value is None


# --- an arrival -------------------------------------------------------------------------------------------


def test_a_blank_amount_stays_unknown_and_a_0_is_0(desk):
    opened, store = desk("tiba")
    save(arrived(opened, Rusak=0, Bilik_suara_diterima=4))
    rows = stored(store, "deliveries").set_index("item")
    assert list(rows.index) == ["kotak_suara", "bilik_suara"]
    assert dict(rows["qty_received"]) == {"kotak_suara": 5, "bilik_suara": 4}
    assert rows.loc["kotak_suara", "qty_damaged"] == 0
    assert rows["qty_damaged"].isna()["bilik_suara"]
    assert set(rows["origin"]) == {VILLAGE}
    assert set(rows["destination"]) == {TPS}
    assert set(rows["arrived_at"]) == {at("2024-02-13T15:00")}
    assert (store.batches()[0].channel, store.batches()[0].party) == ("formulir", "panwascam")


def test_an_arrival_at_the_pps_comes_from_the_ppk_and_only_when_pps_was_picked(desk):
    opened, store = desk("tiba")
    fill(opened, Kelurahan=VILLAGE, Tinta_diterima=20, Nomor_surat_jalan="SJ-9", Sebab_terlambat="banjir_rob")
    assert "Pilih TPS atau PPS dulu." in save(opened).error[0].value
    assert store.batches() == []
    save(fill(opened, TPS_atau_PPS=VILLAGE))
    (row,) = stored(store, "deliveries").to_dict("records")
    assert (row["origin"], row["destination"], row["item"]) == (SUBDISTRICT, VILLAGE, "tinta")
    assert (row["document_no"], row["delay_cause"], row["qty_received"]) == ("SJ-9", "banjir_rob", 20)


def test_an_arrival_without_an_amount_is_no_report(desk):
    opened, store = desk("tiba")
    fill(opened, Kelurahan=VILLAGE, TPS_atau_PPS=TPS)
    assert "Belum ada jumlah yang diisi." in save(opened).error[0].value
    assert store.batches() == []


def test_another_word_on_the_same_load_says_what_it_counts_instead_of(desk):
    opened, _ = desk("tiba")
    save(arrived(opened))
    words = said(save(fill(opened, TPS_atau_PPS=TPS, Kotak_suara_diterima=4)))
    assert "Menggantikan laporan di kiriman 1, baris 1. Kalau ini muatan lain" in words


# --- not stored, nothing lost -----------------------------------------------------------------------------


def test_a_time_to_come_is_refused_and_what_was_typed_is_still_there(desk):
    opened, store = desk("tiba")
    save(arrived(opened, Jam_tiba=clock_time(23, 30), Nomor_surat_jalan="SJ-9"))
    assert "Waktunya belum terjadi." in opened.error[0].value
    assert store.batches() == []
    kept = ("TPS atau PPS", "Kotak suara diterima", "Jam tiba", "Nomor surat jalan")
    assert [field(opened, label).value for label in kept] == [TPS, 5, clock_time(23, 30), "SJ-9"]
    assert "Tersimpan" in said(save(fill(opened, Jam_tiba=clock_time(14, 30))))


def test_a_place_outside_the_account_is_not_stored_whatever_the_browser_sends(desk, monkeypatch):
    opened, store = desk("tiba", wilayah=VILLAGE)
    monkeypatch.setattr(entering, "where", lambda *_, **__: WEST)
    assert "di luar wilayah akun Anda" in save(fill(opened, Kotak_suara_diterima=5)).error[0].value
    assert store.batches() == []


def test_what_is_no_photo_is_refused_and_the_report_waits(desk):
    opened, store = desk()
    broken(opened)
    field(opened, "Foto (boleh kosong)").set_value([("foto.jpg", b"bukan foto", "image/jpeg")])
    assert "Ini bukan foto yang dapat dibaca." in save(opened).error[0].value
    assert store.batches() == []
    assert field(opened, "TPS").value == TPS


def test_seal_numbers_belong_to_one_box(desk):
    opened, store = desk()
    fill(opened, Kelurahan=VILLAGE, TPS=TPS, Kondisi_segel="utuh", Nomor_segel_yang_ditemukan="0012345")
    assert "Nomor segel hanya untuk satu kotak." in save(opened).error[0].value
    assert store.batches() == []


@pytest.mark.parametrize("form", ["segel", "tiba"])
def test_the_same_report_again_is_stored_once_and_says_so(desk, form):
    opened, store = desk(form)
    write = broken if form == "segel" else arrived
    save(write(opened))
    words = said(save(write(opened)))
    assert "Laporan ini sudah tersimpan sebelumnya." in words
    assert len(store.batches()) == 1


# --- whose form it is -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wilayah", "chosen", "offered", "point"),
    [("", None, 27, "tps"), (SUBDISTRICT, None, 7, "ppk"), (VILLAGE, VILLAGE, 1, "tps")],
    ids=["kota", "kecamatan", "kelurahan"],
)
def test_what_the_account_is_about_is_chosen_already(desk, wilayah, chosen, offered, point):
    opened, _ = desk(wilayah=wilayah)
    assert field(opened, "Kelurahan").value == chosen
    assert len(field(opened, "Kelurahan").options) == offered
    assert field(opened, "Diperiksa di").value == point


# --- the photo --------------------------------------------------------------------------------------------


@pytest.fixture
def photographed(desk):
    """A broken seal with a photo, saved; the page and its store."""
    opened, store = desk()
    broken(opened)
    field(opened, "Foto (boleh kosong)").set_value([("foto.jpg", photograph(), "image/jpeg")])
    assert "Tersimpan" in said(save(opened.run()))
    return opened, store


PLACES = {"baris": {"kiriman": "1"}, "kotak": {"kode": box(TPS, "dpr")}}


@pytest.fixture
def read(photographed, monkeypatch):
    """`read("ketua", "kotak")`: a page on which the photo's row stands, as somebody of that role."""
    opened, store = photographed

    def open_page(role, path):
        accounts.add(store, f"lain-{role}", role, "kata sandi panjang")
        held = sessions.start(store, f"lain-{role}", remember=False, now=int(time.time()))
        monkeypatch.setattr(page, "token", lambda: held)
        opened.query_params.clear()
        opened.query_params.update(PLACES[path])
        return opened.switch_page(f"../../../pages/{path}.py").run()

    return open_page


def test_the_photo_is_kept_under_its_own_name_and_does_not_say_where_it_was_taken(photographed):
    _, store = photographed
    (name,) = stored(store)["photos"]
    kept = photos.load(store, name)
    assert hashlib.sha256(kept).hexdigest() == name
    image = Image.open(io.BytesIO(kept))
    assert image.size == (1600, 800)
    assert not image.getexif()


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize(("role", "sees"), [("ketua", 1), ("mitra", 0), ("ruang", 0)])
def test_the_photo_stands_under_its_row_for_who_may_read_people(read, path, role, sees):
    opened = read(role, path)
    assert "rusak" in said(opened)
    captions = [caption for one in opened.get("image") for caption in one.captions]
    assert captions == ["Foto, 13 Feb 15.00, TPS 12 Panjang Wetan"] * sees


def test_a_photo_that_the_store_lacks_is_said_to_be_missing(read, monkeypatch):
    monkeypatch.setattr(photos, "load", lambda *_: None)
    opened = read("ketua", "baris")
    assert "Foto, 13 Feb 15.00, TPS 12 Panjang Wetan: foto tidak ada" in said(opened)
    assert not opened.get("image")
