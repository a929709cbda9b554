"""A chat, read: the tables that it makes, and every line that gave none with the reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from lib.areas.wilayah import reference
from lib.ingest.chat import form_rows, forms, mending, messages, names, swapping
from lib.ingest.chat.facts import Cells, Left, Row, Told, UnclearError, why
from lib.ingest.chat.hiding import Hidden, without_numbers
from lib.ingest.chat.labels import fields
from lib.ingest.chat.messages import Line, Message
from lib.ingest.chat.phrases import Reader
from lib.ingest.chat.scan import scan, tidy
from lib.ingest.chat.spots import Spot, Spots
from lib.ingest.chat.system import is_notice
from lib.ingest.chat.when import Known
from lib.ingest.clean import Cell
from lib.ingest.rules import chat as rules
from lib.ingest.rules.rule import Rule, fill
from lib.ingest.table import Table
from lib.ingest.wording import TAKEN_BACK
from lib.kernel.logs import DELIVERIES, LOGS, SEAL_CHECKS

_NEAR = timedelta(minutes=2)  # between a report and its photo
_LONGEST = 4_000  # letters of a line that is read
_FAULTS = (rules.UNCLEAR, rules.NO_PLACE, rules.NO_SUCH_TPS, rules.NO_LOAD, rules.TIME_AHEAD)  # of a report
_SAME = 15  # letters and digits from which two messages of the same words are one, forwarded


@dataclass(frozen=True, slots=True)
class Chat:
    """What a chat says. tables: one a log, row 0 its header, then each row with the line where its message
    starts. messages: how many people wrote."""

    tables: tuple[Table, ...]
    left: tuple[Left, ...]
    messages: int


def read(
    text: str,
    *,
    election: str,
    photos: Mapping[str, str] | None = None,
    loads: Mapping[str, tuple[str, ...]] | None = None,
    today: date | None = None,
) -> Chat:
    """The chat's rows and everything that gave none. Names and numbers of senders are in neither.

    photos: name of an attachment → SHA-256. loads: number of a document → places to which its load went.
    today: the day of pasted text without stamps.
    """
    reading = _Chat(without_numbers(text), election, photos or {}, loads or {}, today)
    for at in range(len(reading.messages)):
        reading.take(at)
        reading.join_photos(at)
    reading.join_late_photos()
    return reading.result()


@dataclass(slots=True)
class _Given:
    rows: list[tuple[str, Cells]] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


class _Chat:
    """One chat being read."""

    def __init__(
        self,
        text: str,
        election: str,
        photos: Mapping[str, str],
        loads: Mapping[str, tuple[str, ...]],
        today: date | None,
    ) -> None:
        self.messages = messages.split(text, today)
        self.photos, self.loads = photos, loads
        self.spots = Spots(election)
        self.ballots = tuple(reference.election(election).ballots)
        self.numbered = _numbered(election)
        self.hidden = Hidden({one.sender for one in self.messages if one.sender}, self.spots)
        self.reports: list[mending.Report] = []
        self.left: list[Left] = []
        self._first: dict[str, Message] = {}
        self._waiting: list[tuple[int, Line, str]] = []  # photos that no report has claimed yet

    def take(self, at: int) -> None:
        """Reads one message."""
        message = self.messages[at]
        report = mending.Report(message, [])
        self.reports.append(report)
        if message.system:
            self.left.append(Left(message.line, "[pesan sistem]", why(rules.SYSTEM), rules.SYSTEM.code))
            return
        lines = [line for line in message.lines if not self._is_aside(line)]
        if not lines:
            return
        told = self._told(self._original(message))
        if mending.withdraws(message):
            self._withdraw(at, lines)
        elif mending.opens(message):
            self._mend(at, lines, told)
        else:
            self._keep(at, self._given(lines, told))

    def _is_aside(self, line: Line) -> bool:
        """Notices of the app, and lines that nobody typed, are left before anything reads them."""
        if len(line.text) > _LONGEST:
            self._leave([Line(line.number, line.text[:_LONGEST])], rules.UNKNOWN)
            return True
        if is_notice(line.text):
            self.left.append(Left(line.number, "[pesan sistem]", why(rules.SYSTEM), rules.SYSTEM.code))
            return True
        return False

    def _original(self, message: Message) -> Message:
        """The message itself, or the one that it forwards: its hour is then that of the first."""
        body = message.body
        if len(body) < _SAME:
            return message
        first = self._first.setdefault(body, message)
        return first if message.forwarded or first.sender != message.sender else message

    def _told(self, message: Message) -> Told:
        known = Known(message.day, message.at)
        return Told(self.spots, self.ballots, known, self.loads, self.numbered)

    def _given(self, lines: Sequence[Line], told: Told) -> _Given:
        """What lines say: forms first, the rest sentence by sentence."""
        given = _Given()
        tidied = [Line(line.number, tidy(line.text)) for line in lines]
        found = forms.cut([(line.number, line.text) for line in tidied])
        taken = {number for form in found for number in form.lines}
        before = " ".join(line.text for line in tidied if line.number < min(taken, default=0))
        places = (
            [piece for piece in self.spots.find(scan(before)) if isinstance(piece, Spot)] if found else []
        )
        beside = replace(told, place=places[0] if len(places) == 1 else None)
        for form in found:
            self._form(form, tidied, beside, before, given)
        rest = [line for line in lines if line.number not in taken]
        apart = [line for line in rest if names.only_people(tidy(line.text))]
        named = [one for line in apart for one in fields(tidy(line.text))]
        told.people = forms.people(named)
        said = Reader(told).read([line for line in rest if line not in apart])
        given.rows += said.rows
        given.left += said.left
        kept = forms.PEOPLE if given.rows else ()
        given.left += [names.without(line) for line in apart if not names.all_named(line, kept)]
        return given

    def _form(self, form: forms.Form, lines: Sequence[Line], told: Told, before: str, given: _Given) -> None:
        try:
            if forms.is_example(before):
                raise UnclearError(rules.INSTRUCTION)
            given.rows += form_rows.read(form, told)
        except UnclearError as error:
            told_of = [line for line in lines if line.number in form.lines]
            given.left += [Left(one.number, one.text, error.why, error.rule.code) for one in told_of]
            if form.reports and error.rule in _FAULTS:
                text = " / ".join(one.text for one in told_of)
                given.rows.append(form_rows.faulty(form, f"{error.says} Tertulis: {text}"))

    def _keep(self, at: int, given: _Given) -> None:
        message = self.messages[at]
        self.reports[at].rows += [Row(log, message.line, at, cells) for log, cells in given.rows]
        self.left += given.left

    # --- corrections ----------------------------------------------------------------------------------------

    def _mend(self, at: int, lines: Sequence[Line], told: Told) -> None:
        first = Line(lines[0].number, mending.rest_of(tidy(lines[0].text)))
        rest = [first, *lines[1:]] if first.text else list(lines[1:])
        message, earlier = self.messages[at], self.reports[:at]
        text = " ".join(tidy(line.text) for line in rest)
        # A filled form says all of a report; only sentences can mean one value of it.
        whole = bool(forms.cut([(line.number, tidy(line.text)) for line in rest]))
        mended = None if whole else swapping.swapped(text, earlier, message, self.spots)
        given = _Given()
        if mended is None:
            given = self._given(rest, told)
            mended = mending.again(given.rows, earlier, message, text) if given.rows else None
        if mended is None and whole and given.rows:
            mended = mending.Mended(rows=given.rows)
            named = all(cells[mending.PLACES[log]] for log, cells in given.rows)
            self._leave(lines[:1], rules.NOTHING_BEFORE if named else rules.NO_TARGET)
        if mended is None:
            self._leave(lines, rules.NO_TARGET)
            return
        self._drop(mended.gone, rules.REPLACED, message.line)
        self._keep(at, _Given(mended.rows, given.left))

    def _withdraw(self, at: int, lines: Sequence[Line]) -> None:
        named = self.spots.find(scan(" ".join(tidy(line.text) for line in lines)))
        spots = [piece for piece in named if isinstance(piece, Spot)]
        previous = mending.last(self.reports[:at], self.messages[at], spots)
        if previous:
            gone = mending.same(previous, self.reports[:at])
            self._drop(gone, rules.WITHDRAWN, self.messages[at].line)
        self._leave(lines, rules.CHATTER if previous else rules.NO_TARGET)

    def _drop(self, rows: Sequence[Row], rule: Rule, line: int) -> None:
        """Takes rows that were corrected out, and says so once a message."""
        gone, reason = {id(row) for row in rows}, why(rule, line=str(line))
        for at in dict.fromkeys(row.message for row in rows):
            report = self.reports[at]
            report.gone += [(row, fill(rule.says, {"line": str(line)})) for row in rows if row.message == at]
            report.rows = [row for row in report.rows if id(row) not in gone]
            text = " / ".join(tidy(one.text) for one in report.message.lines)
            self.left.append(Left(report.message.line, text, reason, rule.code))

    def _leave(self, lines: Sequence[Line], rule: Rule) -> None:
        self.left += [Left(line.number, tidy(line.text), why(rule), rule.code) for line in lines]

    # --- photos ---------------------------------------------------------------------------------------------

    def join_photos(self, at: int) -> None:
        """Photos go with the seal checks of their message, or of the sender's one just before."""
        for attached in self.messages[at].attached:
            digest = self.photos.get(attached.text)
            if digest is None:
                self._leave_photo(attached, rules.PHOTO_MISSING)
            elif not _joined(self._near(at, range(at, -1, -1)), digest):
                self._waiting.append((at, attached, digest))

    def join_late_photos(self) -> None:
        """Photos that came ahead of their report."""
        for at, attached, digest in self._waiting:
            if not _joined(self._near(at, range(at + 1, len(self.messages))), digest):
                self._leave_photo(attached, rules.PHOTO)

    def _leave_photo(self, attached: Line, rule: Rule) -> None:
        self.left.append(Left(attached.number, "[lampiran]", why(rule), rule.code))

    def _near(self, at: int, order: Iterable[int]) -> list[Row]:
        """The seal checks of the first of these messages that the sender wrote within minutes."""
        message = self.messages[at]
        for other in order:
            near = self.messages[other]
            close = near.at and message.at and abs(near.at - message.at) <= _NEAR
            if (other == at or (close and near.sender == message.sender)) and self.reports[other].rows:
                return [row for row in self.reports[other].rows if row.log == SEAL_CHECKS.name]
        return []

    # --- what comes out -------------------------------------------------------------------------------------

    def result(self) -> Chat:
        """The tables and the lines left, by their place in the text."""
        by_log: dict[str, list[Row]] = defaultdict(list)
        for report in self.reports:
            for row in (*report.rows, *(_taken_back(row, said) for row, said in report.gone)):
                by_log[row.log].append(row)
        tables = tuple(
            self._table(log, by_log[log]) for log in (DELIVERIES.name, SEAL_CHECKS.name) if by_log[log]
        )
        left = sorted(
            (replace(one, text=self.hidden(one.text)) for one in self.left), key=lambda one: one.line
        )
        return Chat(tables, tuple(left), sum(not message.system for message in self.messages))

    def _table(self, log: str, rows: Sequence[Row]) -> Table:
        columns = [column.name for column in LOGS[log].columns]
        header: list[Cell] = list(columns)
        grid: list[tuple[int, list[Cell]]] = [(0, header)]
        for row in rows:
            cells = row.cells
            if cells.get("note"):
                cells = {**cells, "note": self.hidden(cells["note"])}
            grid.append((row.line, [cells.get(name) or None for name in columns]))
        return Table(None, grid)


def _taken_back(row: Row, said: str) -> Row:
    """A row that its sender took back. Without its place it is seen, but it is never stored."""
    place = mending.PLACES[row.log]
    before = f"Semula: {row.cells[place]}."
    note = " ".join(word for word in (said, before, row.cells.get("note", "")) if word)
    return replace(row, cells={**row.cells, place: f"{TAKEN_BACK}{said}", "note": note})


def _joined(rows: Iterable[Row], digest: str) -> bool:
    """Writes the photo into rows, if there are any."""
    there = False
    for row in rows:
        row.cells["photos"] = "|".join(filter(None, (row.cells.get("photos"), digest)))
        there = True
    return there


def _numbered(election: str) -> dict[str, tuple[int, ...]]:
    """Kelurahan → the numbers of its TPS."""
    found: dict[str, list[int]] = defaultdict(list)
    for station in reference.stations(election).values():
        found[station.code[:13]].append(station.number)
    return {code: tuple(numbers) for code, numbers in found.items()}
