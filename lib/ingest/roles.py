"""The part that each column plays in one log: what its title means, settled by its cells or by a person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.ingest.cell import Cell, folded
from lib.ingest.headers import Header
from lib.ingest.headwords import BESIDE, IGNORED, Meaning, meaning, tokens
from lib.ingest.kinds import Look, chosen
from lib.ingest.letterhead import Letterhead
from lib.ingest.wide import ballots, goods, goods_in, places, tick
from lib.kernel.logs import ALLOCATIONS, BOX_COUNTS, DELIVERIES, SEAL_CHECKS, SORTINGS, TPS_MASTER, Kind, Log

PEOPLE = 0  # the score of what a person chose, and of what only the cells say
_BOXES = (SEAL_CHECKS, BOX_COUNTS)
_RECEIVING, _SENDING = {"terima", "bast", "serah"}, {"kirim", "jalan", "keluar"}
_TO_PLAN = {"departed_at": "planned_departure", "arrived_at": "planned_arrival"}
_CROSSED = 2  # places in titles that make a recap
_HAPPENED = ("qty_received", "qty_damaged", "delay_cause", "received_by", "handover_doc", "planned_arrival")


@dataclass(frozen=True, slots=True)
class Seen:
    """A column, or a fact from around the table, with the role it plays.

    position: behind the sheet's last column for facts. weak: it gives way to any other of the same role, and
    then plays the role `instead`.
    sure: a fact that a label or a section states; titles and names of sheets only let it be understood.
    """

    position: int
    role: str
    look: Look
    score: int = 100
    weak: bool = False
    instead: str = ""
    fact: bool = False
    sure: bool = True

    @property
    def field(self) -> str:
        """The log's column, without the part."""
        return self.role.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Said:
    """What people said about columns: of this file by position, of earlier ones by folded title."""

    columns: Mapping[int, str]
    remembered: Mapping[str, str]

    def of(self, position: int, source: str) -> str | None:
        """The role that a person gave to this column."""
        if position in self.columns:
            return self.columns[position]
        return self.remembered.get(folded(source))


def roles(header: Header, looks: Mapping[int, Look], log: Log, said: Said, head: Letterhead) -> list[Seen]:
    """Every column that plays a role in this log."""
    found = [
        one for position in looks if (one := _role(header, position, looks[position], log, said)) is not None
    ]
    found = _ticked(header, looks, log, _yielding(found))
    found = _wide(header, looks, log, _paired(found), said)
    found = _crossed(header, looks, log, found, said)
    found = [one for each in found if (one := _placed(each, found, log)) is not None]
    return _scheduled(_amounts(_located(found, log, head), log, head), log, head)


def _role(header: Header, position: int, look: Look, log: Log, said: Said) -> Seen | None:
    told = said.of(position, header.source(position))
    if told is not None:
        own = told == IGNORED or told.partition(".")[0].partition("=")[0] in {
            *log.by_name,
            *BESIDE,
            "date",
            "time",
        }
        return Seen(position, told, look, PEOPLE) if own and told != IGNORED else None
    found = meaning(header.parts.get(position, ()), log)
    if found is None or found.role == IGNORED:
        return None
    return _settled(position, found, look, log)


def _settled(position: int, found: Meaning, look: Look, log: Log) -> Seen | None:
    role = chosen(found.role, look, log)
    if role == IGNORED:
        return None
    *_, last = found.role.split("|")
    instead = last.rstrip("~") if last != role else ""
    return Seen(position, role.rstrip("~"), look, found.score, role.endswith("~"), instead)


def _yielding(found: list[Seen]) -> list[Seen]:
    """A receiver who reads like a place is the destination, unless a column says that itself."""
    sure = {one.role for one in found if not one.weak}
    return [
        replace(one, role=one.instead, weak=False, instead="")
        if one.weak and one.instead and one.role in sure
        else one
        for one in found
    ]


