"""Messages copied out of a chat: with and without headers, short forms, plain sentences, repeats, RALAT."""

from pathlib import Path

from tests.corpus.make.chat_kit import FULL, all_boxes, came, pps, tps
from tests.corpus.make.deliveries.kit import either, feb
from tests.corpus.make.seals_kit import ASKED, NEVER_CLEAN, NOTED, Talk, case, nobox, seal

REPLACED = "stored flagged confirm rejected"  # what a later RALAT put right


WEB = Talk()
WEB.add(
    "[10.12, 10/2/2024] Panwascam Utara: LAPOR TIBA\nPPK: Pekalongan Utara\nDari: Gudang KPU\nSJ: "
    "003/KPU/II/2024\n"
    "Jam: 10.05\nKotak: 1.162\nRusak: 3",
    *came(
        {"code": "33.75.03"},
        feb(10, "10:05"),
        goods={"kotak_suara": 1162},
        origin={"code": "33.75"},
        document_no="003/KPU/II/2024",
        qty_damaged=3,
    ),
)
WEB.add("[10.15, 10/2/2024] Panwascam Utara: Semua PKD mohon siaga di kelurahan masing-masing")
WEB.add(
    "[17.40, 12/2/2024] PKD Krapyak: LAPOR SEGEL\nTPS: 54 Krapyak\nKotak: PPWP\nKondisi: nomor beda\n"
    "No: K5499\nJam: 17.30",
    seal(
        "Krapyak",
        54,
        "ppwp",
        NOTED,
        checkpoint="tps",
        checked_at=feb(12, "17:30"),
        condition="nomor_beda",
        seal_nos_found=["K5499"],
    ),
)
WEB.add(
    "[13/2 14.25] PKD Krapyak: LAPOR TIBA\nTPS: 01 Krapyak\nDari: PPS Krapyak\nSJ: "
    "051/LOG-PPS/II/2024\nJam: 14.10\nTinta: 2",
    *came(
        tps("Krapyak", 1),
        either(feb(13, "14:10"), None),
        ASKED,
        goods={"tinta": 2},
        document_no="051/LOG-PPS/II/2024",
    ),
)


@case(
    "chat",
    "04_salinan_web.txt",
    "disalin dari WhatsApp Web",
    "kepala [jam, tanggal] nama, salinan ponsel tanpa tahun, ribuan dengan titik, PPK dan gudang sebagai "
    "tempat",
)
def from_the_web(path: Path) -> Talk:
    """The header of a copied message turns hour and day round."""
    path.write_text(WEB.text(), encoding="utf-8")
    return WEB


SHORT = Talk()
SHORT.add(
    "LAPOR TIBA\nTPS: 07 Medono\nSJ: 012/LOG-PPS/II/2024\nTanggal: 13/02/2024\nJam: 14.20\nDari: PPS "
    "Medono\nKotak: 5\n"
    "Bilik: 4\nTinta: 2\n",
    *came(
        tps("Medono", 7),
        feb(13, "14:20"),
        goods=FULL,
        origin=pps("Medono"),
        document_no="012/LOG-PPS/II/2024",
    ),
)
SHORT.add(
    "LAPOR SEGEL\nTPS: 07 Medono\nKotak: DPRD Prov\nKondisi: utuh\nNo: M701; M702\nTanggal: "
    "13/02/2024\nJam: 14.30\n",
    seal(
        "Medono",
        7,
        "dprd_prov",
        checkpoint="tps",
        checked_at=feb(13, "14:30"),
        condition="utuh",
        seal_nos_found=["M701", "M702"],
    ),
)
SHORT.add(
    "lapor segel\nTPS : 8 Kel. Medono\nkotak : presiden\nKONDISI : Sobek\nTgl : 13 Feb 2024\nPukul : "
    "14:45\nKet : dekat tutup\n",
    seal(
        "Medono",
        8,
        "ppwp",
        NOTED,
        checkpoint="tps",
        checked_at=feb(13, "14:45"),
        condition="rusak",
        note="dekat tutup",
    ),
)
SHORT.add(
    "LAPOR SEGEL; TPS: 09 Medono; Kotak: DPD; Kondisi: utuh; Tanggal: 13/02/2024; Jam: 15.00; No: M901\n",
    seal(
        "Medono",
        9,
        "dpd",
        checkpoint="tps",
        checked_at=feb(13, "15:00"),
        condition="utuh",
        seal_nos_found=["M901"],
    ),
)
SHORT.add(
    "LAPOR SEGEL\nTPS: 10 Medono\nKotak: DPR\nKondisi: utuh\nJam: 15.10\n",
    seal(
        "Medono",
        10,
        "dpr",
        NEVER_CLEAN,
        checked_at=either(None, feb(13, "15:10"), feb(14, "15:10")),
        condition="utuh",
    ),
)
SHORT.add(
    "LAPOR SEGEL\nKotak: DPR\nKondisi: rusak\nTanggal: 13/02/2024\nJam: 15.20", nobox(condition="rusak")
)


