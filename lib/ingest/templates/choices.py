"""What can be chosen in a column: the words of the vocabulary as people write them, and places by name."""

from functools import cache

from lib.areas.wilayah import reference
from lib.ingest.templates.forms import Field, Form, Part
from lib.kernel.codes import SUPPLIER
from lib.kernel.logs import Kind

_SHORT = {"kpu", "ppk", "pps", "tps", "ba", "dpr", "dpd", "dprd", "ppwp"}


def spoken(word: str) -> str:
    """A word of the vocabulary as people write it: `disegel_ulang_ba` → `Disegel ulang BA`."""
    parts = [part.upper() if part in _SHORT else part for part in word.split("_")]
    text = " ".join(parts)
    return text[0].upper() + text[1:]


def ballot(kind: str) -> str:
    """A kind of ballot as people write it: `dprd_kota` → `DPRD Kota`."""
    return " ".join(part.upper() if part in _SHORT else part.capitalize() for part in kind.split("_"))


def choices(form: Form, field: Field, election: str) -> tuple[str, ...]:
    """What may be chosen in this column; empty where anything may stand."""
    rules = reference.election(election)
    if isinstance(field.name, Part):
        villages = sorted(one.name for one in reference.kelurahan().values())
        ballots = [ballot(kind) for kind in rules.ballots]
        return tuple({Part.VILLAGE: villages, Part.BALLOT: ballots}.get(field.name, ()))
    kind = form.kind(field)
    if kind is Kind.PLACE:
        return stations(election) if form.listed else _places(election, field.name)
    if kind is Kind.ITEM:
        return tuple(rule.label for rule in rules.items.values())
    if kind is Kind.FLAG:
        return ("Ya", "Tidak")
    words = tuple(spoken(word) for word in form.log.by_name[field.name].choices)
    return (*words, " | ".join(words)) if words and kind is Kind.LIST else words


@cache
def stations(election: str) -> tuple[str, ...]:
    """The TPS of an election by name; empty where no list of them is known."""
    return tuple(reference.name_of(code) for code in sorted(reference.stations(election)))


@cache
def _places(election: str, field: str) -> tuple[str, ...]:
    kota = reference.election(election).kota
    codes = [kota, *reference.kecamatan(), *sorted(reference.kelurahan())]
    above = [SUPPLIER, *codes] if field == "origin" else codes
    named = tuple(reference.name_of(code) for code in above)
    return named if field == "origin" else named + stations(election)
