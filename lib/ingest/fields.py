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
    words = (_labels().get(part, part.replace("_", " ")) for part in rest.split(":"))
    label = _labels().get(name, name)
    return f"{label}: {', '.join(words)}" if rest else label


@cache
def _labels() -> dict[str, str]:
    """Column of any log → its label; the first log that has it gives it."""
    return {name: column.label for log in reversed(LOGS.values()) for name, column in log.by_name.items()}
