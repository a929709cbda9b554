"""Who tells what, when: the script of a messy world, and its performance."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.world import World, at

STAGES = (
    "2024-01-25T09:00",
    "2024-02-05T18:00",
    "2024-02-11T20:00",
    "2024-02-12T21:00",
    "2024-02-13T14:00",
    "2024-02-14T05:00",
)
NUMBERS = ("received", "damaged", "sent", "qty", "wrong")
Told = Callable[..., tuple[int, int]]


@dataclass
class Script:
    """What will be told, in which stage.

    sloppy: how careless the people around one TPS are. cause: what delays its loads.
    """

    draw: random.Random
    world: World
    odd: bool
    lines: list[tuple[int, Told, dict[str, Any]]] = field(default_factory=list)
    sloppy: float = 0.0
    cause: str = "macet"

    def slips(self, chance: float) -> bool:
        """Whether somebody careless does something of this chance."""
        return self.draw.random() < chance * self.sloppy

    def happens(self, chance: float) -> bool:
        """Whether something happens that is nobody's mistake."""
        return self.draw.random() < chance

    def strange(self, chance: float) -> bool:
        """Whether something happens that the documents leave open."""
        return self.odd and self.draw.random() < chance

    def tell(self, when: str | None, say: Told, /, **row: Any) -> None:
        """Record a row in the first stage after it happened, or in a later one."""
        stage = next(
            (n for n, one in enumerate(STAGES) if when is None or at(one) >= at(when)), len(STAGES) - 1
        )
        if self.happens(0.2):
            stage = min(stage + 1, len(STAGES) - 1)
        if self.happens(0.03):
            stage = max(stage - 1, 0)  # written down before it happened
        self.lines.append((stage, say, row))
        if self.happens(0.08):
            self.lines.append((min(stage + 1, len(STAGES) - 1), say, self._again(row)))

    def _again(self, row: dict[str, Any]) -> dict[str, Any]:
        """The same row once more: equal, corrected, or with a value taken back."""
        numbers = [name for name in NUMBERS if row.get(name) is not None]
        if not numbers or not self.slips(0.8):
            return dict(row)
        name = self.draw.choice(numbers)
        if self.happens(0.4) and "place" not in row:
            return row | {name: None, "clears": (name,)}
        return row | {name: max(0, row[name] + self.draw.choice((-1, 1)))}


def play(script: Script) -> None:
    """Tell everything in its stage, in several uploads: some are taken back, some correct another's key."""
    told: list[tuple[tuple[int, int], Told, dict[str, Any]]] = []
    pending: list[int] = []
    draw, world = script.draw, script.world
    for stage, recorded in enumerate(STAGES):
        for number in pending:
            world.withdraw(number, recorded)
        pending = []
        lines = [(say, row) for its, say, row in script.lines if its == stage]
        draw.shuffle(lines)
        size = max(8, len(lines) // draw.randint(2, 6))
        for start in range(0, len(lines), size):
            number = world.batch(recorded)
            places = [(say(**row), say, row) for say, row in lines[start : start + size]]
            places += [_rekeyed(draw, one) for one in told if draw.random() < 0.001]
            world.batch()
            stored = world.written == number  # not when every row was there already
            if stored and draw.random() < 0.06:
                pending.append(number)
            elif stored:
                told += places


def _rekeyed(draw: random.Random, one: tuple[Any, Told, dict[str, Any]]) -> tuple[Any, Told, dict[str, Any]]:
    """A row that corrects another one's key: its document, or when it was counted or checked."""
    place, say, row = one
    if "doc" in row:
        row = row | {"doc": f"{row['doc']}B"}
    elif "when" in row:
        row = row | {"when": f"{row['when'][:10]}T{draw.randint(10, 23)}:{draw.randint(10, 59)}"}
    return say(**row, replaces=place), say, row
