"""The columns of a table as the sources of one log's fields, what is missing, and what is there twice."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lib.ingest.headwords import PARTY, RECORDED_AT
from lib.ingest.kinds import Look
from lib.ingest.roles import PEOPLE, Seen
from lib.ingest.table import NOWHERE, Source, Via
from lib.ingest.times import time_sources
from lib.kernel.logs import BOX_COUNTS, DELIVERIES, SEAL_CHECKS, TPS_MASTER, Kind, Log
from lib.kernel.words import BALLOT

# Filled in elsewhere when blank: a line or a check is the first of its kind.
DEFAULTED = {"line", "check_no"}
_SPARED = {DELIVERIES.name: {"document_no", "origin"}}
_PLACE_PARTS = ("", ".kecamatan", ".kelurahan", ".tps")
_BOX_PARTS = ("", ".name", ".kecamatan", ".kelurahan", ".tps", ".ballot")
_LOOSE = ("note", "vehicle", "escort", "photos")  # of two such columns the first is kept
_PROOF = {TPS_MASTER.name: ("dapil", "special", "access", "lon", "lat")}


@dataclass(slots=True)
class Plan:
    """One way to read a table. clash: two columns for one field, which nobody can choose between.

    extra: position behind the last column → the word that every row has there. used: columns of the sheet.
    """

    log: Log
    lanes: tuple[tuple[Source, ...], ...]
    missing: tuple[str, ...]
    clash: tuple[Seen, Seen] | None = None
    extra: dict[int, str] = field(default_factory=dict)
    used: frozenset[int] = frozenset()
    proven: bool = False

    @property
    def whole(self) -> bool:
        """Can the table be read this way?"""
        return not self.missing and self.clash is None and self.proven

    @property
    def amounts(self) -> frozenset[int]:
        """The columns of the sheet that hold amounts."""
        counted = {name for name in self.log.of_kind(Kind.COUNT) if name not in DEFAULTED}
        return frozenset(
            at for lane in self.lanes for one in lane if one.field in counted for at in one.positions
        )


def required(log: Log) -> tuple[str, ...]:
    """Columns that a table of this log must have."""
    spared = DEFAULTED | _SPARED.get(log.name, set())
    return tuple(column.name for column in log.columns if column.required and column.name not in spared)


def plan(log: Log, seen: Sequence[Seen], given: Mapping[str, str], width: int) -> Plan:
    """The sources of a log. given: field → text for every row, of fields that have no column.

    width: the first position behind the columns and the facts.
    """
    one, clash = _single(seen, log)
    shared = _shared(log, one)
    had = {source.field for source in shared}
    shared += [Source(name, Via.CONSTANT, words=(text,)) for name, text in given.items() if name not in had]
    wide, extra = _wide_lanes(log, one, width)
    lanes = tuple(tuple(shared_of(lane, shared)) for lane in wide) if wide else (tuple(shared),)
    told = {source.field for source in lanes[0]}
    missing = tuple(name for name in required(log) if name not in told and not _spared(name, log, told))
    used = frozenset(at for lane in lanes for source in lane for at in source.positions if 0 <= at < width)
    real = frozenset(used - {each.position for each in seen if each.fact})
    return Plan(log, lanes, missing, clash, extra, real, _proven(log, lanes, real))


def shared_of(lane: Sequence[Source], shared: Sequence[Source]) -> Iterator[Source]:
    """The sources of one lane: what it shares with the others, unless it has its own."""
    own = {source.field for source in lane}
    yield from (source for source in shared if source.field not in own)
    yield from lane


def _spared(name: str, log: Log, told: set[str]) -> bool:
    return log is SEAL_CHECKS and name == "checkpoint" and "seen_at" in told


def _proven(log: Log, lanes: Sequence[Sequence[Source]], real: frozenset[int]) -> bool:
    """Is there an amount, a time or a condition in a column of its own, beside names?"""
    kinds = (Kind.COUNT, Kind.TIME)
    for source in (source for lane in lanes for source in lane):
        column = log.by_name.get(source.field)
        proves = (
            column
            and source.field not in DEFAULTED
            and (column.kind in kinds or source.field in ("condition", *_PROOF.get(log.name, ())))
        )
        if proves and real.intersection(source.positions):
            return True
    return False


# --- one column for each role -----------------------------------------------------------------------------


def _single(seen: Sequence[Seen], log: Log) -> tuple[dict[str, Seen], tuple[Seen, Seen] | None]:
    """Role → its column; `date` keeps all of them under `date`, `date#1`, …"""
    by_role: dict[str, list[Seen]] = {}
    for each in seen:
        by_role.setdefault(each.role, []).append(each)
    chosen: dict[str, Seen] = {}
    clash = None
    for role, several in by_role.items():
        left = _better(several)
        chosen[role] = left[0]
        if len(left) > 1 and role == "date":
            chosen |= {f"date#{at}": each for at, each in enumerate(left[1:], start=1)}
        elif len(left) > 1 and not _may_drop(role, log):
            clash = clash or (left[0], left[1])
    return chosen, clash


def _better(several: list[Seen]) -> list[Seen]:
    """Those that are left when facts give way to columns, weak ones to sure ones, empty to filled ones."""
    best = max(one.score for one in several)
    tests: tuple[Callable[[Seen], bool], ...] = (
        lambda one: not one.fact,
        lambda one: one.score == PEOPLE,
        lambda one: not one.weak,
        lambda one: bool(one.look.cells),
        lambda one: one.score == best,
    )
    for test in tests:
        several = [one for one in several if test(one)] or several
    same = all(one.look.cells == several[0].look.cells for one in several)
    return several[:1] if same and several[0].look.cells else several


def _may_drop(role: str, log: Log) -> bool:
    column = log.by_name.get(role)
    return role in _LOOSE or role in (PARTY, RECORDED_AT) or bool(column and column.kind is Kind.PERSON)


# --- sources ----------------------------------------------------------------------------------------------


def _shared(log: Log, one: Mapping[str, Seen]) -> list[Source]:
    sources: list[Source] = []
    for column in log.columns:
        if column.kind is Kind.PLACE:
            sources += _place(column.name, one, own=column.name == log.scope)
        elif column.kind is Kind.BOX:
            sources += _box(one)
        elif column.kind is not Kind.TIME:
            sources += _plain(column.name, one)
    sources += _ticks(one)
    sources += time_sources(log, one)
    if log is BOX_COUNTS and "item" not in one and "box_id.ballot" in one:
        sources.append(Source("item", Via.CELL, (one["box_id.ballot"].position,)))
    if PARTY in one:
        sources.append(Source(PARTY, Via.CELL, (one[PARTY].position,)))
    order = [*log.by_name, PARTY]
    return sorted(sources, key=lambda source: order.index(source.field))


def _plain(name: str, one: Mapping[str, Seen]) -> list[Source]:
    return [Source(name, Via.CELL, (one[name].position,))] if name in one else []


def _place(name: str, one: Mapping[str, Seen], own: bool) -> list[Source]:
    parts = {part: one[f"{name}{part}"] for part in _PLACE_PARTS if f"{name}{part}" in one}
    if len(parts) > 1 and parts.get("") and parts[""].fact and not parts[""].sure:
        del parts[""]  # a title says less than the table's own columns
    if own:
        parts |= _around(one, parts)
    if not parts:
        return []
    if set(parts) == {""}:
        return [Source(name, Via.CELL, (parts[""].position,))]
    at = tuple(parts[part].position if part in parts else NOWHERE for part in _PLACE_PARTS)
    return [Source(name, Via.PLACE, at)]


def _around(one: Mapping[str, Seen], parts: Mapping[str, Seen]) -> dict[str, Seen]:
    """The parts of a place that stand around the table, where its own columns leave them open.

    A title or the name of a sheet counts only where it is needed.
    """
    if any(each.look.mostly("code") or each.look.mostly("box") for each in parts.values()):
        return {}
    level = "" in parts and parts[""].look.mostly("checkpoint")
    bare = ".tps" in parts or ("" in parts and parts[""].look.mostly("tps"))
    facts = {
        part: one[f"@{part[1:]}"] for part in _PLACE_PARTS[1:] if f"@{part[1:]}" in one and part not in parts
    }
    needed = {".kecamatan": level, ".kelurahan": level or bare, ".tps": "" not in parts}
    found = {part: fact for part, fact in facts.items() if fact.sure or needed[part]}
    village = ".kelurahan" in {*parts, *found} or (not parts and ".kelurahan" in facts)
    if not village or "" in parts:
        found.pop(".tps", None)
    elif ".tps" in found and ".kelurahan" in facts:
        found[".kelurahan"] = facts[".kelurahan"]
    return found if parts or ".kelurahan" in found else {}


def _box(one: Mapping[str, Seen]) -> list[Source]:
    parts = {part: one[f"box_id{part}"] for part in _BOX_PARTS if f"box_id{part}" in one}
    if "" in parts and parts[""].look.mostly("box"):
        return [Source("box_id", Via.CELL, (parts[""].position,))]
    home = {
        part: each for part, each in parts.items() if part in (".name", ".kecamatan", ".kelurahan", ".tps")
    }
    around = _around(one, {("" if part == ".name" else part): each for part, each in home.items()})
    parts |= around
    known = ".ballot" in parts and (".tps" in parts or ".name" in parts)
    if "" not in parts and "box_label" in one:
        parts[""] = one["box_label"]
    elif "" in parts and known and parts[""].look.mostly("small"):
        del parts[""]  # only the first, second, … of its TPS
    if not known and "" not in parts:
        return []
    if set(parts) == {""} and not parts[""].look.cells:
        return [Source("box_id", Via.CELL, (parts[""].position,))]
    at = tuple(parts[part].position if part in parts else NOWHERE for part in _BOX_PARTS)
    return [Source("box_id", Via.BOX, at)]


def _ticks(one: Mapping[str, Seen]) -> list[Source]:
    named = {role.partition("=")[2]: each for role, each in one.items() if role.startswith("condition=")}
    if not named or "condition" in one:
        return []
    at = tuple(each.position for each in named.values())
    return [Source("condition", Via.TICKS, at, tuple(named))]


# --- lanes ------------------------------------------------------------------------------------------------


def _wide_lanes(log: Log, one: Mapping[str, Seen], width: int) -> tuple[list[list[Source]], dict[int, str]]:
    """A lane for each of the goods (or types of ballot paper) that are titles, in the order of their columns.

    Also the words that every row has behind its last column: the type of ballot paper of each lane.
    """
    lanes: dict[str, list[Source]] = {}
    extra: dict[int, str] = {}
    for role, each in sorted(one.items(), key=lambda pair: pair[1].position):
        what, _, name = role.partition(":")
        kind, _, word = what.partition("=")
        if not word or name not in log.by_name:
            continue
        if what not in lanes:
            lanes[what] = [Source(kind, Via.CONSTANT, words=(word,))] if kind in log.by_name else []
            ballot = word if kind == "ballot" else _ballot_of(word)
            box = _box_of(ballot, one, width + len(extra)) if ballot and "box_id" in log.by_name else []
            extra |= {width + len(extra): ballot for _ in box if ballot}
            lanes[what] += box
        lanes[what].append(Source(name, Via.CELL, (each.position,)))
    return list(lanes.values()), extra


def _ballot_of(item: str) -> str | None:
    """The type of ballot paper that goods are."""
    return item.removeprefix(BALLOT) if item.startswith(BALLOT) else None


def _box_of(ballot: str, one: Mapping[str, Seen], at: int) -> list[Source]:
    """The box of this ballot paper, which the word at position `at` names; none where columns name boxes."""
    if "box_id.ballot" in one:
        return []
    return _box({**one, "box_id.ballot": Seen(at, "box_id.ballot", Look([ballot]))})