def _placed(one: Seen, all_seen: Sequence[Seen], log: Log) -> Seen | None:
    """`@tps` and the like as parts of the log's own place."""
    if not one.role.startswith("@"):
        return one
    part = one.role[1:]
    whole = f"{log.scope}.name" if log in _BOXES else log.scope
    village = any(other.role in ("@kelurahan", f"{log.scope}.kelurahan") for other in all_seen)
    plain = not one.look.cells or one.look.mostly("tps") or one.look.mostly("numbered")
    if part == "tps" and not village and not plain:
        part = "name"
    if part == "name":
        return replace(one, role=whole, weak=one.weak or any(other.role == whole for other in all_seen))
    return replace(one, role=f"{log.scope}.{part}")


def _paired(found: list[Seen]) -> list[Seen]:
    """Beside a column of what was found, bare seal numbers (or their count) are those on record."""
    roles = {one.role for one in found if not one.weak}
    partner = {"seal_nos_found": "seal_nos_recorded", "seals_found": "seals_expected"}
    return [
        replace(one, role=partner[one.role], weak=False)
        if one.weak and one.role in partner and one.role in roles and partner[one.role] not in roles
        else one
        for one in found
    ]


# --- ticks, goods, amounts --------------------------------------------------------------------------------


def _ticked(header: Header, looks: Mapping[int, Look], log: Log, found: list[Seen]) -> list[Seen]:
    """Columns titled with conditions and filled with ticks, where no column holds the condition itself."""
    if log is not SEAL_CHECKS:
        return found
    named = {
        position: word
        for position, look in looks.items()
        if position in header.parts
        and (word := tick(header.parts[position]))
        and (not look.cells or look.mostly("tick"))
    }
    if any(one.role == "condition" and one.position not in named for one in found):
        return found
    others = [one for one in found if one.position not in named]
    if len(set(named.values())) > 1:
        return others + [Seen(at, f"condition={word}", looks[at]) for at, word in named.items()]
    whole = [at for at, word in named.items() if word == "utuh" and looks[at].cells]
    return others + [Seen(at, "condition", looks[at]) for at in whole[:1]]


def _wide(header: Header, looks: Mapping[int, Look], log: Log, found: list[Seen], said: Said) -> list[Seen]:
    """Columns titled with goods and filled with amounts, where no column holds the goods."""
    by_ballot = log is SEAL_CHECKS
    holder = "box_id.ballot" if by_ballot else "item"
    if any(one.role == holder and not one.weak for one in found):
        return found
    named: dict[int, str] = {}
    for at, look in looks.items():
        parts = header.parts.get(at, ())
        free = parts and said.of(at, header.source(at)) is None
        role = (ballots if by_ballot else goods)(parts, log) if free else None
        if role and not _sums(parts, header) and _holds(role, look, log):
            named[at] = role
    if not named or not any(looks[at].cells for at in named):
        return found
    own = any(role.endswith(":condition") for role in named.values())
    if by_ballot and not own and not any(one.role == "condition" for one in found):
        return found
    apart = "condition" if by_ballot and own else None
    others = [one for one in found if one.position not in named and one.role != apart]
    return others + [Seen(at, role, looks[at]) for at, role in named.items()]


def _crossed(
    header: Header, looks: Mapping[int, Look], log: Log, found: list[Seen], said: Said
) -> list[Seen]:
    """Columns titled with places, beside one of goods: a recap with its goods as rows."""
    fields = {one.field for one in found}
    if "item" not in fields or log.scope in fields:
        return found
    named = {
        at: role
        for at, look in looks.items()
        if (parts := header.parts.get(at))
        and said.of(at, header.source(at)) is None
        and (role := places(parts, log))
        and look.mostly("number")
    }
    if len(named) < _CROSSED:
        return found
    others = (one for one in found if one.position not in named)
    return [*others, *(Seen(at, role, looks[at]) for at, role in named.items())]


def _holds(role: str, look: Look, log: Log) -> bool:
    """Do the cells below such a title fit it: numbers for amounts, and none for conditions?"""
    kind = log.by_name[role.rpartition(":")[2]].kind if not role.endswith(":qty") else Kind.COUNT
    expected = {Kind.COUNT: True, Kind.WORD: False}.get(kind)
    ticked = expected is True and look.any_of("number") and all(map(_is_amount_or_tick, look.cells))
    return not look.cells or expected is None or ticked or look.mostly("number") == expected


