"""One election's rules: days, ballot types, what a TPS and a PPK need. Read from
data/reference/<name>.toml."""

import math
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta

from lib.kernel.clock import Minute, end_of, parse, start_of
from lib.kernel.words import BALLOT


@dataclass(frozen=True, slots=True)
class ItemRule:
    """What one TPS and one PPK need of an item; None where no rule is known."""

    code: str
    label: str
    unit: str = ""
    per_tps: int | None = None
    per_ppk: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A figure that was published as a total, kept apart from what is computed. day: on which it was."""

    item: str
    leg: str
    reported: int
    citation: str
    day: date


@dataclass(frozen=True, slots=True)
class Election:
    """The rules of one election in one kota."""

    name: str
    label: str
    kota: str
    voting_day: date
    opens: str
    deadline_days_before: int
    tps_total: int
    reserve: float
    ballots: dict[str, str]
    items: dict[str, ItemRule]
    published: tuple[Published, ...] = ()
    dpt_total: int | None = None
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def deadline(self) -> Minute:
        """The last minute by which KPPS must have everything (the end of H-1)."""
        return end_of(self.voting_day - timedelta(days=self.deadline_days_before))

    @property
    def voting_starts(self) -> Minute:
        """The minute at which a TPS opens."""
        opening = parse(f"{self.voting_day.isoformat()}T{self.opens}")
        return opening.minute if opening else start_of(self.voting_day)

    @property
    def ballot_items(self) -> tuple[str, ...]:
        """The ballot papers as items, in the order in which boxes are opened."""
        return tuple(BALLOT + ballot for ballot in self.ballots)

    def ballots_for(self, voters: int) -> int:
        """Voters plus the reserve, rounded up (UU 7/2017 art. 344(2) for Pemilu): an estimate, not an
        allocation."""
        # The product is rounded to a millionth first: 0.02 * 50 is 1.0000000000000002 in some orders of
        # evaluation.
        return voters + math.ceil(round(self.reserve * voters, 6))


def from_toml(text: str) -> Election:
    """The election that a reference file describes. Raises KeyError or TOMLDecodeError when the file is
    broken."""
    raw = tomllib.loads(text)
    items = {
        item["code"]: ItemRule(
            item["code"], item["label"], item.get("unit", ""), item.get("per_tps"), item.get("per_ppk")
        )
        for item in raw["items"]
    }
    return Election(
        name=raw["name"],
        label=raw["label"],
        kota=raw["kota"],
        voting_day=raw["voting_day"],
        opens=raw["opens"],
        deadline_days_before=raw["deadline_days_before"],
        tps_total=raw["tps_total"],
        reserve=raw["reserve"],
        ballots={ballot["code"]: ballot["label"] for ballot in raw["ballots"]},
        items=items,
        published=tuple(
            Published(one["item"], one["leg"], one["reported"], one["citation"], one["date"])
            for one in raw.get("published", [])
            if "leg" in one and "reported" in one
        ),
        dpt_total=raw.get("dpt_total"),
        labels={code: rule.label for code, rule in items.items()},
    )