@case(
    "chat",
    "05_formulir_singkat.txt",
    "penyunting teks",
    "bentuk singkat tanpa kepala pesan, dipisah baris kosong; Tanggal di dalamnya; ejaan label berbeda; "
    "satu tanpa tanggal; "
    "satu tanpa TPS",
    args={"party": "pps"},
)
def short_forms(path: Path) -> Talk:
    """Nothing but the form: the day must be told in it."""
    path.write_text(SHORT.text(), encoding="utf-8")
    return SHORT


MIXED = Talk()
MIXED_AT = feb(13, "14:10")
MIXED.add(
    "13/02/24 14.15 - PKD Klego: Assalamualaikum, izin lapor. Logistik TPS 05 Klego sudah tiba jam "
    "14.10, kotak suara 5, "
    "bilik 4, tinta 2 botol. Segel semua utuh.",
    *came(tps("Klego", 5), MIXED_AT, ASKED, goods=FULL),
    *all_boxes("Klego", 5, ASKED, checkpoint="tps", checked_at=either(MIXED_AT, feb(13, "14:15"), feb(13))),
)
MIXED.add("13/02/24 14.16 - Panwascam Timur: Waalaikumsalam, terima kasih laporannya")
MIXED.add(
    "13/02/24 15.08 - PKD Poncol: Lapor, TPS 12 Poncol segel kotak DPR sobek, dicek pukul 15.05 di TPS. "
    "Sudah dilaporkan ke KPU.",
    seal("Poncol", 12, "dpr", ASKED, checkpoint="tps", checked_at=feb(13, "15:05"), condition="rusak"),
)
MIXED.add("13/02/24 15.20 - PKD Noyontaansari: Kotak suara TPS 9 Noyontaansari belum datang sampai sekarang")
MIXED.add("13/02/24 15.21 - Panwascam Timur: Baik, kami tanyakan ke PPK. Mohon kabari kalau sudah tiba.")
MIXED.add(
    "13/02/24 15.50 - PKD Noyontaansari: LAPOR TIBA; TPS: 09 Noyontaansari; SJ: 061/LOG-PPS/II/2024; "
    "Dari: PPS Noyontaansari; Jam: 15.45; Kotak: 5",
    *came(
        tps("Noyontaansari", 9),
        feb(13, "15:45"),
        goods={"kotak_suara": 5},
        origin=pps("Noyontaansari"),
        document_no="061/LOG-PPS/II/2024",
    ),
)
MIXED.add(
    "13/02/24 16.02 - PKD Setono: LAPOR SEGEL\nTPS: 20 Setono\nKotak: PPWP, DPR\nKondisi: utuh\nJam: 16.00",
    seal("Setono", 20, "ppwp", NOTED, checkpoint="tps", checked_at=feb(13, "16:00"), condition="utuh"),
    seal("Setono", 20, "dpr", NOTED, checkpoint="tps", checked_at=feb(13, "16:00"), condition="utuh"),
)
MIXED.add("13/02/24 16.05 - PKD Setono: nomor BA-nya menyusul ya, Bu")


