"""Messages that look like reports and are none: questions, plans, rumours, examples."""

from pathlib import Path

from tests.corpus.make.chat_kit import all_boxes
from tests.corpus.make.deliveries.kit import either, feb
from tests.corpus.make.seals_kit import ASKED, EMPTY, Talk, case, seal


@case(
    "chat",
    "10_tanya_rencana_kabar.txt",
    "ekspor WhatsApp Android (id-ID)",
    "pertanyaan, rencana, kabar burung, contoh format, perintah, belum terjadi: tidak satu pun menjadi "
    "fakta; satu laporan "
    "sungguhan; 'semua utuh kecuali TPS 07 belum dicek'",
    never=["812-0000-0040", "81200000040"],
)
def no_facts(path: Path) -> Talk:
    """One real report among sentences that only look like one."""
    talk = Talk()
    for text in (
        "13/02/24 08.00 - Panwascam Barat: TPS 07 Medono sudah tiba belum?",
        "13/02/24 08.01 - PKD Medono: Besok jam 08.00 kotak suara TPS 12 Medono akan dikirim dari PPS",
        "13/02/24 08.02 - PKD Klego: Katanya segel kotak PPWP TPS 03 Klego rusak, mohon dicek",
        "13/02/24 08.03 - PKD Tirto: Info dari warga, kotak di TPS 5 Tirto hilang segelnya. Belum kami cek.",
        "13/02/24 08.04 - Panwascam Timur: Rencana pengecekan segel di PPS Kauman nanti malam jam 20.00",
        "13/02/24 08.05 - Panwascam Barat: Contoh pengisian:\nLAPOR SEGEL\nTPS: ...\nKotak: ...\nKondisi: "
        "utuh/rusak/hilang\nJam: ...",
        "13/02/24 08.06 - Panwascam Barat: Apakah semua segel di Kel. Gamer utuh?",
        "13/02/24 08.07 - PKD Gamer: Siap 86",
        "13/02/24 08.08 - PKD Gamer: 👍",
        "13/02/24 08.09 - Panwascam Barat: Jangan lupa apel pagi jam 06.30 di halaman kecamatan, hubungi "
        "0812-0000-0040",
        "13/02/24 08.10 - PKD Setono: Truk dari gudang KPU belum berangkat",
        "13/02/24 08.11 - Panwascam Timur: Kalau segel rusak segera dibuatkan BA dan disegel ulang oleh PPS",
        "13/02/24 08.12 - PKD Tirto: Mohon dipastikan segel TPS 10 Tirto utuh sebelum jam 15.00",
        "13/02/24 08.13 - PKD Kauman: Seandainya kotak TPS 2 Kauman tiba nanti sore, siapa yang menerima?",
    ):
        talk.add(text)
    talk.add(
        "13/02/24 16.30 - PKD Kauman: LAPOR SEGEL\nTPS: 02 Kauman\nKotak: DPR\nKondisi: utuh\nJam: 16.20",
        seal("Kauman", 2, "dpr", checkpoint="tps", checked_at=feb(13, "16:20"), condition="utuh"),
    )
    talk.add(
        "13/02/24 17.10 - PKD Sokoduwet: Segel TPS 6 dan 7 Sokoduwet semua utuh kecuali TPS 07 belum "
        "dicek. Dicek jam 17.00",
        *all_boxes("Sokoduwet", 6, ASKED, checkpoint="tps", checked_at=either(feb(13, "17:00"), None)),
        *[seal("Sokoduwet", 7, ballot, EMPTY) for ballot in ("ppwp", "dpr", "dpd", "dprd_prov", "dprd_kota")],
    )
    path.write_text(talk.text(), encoding="utf-8")
    return talk
