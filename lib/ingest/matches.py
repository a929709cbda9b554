"""What each column of a sheet was read as, for people to see and correct."""

from collections import defaultdict

from lib.ingest.headwords import RECORDED_AT
from lib.ingest.search import Reading
from lib.ingest.table import ColumnMatch, Source, Table, Via

_PARTS = {
    Via.MOMENT: (".date", ".time"),
    Via.PLACE: ("", ".kecamatan", ".kelurahan", ".tps"),
    Via.BOX: ("", ".name", ".kecamatan", ".kelurahan", ".tps", ".ballot"),
}


def matches(table: Table, one: Reading) -> tuple[ColumnMatch, ...]:
    """One for every column that has a title or a cell, in their order."""
    roles = _roles(one)
    scores = {seen.position: seen.score for seen in one.seen}
    first = max(one.looks, default=-1) + 1
    untitled = [at for at in range(first, one.around.first) if _has_cell(table, one.header.end, at)]
    return tuple(
        ColumnMatch(
            table.sheet,
            one.header.source(at),
            at,
            roles.get(at),
            one.looks[at].samples() if at in one.looks else (),
            scores.get(at, 0) if at in roles else 0,
        )
        for at in (*one.looks, *untitled)
    )


def _has_cell(table: Table, end: int, position: int) -> bool:
    return any(position < len(row) and row[position] is not None for _, row in table.rows[end:])


def _roles(one: Reading) -> dict[int, str]:
    """Position → field, as ColumnMatch writes it. A date that serves several times is `date`."""
    told: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for source in {source: None for lane in one.plan.lanes for source in lane}:
        for at, name in zip(source.positions, _names(source), strict=source.via is not Via.CONSTANT):
            told[at][name] = None
    found = {at: _one_name(tuple(names)) for at, names in told.items()}
    found |= {seen.position: seen.role for seen in one.seen if ":" in seen.role and seen.position in found}
    found |= {seen.position: RECORDED_AT for seen in one.seen if seen.role == RECORDED_AT}
    return {at: name for at, name in found.items() if 0 <= at < one.around.first}


def _one_name(names: tuple[str, ...]) -> str:
    dates = [name for name in names if name.endswith(".date")]
    return "date" if len(dates) > 1 else names[0]


def _names(source: Source) -> tuple[str, ...]:
    if source.via is Via.TICKS:
        return tuple(f"{source.field}={word}" for word in source.words)
    return tuple(f"{source.field}{part}" for part in _PARTS.get(source.via, ("",)))
