"""Unggah in a browser: a file as it came is put right on the page, stored under a number, and taken back."""

import re

from openpyxl import Workbook, load_workbook
from playwright.sync_api import expect

from tests.e2e.handing import EXAMPLES, counted, drop, opened, pick, put_right, save, take_back, waiting
from tests.e2e.screen import figure_in

SUPERVISOR = "Pengawas"
PODOSUGIH = "33.75.01.1003"
WHOSE = "Pihak yang menulis berkas"
FAULTY = EXAMPLES / "Laporan PTPS Kandang Panjang - perlu diperbaiki.xlsx"
RIGHT = {
    "D6": "TPS 3 Kandang Panjang",
    "H7": 2,
    "D8": "TPS 35 Kandang Panjang",
    "F9": "13/02/2024 13.37",
    "B10": "Tinta",
    "H11": 5,
    "F12": "13/02/2024 13.23",
}
CHAT = """LAPOR TIBA
TPS: 03 Podosugih
Jam: 14.20
Kotak: 5
Bilik: 4
Tinta: 2"""


def form(file, destination):
    """A workbook as an office makes it: a letterhead, then a table; two of its cells are wrong."""
    book = Workbook()
    for line in (
        ["PANITIA PEMUNGUTAN SUARA KELURAHAN PODOSUGIH"],
        ["REKAP PENERIMAAN LOGISTIK"],
        [],
        ["No. SJ", "Barang", "Dari", destination, "Tiba", "Jml Terima"],
        ["UJI-1", "kotak suara", "PPS Podosugih", "TPS 3 Podosugih", "13/02/2024 10.15", 5],
        ["UJI-2", "kotak suara", "PPS Podosugih", "TPS 300 Podosugih", "13/02/2024 10.40", 5],
        ["UJI-3", "barang antik", "PPS Podosugih", "TPS 5 Podosugih", "13/02/2024 11.05", 5],
    ):
        book.active.append(line)
    book.save(file)
    return file


def _colour(cell):
    return cell.fill.fill_type and cell.fill.fgColor.rgb


def stored(address):
    """The surat jalan of `form` that count, each with where it went."""
    rows = counted(address)
    own = rows[rows["document_no"].fillna("").str.startswith("UJI-")]
    return dict(zip(own["document_no"], own["destination"], strict=True))


def test_an_unknown_heading_is_matched_and_two_cells_put_right_then_all_is_stored_and_taken_back(
    written, visit, tmp_path
):
    desk = visit(written, "staf").open("/unggah")
    drop(desk, form(tmp_path / "uji.xlsx", "Xyzzy"))
    expect(desk.main.locator(".kl-saran", has_text="Belum ada: Tujuan.")).to_be_visible()
    pick(desk, "D · Xyzzy", "Tujuan")
    expect(desk.main.locator(".kl-hitung")).to_have_text(re.compile("menambah 1, menolak 2$"))

    put_right(desk, "TPS 300 Podosugih", "TPS 4 Podosugih")
    expect(desk.main.locator(".kl-hitung")).to_have_text(re.compile("menambah 2, menolak 1$"))
    put_right(desk, "barang antik", "kotak suara")
    expect(desk.main.locator(".kl-hitung")).to_have_text(re.compile("menambah 3$"))
    assert stored(written.store) == {}

    told = save(desk, "Simpan 3 baris")
    number = re.fullmatch(r"Kiriman (\d+) tersimpan: 3 baris\.", told)[1]
    receipt = desk.main.locator(".kl-bukti")
    expect(receipt).to_contain_text(f"kiriman {number}")
    assert stored(written.store) == {f"UJI-{at}": f"{PODOSUGIH}-00{at + 2}" for at in (1, 2, 3)}

    take_back(desk, "salah berkas")
    expect(desk.main.get_by_text("Ditarik", exact=True).first).to_be_visible()
    assert stored(written.store) == {}
    with opened(written.store) as store:
        last = store.batches()[-1]
    assert (last.target_seq, last.note) == (int(number), "salah berkas")


def test_the_senders_workbook_comes_back_marked_and_passes_once_only_its_marked_cells_are_mended(
    written, visit, tmp_path
):
    desk = visit(written, "staf").open("/unggah")
    drop(desk, FAULTY)
    expect(desk.main.locator(".kl-hitung")).to_have_text(re.compile("menambah 6, menolak 3$"))
    with desk.page.expect_download() as given:
        desk.main.get_by_role("button", name="Unduh berkas bertanda").click()
    marked = tmp_path / given.value.suggested_filename
    given.value.save_as(marked)

    book = load_workbook(marked)
    sheet, original = book.worksheets[0], load_workbook(FAULTY).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    coloured = {one.coordinate for one in cells if _colour(one) != _colour(original[one.coordinate])}
    assert coloured == {one.coordinate for one in cells if one.comment} == set(RIGHT)
    for place, value in RIGHT.items():
        sheet[place] = value
    book.save(marked)

    drop(desk, marked)  # instead of the file it came from
    expect(desk.main.locator("h2.kl-berkas")).to_have_count(1)
    expect(desk.main.locator(".kl-hitung")).to_have_text(re.compile("menambah 9$"))
    before = len(counted(written.store))
    save(desk, "Simpan 9 baris")
    assert len(counted(written.store)) == before + 9


