"""The fields of the short form: `label: value`, by line or several in one, however the label is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lib.ingest.chat.phrasebook import SERIAL
from lib.ingest.clean import folded

# Field → labels, folded. Fields of goods carry the word that sentences use for them.
_LABELS: dict[str, str] = {
    "tps": "tps notps nomortps kpps tpsno tpsnomor",
    "village": "kel kelurahan desa ds keldesa kelurahandesa namakelurahan",
    "district": "kec kecamatan",
    "pps": "pps",
    "ppk": "ppk",
    "place": "tempat lokasi titik posisi di",
    "to": "tujuan ke kepada menuju tujuanke",
    "from": "dari asal",
    "time": "jam pukul pkl waktu wkt jamnya",
    "date": "tgl tanggal hari haritanggal hritgl haritgl harritanggal",
    "arrived": "tiba jamtiba waktutiba tibajam diterimajam jamterima waktuterima waktuditerima sampai",
    "departed": "berangkat jamberangkat waktuberangkat brgkt jambrgkt berangkatjam",
    "plan_arrival": "rencanatiba rencanajamtiba estimasitiba eta perkiraantiba",
    "plan_departure": "rencanaberangkat rencanajamberangkat etd",
    "condition": "kondisi keadaan segel kondisisegel keadaansegel statussegel kondisikotak",
    "ballot": "jenis jenissuratsuara jeniskotak jenispemilihan pemilihan kotakjenis",
    "boxes": "kotak kotaksuara jumlahkotak jmlkotak kotaks jmlhkotak jumlahkotaksuara",
    "bilik suara": "bilik biliksuara jumlahbilik jmlbilik",
    "tinta": "tinta jumlahtinta botoltinta tintabotol",
    "surat suara": "suratsuara jumlahsuratsuara",
    "surat suara ppwp": "suratsuarappwp ssppwp",
    "surat suara dpr": "suratsuaradpr ssdpr suratsuaradprri",
    "surat suara dpd": "suratsuaradpd ssdpd",
    "surat suara dprd prov": "suratsuaradprdprov ssdprdprov suratsuaradprdprovinsi",
    "surat suara dprd kota": "suratsuaradprdkota ssdprdkota",
    "segel plastik": "segelplastik kabelties kabeltis",
    "formulir": "formulir",
    "sampul": "sampul",
    "tanda pengenal": "tandapengenal idcard",
    "alat bantu tunanetra": "alatbantutunanetra braille templatebraille",
    "damaged": "rusak jumlahrusak jmlrusak kerusakan",
    "wrong": "tertukar jumlahtertukar salahkirim",
    "sent": "dikirim jumlahdikirim jmlkrm kirim jumlahkirim",
    "received": "diterima jumlahditerima terima jmlterima jumlahterima",
    "item": "barang jenisbarang logistik",
    "document": "sj suratjalan nosj nosuratjalan nomorsuratjalan nomorsj",
    "handover": "bast nobast bttb nobttb nomorbast",
    "vehicle": "nopol kendaraan nokendaraan platnomor plat truk mobil nopolisi nopoltruk",
    "delay": "sebabterlambat penyebabterlambat kendala",
    "cause": "sebab penyebab",
    "serials": "no nomor nosegel nomorsegel noseri segelno nomorseri seri",
    "recorded": "nosegeltercatat nomorsegeltercatat nosegellama notercatat segeltercatat nosegelawal",
    "found": "nosegelditemukan nomorsegelditemukan noditemukan segelditemukan nosegelfisik",
    "new": "nosegelbaru nomorsegelbaru segelbaru nobaru segelpengganti",
    "minutes": "ba noba nomorba beritaacara noberitaacara",
    "actions": "tindakan tindaklanjut tl",
    "count": "jumlahsegel jmlsegel segelada jumlahsegelditemukan",
    "checkpoint": "titikperiksa diperiksadi tahap dicekdi",
    "officer": "petugas pemeriksa namapetugas petugaspemeriksa pengawas diperiksaoleh",
    "received_by": "penerima diterimaoleh namapenerima yangmenerima",
    "handed_by": "penyerah diserahkanoleh pengirim yangmenyerahkan",
    "witness": "saksi",
    "hidden": "pelapor nama namapelapor sopir driver pengemudi hp nohp nowa telp kontak cp notelp",
    "note": "ket keterangan catatan cat kete info",
}
LABELS = {label: name for name, labels in _LABELS.items() for label in labels.split()}
_SPLIT = re.compile(r"\s*(?:;|\s[/|]\s|^[/|]\s|\s[/|]$)\s*")
_LABELLED = re.compile(
    r"(?:(?<=^)|(?<=[\s,(]))(?P<label>[^\W\d_][\w.]*(?:[ /]\s?[^\W\d_][\w.]*){0,3})\s*[:=]\s*"
)
_BARE = re.compile(r"(?P<label>[^\W\d_]+)\.?\s+(?P<value>\S.*)")
_SERIALS = re.compile(rf"(?:{SERIAL}|\d+)(?:\s*(?:,|dan|&)\s*(?:{SERIAL}|\d+))*", re.IGNORECASE)
_BALLOTS = re.compile(r"(?:PPWP|DPD|DPR)(?:[ -]?RI)?|DPRD[ -](?:PROV|KOTA|KAB)\w*", re.IGNORECASE)
# Fields whose lists go on behind a semicolon: `No: K001; K002`.
_LISTS = dict.fromkeys(("serials", "recorded", "found", "new"), _SERIALS) | dict.fromkeys(
    ("boxes", "ballot"), _BALLOTS
)
GOODS = tuple(
    name
    for name in _LABELS
    if name.split()[0] in ("bilik", "tinta", "surat", "segel", "formulir", "sampul", "tanda", "alat")
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. name: as in LABELS; "" for a label that is none of ours."""

    name: str
    label: str
    value: str