def _is_amount_or_tick(cell: Cell) -> bool:
    look = Look([cell])
    return look.mostly("number") or look.mostly("tick")


def _sums(parts: Sequence[str], header: Header) -> bool:
    """A total over the other columns of its group, such as all types of ballot paper together."""
    if tokens(parts[-1]) != ("jumlah",):
        return False
    group = [other for other in header.parts.values() if len(other) > 1 and other[:-1] == parts[:-1]]
    return any(goods_in(other[-1]) for other in group)


def _located(found: list[Seen], log: Log, head: Letterhead) -> list[Seen]:
    """A bare place beside a type of ballot paper and a checkpoint is the home of the box."""
    roles = {one.role for one in found}
    home = {"box_id", "box_id.name", "box_id.tps", "box_label", "box_id.kelurahan"}
    pointed = "checkpoint" in roles or any("checkpoint" in said for said in head.said(log))
    if log is not SEAL_CHECKS or roles & home or "box_id.ballot" not in roles or not pointed:
        return found
    return [replace(one, role="box_id.name") if one.role == "seen_at" else one for one in found]


def _amounts(found: list[Seen], log: Log, head: Letterhead) -> list[Seen]:
    """`qty` as the amount that the table's title or its other columns make it; dropped when nothing does."""
    field = _amount(found, log, head)
    taken = any(one.role == field for one in found)
    settled = []
    for one in found:
        if one.role == "qty" and log is not BOX_COUNTS:
            if field and not taken:
                settled.append(replace(one, role=field))
        elif one.role.endswith(":qty") and log is not BOX_COUNTS:
            if field:
                settled.append(replace(one, role=f"{one.role.removesuffix('qty')}{field}"))
        else:
            settled.append(one)
    return settled


def _amount(found: Sequence[Seen], log: Log, head: Letterhead) -> str | None:
    if log is DELIVERIES:
        return _direction({one.field for one in found}, log, head)
    told = {ALLOCATIONS: "qty_needed", SORTINGS: "qty_checked", TPS_MASTER: "dpt"}
    return told.get(log) if head.speaks_of(log) else None


def _direction(fields: set[str], log: Log, head: Letterhead) -> str | None:
    """Sent or received, for a delivery with one amount only."""
    receiving, sending = bool(_RECEIVING & head.stems), bool(_SENDING & head.stems)
    if receiving != sending:
        return "qty_received" if receiving else "qty_sent"
    arrived, departed = "arrived_at" in fields, "departed_at" in fields
    if arrived and not departed:
        return "qty_received"
    hints = {*log.of_kind(Kind.TIME), "document_no", "origin", "vehicle", "date", "vehicle_kind"}
    return "qty_sent" if fields & hints or sending else None


def _scheduled(found: list[Seen], log: Log, head: Letterhead) -> list[Seen]:
    """Below the title of a schedule, times are planned ones."""
    happened = any(one.role.endswith(_HAPPENED) or one.field.startswith("planned") for one in found)
    if log is not DELIVERIES or not head.is_plan or happened:
        return found
    timed = any(one.field in _TO_PLAN for one in found)
    return [replace(one, role=_planned(one, timed)) for one in found]


def _planned(one: Seen, timed: bool) -> str:
    if not timed and one.role in ("date", "time"):
        return f"planned_departure.{one.role}"
    return one.role.replace(one.field, _TO_PLAN.get(one.field, one.field), 1)


def facts(
    head: Letterhead, log: Log, sections: Iterable[str], first: int
) -> tuple[list[Seen], dict[int, Cell]]:
    """What stands around the table, each as a column behind the last: the columns, and their values."""
    sure, clear = head.said(log)
    said = clear | sure
    wanted = dict.fromkeys([*sections, *said])
    seen: list[Seen] = []
    values: dict[int, Cell] = {}
    for position, role in enumerate(wanted, start=first):
        certain = role in sure or role in sections
        look = Look([said[role]] if role in said else [])
        seen.append(Seen(position, role, look, fact=True, sure=certain))
        values[position] = said.get(role)
    return seen, values
