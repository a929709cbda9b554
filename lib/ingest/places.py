"""Places, boxes and items of one election: reading them, saying why not, and printing them as contracts do.

A place is read in any spelling that leaves one meaning. What has two is asked; nothing is guessed.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from lib.areas.wilayah import reference
from lib.ingest.boxes import Boxes, box_name, taken_back
from lib.ingest.clean import Cell, Unreadable, choices, folded, is_blank, text
from lib.ingest.deciding import Deciding
from lib.ingest.known import KnownPlaces
from lib.ingest.mention import Mention, read, together
from lib.ingest.naming import names
from lib.ingest.rules import cells, naming
from lib.ingest.wording import TAKEN_BACK, TPS
from lib.kernel import codes
from lib.kernel.codes import PlaceKind
from lib.kernel.words import BALLOT, BALLOT_TYPES, ITEMS

__all__ = ["Places", "box_name", "box_printed", "place_printed", "places"]
_REMEMBERED = 20_000  # distinct texts; parts of places repeat from row to row
_AS = ("", "kec ", "kel ")  # how the cells of a place are read: name, kecamatan, kelurahan
_OF_ONE_CELL = (naming.AMBIGUOUS, naming.TYPO, naming.LIKELY, naming.PARTLY, cells.PLACE)
_NOTHING = Mention()
_WHOLE_NUMBER = re.compile(r"0*([0-9]{1,3})(?:[.,]0+)?")


class Places:
    """The places of one election."""

    def __init__(self, election: str) -> None:
        self._known = KnownPlaces(election)
        self.election = self._known.election
        self._names = names(self.election.kota)
        self._deciding = Deciding(self._known, self._names)
        self.read = lru_cache(_REMEMBERED)(lambda written: read(written, self._names))
        self.items = _items(election)
        boxes = Boxes(self.election, self)
        self.box, self.boxed, self.ballot = boxes.box, boxes.boxed, boxes.ballots.read

    def place(self, cell: Cell) -> str | Unreadable:
        """A code, `penyedia`, `lain:<nama>`, or what people call a place, in any spelling.

        Codes may lack dots and hyphens; names may be joined, old, or nearly right. A finding that keeps the
        row has the code as `value`; where several places may be meant, the context has `candidates`, by |.
        """
        written = text(cell)
        if written.startswith(TAKEN_BACK):
            return taken_back(written)
        lowered = written.casefold()
        if lowered.startswith(codes.OTHER) and written[len(codes.OTHER) :].strip():
            return codes.OTHER + written[len(codes.OTHER) :].strip()
        if self.exists(lowered):
            return lowered
        return self._deciding.place(self.read(written), written)

    def joined(self, name: Cell, kecamatan: Cell, kelurahan: Cell, tps: Cell) -> str | Unreadable | None:
        """One place from the cells that tell it, the deepest that is given; None when all are blank.

        name: as in `place`, or only the level (`PPS`, `TPS 5`). tps: a number, or a text with one.
        """
        written = tuple("" if is_blank(cell) else text(cell) for cell in (name, kecamatan, kelurahan, tps))
        if not any(written):
            return None
        if written[0] and not any(written[1:]):
            return self.place(name)
        if written[0].casefold().startswith(codes.OTHER):
            return self.place(name)
        said, aside = self.mention(*written)
        found = self.decide(said, " ".join(filter(None, written)), aside)
        return self.located(found, written) if isinstance(found, Unreadable) else found

    def located(self, wrong: Unreadable, written: tuple[str, ...], first: int = 0) -> Unreadable:
        """With the number of the cell that is to blame, where one of (name, kecamatan, kelurahan, …) is.

        first: the number of the first of these cells in its source.
        """
        if wrong.rule not in _OF_ONE_CELL:
            return wrong
        said = {at: self.read(f"{_AS[at]}{written[at]}") for at in (2, 0, 1) if written[at]}
        blamed = next((at for at, one in said.items() if one.candidates or one.score < 100 or one.rest), None)
        where = {} if blamed is None else {"blamed": str(first + blamed)}
        return replace(wrong, context={**wrong.context, **where})

    def mention(self, name: str, kecamatan: str, kelurahan: str, tps: str) -> tuple[Mention, tuple[str, ...]]:
        """What the cells say in all, and the unread words that explicit columns make needless."""
        named = self.read(name) if name else _NOTHING
        district = self.read(f"kec {kecamatan}") if kecamatan else _NOTHING
        village = self.read(f"kel {kelurahan}") if kelurahan else _NOTHING
        station = _tps(tps, self.read) if tps else _NOTHING
        said = together([one for one in (named, station, village, district) if one is not _NOTHING])
        if named.rest:  # `Warung Bu Sri` in a kelurahan is not its PPS
            said.described = named.described
        if not (station.numbers and (village.villages or village.candidates)):
            return said, ()
        said.rest, aside = station.rest + village.rest, named.rest + district.rest
        return said, aside

    def decide(self, said: Mention, written: str, aside: tuple[str, ...] = ()) -> str | Unreadable:
        """The one place of a mention, or what is wrong with it."""
        return self._deciding.place(said, written, aside)

    def exists(self, code: str) -> bool:
        """Is it a place of this election? Without a list of TPS, any number of a known kelurahan is."""
        return self._known.exists(code)

    def item(self, cell: Cell) -> str | Unreadable:
        """An item of this election by its code or its label."""
        found = self.items.get(folded(text(cell)))
        context = {"choices": ", ".join(dict.fromkeys(self.items.values())), "election": self.election.label}
        return found if found else Unreadable(cells.ITEM, context=context)


@cache
def places(election: str) -> Places:
    """The places of an election, made once."""
    return Places(election)


def _tps(written: str, reading: Callable[[str], Mention]) -> Mention:
    """A TPS cell: a number, or a text with one. A sign makes it none at all: `-7` is a slip, not TPS 7."""
    number = _WHOLE_NUMBER.fullmatch(written)
    if number:
        return Mention(level=TPS, numbers=(int(number[1]),))
    if written[:1] in "-−":
        return Mention(level=TPS)
    return reading(f"tps ke {written}" if written[:1].isdigit() else written)


@cache
def _items(election: str) -> dict[str, str]:
    """Folded code or label → item code."""
    rules = reference.election(election)
    other = {BALLOT + ballot for ballot in BALLOT_TYPES if ballot not in rules.ballots}
    known = tuple(item for item in ITEMS if item not in other)
    labelled = {folded(rules.labels[item]): item for item in known if item in rules.labels}
    return labelled | choices(known)


def place_printed(code: str | None) -> dict[str, Any] | None:
    """A place as contracts print it; null for an unknown one."""
    if code is None:
        return None
    kind = codes.place_kind(code)
    return {
        "code": code,
        "kind": str(kind) if kind else None,
        **_wilayah(code),
        "tps": int(code[-3:]) if kind is PlaceKind.TPS else None,
        "name": reference.name_of(code),
    }


def box_printed(box_id: str | None) -> dict[str, Any]:
    """Where a box belongs: election, kecamatan, kelurahan, tps."""
    home = (codes.box_home(box_id) if box_id else None) or ""
    ballot = codes.box_ballot(box_id) if box_id else None
    return {"election": ballot, **_wilayah(home), "tps": int(home[-3:]) if ballot else None}


def _wilayah(code: str) -> dict[str, str | None]:
    village = reference.kelurahan().get(codes.kelurahan(code) or "")
    return {
        "kecamatan": reference.kecamatan().get(codes.kecamatan(code) or ""),
        "kelurahan": village.name if village else None,
    }
