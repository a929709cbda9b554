"""Sentences about seals: which boxes, in what condition, seen where and when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lib.ingest.chat.expand import Box, of_area, of_load, of_tps, without
from lib.ingest.chat.facts import Cells, Told, UnclearError, unclear
from lib.ingest.chat.kinds import CHECKPOINT_OF, POINTS, K
from lib.ingest.chat.numbers import paper, serials
from lib.ingest.chat.scan import has, joined
from lib.ingest.chat.spots import Piece, Spot
from lib.ingest.chat.when import When, ahead, only, when
from lib.ingest.rules import chat as rules
from lib.kernel.words import RESEALED, Checkpoint, Condition

_SUBJECTS = (K.BALLOT,)
_GOOD = (Condition.INTACT, "baik", "tersegel")
_UNSAID = (K.UNCHECKED, K.NOT)


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows of a sentence, and parts of it that gave none, each with why."""

    rows: list[Cells]
    aside: list[tuple[str, UnclearError]]


@dataclass(frozen=True, slots=True)
class _Part:
    """One statement of a sentence. spot: of TPS or a whole place; good: nothing bad is said."""

    pieces: list[Piece]
    spot: Spot | None
    ballots: tuple[str, ...]
    conditions: tuple[str, ...]

    @property
    def good(self) -> bool:
        return bool(self.conditions) and all(one in _GOOD for one in self.conditions)


def checked(pieces: Sequence[Piece], told: Told) -> Checked:
    """The seal checks of a sentence. Raises UnclearError when it gives none."""
    if has(pieces, K.BALLOT_UNCLEAR):
        raise unclear("DPRD yang mana, provinsi atau kota")
    if has(pieces, K.PLAN):
        raise UnclearError(rules.NOT_YET)
    cut = next((at for at, piece in enumerate(pieces) if piece.kind is K.EXCEPT), None)
    if cut is not None:
        return _collective(list(pieces[:cut]), list(pieces[cut + 1 :]), pieces, told)
    if has(pieces, *_UNSAID):
        raise UnclearError(rules.NOT_YET)
    parts = _parts(pieces)
    spots = {part.spot for part in parts if part.spot}
    only = next(iter(spots)) if len(spots) == 1 else None
    rows: list[Cells] = []
    for part in parts:
        spot = part.spot or only or told.place
        rows += _rows(part, spot, pieces, told)
    return Checked(rows, [])


# --- the parts of a sentence --------------------------------------------------------------------------------


def _is_subject(piece: Piece) -> bool:
    return piece.kind in _SUBJECTS or (isinstance(piece, Spot) and piece.level == "tps")


def _is_condition(piece: Piece) -> bool:
    return piece.kind in (K.COND, K.NONE_BAD)


def _parts(pieces: Sequence[Piece], unsaid: bool = False) -> list[_Part]:
    """`TPS 3 DPR sobek, TPS 4 utuh` is two. unsaid: being unchecked ends a part too."""

    def ends(piece: Piece) -> bool:
        return _is_condition(piece) or (unsaid and piece.kind in _UNSAID)

    first_subject = next((at for at, one in enumerate(pieces) if _is_subject(one)), len(pieces))
    first_end = next((at for at, one in enumerate(pieces) if ends(one)), len(pieces))
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        begins = _is_subject(piece) if first_subject < first_end else ends(piece)
        full = any(ends(one) for one in groups[-1])
        if begins and full and any(_is_subject(one) for one in groups[-1]):
            groups.append([])
        groups[-1].append(piece)
    while len(groups) > 1 and not any(ends(one) for one in groups[-1]) and not unsaid:
        last = groups.pop()
        groups[-1] += last
    parts: list[_Part] = []
    for group in groups:
        parts.append(_part(group, parts[-1].spot if parts else None))
    return parts


def _part(group: list[Piece], before: Spot | None) -> _Part:
    spots = [piece for piece in group if isinstance(piece, Spot)]
    stations = [spot for spot in spots if spot.level == "tps"]
    if len(stations) > 1:
        raise unclear("TPS yang mana")
    areas = [spot for spot in spots if spot.level != "tps"]
    spot = stations[0] if stations else (areas[0] if areas else before)
    return _Part(
        group,
        spot,
        tuple(dict.fromkeys(piece.value for piece in group if piece.kind is K.BALLOT)),
        tuple(
            dict.fromkeys(
                str(piece.value) if piece.kind is K.COND else str(Condition.INTACT)
                for piece in group
                if _is_condition(piece)
            )
        ),
    )


# --- rows ---------------------------------------------------------------------------------------------------


