"""The short form: a heading (LAPOR TIBA, LAPOR BERANGKAT, LAPOR SEGEL) and fields, in any order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from lib.areas.wilayah import reference
from lib.ingest.chat.facts import Cells, Told, unclear
from lib.ingest.chat.kinds import K
from lib.ingest.chat.labels import Field, fields
from lib.ingest.chat.scan import has, scan
from lib.ingest.chat.spots import Spot
from lib.ingest.chat.when import When, when

HEADING = re.compile(r"(?:(?:ralat|koreksi|revisi|perbaikan)\W+)?lapor(?:an)?\b(?!kan)", re.IGNORECASE)
_REPORT = re.compile(r"lapor(?:an)?\s+(?:tiba|berangkat|segel|terima|penerimaan|kedatangan)\b", re.IGNORECASE)
HIDDEN = "hidden"  # a person, but in no column of ours
PEOPLE = ("officer", "received_by", "handed_by", "witness")
PLACES = ("tps", "village", "pps", "ppk", "to", "place")
_SWAPPED = re.compile(r"(\D+?)[\s,/]+(\d{1,3})")
_NOTHING = re.compile(r"[\s.…_?–-]*")  # dots and dashes on which nobody wrote
_SEAL_FIELDS = ("condition", "serials", "recorded", "found", "new", "actions", "count")


@dataclass(slots=True)
class Form:
    """One form. lines: those it takes, by number; log: of what its heading or fields say."""

    heading: str
    lines: list[int]
    fields: list[Field] = field(default_factory=list)

    def get(self, *names: str) -> str:
        """The first value of these fields."""
        return next((one.value for name in names for one in self.fields if one.name == name), "")

    def has(self, *names: str) -> bool:
        """Is one of these fields filled?"""
        return any(one.name in names and not blank(one.value) for one in self.fields)

    @property
    def complete(self) -> bool:
        """Are there enough fields to be read as a form?"""
        named = sum(bool(one.name) for one in self.fields)
        if self.has(*PLACES) or has(scan(self.heading), K.TPS, K.PPK):
            return named >= (1 if self.heading else 3)
        # Without a place it is shown as a report that lacks one; a form that nobody filled in is none.
        filled = sum(bool(one.name) and not blank(one.value) for one in self.fields)
        return self.reports and filled >= 2

    @property
    def reports(self) -> bool:
        """Does its heading say that it is one of our reports?"""
        return bool(_REPORT.match(self.heading))

    @property
    def kind(self) -> K | None:
        """SEAL, ARRIVE, DEPART or PLAN: by the heading, else by the fields."""
        said = scan(self.heading)
        for kind, words in ((K.PLAN, (K.PLAN,)), (K.SEAL, (K.SEAL,)), (K.DEPART, (K.DEPART,))):
            if has(said, *words) and not (kind is K.DEPART and has(said, K.ARRIVE, K.RECEIVE)):
                return kind
        if has(said, K.ARRIVE, K.RECEIVE) or self.has("arrived", "received"):
            return K.ARRIVE
        if self.has("departed", "sent"):
            return K.DEPART
        if self.has("plan_arrival", "plan_departure"):
            return K.PLAN
        return K.SEAL if self.has(*_SEAL_FIELDS) else None


def cut(lines: Sequence[tuple[int, str]]) -> list[Form]:
    """The forms among the lines of a message (number, tidied text)."""
    forms: list[Form] = []
    for number, text in lines:
        opens = HEADING.match(text)
        found = fields(text, bare=bool(forms and forms[-1].heading) or bool(opens))
        if opens:
            forms.append(Form(found[0].value if found and not found[0].name else "", [number]))
            head = found[0] if found else Field("", "", "")
            if not forms[-1].heading or head.label:
                forms[-1].heading = text.split(":")[0]
            forms[-1].fields += [one for one in found if one.name]
        elif any(one.name or one.label for one in found):
            if not forms:
                forms.append(Form("", []))
            forms[-1].lines.append(number)
            forms[-1].fields += found
    return [form for form in forms if form.complete and form.kind]


def is_example(before: str) -> bool:
    """Do the words ahead of a form say that it only shows how to fill one in?"""
    return has(scan(before), K.ASKING) and bool(re.search(r"contoh|format|misal", before, re.IGNORECASE))


def blank(value: str) -> bool:
    """Says a field nothing?"""
    return bool(_NOTHING.fullmatch(value))


def people(found: Iterable[Field]) -> Cells:
    """Names that the message labels."""
    return {one.name: one.value for one in found if one.name in PEOPLE and not blank(one.value)}


# --- what rows of both kinds need -------------------------------------------------------------------------


def spot_of(form: Form, told: Told, names: Sequence[str]) -> Spot | None:
    """The first place that these fields, or the heading, name."""
    for name in names:
        value = form.get(name)
        if blank(value):
            continue
        found = told.spots.find(scan(_place_text(form, name, value)))
        cut = next((at for at, piece in enumerate(found) if piece.kind is K.NOT), len(found))  # bukan TPS 02
        said = [piece for piece in found[:cut] if isinstance(piece, Spot)]
        if said and (said[0].known or name == "tps"):
            return _against(said, form, told)
    heading = told.spots.find(scan(form.heading))
    return next((piece for piece in heading if isinstance(piece, Spot)), None)


def _place_text(form: Form, name: str, value: str) -> str:
    if name == "tps":
        number = re.sub(r"^\s*(?:tps|no\.?|nomor)\s*", "", value, flags=re.IGNORECASE)
        swapped = _SWAPPED.fullmatch(number)
        number = f"{swapped[2]} {swapped[1]}" if swapped else number
        village = form.get("village", "pps")
        return (
            f"TPS {number} Kel. {village}"
            if village and number.strip(" .0123456789,-") == ""
            else f"TPS {number}"
        )
    cue = {"village": "PPS", "pps": "PPS", "ppk": "PPK"}.get(name, "")
    return value if not cue or value.casefold().startswith(cue.casefold()) else f"{cue} {value}"


def _against(said: Sequence[Spot], form: Form, told: Told) -> Spot:
    """The place. With another kecamatan than its own it stays in words, for the rule that says so."""
    spot, beside = said[0], list(said[1:])
    if form.get("district"):
        named = told.spots.find(scan(f"Kec. {form.get('district')}"))
        beside += [piece for piece in named if isinstance(piece, Spot)]
    for other in beside:
        if other.name and other.name != spot.name:
            raise unclear(f"{spot.text} atau {other.text}")
    districts = [one for one in beside if one.level in ("kecamatan", "ppk")]
    if not spot.name or not spot.name.code:
        return spot
    wrong = [one for one in districts if one.code and not spot.name.code.startswith(one.code)]
    if not wrong:
        return spot
    text = f"{spot.name.text} Kec. {reference.area_name(str(wrong[0].code))}"
    return replace(spot, name=replace(spot.name, text=text, code=None, official=False))


def time_of(form: Form, told: Told, *names: str) -> When | None:
    """A time field with the form's date; unreadable ones as written."""
    value, day = form.get(*names), form.get("date")
    if blank(value) and blank(day):
        return None
    said = scan(value)
    if not has(said, K.TIME) and value[:1].isdigit() and not has(said, K.DATE):
        said = scan(f"jam {value}")
    dated = scan(day)
    if not blank(day) and not has(dated, K.DATE):
        dated = scan(f"tgl {day}")
    said = said if has(said, K.DATE) else [*dated, *said]
    found = when(said, told.known)
    if not blank(value) and not has(said, K.TIME, K.DATE):
        return When(raw=value)
    return found or When(raw=day)


def note_of(form: Form, *names: str) -> str:
    """Remarks, and fields that are none of ours."""
    kept = [one.value for one in form.fields if one.name == "note"]
    kept += [f"{one.label}: {one.value}" for one in form.fields if one.name in names and not blank(one.value)]
    kept += [f"{one.label}: {one.value}".strip(": ") for one in form.fields if not one.name]
    return "; ".join(one for one in kept if one)
