"""Which log a table is, which of its columns is which field, and which of its rows are data."""

from collections.abc import Mapping

from lib.ingest import layout, unmapped
from lib.ingest.headwords import BESIDE, PARTY, RECORDED_AT, known_names, named
from lib.ingest.matches import matches
from lib.ingest.search import Reading, Search
from lib.ingest.table import Answers, ColumnMatch, Mapped, Table, Unmapped
from lib.ingest.wiring import DEFAULTED, required
from lib.kernel.errors import UserError
from lib.kernel.logs import LOGS, Log

__all__ = [
    "BESIDE",
    "DEFAULTED",
    "PARTY",
    "RECORDED_AT",
    "ColumnMatch",
    "Mapped",
    "Unmapped",
    "known_names",
    "log_named",
    "mapped",
    "named",
    "required",
]
_NOTHING = Answers()


def log_named(name: str) -> Log:
    """A log by name."""
    if name not in LOGS:
        raise UserError(f"Log {name} tidak dikenal.", fix=f"Pilih salah satu: {', '.join(LOGS)}.")
    return LOGS[name]


def mapped(
    table: Table,
    where: str,
    log: Log | None = None,
    *,
    answers: Answers = _NOTHING,
    remembered: Mapping[str, str] | None = None,
    context_text: str = "",
) -> Mapped | Unmapped:
    """The table as rows of a log: the given one, or the one that most speaks for.

    where: the file's name, for messages. remembered: folded title → field, from earlier corrections.
    context_text: what else is known about the table, such as the file's name; it counts least.
    """
    place = f"{where}, lembar {table.sheet}" if table.sheet else where
    aside = unmapped.reference(table, place)
    if aside:
        return aside
    log = log or (log_named(answers.log) if answers.log else None)
    search = Search(table, (log,) if log else tuple(LOGS.values()), answers, remembered or {}, context_text)
    found = search.best()
    if not found:
        return unmapped.explained(table, place, search)
    meant = search.meant
    if meant and _means_another(meant, found):
        search.nearest = meant
        return unmapped.explained(table, place, search)
    turning = unmapped.turning(found[0])
    if turning is not None:
        return unmapped.turned(table, place, found[0], turning)
    rivals = [one.plan.log for one in found if one.weight == found[0].weight]
    if len(rivals) > 1:
        return unmapped.undecided(table, place, rivals, found[0])
    return _finished(table, found[0])


def _means_another(meant: Reading, found: list[Reading]) -> bool:
    """Does the title speak of a log that the table is not whole for, and of none that it could be?"""
    return not any(one.plan.log is meant.plan.log or one.head.speaks_of(one.plan.log) for one in found)


def _finished(table: Table, one: Reading) -> Mapped:
    """The rows sorted, and everything that the row engine needs beside them."""
    read = (
        layout.plain(table, one.header)
        if one.canonical
        else layout.body(table, one.header, one.plan, one.around, one.looks)
    )
    return Mapped(
        table=table,
        log=one.plan.log,
        header=table.rows[one.header.end][0],
        matches=matches(table, one),
        lanes=one.plan.lanes,
        data=read.data,
        width=one.width,
        passed=tuple(read.passed),
        spread=frozenset(read.spread),
    )