def fields(line: str, bare: bool = False) -> list[Field]:
    """The fields of a line. bare: known labels need no colon, `TPS 07 Medono`, `Kotak 5`."""
    found: list[Field] = []
    for part in _SPLIT.split(line):
        if found and found[-1].name in _LISTS and _LISTS[found[-1].name].fullmatch(part):
            found[-1] = replace(found[-1], value=f"{found[-1].value}, {part}")
        elif part.strip():
            found += _of(part.strip(), bare)
    return found


def _of(part: str, bare: bool) -> Iterator[Field]:
    marks = [mark for found in _LABELLED.finditer(part) if (mark := _known_end(found))]
    if not marks or part[: marks[0][1]].strip(" ,("):
        own = _unknown(part) if not marks else None
        if own:
            yield own
            return
        head = part[: marks[0][1]].strip(" ,(") if marks else part
        found = _BARE.fullmatch(head) if bare else None
        name = LABELS.get(folded(found["label"])) if found else None
        yield Field(name, found["label"], found["value"]) if found and name else Field("", "", head)
    for at, (name, _, end, label) in enumerate(marks):
        whole = name == "note" or at + 1 == len(marks)
        yield Field(name, label, part[end : len(part) if whole else marks[at + 1][1]].strip(" ,"))
        if whole:
            return


def _known_end(found: re.Match[str]) -> tuple[str, int, int, str] | None:
    """The known label that ends at the colon: of `07 Medono Jam:` it is `Jam`."""
    words = found["label"].split(" ")
    for skip in range(len(words)):
        label = " ".join(words[skip:])
        name = LABELS.get(folded(label))
        if name:
            start = found.start("label") + len(" ".join(words[:skip])) + (1 if skip else 0)
            return name, start, found.end(), label
    return None


def _unknown(part: str) -> Field | None:
    """A label that is none of ours, with its value."""
    found = re.match(r"([^\W\d_][\w /.]{0,30}?)\s*[:=]\s*(\S.*)?$", part)
    return Field("", found[1], found[2] or "") if found else None
