"""What parties say of a unit, and what their words make of it (rule 1).

A unit is what parties can speak of: a load, an item, a ballot type, a box. Words are combined over parties
for each unit, units over the TPS.
"""

from dataclasses import dataclass, field
from enum import Enum

from lib.kernel import words

GOOD, BAD, OPEN = "terverifikasi", "tidak_sesuai", "belum_terverifikasi"


class Word(Enum):
    """What one party says of one unit. A silent party has no word."""

    PASSES = "passes"
    SUFFICES = "passes, but this cannot verify"
    FAILS = "fails"


Words = dict[str, Word]
Units = dict[str, "Unit"]


@dataclass
class Unit:
    """One unit: who says what, and what that makes of it."""

    words: Words
    state: str = field(default="")

    def __post_init__(self) -> None:
        self.state = self.state or combined(self.words)


def combined(said: Words) -> str:
    """Rule 1: whose word makes a unit verified, bad or open."""
    fails = [party for party, word in said.items() if word is Word.FAILS]
    if words.SUPERVISOR in fails or (said and len(fails) == len(said)):
        return BAD
    passes = any(word is Word.PASSES and party in words.WATCHING for party, word in said.items())
    return GOOD if passes and not fails else OPEN


def of_units(units: Units) -> str:
    """One bad unit makes a proof bad; all verified, and at least one, make it verified."""
    states = {unit.state for unit in units.values()}
    if BAD in states:
        return BAD
    return GOOD if states == {GOOD} else OPEN


def spoken(said: dict[str, Word | None]) -> Words:
    """Without the silent."""
    return {party: word for party, word in said.items() if word}
