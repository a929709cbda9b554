"""The words around the name of a place: what kind of place it is, what surrounds it, what is elsewhere."""

import re
from enum import Enum

PPK, PPS, TPS = 1, 2, 3  # how deep a place lies
LEVELS = {"ppk": PPK, "pps": PPS, "tps": TPS, "kpps": TPS}


TAKEN_BACK = "ditarik: "  # before what a chat says of a report that its sender took back


class Mark(Enum):
    """What a word that is no name does."""

    LEVEL = "tingkat"
    VILLAGE = "kelurahan"
    DISTRICT = "kecamatan"
    CITY = "kota"
    REGENCY = "kabupaten"
    BEYOND = "provinsi"
    KPU = "kpu"
    DEPOT = "gudang"
    OFFICE = "kantor"
    SUPPLIER = "penyedia"
    CARRIER = "pengangkut"
    SPECIAL = "khusus"
    FOREIGN = "lain"
    NOISE = ""


_WORDS = {
    Mark.LEVEL: "ppk pps tps kpps",
    Mark.VILLAGE: "kel kelurahan kelurhan kelurahn keluarahan kalurahan kelrhn lurah desa village",
    Mark.DISTRICT: "kec kecamatan kecamtan kecmatan kecamatn kcmtn camat subdistrict",
    Mark.CITY: "kota kodya kotamadya city",
    Mark.REGENCY: "kab kabupaten regency",
    Mark.BEYOND: "ri prov provinsi propinsi jateng jawa tengah pusat",
    Mark.KPU: "kpu kpud",
    Mark.DEPOT: "gudang gdg warehouse",
    Mark.OFFICE: "kantor ktr sekretariat sekret balai aula pendopo gedung posko office",
    Mark.SUPPLIER: "penyedia percetakan pt cv vendor rekanan pabrik supplier produsen printer",
    Mark.CARRIER: "pos ekspedisi kargo",
    Mark.SPECIAL: "khusus loksus lapas rutan",
    Mark.FOREIGN: "sd sdn mi mts smp smpn sma sman smk smkn man tk paud sekolah kampus masjid mushola"
    " musholla langgar gereja polsek polres polresta koramil kodim bawaslu panwascam panwaslu"
    " panwaslucam pengawas hotel gor rsud rs puskesmas pasar jl jln jalan gg gang rw rt rumah"
    " lapangan terminal stasiun pelabuhan dinas kesbangpol pemkot setda walikota perum perumahan"
    " komplek toko ruko garasi",
    Mark.NOISE: "di ke dari no nomor nomer nmr logistik pemilu pilkada eks ex bekas dan wilayah kelas",
}
MARKS = {word: mark for mark, words in _WORDS.items() for word in words.split()}
STARTS = (Mark.LEVEL, Mark.VILLAGE, Mark.DISTRICT, Mark.KPU)  # where a place begins, also after an address
_IN_FULL = (
    (re.compile(r"(kelompok\s+)?penyelenggara\s+pemungutan\s+suara"), "kpps"),
    (re.compile(r"tempat\s+pemungutan\s+suara"), "tps"),
    (re.compile(r"panitia\s+pemungutan\s+suara"), "pps"),
    (re.compile(r"panitia\s+pemilihan\s+kecamatan"), "ppk"),
    (re.compile(r"komisi\s+pemilihan\s+umum"), "kpu"),
    (re.compile(r"(?:polling|voting)\s+(?:station|place)"), "tps"),
    (re.compile(r"sub[\s\-]*district"), "kecamatan"),
)
_HELD = ("suara", "pemilihan", "station", "place", "district")  # one word of each of them


def abbreviated(said: str) -> str:
    """A lower-case text with the institutions it writes in full as their abbreviations."""
    if any(word in said for word in _HELD):
        for phrase, short in _IN_FULL:
            said = phrase.sub(short, said)
    return said
