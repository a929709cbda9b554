"""Sentences about goods on their way: from where, to where, when, in what number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lib.ingest.chat.amounts import FIELDS, Amounts, amounts
from lib.ingest.chat.facts import Cells, Told, UnclearError, unclear
from lib.ingest.chat.kinds import POINTS, K
from lib.ingest.chat.numbers import paper
from lib.ingest.chat.scan import has, joined
from lib.ingest.chat.spots import Piece, Spot
from lib.ingest.chat.when import When, ahead, when
from lib.ingest.rules import chat as rules
from lib.kernel.words import Condition

VERBS = tuple(FIELDS)
_REACH = 4  # pieces between a word of planning and its verb
_UNNAMED = "logistik, barangnya tidak dirinci"
_DIRECTIONS = (K.FROM, K.TO, K.AT)
_DEPARTS = (K.DEPART,)
_ABOUT_SEALS = (Condition.MISSING, Condition.MISMATCH, Condition.UNSEALED, "tidak utuh")


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of the sentence. at: its index; planned: it has not happened."""

    at: int
    kind: K
    planned: bool
    when: When | None = None

    @property
    def field(self) -> str:
        """The time that it gives."""
        if self.planned:
            return "planned_departure" if self.kind in _DEPARTS else "planned_arrival"
        return "departed_at" if self.kind in _DEPARTS else "arrived_at"


def moved(pieces: Sequence[Piece], told: Told) -> list[Cells]:
    """The rows of a sentence, one for each of its goods and places. Raises UnclearError without any."""
    if has(pieces, K.NOT, K.UNCHECKED, K.EXCEPT):
        raise UnclearError(rules.NOT_YET)
    if any(piece.kind is K.COND and piece.value in _ABOUT_SEALS for piece in pieces):
        raise unclear("segel atau barang yang dimaksud")
    stations = any(isinstance(piece, Spot) and piece.level == "tps" for piece in pieces)
    if not stations and any(piece.text.casefold() == "tps" for piece in pieces):
        raise unclear("TPS yang mana")
    verbs = _timed(pieces, told)
    shared = _times(verbs, told)
    origin, destination = _places(pieces, verbs, told)
    shared |= {"origin": origin.cells[0] if origin and origin.known else ""}
    shared |= _papers(pieces) | told.people
    happened = {verb.at: FIELDS[verb.kind] for verb in verbs if not verb.planned}
    found = amounts(pieces, happened)
    shared["note"] = " ".join(word for word in (_words(pieces), ", ".join(found.note)) if word)
    handed = _handed(pieces)
    if handed and handed.cells != destination.cells:
        shared["handed_over_at"] = handed.cells[0]
    if not found.by_item and not has(pieces, K.GOODS, K.TRUCK, K.PLATE, K.LETTER):
        raise unclear("barang apa yang dimaksud")
    return list(rows(found, destination.cells, shared, has(pieces, K.EACH)))


def rows(found: Amounts, destinations: Sequence[str], shared: Cells, each: bool = False) -> Iterator[Cells]:
    """A row for each place and each of its goods; without any, one of unnamed goods.

    An amount for several places together stays in words, so that its reader says that it is no amount.
    """
    together = len(destinations) > 1 and not each
    goods = found.by_item
    if not goods:
        goods, shared = {"lain": {}}, {**shared, "note": f"{shared['note']} {_UNNAMED}".strip()}
    for cell in destinations:
        for item, own in goods.items():
            said = own
            if together:
                said = {
                    name: amount if amount == "0" else f"{amount} untuk {len(destinations)} TPS"
                    for name, amount in own.items()
                }
            yield {**shared, "destination": cell, "item": item, **said}


# --- when ---------------------------------------------------------------------------------------------------


