"""Chats exported by a phone: Android in Indonesian and English, iPhone, and a .zip with photos."""

import base64
import zipfile
from pathlib import Path

from tests.corpus.make.chat_kit import FULL, all_boxes, came, left, pps, tps
from tests.corpus.make.deliveries.kit import either, feb
from tests.corpus.make.seals_kit import ASKED, NOTED, Talk, box, case, found, seal

NUMBERS = ["812-0000-0017", "812-0000-0018", "81200000017", "81200000018"]


ANDROID = Talk()
ANDROID.add(
    "12/02/24 08.00 - Pesan dan panggilan terenkripsi secara end-to-end. Hanya orang dalam chat ini "
    "yang bisa "
    "membaca, mendengarkan, atau membagikannya. Pelajari selengkapnya."
)
ANDROID.add('12/02/24 08.01 - Panwascam Barat membuat grup "Lapor Logistik Barat"')
ANDROID.add("12/02/24 08.03 - +62 812-0000-0017 bergabung menggunakan tautan undangan grup ini.")
ANDROID.add("13/02/24 07.02 - Panwascam Barat: Selamat pagi bapak/ibu PKD. Mohon laporan tepat waktu 🙏")
ANDROID.add(
    "13/02/24 14.25 - PKD Medono: LAPOR TIBA\nTPS: 07 Medono\nSJ: 012/LOG-PPS/II/2024\nDari: PPS Medono\n"
    "Jam: 14.20\nKotak: 5\nBilik: 4\nTinta: 2\nRusak: 0\nKet: gerimis",
    *came(
        tps("Medono", 7),
        feb(13, "14:20"),
        NOTED,
        goods=FULL,
        origin=pps("Medono"),
        document_no="012/LOG-PPS/II/2024",
        qty_damaged=None,
        note="gerimis",
    ),
)
ANDROID.add(
    "13/02/24 14.31 - PKD Medono: LAPOR SEGEL\nTPS: 07 Medono\nKotak: semua\nKondisi: utuh\nJam: 14.30",
    *all_boxes("Medono", 7, NOTED, checkpoint="tps", checked_at=feb(13, "14:30")),
)
ANDROID_BA = "BA-07/PPS-TRT/II/2024"
ANDROID.add(
    "13/02/24 14.50 - +62 812-0000-0018: LAPOR SEGEL; TPS: 30 Tirto; Kotak: PPWP; Kondisi: rusak; No: "
    "K3001, K3002; "
    f"Jam: 14.45; Sebab: gesekan; Tindakan: disegel ulang; BA: {ANDROID_BA}; Segel baru: K3099",
    seal(
        "Tirto",
        30,
        "ppwp",
        NOTED,
        checkpoint="tps",
        checked_at=feb(13, "14:45"),
        condition="rusak",
        seal_nos_found=["K3001", "K3002"],
        cause="gesekan",
        actions=["disegel_ulang_ba"],
        ba_no=ANDROID_BA,
        new_seal_nos=["K3099"],
    ),
)
ANDROID.add("13/02/24 14.52 - Panwascam Barat: Siap, terima kasih")
ANDROID.add("13/02/24 15.10 - PKD Tirto: <Media tidak disertakan>")
ANDROID.add(
    "13/02/24 15.12 - PKD Podosugih: LAPOR BERANGKAT\nDari: PPS Podosugih\nTPS: 03 Podosugih\n"
    "SJ: 014/LOG-PPS/II/2024\nJam: 15.05\nKotak: 5\nBilik: 4",
    *left(
        tps("Podosugih", 3),
        feb(13, "15:05"),
        goods={"kotak_suara": 5, "bilik_suara": 4},
        origin=pps("Podosugih"),
        document_no="014/LOG-PPS/II/2024",
    ),
)
ANDROID.add("13/02/24 15.20 - PKD Tirto: Pesan ini telah dihapus")
ANDROID.add(
    "14/02/24 00.20 - PKD Pringrejo: LAPOR TIBA\nTPS: 51 Pringrejo\nDari: PPS Pringrejo\nSJ: "
    "019/LOG-PPS/II/2024\n"
    "Jam: 23.50\nKotak: 5\nRusak: 0",
    *came(
        tps("Pringrejo", 51),
        either(feb(13, "23:50"), None),
        ASKED,
        goods={"kotak_suara": 5},
        document_no="019/LOG-PPS/II/2024",
        qty_damaged=0,
    ),
)