@case(
    "chat",
    "06_campuran.txt",
    "ekspor WhatsApp Android (id-ID)",
    "kalimat biasa dan bentuk singkat, kedatangan dan segel dalam satu pesan, salam, kabar belum tiba, "
    "nama orang yang disapa",
)
def mixed(path: Path) -> Talk:
    """Plain sentences that state a fact, among those that state none."""
    path.write_text(MIXED.text(), encoding="utf-8")
    return MIXED


HEAD = "LAPOR TIBA\nTPS: {}\nDari: PPS Krapyak\nSJ: {}/LOG-PPS/II/2024\nJam: {}\nKotak: {}"


def _tiba(number: int, document: str, hour: str, boxes: int, status: str) -> list:
    return came(
        tps("Krapyak", number),
        feb(13, hour),
        status,
        goods={"kotak_suara": boxes},
        origin=pps("Krapyak"),
        document_no=f"{document}/LOG-PPS/II/2024",
    )


@case(
    "chat",
    "07_terusan_dan_ralat.txt",
    "ekspor WhatsApp Android (id-ID)",
    "pesan diteruskan dua kali, RALAT dengan kunci sama (kondisi, jumlah), RALAT salah TPS",
)
def forwards_and_corrections(path: Path) -> Talk:
    """A forwarded report is the same report; RALAT puts right what was said."""
    talk = Talk()
    form = "LAPOR SEGEL\nTPS: 01 Krapyak\nKotak: PPWP\nKondisi: {}\nNo: K001\nJam: 14.05"
    one = {"checkpoint": "tps", "checked_at": feb(13, "14:05"), "seal_nos_found": ["K001"]}
    two = {"checkpoint": "tps", "checked_at": feb(13, "14:06"), "condition": "utuh"}
    other = "LAPOR SEGEL; TPS: 01 Krapyak; Kotak: DPD; Kondisi: utuh; Jam: 14.06"
    talk.add(
        "13/02/24 14.10 - PKD Krapyak: " + form.format("utuh"),
        seal("Krapyak", 1, "ppwp", REPLACED, condition="utuh", **one),
    )
    talk.add(f"13/02/24 14.11 - PKD Krapyak: {other}", seal("Krapyak", 1, "dpd", **two))
    talk.add(f"13/02/24 14.30 - Panwascam Utara: {other}", seal("Krapyak", 1, "dpd", "duplicate", **two))
    talk.add(
        f"13/02/24 14.31 - Panwascam Utara: Diteruskan:\n{other}",
        seal("Krapyak", 1, "dpd", "duplicate", **two),
    )
    talk.add(
        "13/02/24 14.40 - PKD Krapyak: RALAT " + form.format("rusak"),
        seal("Krapyak", 1, "ppwp", ASKED, condition="rusak", **one),
    )
    talk.add(
        "13/02/24 14.45 - PKD Krapyak: " + HEAD.format("02 Krapyak", "021", "14.40", 5),
        *_tiba(2, "021", "14:40", 5, REPLACED),
    )
    talk.add(
        "13/02/24 14.46 - PKD Krapyak: " + HEAD.format("04 Krapyak", "022", "14.42", 5),
        *_tiba(4, "022", "14:42", 5, REPLACED),
    )
    talk.add(
        "13/02/24 15.00 - PKD Krapyak: RALAT\n" + HEAD.format("03 Krapyak (bukan TPS 02)", "021", "14.40", 5),
        *_tiba(3, "021", "14:40", 5, ASKED),
    )
    talk.add(
        "13/02/24 15.02 - PKD Krapyak: RALAT " + HEAD.format("04 Krapyak", "022", "14.42", 4),
        *_tiba(4, "022", "14:42", 4, ASKED),
    )
    talk.add("13/02/24 15.05 - PKD Krapyak: Mohon maaf tadi salah ketik 🙏")
    path.write_text(talk.text(), encoding="utf-8")
    return talk
