"""The fields that a column may be read as, in words: a log's own, and the parts of places and times."""

from functools import cache

from lib.ingest.columns import BESIDE
from lib.kernel.logs import LOGS, Kind, Log

_PARTS = {
    Kind.PLACE: {"kecamatan": "kecamatan", "kelurahan": "kelurahan", "tps": "nomor TPS"},
    Kind.BOX: {
        "kecamatan": "kecamatan",
        "kelurahan": "kelurahan",
        "tps": "nomor TPS",
        "ballot": "jenis surat suara",
    },
    Kind.TIME: {"date": "tanggal saja", "time": "jam saja"},
}
DATE = "date"  # a day that several times share


@cache
def choices(log: Log) -> dict[str, str]:
    """Field → its name, in the order of the log."""
    found = {DATE: "Tanggal (untuk semua jam di barisnya)"} if log.of_kind(Kind.TIME) else {}
    for column in log.columns:
        found[column.name] = column.label
        for part, label in _PARTS.get(column.kind, {}).items():
            found[f"{column.name}.{part}"] = f"{column.label}: {label}"
    return found | BESIDE


def spoken(field: str) -> str:
    """Any field as people call it, also those that only a wide table has (`item=tinta:qty_sent`)."""
    for log in LOGS.values():
        if field in choices(log):
            return choices(log)[field]
    name, _, rest = field.partition("=")
    label = next((log.by_name[name].label for log in LOGS.values() if name in log.by_name), name)
    return f"{label}: {rest.replace('_', ' ').replace(':', ', ')}" if rest else label
