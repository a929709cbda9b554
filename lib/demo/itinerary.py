"""What really happened on the roads: every load with its vehicle, its times and why it was late."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random

from lib.demo.fates import Fate
from lib.demo.scenario import Scenario
from lib.demo.waves import HOURS, REVISED, TO_PPS, Span, Wave, revised, span, waves
from lib.demo.world import ROB, Station, World
from lib.kernel.clock import Minute, local

ROB_TIDE, RAIN, TRAFFIC, BREAKDOWN, PAPERS = "banjir_rob", "cuaca", "macet", "kendaraan_mogok", "administrasi"
TRUCK_TPS, VAN_TPS = 95, 40  # TPS whose goods fit one truck to a PPK, one vehicle to a PPS
# Simulated high water and rain: (days before, from, to).
TIDES = ((2, "18:00", "23:00"), (1, "04:30", "08:00"))
RAINS = ((3, "15:00", "16:30"), (2, "13:30", "15:45"))
QUARTER = 15


@dataclass(frozen=True, slots=True)
class Load:
    """One document on one vehicle, for one or more TPS. planned: None where no plan was made for it alone."""

    document: str
    origin: str
    destination: str
    stations: tuple[Station, ...]
    vehicle: str
    departed: Minute
    arrived: Minute
    cause: str | None = None
    planned: Span | None = None
    replanned: Span | None = None

    @property
    def way(self) -> tuple[str, str]:
        """Origin and destination."""
        return self.origin, self.destination


@dataclass(frozen=True, slots=True)
class Itinerary:
    """Loads by leg. plans: per PPK and PPS (the windows in KPU's jadwal)."""

    to_ppk: tuple[Load, ...]
    to_pps: tuple[Load, ...]
    to_tps: Mapping[str, Load]
    plans: Mapping[str, Span]
    of_tps: Mapping[str, tuple[Load, Load]] = field(default_factory=dict)  # its truck, its van


def travel(world: World) -> Itinerary:
    """The whole way of everything, from the warehouse to the TPS."""
    plans: dict[str, Span] = {}
    trucks = tuple(_trucks(world, plans))
    turns = waves(world)
    vans = tuple(_vans(world, turns, plans, trucks))
    truck_of = {station.code: load for load in trucks for station in load.stations}
    van_of = {station.code: load for load in vans for station in load.stations}
    last = {load.destination: load.arrived for load in sorted(vans, key=lambda one: one.arrived)}
    doors = {load.destination: load for load in _doors(world, turns, last)}
    of_tps = {one.code: (truck_of[one.code], van_of[one.code]) for one in world.stations}
    return Itinerary(trucks, vans, doors, plans, of_tps)


def _split(stations: tuple[Station, ...], most: int) -> Iterator[tuple[Station, ...]]:
    parts = -(-len(stations) // most)
    size = -(-len(stations) // parts)
    for start in range(0, len(stations), size):
        yield stations[start : start + size]


def _trucks(world: World, plans: dict[str, Span]) -> Iterator[Load]:
    """H-4, one kecamatan after the other; one truck breaks down on the way."""
    scenario = world.scenario
    random = scenario.stream("trucks")
    order = list(world.kecamatan)
    random.shuffle(order)
    broken = random.choice(order)
    origin = scenario.election.kota
    for turn, district in enumerate(order):
        first = scenario.at(4, "08:00") + 65 * turn
        stations = tuple(one for one in world.stations if one.kecamatan == district)
        groups = list(_split(stations, TRUCK_TPS))
        plans[district] = Span(first, first + 20 * len(groups) + 60)
        for number, group in enumerate(groups, start=1):
            departed = first + 20 * (number - 1) + random.randint(8, 22)
            stuck = district == broken and number == len(groups)
            arrived = departed + random.randint(24, 48) + (random.randint(80, 120) if stuck else 0)
            yield Load(
                document=f"SJ-{district}-PPK-{number:03d}",
                origin=origin,
                destination=district,
                stations=group,
                vehicle="truk",
                departed=departed,
                arrived=arrived,
                cause=BREAKDOWN if stuck else None,
                planned=plans[district],
            )


def _vans(
    world: World, turns: dict[str, Wave], plans: dict[str, Span], trucks: tuple[Load, ...]
) -> Iterator[Load]:
    """H-3 and H-2, from the PPK to each PPS."""
    scenario = world.scenario
    ready = {load.destination: load.arrived for load in sorted(trucks, key=lambda one: one.arrived)}
    numbers: dict[str, int] = {}
    for code, stations in world.villages.items():
        random = scenario.stream("vans", code)
        hours = span(scenario, TO_PPS[turns[code]])
        start = hours.part(random.random() * 0.8)
        start -= start % QUARTER
        groups = list(_split(stations, VAN_TPS))
        plans[code] = Span(start, start + 35 + 40 * len(groups))
        for number, group in enumerate(groups):
            district = stations[0].kecamatan
            numbers[district] = numbers.get(district, 0) + 1
            departed = max(start + 40 * number + random.randint(0, 25), ready[district] + 60)
            late, cause = _delay(scenario, random, departed)
            yield Load(
                document=f"SJ-{district}-PPS-{numbers[district]:03d}",
                origin=district,
                destination=code,
                stations=group,
                vehicle=random.choice(("truk", "mobil_boks", "pikap")),
                departed=departed,
                arrived=departed + random.randint(15, 40) + late,
                cause=cause,
                planned=plans[code],
            )


def _delay(scenario: Scenario, random: Random, at: Minute) -> tuple[int, str | None]:
    """Minutes lost to rain, traffic or papers, and to which of them."""
    raining = any(hours.start <= at <= hours.end for hours in (span(scenario, one) for one in RAINS))
    chance = random.random()
    if raining and chance < 0.4:
        return random.randint(25, 75), RAIN
    if chance > 0.955:
        return random.randint(30, 80), TRAFFIC
    if chance > 0.943:
        return random.randint(40, 150), PAPERS
    return 0, None


def _doors(world: World, turns: dict[str, Wave], ready: dict[str, Minute]) -> Iterator[Load]:
    """H-2 and H-1, from the PPS to each TPS."""
    scenario = world.scenario
    moved = revised(world, turns)
    broken = scenario.stream("doors").choice(sorted(world.villages))
    for code, stations in world.villages.items():
        wave = turns[code]
        hours = span(scenario, HOURS[wave])
        later = span(scenario, REVISED) if code in moved else None
        random = scenario.stream("doors", code)
        stuck = range(*sorted(random.sample(range(len(stations) + 1), 2))) if code == broken else range(0)
        for place, station in enumerate(stations):
            planned = _visit(hours, place, len(stations))
            replanned = _visit(later, place, len(stations)) if later else None
            one = _door(scenario, station, replanned or planned, ready[code])
            if place in stuck[:9] and one.cause is None and station.fate is Fate.PLAIN:
                one = replace(one, arrived=one.arrived + random.randint(55, 150), cause=BREAKDOWN)
            yield replace(one, planned=planned, replanned=replanned)


def _visit(hours: Span, place: int, of: int) -> Span:
    """When the plan has a TPS served: its quarter of an hour within the hours of its kelurahan."""
    start = hours.part(place / max(of, 1))
    start -= start % QUARTER
    return Span(start, start + 75)


def _door(scenario: Scenario, station: Station, planned: Span, ready: Minute) -> Load:
    random = scenario.stream("door", station.code)
    departed = max(planned.start + random.randint(-5, 30), ready + 100)
    arrived = departed + random.randint(10, 35)
    late, cause = _delay(scenario, random, departed)
    if station.fate is Fate.LATE:
        after = scenario.at(0, "00:25") + random.randint(0, 330)
        departed, arrived, cause = after - random.randint(25, 90), after, _late_cause(station, random)
    else:
        arrived += late
        waited = _tide(scenario, station, random, arrived)
        departed, arrived = departed + waited, arrived + waited
        cause = ROB_TIDE if waited else cause
    if arrived <= planned.end:
        cause = None
    vehicle = _vehicle(station, random)
    return Load(_document(station, random, departed), station.kelurahan, station.code, (station,), vehicle,
                departed, arrived, cause)  # fmt: skip


def _late_cause(station: Station, random: Random) -> str:
    if station.flood == ROB:
        return ROB_TIDE
    return random.choice((BREAKDOWN, PAPERS, RAIN))


def _tide(scenario: Scenario, station: Station, random: Random, arriving: Minute) -> int:
    """Minutes to wait until high water lets the load through; an evening tide keeps it till the morning."""
    if station.flood != ROB or random.random() > (0.85 if station.flooded else 0.45):
        return 0
    evening, morning = (span(scenario, one) for one in TIDES)
    if evening.start <= arriving <= evening.end or morning.start <= arriving <= morning.end:
        return morning.end + random.randint(10, 190) - arriving
    return 0


def _vehicle(station: Station, random: Random) -> str:
    if station.access == "perahu":
        return "perahu"
    return random.choices(("pikap", "mobil_boks", "becak", "motor"), (50, 18, 27, 5))[0]


def _document(station: Station, random: Random, departed: Minute) -> str:
    """Mostly a numbered surat jalan; now and then only the day."""
    if random.random() < 0.012:
        return f"tanpa:{local(departed):%Y-%m-%d}"
    return f"SJ-{station.kelurahan}-TPS-{station.number:03d}"
