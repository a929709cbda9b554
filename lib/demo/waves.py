"""When each kelurahan is served: KPU's plan, as it was made and as it was revised."""

from dataclasses import dataclass
from enum import StrEnum

from lib.demo.scenario import Scenario
from lib.demo.world import ROB, World
from lib.kernel.clock import Minute


class Wave(StrEnum):
    """The turn of a kelurahan on H-2 and H-1."""

    FIRST = "H-2"
    EVENING = "H-2 sore"  # planned for the afternoon before the tide that cuts it off
    MORNING = "H-1 pagi"
    LAST = "H-1 siang"


# Share of all TPS up to which a wave takes kelurahan, and its hours at the TPS: (days before, from, to).
SHARE = {Wave.FIRST: 0.43, Wave.EVENING: 0.12, Wave.MORNING: 0.25}
HOURS = {
    Wave.FIRST: (2, "07:30", "17:00"),
    Wave.EVENING: (2, "16:15", "21:15"),
    Wave.MORNING: (1, "06:30", "13:00"),
    Wave.LAST: (1, "13:00", "19:00"),
}
REVISED = (1, "07:30", "12:00")  # where KPU moved an evening wave because of the tide forecast
# Hours in which a PPS is served from its PPK: (days before, from, to).
TO_PPS = {
    Wave.FIRST: (3, "08:00", "14:30"),
    Wave.EVENING: (3, "12:30", "16:30"),
    Wave.MORNING: (2, "07:00", "11:30"),
    Wave.LAST: (2, "09:30", "16:00"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """From one minute to another."""

    start: Minute
    end: Minute

    def part(self, fraction: float) -> Minute:
        """The minute at a fraction of the span."""
        return self.start + round((self.end - self.start) * fraction)


def span(scenario: Scenario, hours: tuple[int, str, str]) -> Span:
    """The span of (days before, from, to)."""
    before, start, end = hours
    return Span(scenario.at(before, start), scenario.at(before, end))


def waves(world: World) -> dict[str, Wave]:
    """The wave of each kelurahan: dry ones first, some of the coast on the first evening, the rest on H-1."""
    random = world.scenario.stream("waves")
    order = list(world.villages)
    random.shuffle(order)
    flood = {code: stations[0].flood for code, stations in world.villages.items()}
    coast = [code for code in order if flood[code] == ROB]
    dry = sorted((code for code in order if flood[code] != ROB), key=lambda code: flood[code] != "")
    chosen = _take(world, dry, Wave.FIRST) | _take(world, coast, Wave.EVENING)
    rest = [code for code in order if code not in chosen]
    chosen |= _take(world, rest, Wave.MORNING)
    return chosen | {code: Wave.LAST for code in rest if code not in chosen}


def _take(world: World, codes: list[str], wave: Wave) -> dict[str, Wave]:
    taken: dict[str, Wave] = {}
    room = SHARE[wave] * len(world.stations)
    for code in codes:
        size = len(world.villages[code])
        if size <= room + size / 2:
            taken[code] = wave
            room -= size
        if room <= 0:
            break
    return taken


def revised(world: World, turns: dict[str, Wave]) -> frozenset[str]:
    """The kelurahan of the evening wave that KPU moved to the next morning: about half."""
    evening = [code for code, wave in turns.items() if wave is Wave.EVENING]
    return frozenset(evening[: (len(evening) + 1) // 2])
