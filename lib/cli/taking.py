"""Files in, from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from lib.cli.common import OUR_STORE, AsJson, Url, app, minute, say, show, warn
from lib.ingest import as_json, ingest_file
from lib.ingest.report import Report
from lib.kernel import words
from lib.kernel.errors import UserError
from lib.store.open import open_store


@app.command()
def ingest(
    files: Annotated[list[Path], typer.Argument()],
    name: Annotated[str, typer.Option("--name")] = "",
    log: Annotated[str, typer.Option("--log")] = "",
    sender: Annotated[str, typer.Option("--sender")] = "",
    party: Annotated[str, typer.Option("--party")] = "",
    recorded_at: Annotated[str, typer.Option("--recorded-at")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    rows: Annotated[bool, typer.Option("--rows")] = False,
    accept_suggestions: Annotated[bool, typer.Option("--accept-suggestions")] = False,
    store: Url = OUR_STORE,
    as_json_: AsJson = False,
) -> None:
    """Masukkan berkas: satu kiriman, atau tidak sama sekali."""
    if party and party not in tuple(words.Party):
        raise UserError(f"Pihak {party} tidak dikenal.", fix=f"Pilih: {', '.join(words.Party)}.")
    into = open_store(store)
    at = minute(recorded_at) if recorded_at else None
    about = {"name": name, "log": log, "sender": sender, "party": party}
    given = {key: text for key, text in about.items() if text}
    reports = [
        ingest_file(
            into, file, recorded_at=at, dry_run=dry_run, accept_suggestions=accept_suggestions, **given
        )
        for file in files
    ]
    if as_json_:
        documents = [as_json(report, rows) for report in reports]
        show(documents[0] if len(documents) == 1 else documents)
    for report in reports:
        if report.error:
            warn(f"{report.file}: {report.error}")
        if not as_json_:
            _tell(report)
    raise typer.Exit(0 if all(report.accepted for report in reports) else 1)


def _tell(report: Report) -> None:
    """What became of a file, and every finding with where it is and what to do."""
    told = ", ".join(f"{status} {number}" for status, number in report.counts.items())
    say(f"{report.file}: {told}")
    for skipped in report.skipped:
        say(f"  lembar {skipped.sheet or '–'} dilewati: {skipped.why}")
    for note in report.notes:
        say(f"  {note}")
    for passed in report.passed:
        sheet = f"{passed.sheet}, " if passed.sheet else ""
        say(f"  {sheet}baris {passed.row} bukan data: {passed.why}")
    for left in report.left:
        say(f"  baris {left.line} tidak menjadi laporan ({left.why}): {left.text}")
    for row in report.rows:
        for one in row.findings:
            sheet = f"{one.sheet}, " if one.sheet else ""
            column = f", kolom {one.letter}" if one.letter else ""
            where = f"{sheet}baris {one.row}{column}"
            say(f"  {where}: {one.code} {one.message} {one.fix}")
    for across in report.findings:
        say(f"  baris {', '.join(map(str, across.rows))}: {across.code} {across.message}")