def _verbs(pieces: Sequence[Piece]) -> list[_Verb]:
    """The verbs. A word of planning belongs to the verb behind it, else to the one before."""
    verbs = [_Verb(at, piece.kind, planned=False) for at, piece in enumerate(pieces) if piece.kind in VERBS]
    for at, piece in enumerate(pieces):
        if piece.kind is not K.PLAN or not verbs:
            continue
        behind = next((verb for verb in verbs if 0 < verb.at - at <= _REACH), None)
        before = next((verb for verb in reversed(verbs) if verb.at < at), None)
        meant = behind or before or verbs[0]
        verbs[verbs.index(meant)] = replace(meant, planned=True)
    return _merged(verbs)


def _merged(verbs: list[_Verb]) -> list[_Verb]:
    """`sudah tiba dan diterima` is one event; of the same event only its first word counts."""
    kept: list[_Verb] = []
    for verb in verbs:
        if all(verb.field != other.field for other in kept):
            kept.append(verb)
    return kept


def _timed(pieces: Sequence[Piece], told: Told) -> list[_Verb]:
    """Each verb with the time that is said with it."""
    verbs = _verbs(pieces)
    if not verbs:
        raise UnclearError(rules.UNKNOWN)
    times = [at for at, piece in enumerate(pieces) if piece.kind is K.TIME and piece.value != "span"]
    dates = [at for at, piece in enumerate(pieces) if piece.kind is K.DATE]
    if len(times) > len(verbs):
        raise unclear("jam yang mana")
    timed: list[_Verb] = []
    for order, verb in enumerate(verbs):
        if len(times) == len(verbs):
            own = times[order : order + 1]
        else:
            own = [at for at in times if _nearest(at, verbs) == verb.at]
        days = dates if len(dates) == 1 else [at for at in dates if _nearest(at, verbs) == verb.at]
        said = when([pieces[at] for at in sorted(days[:1] + own[:1])], told.known) if own or days else None
        planned = verb.planned or bool(said and said.later)
        timed.append(replace(verb, planned=planned, when=said))
    return _merged(timed)


def _nearest(at: int, verbs: Sequence[_Verb]) -> int:
    """The verb that governs this piece: the last one before it, else the first."""
    return next((verb.at for verb in reversed(verbs) if verb.at < at), verbs[0].at)


def _times(verbs: Sequence[_Verb], told: Told) -> Cells:
    """Field → cell. A report without an hour proves the day; a plan without a time says nothing."""
    cells: Cells = {}
    said = any(verb.when for verb in verbs)
    for verb in verbs:
        time = verb.when or (told.when if len(verbs) == 1 else None)
        if verb.planned:
            if time is None or not time.cell:
                raise UnclearError(rules.NOT_YET)
        elif time is None:
            time = When(told.known.day) if not said or verb.field == "arrived_at" else None
        if time is None:
            continue
        if not verb.planned and ahead(time, told.known):
            raise UnclearError(rules.TIME_AHEAD, time=time.cell)
        cells[verb.field] = time.cell
    return cells


# --- where --------------------------------------------------------------------------------------------------


def _places(pieces: Sequence[Piece], verbs: Sequence[_Verb], told: Told) -> tuple[Spot | None, Spot]:
    """Origin, where it is said, and destination. Raises when the destination is not certain."""
    ways: dict[K | None, list[Spot]] = {K.FROM: [], K.TO: [], None: []}
    for at, piece in enumerate(pieces):
        if isinstance(piece, Spot):
            way = _direction(pieces, at)
            ways[way if way in ways else None].append(_named(piece, told))
    origins, goals, rest = ways[K.FROM], ways[K.TO], ways[None]
    handed = _handed(pieces)
    rest = [spot for spot in rest if spot != handed] or rest
    arrives = any(verb.kind not in _DEPARTS for verb in verbs)
    if not goals and arrives:
        goals, rest = _stations_first(rest)
    elif not origins and len({spot.cells for spot in goals}) == 1:
        origins = [spot for spot in rest if spot.cells != goals[0].cells]
    if not goals and not arrives and origins and len({spot.cells for spot in rest}) == 1:
        goals = rest  # `kotak untuk TPS 07 Medono berangkat dari PPS Medono`
    if not goals and told.place and arrives:
        goals = [_named(told.place, told)]
    if len({spot.cells for spot in goals}) != 1 or len({spot.cells for spot in origins}) > 1:
        raise unclear("tujuannya") if goals else UnclearError(rules.NO_PLACE)
    if not goals[0].known:
        raise UnclearError(rules.NO_PLACE)
    return (origins[0] if origins else None), goals[0]


