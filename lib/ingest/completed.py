"""What people leave out of a row because the rest of it says so, and the times past midnight. Pure."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Protocol

from lib.areas.wilayah.reference import name_of
from lib.ingest.columns import DEFAULTED
from lib.ingest.readers import POINT
from lib.ingest.rules import derived
from lib.ingest.rules.rule import Finding, Rule
from lib.ingest.table import NOWHERE, Source, Via
from lib.kernel import codes
from lib.kernel.clock import LAST_MINUTE, Moment, Precision, iso
from lib.kernel.codes import PlaceKind
from lib.kernel.format import clock_time
from lib.kernel.logs import DELIVERIES, SEAL_CHECKS, Kind, Log

WITHOUT_PAPER = "tanpa:"
_DAY = LAST_MINUTE + 1
_LONGEST_NIGHT = 12 * 60  # minutes between a departure in the evening and its arrival after midnight
_PAIRS = (("departed_at", "arrived_at"), ("planned_departure", "planned_arrival"))
_RECEIVED = frozenset({"qty_received", "qty_damaged", "qty_wrong", "received_by", "handover_doc"})
# What says, without an hour, that it happened: then its day is known after all.
_HAPPENED = {
    "departed_at": _RECEIVED | {"qty_sent"},
    "arrived_at": _RECEIVED,
    "planned_departure": _RECEIVED | {"qty_sent"},
    "planned_arrival": _RECEIVED | {"qty_sent"},
}
_SAID = (
    *DELIVERIES.of_kind(Kind.TIME),
    *(name for name in DELIVERIES.of_kind(Kind.COUNT) if name != "line"),
    "delay_cause",
    "handed_over_at",
    "handover_doc",
    "received_by",
)


class Lane(Protocol):
    """What is needed of the rows being read."""

    log: Log
    sources: dict[str, Source]
    found: defaultdict[int, list[Finding]]

    def add(self, at: int, rule: Rule, own: Mapping[str, Any], name: str | None, **more: str) -> None:
        """A finding about row `at`."""

    def label(self, name: str) -> str:
        """A field as people call it."""

    def written(self, name: str, at: int) -> str:
        """What stands in the cells that a field of row `at` was read from."""


def completed(lane: Lane, values: list[dict[str, Any]]) -> None:
    """Fills in what follows from the rest of each row; what is more than a number is said in a finding."""
    for name in DEFAULTED & set(lane.log.by_name):
        if name in lane.sources:
            for at, own in enumerate(values):
                if name not in own and not _told(lane, at, name):
                    own[name] = 1
        else:
            for own in values:
                own[name] = 1
    if lane.log is DELIVERIES:
        _deliveries(lane, values)
    elif lane.log is SEAL_CHECKS:
        _seal_checks(lane, values)


def _told(lane: Lane, at: int, name: str) -> bool:
    return at in lane.found and any(one.column == name for one in lane.found[at])


def _deliveries(lane: Lane, values: list[dict[str, Any]]) -> None:
    pairs = [pair for pair in _PAIRS if _one_date(lane, *pair)]
    times = DELIVERIES.of_kind(Kind.TIME)
    for at, own in enumerate(values):
        for departed, arrived in pairs:
            _next_day(lane, at, own, departed, arrived)
        day = next((own[time] for time in times if time in own), None)
        for departed, arrived in pairs:
            _not_yet(lane, at, own, departed, arrived)
        if "document_no" not in own and not _told(lane, at, "document_no") and day is not None:
            own["document_no"] = WITHOUT_PAPER + iso(day.minute, Precision.DAY)
        if "origin" not in own and "destination" in own and not _told(lane, at, "origin"):
            above = level_above(own["destination"])
            if above:
                own["origin"] = above
                lane.add(at, derived.ORIGIN, own, "origin", taken=name_of(above))
    if "line" not in lane.sources:
        _number_lines(lane, values)


def empty(lane: Lane, values: list[dict[str, Any]]) -> None:
    """Says of a delivery that nothing else is wrong with that it tells nothing either."""
    if lane.log is DELIVERIES:
        for at, own in enumerate(values):
            if own.keys().isdisjoint(_SAID) and at not in lane.found:
                lane.add(at, derived.EMPTY, own, None)


def _number_lines(lane: Lane, values: list[dict[str, Any]]) -> None:
    """Lines of one document that name boxes of different ballot types are lines of their own.

    `Kotak PPWP` and `Kotak DPR` are both ballot boxes, taken so with a finding; the same words again are the
    same line.
    """
    words: dict[tuple[Any, ...], list[str]] = {}
    for at, own in enumerate(values):
        key = tuple(own.get(name) for name in DELIVERIES.key if name != "line")
        known = words.setdefault(key, [])
        written = lane.written("item", at) if _told(lane, at, "item") else ""
        if written not in known:
            known.append(written)
        own["line"] = known.index(written) + 1


def level_above(destination: str) -> str | None:
    """Where goods for this place come from on their way down; None where the way does not say."""
    kind = codes.place_kind(destination)
    if kind is PlaceKind.WAREHOUSE:
        return codes.SUPPLIER
    above = {PlaceKind.PPK: codes.kota, PlaceKind.PPS: codes.kecamatan, PlaceKind.TPS: codes.kelurahan}
    return above[kind](destination) if kind in above else None


def _one_date(lane: Lane, departed: str, arrived: str) -> bool:
    """Do both times take their day from the same column, each with a time column of its own?"""
    both = [lane.sources.get(name) for name in (departed, arrived)]
    dates = [one.positions[0] for one in both if one and one.via is Via.MOMENT]
    times = [one.positions[1] for one in both if one and one.via is Via.MOMENT]
    return len(dates) == 2 and dates[0] == dates[1] and NOWHERE not in times and times[0] != times[1]


def _next_day(lane: Lane, at: int, own: dict[str, Any], departed: str, arrived: str) -> None:
    left, came = own.get(departed), own.get(arrived)
    if left is None or came is None or Precision.DAY in (left.precision, came.precision):
        return
    if came.minute >= left.minute or came.minute + _DAY - left.minute > _LONGEST_NIGHT:
        return
    later = Moment(came.minute + _DAY)
    own[arrived] = later
    lane.add(at, derived.NEXT_DAY, own, arrived, taken=clock_time(later.minute))


def _not_yet(lane: Lane, at: int, own: dict[str, Any], departed: str, arrived: str) -> None:
    """A day that serves two hours tells nothing of one that is blank, unless the amounts say it happened."""
    came = own.get(arrived)
    if came is None or came.precision != Precision.DAY or _told(lane, at, arrived):
        return
    left = own.get(departed)
    if left is not None and left.precision != Precision.DAY and not _HAPPENED[arrived] & own.keys():
        del own[arrived]
    elif left is not None and left.precision == Precision.DAY:
        for name in (departed, arrived):
            if not _HAPPENED[name] & own.keys() and not _told(lane, at, name):
                del own[name]


def _seal_checks(lane: Lane, values: list[dict[str, Any]]) -> None:
    for at, own in enumerate(values):
        if "checkpoint" not in own and "seen_at" in own and not _told(lane, at, "checkpoint"):
            point = POINT.get(codes.place_kind(own["seen_at"]))
            if point:
                own["checkpoint"] = str(point)
