"""Lapor on a phone: what is seen is stored, and a photo of it without what the phone wrote into it."""

import io
import re

from PIL import ExifTags, Image
from playwright.sync_api import expect

from lib.store import photos
from tests.e2e.handing import counted, opened, pick
from tests.e2e.screen import PHONE

MODEL, WIDE = "SM-A135F", 640
TPS = "33.75.01.1003-003"


def photo(file):
    """A photo that tells where it was taken, as phones do."""
    image = Image.effect_noise((WIDE, 480), 40).convert("RGB")
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = MODEL
    exif[ExifTags.Base.GPSInfo] = {
        ExifTags.GPS.GPSLatitudeRef: "S",
        ExifTags.GPS.GPSLatitude: (6.0, 53.0, 18.0),
        ExifTags.GPS.GPSLongitudeRef: "E",
        ExifTags.GPS.GPSLongitude: (109.0, 40.0, 30.0),
    }
    image.save(file, exif=exif)
    with Image.open(file) as written:
        assert written.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    return file


def about(screen, village, station):
    """Where it is about."""
    pick(screen, "Kelurahan", village)
    pick(screen, re.compile("^TPS"), station)


def tap(screen, name):
    """One of several things to choose from."""
    screen.settled().main.get_by_role("radio", name=name, exact=True).click()


def sent(screen, button, said):
    """Saves the form and follows the receipt to its rows; the page that lists them."""
    screen.settled().main.get_by_role("button", name=button).click()
    told = screen.main.locator(".kl-lapor")
    expect(told).to_contain_text(said)
    assert re.match(r"Tersimpan sebagai kiriman \d+\.", told.inner_text())
    assert screen.wider_by() <= 0
    told.get_by_role("link", name="Lihat barisnya").click()
    return screen.arrived("Baris catatan").main


def test_a_check_of_seals_with_a_photo_is_stored_and_its_rows_show_the_photo_without_its_place(
    written, visit, tmp_path
):
    phone = visit(written, "staf", PHONE).open("/lapor")
    about(phone, "Podosugih", "3")
    tap(phone, "Utuh")
    phone.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(photo(tmp_path / "IMG_1.jpg"))
    expect(phone.main.get_by_text("IMG_1.jpg")).to_be_visible()
    page = sent(phone, "Simpan laporan segel", "5 kotak TPS 3 Podosugih: segel utuh.")
    shown = page.get_by_alt_text(re.compile("^Foto, .*TPS 3 Podosugih"))
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == WIDE

    checks = counted(written.store, "seal_checks")
    names = set(checks.loc[checks["box_id"].str.startswith(TPS), "photos"].dropna())
    with opened(written.store) as store:
        kept = photos.load(store, names.pop())
    assert not names
    with Image.open(io.BytesIO(kept)) as image:
        assert not image.getexif()
    assert MODEL.encode() not in kept


def test_an_arrival_is_stored_from_a_phone_as_it_was_counted(written, visit):
    phone = visit(written, "staf", PHONE).open("/lapor")
    tap(phone, "Logistik tiba")
    about(phone, "Podosugih", "3")
    phone.main.get_by_label("Kotak suara diterima").fill("5")
    phone.main.get_by_label("Tinta diterima").fill("0")
    phone.page.keyboard.press("Tab")
    page = sent(phone, "Simpan laporan tiba", "Tiba di TPS 3 Podosugih: kotak suara 5, tinta 0.")
    expect(page.locator(".kl-temuan")).to_contain_text("2 baris")
    with opened(written.store) as store:
        number = store.batches()[-1].seq
    rows = counted(written.store)
    new = rows[rows["seq"] == number]
    assert dict(zip(new["item"], new["qty_received"], strict=True)) == {"kotak_suara": 5, "tinta": 0}
    assert set(new["destination"]) == {TPS}
