"""waktu, tujuan, jumlah, kualitas, jenis: what arrived, where, how much, how good and of whom."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from lib.kernel import codes, words
from lib.kernel.election import Election
from tests.oracle.fold import Fact, settles
from tests.oracle.loads import ESTIMATE, Needs, Place, arrival, of_party, parties, total, usable
from tests.oracle.words import BAD, GOOD, OPEN, Unit, Units, Word, Words, combined, spoken


def waktu(found: dict[Place, list[Fact]], election: Election) -> Units:
    """Rule 7: each load arrived by the end of H-1."""
    units = {}
    for place, rows in found.items():
        times = {party: arrival(of_party(rows, party)) for party in parties(rows)}
        said = {
            party: Word.PASSES if time <= election.deadline else Word.FAILS
            for party, time in times.items()
            if time is not None
        }
        units[" ".join(place)] = Unit(said)
    return units


def tujuan(found: dict[Place, list[Fact]], checks: list[Fact], tps: str) -> Units:
    """Rule 11: each load was handed over where it should be; no box was seen at a TPS not its home."""
    units = {}
    for place, rows in found.items():
        said = {party: _handed_over(of_party(rows, party)) for party in parties(rows)}
        units[" ".join(place)] = Unit(spoken(said))
    astray = {row["box_id"] for row in checks if _astray(row, tps)}
    sightings = {party: _sighted(of_party(checks, party), astray, tps) for party in parties(checks)}
    if astray:
        units["kotak"] = Unit(spoken(sightings))
    return units


def _handed_over(rows: list[Fact]) -> Word | None:
    if any(row["handed_over_at"] not in (None, row["destination"]) for row in rows):
        return Word.FAILS
    return Word.PASSES if received(rows) else None


def received(rows: list[Fact]) -> bool:
    """Whether a receipt is reported: a time or a quantity."""
    return any(row["arrived_at"] is not None or row["qty_received"] is not None for row in rows)


def _astray(check: Fact, tps: str) -> bool:
    place = check["seen_at"]
    return place not in (None, tps) and codes.place_kind(place) is codes.PlaceKind.TPS


def _sighted(checks: list[Fact], astray: set[str], tps: str) -> Word | None:
    """Passes only for who saw at home every box that somebody saw at another TPS."""
    if any(_astray(row, tps) for row in checks):
        return Word.FAILS
    at_home = {row["box_id"] for row in checks if row["seen_at"] == tps}
    return Word.PASSES if astray <= at_home else None


@dataclass
class Item:
    """The loads of one loose item at one TPS."""

    loads: list[list[Fact]]
    need: int

    def reported(self) -> bool:
        """Whether some party gave a received quantity for every load."""
        return all(total(rows, "qty_received") is not None for rows in self.loads)

    def parties(self) -> list[str]:
        """Who wrote about it."""
        return parties(row for rows in self.loads for row in rows)

    def cautious(self, party: str) -> int:
        """A party's own words, where it has none the smallest watching word."""
        return sum(self._taken(rows, party, words.WATCHING, min) for rows in self.loads)

    def generous(self, party: str) -> int:
        """A party's own words, where it has none the largest word of anybody."""
        return sum(self._taken(rows, party, tuple(words.Party), max) for rows in self.loads)

    @staticmethod
    def _taken(rows: list[Fact], party: str, others: tuple[str, ...], choose: Callable[..., int]) -> int:
        own = usable(of_party(rows, party))
        if own is not None:
            return own
        known = [usable(of_party(rows, other)) for other in others]
        return choose((one for one in known if one is not None), default=0)

    def quantity(self, party: str) -> Word | None:
        """Rule 8, loose items."""
        if all(total(of_party(rows, party), "qty_received") is None for rows in self.loads):
            return None
        if self.cautious(party) >= self.need:
            return Word.PASSES
        return Word.FAILS if self.generous(party) < self.need and self.reported() else None

    def quality(self, party: str) -> Word | None:
        """Rule 12: explicit for every load, and nothing damaged that was not replaced."""
        own = [total(of_party(rows, party), "qty_damaged") for rows in self.loads]
        if all(damage is None for damage in own):
            return None
        if any(own) and self.generous(party) < self.need and self.reported():
            return Word.FAILS
        all_known = [self._damage(rows, party) for rows in self.loads]
        if None in all_known or (any(all_known) and self.cautious(party) < self.need):
            return None
        return Word.PASSES

    @staticmethod
    def _damage(rows: list[Fact], party: str) -> int | None:
        own = total(of_party(rows, party), "qty_damaged")
        if own is not None:
            return own
        watching = [total(of_party(rows, other), "qty_damaged") for other in words.WATCHING]
        return max((one for one in watching if one is not None), default=None)