def test_a_pasted_chat_is_shown_as_rows_before_it_is_stored_and_its_sender_is_no_longer_asked_for(
    written, visit
):
    desk = visit(written, "staf").open("/unggah")
    asks = desk.main.get_by_test_id("stCode")
    expect(asks).to_contain_text("Podosugih")
    desk.main.get_by_text("Tempel obrolan WhatsApp").click()
    desk.main.get_by_label("Isi obrolan").fill(CHAT)
    desk.main.get_by_role("button", name="Periksa obrolan").click()
    waiting(desk, 1)
    pick(desk, WHOSE, SUPERVISOR)
    expect(desk.main.locator(".kl-hitung")).to_have_text("Pengiriman: menambah 3")
    for word in ("Kotak suara", "Bilik suara", "Tinta", "Sel 13 Feb 2024 14.20"):
        expect(desk.main.locator("details", has_text="Pratinjau")).to_contain_text(word)
    before = len(counted(written.store))

    told = save(desk, "Simpan 3 baris")
    number = re.fullmatch(r"Kiriman (\d+) tersimpan: 3 baris\.", told)[1]
    expect(desk.main.locator(".kl-bukti")).to_contain_text(f"kiriman {number}")
    assert len(counted(written.store)) == before + 3
    expect(asks).not_to_contain_text("Podosugih")


def test_six_files_and_a_chat_in_one_drop_are_one_save_and_then_who_is_silent_can_be_copied(written, visit):
    files = [file for file in sorted(EXAMPLES.iterdir()) if file.name != "README.md"]
    desk = visit(written, "staf").open("/unggah")
    drop(desk, *files)
    expect(desk.main.locator("h2.kl-berkas > span")).to_have_text([file.name for file in files])
    pick(desk, re.compile("^Pihak untuk"), SUPERVISOR)
    button = desk.main.get_by_role("button", name=re.compile(r"^Simpan \d+ baris dari 7 berkas$"))
    expect(button).to_be_enabled()
    number = figure_in(button.inner_text())
    sums = desk.settled().main.locator(".kl-hitung").all_inner_texts()
    assert sum(int(re.search(r"menambah (\d+)", one)[1]) for one in sums) == number

    save(desk, f"Simpan {number} baris dari 7 berkas")
    receipt = desk.main.get_by_role("table", name="Bukti simpan")
    expect(receipt).to_have_count(1)
    with opened(written.store) as store:
        batches = store.batches()[-len(files) :]
    assert [one.file_name for one in batches] == [file.name for file in files]
    assert sum(one.rows for one in batches) == number
    for one in batches:
        expect(receipt).to_contain_text(f"{one.seq}\t{one.file_name}\t{one.rows}", use_inner_text=True)

    silent = desk.main.locator("ul.kl-catatan a").all_inner_texts()
    message = copied(desk, "Belum lapor malam ini")
    assert len(silent) > 1
    assert [name for name in silent if name.casefold() not in message.casefold()] == []
    assert "LAPOR TIBA; TPS: ...;" in message


def copied(screen, heading):
    """What the clipboard holds after a tap on the button that copies the message under this heading."""
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(screen.main.get_by_role("heading", name=heading)).to_be_visible()
    message = screen.main.get_by_test_id("stCode")
    message.hover()
    message.get_by_role("button", name="Salin").click()
    expect(message.get_by_role("button", name="Tersalin")).to_be_visible()
    return screen.page.evaluate("navigator.clipboard.readText()")


def test_the_same_file_again_changes_nothing_and_says_so(written, visit, tmp_path):
    desk = visit(written, "staf").open("/unggah")
    file = form(tmp_path / "uji.xlsx", "Tujuan")
    number = re.search(r"\d+", save(drop(desk, file), "Simpan 1 baris"))[0]
    once = stored(written.store)
    drop(desk, file)
    expect(
        desk.main.get_by_text(f"Berkas yang sama sudah pernah disimpan: kiriman {number},")
    ).to_be_visible()
    expect(desk.main.get_by_text("tidak ada yang perlu disimpan lagi")).to_be_visible()
    expect(desk.main.get_by_text("Sudah ada", exact=True).last).to_be_visible()
    expect(desk.main.get_by_role("button", name=re.compile("^Simpan"))).to_have_count(0)
    assert stored(written.store) == once != {}
    with opened(written.store) as store:
        assert str(store.batches()[-1].seq) == number