def departed_from(pieces: Sequence[Piece]) -> str | None:
    """The checkpoint that a load is only leaving, "" when it is not said; None when the load arrives."""
    if has(pieces, K.ARRIVE, K.RECEIVE, K.HANDED):
        return None
    origins = [
        piece
        for at, piece in enumerate(pieces)
        if isinstance(piece, Spot) and _direction(pieces, at) is K.FROM
    ]
    return str(POINTS.get(origins[0].level, "")) if len(origins) == 1 else ""


def _stations_first(spots: list[Spot]) -> tuple[list[Spot], list[Spot]]:
    """`TPS 07 Medono tiba di kelurahan Medono`: a TPS beside its own kelurahan is one place."""
    stations = [spot for spot in spots if spot.level == "tps"]
    names = {spot.name.text.casefold() for spot in stations if spot.name}
    others = [spot for spot in spots if spot.level == "kelurahan" and spot.name]
    own = all(spot.name and spot.name.text.casefold() in names for spot in others)
    return (stations if stations and own and len(stations) + len(others) == len(spots) else spots), []


def _direction(pieces: Sequence[Piece], at: int) -> K | None:
    """The preposition directly before a place."""
    before = at - 1
    while before >= 0 and pieces[before].kind in (K.GOODS, K.SEP, K.PPS, K.PPK) and before > at - 3:
        before -= 1
    return pieces[before].kind if before >= 0 and pieces[before].kind in _DIRECTIONS else None


def _named(spot: Spot, told: Told) -> Spot:
    if spot.level == "tps" and spot.name is None and told.name:
        return replace(spot, name=told.name)
    return spot


def _handed(pieces: Sequence[Piece]) -> Spot | None:
    """Where goods were really left: `dititip di PPS Medono`."""
    at = next((at for at, piece in enumerate(pieces) if piece.kind is K.HANDED), None)
    after = [] if at is None else [piece for piece in pieces[at + 1 : at + 3] if isinstance(piece, Spot)]
    return after[0] if after else None


# --- beside -------------------------------------------------------------------------------------------------


def _papers(pieces: Sequence[Piece]) -> Cells:
    """Papers, vehicle, cause of a delay, who watched."""
    letters = {number for piece in pieces if piece.kind is K.LETTER and (number := paper(piece.text))}
    if len(letters) > 1:
        raise unclear("surat jalan yang mana")
    hand = next((paper(piece.text) for piece in pieces if piece.kind is K.HANDOVER and paper(piece.text)), "")
    plates = [" ".join(piece.text.split()) for piece in pieces if piece.kind is K.PLATE]
    causes = dict.fromkeys(piece.value for piece in pieces if piece.kind is K.DELAY)
    kinds = dict.fromkeys(piece.value for piece in pieces if piece.kind is K.TRUCK)
    return {
        "document_no": next(iter(letters), ""),
        "handover_doc": hand,
        "vehicle": ", ".join(dict.fromkeys(plates)),
        "vehicle_kind": ", ".join(kinds),
        "delay_cause": ", ".join(causes),
        "supervisor_present": "1" if has(pieces, K.SUPERVISED) else "",
    }


def _words(pieces: Sequence[Piece]) -> str:
    """What is left for the note: words that mean nothing here, and conditions that are no amounts."""
    return joined(piece for piece in pieces if piece.kind in (K.WORD, K.CAUSE) or _is_state(piece))


def _is_state(piece: Piece) -> bool:
    return piece.kind is K.COND and piece.value in (Condition.INTACT, "baik", "tersegel")