def loose(tps: str, found: dict[Place, list[Fact]], needs: Needs) -> dict[str, Item]:
    """The loose items whose need is known."""
    items = {}
    for item in words.LOOSE:
        need, _ = needs.need(tps, item)
        of_item = [[row for row in rows if row["item"] == item] for rows in found.values()]
        if need is not None:
            items[item] = Item([rows for rows in of_item if rows], need)
    return items


def ballots(tps: str, counts: list[Fact], needs: Needs, segel: Units) -> Units:
    """Rule 8, the papers in closed boxes; a shortage against the formula alone stays open (rule 9)."""
    units = {}
    for ballot in needs.election.ballots:
        need, source = needs.need(tps, words.BALLOT + ballot)
        if need is None:
            continue
        box = codes.box(tps, ballot)
        inside = [row for row in counts if row["box_id"] == box and row["item"] == words.BALLOT + ballot]
        state = combined(said := _counted(inside, need, segel[box].state == GOOD))
        units[words.BALLOT + ballot] = Unit(said, OPEN if source == ESTIMATE and state == BAD else state)
    return units


def _counted(counts: list[Fact], need: int, sealed: bool) -> Words:
    newest: dict[str, dict[str, Fact]] = defaultdict(dict)
    for row in sorted(counts, key=lambda row: (settles(row, "counted_at"), row["seq"], row["row"])):
        newest[row["stage"]][row["party"]] = row
    opening, packing = (
        {party: row for party, row in newest[stage].items() if row["qty"] is not None}
        for stage in (words.Stage.OPENING, words.Stage.PACKING)
    )
    if any(party in words.WATCHING for party in opening) or not packing:
        return {
            party: Word.FAILS if row["qty"] - (row["qty_wrong"] or 0) < need else Word.PASSES
            for party, row in opening.items()
        }
    said = {}
    for party, row in packing.items():
        enough = row["qty"] - (row["qty_wrong"] or 0) >= need
        proves = sealed and row["witness"] is not None
        said[party] = (Word.PASSES if proves else Word.SUFFICES) if enough else Word.FAILS
    return said


def jenis(arrived: list[Fact], counts: list[Fact], election: Election) -> Units:
    """Rule 10: nothing of another TPS.

    An item that is no ballot paper is a unit only once it is said to be wrong.
    """
    units = {}
    for item in sorted({*election.ballot_items, *(row["item"] for row in arrived + counts)}):
        rows = [row for row in arrived + counts if row["item"] == item]
        said = spoken({party: _wrong(of_party(rows, party)) for party in parties(rows)})
        if item in election.ballot_items or Word.FAILS in said.values():
            units[item] = Unit(said)
    return units


def _wrong(rows: list[Fact]) -> Word | None:
    known = [row for row in rows if row["qty_wrong"] is not None]
    if any(row["qty_wrong"] > 0 for row in known):
        return Word.FAILS
    proving = (words.Stage.PACKING, words.Stage.OPENING)
    if any(row.get("stage") in proving for row in known):
        return Word.PASSES
    return Word.SUFFICES if known else None
