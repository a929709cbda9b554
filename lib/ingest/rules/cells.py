"""Rules about one cell or the shape of one row: what could not be read, and what must be there.

An unreadable value blocks the row where its column is required; elsewhere the row is stored with it blank.
"""

from lib.ingest.rules.rule import Gravity, Rule

_BLANKED = "Nilai yang tidak terbaca dikosongkan, tidak ditebak; pada kolom wajib barisnya ditolak."

COUNT = Rule(
    "Q001",
    "Angka tidak terbaca",
    _BLANKED,
    Gravity.FLAG,
    says="{label} “{cell}” bukan bilangan bulat.",
    fix="Tulis angkanya saja, misalnya 1234 atau 1.234; kosongkan kalau belum diketahui.",
)
TIME = Rule(
    "Q002",
    "Waktu tidak terbaca",
    _BLANKED + " Tanggal yang tidak ada dalam kalender juga tidak terbaca.",
    Gravity.FLAG,
    says="{label} “{cell}” tidak terbaca sebagai waktu.",
    fix="Tulis misalnya 13 Feb 2024 15.00 (WIB), atau 13 Feb 2024 kalau jamnya tidak diketahui.",
)
FLAG = Rule(
    "Q003",
    "Ya/tidak tidak terbaca",
    _BLANKED,
    Gravity.FLAG,
    says="{label} “{cell}” bukan ya atau tidak.",
    fix="Tulis ya atau tidak; kosongkan kalau belum diketahui.",
)
WORD = Rule(
    "Q004",
    "Pilihan tidak dikenal",
    _BLANKED,
    Gravity.FLAG,
    says="{label} “{cell}” tidak ada dalam pilihan.",
    fix="Pakai salah satu: {choices}.",
)
LIST = Rule(
    "Q005",
    "Isi daftar tidak dikenal",
    "Bagian daftar yang terbaca disimpan; bagian yang tidak terbaca tidak ditebak.",
    Gravity.FLAG,
    says="{label} “{cell}” memuat isi yang tidak terbaca: “{part}”.",
    fix="Pisahkan isi daftar dengan titik koma. {choices}",
)
ITEM = Rule(
    "Q006",
    "Barang tidak dikenal",
    "Tanpa kode barang, jumlahnya tidak dapat dihitung pada barang mana pun.",
    Gravity.BLOCK,
    says="Barang “{cell}” tidak dikenal dalam {election}.",
    fix="Pakai salah satu: {choices}.",
)
BOX = Rule(
    "Q007",
    "Kotak tidak dikenal",
    "Kotak harus milik TPS yang ada dan jenis surat suara pemilihan ini, atau kotak PPK.",
    Gravity.BLOCK,
    says="Kotak “{cell}” tidak dikenal: {hint}.",
    fix="Tulis <kode TPS>-<jenis surat suara>, misalnya {example}, atau <kode PPK>-ppk-1.",
)
DEGREE = Rule(
    "Q008",
    "Koordinat tidak terbaca",
    _BLANKED,
    Gravity.FLAG,
    says="{label} “{cell}” bukan koordinat.",
    fix="Tulis derajat desimal dengan titik, misalnya 109.6753 untuk bujur dan -6.8886 untuk lintang.",
)
PARTY = Rule(
    "Q009",
    "Pihak tidak dikenal",
    "Setiap baris adalah kata satu pihak; tanpa pihak bobotnya tidak diketahui.",
    Gravity.BLOCK,
    says="Pihak “{cell}” tidak dikenal.",
    fix="Pakai salah satu: {choices}.",
)
PLACE = Rule(
    "Q010",
    "Tempat tidak dikenal",
    "Tempat yang salah memindahkan barang ke tempat lain, jadi tidak pernah ditebak atau dikosongkan.",
    Gravity.BLOCK,
    says="{label} “{cell}” tidak dikenal: {hint}.",
    fix="Perbaiki kode atau nama tempatnya, lalu unggah lagi; untuk tempat di luar daftar tulis lain:<nama>.",
)
NEGATIVE = Rule(
    "Q011",
    "Jumlah negatif",
    "Jumlah barang tidak pernah kurang dari nol; biasanya selisih yang tertulis di kolom jumlah.",
    Gravity.BLOCK,
    says="{label} {cell} kurang dari nol.",
    fix="Tulis jumlahnya, bukan selisihnya; kosongkan kalau belum diketahui.",
)
TOO_LARGE = Rule(
    "Q012",
    "Jumlah tidak masuk akal",
    "Di atas satu miliar pasti bukan jumlah barang; mungkin nomor yang salah kolom.",
    Gravity.FLAG,
    says="{label} “{cell}” terlalu besar untuk jumlah barang.",
    fix="Periksa apakah nomor tertulis di kolom jumlah.",
)
TOO_WIDE = Rule(
    "Q013",
    "Isi baris melebihi judul kolom",
    "Sel yang lebih berarti isinya bergeser, misalnya tanda pemisah di dalam teks tanpa kutip.",
    Gravity.BLOCK,
    says="Baris ini berisi {found} sel, padahal judulnya {expected} kolom.",
    fix="Apit teks yang memuat tanda pemisah dengan kutip ganda, lalu unggah lagi.",
)
TOO_NARROW = Rule(
    "Q014",
    "Isi baris kurang dari judul kolom",
    "Sel yang tidak ada dianggap belum diketahui; bisa juga berkasnya terpotong.",
    Gravity.FLAG,
    says="Baris ini hanya berisi {found} sel, padahal judulnya {expected} kolom.",
    fix="Periksa apakah berkasnya utuh sampai baris terakhir.",
)
MISSING = Rule(
    "Q101",
    "Isian wajib kosong",
    "Tanpa isian ini barisnya tidak dapat dikenali atau dihitung.",
    Gravity.BLOCK,
    says="{label} kosong.",
    fix="Isi {label}, lalu unggah lagi.",
)
RULES = (
    COUNT,
    TIME,
    FLAG,
    WORD,
    LIST,
    ITEM,
    BOX,
    DEGREE,
    PARTY,
    PLACE,
    NEGATIVE,
    TOO_LARGE,
    TOO_WIDE,
    TOO_NARROW,
    MISSING,
)
