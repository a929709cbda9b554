"""The rows of a short form: of goods on their way, of seals, or of both."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.ingest.chat.amounts import Amounts, amounts
from lib.ingest.chat.facts import Cells, Told, UnclearError, unclear
from lib.ingest.chat.forms import PLACES, Form, blank, note_of, people, spot_of, time_of
from lib.ingest.chat.kinds import POINTS, K
from lib.ingest.chat.labels import GOODS, Field
from lib.ingest.chat.moving import rows
from lib.ingest.chat.numbers import paper
from lib.ingest.chat.scan import Token, has, scan
from lib.ingest.chat.sealing import checked
from lib.ingest.chat.spots import Piece, Spot
from lib.ingest.chat.when import When, ahead
from lib.ingest.rules import chat as rules
from lib.kernel.logs import DELIVERIES, SEAL_CHECKS
from lib.kernel.words import Condition

_NONE = ("nihil", "tidak ada", "tdk ada", "kosong", "nol", "tidakada")
_COMMA = Token(K.SEP, ",", ",")
_KEPT = (K.COND, K.NONE_BAD, K.ALL, K.EXCEPT, K.BALLOT, K.CAUSE, K.OF)
_TIMES = (
    ("departed_at", "departed"),
    ("arrived_at", "arrived"),
    ("planned_departure", "plan_departure"),
    ("planned_arrival", "plan_arrival"),
)
_OWN_TIME = {K.ARRIVE: "arrived_at", K.DEPART: "departed_at", K.PLAN: "planned_arrival"}


def read(form: Form, told: Told) -> list[tuple[str, Cells]]:
    """The rows of a form, each with its log. Raises UnclearError when it gives none."""
    told = replace(told, people=people(form.fields), when=None)
    kind = form.kind
    found: list[tuple[str, Cells]] = []
    if kind is not K.SEAL:
        found += [(DELIVERIES.name, cells) for cells in _moved(form, told, kind)]
    about_seals = any(one.name == "condition" and "segel" in one.label.casefold() for one in form.fields)
    if kind is K.SEAL or (about_seals and (form.has("tps") or kind is K.ARRIVE)):
        found += [(SEAL_CHECKS.name, cells) for cells in _checked(form, told, kind is K.SEAL)]
    return found


def faulty(form: Form, said: str) -> tuple[str, Cells]:
    """A form that could not be read, as a row without a place: seen, but not stored. said: what is wrong."""
    if form.kind is K.SEAL:
        return SEAL_CHECKS.name, {"box_id": "", "note": said}
    return DELIVERIES.name, {"destination": "", "document_no": paper(form.get("document")), "note": said}


# --- goods --------------------------------------------------------------------------------------------------


def _moved(form: Form, told: Told, kind: K | None) -> list[Cells]:
    origin = next(
        (piece for piece in told.spots.find(scan(form.get("from"))) if isinstance(piece, Spot)), None
    )
    found = _amounts(form, "qty_sent" if kind is K.DEPART else "qty_received", kind is K.PLAN)
    shared = {
        **told.people,
        **_times(form, told, kind),
        "origin": origin.cells[0] if origin and origin.known else form.get("from"),
        "document_no": paper(form.get("document")) or form.get("document"),
        "handover_doc": paper(form.get("handover")) or form.get("handover"),
        "delay_cause": form.get("delay"),
        **_vehicle(" ".join(one.value for one in form.fields if one.name == "vehicle")),
        "note": "; ".join(one for one in (note_of(form, "cause", "condition"), *found.note) if one),
    }
    return list(rows(found, _destinations(form, told), shared))


def _destinations(form: Form, told: Told) -> tuple[str, ...]:
    """Where it goes; what cannot be read stays as written, for the reader of places."""
    spot = spot_of(form, told, ("to", "tps", "pps", "ppk", "village", "place"))
    if spot is None and not form.has(*PLACES):
        spot = told.place
    if spot and spot.known:
        return spot.cells
    number = form.get("tps")
    number = f"TPS {number}" if number and not number.casefold().startswith("tps") else number
    beside = form.get("village", "pps", "ppk", "to", "place")
    return (" ".join(word for word in (number, beside) if word),)


def _times(form: Form, told: Told, kind: K | None) -> Cells:
    """The times of a form; the plain time is that of its heading. A report without one proves the day."""
    own = _OWN_TIME.get(kind, "") if kind else ""
    if kind is K.PLAN and has(scan(form.heading), K.DEPART):
        own = "planned_departure"
    cells: Cells = {}
    for column, name in _TIMES:
        planned = column.startswith("planned")
        if column != own and not form.has(name):
            continue
        time = time_of(form, told, *([name, "time"] if column == own else [name]))
        if time is None and planned:
            raise UnclearError(rules.NOT_YET)
        time = time or When(told.known.day)
        if time.later and not planned:
            raise UnclearError(rules.NOT_YET)
        cells[column] = time.cell if planned else _cell(form, time, told)
    return cells


def _cell(form: Form, time: When, told: Told) -> str:
    """A time that has been. An hour after the message's own is of another day, which nobody wrote."""
    if not ahead(time, told.known):
        return time.cell
    if time.clock is None or form.has("date"):
        raise UnclearError(rules.TIME_AHEAD, time=time.cell)
    return f"{time.clock:%H.%M}"


