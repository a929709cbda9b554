"""From a file to one batch of the log, or to nothing at all."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lib.ingest.checked import Checked, Status
from lib.ingest.prepare import prepare
from lib.ingest.read import load
from lib.ingest.report import Report, refused
from lib.kernel.clock import Minute
from lib.kernel.errors import UserError
from lib.store.canonical import Draft, Row
from lib.store.chain import Appended
from lib.store.log import Store

FILE = "berkas"


def ingest_file(
    store: Store,
    path: str | Path,
    *,
    name: str | None = None,
    log: str | None = None,
    sender: str | None = None,
    party: str | None = None,
    recorded_at: Minute | None = None,
    dry_run: bool = False,
) -> Report:
    """`ingest` of a file on disk; `name` is what it was called where it came from."""
    path = Path(path)
    try:
        data = load(path)
    except UserError as error:
        return refused(name or path.name, str(error))
    return ingest(
        store,
        data,
        name or path.name,
        log=log,
        sender=sender,
        party=party,
        recorded_at=recorded_at,
        dry_run=dry_run,
    )


def ingest(
    store: Store,
    data: bytes,
    name: str,
    *,
    log: str | None = None,
    sender: str | None = None,
    party: str | None = None,
    recorded_at: Minute | None = None,
    dry_run: bool = False,
) -> Report:
    """A file into the log: one batch, or nothing. A refusal is a report that says why; see `prepare`.

    dry_run: the same report, nothing stored.
    """
    report: Report | None = None
    try:
        now = store.now() if recorded_at is None else recorded_at
        report = compared(store, prepare(data, name, election=store.election, now=now, log=log, party=party))
        if dry_run or not report.accepted:
            return replace(report, dry_run=dry_run)
        return commit(store, report, sender=sender, party=party, recorded_at=recorded_at)
    except UserError as error:
        return refused(name, str(error))


def compared(store: Store, report: Report) -> Report:
    """The report with what the store holds already: duplicates, and what a row would correct."""
    storable = [at for at, row in enumerate(report.rows) if row.storable]
    rows = [report.rows[at].row() for at in storable]
    repeats, latest = store.repeats(rows), store.latest(rows)
    settled = list(report.rows)
    for position, at in enumerate(storable):
        if position in repeats:
            settled[at] = _duplicate(settled[at])
        elif position in latest:
            settled[at] = replace(settled[at], corrects=latest[position])
    return replace(report, rows=tuple(settled))


def commit(
    store: Store,
    report: Report,
    *,
    sender: str | None = None,
    party: str | None = None,
    recorded_at: Minute | None = None,
) -> Report:
    """Append what a report holds as one batch. Only duplicates: nothing is stored and `batch` is None."""
    storable = [at for at, row in enumerate(report.rows) if row.storable]
    if all(report.rows[at].status is Status.DUPLICATE for at in storable):
        return report
    appended = commit_rows(
        store,
        [report.rows[at].row() for at in storable],
        channel=FILE,
        sender=sender,
        party=party,
        file_name=report.file,
        file_sha256=report.sha256,
        recorded_at=recorded_at,
    )
    settled = list(report.rows)
    for position in appended.repeats:  # somebody may have stored the same rows since they were compared
        settled[storable[position]] = _duplicate(settled[storable[position]])
    return replace(report, rows=tuple(settled), batch=appended.batch.seq if appended.batch else None)


def commit_rows(
    store: Store,
    rows: Sequence[Row],
    *,
    channel: str,
    sender: str | None = None,
    party: str | None = None,
    citation: str | None = None,
    file_name: str | None = None,
    file_sha256: str | None = None,
    recorded_at: Minute | None = None,
) -> Appended:
    """Append typed rows as one batch, or nothing at all."""
    draft = Draft(
        channel=channel,
        rows=tuple(rows),
        file_name=file_name,
        file_sha256=file_sha256,
        sender=sender,
        party=party,
        citation=citation,
    )
    return store.append(draft, recorded_at)


def _duplicate(row: Checked) -> Checked:
    return replace(row, status=Status.DUPLICATE, corrects=None)
