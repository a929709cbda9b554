"""The rows below a header: data, or passed with a reason; merged cells and section rows filled in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from lib.ingest import special
from lib.ingest.cell import Cell, text
from lib.ingest.headers import Header
from lib.ingest.headwords import meaning, tokens
from lib.ingest.kinds import Look
from lib.ingest.letterhead import bare_place
from lib.ingest.merges import filled_in
from lib.ingest.table import Table, Via
from lib.ingest.wiring import Plan
from lib.kernel.logs import LOGS

Row = tuple[int, list[Cell]]
_NUMBERS = (("nomor",), ("nomor", "urut"), ("urut",))
_SIGNERS = 3  # cells of a row of signatures
_LOOKED_AT = 400  # rows below a header in which sections are looked for


@dataclass(slots=True)
class Around:
    """The cells behind the last column. roles: role → position; values: position → what all rows have."""

    roles: Mapping[str, int]
    values: dict[int, Cell]
    first: int


@dataclass(slots=True)
class Body:
    """The rows below a header."""

    data: list[Row] = field(default_factory=list)
    passed: list[tuple[int, str]] = field(default_factory=list)
    spread: set[tuple[int, int]] = field(default_factory=set)


def body(table: Table, found: Header, plan: Plan, around: Around, looks: Mapping[int, Look]) -> Body:
    """The data rows of a table and the rows passed; virtual cells appended where the plan uses any."""
    rows = table.rows[found.end + 1 :]
    reader = _Reader(table, found, plan, around, looks)
    read = reader.read(rows)
    read.data, read.spread = filled_in(table, read.data, plan.amounts, around.first)
    used = any(at >= around.first for lane in plan.lanes for source in lane for at in source.positions)
    if used:
        read.data = _with_virtual(read.data, reader.said, around)
    return read


def plain(table: Table, found: Header) -> Body:
    """Every row below the header, as it stands: for a file that a machine wrote."""
    return Body(data=table.rows[found.end + 1 :])


def section_roles(table: Table, found: Header, plan: Plan) -> list[str]:
    """What section rows below the header tell, as roles."""
    roles: dict[str, None] = {}
    goods_too = _lacks_goods(plan)
    rows = table.rows[found.end + 1 : found.end + 1 + _LOOKED_AT]
    for _, row in rows:
        if len(row) - row.count(None) <= 2:
            roles |= dict.fromkeys(special.section(row, plan.log, goods_too))
    return list(roles) if len(rows) > 1 else []


def sample(table: Table, end: int, most: int = 200) -> list[list[Cell]]:
    """Rows below a header that look like data, to see what its columns hold."""
    rows = [row for _, row in table.rows[end + 1 : end + 1 + most]]
    while rows and special.is_numbering(rows[0], len(special.filled(rows[0]))):
        rows = rows[1:]
    counts = [len(row) - row.count(None) for row in rows]
    least = max(counts, default=0) / 3
    return [
        row for row, count in zip(rows, counts, strict=True) if count >= least and not special.is_total(row)
    ]


def _lacks_goods(plan: Plan) -> bool:
    """Has the table no column of its own for its goods?"""
    items = [source for lane in plan.lanes for source in lane if source.field == "item"]
    return len(plan.lanes) == 1 and not any(plan.used.intersection(source.positions) for source in items)


class _Reader:
    """Goes through the rows once. A row that is clearly filled like its neighbours costs little."""

    def __init__(
        self, table: Table, found: Header, plan: Plan, around: Around, looks: Mapping[int, Look]
    ) -> None:
        self.plan, self.around, self.found = plan, around, found
        head = table.rows[found.start : found.end + 1]
        self.heads = [{at: text(cell) for at, cell in enumerate(row) if cell is not None} for _, row in head]
        self.anchors = tuple({next(iter(texts.items())) for texts in self.heads})
        self.above = {_written(row) for _, row in table.rows[: found.start]}
        self.goods_too = _lacks_goods(plan)
        self.places, self.ballots = _named(plan, looks)
        self.now: dict[int, Cell] = {}
        self.said: dict[int, dict[int, Cell]] = {}
        self.other = False

    def read(self, rows: Sequence[Row]) -> Body:
        """Sorts the rows."""
        counts = [len(row) - row.count(None) for _, row in rows]
        enough = max(2, median(counts[:100]) * 0.5) if counts else 2
        result = Body()
        previous, fresh, near, near_other = None, True, False, False
        for (number, row), count in zip(rows, counts, strict=True):
            gap = previous is not None and number > previous + 1
            previous = number
            why = None
            if fresh or near or gap or count < enough or self.other or self._odd(row):
                why = self._why(row, count, fresh)
                if why == special.OTHER_TABLE and not near_other:
                    near_other = True
                    self._drop_title(result, enough)
            near = why is not None or count < enough
            if why is None:
                fresh = False
                result.data.append((number, row))
                if self.now:
                    self.said[number] = dict(self.now)
            else:
                fresh = fresh or why == special.HEADER
                result.passed.append((number, why))
        self._end(result, enough)
        return result

    def _drop_title(self, result: Body, enough: float) -> None:
        """The rows just above another table's header are its titles."""
        while result.data and len(result.data[-1][1]) - result.data[-1][1].count(None) < enough:
            number, _ = result.data.pop()
            result.passed.append((number, special.OTHER_TABLE))
        result.passed.sort()

    def _odd(self, row: list[Cell]) -> bool:
        """Is there anything about a full row that asks for a closer look?"""
        for cell in row:
            if isinstance(cell, str):
                if special.may_be_total(cell) or special.may_be_signed(cell):
                    return True
                break
        return any(at < len(row) and row[at] == title for at, title in self.anchors)

    def _why(self, row: list[Cell], count: int, fresh: bool) -> str | None:
        """Why the row is no data; None when it may be."""
        plain = {
            special.OTHER_TABLE: self.other,
            special.HEADER: self._repeats(row),
            special.NUMBERING: fresh and special.is_numbering(row, len(self.found.parts)),
            special.TITLE: count <= 3 and _written(row) in self.above,
            special.TOTAL: special.is_total(row),
            special.UNFILLED: self._is_only_numbered(row),
            special.RULED: special.is_ruled(row),
            special.SIGNED: count <= _SIGNERS and special.is_signature(row),
        }
        why = next((why for why, holds in plain.items() if holds), None) or special.stray(row)
        return why or self._section(row, count) or self._other_header(row)

    def _is_only_numbered(self, row: Sequence[Cell]) -> bool:
        """Is nothing filled in but the number of the row, as printed forms have it?"""
        filled = [at for at, cell in enumerate(row) if cell is not None]
        if not filled:
            return False
        title = self.found.parts.get(filled[0], ("",))[-1]
        return len(filled) == 1 and filled[0] not in self.plan.used and tokens(title) in _NUMBERS

    def _section(self, row: list[Cell], count: int) -> str | None:
        """Why the row is a title of the rows below it."""
        facts = special.section(row, self.plan.log, self.goods_too) if count <= 2 else {}
        return self._open(facts, row) if facts and not self._is_own(facts, row) else None

    def _repeats(self, row: Sequence[Cell]) -> bool:
        cells = {at: text(cell) for at, cell in enumerate(row) if cell is not None}
        return any(
            sum(texts.get(at) == one for at, one in cells.items()) * 5 >= len(cells) * 4
            for texts in self.heads
            if len(cells) > 1 or len(texts) == 1
        )

    def _is_own(self, facts: Mapping[str, Cell], row: Sequence[Cell]) -> bool:
        """Only a bare name, in the column of such names: a row that nobody filled in, no title."""
        at, cell = next((at, cell) for at, cell in reversed(list(enumerate(row))) if cell is not None)
        if "box_id.ballot" in facts:
            return at in self.ballots
        return at in self.places and bool(bare_place(text(cell)))

    def _open(self, facts: Mapping[str, Cell], row: Sequence[Cell]) -> str:
        """A section begins: what it says holds until the next of its kind, smaller ones end with it."""
        order = ("@kecamatan", "@kelurahan", "@tps")
        first = min((order.index(role) for role in facts if role in order), default=len(order))
        for role in order[first:]:
            if role in self.around.roles:
                self.now[self.around.roles[role]] = None
        for role, value in facts.items():
            if role in self.around.roles:
                self.now[self.around.roles[role]] = value
        title = " ".join(text(cell) for cell in row if cell is not None)
        return f"Judul bagian “{title[:60]}”; berlaku untuk baris di bawahnya."

    def _other_header(self, row: Sequence[Cell]) -> str | None:
        """A second header: of the same columns it is a repetition, of others it starts another table."""
        roles = special.names_columns(row, self.plan.log)
        if not roles:
            other = any(special.names_columns(row, log, least=4) for log in LOGS.values())
            self.other = other
            return special.OTHER_TABLE if other else None
        own = {at: meaning(parts, self.plan.log) for at, parts in self.found.parts.items()}
        same = all((one := own.get(at)) is not None and one.role == role for at, role in roles.items())
        if same:
            return special.HEADER
        self.other = True
        return special.OTHER_TABLE

    def _holds_values(self, row: Sequence[Cell]) -> bool:
        """Is there a number, a day or a condition where the log expects one?"""
        for at in self.plan.used:
            cell = row[at] if at < len(row) else None
            if cell is None:
                continue
            if not isinstance(cell, str) or cell.lstrip()[:1].isdigit():
                return True
            look = Look([cell])
            if look.mostly("condition") or look.mostly("tick") or look.mostly("tps"):
                return True
        return False

    def _end(self, result: Body, enough: float) -> None:
        """From the first signature or note below the last full row on, all is the foot of the paper."""
        last = len(result.data)
        while last and not self._is_full(result.data[last - 1][1], enough):
            last -= 1
        for at in range(last, len(result.data)):
            why = special.signed(result.data[at][1])
            if why:
                result.passed = sorted([*result.passed, *((number, why) for number, _ in result.data[at:])])
                del result.data[at:]
                return

    def _is_full(self, row: Sequence[Cell], enough: float) -> bool:
        return len(row) - row.count(None) >= enough and self._holds_values(row)


def _named(plan: Plan, looks: Mapping[int, Look]) -> tuple[set[int], set[int]]:
    """The columns that hold names of places, and those that hold types of ballot paper."""
    places: set[int] = set()
    ballots: set[int] = set()
    for source in plan.lanes[0]:
        if source.field == plan.log.scope:
            at = source.positions[1:] if source.via is Via.BOX else source.positions
            named = [one for one in at[:1] if one in looks and not looks[one].mostly("tps")]
            places |= {*named, *(one for one in at[1:3] if one in looks)}
            ballots |= set(source.positions[5:])
    return places, ballots


def _written(row: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(text(cell) for cell in row if cell is not None)


def _with_virtual(data: Iterable[Row], said: Mapping[int, Mapping[int, Cell]], around: Around) -> list[Row]:
    """Each row padded to the first virtual position, and what stands around the table behind it."""
    first = around.first
    always = [around.values.get(at) for at in range(first, max(around.values, default=first - 1) + 1)]
    whole: list[Row] = []
    for number, row in data:
        behind = list(always)
        for at, cell in said.get(number, {}).items():
            behind[at - first] = cell
        whole.append((number, [*row, *[None] * (first - len(row)), *behind]))
    return whole