@case(
    "chat",
    "01_android_indonesia.txt",
    "ekspor WhatsApp Android (id-ID)",
    "baris sistem, salam, pesan berbaris banyak, LAPOR TIBA, BERANGKAT, SEGEL, satu baris berpisah titik "
    "koma, nomor "
    "telepon sebagai pengirim, laporan lewat tengah malam tentang jam sebelumnya",
    never=NUMBERS,
    findings=[found("segel_rusak", box("Tirto", 30, "ppwp"))],
)
def android(path: Path) -> Talk:
    """The form as people type it into a group."""
    path.write_text(ANDROID.text(), encoding="utf-8")
    return ANDROID


ENGLISH = Talk()
ENGLISH_PM, ENGLISH_AM = "\u202fPM", "\u202fAM"
ENGLISH.add(
    f"2/12/24, 8:00{ENGLISH_AM} - Messages and calls are end-to-end encrypted. Only people in this chat can "
    "read them."
)
ENGLISH.add(f"2/12/24, 8:02{ENGLISH_AM} - You added PKD Klego")
ENGLISH.add(
    f"2/12/24, 9:15{ENGLISH_PM} - PKD Klego: LAPOR SEGEL\nTPS: 05 Klego\nKotak: DPD\nKondisi: utuh\n"
    "No: K505\nJam: 20.40",
    seal(
        "Klego",
        5,
        "dpd",
        checkpoint="tps",
        checked_at=feb(12, "20:40"),
        condition="utuh",
        seal_nos_found=["K505"],
    ),
)
ENGLISH.add(
    f"2/13/24, 12:10{ENGLISH_PM} - PKD Klego: LAPOR TIBA\nTPS: 06 Klego\nDari: PPS Klego\nSJ: "
    "031/LOG-PPS/II/2024\nJam: 12.05\n"
    "Kotak: 5\nBilik: 4\nTinta: 2",
    *came(
        tps("Klego", 6),
        feb(13, "12:05"),
        goods=FULL,
        origin=pps("Klego"),
        document_no="031/LOG-PPS/II/2024",
    ),
)
ENGLISH.add(f"2/13/24, 12:31{ENGLISH_PM} - Panwascam Timur: <Media omitted>")
ENGLISH.add(f"2/13/24, 12:32{ENGLISH_PM} - Panwascam Timur: This message was deleted")
ENGLISH.add(
    f"2/14/24, 12:08{ENGLISH_AM} - PKD Klego: LAPOR SEGEL\nTPS: 28 Klego\nKotak: DPRD Prov\nKondisi: tanpa "
    "segel\nJam: 00.05",
    seal(
        "Klego",
        28,
        "dprd_prov",
        NOTED,
        checkpoint="tps",
        checked_at=feb(14, "00:05"),
        condition="tidak_tersegel",
    ),
)


@case(
    "chat",
    "02_android_english.txt",
    "ekspor WhatsApp Android (en-US)",
    "tanggal bulan/hari dan AM/PM dengan spasi sempit, baris sistem berbahasa Inggris, isi berbahasa "
    "Indonesia",
)
def english(path: Path) -> Talk:
    """2/13/24 proves that the month comes first."""
    path.write_text(ENGLISH.text(), encoding="utf-8")
    return ENGLISH


