"""What the scenario is: sizes and shares as data, days counted from voting day, a random stream a topic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from lib.demo.fates import SHARES, Fate
from lib.kernel.clock import Minute, start_of
from lib.kernel.election import Election

DEFAULT_SEED = 20240214
ELECTION = "pemilu-2024"

# DPRD Kota 2024: dapil 1 Barat, 2 Utara, 3 Timur, 4 Selatan (KPU, 2 May 2024, in kontenjateng.com).
DAPIL = {"33.75.01": 1, "33.75.02": 3, "33.75.03": 2, "33.75.04": 4}


@dataclass(frozen=True, slots=True)
class Special:
    """A special TPS: its DPT, what moved in per ballot type, and an allocation that is not their sum."""

    dpt: int
    dptb: Mapping[str, int]
    allocated: Mapping[str, int] = field(default_factory=dict)


# 902 is the Rutan: 47 DPT and 230 DPTb, 6 of the 277 with the DPRD Kota ballot (Antara, see data/reference).
# What moved in for the three types between, and everything about 901, is simulated.
SPECIALS = {
    901: Special(168, {"ppwp": 121, "dpr": 34, "dpd": 97, "dprd_prov": 22, "dprd_kota": 5}),
    902: Special(47, {"ppwp": 230, "dpr": 52, "dpd": 186, "dprd_prov": 31, "dprd_kota": 6}, {"dprd_kota": 7}),
}


@dataclass(frozen=True, slots=True)
class Scenario:
    """Parameters of one run. Shares are fractions of all TPS unless said otherwise."""

    election: Election
    seed: int = DEFAULT_SEED
    fates: Mapping[Fate, float] = field(default_factory=lambda: SHARES)
    dapil: Mapping[str, int] = field(default_factory=lambda: DAPIL)
    specials: Mapping[int, Special] = field(default_factory=lambda: SPECIALS)
    most_voters: int = 300
    moved_in: float = 0.09  # TPS with some DPTb
    without_allocation: float = 0.01
    flooded: Mapping[str, float] = field(default_factory=lambda: {"ya": 0.23, "banjir": 0.03, "": 0.0})
    by_boat: float = 0.1  # of the flooded TPS in rob kelurahan
    numbered: float = 0.5  # kecamatan whose supervisors write seal numbers down
    reseals: float = 0.018  # boxes with a tie torn by friction and re-sealed with a BA
    seals_a_box: int = 3
    police: str = "Polres Pekalongan Kota"

    def stream(self, *topic: object) -> Random:
        """The random stream of a topic: a new topic never shifts another's draws."""
        return Random("|".join(map(str, (self.seed, *topic))))  # noqa: S311 - a story, not a secret

    def at(self, days_before: int, clock: str) -> Minute:
        """`HH:MM` WIB on H-`days_before`."""
        hours, minutes = clock.split(":")
        day = self.election.voting_day - timedelta(days=days_before)
        return start_of(day) + int(hours) * 60 + int(minutes)

    def slots(self, *days: tuple[int, str]) -> tuple[Minute, ...]:
        """Minutes of (days before, "HH:MM HH:MM …")."""
        return tuple(self.at(before, clock) for before, clocks in days for clock in clocks.split())
