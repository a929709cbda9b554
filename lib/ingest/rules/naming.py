"""Rules about the names of places and boxes: what was nearly read, is ambiguous, or disagrees."""

from lib.ingest.rules.rule import Gravity, Rule

AMBIGUOUS = Rule(
    "P001",
    "Nama tempat bermakna ganda",
    "Satu nama dipakai untuk beberapa tempat; memilih salah satunya berarti menebak ke mana barang pergi.",
    Gravity.ASK,
    says="{label} “{cell}” bisa berarti {names}.",
    fix="Pilih tempatnya, atau tulis nama lengkapnya di berkas.",
)
TYPO = Rule(
    "P002",
    "Salah ketik nama tempat",
    "Hanya satu nama resmi yang dekat, dan nama lain jauh; ejaannya tetap ditandai supaya dapat diperiksa.",
    Gravity.FLAG,
    says="{label} “{cell}” dibaca sebagai {name}, mirip {score} %.",
    fix="Kalau bukan {name}, perbaiki tempatnya lalu unggah lagi.",
)
LIKELY = Rule(
    "P003",
    "Nama tempat perlu dipastikan",
    "Ejaannya terlalu jauh dari nama resmi untuk dibaca tanpa bertanya.",
    Gravity.ASK,
    says="{label} “{cell}” barangkali {name}, mirip {score} %.",
    fix="Terima usulannya kalau benar, atau tulis nama resminya.",
)
OLD_NAME = Rule(
    "P004",
    "TPS memakai nama kelurahan lama",
    "Penomoran TPS mengikuti kelurahan sekarang. TPS dengan nama lama dibaca menurut daftar TPS sekarang.",
    Gravity.FLAG,
    says="{old} sejak 2015 termasuk kelurahan {village}; {label} “{cell}” dibaca sebagai {name}.",
    fix="Periksa nomor TPS-nya menurut daftar TPS sekarang; kalau salah, perbaiki lalu unggah lagi.",
)
ELSEWHERE = Rule(
    "P005",
    "Kecamatan tidak sesuai kelurahan",
    "Setiap kelurahan berada di satu kecamatan; salah satu dari keduanya pasti salah tulis.",
    Gravity.ASK,
    says="{label} “{cell}”: kelurahan {village} berada di {district}, bukan di {written}.",
    fix="Terima usulannya kalau kelurahannya benar; kalau kecamatannya yang benar, perbaiki kelurahannya.",
)
SEVERAL = Rule(
    "P006",
    "Lebih dari satu tempat",
    "Satu isian untuk satu tempat; jumlahnya tidak dapat dibagi ke beberapa tempat.",
    Gravity.ASK,
    says="{label} “{cell}” menyebut lebih dari satu tempat: {names}.",
    fix="Pilih tempatnya, atau tulis satu baris untuk setiap tempat.",
)
OUTSIDE = Rule(
    "P007",
    "Tempat di luar wilayah",
    "Kabupaten Pekalongan punya KPU dan Bawaslu sendiri; barangnya tidak dihitung di sini.",
    Gravity.BLOCK,
    says="{label} “{cell}” menyebut {outside}, di luar {area}.",
    fix="Keluarkan baris ini kalau memang di luar {area}; kalau salah tulis, perbaiki tempatnya.",
)
INCOMPLETE = Rule(
    "P008",
    "Tempat belum lengkap",
    "Nomor TPS dipakai lagi di setiap kelurahan, jadi TPS dikenal dari kelurahan dan nomornya.",
    Gravity.BLOCK,
    says="{label} “{cell}” menyebut {level} tanpa {lacking}.",
    fix="Lengkapi dengan {lacking}, misalnya {example}.",
)
LEVEL = Rule(
    "P009",
    "Tingkat tempat tidak sesuai",
    "Barang yang berhenti di PPS belum sampai di TPS; tingkatnya menentukan sampai mana barang itu.",
    Gravity.ASK,
    says="{label} “{cell}” menyebut {level}, padahal isinya {found}.",
    fix="Pilih yang benar, lalu samakan tingkat dan isinya di berkas.",
)
PARTLY = Rule(
    "P010",
    "Tempat terbaca sebagian",
    "Bagian yang tidak terbaca bisa mengubah tempatnya.",
    Gravity.ASK,
    says="{label} “{cell}” baru terbaca sebagai {name}; belum jelas: {rest}.",
    fix="Pilih tempatnya, atau tulis nama resminya saja; untuk tempat di luar daftar tulis lain:<nama>.",
)
SET_ASIDE = Rule(
    "P011",
    "Nama tempat di samping kolom TPS",
    "Kolom kelurahan dan TPS sudah menentukan tempatnya; nama yang tidak terbaca tidak dipakai.",
    Gravity.FLAG,
    says="“{rest}” tidak terbaca sebagai tempat; dipakai kolom kelurahan dan TPS: {name}.",
    fix="Periksa apakah {name} benar.",
)
MANY_TPS = Rule(
    "P012",
    "Beberapa TPS dalam satu isian",
    "Jumlah untuk beberapa TPS sekaligus tidak dapat dibagi ke setiap TPS.",
    Gravity.BLOCK,
    says="{label} “{cell}” menyebut beberapa nomor: {numbers}.",
    fix="Tulis satu baris untuk setiap TPS.",
)
TAKEN_BACK = Rule(
    "P013",
    "Laporan ditarik atau diganti pengirimnya",
    "Yang ditarik kembali oleh pengirimnya bukan lagi laporan; tetap terlihat supaya dapat ditanyakan.",
    Gravity.BLOCK,
    says="{said} Laporan ini tidak disimpan.",
    fix="Tidak perlu diperbaiki; tanyakan kepada pengirimnya kalau ragu.",
)
NEVER_SEEN = Rule(
    "P101",
    "Label kotak belum dikenal",
    "Nomor buatan pengirim baru berarti setelah sekali tertulis bersama TPS dan jenis surat suaranya.",
    Gravity.ASK,
    says="Label kotak “{box}” belum pernah terlihat bersama TPS-nya.",
    fix="Tulis TPS dan jenis surat suaranya sekali di samping label ini; sesudah itu labelnya saja cukup.",
)
LABEL_ELSEWHERE = Rule(
    "P102",
    "Label kotak bertentangan",
    "Label yang menunjuk kotak lain berarti salah satunya salah tulis, atau kotaknya tertukar.",
    Gravity.ASK,
    says="Label “{box}” menunjuk {labelled}, padahal isian lainnya menunjuk {name}.",
    fix="Lihat kotaknya, lalu perbaiki label atau tempatnya.",
)
BALLOT = Rule(
    "P103",
    "Jenis surat suara tidak dikenal",
    "Jenis yang salah memindahkan hitungan ke surat suara lain, jadi tidak pernah ditebak.",
    Gravity.BLOCK,
    says="Jenis surat suara “{ballot}” tidak dikenal dalam {election}.",
    fix="Pakai salah satu: {choices}.",
)
BALLOT_AMBIGUOUS = Rule(
    "P104",
    "Jenis surat suara bermakna ganda",
    "DPRD ada di provinsi dan di kota, dengan surat suara dan kotak yang berbeda.",
    Gravity.ASK,
    says="“{ballot}” bisa berarti {names}.",
    fix="Pilih jenisnya, atau tulis lengkap.",
)
BALLOT_TYPO = Rule(
    "P105",
    "Salah ketik jenis surat suara",
    "Hanya satu jenis yang dekat; ejaannya tetap ditandai supaya dapat diperiksa.",
    Gravity.FLAG,
    says="Jenis surat suara “{ballot}” dibaca sebagai {name}, mirip {score} %.",
    fix="Kalau bukan {name}, perbaiki jenisnya lalu unggah lagi.",
)
RULES = (
    AMBIGUOUS,
    TYPO,
    LIKELY,
    OLD_NAME,
    ELSEWHERE,
    SEVERAL,
    OUTSIDE,
    INCOMPLETE,
    LEVEL,
    PARTLY,
    SET_ASIDE,
    MANY_TPS,
    TAKEN_BACK,
    NEVER_SEEN,
    LABEL_ELSEWHERE,
    BALLOT,
    BALLOT_AMBIGUOUS,
    BALLOT_TYPO,
)
