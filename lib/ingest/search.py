"""Where a table's header is and what log stands below it: every likely header is read as every log."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.ingest import layout
from lib.ingest.guess import by_content
from lib.ingest.headers import Header, candidates, deeper
from lib.ingest.headwords import BESIDE, IGNORED, PARTY, foreign, meaning
from lib.ingest.kinds import Look
from lib.ingest.letterhead import Letterhead, letterhead, looks_like_one
from lib.ingest.roles import Said, Seen, facts, roles
from lib.ingest.table import Answers, Table
from lib.ingest.wide import goods, tick
from lib.ingest.wiring import Plan, plan
from lib.kernel.logs import SEAL_CHECKS, Log

_ENOUGH = 2  # known titles make a header


@dataclass(frozen=True, slots=True)
class Reading:
    """A header read as one log. width: columns of the sheet. canonical: titled with the fields' own names."""

    header: Header
    looks: Mapping[int, Look]
    head: Letterhead
    plan: Plan
    around: layout.Around
    seen: tuple[Seen, ...]
    width: int
    canonical: bool = False

    @property
    def weight(self) -> int:
        """How much speaks for it: the columns it uses, and a title above that says so."""
        return len(self.plan.used) + self.head.speaks_of(self.plan.log)

    @property
    def nearness(self) -> tuple[int, int]:
        """How near it comes to being a table of its log."""
        return len(self.plan.used) - len(self.plan.missing), self.weight


@dataclass(slots=True)
class Search:
    """The search in one table. nearest, meant, foreign: what it came upon on its way, for messages."""

    table: Table
    logs: tuple[Log, ...]
    answers: Answers
    remembered: Mapping[str, str]
    context: str
    nearest: Reading | None = None
    meant: Reading | None = None  # the nearest of the logs that a title speaks of
    foreign: str | None = None
    _looks: dict[int, dict[int, Look]] = field(default_factory=dict)
    _longest: int = 0

    def __post_init__(self) -> None:
        self._longest = max((len(row) for _, row in self.table.rows), default=0)

    def best(self) -> list[Reading]:
        """The readings of one header that are whole, the heaviest first.

        The first header that can be read counts, with the rows above and below it that make more of it.
        """
        whole: list[Reading] = []
        for header in candidates(self.table):
            if whole and header.end > whole[0].header.end:
                break
            better = self._whole(header)
            if better and (not whole or len(better[0].plan.used) > len(whole[0].plan.used)):
                whole = better
        for header in deeper(self.table, whole[0].header) if whole else ():
            better = self._whole(header)
            if better and len(better[0].plan.used) >= len(whole[0].plan.used) + (
                not self._below_groups(header, better[0])
            ):
                whole = better
        return whole

    def _below_groups(self, header: Header, one: Reading) -> bool:
        """Has the last row titles for some columns, and nothing where rows of data have their place?"""
        row = self.table.rows[header.end][1]
        filled = {at for at, cell in enumerate(row) if cell is not None}
        places = {
            at
            for lane in one.plan.lanes
            for source in lane
            if source.field in (one.plan.log.scope, "item")
            for at in source.positions
        }
        return len(filled) >= _ENOUGH and not filled & places

    def _whole(self, header: Header) -> list[Reading]:
        read = self._readings(header)
        for one in read:
            if self.nearest is None or one.nearness > self.nearest.nearness:
                self.nearest = one
            spoken = one.head.speaks_of(one.plan.log)
            if spoken and (self.meant is None or one.nearness > self.meant.nearness):
                self.meant = one
        return sorted((one for one in read if one.plan.whole), key=lambda one: -one.weight)

    def _readings(self, header: Header) -> list[Reading]:
        if max(self._known(header, log) for log in self.logs) < _ENOUGH:
            return []
        other = foreign(header.source(at) for at in header.parts)
        if other:
            self.foreign = self.foreign or other
            return []
        rows = [row for _, row in self.table.rows[: header.start]]
        if not looks_like_one(rows):
            return []
        head = letterhead(rows, self.table.sheet, self.context)
        return [self._reading(header, head, log) for log in self.logs]

    def _known(self, header: Header, log: Log) -> int:
        """How many titles are known in a log."""
        told = self._said().columns
        return sum(
            at in told
            or bool((found := meaning(parts, log)) and found.role != IGNORED)
            or goods(parts, log) is not None
            or (log is SEAL_CHECKS and tick(parts) is not None)
            for at, parts in header.parts.items()
        )

    def _said(self) -> Said:
        columns = {
            at: field for (sheet, at), field in self.answers.columns.items() if sheet == self.table.sheet
        }
        return Said(columns, self.remembered)

    def _reading(self, header: Header, head: Letterhead, log: Log) -> Reading:
        looks = self._looked(header)
        seen = roles(header, looks, log, self._said(), head)
        canonical = self._is_canonical(header, log)
        if canonical:
            head = Letterhead((), (), ())
        found = self._wired(seen, head, log, ())
        extra = by_content(header, looks, found[0], seen)
        if extra:
            seen = [*seen, *extra]
            found = self._wired(seen, head, log, ())
        sections = [] if canonical else layout.section_roles(self.table, header, found[0])
        if sections:
            found = self._wired(seen, head, log, sections)
        wired, around = found
        return Reading(header, looks, head, wired, around, tuple(seen), self._width(header), canonical)

    def _wired(
        self, seen: list[Seen], head: Letterhead, log: Log, sections: list[str] | tuple[()]
    ) -> tuple[Plan, layout.Around]:
        first = self._longest
        known, values = facts(head, log, sections, first)
        given = {name: text for name, text in self.answers.values.items() if name in {*log.by_name, *BESIDE}}
        party = head.party()
        if party and PARTY not in given:
            given[PARTY] = party
        made = plan(log, [*seen, *known], given, first + len(values))
        positions = {one.role: one.position for one in known}
        return made, layout.Around(positions, {**values, **made.extra}, first)

    def _looked(self, header: Header) -> dict[int, Look]:
        """Position → its cells, of every column that has a title or a cell."""
        if header.end not in self._looks:
            rows = layout.sample(self.table, header.end)
            width = max((len(row) for row in rows), default=0)
            self._looks[header.end] = {
                at: Look([row[at] for row in rows if at < len(row)]) for at in range(width)
            }
        looks = self._looks[header.end]
        empty = Look([])
        width = self._width(header)  # what stands behind it in a text file has slipped there
        positions = sorted({*header.parts, *(at for at, look in looks.items() if look.cells and at < width)})
        return {at: looks.get(at, empty) for at in positions}

    def _width(self, header: Header) -> int:
        """Columns of the sheet; for a text file those of its header."""
        if not self.table.exact:
            return self._longest
        return max(len(row) for _, row in self.table.rows[header.start : header.end + 1])

    def _is_canonical(self, header: Header, log: Log) -> bool:
        names = {*log.by_name, *BESIDE}
        return header.end == 0 and all(
            len(parts) == 1 and parts[0] in names for parts in header.parts.values()
        )
