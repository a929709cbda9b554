"""The sources of a log's times: one cell, or a date and a time of day in two columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.ingest.roles import Seen
from lib.ingest.table import Source, Via
from lib.kernel.logs import DELIVERIES, Kind, Log

_LENT = (("departed_at", "arrived_at"), ("planned_departure", "planned_arrival"))


@dataclass(slots=True)
class _Parts:
    """What is known of one time: a column that says it whole, its date, its time of day."""

    whole: Seen | None = None
    day: Seen | None = None
    clock: Seen | None = None


def time_sources(log: Log, one: Mapping[str, Seen]) -> list[Source]:
    """A source for each time of the log that some column tells."""
    days = [each for role, each in one.items() if role.partition("#")[0] == "date"]
    times = {name: _parts(name, one) for name in log.of_kind(Kind.TIME)}
    for parts in times.values():
        if parts.whole and days and not _says_anything(parts.whole):
            parts.whole = None  # such as the name of the weekday beside the date
    spare = one.get("time")
    names = [name for name, parts in times.items() if parts.clock or parts.whole or parts.day]
    lone = _lone(log, names, times, one)
    if lone:
        parts = times[lone]
        if not (parts.whole and parts.whole.look.mostly("moment")):
            parts.clock = parts.clock or spare
            parts.day = parts.day or parts.whole or _nearest(days, parts.clock)
    _lend(times, days)
    return [source for name, parts in times.items() if (source := _source(name, parts, days))]


def _lend(times: Mapping[str, _Parts], days: Sequence[Seen]) -> None:
    """`Tgl Kirim, Jam Berangkat, Jam Tiba`: the only day there is serves both hours."""
    for departed, arrived in _LENT:
        first, then = times.get(departed), times.get(arrived)
        if not (first and then and first.day and first.clock) or days:
            continue
        clock = then.clock or then.whole
        if clock and not then.day and clock.look.mostly("time"):
            then.whole, then.clock, then.day = None, clock, first.day


def _parts(name: str, one: Mapping[str, Seen]) -> _Parts:
    """The columns of one time, by what their cells are rather than by their titles where these differ."""
    parts = _Parts(one.get(name), one.get(f"{name}.date"), one.get(f"{name}.time"))
    if parts.whole and parts.whole.look.mostly("time") and not parts.clock:
        parts.whole, parts.clock = None, parts.whole
    if parts.whole and parts.clock and not parts.day:
        parts.whole, parts.day = None, parts.whole
    if parts.clock and not parts.day and _says_day(parts.clock):
        parts.whole, parts.clock = parts.whole or parts.clock, None
    return parts


def _says_day(one: Seen) -> bool:
    return one.look.mostly("moment") or one.look.mostly("date")


def _says_anything(one: Seen) -> bool:
    return not one.look.cells or any(map(one.look.any_of, ("moment", "date", "time")))


def _lone(log: Log, names: Sequence[str], times: Mapping[str, _Parts], one: Mapping[str, Seen]) -> str | None:
    """The time that a bare `Tanggal` or `Jam` belongs to; None when each time has its own columns."""
    if log is not DELIVERIES:
        return next(iter(times), None)
    if any(times[name].clock and not times[name].day for name in names):
        return None  # the date is theirs
    if names:
        only = times[names[0]]
        free = "time" in one or not (only.day or only.whole)
        return names[0] if len(names) == 1 and free else None
    if "handover_doc" in one and one["handover_doc"].fact:
        return "arrived_at"  # the paper of a handover says when it was handed over
    received = any(role.endswith("qty_received") for role in one)
    return "arrived_at" if received and not any(role.endswith("qty_sent") for role in one) else "departed_at"


def _nearest(days: Sequence[Seen], clock: Seen | None) -> Seen | None:
    """The date column at the left of a time column, as forms repeat it; else the first."""
    if clock:
        left = [day for day in days if not day.fact and day.position < clock.position]
        if left:
            return left[-1]
    return days[0] if days else None


def _source(name: str, parts: _Parts, days: Sequence[Seen]) -> Source | None:
    if parts.clock and not parts.day:
        parts.day = _nearest(days, parts.clock)
    if parts.clock and parts.day:
        return Source(name, Via.MOMENT, (parts.day.position, parts.clock.position))
    alone = parts.whole or parts.day or parts.clock
    return Source(name, Via.CELL, (alone.position,)) if alone else None
