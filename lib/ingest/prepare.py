"""A file read, mapped, cleaned and checked, with nothing stored: the preview. Pure, it asks no store."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lib.ingest import chat, clean
from lib.ingest.among import of_seals, within
from lib.ingest.checked import Checked, Status
from lib.ingest.columns import PARTY, log_named, mapped, named
from lib.ingest.content import Content, Reader, opened
from lib.ingest.edits import edited, mended, narrowed
from lib.ingest.parts import parts
from lib.ingest.places import places
from lib.ingest.quiet import quiet
from lib.ingest.reading import tables as in_process
from lib.ingest.repeated import repeated
from lib.ingest.report import Left, Passed, Report, Skipped
from lib.ingest.rows import Context, checked
from lib.ingest.table import Answers, Mapped, Table, Unmapped, Via
from lib.ingest.vocabulary import vocabulary
from lib.kernel.clock import Minute, local
from lib.kernel.errors import UserError
from lib.kernel.words import Party


class PartyUnknown(UserError):
    """Nothing is wrong with the file but that it does not say whose word it is."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier files taught. remembered: folded header → field, as this sender's columns were put right.

    labels: folded label of a box → its id. loads: number of a surat jalan → where its load went.
    """

    remembered: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    loads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_BLANK = "Tidak ada isian di kolom yang dikenal."
NOTHING_SAID, NOTHING_KNOWN = Answers(), Memory()


@dataclass(frozen=True, slots=True)
class Asked:
    """The question a file is held against: the election, the minute of recording, whose word it is.

    progress: called with (columns read, columns) while a table is being read.
    """

    election: str
    now: Minute
    party: str | None = None
    answers: Answers = NOTHING_SAID
    memory: Memory = NOTHING_KNOWN
    progress: Callable[[int, int], None] | None = None


def prepare(
    data: bytes,
    name: str,
    *,
    election: str,
    now: Minute,
    log: str | None = None,
    party: str | None = None,
    reader: Reader = in_process,
) -> Report:
    """What a file says and what is wrong with it, as of `now`. UserError: the file is refused whole."""
    return understood(opened(data, name, reader), Asked(election, now, party, Answers(log=log)))


@quiet()
def understood(content: Content, asked: Asked) -> Report:
    """What an opened file says. UserError: it is refused whole; `PartyUnknown`: only its party is missing.

    Rows equal to an earlier row of the file are `duplicate`; what a store holds is not asked here.
    """
    party, answers = asked.party, asked.answers
    if party is not None and party not in tuple(Party):
        raise UserError(f"Pihak {party} tidak dikenal.", fix=f"Pilih salah satu: {', '.join(Party)}.")
    told = _told(content, asked)
    sheets = told.tables if told else content.tables
    found = _mapped([edited(table, answers) for table in sheets], content.name, asked)
    if told and not any(isinstance(one, Mapped) for one in found):
        raise UserError(
            "Tidak ada laporan yang terbaca dalam obrolan ini.",
            content.name,
            "Pakai bentuk singkat, misalnya: LAPOR TIBA; TPS: 07 Medono; Jam: 14.20; Kotak: 5.",
        )
    used = _used(found, content.name)
    _ask_for_party(used, content.name, party)
    read = within(mended(_checked(used, asked), sheets, answers), used)
    return _settled(
        Report(
            file=content.name,
            sha256=content.sha256,
            columns=() if told else tuple(match for table in used for match in table.matches),
            rows=tuple(read),
            findings=tuple(of_seals(read)),
            skipped=tuple(_skipped(found, used)),
            passed=tuple(_passed(used, read)),
            left=tuple(Left(one.line, one.text, one.why) for one in told.left) if told else (),
            notes=content.notes,
            photos=content.photos,
        )
    )


def _told(content: Content, asked: Asked) -> chat.Chat | None:
    if content.chat is None:
        return None
    return chat.read(
        content.chat,
        election=asked.election,
        photos=content.attached,
        loads=asked.memory.loads,
        today=local(asked.now).date(),
    )


def tables_of(content: Content, asked: Asked) -> list[Mapped | Unmapped]:
    """The tables of a file with what their columns are read as, the unreadable ones too."""
    return _mapped([edited(table, asked.answers) for table in content.tables], content.name, asked)


def _mapped(sheets: Sequence[Table], name: str, asked: Asked) -> list[Mapped | Unmapped]:
    chosen = log_named(asked.answers.log) if asked.answers.log else None

    def read(table: Table) -> Mapped | Unmapped:
        return mapped(table, name, chosen, answers=asked.answers, remembered=asked.memory.remembered)

    return [one for table in sheets for one in parts(repeated(narrowed(table)), read)]


def _checked(used: Sequence[Mapped], asked: Asked) -> list[Checked]:
    """Every row of every table; labels of boxes count for the whole file, whatever their order."""
    here = places(asked.election)
    context = Context(
        here,
        vocabulary(asked.election, here.ballot),
        asked.party,
        asked.now,
        dict(asked.memory.labels),
        asked.answers.accepted,
        asked.progress,
    )
    read = [checked(table, context) for table in used]
    learnt = _labels(row for rows in read for row in rows)
    again = {label for label in learnt if label not in context.labels}
    if again and any(_bare(table) for table in used):
        context = replace(context, labels={**learnt, **context.labels})
        read = [checked(table, context) for table in used]
    return [row for rows in read for row in rows]


def _labels(rows: Iterable[Checked]) -> dict[str, str]:
    """Folded label → box id, where the rows agree about it."""
    found: dict[str, set[str]] = {}
    for row in rows:
        label, box_id = row.values.get("box_label"), row.values.get("box_id")
        if label and box_id and row.status is not Status.REJECTED:
            found.setdefault(clean.folded(label), set()).add(box_id)
    return {label: next(iter(ids)) for label, ids in found.items() if len(ids) == 1}


def _bare(table: Mapped) -> bool:
    """May a box be known by its label alone?"""
    return any(source.via is Via.BOX for lane in table.lanes for source in lane)


def _ask_for_party(used: Sequence[Mapped], name: str, party: str | None) -> None:
    for table in used:
        if party is None and not any(source.field == PARTY for source in table.lanes[0]):
            raise PartyUnknown(
                "Belum diketahui siapa yang menulis berkas ini.",
                name,
                f"Pilih pihaknya dengan --party ({', '.join(Party)}), "
                f"atau isi kolom {named(table.log, PARTY)} pada tiap baris.",
            )


def _used(found: Sequence[Mapped | Unmapped], name: str) -> list[Mapped]:
    """The tables to read. Refuses a file without one, or with titles only."""
    known = [one for one in found if isinstance(one, Mapped)]
    used = [one for one in known if one.data]
    if used:
        return used
    almost = max(
        (one for one in found if isinstance(one, Unmapped) and not one.reference),
        key=lambda one: one.known,
        default=None,
    )
    if almost and (almost.known or not known):
        raise almost.why
    raise UserError(
        "Berkas ini hanya berisi judul kolom." if known else "Berkas ini tidak memuat tabel.",
        name,
        "Isi sedikitnya satu baris di bawah judulnya, lalu unggah lagi.",
    )


def _passed(used: Sequence[Mapped], read: Sequence[Checked]) -> list[Passed]:
    """Rows that are no data, those too that say nothing in any column that is read."""
    told: dict[str | None, set[int]] = {}
    for row in read:
        told.setdefault(row.sheet, set()).add(row.number)
    found = []
    for table in used:
        sheet = table.table.sheet
        own = told.get(sheet, set())
        blank = [(number, _BLANK) for number, _ in table.data if number not in own]
        found += [Passed(sheet, number, why) for number, why in sorted([*table.passed, *blank])]
    return found


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
    return f"{one.why.what} {one.why.fix}".strip() if one.table.rows else "Kosong."


def _settled(report: Report) -> Report:
    """Accepted when at least one row is, or will be, in the log."""
    if any(row.status is not Status.REJECTED for row in report.rows):
        return report
    first = next((finding for row in report.rows for finding in row.findings if finding.blocks), None)
    if first is None:
        return replace(report, accepted=False, error="Tidak ada baris data di berkas ini.")
    sheet = f"lembar {first.sheet}, " if first.sheet else ""
    return replace(
        report,
        accepted=False,
        error=f"Tidak ada yang disimpan: {len(report.rows)} baris ditolak semua. "
        f"Yang pertama, {sheet}baris {first.row}: {first.message} {first.fix}",
    )
