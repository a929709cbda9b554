"""Loads, quantities and needs: what both the verdict and the metrics count with.

A load is (document_no, origin, destination); a movement is (item, leg, destination).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from lib.kernel import words
from lib.kernel.clock import Minute
from lib.kernel.election import Election
from tests.oracle.fold import Fact, done, settles

Place = tuple[str, str]  # a load within its destination: document_no, origin
ALLOTTED, RULE, ESTIMATE = "alokasi", "aturan", "perkiraan"
# Who names a load that only unshared documents speak of: the one who wrote the surat jalan first.
NAMING = ("kpu", "pengangkut", "panwascam", "ppk", "pps", "lain")
_NEVER = 10**12


def by_movement(rows: Iterable[Fact]) -> dict[tuple[str, str], list[Fact]]:
    """Rows by (item, destination); the leg follows from the destination."""
    found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for row in rows:
        found[row["item"], row["destination"]].append(row)
    return found


def loads(rows: Iterable[Fact]) -> dict[Place, list[Fact]]:
    """The rows of one destination by load, each item's movement sorted into its loads first."""
    answer: dict[Place, list[Fact]] = defaultdict(list)
    for movement in by_movement(rows).values():
        for place, theirs in loads_of_movement(movement).items():
            answer[place] += theirs
    return answer


def loads_of_movement(rows: list[Fact]) -> dict[Place, list[Fact]]:
    """The rows of one movement by load.

    A row with only a plan is no load once something was done under another document. A party that shares no
    document_no with another party has its k-th document taken for the k-th load.
    """
    did = {row["document_no"] for row in rows if done(row)}
    kept = [row for row in rows if done(row) or not did - {row["document_no"]}]
    theirs: dict[str, dict[Place, Minute]] = defaultdict(dict)
    for row in kept:
        place = row["document_no"], row["origin"]
        theirs[row["party"]][place] = min(_time(row), theirs[row["party"]].get(place, _NEVER))
    same = _identified(theirs)
    answer: dict[Place, list[Fact]] = defaultdict(list)
    for row in kept:
        answer[same[row["party"], (row["document_no"], row["origin"])]].append(row)
    return answer


def _time(row: Fact) -> Minute:
    times = [settles(row, name) for name in ("departed_at", "arrived_at")]
    return min((time for time in times if time is not None), default=_NEVER)


def _identified(theirs: dict[str, dict[Place, Minute]]) -> dict[tuple[str, Place], Place]:
    """(party, its document) → the load that it speaks of."""
    sharing = {
        party
        for party, places in theirs.items()
        if {document for document, _ in places}
        & {document for other, more in theirs.items() if other != party for document, _ in more}
    }
    first: dict[Place, Minute] = {}
    for party in sharing:
        for place, time in theirs[party].items():
            first[place] = min(time, first.get(place, _NEVER))
    known = sorted(first, key=lambda place: (first[place], place))
    same = {(party, place): place for party in sharing for place in theirs[party]}
    for party in sorted(set(theirs) - sharing, key=NAMING.index):
        times = theirs[party]
        for number, place in enumerate(sorted(times, key=lambda one: (times[one], one))):
            if number == len(known):
                known.append(place)
            same[party, place] = known[number]
    return same


def total(rows: Iterable[Fact], name: str) -> int | None:
    """The sum of the known values; None when none is known."""
    known = [row[name] for row in rows if row[name] is not None]
    return sum(known) if known else None


def of_party(rows: Iterable[Fact], party: str) -> list[Fact]:
    """One party's rows."""
    return [row for row in rows if row["party"] == party]


def parties(rows: Iterable[Fact]) -> list[str]:
    """Who wrote these rows."""
    return sorted({row["party"] for row in rows})


def usable(rows: Iterable[Fact]) -> int | None:
    """Received without what is known to be damaged or of another TPS; None when no receipt is known."""
    rows = list(rows)
    received = total(rows, "qty_received")
    if received is None:
        return None
    return received - (total(rows, "qty_damaged") or 0) - (total(rows, "qty_wrong") or 0)


@dataclass
class Needs:
    """What each TPS needs, and on whose authority."""

    election: Election
    master: dict[str, Fact] = field(default_factory=dict)
    allotted: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, logs: dict[str, list[Fact]], election: Election) -> "Needs":
        """From the TPS list and KPU's allocation; of several parties KPU's row, else the newest."""
        needs = cls(election)
        for row in _kpu_last(logs["tps_master"]):
            needs.master[row["tps"]] = row
        for row in _kpu_last(logs["allocations"]):
            if row["qty_needed"] is not None:
                needs.allotted[row["place"], row["item"]] = row["qty_needed"]
        return needs

    def need(self, tps: str, item: str) -> tuple[int | None, str | None]:
        """(quantity, alokasi | aturan | perkiraan), or (None, None) when it is unknown."""
        if (tps, item) in self.allotted:
            return self.allotted[tps, item], ALLOTTED
        rule = self.election.items.get(item)
        if rule and rule.per_tps is not None:
            return rule.per_tps, RULE
        station = self.master.get(tps)
        regular = station is not None and not station["special"] and station["dpt"] is not None
        if item in self.election.ballot_items and station and regular:
            return self.election.ballots_for(station["dpt"]), ESTIMATE
        return None, None


def _kpu_last(rows: list[Fact]) -> list[Fact]:
    return sorted(rows, key=lambda row: (row["party"] == words.Party.KPU, row["seq"], row["row"]))


def plan_of(movement: list[Fact]) -> Fact | None:
    """The row whose plan of arrival is valid: the newest one, KPU's before everybody's."""
    planned = [row for row in movement if row["planned_arrival"] is not None]
    newest = sorted(
        planned, key=lambda row: (row["party"] == words.Party.KPU, row["order"]["planned_arrival"])
    )
    return newest[-1] if newest else None


def due(movement: list[Fact], election: Election) -> Minute | None:
    """When a movement should have arrived; on the way to the TPS never after the end of H-1."""
    plan = plan_of(movement)
    planned = settles(plan, "planned_arrival") if plan else None
    if movement[0]["leg"] != "pps-tps":
        return planned
    return election.deadline if planned is None else min(planned, election.deadline)


def arrival(rows: Iterable[Fact]) -> Minute | None:
    """The latest arrival among these rows."""
    times = [settles(row, "arrived_at") for row in rows]
    return max((time for time in times if time is not None), default=None)
