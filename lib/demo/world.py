"""The TPS of the scenario: voters, access, need and fate of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lib.areas.wilayah import reference
from lib.areas.wilayah.reference import Tps
from lib.demo.fates import FLOODED_FIRST, NUMBERED_FIRST, PAIRED, Fate
from lib.demo.scenario import Scenario, Special
from lib.kernel import codes

ROB = "ya"  # the flood mark of a kelurahan named in a report of tidal flood


@dataclass(frozen=True, slots=True)
class Station:
    """A TPS. place: its position in the list. dptb, needs: per ballot type. partner: of a paired fate."""

    code: str
    place: int
    number: int
    village: str
    flood: str
    dpt: int
    dptb: Mapping[str, int]
    needs: Mapping[str, int]
    access: str
    special: bool
    allocated: bool
    fate: Fate = Fate.PLAIN
    partner: str | None = None

    @property
    def kelurahan(self) -> str:
        """The code of its kelurahan (and PPS)."""
        return self.code[:13]

    @property
    def kecamatan(self) -> str:
        """The code of its kecamatan (and PPK)."""
        return self.code[:8]

    @property
    def name(self) -> str:
        """`TPS 12 Medono`."""
        return f"TPS {self.number} {self.village}"

    @property
    def flooded(self) -> bool:
        """Whether its way is wet at high tide."""
        return self.access != "darat"


@dataclass(frozen=True, slots=True)
class World:
    """Every TPS in order, grouped, and which kecamatan write seal numbers down."""

    scenario: Scenario
    stations: tuple[Station, ...]
    villages: Mapping[str, tuple[Station, ...]] = field(default_factory=dict)
    numbered: frozenset[str] = frozenset()
    by_code: Mapping[str, Station] = field(default_factory=dict)

    @property
    def kecamatan(self) -> tuple[str, ...]:
        """Codes, in order."""
        return tuple(dict.fromkeys(station.kecamatan for station in self.stations))


def build(scenario: Scenario, tps: Sequence[Tps]) -> World:
    """The world of these TPS. The DPT of all of them sums to the published one; of fewer, to their share."""
    ordered = sorted(tps, key=lambda one: one.code)
    voters = _voters(scenario, ordered)
    bare = [_station(scenario, one, place, voters[one.code]) for place, one in enumerate(ordered)]
    numbered = _numbered(scenario, sorted({one.kecamatan for one in bare}))
    stations = tuple(_deal(scenario, bare, numbered))
    villages: dict[str, tuple[Station, ...]] = {}
    for station in stations:
        villages[station.kelurahan] = (*villages.get(station.kelurahan, ()), station)
    return World(scenario, stations, villages, numbered, {one.code: one for one in stations})


def _numbered(scenario: Scenario, districts: list[str]) -> frozenset[str]:
    count = round(scenario.numbered * len(districts))
    return frozenset(scenario.stream("numbered").sample(districts, count))


def _voters(scenario: Scenario, tps: Sequence[Tps]) -> dict[str, int]:
    election, most = scenario.election, scenario.most_voters
    voters = {one.code: _special(scenario, one).dpt for one in tps if one.special}
    regular = [one for one in tps if not one.special]
    if not regular:
        return voters
    total = round((election.dpt_total or 260 * election.tps_total) * len(tps) / election.tps_total)
    left = min(max(total - sum(voters.values()), 200 * len(regular)), most * len(regular))
    mean = left / len(regular)
    for one in regular:
        lean = scenario.stream("dpt", codes.kelurahan(one.code)).gauss(0, 6)
        drawn = scenario.stream("dpt", one.code).gauss(mean + lean, 15)
        voters[one.code] = min(max(round(drawn), round(mean * 0.7)), most - 2)
    order = [one.code for one in regular]
    scenario.stream("dpt").shuffle(order)
    gap, turn = left - sum(voters[code] for code in order), 0
    while gap:  # one voter a TPS and round, until the sum is exact
        code, step = order[turn % len(order)], 1 if gap > 0 else -1
        if voters[code] + step <= most:
            voters[code] += step
            gap -= step
        turn += 1
    return voters


def _special(scenario: Scenario, one: Tps) -> Special:
    return scenario.specials.get(one.number, Special(200, {}))


def _station(scenario: Scenario, one: Tps, place: int, dpt: int) -> Station:
    village = reference.kelurahan()[codes.kelurahan(one.code) or ""]
    random = scenario.stream("tps", one.code)
    flooded = random.random() < scenario.flooded[village.flood] and not one.special
    boat = flooded and village.flood == ROB and random.random() < scenario.by_boat
    moved = random.random() < scenario.moved_in
    dptb: Mapping[str, int] = {}
    if one.special:
        dptb = _special(scenario, one).dptb
    elif moved:
        most = random.randint(1, 6)
        dptb = {ballot: random.randint(0, most) for ballot in scenario.election.ballots} | {"ppwp": most}
    sums = {b: scenario.election.ballots_for(dpt) + dptb.get(b, 0) for b in scenario.election.ballots}
    allocated = one.special or moved or random.random() >= scenario.without_allocation
    return Station(
        code=one.code,
        place=place,
        number=one.number,
        village=village.name,
        flood=village.flood,
        dpt=dpt,
        dptb=dptb,
        needs=sums | (dict(_special(scenario, one).allocated) if one.special else {}),
        access="perahu" if boat else "banjir" if flooded else "darat",
        special=one.special,
        allocated=allocated,
    )


def _deal(scenario: Scenario, bare: list[Station], numbered: frozenset[str]) -> list[Station]:
    """Each fate to its share of the TPS; nobody gets two."""
    deck = [station for station in bare if not station.special]
    scenario.stream("fates").shuffle(deck)
    dealt: dict[str, tuple[Fate, str | None]] = {}
    for fate, share in scenario.fates.items():
        count = int(share * len(bare) + 0.5)
        if fate in FLOODED_FIRST:
            deck.sort(key=lambda one: (not one.flooded, one.flood != ROB))
        elif fate in NUMBERED_FIRST:
            deck.sort(key=lambda one: one.kecamatan not in numbered)
        else:
            scenario.stream("fates", fate).shuffle(deck)
        if fate in PAIRED:
            dealt |= _pairs(fate, deck, count // 2)
        else:
            dealt |= {one.code: (fate, None) for one in deck[:count]}
        deck = [one for one in deck if one.code not in dealt]
    return [
        replace(one, fate=dealt[one.code][0], partner=dealt[one.code][1]) if one.code in dealt else one
        for one in bare
    ]


def _pairs(fate: Fate, deck: list[Station], count: int) -> dict[str, tuple[Fate, str | None]]:
    """TPS of one kelurahan, two and two."""
    paired: dict[str, tuple[Fate, str | None]] = {}
    for one in deck:
        if len(paired) >= 2 * count:
            break
        other = next(
            (two for two in deck if two.kelurahan == one.kelurahan and two != one and two.code not in paired),
            None,
        )
        if one.code not in paired and other:
            paired |= {one.code: (fate, other.code), other.code: (fate, one.code)}
    return paired
