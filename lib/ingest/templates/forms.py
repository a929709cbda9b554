"""The forms there are: their columns, in the order in which people fill them in, and what each means.

Headers are the labels of the logs. A box is told by kelurahan, TPS and kind of ballot: that is quicker to
fill in than its code, and can be pulled down a column.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from lib.kernel.election import Election
from lib.kernel.logs import (
    ALLOCATIONS,
    BOX_COUNTS,
    DELIVERIES,
    SEAL_CHECKS,
    SORTINGS,
    TPS_MASTER,
    Kind,
    Log,
)
from lib.kernel.words import BALLOT_TYPES


class Part(StrEnum):
    """Columns that are a part of a field: together they tell a box."""

    VILLAGE = "Kelurahan"
    TPS = "TPS"
    BALLOT = "Jenis surat suara"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a form. name: of the log's column, or a Part. help: what it means, for the reader."""

    name: str
    help: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One form. use: who fills it in and when. listed: the TPS of the election stand in it already."""

    name: str
    title: str
    log: Log
    use: str
    fields: tuple[Field, ...]
    listed: bool = False

    def of(self, election: Election) -> "Form":
        """The form without columns about the ballots of another election."""
        others = {f"dptb_{ballot}" for ballot in BALLOT_TYPES if ballot not in election.ballots}
        return replace(self, fields=tuple(field for field in self.fields if field.name not in others))

    def header(self, field: Field) -> str:
        """The column's header, as the import knows it."""
        return field.name if isinstance(field.name, Part) else self.log.by_name[field.name].label

    def kind(self, field: Field) -> Kind:
        """How the column's cells are written."""
        if isinstance(field.name, Part):
            return Kind.COUNT if field.name is Part.TPS else Kind.WORD
        return self.log.by_name[field.name].kind


_WHEN = "Tanggal dan jam (WIB), misalnya 2024-02-13 15:00. Jamnya tidak diketahui: tulis tanggalnya saja."
_BOX = (
    Field(Part.VILLAGE, "Kelurahan tempat kotak itu digunakan.", True),
    Field(Part.TPS, "Nomor TPS, angkanya saja.", True),
    Field(Part.BALLOT, "Jenis surat suara di dalam kotak.", True),
    Field(
        "box_id",
        "Kosongkan. Hanya untuk kotak PPK, misalnya 33.75.03-ppk-1; tiga kolom pertama lalu kosong.",
    ),
)
_ITEM = Field("item", "Barang, satu jenis tiap baris.", True)
_FROM = Field("origin", "Tempat barang berangkat.", True)
_TO = Field("destination", "Tempat barang diterima. Untuk TPS tulis misalnya TPS 7 Medono.", True)
_OFFICER = Field("officer", "Yang memeriksa. Jabatan saja cukup, misalnya PTPS.")
_WITNESS = Field("witness", "Yang menyaksikan. Jabatan saja cukup, misalnya KPPS.")
_SEALS = "Pisahkan dengan tanda |, misalnya K0123|K0124. Kosong: tidak dicatat."
_WRONG = Field("qty_wrong", "Milik TPS atau dapil lain. 0: diperiksa, tidak ada; kosong: belum diperiksa.")
_NOTE = Field("note", "Hal lain yang perlu diketahui.")