def _rows(part: _Part, spot: Spot | None, sentence: Sequence[Piece], told: Told) -> list[Cells]:
    numbers, rest = serials(part.pieces)
    conditions = part.conditions
    if not conditions and numbers.recorded and numbers.found and numbers.recorded != numbers.found:
        conditions = (str(Condition.MISMATCH),)
    if part.good:  # `tersegel dan utuh`
        conditions = (str(Condition.INTACT),)
    if len(conditions) != 1:
        raise unclear("kondisi segelnya" if not conditions else f"kondisi {' atau '.join(conditions)}")
    shared = _shared(part, rest, sentence, told) | {"condition": conditions[0]}
    shared["checkpoint"] = _checkpoint(part.pieces, spot, told)
    named = {
        "seal_nos_recorded": "|".join(numbers.recorded),
        "seal_nos_found": "|".join(numbers.found),
        "new_seal_nos": "|".join(numbers.new),
    }
    cells, collective = _boxes(part, _completed(spot, told), told)
    # Of two numbers that differ it must be said which one was written down.
    if len(cells) == 1 and (conditions[0] != Condition.MISMATCH or numbers.apart):
        shared |= named
    elif any(named.values()):
        written = ", ".join(one for one in named.values() if one).replace("|", ", ")
        shared["note"] = f"{shared['note']} nomor segel {written}".strip()
    if collective:
        shared["collective"] = "1"
    return [{"box_id": cell, **shared} for cell in cells]


def _completed(spot: Spot | None, told: Told) -> Spot | None:
    """TPS without a kelurahan are of the one that the message speaks of."""
    if spot and spot.level == "tps" and spot.name is None and told.name:
        return Spot(spot.level, spot.text, spot.numbers, told.name)
    return spot


def _boxes(part: _Part, spot: Spot | None, told: Told) -> tuple[list[str], bool]:
    """The cells of the boxes, and whether the statement is collective."""
    every = has(part.pieces, K.ALL)
    counted = [piece for piece in part.pieces if piece.kind is K.COUNT and piece.text.split()[0].isdigit()]
    if counted and not part.ballots:
        if int(counted[0].text.split()[0]) != len(told.ballots) or not part.good:
            raise unclear("kotak yang mana")
        every = True
    if spot is None or spot.level != "tps":
        if not every or not part.good:
            raise unclear("kotak TPS yang mana") if spot else UnclearError(rules.NO_PLACE)
        return [box.cell for box in _wide(spot, part, told)], True
    if not spot.known:
        raise UnclearError(rules.NO_PLACE)
    if not part.ballots and not part.good and not every:
        return [f"{spot.text} (kotak tidak disebut)"], False
    boxes = of_tps(spot, told, part.ballots)
    many = not part.ballots or (part.good and len(spot.numbers) > 1)
    return [box.cell for box in boxes], many


def _wide(spot: Spot | None, part: _Part, told: Told) -> list[Box]:
    """Boxes of a kelurahan, a kecamatan or a truck."""
    if spot is None:
        if not has(part.pieces, K.TRUCK, K.PLATE, K.LETTER):
            raise UnclearError(rules.NO_PLACE)
        letter = next((paper(piece.text) for piece in part.pieces if piece.kind is K.LETTER), None)
        return of_load(letter, told, part.ballots)
    if spot.name:
        if not spot.name.code or not spot.name.whole:
            raise unclear(f"kelurahan {spot.name.text}")
        return of_area(spot.name.code, told, part.ballots)
    if spot.level in ("kecamatan", "ppk") and spot.code:
        return of_area(spot.code, told, part.ballots)
    raise unclear("kotak TPS yang mana")


def _shared(part: _Part, rest: Sequence[Piece], sentence: Sequence[Piece], told: Told) -> Cells:
    """What every box of the part has in common."""
    pieces = part.pieces
    time = only(pieces, told.known) or _common(sentence, told) or told.when or When(told.known.day)
    if ahead(time, told.known):
        raise UnclearError(rules.TIME_AHEAD, time=time.cell)
    minutes = [piece for piece in pieces if piece.kind is K.MINUTES]
    number = next((paper(piece.text) for piece in minutes if paper(piece.text)), "")
    certain = bool(number) or any(piece.value == "ada" for piece in minutes)
    resealed = has(pieces, K.RESEALED)
    suspected = [after for piece, after in pairwise(pieces) if piece.kind is K.HEARSAY]
    causes = [piece.value for piece in pieces if piece.kind is K.CAUSE and piece not in suspected]
    actions = [RESEALED] if resealed and certain else []
    if has(pieces, K.REPORTED):
        actions.append("dilaporkan_kpu")
    of = next((piece.text for piece in pieces if piece.kind is K.OF), "").replace("dari", "/").split("/")
    note = [piece for piece in rest if piece.kind in (K.WORD, K.DELAY, K.SHORT) or piece in suspected]
    words = [joined(note), "disegel ulang, BA tidak disebut" if resealed and not certain else ""]
    words += ["diduga"] if suspected else []
    return {
        **told.people,
        "checked_at": time.cell,
        "cause": ", ".join(dict.fromkeys(causes)),
        "actions": "|".join(actions),
        "ba_no": number,
        "seals_found": of[0].strip(),
        "seals_expected": of[-1].strip() if len(of) > 1 else "",
        "note": " ".join(word for word in words if word),
    }


