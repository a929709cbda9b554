"""segel: the checks of a box as a chain, one chain a party."""

from lib.kernel import codes, words
from lib.kernel.election import Election
from tests.oracle.fold import Fact, settles
from tests.oracle.loads import of_party, parties
from tests.oracle.words import Unit, Units, Word, spoken


def segel(tps: str, checks: list[Fact], election: Election) -> Units:
    """Rule 13: for each box every party's checks are a chain from the warehouse to the TPS."""
    units = {}
    for ballot in election.ballots:
        box = codes.box(tps, ballot)
        rows = [row for row in checks if row["box_id"] == box]
        said = {party: chain_word(of_party(rows, party)) for party in parties(rows)}
        units[box] = Unit(spoken(said))
    return units


def chain_word(checks: list[Fact]) -> Word | None:
    """One party's chain of one box: silent until it reaches the TPS whole."""
    chain = examined(checks)
    if any(problem and not documented(row) for row, problem in chain):
        return Word.FAILS
    last = chain[-1][0]
    at_home = last["checkpoint"] == words.Checkpoint.TPS and last["seen_at"] in (None, last["wilayah"])
    return Word.PASSES if at_home else None


def examined(checks: list[Fact]) -> list[tuple[Fact, bool]]:
    """Checks in order of time, each with whether it shows a problem."""
    ordered = sorted(checks, key=in_time)
    chain, before = [], None
    for row in ordered:
        recorded, found, new = (
            numbers(row[name]) for name in ("seal_nos_recorded", "seal_nos_found", "new_seal_nos")
        )
        here = found or recorded
        chain.append((row, problem_in(row) or bool(here and before and here != before)))
        before = new if documented(row) else here or before
    return chain


def in_time(check: Fact) -> tuple[int, ...]:
    """What orders checks: their time, their number within a minute, the order of recording."""
    return settles(check, "checked_at") or 0, check["check_no"], check["seq"], check["row"]


def problem_in(row: Fact) -> bool:
    """Whether a check shows a problem by itself."""
    recorded, found = numbers(row["seal_nos_recorded"]), numbers(row["seal_nos_found"])
    expected, counted = row["seals_expected"], row["seals_found"]
    return (
        row["condition"] != words.Condition.INTACT
        or (expected is not None and counted is not None and expected != counted)
        or bool(recorded and found and recorded != found)
    )


def numbers(joined: str | None) -> frozenset[str]:
    """Seal numbers as a set, whatever their order and case."""
    return frozenset(one.strip().casefold() for one in (joined or "").split("|") if one.strip())


def documented(row: Fact) -> bool:
    """Sealed again, with a BA."""
    return words.RESEALED in (row["actions"] or "").split("|") and row["ba_no"] is not None
