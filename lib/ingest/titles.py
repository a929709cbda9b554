"""What a title says of a journey or of a moment: from where, to where, on which day, at what hour."""

import re

from lib.ingest.cell import Cell, folded
from lib.ingest.kinds import place_names

Facts = dict[str, Cell]

_FROM = re.compile(r"\b(?:dari|asal)\s+(.+?)(?=\s+(?:ke|kepada|menuju|tujuan|untuk|di)\s|$)", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:ke|kepada|menuju|di)\s+(?:kantor\s+|gudang\s+|sekretariat\s+)?((?:ppk|pps)\s.+)", re.IGNORECASE
)
_WAREHOUSE = re.compile(r"gudang\s+(?:logistik\s+)?kpu\b[\w\s]*", re.IGNORECASE)
_OFFICE = re.compile(r"(ppk|pps)\s+([\w\s\-]+)", re.IGNORECASE)
_LONGEST = 3  # words of a name
# A line that tells when what the table says took place; `Dicetak tanggal` or `Keadaan sampai` does not.
_TOOK_PLACE = re.compile(
    r"\W*(?:telah\s+|sudah\s+)?(?:diperiksa|dicek|diterima|diserahkan|dikirim|dilaksanakan|dilakukan"
    r"|pada\s+hari\s+ini|pelaksanaan|waktu\s+(?:pemeriksaan|pengiriman|penerimaan|pelaksanaan))\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(\d{1,2}\s+(?:jan|feb|peb|mar|apr|mei|jun|jul|agu|ags|agt|sep|okt|nov|nop|des)[a-z]*\.?\s+\d{4}"
    r"|\d{1,2}[/\-.]\d{1,2}[/\-.]\d{4}|\d{4}-\d{2}-\d{2})\b",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\b(?:pukul|pkl|jam)\b\.?\s*(\d{1,2}[.:]\d{2})", re.IGNORECASE)


def journey(line: str) -> Facts:
    """Origin and destination of a title such as `PENGIRIMAN DARI GUDANG KPU KE PPK PEKALONGAN UTARA`."""
    facts: Facts = {}
    start, end = _FROM.search(line), _TO.search(line)
    if start and (place := _place(start[1])):
        facts["origin"] = place
    if end and (place := _place(end[1])):
        facts["destination"] = place
    return facts


def _place(written: str) -> str | None:
    """The place that a text begins with; None where it names none of ours for certain."""
    if _WAREHOUSE.match(written):
        return "Gudang KPU"
    office = _OFFICE.match(written)
    if office is None:
        return None
    words = office[2].split()
    for length in range(min(_LONGEST, len(words)), 0, -1):
        name = " ".join(words[:length])
        if folded(name) in place_names():
            return f"{office[1].upper()} {name}"
    return None


def moment(line: str) -> Facts:
    """The day, and the hour if it is told, of a line that says when all of the table took place."""
    days = set(_DAY.findall(line)) if _TOOK_PLACE.match(line) else set()
    if len(days) != 1:
        return {}
    hours = set(_HOUR.findall(line))
    return {"date": days.pop()} | ({"time": hours.pop()} if len(hours) == 1 else {})
