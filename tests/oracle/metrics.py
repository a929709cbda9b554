"""The metrics by hand, from logs that `fold.logs` gave. `by`: kota, kecamatan or kelurahan.

wilayah is the place code cut to that level; a leg that ends above the level is left out.
"""

from collections import defaultdict
from typing import Any

import pandas as pd

from lib.kernel import codes, words
from lib.kernel.clock import Minute
from lib.kernel.codes import LEGS
from lib.kernel.election import Election
from tests.oracle.fold import Fact, settles
from tests.oracle.loads import RULE, Needs, arrival, by_movement, due, of_party, parties, total
from tests.oracle.seals import documented, examined, in_time

Logs = dict[str, list[Fact]]
LEVEL = {"kota": 5, "kecamatan": 8, "kelurahan": 13}
UNNAMED = "tidak_disebut"
QUANTITIES = ("sent", "received", "damaged", "wrong")
RATES = ("rate", "coverage", "low", "high")
SEEN_AS = {
    "utuh": "intact",
    "rusak": "broken",
    "hilang": "missing",
    "nomor_beda": "mismatch",
    "tidak_tersegel": "unsealed",
}


def table(rows: list[dict[str, Any]], columns: list[str], keys: int) -> pd.DataFrame:
    """A frame with these columns, ordered by the first `keys`; counts Int64, a blank is null."""
    rows = sorted(rows, key=lambda row: [(row[name] is None, row[name] or "") for name in columns[:keys]])
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    for name in columns[keys:]:
        if name in RATES:
            frame[name] = frame[name].astype("Float64")
        elif all(isinstance(value, int | None) for value in frame[name]):
            frame[name] = frame[name].astype("Int64")
    return frame


def _within(row: Fact, by: str) -> bool:
    return row["leg"] is not None and len(row["destination"]) >= LEVEL[by]


# --- arrivals --------------------------------------------------------------------------------------------


def _due(logs: Logs, election: Election, as_of: Minute, by: str) -> list[tuple[list[Fact], Minute | None]]:
    """Each movement with its due time, or None while it is not due."""
    answer = []
    for rows in by_movement(logs["deliveries"]).values():
        time = due(rows, election)
        if _within(rows[0], by):
            answer.append((rows, time if time is not None and time <= as_of else None))
    return answer


def _word(rows: list[Fact]) -> tuple[str, Minute] | None:
    """Who reports the arrival of a movement, and its time: the supervisor, else the latest of the others."""
    times = {party: arrival(of_party(rows, party)) for party in words.WATCHING}
    known = {party: time for party, time in times.items() if time is not None}
    if words.SUPERVISOR in known:
        return words.SUPERVISOR, known[words.SUPERVISOR]
    return max(known.items(), key=lambda one: one[1], default=None)


def on_time(logs: Logs, election: Election, as_of: Minute, by: str = "kota") -> pd.DataFrame:
    """Rule 15."""
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: {"due": 0, "reported": 0, "good": 0})
    for rows, time in _due(logs, election, as_of, by):
        count = counts[rows[0]["destination"][: LEVEL[by]], rows[0]["leg"]]
        if time is None:
            continue
        word = _word(rows)
        count["due"] += 1
        count["reported"] += word is not None
        count["good"] += word is not None and word[1] <= time
    answer = [{"wilayah": place, "leg": leg} | n | _rates(**n) for (place, leg), n in counts.items()]
    return table(answer, ["wilayah", "leg", "due", "reported", "good", *RATES], 2)


def _rates(due: int, reported: int, good: int) -> dict[str, float | None]:
    return {
        "rate": good / reported if reported else None,
        "coverage": reported / due if due else None,
        "low": good / due if due else None,
        "high": (good + due - reported) / due if due else None,
    }


def delay_causes(logs: Logs, election: Election, as_of: Minute, by: str = "kota") -> pd.DataFrame:
    """Late movements by cause. A date without a time is late, but by no known number of minutes."""
    found: dict[tuple[str, str], list[int | None]] = defaultdict(list)
    for rows, time in _due(logs, election, as_of, by):
        word = _word(rows)
        if time is not None and word and word[1] > time:
            place = rows[0]["destination"][: LEVEL[by]]
            late = word[1] - time if _to_the_minute(rows, *word) else None
            found[place, _cause(rows)].append(late)
    answer = [
        {
            "wilayah": place,
            "delay_cause": cause,
            "n": len(late),
            "minutes": sum(known) if (known := [one for one in late if one is not None]) else None,
        }
        for (place, cause), late in found.items()
    ]
    return table(answer, ["wilayah", "delay_cause", "n", "minutes"], 2)


def _to_the_minute(rows: list[Fact], party: str, time: Minute) -> bool:
    return any(
        row["arrived_at_precision"] == "menit"
        for row in of_party(rows, party)
        if settles(row, "arrived_at") == time
    )


def _cause(rows: list[Fact]) -> str:
    told = [row for row in rows if row["delay_cause"] is not None]
    first = sorted(told, key=lambda row: (row["party"] == words.SUPERVISOR, row["order"]["delay_cause"]))
    return first[-1]["delay_cause"] if first else UNNAMED


# --- quantities ------------------------------------------------------------------------------------------


