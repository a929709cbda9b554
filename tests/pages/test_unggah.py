"""Unggah: nothing is stored before somebody says so, what is wrong is said, and all can be taken back."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from lib.access import accounts
from lib.access.policy import Role
from lib.ingest import ingest
from lib.kernel.errors import UserError
from lib.kernel.filters import Filters
from lib.store import frames
from lib.store.log import Store
from lib.store.open import address, open_store
from lib.ui import queue, uploading
from tests.screens import said
from tests.world import TPS, World

WEST = "33.75.01.1002-001"
HEADER = "Nomor surat jalan;Barang;Dari;Tujuan;Jumlah diterima;Pihak"
GOOD = f"SJ-1;kotak suara;PPS Panjang Wetan;{TPS};5;panwascam"
SECOND = f"SJ-2;kotak suara;PPS Panjang Wetan;{TPS};4;panwascam"
ELSEWHERE = f"SJ-3;kotak suara;33.75.01.1002;{WEST};5;panwascam"


def table(*lines, header=HEADER):
    return "\n".join((header, *lines)).encode()


@pytest.fixture
def desk(app):
    """`desk("uji.csv", table(…))`: Unggah as staff with this file waiting, and the store behind it."""
    stores = []

    def open_page(name="", data=b"", **options):
        opened = app(path="unggah", **options)
        store = open_store(address())
        stores.append(store)
        return (upload(opened, (name, data)) if name else opened), store

    yield open_page
    for store in stores:
        store.engine.dispose()


def upload(opened, *files):
    opened.file_uploader[0].set_value([(name, data, "text/csv") for name, data in files])
    return opened.run()


def press(opened, label):
    next(one for one in opened.button if one.label == label).click()
    return opened.run()


def labels(opened):
    return [one.label for one in opened.button]


def counted(store):
    """How many rows of deliveries count now."""
    now = store.now()
    return len(frames.logs(store, Filters(now, now))["deliveries"].collect())


@pytest.mark.parametrize("role", [Role.STAF, Role.ADMIN])
def test_an_empty_store_says_so_and_offers_nothing_to_take_back(desk, role):
    opened, _ = desk(role=role)
    assert "Belum ada kiriman yang tercatat." in said(opened)
    assert labels(opened) == ["Periksa obrolan"]


# --- before saving ----------------------------------------------------------------------------------------


def test_a_file_is_looked_at_and_not_stored(desk):
    opened, store = desk("uji.csv", table(GOOD, SECOND))
    words = said(opened)
    assert "1 berkas belum tersimpan." in words
    assert "TPS 12 Panjang Wetan" in words  # the preview, in words
    assert "baris 3: siap disimpan" in words
    assert "Simpan 2 baris" in labels(opened)
    assert store.batches() == []


def test_what_is_wrong_is_said_by_rule_with_where_and_what_to_do(desk):
    bad = GOOD.replace(TPS, "TPS 7 <b>Weten</b>")
    odd = SECOND.replace(";4;", ";lima;")
    opened, _ = desk("uji.csv", table(GOOD, bad, bad, odd))
    words = said(opened)
    titles = [one.label for one in opened.expander]
    assert "Menolak baris: 2 catatan" in titles
    assert "Disimpan dengan catatan: 1 catatan" in titles
    assert "kolom D · baris 3, 4 · isi sel “TPS 7 &lt;b&gt;Weten&lt;/b&gt;”" in words
    assert "Perbaiki di sini: 3 sel" in titles
    assert "<b>Weten" not in words
    assert "Simpan 2 baris" in labels(opened)


def test_a_rule_broken_by_very_many_rows_is_told_in_part_with_how_many_are_left(desk):
    lines = [GOOD.replace("SJ-1", f"SJ-{n}").replace(TPS, f"{TPS[:-3]}{n}") for n in range(500, 525)]
    same = [GOOD.replace("SJ-1", f"SJ-{n}").replace(TPS, "entah") for n in range(25)]
    words = said(desk("uji.csv", table(*same, *lines))[0])
    assert "TPS 518" in words
    assert "TPS 519" not in words
    assert "20, 21 dan 5 lagi" in words
    assert "Masih ada 6 lagi." in words


def test_a_file_that_is_no_table_is_refused_with_what_to_do_and_makes_room_for_the_next(desk):
    opened, store = desk("<u>foto.csv", b"%PDF-1.7 apa saja")
    words = said(opened)
    assert "PDF" in words
    assert "kl-tolak" in words
    assert "&lt;u&gt;foto.csv" in words
    assert not any(label.startswith("Simpan") for label in labels(opened))
    words = said(upload(opened, ("uji.csv", table(GOOD))))
    assert "foto.csv" not in words
    assert "1 berkas belum tersimpan." in words
    assert store.batches() == []


def test_a_file_whose_rows_are_all_rejected_offers_nothing_to_save(desk):
    opened, _ = desk("uji.csv", table(GOOD.replace(TPS, "entah")))
    assert "Tidak ada baris yang dapat disimpan." in said(opened)
    assert "Pratinjau" not in [one.label for one in opened.expander]
    assert not any(label.startswith("Simpan") for label in labels(opened))


def test_the_party_is_asked_where_the_file_does_not_say_it_and_nowhere_else(desk):
    silent = table(GOOD.removesuffix(";panwascam"), header=HEADER.removesuffix(";Pihak"))
    opened, store = desk("uji.csv", silent)
    assert "tidak menyebut siapa yang menulisnya" in said(opened)
    assert not any(label.startswith("Simpan") for label in labels(opened))
    party(opened).set_value("ppk").run()
    press(opened, "Simpan 1 baris")
    assert store.batches()[0].party == "ppk"
    assert party(upload(opened, ("lain.csv", table(SECOND)))) is None


def test_rows_without_a_party_are_given_the_chosen_one_and_the_others_keep_theirs(desk):
    opened, store = desk("uji.csv", table(GOOD, SECOND.removesuffix("panwascam")))
    assert "Simpan 1 baris" in labels(opened)
    party(opened).set_value("kpu").run()
    press(opened, "Simpan 2 baris")
    assert sorted(frames.raw(store, "deliveries")["party"]) == ["kpu", "panwascam"]


def party(opened):
    return next((one for one in opened.selectbox if one.label == "Pihak yang menulis berkas"), None)


def test_a_bug_in_one_file_leaves_a_way_out(desk, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError

    monkeypatch.setattr(queue, "understood", broken)
    opened, _ = desk("uji.csv", table(GOOD))
    assert "kode" in opened.error[0].value
    assert "Pilih berkas" in said(press(opened, "Buang"))


# --- putting right ----------------------------------------------------------------------------------------

UNSURE = "SJ-4;kotak suara;PPS Panjang Wetan;Kraton TPS 10;5;panwascam"  # there are two Kraton


def test_a_corrected_cell_is_stored_and_says_for_ever_what_the_file_said(desk):
    opened, store = desk("uji.csv", table(GOOD, UNSURE))
    words = said(opened)
    assert "Perbaiki di sini: 1 sel" in [one.label for one in opened.expander]
    assert "<td class='kl-sel-tanya'" in words
    assert "Simpan 1 baris" in labels(opened)
    waiting(opened).answer(cells={(None, 3, 3): "TPS 10 Padukuhan Kraton"})  # what the grid does
    assert "1 sel diperbaiki di sini." in said(opened.run())
    press(opened, "Kembalikan semua")
    assert "Simpan 1 baris" in labels(opened)
    waiting(opened).answer(cells={(None, 3, 3): "TPS 10 Padukuhan Kraton"})
    press(opened.run(), "Simpan 2 baris")
    rows = frames.raw(store, "deliveries").set_index("document_no")
    assert rows.loc["SJ-4", "destination"] == "33.75.03.1006-010"
    assert "Q119" in rows.loc["SJ-4", "flags"]
    assert "Q119" not in str(rows.loc["SJ-1", "flags"])


def test_a_suggestion_is_taken_only_by_who_accepts_it(desk):
    header = HEADER.replace("Tujuan", "Tujuan;Kecamatan tujuan")
    unsure = UNSURE.replace("Kraton TPS 10", "Kraton TPS 10;Pekalongan Utara")
    opened, store = desk("uji.csv", table(unsure, header=header))
    assert not any(label.startswith("Simpan") for label in labels(opened))
    press(opened, "Terima 1 usulan")
    press(opened, "Batalkan usulan")
    assert not any(label.startswith("Simpan") for label in labels(opened))
    press(opened, "Terima 1 usulan")
    press(opened, "Simpan 1 baris")
    assert list(frames.raw(store, "deliveries")["destination"]) == ["33.75.03.1006-010"]


def test_a_column_put_right_is_remembered_for_this_sender_and_no_other(desk):
    strange = HEADER.replace("Tujuan", "Kacau")
    opened, store = desk("uji.csv", table(GOOD, header=strange))
    assert "“Tujuan” tidak ada untuk Pengiriman" in said(opened)
    sender(opened).input("PPS Panjang Wetan")
    column(opened, "D · Kacau").set_value("destination").run()
    press(opened, "Simpan 1 baris")
    sender(upload(opened, ("lagi.csv", table(SECOND, header=strange)))).input("PPS Medono").run()
    assert not any(label.startswith("Simpan") for label in labels(opened))
    sender(opened).input("pps panjang wetan").run()
    press(opened, "Simpan 1 baris")
    assert list(frames.raw(store, "deliveries")["destination"]) == [TPS, TPS]


def test_a_column_put_right_on_one_sheet_is_put_right_on_the_others_of_that_form(desk):
    book = Workbook()
    for sheet, line in ((book.active, GOOD), (book.create_sheet("Dua"), SECOND)):
        sheet.append(HEADER.replace("Tujuan", "Kacau").split(";"))
        sheet.append(line.split(";"))
    book.save(held := BytesIO())
    opened, store = desk("uji.xlsx", held.getvalue())
    column(opened, "D · Kacau").set_value("destination").run()
    press(opened, "Simpan 2 baris")
    assert sorted(frames.raw(store, "deliveries")["src_sheet"]) == ["Dua", "Sheet"]


def test_a_missing_column_can_be_given_once_for_all_rows(desk):
    lines = [one.replace(f"{TPS};", "") for one in (GOOD, SECOND)]
    opened, store = desk("uji.csv", table(*lines, header=HEADER.replace("Tujuan;", "")))
    given = next(one for one in opened.text_input if one.label == "Tujuan untuk semua baris")
    given.input("TPS 12 Panjang Wetan").run()
    press(opened, "Simpan 2 baris")
    assert list(frames.raw(store, "deliveries")["destination"]) == [TPS, TPS]


def waiting(opened):
    (file,) = opened.session_state["unggah:antre"].values()
    return file


def sender(opened):
    return next(one for one in opened.text_input if one.label.startswith("Pengirim"))


def column(opened, title):
    return next(one for one in opened.selectbox if one.label.startswith(title))


# --- saving -----------------------------------------------------------------------------------------------


def test_a_saved_file_has_a_receipt_and_no_longer_waits(desk):
    opened, store = desk("uji.csv", table(GOOD, SECOND, GOOD))
    sender(opened).input("Ibu <b>Sri")
    words = said(press(opened, "Simpan 2 baris"))
    (batch,) = store.batches()
    assert (batch.sender, batch.file_name, batch.rows) == ("Ibu <b>Sri, diunggah uji-staf", "uji.csv", 3)
    assert "Kiriman 1 tersimpan: 2 baris." in words
    assert "2 baris baru; 1 lagi sudah ada" in words
    assert batch.hash[:8] in words
    assert "Ibu &lt;b&gt;Sri, diunggah uji-staf" in words
    assert "/baris?kiriman=1" in words
    assert "Belum tersimpan" not in words
    assert counted(store) == 2
    assert "Kiriman 1 tersimpan" not in said(press(opened, "Tutup bukti simpan"))


def test_the_file_just_saved_is_known_when_it_comes_again(desk):
    opened, store = desk("uji.csv", table(GOOD))
    press(opened, "Simpan 1 baris")
    words = said(upload(opened, ("salinan.csv", table(GOOD))))
    assert "Berkas yang sama sudah pernah disimpan: kiriman 1, " in words
    assert "tidak ada yang perlu disimpan" in words
    assert not any(label.startswith("Simpan") for label in labels(opened))
    assert len(store.batches()) == 1


def test_who_saves_what_another_stored_meanwhile_is_told_and_stores_nothing(desk):
    opened, store = desk("uji.csv", table(GOOD))
    ingest(store, table(GOOD), "uji.csv")
    words = said(press(opened, "Simpan 1 baris"))
    assert "Berkas yang sama sudah pernah disimpan: kiriman 1, " in words
    assert len(store.batches()) == 1


def test_two_who_save_in_the_same_instant_store_it_once_and_the_second_is_told(desk, monkeypatch):
    opened, store = desk("uji.csv", table(GOOD))
    real = uploading.commit_all

    def late(into, reports, **about):
        ingest(store, table(GOOD), "uji.csv")
        return real(into, reports, **about)

    monkeypatch.setattr(uploading, "commit_all", late)
    words = said(press(opened, "Simpan 1 baris"))
    assert "Tidak ada yang disimpan: barisnya sudah ada." in words
    assert "sudah ada semua, kiriman 1, " in words
    assert len(store.batches()) == 1


def test_a_row_that_corrects_an_earlier_one_says_which(desk):
    opened, _ = desk("uji.csv", table(GOOD))
    press(opened, "Simpan 1 baris")
    assert "memperbaiki kiriman 1 baris 1" in said(
        upload(opened, ("uji.csv", table(GOOD.replace(";5;", ";4;"))))
    )


def test_where_two_waiting_files_differ_the_one_that_came_later_holds(desk):
    opened, store = desk("lama.csv", table(GOOD))
    upload(opened, ("baru.csv", table(GOOD.replace(";5;", ";4;"))))
    press(opened, "Simpan 2 baris dari 2 berkas")
    assert [one.file_name for one in store.batches()] == ["lama.csv", "baru.csv"]
    now = store.now()
    rows = frames.logs(store, Filters(now, now))["deliveries"].collect()
    assert rows["qty_received"].to_list() == [4]


CHAT = "LAPOR TIBA\nTPS: 07 Medono\nJam: 14.20\nKotak: 5\nBilik: 4\nTinta: 2"


def test_two_files_and_a_chat_are_stored_all_or_none_with_one_receipt(desk, monkeypatch):
    opened, store = desk()
    silent = table(SECOND.removesuffix(";panwascam"), header=HEADER.removesuffix(";Pihak"))
    upload(opened, ("satu.csv", table(GOOD)), ("dua.csv", silent))
    opened.text_area[0].input(CHAT)
    press(opened, "Periksa obrolan")
    assert "2 berkas masih menunggu pihaknya dipilih." in said(opened)
    column(opened, "Pihak untuk 2 berkas").set_value("panwascam").run()

    real = Store._write

    def full(self, connection, draft, *rest):
        if draft.file_name == "dua.csv":
            raise UserError("Disk penuh.")
        return real(self, connection, draft, *rest)

    monkeypatch.setattr(Store, "_write", full)
    press(opened, "Simpan 5 baris dari 3 berkas")
    assert "Disk penuh." in opened.error[0].value
    assert store.batches() == []
    monkeypatch.setattr(Store, "_write", real)
    words = said(press(opened, "Simpan 5 baris dari 3 berkas"))
    assert [(one.channel, one.rows) for one in store.batches()] == [
        ("berkas", 1),
        ("berkas", 1),
        ("obrolan", 3),
    ]
    assert {one.party for one in store.batches()} == {"panwascam", None}
    assert words.count("class='kl-berkas'") == 1
    assert "Kiriman 1 sampai 3: 5 baris baru" in words
    reason(opened).input("salah malam")
    assert "Kiriman 1 sampai 3 ditarik lagi: 5 baris." in said(press(opened, "Batalkan kiriman 1 sampai 3"))
    assert counted(store) == 0


def test_rows_that_are_not_stored_can_be_taken_along_from_the_receipt(desk):
    opened, _ = desk("uji.csv", table(GOOD, GOOD.replace(TPS, "entah")))
    press(opened, "Simpan 1 baris")
    offered = [one.label for one in opened.get("download_button")]
    assert "Unduh 1 baris yang tidak tersimpan dari uji.csv" in offered


# --- taking back ------------------------------------------------------------------------------------------


def test_a_save_is_undone_for_a_reason_and_its_rows_stay_readable(desk):
    opened, store = desk("uji.csv", table(GOOD))
    press(opened, "Simpan 1 baris")
    press(opened, "Batalkan kiriman 1")
    assert "Alasannya belum diisi." in opened.error[0].value
    assert counted(store) == 1
    reason(opened).input("salah <b>berkas")
    words = said(press(opened, "Batalkan kiriman 1"))
    assert "Kiriman 1 ditarik lagi: 1 baris." in words
    assert "oleh uji-staf: salah &lt;b&gt;berkas. Barisnya tidak lagi dihitung, tetapi tetap terbaca" in words
    assert (counted(store), len(frames.raw(store, "deliveries"))) == (0, 1)
    words = said(upload(opened, ("uji.csv", table(GOOD))))
    assert "lalu ditarik" in words
    assert "Simpan 1 baris" in labels(opened)  # what was taken back can come again


def number(opened):
    return next(one for one in opened.selectbox if one.label == "Nomor kiriman")


def reason(opened):
    return next(one for one in opened.text_input if one.label == "Alasan")


def test_any_batch_that_stands_is_taken_back_by_its_number(desk):
    world = World()
    world.delivery()
    opened, store = desk(world=world)
    press(opened, "Tarik kiriman")
    assert "Nomor kirimannya belum dipilih." in opened.error[0].value
    number(opened).set_value(1)
    reason(opened).input("dobel")
    press(opened, "Tarik kiriman")
    assert "Kiriman 1 ditarik." in opened.success[0].value
    assert "ditarik 13 Feb 15.0" in said(opened)
    assert "menarik kiriman 1: dobel" in said(opened)
    assert store.batches()[1].sender == "uji-staf"
    assert "Tarik kiriman" not in labels(opened.run())


def test_the_list_goes_on_after_twenty(desk):
    opened, store = desk()
    for number in range(25):
        ingest(store, table(GOOD.replace("SJ-1", f"SJ-{number}")), f"nomor-{number}.csv", sender="Budi")
    words = said(opened.run())
    assert "1–20 dari 25 kiriman" in words
    assert "nomor-24.csv · Budi · Berkas" in words
    assert "nomor-4.csv" not in words
    opened.query_params["hal"] = "2"
    words = said(opened.run())
    assert "21–25 dari 25 kiriman" in words
    assert "nomor-4.csv" in words


# --- one wilayah ------------------------------------------------------------------------------------------


def test_staff_of_one_wilayah_bring_nothing_from_outside_it(desk):
    opened, store = desk("uji.csv", table(GOOD, ELSEWHERE), wilayah="33.75.03")
    words = said(opened)
    assert "Baris 3 tentang TPS 1" in words
    assert "di luar wilayah akun Anda (Pekalongan Utara)" in words
    assert not any(label.startswith("Simpan") for label in labels(opened))
    upload(opened, ("uji.csv", table(GOOD)))
    press(opened, "Simpan 1 baris")
    assert len(store.batches()) == 1


def test_staff_of_one_wilayah_see_and_take_back_what_is_theirs(desk):
    opened, store = desk(wilayah="33.75.03")
    ingest(store, table(ELSEWHERE), "barat.csv")
    ingest(store, table(GOOD, ELSEWHERE.replace("SJ-3", "SJ-4")), "campur.csv")
    ingest(store, table(SECOND), "utara.csv")
    words = said(opened.run())
    assert "barat.csv" not in words
    assert words.count(">2</a>") == 1  # the number of campur.csv: of its two rows one is inside
    assert number(opened).options == ["3 · utara.csv · 1 baris"]


def test_a_batch_with_a_row_outside_is_not_taken_back_by_staff_of_one_wilayah(desk):
    opened, store = desk("uji.csv", table(GOOD), wilayah="33.75.03")
    press(opened, "Simpan 1 baris")
    accounts.set_role(store, "uji-staf", "staf", "33.75.01")
    reason(opened).input("coba")
    press(opened, "Batalkan kiriman 1")
    assert (
        "Kiriman 1 juga memuat baris di luar wilayah akun Anda (Pekalongan Barat)." in opened.error[0].value
    )
    assert len(store.batches()) == 1


def test_nothing_is_brought_or_taken_back_while_another_time_is_looked_at(desk):
    world = World()
    world.delivery()
    opened, _ = desk(
        role="admin", world=world, query={"per": "2024-02-12T12:00", "tercatat": "2024-02-12T12:00"}
    )
    words = said(opened)
    assert "Anda melihat waktu lain." in words
    assert "1 kiriman" in words
    assert (len(opened.file_uploader), len(opened.button)) == (0, 0)
