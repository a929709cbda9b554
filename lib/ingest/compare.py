"""A report held against the store: what is there already, what a row corrects, and whose word it was."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lib.areas.wilayah.reference import name_of
from lib.ingest.checked import Checked, Status
from lib.ingest.quiet import quiet
from lib.ingest.report import Report
from lib.ingest.rows import printed
from lib.ingest.rules import derived
from lib.ingest.rules.rule import Finding, Rule, fill
from lib.kernel.clock import Moment
from lib.kernel.logs import LOGS, Column, Kind
from lib.store import canonical, comparing
from lib.store.log import Store

_ENOUGH = 3  # values beside the key that must agree before a row counts as the same one, moved


@quiet()
def compared(store: Store, report: Report, sender: str | None = None, party: str | None = None) -> Report:
    """The report with what the store holds already: duplicates, what a row corrects, and what contradicts.

    sender, party: of this upload; another sender's other word on the same thing is a conflict, not a
    correction.
    """
    storable = [at for at, row in enumerate(report.rows) if row.storable]
    rows = [report.rows[at].row() for at in storable]
    if not rows:
        return report
    found = comparing.compare(store, rows)
    settled = list(report.rows)
    senders = {batch.seq: batch.sender for batch in store.batches()} if found.latest else {}
    said = found.repeats | found.mended.keys() | found.latest.keys()
    for position in sorted(said):
        at = storable[position]
        if position in found.repeats:
            settled[at] = duplicate(settled[at])
        elif position in found.mended:
            settled[at] = replace(duplicate(settled[at]), corrects=found.mended[position], moved=True)
        else:
            settled[at] = _corrected(settled[at], found.latest[position], senders, sender)
    fresh = [at for position, at in enumerate(storable) if position not in said]
    for at, moved in _moved(store, report, party, fresh).items():
        settled[at] = moved
    return replace(report, rows=tuple(settled))


def duplicate(row: Checked) -> Checked:
    """The row, as one that is there already."""
    return replace(row, status=Status.DUPLICATE, corrects=None)


def _corrected(
    row: Checked, latest: tuple[int, int], senders: Mapping[int, str | None], sender: str | None
) -> Checked:
    other = senders.get(latest[0])
    row = replace(row, corrects=latest)
    if not sender or not other or other == sender:
        return row
    says = {"batch": str(latest[0]), "row": str(latest[1]), "sender": other}
    return _flagged(row, derived.CONFLICT, says)


def _flagged(row: Checked, rule: Rule, says: Mapping[str, str], name: str | None = None) -> Checked:
    finding = Finding(
        rule.code, fill(rule.says, says), fill(rule.fix, says), False, row.sheet, row.number, name
    )
    return replace(row, status=Status.FLAGGED, findings=(*row.findings, finding))


# --- a corrected key ---------------------------------------------------------------------------------------


def _moved(store: Store, report: Report, party: str | None, fresh: Sequence[int]) -> dict[int, Checked]:
    """Rows of a file sent again in which only one part of the key changed: they replace the row they were.

    Only where nothing else differs, the old key is no longer in the file, and both stand in the same place.
    """
    batch = comparing.before(store, report.file, party) if fresh else None
    if batch is None:
        return {}
    kept = {_key(row) for row in report.rows if row.storable}
    old = {
        (log, row.get("src_sheet"), row.get("src_row")): row
        for log, row in comparing.standing(store, batch.seq)
    }
    found = {}
    for at in fresh:
        new = report.rows[at]
        was = old.get((new.log, new.sheet, new.number))
        name = _only_change(new, was) if was and (new.log, was["key"]) not in kept else None
        if was and name:
            found[at] = _as_moved(new, was, name)
    return found


def _key(row: Checked) -> tuple[str, str]:
    return row.log, canonical.key_of(LOGS[row.log], row.party or "", canonical.open_values(row.row()))


def _only_change(new: Checked, was: Mapping[str, Any]) -> str | None:
    """The one key column in which the two rows differ, if that is all and enough else agrees."""
    log = LOGS[new.log]
    own = canonical.open_values(new.row())
    if was["party"] != new.party:
        return None
    differ = {name for name in log.stored if own.get(name) != was.get(name)}
    names = {name.removesuffix("_precision") for name in differ}
    if len(names) != 1 or not names <= set(log.key):
        return None
    agree = [name for name in own if name not in log.key and name not in differ]
    return names.pop() if len(agree) >= _ENOUGH else None


def _as_moved(new: Checked, was: Mapping[str, Any], name: str) -> Checked:
    column = LOGS[new.log].by_name[name]
    place = (int(was["seq"]), int(was["row"]))
    old = Moment(was[name], was[f"{name}_precision"]) if column.kind is Kind.TIME else was[name]
    says = {
        "label": column.label,
        "old": _spoken(column, old),
        "new": _spoken(column, new.values[name]),
        "batch": str(place[0]),
        "row": str(place[1]),
    }
    return replace(_flagged(new, derived.MOVED, says, name), corrects=place, moved=True)


def _spoken(column: Column, value: Any) -> str:
    return name_of(value) if column.kind is Kind.PLACE else printed(column, value)
