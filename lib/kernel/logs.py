"""The logs there are: what each row says, what makes two rows speak of the same thing, and the Indonesian
labels.

One definition for the store's tables, the import, the templates and the export. `party` is part of every key.
"""

from dataclasses import dataclass
from enum import StrEnum

from lib.kernel import words


class Kind(StrEnum):
    """How a column is stored and read."""

    TEXT = "text"
    COUNT = "count"  # a whole number, never negative
    FLAG = "flag"  # 0 or 1
    TIME = "time"  # a minute with its precision beside it
    PLACE = "place"
    BOX = "box"
    ITEM = "item"
    WORD = "word"  # one of `choices`
    LIST = "list"  # texts joined by |
    PERSON = "person"  # erasable; hashed as a salted commitment
    DEGREE = "degree"  # decimal degrees, kept as written


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `since` names the time from which as-of shows it; a required column may not be blank."""

    name: str
    kind: Kind
    label: str
    required: bool = False
    choices: tuple[str, ...] = ()
    since: str | None = None


# Asked for every row of a file, so it is made once. A log has one name.
_INDEX: dict[str, dict[str, Column]] = {}


@dataclass(frozen=True, slots=True)
class Log:
    """One append-only log. `key` without party; `scope` is the column whose place a row belongs to.

    `event`: the one time of a row's event where there is one; None where columns are masked each by its own.
    """

    name: str
    label: str
    key: tuple[str, ...]
    scope: str
    columns: tuple[Column, ...]
    event: str | None = None

    @property
    def by_name(self) -> dict[str, Column]:
        """The columns by their names."""
        if self.name not in _INDEX:
            _INDEX[self.name] = {column.name: column for column in self.columns}
        return _INDEX[self.name]

    def of_kind(self, *kinds: Kind) -> tuple[str, ...]:
        """Names of the columns of these kinds, in order."""
        return tuple(column.name for column in self.columns if column.kind in kinds)

    @property
    def stored(self) -> tuple[str, ...]:
        """Column names as stored: each time is followed by its precision."""
        return tuple(
            name
            for column in self.columns
            for name in (
                (column.name, precision(column.name)) if column.kind is Kind.TIME else (column.name,)
            )
        )


def precision(time_column: str) -> str:
    """The column beside a time that says how exact it is."""
    return f"{time_column}_precision"


def _count(name: str, label: str, since: str | None = None) -> Column:
    return Column(name, Kind.COUNT, label, since=since)


_DEPARTED, _ARRIVED = "departed_at", "arrived_at"
_NOTE = Column("note", Kind.TEXT, "Keterangan")

TPS_MASTER = Log(
    "tps_master",
    "Daftar TPS",
    ("tps",),
    "tps",
    (
        Column("tps", Kind.PLACE, "TPS", required=True),
        _count("dpt", "DPT"),
        *(_count(f"dptb_{ballot}", f"DPTb {ballot}") for ballot in words.BALLOT_TYPES),
        Column("dapil", Kind.TEXT, "Dapil"),
        Column("special", Kind.FLAG, "TPS khusus"),
        Column("access", Kind.WORD, "Akses", choices=words.ACCESS),
        Column("lon", Kind.DEGREE, "Bujur"),
        Column("lat", Kind.DEGREE, "Lintang"),
    ),
)
ALLOCATIONS = Log(
    "allocations",
    "Alokasi KPU",
    ("place", "item"),
    "place",
    (
        Column("place", Kind.PLACE, "Tempat", required=True),
        Column("item", Kind.ITEM, "Barang", required=True),
        Column("qty_needed", Kind.COUNT, "Jumlah kebutuhan", required=True),
        Column("document", Kind.TEXT, "Dokumen"),
    ),
)
DELIVERIES = Log(
    "deliveries",
    "Pengiriman",
    ("document_no", "item", "origin", "destination", "line"),
    "destination",
    (
        Column("document_no", Kind.TEXT, "Nomor surat jalan", required=True),
        Column("item", Kind.ITEM, "Barang", required=True),
        Column("origin", Kind.PLACE, "Dari", required=True),
        Column("destination", Kind.PLACE, "Tujuan", required=True),
        Column("line", Kind.COUNT, "Baris ke", required=True),
        Column("planned_departure", Kind.TIME, "Rencana berangkat"),
        Column("planned_arrival", Kind.TIME, "Rencana tiba"),
        Column(_DEPARTED, Kind.TIME, "Berangkat"),
        Column(_ARRIVED, Kind.TIME, "Tiba"),
        Column("handed_over_at", Kind.PLACE, "Diserahkan di", since=_ARRIVED),
        _count("qty_sent", "Jumlah dikirim", _DEPARTED),
        _count("qty_received", "Jumlah diterima", _ARRIVED),
        _count("qty_damaged", "Jumlah rusak", _ARRIVED),
        _count("qty_wrong", "Jumlah tertukar", _ARRIVED),
        Column("delay_cause", Kind.WORD, "Sebab terlambat", choices=words.DELAY_CAUSES),
        Column("vehicle", Kind.TEXT, "Kendaraan"),
        Column("vehicle_kind", Kind.WORD, "Jenis kendaraan", choices=words.VEHICLES),
        Column("escort", Kind.TEXT, "Pengawal"),
        Column("handed_by", Kind.PERSON, "Diserahkan oleh"),
        Column("received_by", Kind.PERSON, "Diterima oleh", since=_ARRIVED),
        Column("supervisor_present", Kind.FLAG, "Pengawas hadir"),
        Column("handover_doc", Kind.TEXT, "Nomor BAST", since=_ARRIVED),
        _NOTE,
    ),
)
BOX_COUNTS = Log(
    "box_counts",
    "Isi kotak",
    ("box_id", "item", "stage", "counted_at"),
    "box_id",
    (
        Column("box_id", Kind.BOX, "Kotak", required=True),
        Column("item", Kind.ITEM, "Barang", required=True),
        Column("stage", Kind.WORD, "Tahap hitung", required=True, choices=tuple(words.Stage)),
        Column("counted_at", Kind.TIME, "Dihitung", required=True),
        _count("qty", "Jumlah"),
        _count("qty_wrong", "Jumlah tertukar"),
        Column("officer", Kind.PERSON, "Petugas"),
        Column("witness", Kind.PERSON, "Saksi"),
        Column("seal_nos", Kind.LIST, "Nomor segel"),
        Column("ba_no", Kind.TEXT, "Nomor BA"),
        _NOTE,
    ),
    event="counted_at",
)
SORTINGS = Log(
    "sortings",
    "Sortir-lipat",
    ("place", "item", "day"),
    "place",
    (
        Column("place", Kind.PLACE, "Tempat", required=True),
        Column("item", Kind.ITEM, "Barang", required=True),
        Column("day", Kind.TIME, "Hari", required=True),
        _count("qty_checked", "Jumlah diperiksa"),
        _count("qty_good", "Jumlah baik"),
        _count("qty_damaged", "Jumlah rusak"),
        _NOTE,
    ),
    event="day",
)
SEAL_CHECKS = Log(
    "seal_checks",
    "Periksa segel",
    ("box_id", "checkpoint", "checked_at", "check_no"),
    "box_id",
    (
        Column("box_id", Kind.BOX, "Kotak", required=True),
        Column("checkpoint", Kind.WORD, "Titik periksa", required=True, choices=tuple(words.Checkpoint)),
        Column("checked_at", Kind.TIME, "Diperiksa", required=True),
        Column("check_no", Kind.COUNT, "Periksa ke", required=True),
        Column("box_label", Kind.TEXT, "Label kotak"),
        Column("seen_at", Kind.PLACE, "Terlihat di"),
        Column("document_no", Kind.TEXT, "Nomor surat jalan"),
        Column("seal_nos_recorded", Kind.LIST, "Nomor segel tercatat"),
        Column("seal_nos_found", Kind.LIST, "Nomor segel ditemukan"),
        _count("seals_expected", "Jumlah segel seharusnya"),
        _count("seals_found", "Jumlah segel ditemukan"),
        Column("condition", Kind.WORD, "Kondisi", required=True, choices=tuple(words.Condition)),
        Column("cause", Kind.WORD, "Sebab", choices=words.SEAL_CAUSES),
        Column("officer", Kind.PERSON, "Petugas"),
        Column("witness", Kind.PERSON, "Saksi"),
        Column("actions", Kind.LIST, "Tindakan", choices=words.ACTIONS),
        Column("new_seal_nos", Kind.LIST, "Nomor segel baru"),
        Column("ba_no", Kind.TEXT, "Nomor BA"),
        Column("photos", Kind.LIST, "Foto"),
        Column("collective", Kind.FLAG, "Pernyataan kolektif"),
        _NOTE,
    ),
    event="checked_at",
)
LOGS = {log.name: log for log in (TPS_MASTER, ALLOCATIONS, DELIVERIES, BOX_COUNTS, SORTINGS, SEAL_CHECKS)}