DELIVERY = Form(
    "pengiriman",
    "Pengiriman dan penerimaan logistik",
    DELIVERIES,
    "Untuk setiap barang yang dikirim atau diterima: satu baris tiap barang dan tujuan.",
    (
        Field("document_no", "Nomor surat jalan, persis seperti tertulis. Kosongkan kalau tanpa surat."),
        _ITEM,
        _FROM,
        _TO,
        Field("departed_at", f"Saat benar-benar berangkat, bukan rencana. {_WHEN}"),
        Field("arrived_at", f"Saat benar-benar tiba, bukan rencana. {_WHEN}"),
        Field("qty_sent", "Jumlah yang dikirim."),
        Field("qty_received", "Jumlah yang diterima, termasuk yang rusak dan yang tertukar."),
        Field("qty_damaged", "Yang rusak. 0 berarti sudah diperiksa dan tidak ada; kosong: belum diperiksa."),
        _WRONG,
        Field("delay_cause", "Sebab terlambat, kalau terlambat."),
        Field("handed_over_at", "Tempat barang benar-benar diserahkan, kalau bukan di tujuannya."),
        Field("vehicle_kind", "Jenis kendaraan."),
        Field("vehicle", "Nomor polisi atau tanda lain kendaraan."),
        Field("escort", "Yang mengawal, misalnya Polres."),
        Field("supervisor_present", "Apakah pengawas hadir saat serah terima."),
        Field("handed_by", "Yang menyerahkan. Jabatan saja cukup."),
        Field("received_by", "Yang menerima. Jabatan saja cukup."),
        Field("handover_doc", "Nomor berita acara serah terima."),
        _NOTE,
    ),
)
SEALS = Form(
    "segel",
    "Pemeriksaan segel kotak",
    SEAL_CHECKS,
    "Untuk setiap kotak yang diperiksa segelnya: satu baris tiap kotak dan pemeriksaan.",
    (
        *_BOX,
        Field("checkpoint", "Di mana segel diperiksa.", True),
        Field("checked_at", f"Saat diperiksa. {_WHEN}", True),
        Field("condition", "Keadaan segel saat diperiksa.", True),
        Field("seals_expected", "Berapa segel yang seharusnya terpasang."),
        Field("seals_found", "Berapa segel yang ditemukan terpasang. 0 berarti tidak ada."),
        Field("seal_nos_recorded", f"Nomor segel menurut berita acara atau daftar. {_SEALS}"),
        Field("seal_nos_found", f"Nomor segel yang terlihat di kotak. {_SEALS}"),
        Field("cause", "Sebab segel tidak utuh, kalau diketahui."),
        Field("actions", "Yang dilakukan setelahnya."),
        Field("new_seal_nos", f"Nomor segel pengganti. {_SEALS}"),
        Field("ba_no", "Nomor berita acara pembukaan atau penyegelan ulang."),
        Field("seen_at", "Tempat kotak terlihat, kalau bukan di tempat seharusnya."),
        Field("box_label", "Nomor atau stiker pada kotak, persis seperti tertulis."),
        _OFFICER,
        _WITNESS,
        _NOTE,
    ),
)
CONTENT = Form(
    "isi-kotak",
    "Hitung isi kotak",
    BOX_COUNTS,
    "Untuk isi kotak yang dihitung saat pengepakan atau pembukaan: satu baris tiap kotak dan barang.",
    (
        *_BOX,
        _ITEM,
        Field("stage", "Kapan isi kotak dihitung.", True),
        Field("counted_at", f"Saat dihitung. {_WHEN}", True),
        Field("qty", "Jumlah yang dihitung, termasuk yang tertukar."),
        _WRONG,
        Field("seal_nos", f"Nomor segel yang dipasang. {_SEALS}"),
        Field("ba_no", "Nomor berita acara."),
        _OFFICER,
        _WITNESS,
        _NOTE,
    ),
)
SORTING = Form(
    "sortir-lipat",
    "Sortir dan lipat surat suara",
    SORTINGS,
    "Untuk setiap hari sortir dan lipat: satu baris tiap hari, tempat, dan jenis surat suara.",
    (
        Field("place", "Tempat sortir, biasanya Gudang KPU.", True),
        _ITEM,
        Field("day", "Tanggal, misalnya 2024-01-08.", True),
        Field("qty_checked", "Jumlah yang diperiksa hari itu."),
        Field("qty_good", "Jumlah yang baik."),
        Field("qty_damaged", "Jumlah yang rusak. 0 berarti tidak ada; kosong: belum diketahui."),
        _NOTE,
    ),
)
ALLOCATION = Form(
    "alokasi",
    "Alokasi KPU",
    ALLOCATIONS,
    "Untuk kebutuhan menurut keputusan KPU: satu baris tiap tempat dan barang.",
    (
        Field("place", "Tempat yang dialokasikan. Untuk TPS tulis misalnya TPS 7 Medono.", True),
        _ITEM,
        Field("qty_needed", "Jumlah kebutuhan menurut KPU.", True),
        Field("document", "Nomor keputusan atau surat yang memuat alokasi ini."),
    ),
)
STATIONS = Form(
    "daftar-tps",
    "Daftar TPS dan DPT",
    TPS_MASTER,
    "Untuk jumlah pemilih tiap TPS: satu baris tiap TPS. Baris TPS sudah tersedia; isi yang diketahui.",
    (
        Field("tps", "TPS, misalnya TPS 7 Medono. Sudah tertulis; hapus baris yang tidak diperlukan.", True),
        Field("dpt", "Jumlah pemilih dalam DPT."),
        *(
            Field(f"dptb_{ballot}", "Pemilih pindahan yang berhak atas jenis surat suara ini. 0: tidak ada.")
            for ballot in BALLOT_TYPES
        ),
        Field("dapil", "Daerah pemilihan DPRD kota."),
        Field("special", "TPS lokasi khusus, misalnya rutan."),
        Field("access", "Jalan ke TPS."),
        Field("lon", "Bujur, derajat desimal, misalnya 109.6753."),
        Field("lat", "Lintang, derajat desimal, misalnya -6.8886."),
    ),
    listed=True,
)
PLAN = Form(
    "jadwal",
    "Jadwal pengiriman KPU",
    DELIVERIES,
    "Untuk rencana KPU: satu baris tiap barang dan tujuan. Jadwal yang berubah diunggah sebagai berkas baru.",
    (
        Field("document_no", "Nomor jadwal atau surat KPU yang memuat rencana ini.", True),
        _ITEM,
        _FROM,
        _TO,
        Field("planned_departure", f"Rencana berangkat. {_WHEN}"),
        Field("planned_arrival", f"Rencana tiba. {_WHEN}", True),
        Field("vehicle_kind", "Jenis kendaraan yang direncanakan."),
        _NOTE,
    ),
)
FORMS = {form.name: form for form in (DELIVERY, SEALS, CONTENT, SORTING, ALLOCATION, STATIONS, PLAN)}
