"""Rules about values that people write in their own way: read with a doubt, or not to be read at all.

A rule whose reader gives a value stores it with its mark; the others leave the cell blank.
"""

from lib.ingest.rules.rule import Gravity, Rule

_FLAG = Gravity.FLAG

APPROXIMATE = Rule(
    "Q020",
    "Jumlah perkiraan",
    "Perkiraan bukan hitungan; menyimpannya sebagai jumlah membuat selisih yang tidak ada.",
    _FLAG,
    says="{label} “{cell}” perkiraan, bukan hitungan, jadi dikosongkan.",
    fix="Tulis jumlah yang dihitung; kosongkan kalau belum dihitung, dan tulis perkiraannya di keterangan.",
)
SEVERAL = Rule(
    "Q021",
    "Lebih dari satu angka",
    "Tidak dapat diketahui angka mana yang jumlahnya.",
    _FLAG,
    says="{label} “{cell}” memuat lebih dari satu angka, jadi dikosongkan.",
    fix="Tulis satu angka saja dalam sel ini.",
)
SPELLED = Rule(
    "Q022",
    "Angka ditulis dengan kata",
    "Kata dapat dibaca, tetapi lebih mudah salah daripada angka.",
    _FLAG,
    says="{label} “{cell}” dibaca dari kata.",
    fix="Tulis dengan angka kalau bacaannya salah.",
)
DISAGREES = Rule(
    "Q023",
    "Angka dan katanya berbeda",
    "Salah satunya salah tulis, dan tidak diketahui yang mana.",
    _FLAG,
    says="{label} “{cell}”: angka dan katanya tidak sama, jadi dikosongkan.",
    fix="Periksa dokumennya, lalu tulis angkanya saja.",
)
SEPARATOR = Rule(
    "Q024",
    "Koma ribuan atau koma desimal",
    "Angka seperti 1,234 berarti seribu lebih menurut cara Inggris, satu koma sekian menurut cara Indonesia.",
    _FLAG,
    says="{label} “{cell}” dapat dibaca dua cara, jadi dikosongkan.",
    fix="Tulis ribuan dengan titik atau tanpa tanda, misalnya 1.234 atau 1234.",
)
DECIMAL = Rule(
    "Q025",
    "Sel berisi pecahan",
    "Lembar kerja berbahasa Inggris membaca 1.234 sebagai pecahan; barang tidak dihitung dalam pecahan.",
    _FLAG,
    says="{label} {cell} tersimpan sebagai pecahan di lembar kerja, jadi dikosongkan.",
    fix="Tulis tanpa titik dan koma, misalnya 1234. Periksa juga angka bulat lain di kolom ini.",
)
PACKED = Rule(
    "Q026",
    "Jumlah kemasan, bukan jumlah barang",
    "Isi satu dus atau koli tidak diketahui, jadi jumlah barangnya juga tidak.",
    _FLAG,
    says="{label} “{cell}” menghitung kemasan, bukan barangnya, jadi dikosongkan.",
    fix="Tulis jumlah barangnya; kemasannya boleh ditulis di keterangan.",
)
NOTHING = Rule(
    "Q027",
    "Nol atau belum diketahui",
    "“Tidak ada” dapat berarti barangnya nol, dapat juga berarti datanya tidak ada.",
    _FLAG,
    says="{label} “{cell}” dapat berarti nol, dapat juga berarti belum diketahui, jadi dikosongkan.",
    fix="Tulis 0 atau nihil kalau memang nol; kosongkan kalau belum diketahui.",
)
FORMULA = Rule(
    "Q028",
    "Rumus tertulis sebagai teks",
    "Rumus dari luar tidak pernah dihitung di sini.",
    _FLAG,
    says="{label} berisi rumus “{cell}”, bukan hasilnya, jadi dikosongkan.",
    fix="Tulis hasilnya, bukan rumusnya.",
)
UNIT = Rule(
    "Q029",
    "Satuan tidak cocok dengan barangnya",
    "Satuan lain daripada satuan barangnya biasanya berarti yang dihitung lain.",
    _FLAG,
    says="{label} “{cell}” memakai satuan {unit}, padahal {item} dihitung per {expected}.",
    fix="Periksa barang dan jumlahnya; tulis jumlah per {expected}.",
)
SCIENTIFIC = Rule(
    "Q030",
    "Nomor dalam notasi ilmiah",
    "Lembar kerja mengganti angka di belakang dengan nol; nomor aslinya tidak ada lagi di dalam berkas.",
    _FLAG,
    says="{label} “{cell}” tersimpan sebagai bilangan besar, jadi sebagian angkanya hilang.",
    fix="Jadikan kolomnya teks, tulis lagi nomornya dari dokumen, lalu unggah lagi.",
)
TURNED_DATE = Rule(
    "Q032",
    "Nomor berubah menjadi tanggal",
    "Lembar kerja mengubah nomor seperti 1/2 menjadi tanggal; nomor aslinya tidak ada lagi di dalam berkas.",
    _FLAG,
    says="{label} berisi tanggal {cell}, bukan nomor.",
    fix="Jadikan kolomnya teks, tulis lagi nomornya dari dokumen, lalu unggah lagi.",
)
SPAN = Rule(
    "Q033",
    "Rentang nomor tidak pasti",
    "Rentang hanya diuraikan kalau awalan dan panjang nomornya sama dan isinya paling banyak 50 nomor.",
    _FLAG,
    says="{label} “{cell}” memuat rentang yang tidak dapat diuraikan: “{part}”.",
    fix="Tulis semua nomornya, dipisahkan dengan titik koma.",
)
DAY_MONTH = Rule(
    "Q034",
    "Urutan hari dan bulan tidak pasti",
    "Tidak ada tanggal lain di kolomnya yang membuktikan apakah hari atau bulan ditulis lebih dulu.",
    _FLAG,
    says="{label} “{cell}” dibaca {read}, tetapi dapat juga berarti {other}.",
    fix="Tulis bulannya dengan huruf, misalnya 2 Maret 2024, kalau bacaannya salah.",
)
SWAPPED = Rule(
    "Q035",
    "Hari dan bulan mungkin tertukar",
    "Lembar kerja berbahasa Inggris menukar hari dan bulan kalau bisa, dan membiarkan sisanya sebagai teks: "
    "tepat begitulah isi kolom ini.",
    _FLAG,
    says="{label} dibaca {read}, tetapi mungkin yang ditulis {other}.",
    fix="Cocokkan dengan dokumennya; tulis bulannya dengan huruf kalau bacaannya salah.",
)
WEEKDAY = Rule(
    "Q036",
    "Nama hari tidak cocok dengan tanggal",
    "Salah satunya salah tulis; tanggalnya yang disimpan.",
    _FLAG,
    says="{label} “{cell}”: {read} jatuh pada hari {weekday}.",
    fix="Periksa tanggal dan harinya; perbaiki yang salah.",
)
NO_DATE = Rule(
    "Q037",
    "Jam tanpa tanggal",
    "Jam saja tidak menunjukkan hari, dan harinya tidak ditebak.",
    _FLAG,
    says="{label} “{cell}” berisi jam tanpa tanggal, jadi dikosongkan.",
    fix="Tulis tanggalnya juga, misalnya 13/02/2024 15.00.",
)
CLOCK = Rule(
    "Q038",
    "Jam tidak terbaca",
    "Harinya terbaca dan disimpan; jamnya tidak ditebak.",
    _FLAG,
    says="{label} “{cell}”: jamnya tidak terbaca, jadi hanya harinya yang disimpan.",
    fix="Tulis satu jam dengan menitnya, misalnya 15.00.",
)
CLOCK_NUMBER = Rule(
    "Q039",
    "Jam tersimpan sebagai bilangan",
    "Lembar kerja berbahasa Inggris membaca 8.30 sebagai bilangan 8,3; menitnya dapat salah baca.",
    _FLAG,
    says="{label} “{cell}” tersimpan sebagai bilangan; jamnya dibaca {read}.",
    fix="Tulis jam dengan titik dua, misalnya 08:30, kalau bacaannya salah.",
)
NO_YEAR = Rule(
    "Q040",
    "Tahun tidak tertulis",
    "Tahunnya diambil dari masa pemilihan ini.",
    _FLAG,
    says="{label} “{cell}” tanpa tahun; dibaca {read}.",
    fix="Tulis tahunnya kalau bacaannya salah.",
)
FAR = Rule(
    "Q041",
    "Tanggal jauh dari hari pemungutan suara",
    "Logistik bergerak dalam bulan-bulan di sekitar hari pemungutan suara; biasanya tahunnya salah tulis.",
    _FLAG,
    says="{label} {read} jauh dari hari pemungutan suara.",
    fix="Periksa tahun dan bulannya.",
)
SERIAL = Rule(
    "Q042",
    "Tanggal tersimpan sebagai bilangan",
    "Bilangan di antara tanggal biasa dapat berupa tanggal lembar kerja, dapat juga nomor yang salah kolom.",
    _FLAG,
    says="{label} “{cell}” berisi bilangan; sebagai tanggal lembar kerja dibaca {read}.",
    fix="Tulis tanggalnya, misalnya 13/02/2024 15.00, kalau bacaannya salah.",
)
TWO_TIMES = Rule(
    "Q043",
    "Kolom tanggal dan kolom jam berbeda",
    "Kedua sel menyebut waktu yang berlainan; yang di kolom jam yang disimpan.",
    _FLAG,
    says="{label} dibaca {read}, padahal kolom tanggalnya menyebut {other}.",
    fix="Tulis hari di kolom tanggal dan jam di kolom jam, masing-masing satu kali.",
)
MEANT_ASKED = Rule(
    "Q044",
    "Arti pilihan perlu dipastikan",
    "Kata yang ditulis bukan salah satu pilihan, dan isian ini menentukan nilai barisnya.",
    Gravity.ASK,
    says="{label} “{cell}” mungkin berarti {meant}.",
    fix="Pastikan artinya, atau pakai salah satu: {choices}.",
)
MEANT = Rule(
    "Q045",
    "Arti pilihan diambil dari kata yang mirip",
    "Kata yang ditulis bukan salah satu pilihan; arti yang disimpan dapat keliru.",
    _FLAG,
    says="{label} “{cell}” dibaca sebagai {meant}.",
    fix="Kalau bukan itu maksudnya, pakai salah satu: {choices}.",
)
TORN = Rule(
    "Q046",
    "Dua pilihan dalam satu sel",
    "Dua keterangan yang berlainan tidak dapat disimpan sebagai satu pilihan.",
    _FLAG,
    says="{label} “{cell}” menyebut lebih dari satu pilihan: {meant}.",
    fix="Tulis satu saja, dan sisanya di keterangan. Pilihannya: {choices}.",
)
TICK = Rule(
    "Q047",
    "Centang tidak terbaca",
    "Isi kolom centang selain tanda centang tidak ditebak.",
    _FLAG,
    says="{label} “{cell}” bukan tanda centang.",
    fix="Tulis v kalau ya; kosongkan kalau tidak.",
)
RULES = (
    APPROXIMATE,
    SEVERAL,
    SPELLED,
    DISAGREES,
    SEPARATOR,
    DECIMAL,
    PACKED,
    NOTHING,
    FORMULA,
    UNIT,
    SCIENTIFIC,
    TURNED_DATE,
    SPAN,
    DAY_MONTH,
    SWAPPED,
    WEEKDAY,
    NO_DATE,
    CLOCK,
    CLOCK_NUMBER,
    NO_YEAR,
    FAR,
    SERIAL,
    TWO_TIMES,
    MEANT_ASKED,
    MEANT,
    TORN,
    TICK,
)