IPHONE, IPHONE_MARK = Talk(), "\u200e"
IPHONE.add(
    f"[12/02/24 19.55.02] Lapor Segel Utara: {IPHONE_MARK}Pesan dan panggilan terenkripsi secara end-to-end."
)
IPHONE.add(
    "[12/02/24 20.05.41] ~ PKD Degayu: LAPOR SEGEL\nTPS: 01 Degayu\nKotak: DPRD Kota\nKondisi: utuh\n"
    "No: D101, D102\n"
    "Jam: 20.00",
    seal(
        "Degayu",
        1,
        "dprd_kota",
        checkpoint="tps",
        checked_at=feb(12, "20:00"),
        condition="utuh",
        seal_nos_found=["D101", "D102"],
    ),
)
IPHONE.add(
    "[12/02/24 20.11.09] PKD Degayu: Lapor segel\nTps: 02 Degayu\nKotak: semua\nKondisi: Utuh\nJam: "
    f"20.10 {IPHONE_MARK}"
    "<Pesan ini diedit>",
    *all_boxes("Degayu", 2, NOTED, checkpoint="tps", checked_at=feb(12, "20:10")),
)
IPHONE.add(f"{IPHONE_MARK}[12/02/24 20.12.30] PKD Degayu: {IPHONE_MARK}gambar tidak disertakan")
IPHONE.add(f"[12/02/24 20.14.00] +62 813-0000-0021: {IPHONE_MARK}Stiker tidak disertakan")
IPHONE.add(
    "[12/02/24 20.20.00] PKD Bandengan: LAPOR TIBA\nPPS: Bandengan\nDari: PPK Pekalongan Utara\n"
    "SJ: 044/PPK-UT/II/2024\nJam: 20.15\nKotak: 90\nBilik: 72\nTinta: 36",
    *came(
        pps("Bandengan"),
        feb(12, "20:15"),
        goods={"kotak_suara": 90, "bilik_suara": 72, "tinta": 36},
        origin={"code": "33.75.03"},
        document_no="044/PPK-UT/II/2024",
    ),
)


@case(
    "chat",
    "03_iphone.txt",
    "ekspor WhatsApp iPhone",
    "kurung siku dan detik, tanda U+200E, akhir baris CRLF, nama dengan ~, keterangan gambar, pesan diedit",
    never=["813-0000-0021"],
)
def iphone(path: Path) -> Talk:
    """Invisible marks stand before system lines and attachments."""
    path.write_bytes(IPHONE.text("\r\n").encode())
    return IPHONE


# A picture of 2x2 grey dots, baseline JPEG.
DOTS = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////"
    "////////////////////wAALCAACAAIBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF"
    "BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW"
    "V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi"
    "4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ACv/2Q=="
)


@case(
    "chat",
    "11_chat_dengan_foto.zip",
    "ekspor WhatsApp Android dengan media",
    "zip berisi teks dan dua foto; foto menyertai pesannya; nomor telepon di nama pengirim",
    never=["812-0000-0033", "81200000033"],
)
def with_photos(path: Path) -> Talk:
    """The photo belongs to the message that carries its name."""
    talk = Talk(in_zip=True)
    talk.add("13/02/24 15.59 - Pesan dan panggilan terenkripsi secara end-to-end.")
    talk.add(
        "13/02/24 16.05 - PKD Setono: IMG-20240213-WA0001.jpg (file terlampir)\nLAPOR SEGEL\nTPS: 10 "
        "Setono\nKotak: DPR\n"
        "Kondisi: rusak\nJam: 16.00",
        seal("Setono", 10, "dpr", NOTED, checkpoint="tps", checked_at=feb(13, "16:00"), condition="rusak"),
    )
    talk.add(
        "13/02/24 16.12 - +62 812-0000-0033: LAPOR SEGEL\nTPS: 11 Setono\nKotak: semua\nKondisi: utuh\n"
        "Jam: 16.10",
        *all_boxes("Setono", 11, NOTED, checkpoint="tps", checked_at=feb(13, "16:10")),
    )
    talk.add("13/02/24 16.13 - +62 812-0000-0033: IMG-20240213-WA0002.jpg (file terlampir)")
    name = "Chat WhatsApp dengan Lapor Segel Timur.txt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr(name, talk.text())
        pack.writestr("IMG-20240213-WA0001.jpg", DOTS)
        pack.writestr("IMG-20240213-WA0002.jpg", DOTS + b"\x00")
    return talk
