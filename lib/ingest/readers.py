"""What reads the cells of a source: one function for each kind of column, asked once a distinct content."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from itertools import zip_longest
from typing import Any

from lib.ingest import clean
from lib.ingest.clean import Cell, Unreadable
from lib.ingest.moments import Dates
from lib.ingest.places import Places
from lib.ingest.rules import marks as rules
from lib.ingest.table import NOWHERE, Mapped, Source, Via
from lib.ingest.vocabulary import Vocabulary
from lib.kernel import codes
from lib.kernel.codes import PlaceKind
from lib.kernel.logs import SORTINGS, Kind, Log
from lib.kernel.words import BALLOT, Checkpoint

Reader = Callable[[Any], Any]
_BEFORE, _AFTER = timedelta(days=400), timedelta(days=90)  # around the voting day: when logistics is moved
# Where a check is made, by the kind of place.
POINT: Mapping[PlaceKind | None, str] = {
    PlaceKind.WAREHOUSE: Checkpoint.WAREHOUSE,
    PlaceKind.PPK: Checkpoint.PPK,
    PlaceKind.PPS: Checkpoint.PPS,
    PlaceKind.TPS: Checkpoint.TPS,
}
_IDS = ("document_no", "handover_doc", "ba_no", "box_label")


@dataclass(slots=True)
class Read:
    """A source, read: a value (or None) for each row, and what was wrong by index of the row."""

    values: list[Any]
    wrong: dict[int, Unreadable] = field(default_factory=dict)
    beside: list[str | None] | None = None  # of a box: the label that its sender gave it


class Readers:
    """The readers of one table. Sources that several lanes share are read once."""

    def __init__(
        self, table: Mapped, places: Places, words: Vocabulary, labels: Mapping[str, str], voting: date
    ) -> None:
        self.table, self.places, self.words, self.labels = table, places, words, labels
        self.rows = table.data
        self._columns = list(zip_longest(*(row for _, row in table.data)))
        self._window = (voting - _BEFORE, voting + _AFTER)
        self._at = {number: index for index, (number, _) in enumerate(table.data)}
        self._done: dict[Source, Read] = {}
        self._dates = self._all_dates()

    def read(self, source: Source) -> Read:
        """What the source says, row by row."""
        if source not in self._done:
            self._done[source] = self._read(source)
        return self._done[source]

    def cells(self, position: int) -> Sequence[Cell]:
        """A column of the table; cells that a row lacks are None."""
        if position == NOWHERE or position >= len(self._columns):
            return [None] * len(self.rows)
        return self._columns[position]

    # --- one source ---------------------------------------------------------------------------------------

    def _read(self, source: Source) -> Read:
        log = self.table.log
        if source.via is Via.CONSTANT:
            value = self.of_cell(log, source.field)(source.words[0])
            read = Read([value] * len(self.rows))
            if isinstance(value, Unreadable):
                _settle(read, read.values)
            return read
        columns = [self.cells(position) for position in source.positions]
        if source.via is Via.CELL:
            read = _each(columns[0], self.of_cell(log, source.field, source.positions[0]))
        else:
            read = _each(list(zip(*columns, strict=True)), self._of_several(source))
        if source.via is Via.BOX:
            read.beside = [pair[1] if pair else None for pair in read.values]
            _settle(read, [pair[0] if pair else None for pair in read.values])
        self._marked(source, read, columns)
        return read

    def _of_several(self, source: Source) -> Reader:
        if source.via is Via.MOMENT:
            dates = self._dates.get(source.positions[0]) or Dates.of((), self._window)
            return lambda cells: None if cells == (None, None) else dates.joined(*cells)
        if source.via is Via.PLACE:
            return lambda cells: self.places.joined(*cells)
        if source.via is Via.BOX:
            return self._boxed
        return partial(_ticked, source.words)

    def _boxed(self, cells: tuple[Cell, ...]) -> Any:
        label, name, kecamatan, kelurahan, tps, ballot = cells
        return self.places.boxed(label, name, kecamatan, kelurahan, tps, ballot, self.labels)

    def of_cell(self, log: Log, name: str, position: int = NOWHERE) -> Reader:
        """The function that reads one cell of this field; a blank one is None."""
        column = log.by_name.get(name)
        kind = column.kind if column else Kind.WORD  # party stands beside every log
        if kind is Kind.TIME:
            dates = self._dates.get(position) or Dates.of((), self._window)
            return dates.moment
        if name in _IDS:
            return clean.identifier
        if kind in (Kind.TEXT, Kind.PERSON):
            return lambda cell: clean.text(cell) or None
        if name == "checkpoint":
            return self._checkpoint
        if kind is Kind.ITEM and log is SORTINGS:
            return self._paper
        simple: Mapping[Kind, Reader] = {
            Kind.COUNT: clean.count,
            Kind.FLAG: clean.flag,
            Kind.PLACE: self.places.place,
            Kind.BOX: self.places.box,
            Kind.ITEM: self.words.item,
            Kind.WORD: partial(self.words.read, name),
            Kind.LIST: partial(self.words.read, name) if column and column.choices else clean.listed,
            Kind.DEGREE: partial(clean.degree, limit=180 if name == "lon" else 90),
        }
        return partial(_unless_blank, simple[kind], kind in (Kind.COUNT, Kind.WORD, Kind.LIST))

    def _checkpoint(self, cell: Cell) -> Any:
        """A checkpoint by its word, or by the place that was named instead (`PPK Pekalongan Utara`)."""
        told = self.words.read("checkpoint", cell)
        if not isinstance(told, Unreadable):
            return told
        place = self.places.place(cell)
        return told if isinstance(place, Unreadable) else POINT.get(codes.place_kind(place), told)

    def _paper(self, cell: Cell) -> Any:
        """What was sorted: ballot papers, so a ballot type says it all."""
        ballot = None if clean.is_blank(cell) else self.places.ballot(cell)
        return BALLOT + ballot if isinstance(ballot, str) else self.words.item(cell)

    def _all_dates(self) -> dict[int, Dates]:
        """Position → how its dates are written. Columns of one sheet prove the order for each other."""
        found = {
            source.positions[0]
            for lane in self.table.lanes
            for source in lane
            if source.positions and source.positions[0] != NOWHERE and self._is_time(source)
        }
        columns = {position: self.cells(position) for position in found}
        return Dates.together(columns, self._window)

    def _is_time(self, source: Source) -> bool:
        column = self.table.log.by_name.get(source.field)
        return column is not None and column.kind is Kind.TIME

    # --- cells that the file itself marks -------------------------------------------------------------------

    def _marked(self, source: Source, read: Read, columns: Sequence[Sequence[Cell]]) -> None:
        """Formulas without a result, error values, amounts of merged cells, zeros that a spreadsheet ate."""
        sheet = self.table.table
        for rule, marks in ((rules.UNCOMPUTED, sheet.uncomputed), (rules.FAILED, sheet.failed)):
            for (number, position), shown in marks.items():
                if position in source.positions and number in self._at:
                    _put(read, self._at[number], Unreadable(rule, None, {"cell": shown}))
        for number, position in self.table.spread:
            if position in source.positions and number in self._at:
                _put(read, self._at[number], Unreadable(rules.SPREAD))
        if source.field in _IDS or source.field.startswith("seal_nos"):
            for index in clean.lost_zeros(columns[0]):
                if index not in read.wrong:
                    read.wrong[index] = Unreadable(rules.LOST_ZEROS, read.values[index])


def _put(read: Read, index: int, wrong: Unreadable) -> None:
    read.values[index], read.wrong[index] = None, wrong


def _unless_blank(reader: Reader, dashes: bool, cell: Cell) -> Any:
    if cell is None or clean.text(cell) == "" or (dashes and clean.is_blank(cell)):
        return None
    return reader(cell)


def _each(contents: Sequence[Any], reader: Reader) -> Read:
    """Every content read; the reader is asked once for each distinct one."""
    if bool in set(map(type, contents)):  # True is 1 to a dict, but not to a reader
        contents = list(zip(map(type, contents), contents, strict=True))
        known = {pair: reader(pair[1]) for pair in dict.fromkeys(contents)}
    else:
        known = {one: reader(one) for one in dict.fromkeys(contents)}
    values = list(map(known.__getitem__, contents))
    read = Read(values)
    if any(isinstance(value, Unreadable) for value in known.values()):
        _settle(read, values)
    return read


def _settle(read: Read, values: list[Any]) -> None:
    """Takes what could not be read out of the values."""
    read.wrong |= {index: value for index, value in enumerate(values) if isinstance(value, Unreadable)}
    read.values = [value.value if isinstance(value, Unreadable) else value for value in values]


def _ticked(words: tuple[str, ...], cells: Iterable[Cell]) -> str | Unreadable | None:
    """The one word whose column is ticked."""
    ticks = [clean.tick(cell) for cell in cells]
    strange = next((one for one in ticks if isinstance(one, Unreadable)), None)
    if strange:
        return strange
    chosen = [word for word, tick in zip(words, ticks, strict=True) if tick]
    if len(chosen) > 1:
        return Unreadable(rules.TICKED_TWICE, None, {"ticked": ", ".join(chosen)})
    return chosen[0] if chosen else None
