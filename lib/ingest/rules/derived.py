"""Rules about what a row leaves out, and what is taken from the rest of it instead."""

from lib.ingest.rules.rule import Gravity, Rule

ORIGIN = Rule(
    "Q114",
    "Asal tidak tertulis",
    "Barang turun setingkat demi setingkat: gudang, PPK, PPS, TPS. Asal yang kosong diambil dari itu.",
    Gravity.FLAG,
    says="{label} tidak tertulis; dianggap dari {taken}.",
    fix="Tulis asalnya kalau barang datang dari tempat lain.",
)
NEXT_DAY = Rule(
    "Q115",
    "Tiba lewat tengah malam",
    "Satu tanggal untuk berangkat dan tiba, dan jam tibanya lebih awal: tibanya dianggap keesokan hari.",
    Gravity.FLAG,
    says="{label} dibaca {taken}, sehari setelah tanggalnya: jamnya lebih awal dari jam berangkat.",
    fix="Tulis tanggal tibanya sendiri kalau bukan keesokan hari.",
)
EMPTY = Rule(
    "Q116",
    "Baris belum diisi",
    "Baris hanya menyebut barang dan tempat; tidak ada waktu atau jumlah yang dapat dinilai.",
    Gravity.FLAG,
    says="Baris ini belum berisi waktu, jumlah, atau sebab apa pun.",
    fix="Isi barisnya, atau hapus kalau memang tidak ada kiriman.",
)
CONFLICT = Rule(
    "Q117",
    "Berbeda dari laporan pengirim lain",
    "Dua pengirim dari pihak yang sama berkata lain tentang hal yang sama; yang terbaru dihitung.",
    Gravity.FLAG,
    says="Isinya berbeda dari kiriman {batch} baris {row} oleh {sender}.",
    fix="Tanyakan kepada kedua pengirim mana yang benar; tarik kiriman yang salah.",
)
MOVED = Rule(
    "Q118",
    "Menggantikan baris kiriman sebelumnya",
    "Berkas yang sama dikirim lagi dan hanya kuncinya yang berubah: baris lamanya tidak lagi dihitung.",
    Gravity.FLAG,
    says="{label} tadinya {old}, kini {new}; menggantikan kiriman {batch} baris {row}.",
    fix="Kalau keduanya benar terjadi, kirim yang lama sekali lagi dalam berkas lain.",
)
MENDED = Rule(
    "Q119",
    "Diperbaiki saat diunggah",
    "Isi yang disimpan bukan lagi isi berkas pengirim; siapa pun yang membacanya harus tahu.",
    Gravity.FLAG,
    says="Sel {sel} tertulis “{old}”, saat diunggah diperbaiki menjadi “{new}”.",
    fix="Beri tahu pengirimnya, supaya berkasnya ikut diperbaiki.",
)
WIDE = Rule(
    "Q120",
    "Pernyataan kolektif sangat luas",
    "Satu kalimat tentang lebih dari seribu kotak hampir tidak mungkin hasil memeriksa setiap kotak.",
    Gravity.FLAG,
    says="Satu pernyataan untuk {boxes} kotak sekaligus.",
    fix="Minta hasil pemeriksaan tiap TPS, atau sedikitnya tiap kelurahan, lalu unggah.",
)
ALIKE = Rule(
    "Q121",
    "Dua kiriman tanpa surat jalan sulit dibedakan",
    "Tanpa nomor surat jalan, dua kiriman sehari ke tempat yang sama tidak dapat dibedakan dari satu kiriman "
    "yang ditulis dua kali.",
    Gravity.ASK,
    says="Barang, tujuan, dan harinya sama dengan baris {earlier}, tanpa nomor surat jalan: kiriman lain, "
    "atau baris itu ditulis lagi?",
    fix="Kalau kiriman lain, isi nomor surat jalannya; kalau ditulis dua kali, hapus salah satunya.",
)
RULES = (ORIGIN, NEXT_DAY, EMPTY, CONFLICT, MOVED, MENDED, WIDE, ALIKE)
