"""What a file told against what its truth file says it tells. Pure: two documents in, differences out.

The keys of a truth file are in README.md. What is compared is the JSON of contracts, with its rows.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

KINDS = (
    "wrong_values",
    "bad_stored_clean",
    "missing_rows",
    "invented_rows",
    "wrong_status",
    "crashes",
    "missing_findings",
    "wrong_findings",
    "wrong_refusals",
)
Json = Mapping[str, Any]
IDENTITY = (
    "box_id",
    "item",
    "tps",
    "place",
    "destination",
)  # what tells rows of one line apart, strongest first


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as the truth says. n: how many rows it speaks of."""

    kind: str
    text: str
    n: int = 1


def compare(truth: Json, document: Json) -> list[Difference]:
    """Every difference between a truth file and the document printed for its file."""
    return [*_refusal(truth, document), *_never(truth, document)] or [
        *_rows(truth, document),
        *_sheets(truth, document),
        *_across(truth, document),
    ]


def _refusal(truth: Json, document: Json) -> Iterator[Difference]:
    """Accepted or refused as it should be, and a refusal that names what it must."""
    wanted, accepted, error = truth.get("accepted"), document["accepted"], document["error"] or ""
    rows = document.get("rows", [])
    if wanted and not accepted:
        count = sum("absent" not in row["status"] for row in truth.get("rows", []))
        yield Difference("wrong_refusals", f"refused: {error}")
        yield Difference("missing_rows", "rows of a file that was refused", count)
    elif wanted is False and accepted:
        kept = sum(row["status"] in ("stored", "flagged") for row in rows)
        yield Difference("wrong_refusals", "accepted, but it should have been refused")
        yield Difference("invented_rows", "rows of a file that should have been refused", kept)
    for word in truth.get("error_mentions", []):
        if not accepted and word.lower() not in error.lower():
            yield Difference("wrong_refusals", f"the refusal does not say {word!r}: {error}")


def _never(truth: Json, document: Json) -> Iterator[Difference]:
    printed = json.dumps(document, ensure_ascii=False)
    for text in truth.get("never", []):
        if text in printed:
            yield Difference("wrong_values", f"{text!r} must not be printed anywhere")


def _rows(truth: Json, document: Json) -> Iterator[Difference]:
    if not document["accepted"]:
        return
    wanted, got = truth.get("rows", []), document.get("rows", [])
    pairs = _paired(wanted, got)
    for index, row in enumerate(wanted):
        if index in pairs:
            yield from _row(row, got[pairs[index]])
        elif "absent" not in row["status"]:
            yield Difference("missing_rows", f"{_where(row)}: no row")
    taken = set(pairs.values())
    for index, row in enumerate(got):
        if index not in taken and truth.get("no_other_rows", True):
            yield Difference(
                "invented_rows", f"{_where(row)}: {row['status']} row that is no data: {_short(row)}"
            )
        if row["src"]["row"] in truth.get("no_fact_lines", []) and row["status"] in ("stored", "flagged"):
            yield Difference(
                "invented_rows", f"{_where(row)}: a line without a fact became a {row['status']} row"
            )