def _left_from(form: Form, told: Told) -> str:
    """The checkpoint that a load is leaving; "" when the form does not say it."""
    found = [piece for piece in told.spots.find(scan(form.get("from"))) if isinstance(piece, Spot)]
    return str(POINTS.get(found[0].level, "")) if found else ""


def _amounts(form: Form, column: str, planned: bool) -> Amounts:
    """The goods of a form; an amount that cannot be read stays in its cell as written."""
    pieces: list[Piece] = []
    raw: dict[str, str] = {}
    # Said once it is of the whole report, wherever it stands; said more than once, of what stands before it.
    names = [one.name for one in form.fields]
    once = [name for name in ("damaged", "wrong") if names.count(name) == 1]
    verbs: dict[int, str] = {} if planned else {0: column}
    for one in sorted(form.fields, key=lambda one: one.name in once):
        if blank(one.value):
            continue
        if one.name == "boxes" or one.name in GOODS:
            goods, said = scan("kotak" if one.name == "boxes" else one.name), scan(one.value)
            if not has(said, K.COUNT, K.OF, K.COND) or has(said, K.APPROX, K.NOT):
                raw[_item(goods)] = one.value
                said = []
            pieces += [*goods, *said, _COMMA]
        elif one.name == "item":
            pieces += [token for token in scan(one.value) if token.kind in (K.ITEM, K.BALLOT, K.SEP)]
        elif one.name in ("damaged", "wrong"):
            pieces += [*_bad(one), _COMMA]
        elif one.name in ("sent", "received"):
            verbs |= {} if planned else {len(pieces): f"qty_{one.name}"}
            pieces += [*scan(one.value), _COMMA]
    found = amounts(pieces, verbs)
    for item, value in raw.items():
        found.by_item[item][column] = value
    return found


def _item(name: Sequence[Token]) -> str:
    """The item of a label: `surat suara dpr` → surat_suara_dpr."""
    return "".join(token.value for token in name if token.kind in (K.ITEM, K.BALLOT))


def _bad(one: Field) -> list[Token]:
    mark = (
        Token(K.COND, Condition.BROKEN, "rusak") if one.name == "damaged" else Token(K.WRONG, "", "tertukar")
    )
    if one.value.casefold() in _NONE:
        return [mark, Token(K.COUNT, "", "0")]
    value = [token for token in scan(one.value) if token.kind in (K.COUNT, K.ITEM, K.BALLOT)]
    if not has(value, K.COUNT):
        raise unclear(f"{mark.text} “{one.value}”")
    return [mark, *value]


def _vehicle(value: str) -> Cells:
    said = scan(value)
    plates = [" ".join(token.text.split()) for token in said if token.kind is K.PLATE]
    kinds = [token.value for token in said if token.kind is K.TRUCK]
    return {"vehicle": ", ".join(plates) or ("" if kinds else value), "vehicle_kind": ", ".join(kinds)}


# --- seals --------------------------------------------------------------------------------------------------