def reconciliation(logs: Logs, election: Election, tps_list: list[str], by: str = "kota") -> pd.DataFrame:
    """Rule 17. A party reports by a quantity; an item of unknown need appears only where somebody did."""
    needed = _needed(Needs.of(logs, election), tps_list, by)
    reports: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for row in logs["deliveries"]:
        if _within(row, by) and any(row[f"qty_{name}"] is not None for name in QUANTITIES):
            reports[row["destination"][: LEVEL[by]], row["item"], row["leg"]].append(row)
    answer = []
    for key in needed.keys() | reports.keys():
        rows, need = reports[key], needed.get(key, (None, None))
        place = dict(zip(("wilayah", "item", "leg"), key, strict=True))
        answer += [place | _held(rows, party, *need) for party in (*parties(rows), *([] if rows else [None]))]
    names = ["wilayah", "item", "leg", "party", "needed", "need_source"]
    return table(answer, [*names, *QUANTITIES, "gap"], 4)


def _held(rows: list[Fact], party: str | None, needed: int | None, source: str | None) -> dict[str, Any]:
    theirs = of_party(rows, party) if party else []
    sums = {name: total(theirs, f"qty_{name}") for name in QUANTITIES}
    gap = None
    if needed is not None and sums["received"] is not None:
        gap = needed - (sums["received"] - (sums["damaged"] or 0) - (sums["wrong"] or 0))
    return {"party": party, "needed": needed, "need_source": source} | sums | {"gap": gap}


def _needed(needs: Needs, tps_list: list[str], by: str) -> dict[tuple[str, str, str], tuple[int, str]]:
    """(wilayah, item, leg) → what its TPS need and on whose word, with the boxes of the PPK down to there."""
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    sources: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    ends = dict(zip(LEGS, (5, 8, 13, codes.TPS_LENGTH), strict=True))
    for item, rule in needs.election.items.items():
        for leg, end in [(leg, end) for leg, end in ends.items() if end >= LEVEL[by]]:
            for tps in tps_list:
                quantity, source = needs.need(tps, item)
                key = tps[: LEVEL[by]], item, leg
                if quantity is not None and source is not None:
                    sums[key] += quantity
                    sources[key].add(source)
            for ppk in {tps[:8] for tps in tps_list} if rule.per_ppk and end <= 8 else ():
                key = ppk[: LEVEL[by]], item, leg
                sums[key] += rule.per_ppk or 0
                sources[key].add(RULE)
    return {key: (sums[key], min(said) if len(said) == 1 else "campuran") for key, said in sources.items()}


# --- seals -----------------------------------------------------------------------------------------------


def seal_status(logs: Logs, election: Election, tps_list: list[str], by: str = "kota") -> pd.DataFrame:
    """What the latest check of each TPS box shows at each checkpoint, the supervisor's before others'."""
    counts: dict[tuple[str, str], dict[str, int]] = {}
    checks = _by_box(logs)
    for tps in tps_list:
        for ballot in election.ballots:
            seen = _latest(checks.get(codes.box(tps, ballot), []))
            for checkpoint in map(str, words.Checkpoint):
                nothing = dict.fromkeys(("boxes", "checked", *SEEN_AS.values()), 0)
                count = counts.setdefault((tps[: LEVEL[by]], checkpoint), nothing)
                count["boxes"] += 1
                if checkpoint in seen:
                    count["checked"] += 1
                    count[seen[checkpoint]] += 1
    answer = [{"wilayah": place, "checkpoint": point} | n for (place, point), n in counts.items()]
    return table(answer, ["wilayah", "checkpoint", "boxes", "checked", *SEEN_AS.values()], 2)


def _latest(checks: list[Fact]) -> dict[str, str]:
    """Checkpoint → what a box was last seen as, numbers that changed on the way being a mismatch."""
    seen = [one for party in parties(checks) for one in examined(of_party(checks, party))]
    seen.sort(key=lambda one: (one[0]["party"] == words.SUPERVISOR, *in_time(one[0])))
    return {check["checkpoint"]: _seen_as(check, problem) for check, problem in seen}


def _seen_as(check: Fact, problem: bool) -> str:
    if check["condition"] == words.Condition.INTACT and problem and not documented(check):
        return "mismatch"
    return SEEN_AS[check["condition"]]


def chain(logs: Logs, election: Election, tps_list: list[str]) -> pd.DataFrame:
    """Each checked TPS box by the supervisor's chain, else that of all others: where it first went wrong."""
    answer = []
    boxes = {codes.box(tps, ballot) for tps in tps_list for ballot in election.ballots}
    for box, rows in _by_box(logs).items():
        if box in boxes:
            answer.append({"box_id": box} | _story(examined(of_party(rows, words.SUPERVISOR) or rows)))
    return table(answer, ["box_id", "state", "last_intact", "first_bad", "documented"], 1)


def _story(seen: list[tuple[Fact, bool]]) -> dict[str, Any]:
    bad = [number for number, (_, problem) in enumerate(seen) if problem]
    first = bad[0] if bad else len(seen)
    answered = all(documented(seen[number][0]) for number in bad)
    return {
        "state": ("terdokumentasi" if answered else "tidak_sesuai") if bad else "utuh",
        "last_intact": seen[first - 1][0]["checkpoint"] if first else None,
        "first_bad": seen[first][0]["checkpoint"] if bad else None,
        "documented": answered if bad else None,
    }


def _by_box(logs: Logs) -> dict[str, list[Fact]]:
    boxes: dict[str, list[Fact]] = defaultdict(list)
    for row in logs["seal_checks"]:
        boxes[row["box_id"]].append(row)
    return boxes