def _paired(wanted: list[Json], got: list[Json]) -> dict[int, int]:
    """Each row of the truth with the row of its line that is most like it: index by index."""
    by_row: dict[Any, list[int]] = {}
    for index, row in enumerate(got):
        by_row.setdefault(row["src"]["row"], []).append(index)
    likeness = [
        (-_alike(row, got[other]), index, other)
        for index, row in enumerate(wanted)
        for other in by_row.get(row["src"]["row"], [])
        if "sheet" not in row["src"] or row["src"]["sheet"] == got[other]["src"]["sheet"]
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, index, other in sorted(likeness):
        if index not in pairs and other not in taken:
            pairs[index] = other
            taken.add(other)
    return pairs


def _alike(wanted: Json, got: Json) -> int:
    """How much a row looks like the one told: its identity first, then its other values."""
    told, printed = wanted.get("values", {}), got["values"]
    same = {name for name, value in told.items() if matches(value, printed.get(name))}
    score = sum(2 ** (10 - place) for place, name in enumerate(IDENTITY) if name in same)
    return score + len(same - set(IDENTITY)) + 2**12 * (wanted.get("log") == got["log"])


def _row(wanted: Json, got: Json) -> Iterator[Difference]:
    where, status = _where(wanted), got["status"]
    if wanted.get("log") and wanted["log"] != got["log"]:
        yield Difference("wrong_values", f"{where}: log {got['log']}, not {wanted['log']}")
    if status not in wanted["status"]:
        kind = "bad_stored_clean" if status == "stored" else "wrong_status"
        yield Difference(kind, f"{where}: {status}, not {' or '.join(wanted['status'])} ({_codes(got)})")
    for column in wanted.get("codes_column", []):
        if column not in {finding["column"] for finding in got["findings"]}:
            yield Difference("missing_findings", f"{where}: no finding on {column}")
    if status != "rejected":
        yield from _values(where, wanted, got)


def _values(where: str, wanted: Json, got: Json) -> Iterator[Difference]:
    printed, status = got["values"], got["status"]
    for name, value in wanted.get("values", {}).items():
        is_blank = blank(printed.get(name))
        if not matches(value, printed.get(name), status) and not (is_blank and status == "confirm"):
            yield Difference("wrong_values", f"{where}: {name} is {printed.get(name)!r}, not {value!r}")
    for name, values in wanted.get("values_any", {}).items():
        if not any(matches(value, printed.get(name)) for value in values):
            yield Difference("wrong_values", f"{where}: {name} is {printed.get(name)!r}, none of {values!r}")
    for name in wanted.get("absent", []):
        if not blank(printed.get(name)):
            yield Difference("wrong_values", f"{where}: {name} is {printed[name]!r}, but nothing tells it")


def matches(told: Any, printed: Any, status: str = "flagged") -> bool:
    """Whether a printed value is the one told.

    A place is compared on the keys told, a list as a set. Of `{"any": [...]}` the first is the answer; the
    others are good enough on a row that is not stored clean.
    """
    if isinstance(told, dict) and "any" in told:
        good = told["any"][:1] if status == "stored" else told["any"]
        return any(matches(one, printed) for one in good)
    if told is None:
        return blank(printed)
    if isinstance(told, dict):
        return isinstance(printed, dict) and all(printed.get(key) == value for key, value in told.items())
    if isinstance(told, list):
        return isinstance(printed, list) and sorted(map(str, told)) == sorted(map(str, printed))
    return bool(told == printed)


def blank(printed: Any) -> bool:
    """Nothing printed: null, an empty list or text; 0 is something."""
    return printed is None or printed in ([], "")


def _sheets(truth: Json, document: Json) -> Iterator[Difference]:
    named = {skipped["sheet"] for skipped in document.get("skipped", [])}
    for sheet in truth.get("skipped_sheets", []):
        if document["accepted"] and sheet not in named:
            yield Difference("wrong_findings", f"sheet {sheet} is not named as skipped")


def _across(truth: Json, document: Json) -> Iterator[Difference]:
    """Findings across rows: those there must be, those there may not be."""
    found, wanted = document.get("findings", []), truth.get("findings", [])
    for one in wanted:
        boxes = {
            box
            for other in found
            if other["type"] == one["type"] and one.get("number") in (None, other["number"])
            for box in other["box_ids"]
        }
        same_type = any(other["type"] == one["type"] for other in found)
        if not same_type or not boxes >= set(one.get("box_ids", [])):
            yield Difference(
                "missing_findings", f"no {one['type']} for {one.get('box_ids')} {one.get('number')}"
            )
    for other in found:
        told = {box for one in wanted if one["type"] == other["type"] for box in one.get("box_ids", [])}
        beyond = set(other["box_ids"]) - told or not any(one["type"] == other["type"] for one in wanted)
        if (truth.get("findings_exact") and beyond) or other["type"] in truth.get("findings_never", []):
            yield Difference("wrong_findings", f"{other['type']} for {other['box_ids']}, which is not so")
        for box in set(truth.get("clean_boxes", [])) & set(other["box_ids"]):
            yield Difference("wrong_findings", f"{other['type']} for {box}, which is as it should be")
    if (count := truth.get("collective_boxes")) is not None:
        kept = {
            row["values"].get("box_id") for row in document.get("rows", []) if row["status"] != "rejected"
        }
        if len(kept - {None}) != count:
            yield Difference(
                "missing_rows", f"{len(kept - {None})} boxes, not {count}", abs(len(kept) - count) or 1
            )


def _where(row: Json) -> str:
    sheet = row["src"].get("sheet")
    return f"{f'{sheet} ' if sheet else ''}row {row['src']['row']}"


def _codes(row: Json) -> str:
    return ", ".join(finding["code"] for finding in row["findings"]) or "no finding"


def _short(row: Json) -> str:
    told = {name: value for name, value in row["values"].items() if not blank(value)}
    return json.dumps(told, ensure_ascii=False)[:160]