def _checked(form: Form, told: Told, own: bool) -> list[Cells]:
    """The form as a sentence about seals, read like one. own: its heading speaks of seals."""
    spot = spot_of(form, told, ("tps", "pps", "village", "ppk", "place", "to"))
    if spot is None and not form.has(*PLACES):
        spot = told.place
    time = time_of(form, told, "time", "arrived", "departed") or When(told.known.day)
    if spot is None:
        said = next((token.value for token in scan(form.get("condition")) if token.kind is K.COND), "")
        kept = {
            "checked_at": _cell(form, time, told),
            "condition": said,
            "note": note_of(form, "boxes", "ballot", "tps"),
        }
        return [{"box_id": "", **told.people, **kept}]
    pieces: list[Piece] = [Token(K.SEAL, "", "segel"), spot]
    pieces += [*_boxes(form, told, own), *_beside(form)]
    where = form.get("checkpoint") or (form.get("place") if form.has("tps", "pps", "village", "ppk") else "")
    if where:
        pieces += told.spots.find(scan(f"di {where}"))
    elif form.kind is K.DEPART:
        told = replace(told, point=_left_from(form, told))
    found = checked(pieces, told).rows
    for cells in found:
        cells["checked_at"] = _cell(form, time, told)
        if not own:
            continue
        cells["note"] = "; ".join(word for word in (note_of(form), cells["note"]) if word)
        cells["cause"] = cells["cause"] or form.get("cause")
        cells["seals_found"] = cells["seals_found"] or form.get("count")
    return found


def _boxes(form: Form, told: Told, own: bool) -> list[Piece]:
    """Which boxes in what condition. `Kondisi: PPWP utuh, DPD rusak` says both, of every box."""
    value = form.get("condition")
    boxes, said = _which(form, own), _condition(value, told)
    if has(said, K.EXCEPT) or not has(said, K.BALLOT):
        return [*boxes, *said]
    named = {piece.value for piece in said if piece.kind is K.BALLOT}
    meant = {piece.value for piece in boxes if piece.kind is K.BALLOT}
    if said[0].kind is not K.BALLOT or not meant <= named or has(boxes, K.COUNT) or (own and not meant):
        raise unclear(f"kondisi “{value}”")
    return said


def _beside(form: Form) -> list[Piece]:
    """Numbers, cause, actions and papers."""
    pieces: list[Piece] = []
    plain = K.NUMBER if form.has("recorded", "found") else K.FOUND  # `No:` is what the officer read
    for name, kind in (("serials", plain), ("recorded", K.RECORDED), ("found", K.FOUND), ("new", K.NEW)):
        if form.has(name):
            pieces += [Token(kind, "", name), *_serials(form.get(name))]
    pieces += [token for token in scan(form.get("count")) if token.kind is K.OF]
    pieces += [token for token in scan(form.get("cause")) if token.kind is K.CAUSE]
    pieces += [
        token for token in scan(form.get("actions")) if token.kind in (K.RESEALED, K.REPORTED, K.MINUTES)
    ]
    if form.has("minutes"):
        pieces.append(Token(K.MINUTES, "", f"BA {paper(form.get('minutes')) or form.get('minutes')}"))
    return pieces


def _which(form: Form, own: bool) -> list[Piece]:
    """Kinds of boxes, or all of them. In a form about goods the boxes are an amount."""
    value = form.get("ballot") or (form.get("boxes") if own else "")
    if blank(value):
        return [] if own else [Token(K.ALL, "", "semua")]
    said = scan(value)
    kept: list[Piece] = [
        token for token in said if token.kind in (K.BALLOT, K.BALLOT_UNCLEAR, K.ALL, K.COUNT)
    ]
    if not kept:
        raise unclear(f"kotak “{value}”")
    return kept


def _condition(value: str, told: Told) -> list[Piece]:
    """The words for a condition; what is none of them stays as written, for the rule that says so."""
    said = scan(value)
    kept: list[Piece] = [token for token in said if token.kind in _KEPT]
    strange = has(said, K.NOT, K.UNCHECKED, K.HEARSAY, K.QUESTION, K.PLAN)
    if blank(value):
        return []
    if has(said, K.EXCEPT):
        return told.spots.find(said)
    return kept if has(kept, K.COND, K.NONE_BAD) and not strange else [Token(K.COND, value, value)]


def _serials(value: str) -> list[Piece]:
    """Seal numbers as they are written between commas."""
    parts = [part.strip() for part in re.split(r"[,|&]|\bdan\b", value) if part.strip()]
    return [piece for part in parts for piece in (Token(K.SERIAL, "", part), Token(K.SEP, ",", ","))]
