"""From a file to one batch of the log, or to nothing at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from lib.ingest import reading
from lib.ingest.checked import NEW
from lib.ingest.compare import compared, duplicate
from lib.ingest.content import Content, opened
from lib.ingest.memory import memory
from lib.ingest.prepare import Asked, PartyUnknown, understood
from lib.ingest.report import Report, refused
from lib.ingest.table import Answers
from lib.ingest.vocabulary import party_of
from lib.kernel.clock import Minute
from lib.kernel.errors import UserError
from lib.kernel.words import Party
from lib.store import photos
from lib.store.canonical import Draft, Row
from lib.store.chain import Appended
from lib.store.log import Store

FILE, CHAT = "berkas", "obrolan"
_NOBODY = "Berkas ini tidak menyebut pihaknya; barisnya dicatat sebagai pihak lain. Pilih dengan --party."


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
    accept_suggestions: bool = False,
) -> Report:
    """`ingest` of a file on disk; `name` is what it was called where it came from."""
    path = Path(path)
    try:
        data = reading.load(path)
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
        accept_suggestions=accept_suggestions,
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
    accept_suggestions: bool = False,
) -> Report:
    """A file into the log: one batch, or nothing. A refusal is a report that says why; see `prepare`.

    dry_run: the same report, nothing stored. Whose word a file is: `party`, else what its rows or letterhead
    say, else what the sender's name or the file's says, else `lain`, which verifies nothing.
    """
    try:
        now = store.now() if recorded_at is None else recorded_at
        answers = Answers(log=log, accepted=accept_suggestions)
        asked = Asked(store.election, now, party, answers, memory(store, sender or ""))
        report = _understood(opened(data, name, reading.safely), asked, sender)
        report = compared(store, report, sender, party)
        if dry_run or not report.accepted:
            return replace(report, dry_run=dry_run)
        return commit(store, report, sender=sender, party=party, recorded_at=recorded_at)
    except UserError as error:
        return refused(name, str(error))


def _understood(content: Content, asked: Asked, sender: str | None) -> Report:
    try:
        return understood(content, asked)
    except PartyUnknown:  # the page asks; nobody answers a command line
        told = party_of(sender or "") or party_of(PurePath(content.name).stem)
        report = understood(content, replace(asked, party=told or Party.OTHER))
        return report if told else replace(report, notes=(*report.notes, _NOBODY))


@dataclass(frozen=True, slots=True)
class Ready:
    """A report about to be stored, with whose word it is and by which way it came."""

    report: Report
    party: str | None = None
    channel: str = FILE


def commit(
    store: Store,
    report: Report,
    *,
    sender: str | None = None,
    party: str | None = None,
    recorded_at: Minute | None = None,
    channel: str = FILE,
) -> Report:
    """Append what a report holds as one batch. Only duplicates: nothing is stored and `batch` is None."""
    (stored,) = commit_all(store, [Ready(report, party, channel)], sender=sender, recorded_at=recorded_at)
    return stored


def commit_all(
    store: Store, every: Sequence[Ready], *, sender: str | None = None, recorded_at: Minute | None = None
) -> list[Report]:
    """Append several reports that came together, a batch each: all of them, or none when one fails."""
    new = [one for one in every if any(row.status in NEW for row in one.report.rows)]
    for one in new:  # first: a row may never name a photo that is not there; one without a row harms nothing
        used = {sha256 for row in one.report.rows for sha256 in row.values.get("photos") or ()}
        kept = [image for sha256, image in one.report.photos.items() if sha256 in used]
        photos.keep(store, kept, store.now())
    drafts = [
        Draft(
            channel=one.channel,
            rows=tuple(row.row() for row in one.report.rows if row.storable),
            file_name=one.report.file,
            file_sha256=one.report.sha256,
            sender=sender,
            party=one.party,
        )
        for one in new
    ]
    done = store.append_all(drafts, recorded_at)
    stored = {id(one): _stored(one.report, did) for one, did in zip(new, done, strict=True)}
    return [stored.get(id(one), one.report) for one in every]


def _stored(report: Report, appended: Appended) -> Report:
    """What became of it; somebody may have stored the same rows since they were compared."""
    storable = [at for at, row in enumerate(report.rows) if row.storable]
    settled = list(report.rows)
    for position in appended.repeats:
        settled[storable[position]] = duplicate(settled[storable[position]])
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
