"""A file read, mapped, cleaned and checked, with nothing stored: the preview. Pure, it asks no store."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from lib.ingest.checked import Checked, Status
from lib.ingest.columns import PARTY, Mapped, Unmapped, log_named, mapped, named
from lib.ingest.places import box_name, places
from lib.ingest.read import tables
from lib.ingest.report import Report, Skipped
from lib.ingest.rows import Context, checked, printed
from lib.ingest.rules import rows as rules
from lib.ingest.rules.rule import Across, Finding, fill
from lib.ingest.rules.seals import Seen, across
from lib.ingest.workbook import letter
from lib.kernel.clock import Minute
from lib.kernel.errors import UserError
from lib.kernel.logs import LOGS, SEAL_CHECKS
from lib.kernel.words import Party


class PartyUnknown(UserError):
    """Nothing is wrong with the file but that it does not say whose word it is."""


def prepare(
    data: bytes,
    name: str,
    *,
    election: str,
    now: Minute,
    log: str | None = None,
    party: str | None = None,
) -> Report:
    """What a file says and what is wrong with it, as of `now`. UserError: the file is refused whole.

    Rows equal to an earlier row of the file are `duplicate`; what a store holds is not asked here.
    """
    if party is not None and party not in tuple(Party):
        raise UserError(f"Pihak {party} tidak dikenal.", fix=f"Pilih salah satu: {', '.join(Party)}.")
    chosen = log_named(log) if log else None
    found = [mapped(table, name, chosen) for table in tables(data, name)]
    used = _used(found, name)
    for table in used:
        if party is None and PARTY not in {match.field for match in table.matches}:
            raise PartyUnknown(
                "Belum diketahui siapa yang menulis berkas ini.",
                name,
                f"Pilih pihaknya dengan --party ({', '.join(Party)}), "
                f"atau isi kolom {named(table.log, PARTY)} pada tiap baris.",
            )
    context = Context(places(election), party, now)
    read = _within([row for table in used for row in checked(table, context)], used)
    return _settled(
        Report(
            file=name,
            sha256=hashlib.sha256(data).hexdigest(),
            columns=tuple(match for table in used for match in table.matches),
            rows=tuple(read),
            findings=tuple(_across(read)),
            skipped=tuple(_skipped(found, used)),
        )
    )


def _used(found: Sequence[Mapped | Unmapped], name: str) -> list[Mapped]:
    """The tables to read. Refuses a file without one, or with titles only."""
    known = [one for one in found if isinstance(one, Mapped)]
    used = [one for one in known if one.data]
    if used:
        return used
    almost = max((one for one in found if isinstance(one, Unmapped)), key=lambda one: one.known, default=None)
    if almost and (almost.known or not known):
        raise almost.why
    raise UserError(
        "Berkas ini hanya berisi judul kolom." if known else "Buku kerja ini kosong.",
        name,
        "Isi sedikitnya satu baris di bawah judulnya, lalu unggah lagi.",
    )


def _skipped(found: Sequence[Mapped | Unmapped], used: Sequence[Mapped]) -> list[Skipped]:
    """Tables that were not read, and why: nothing is left out silently."""
    return [
        Skipped(one.table.sheet, _why_skipped(one))
        for one in found
        if not (isinstance(one, Mapped) and one in used)
    ]


def _why_skipped(one: Mapped | Unmapped) -> str:
    if isinstance(one, Mapped):
        return "Hanya judul kolom."
    return f"{one.why.what} {one.why.fix}" if one.table.rows else "Kosong."


# --- what rows of one file say about each other -----------------------------------------------------------


@dataclass(slots=True)
class _Said:
    """What the rows of one key have said so far: field → (value, row)."""

    whole: set[frozenset[tuple[str, Any]]]
    values: dict[str, tuple[Any, int]]


def _within(read: Sequence[Checked], used: Sequence[Mapped]) -> list[Checked]:
    """Rows that repeat an earlier one are duplicates; rows that change what one said are flagged."""
    letters = {(match.sheet, match.field): match.position for table in used for match in table.matches}
    said: dict[tuple[Any, ...], _Said] = {}
    settled = []
    for row in read:
        if row.status is Status.REJECTED:
            settled.append(row)
            continue
        key = (row.log, row.party, *(row.values.get(name) for name in LOGS[row.log].key))
        before = said.setdefault(key, _Said(set(), {}))
        whole = frozenset(row.values.items())
        if whole in before.whole:
            settled.append(replace(row, status=Status.DUPLICATE))
            continue
        changed = [
            name for name, value in row.values.items() if before.values.get(name, (value,))[0] != value
        ]
        if changed:
            finding = _replaced(row, changed[0], before, letters.get((row.sheet, changed[0])))
            row = replace(row, findings=(*row.findings, finding), status=Status.FLAGGED)  # noqa: PLW2901
        before.whole.add(whole)
        before.values |= {name: (value, row.number) for name, value in row.values.items()}
        settled.append(row)
    return settled


def _replaced(row: Checked, name: str, before: _Said, at: int | None) -> Finding:
    log, rule = LOGS[row.log], rules.REPLACED
    column = log.by_name[name]
    old, earlier = before.values[name]
    number = next((one for one in ("line", "check_no") if one in log.by_name), None)
    context = {
        "label": column.label,
        "earlier": earlier,
        "old": printed(column, old),
        "new": printed(column, row.values[name]),
        "number": named(log, number) if number else "waktunya",
    }
    return Finding(
        rule.code,
        fill(rule.says, context),
        fill(rule.fix, context),
        False,
        row.sheet,
        row.number,
        name,
        None if at is None else letter(at),
        printed(column, row.values[name]),
    )


def _across(read: Sequence[Checked]) -> list[Across]:
    """Findings across the seal checks of the file; whatever the store holds, and each repeated row once."""
    return across(
        [
            Seen(row.values, row.sheet, row.number, box_name(row.values["box_id"]))
            for row in read
            if row.log == SEAL_CHECKS.name and row.status not in (Status.REJECTED, Status.DUPLICATE)
        ]
    )


def _settled(report: Report) -> Report:
    """Accepted when at least one row is, or will be, in the log."""
    if any(row.status is not Status.REJECTED for row in report.rows):
        return report
    first = next(finding for row in report.rows for finding in row.findings if finding.blocks)
    sheet = f"lembar {first.sheet}, " if first.sheet else ""
    return replace(
        report,
        accepted=False,
        error=f"Tidak ada yang disimpan: {len(report.rows)} baris ditolak semua. "
        f"Yang pertama, {sheet}baris {first.row}: {first.message} {first.fix}",
    )
