"""Statements about many boxes at once, box by box: of TPS, of a kelurahan or kecamatan, of a truck."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lib.areas.wilayah import reference
from lib.ingest.chat.facts import Told, UnclearError, unclear
from lib.ingest.chat.spots import Name, Spot, box_cell
from lib.ingest.rules import chat as rules
from lib.kernel import codes


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a statement."""

    number: int
    name: Name
    ballot: str

    @property
    def cell(self) -> str:
        """What to write for it."""
        return box_cell(self.number, self.name, self.ballot)


def of_tps(spot: Spot, told: Told, ballots: Sequence[str] = ()) -> list[Box]:
    """Every box of these TPS, or those of some types. Raises when one of several TPS does not exist."""
    if not spot.name or not spot.numbers:
        raise UnclearError(rules.NO_PLACE)
    if len(spot.numbers) > 1 or not ballots:
        for number in spot.numbers:
            hint = told.spots.no_such(number, spot.name)
            if hint:
                raise UnclearError(rules.NO_SUCH_TPS, hint=hint)
    kinds = ballots or told.ballots
    return [Box(number, spot.name, ballot) for number in spot.numbers for ballot in kinds]


def of_area(code: str, told: Told, ballots: Sequence[str] = ()) -> list[Box]:
    """Every box of a kelurahan or kecamatan. Raises when no list of its TPS is known."""
    villages = [one for one in told.numbered if one == code or one.startswith(f"{code}.")]
    if not villages:
        raise UnclearError(rules.NO_SUCH_TPS, hint="daftar TPS-nya tidak ada")
    return [
        Box(number, _official(village), ballot)
        for village in villages
        for number in told.numbered[village]
        for ballot in ballots or told.ballots
    ]


def of_load(document: str | None, told: Told, ballots: Sequence[str] = ()) -> list[Box]:
    """Every box that went with a load. Raises when the log does not know where it went."""
    places = told.loads.get(document or "", ())
    found: list[Box] = []
    for place in places:
        kind = codes.place_kind(place)
        if kind is codes.PlaceKind.TPS:
            name = _official(place[:13])
            found += [Box(int(place[-3:]), name, ballot) for ballot in ballots or told.ballots]
        elif kind in (codes.PlaceKind.PPS, codes.PlaceKind.PPK):
            found += of_area(place, told, ballots)
    if not found:
        raise UnclearError(rules.NO_LOAD)
    return list(dict.fromkeys(found))


def without(
    boxes: Iterable[Box], numbers: Sequence[int], name: Name | None, ballots: Sequence[str]
) -> list[Box]:
    """The boxes that an exception speaks of. Raises when it names none of them, or could mean several TPS."""
    boxes = list(boxes)
    homes = {(box.name.text, box.number) for box in boxes}
    if not numbers and len(homes) > 1:
        raise unclear("TPS mana yang dikecualikan")
    if name is None and numbers and len({box.name.text for box in boxes}) > 1:
        raise unclear("kelurahan TPS yang dikecualikan")
    found = [
        box
        for box in boxes
        if (not numbers or box.number in numbers)
        and (not ballots or box.ballot in ballots)
        and (name is None or name.code == box.name.code)
    ]
    if not found or {*numbers} - {box.number for box in found}:
        raise unclear("yang dikecualikan tidak termasuk yang disebut")
    return found


def _official(village: str) -> Name:
    return Name(reference.area_name(village), village, official=True)
