"""Why lines of a chat give no row. They change no row; each is shown beside its line."""

from lib.ingest.rules.rule import Gravity, Rule


def _rule(code: str, title: str, why: str, says: str, fix: str) -> Rule:
    return Rule(code, title, why, Gravity.NOTE, says=says, fix=fix)


UNKNOWN = _rule(
    "C001",
    "Kalimat obrolan tidak dipahami",
    "Yang tidak dipahami ditampilkan, tidak ditebak dan tidak dibuang.",
    says="Tidak dikenali sebagai laporan.",
    fix="Kalau ini laporan, tulis ulang dengan bentuk singkat (LAPOR TIBA, LAPOR BERANGKAT, LAPOR SEGEL).",
)
QUESTION = _rule(
    "C002",
    "Pertanyaan",
    "Pertanyaan bukan laporan, walaupun menyebut TPS dan barang.",
    says="Ini pertanyaan, bukan laporan.",
    fix="Catat jawabannya kalau sudah ada.",
)
HEARSAY = _rule(
    "C003",
    "Kabar dari orang lain atau dugaan",
    "Kabar yang belum dilihat sendiri tidak dicatat sebagai kenyataan.",
    says="Ini kabar atau dugaan, belum dilihat sendiri.",
    fix="Minta petugas di tempat memeriksa, lalu catat hasilnya.",
)
INSTRUCTION = _rule(
    "C004",
    "Permintaan, syarat, atau contoh",
    "Permintaan, pengandaian, dan contoh pengisian tidak menyatakan bahwa sesuatu sudah terjadi.",
    says="Ini permintaan, pengandaian, atau contoh, bukan laporan.",
    fix="Catat hasilnya kalau sudah dikerjakan.",
)
NOT_YET = _rule(
    "C005",
    "Belum atau tidak terjadi",
    "Yang belum terjadi tidak dicatat sebagai kejadian.",
    says="Menyatakan sesuatu yang belum atau tidak terjadi.",
    fix="Catat kalau sudah terjadi.",
)
NO_PLACE = _rule(
    "C006",
    "Tempat tidak disebut lengkap",
    "TPS tanpa kelurahan ada di banyak tempat, jadi tidak ditebak.",
    says="Tempatnya tidak disebut lengkap.",
    fix="Tulis nomor TPS dan kelurahannya, misalnya TPS 07 Medono.",
)
UNCLEAR = _rule(
    "C007",
    "Bagian yang dimaksud tidak jelas",
    "Dua keadaan dalam satu kalimat, atau keadaan tanpa kotak, dapat berarti lebih dari satu hal.",
    says="Tidak jelas: {what}.",
    fix="Tulis satu kotak atau satu kiriman dalam satu kalimat.",
)
NO_SUCH_TPS = _rule(
    "C008",
    "TPS di luar daftar dalam pernyataan kolektif",
    "Pernyataan untuk banyak TPS hanya dijabarkan kalau semua TPS-nya ada.",
    says="Tidak dijabarkan: {hint}.",
    fix="Perbaiki nomor TPS-nya, lalu tempel lagi.",
)
NO_LOAD = _rule(
    "C009",
    "Isi truk tidak diketahui",
    "Pernyataan tentang satu truk hanya dapat dijabarkan kalau tujuan muatannya sudah tercatat.",
    says="Muatan ini belum tercatat, jadi kotak yang dimaksud tidak diketahui.",
    fix="Catat dulu surat jalannya, atau tulis TPS yang dimaksud, misalnya TPS 1-12 Medono.",
)
TIME_AHEAD = _rule(
    "C010",
    "Jam kejadian setelah pesan dikirim",
    "Kejadian tidak dapat dilaporkan sebelum terjadi; mungkin kemarin, mungkin rencana.",
    says="Jam {time} lebih lambat daripada waktu pesannya.",
    fix="Tulis tanggal kejadiannya, misalnya 12/02/2024 14.20.",
)
REPLACED = _rule(
    "C011",
    "Laporan yang diralat",
    "Ralat yang mengganti TPS, kotak, atau waktu menggantikan laporan lamanya; yang lama tidak disimpan.",
    says="Diralat pengirimnya; digantikan pesan di baris {line}.",
    fix="Periksa pesan penggantinya.",
)
NO_TARGET = _rule(
    "C012",
    "Ralat tanpa laporan yang jelas",
    "Ralat yang dapat mengenai lebih dari satu laporan, atau tidak satu pun, tidak diterapkan.",
    says="Tidak jelas laporan mana yang diralat.",
    fix="Kirim lagi laporan lengkap yang benar, lalu hapus yang salah.",
)
WITHDRAWN = _rule(
    "C013",
    "Laporan yang ditarik pengirimnya",
    "Laporan yang diminta pengirimnya untuk diabaikan tidak disimpan.",
    says="Ditarik pengirimnya di baris {line}.",
    fix="Tanyakan kepada pengirimnya kalau ragu.",
)
PHOTO = _rule(
    "C014",
    "Foto tanpa laporan segel",
    "Foto disimpan pada pemeriksaan segel yang dikirim bersamanya.",
    says="Foto ini tidak dapat dipasangkan dengan laporan segel.",
    fix="Lampirkan lewat formulir periksa segel kalau fotonya bukti.",
)
PHOTO_MISSING = _rule(
    "C015",
    "Foto tidak ikut diunggah",
    "Teks obrolan hanya menyebut nama fotonya.",
    says="Fotonya tidak ada di dalam berkas yang diunggah.",
    fix="Ekspor obrolan dengan media, lalu unggah berkas .zip-nya.",
)
CHATTER = _rule(
    "C016",
    "Obrolan",
    "Salam, ucapan, dan pemberitahuan WhatsApp tidak memuat laporan.",
    says="obrolan",
    fix="Tidak perlu ditindaklanjuti.",
)
SYSTEM = _rule(
    "C017",
    "Pesan sistem",
    "Pemberitahuan WhatsApp tidak memuat laporan; nama di dalamnya tidak ditampilkan.",
    says="pesan sistem",
    fix="Tidak perlu ditindaklanjuti.",
)
PERSON = _rule(
    "C018",
    "Nama orang",
    "Nama dan nomor orang hanya disimpan di kolom petugas, saksi, penyerah, dan penerima suatu laporan.",
    says="Nama orang tanpa laporan; tidak disimpan.",
    fix="Tulis namanya di dalam laporannya, misalnya Penerima: …",
)
NOTHING_BEFORE = _rule(
    "C019",
    "Ralat lengkap tanpa laporan lamanya",
    "Laporan yang lengkap berlaku sendiri, walaupun yang diralatnya ada di obrolan atau berkas lain.",
    says="Laporan yang diralat tidak ditemukan dalam obrolan ini; ralatnya dicatat sebagai laporan baru.",
    fix="Kalau laporan lamanya sudah tersimpan dengan tempat atau waktu yang salah, tarik kiriman lamanya.",
)
RULES = (
    UNKNOWN,
    QUESTION,
    HEARSAY,
    INSTRUCTION,
    NOT_YET,
    NO_PLACE,
    UNCLEAR,
    NO_SUCH_TPS,
    NO_LOAD,
    TIME_AHEAD,
    REPLACED,
    NO_TARGET,
    WITHDRAWN,
    PHOTO,
    PHOTO_MISSING,
    CHATTER,
    SYSTEM,
    PERSON,
    NOTHING_BEFORE,
)
