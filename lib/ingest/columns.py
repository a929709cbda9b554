"""Which log a table is, and which of its columns is which field: by field names and Indonesian labels only.

Case, spaces and punctuation do not count. A column that is no field stays in the list, with field null.
"""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from lib.ingest.clean import Cell, folded, text
from lib.ingest.read import Table
from lib.ingest.workbook import letter
from lib.kernel.errors import UserError
from lib.kernel.logs import DELIVERIES, LOGS, Log

PARTY, RECORDED_AT = "party", "recorded_at"
BESIDE = {PARTY: "Pihak", RECORDED_AT: "Dicatat"}  # may stand beside the columns of every log
# Filled when blank: the number of a line or a check, and a delivery without a paper.
DEFAULTED = {"line", "check_no"}
_HEADER_WITHIN = 20  # non-blank rows; above the header people write titles
_ENOUGH = 2  # known columns make a header


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column of the file; field is None when it is none of ours."""

    sheet: str | None
    source: str
    position: int
    field: str | None

    @property
    def letter(self) -> str:
        """As spreadsheets name it."""
        return letter(self.position)


@dataclass(frozen=True, slots=True)
class Mapped:
    """A table whose log is known. header: index of its header in table.rows."""

    table: Table
    log: Log
    header: int
    matches: tuple[ColumnMatch, ...]

    @property
    def data(self) -> list[tuple[int, list[Cell]]]:
        """The rows below the header."""
        return self.table.rows[self.header + 1 :]


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A table that is none of our logs. known: how many of its columns belong to the nearest one."""

    table: Table
    why: UserError
    known: int


def known_names(log: Log) -> dict[str, str]:
    """Folded header → field, by field name and label. Later: the words that other forms use."""
    spoken = {column.name: column.label for column in log.columns} | BESIDE
    return {folded(label): name for name, label in spoken.items()} | {folded(name): name for name in spoken}


def required(log: Log) -> tuple[str, ...]:
    """Columns that a table of this log must have."""
    spared = DEFAULTED | ({"document_no"} if log is DELIVERIES else set())
    return tuple(column.name for column in log.columns if column.required and column.name not in spared)


def named(log: Log, field: str) -> str:
    """A field as messages name it: `destination` (Tujuan)."""
    return f"`{field}` ({BESIDE.get(field) or log.by_name[field].label})"


def log_named(name: str) -> Log:
    """A log by name."""
    if name not in LOGS:
        raise UserError(f"Log {name} tidak dikenal.", fix=f"Pilih salah satu: {', '.join(LOGS)}.")
    return LOGS[name]


def mapped(table: Table, where: str, log: Log | None = None) -> Mapped | Unmapped:
    """The table with its log: the given one, or the one whose columns it has most of."""
    logs = (log,) if log else tuple(LOGS.values())
    at = _header(table, logs)
    cells = [text(cell) for cell in table.rows[at][1]] if table.rows else []
    scores = {one.name: _known(cells, one) for one in logs}
    whole = [one for one in logs if set(required(one)) <= scores[one.name]]
    best = max(whole or logs, key=lambda one: len(scores[one.name]))
    place = f"{where}, lembar {table.sheet}" if table.sheet else where
    if not whole:
        return Unmapped(table, _why_not(cells, best, scores[best.name], place), len(scores[best.name]))
    equal = [one for one in whole if len(scores[one.name]) == len(scores[best.name])]
    if len(equal) > 1:
        names = " atau ".join(one.name for one in equal)
        why = UserError("Tabel ini cocok dengan lebih dari satu log.", place, f"Pilih dengan --log: {names}.")
        return Unmapped(table, why, len(scores[best.name]))
    return Mapped(table, best, at, _matches(table, at, best, place))


def _header(table: Table, logs: Sequence[Log]) -> int:
    """The first row with enough known names, else the first row."""
    for at, (_, row) in enumerate(table.rows[:_HEADER_WITHIN]):
        cells = [text(cell) for cell in row]
        if max(len(_known(cells, log)) for log in logs) >= _ENOUGH:
            return at
    return 0


def _known(cells: Sequence[str], log: Log) -> set[str]:
    names = known_names(log)
    return {names[folded(cell)] for cell in cells if folded(cell) in names}


def _matches(table: Table, at: int, log: Log, where: str) -> tuple[ColumnMatch, ...]:
    names = known_names(log)
    used = {position for _, row in table.rows[at:] for position, cell in enumerate(row) if cell is not None}
    header = [text(cell) for cell in table.rows[at][1]]
    found: list[ColumnMatch] = []
    for position in sorted(used):
        source = header[position] if position < len(header) else ""
        found.append(ColumnMatch(table.sheet, source, position, names.get(folded(source))))
    for one in {match.field for match in found if match.field}:
        same = [match for match in found if match.field == one]
        if len(same) > 1:
            both = " dan ".join(f"{match.letter} “{match.source}”" for match in same)
            raise UserError(
                f"Kolom {named(log, one)} ada lebih dari sekali: {both}.",
                where,
                "Hapus atau ganti judul salah satunya, lalu unggah lagi.",
            )
    return tuple(found)


def _why_not(cells: Sequence[str], log: Log, known: set[str], where: str) -> UserError:
    if len(known) < _ENOUGH:
        example = log if known else DELIVERIES
        shown = ", ".join(f"“{cell[:30]}”" for cell in cells if cell)[:150]
        return UserError(
            f"Tidak ada tabel yang dikenal; baris pertamanya {shown or 'kosong'}.",
            where,
            "Baris judul harus memuat nama kolom seperti pada templat, misalnya "
            f"{', '.join(named(example, one) for one in required(example))}.",
        )
    missing = [one for one in required(log) if one not in known]
    unknown = [at for at, cell in enumerate(cells) if cell and folded(cell) not in known_names(log)]
    hints = [hint for one in missing if (hint := _nearest(one, log, cells, unknown))]
    return UserError(
        f"Kolom wajib {', '.join(named(log, one) for one in missing)} tidak ada untuk {log.label}.",
        where,
        " ".join([*hints, "Tambahkan atau betulkan judul kolomnya, lalu unggah lagi."]),
    )


def _nearest(field: str, log: Log, cells: Sequence[str], unknown: Sequence[int]) -> str:
    """The unknown header that reads most like a missing column."""
    wanted = [folded(field), folded(log.by_name[field].label)]
    for at in unknown:
        if difflib.get_close_matches(folded(cells[at]), wanted, 1, 0.6):
            return f"Judul terdekat untuk {named(log, field)}: “{cells[at]}” di kolom {letter(at)}."
    return ""