def _common(sentence: Sequence[Piece], told: Told) -> When | None:
    """The time of a whole sentence: the only one that it says."""
    times = [piece for piece in sentence if piece.kind is K.TIME]
    return when(sentence if len(times) < 2 else (), told.known)


def _checkpoint(pieces: Sequence[Piece], spot: Spot | None, told: Told) -> str:
    """Where the seal was seen: the place named beside the TPS, that of its load, or else the TPS itself."""
    for before, piece in zip([None, *pieces], pieces, strict=False):
        at = before is not None and before.text.casefold() in ("di", "pada")
        if at and isinstance(piece, Spot) and piece.level in ("pps", "ppk", "gudang_kpu"):
            return str(POINTS[piece.level])
        if at and not isinstance(piece, Spot) and piece.kind in CHECKPOINT_OF:
            return str(CHECKPOINT_OF[piece.kind])
        if at and piece.text.casefold() == "tps":
            return str(Checkpoint.TPS)
    if told.point is not None:
        return told.point
    return str(POINTS.get(spot.level, "")) if spot else ""


# --- all but ------------------------------------------------------------------------------------------------


def _collective(main: list[Piece], rest: list[Piece], sentence: Sequence[Piece], told: Told) -> Checked:
    """Semua utuh kecuali …: the boxes that are left, and a row of its own for what is said of the others."""
    if has(main, *_UNSAID):
        raise UnclearError(rules.NOT_YET)
    parts = _parts(main)
    if len(parts) != 1 or not parts[0].good:
        raise unclear("keadaan yang dikecualikan")
    spot = _completed(parts[0].spot or told.place, told)
    whole = _Part(main, spot, parts[0].ballots, parts[0].conditions)
    stations = spot is not None and spot.level == "tps"
    boxes = of_tps(spot, told, whole.ballots) if spot and stations else _wide(spot, whole, told)
    shared = _shared(whole, serials(main)[1], sentence, told)
    shared |= {
        "condition": whole.conditions[0],
        "checkpoint": _checkpoint(main, spot, told),
        "collective": "1",
    }
    if not shared["checkpoint"]:
        raise unclear("di mana segelnya diperiksa")
    told = replace(told, point=shared["checkpoint"])  # what is excepted was seen in the same place
    rows: list[Cells] = []
    aside: list[tuple[str, UnclearError]] = []
    out: set[Box] = set()
    for part in _parts(rest, unsaid=True):
        gone, own, left = _exception(part, boxes, sentence, told)
        out |= set(gone)
        rows += own
        aside += left
    for row in rows:
        row["checked_at"] = row["checked_at"] or shared["checked_at"]
    return Checked([{"box_id": box.cell, **shared} for box in boxes if box not in out] + rows, aside)


def _exception(
    part: _Part, boxes: list[Box], sentence: Sequence[Piece], told: Told
) -> tuple[list[Box], list[Cells], list[tuple[str, UnclearError]]]:
    """The boxes that one exception takes out, its own rows, and what it leaves unsaid."""
    spot = part.spot if part.spot and part.spot.level == "tps" else None
    if part.spot and spot is None:
        raise unclear("TPS mana yang dikecualikan")
    gone = without(boxes, spot.numbers if spot else (), spot.name if spot else None, part.ballots)
    if has(part.pieces, *_UNSAID):
        return gone, [], [(joined(part.pieces).strip(" ;,"), UnclearError(rules.NOT_YET))]
    if not part.conditions:
        return gone, [], [(joined(part.pieces).strip(" ;,"), unclear("kondisi yang dikecualikan"))]
    first = gone[0]
    numbers = spot.numbers if spot else (first.number,)
    here = Spot("tps", spot.text if spot else "TPS", numbers, first.name)
    return gone, _rows(part, here, sentence, told), []
