"""Rules about what a table does to a cell: formulas, errors, merged cells, ticks, and what is left out."""

from lib.ingest.rules.rule import Gravity, Rule

UNCOMPUTED = Rule(
    "T101",
    "Rumus tanpa hasil",
    "Program yang menyimpan berkas tidak menghitung rumusnya, jadi hasilnya tidak ada di dalam berkas.",
    Gravity.FLAG,
    says="{label} berisi rumus {cell} yang hasilnya tidak tersimpan.",
    fix="Buka di Excel atau LibreOffice, simpan sekali lagi, atau ganti rumusnya dengan angkanya.",
)
FAILED = Rule(
    "T102",
    "Sel berisi kesalahan",
    "Rumus yang gagal tidak memberi nilai; nilainya dikosongkan, tidak ditebak.",
    Gravity.FLAG,
    says="{label} berisi {cell}.",
    fix="Perbaiki rumusnya, atau tulis nilainya.",
)
SPREAD = Rule(
    "T103",
    "Jumlah dari sel gabungan",
    "Satu angka untuk beberapa baris tidak dapat dibagi; membaginya berarti menebak.",
    Gravity.FLAG,
    says="{label} satu sel gabungan untuk beberapa baris, jadi tidak diketahui berapa untuk baris ini.",
    fix="Pisahkan selnya dan tulis jumlah tiap baris.",
)
LOST_ZEROS = Rule(
    "T104",
    "Nol di depan hilang",
    "Lembar kerja menghapus nol di depan nomor yang disimpan sebagai angka.",
    Gravity.FLAG,
    says="{label} “{cell}” lebih pendek daripada nomor lain di kolomnya; nol di depan mungkin hilang.",
    fix="Jadikan kolomnya teks, tulis nomornya lengkap, lalu unggah lagi.",
)
TICKED_TWICE = Rule(
    "T105",
    "Lebih dari satu dicentang",
    "Hanya satu pilihan yang dapat benar.",
    Gravity.FLAG,
    says="{label} dicentang lebih dari satu: {ticked}.",
    fix="Centang satu saja.",
)
RULES = (UNCOMPUTED, FAILED, SPREAD, LOST_ZEROS, TICKED_TWICE)
