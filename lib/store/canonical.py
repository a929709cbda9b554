"""One spelling of every row, the same on both databases, and the hashes over it."""

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lib.kernel import codes
from lib.kernel.clock import Moment
from lib.kernel.logs import LOGS, Kind, Log, precision

FORMAT = "kawal-1"  # part of every hash: a changed format is a changed chain
LIST_MARK = "|"
_NOTHING: tuple[Any, ...] = ("", ())
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One fact on its way into the log.

    values: field name → str, int, Moment or tuple of str, as the column's kind says; absent or None is
    unknown.
    replaces: (seq, row) whose key field this row corrects. clears: columns that this row sets to unknown.
    """

    log: str
    values: Values
    party: str
    src_sheet: str | None = None
    src_row: int | None = None
    replaces: tuple[int, int] | None = None
    clears: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A batch before it has a place in the chain: one upload, form or command, with all its logs."""

    channel: str
    rows: tuple[Row, ...] = ()
    kind: str = "data"
    file_name: str | None = None
    file_sha256: str | None = None
    sender: str | None = None
    party: str | None = None
    citation: str | None = None
    note: str | None = None
    target_seq: int | None = None


@dataclass(frozen=True, slots=True)
class Encoded:
    """A row as stored, and the personal values that only the side table keeps: column → (salt, value)."""

    log: str
    stored: dict[str, Any]
    people: dict[str, tuple[str, str]] = field(default_factory=dict)


def text(value: str) -> str:
    """NFC, without the NUL that PostgreSQL refuses."""
    return unicodedata.normalize("NFC", value).replace("\x00", "")


_JSON = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def dumps(value: Any) -> str:
    """Canonical JSON: sorted keys, no spaces, text as it is."""
    return _JSON.encode(value)


def sha256(value: str) -> str:
    """Hex digest of a text."""
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def commitment(salt: str, log: str, column: str, value: str) -> str:
    """What the hash sees of a personal value: nothing can be learned from it once salt and value are gone."""
    return sha256(dumps([salt, log, column, value]))


def _stored(log: Log, values: Values) -> dict[str, Any]:
    """The row's own columns as stored, personal ones still in the clear; unknown values absent."""
    stored: dict[str, Any] = {}
    columns = log.by_name
    for name, value in values.items():
        if value is None or value in _NOTHING:
            continue
        column = columns[name]
        if column.kind is Kind.TIME:
            moment: Moment = value
            stored[column.name] = moment.minute
            stored[precision(column.name)] = str(moment.precision)
        elif column.kind is Kind.LIST:
            stored[column.name] = LIST_MARK.join(text(one) for one in value)
        elif column.kind in (Kind.COUNT, Kind.FLAG):
            stored[column.name] = int(value)
        else:
            stored[column.name] = text(str(value))
    return stored


def home(log: Log, stored: Mapping[str, Any]) -> str:
    """The place whose scope a row belongs to: a delivery to its destination, a box to its home."""
    value = str(stored[log.scope])
    return codes.box_home(value) or value if log.by_name[log.scope].kind is Kind.BOX else value


def key_of(log: Log, party: str, stored: Mapping[str, Any]) -> str:
    """A digest of log, party and key columns: rows with the same one speak of the same thing."""
    parts = [stored.get(name) for name in log.key]
    exact = [stored.get(precision(name)) for name in log.key if log.by_name[name].kind is Kind.TIME]
    return sha256(dumps([log.name, party, *parts, *exact]))[:32]


def encode(row: Row, new_salt: Callable[[], str]) -> Encoded:
    """A row as it will be stored, without its place in the chain (chain, seq, row, same_*)."""
    log = LOGS[row.log]
    if unknown := set(row.clears) - set(log.by_name):
        raise ValueError(f"{log.name} has no {sorted(unknown)} to clear")
    stored = _stored(log, row.values)
    people = {name: stored.pop(name) for name in log.of_kind(Kind.PERSON) if name in stored}
    clears = _clears(row)
    salted = {name: (new_salt(), value) for name, value in people.items()}
    commitments = {name: commitment(salt, log.name, name, value) for name, (salt, value) in salted.items()}
    common = {
        "party": row.party,
        "wilayah": home(log, stored),
        "key": key_of(log, row.party, stored),
        "digest": _digest(row, stored, row.replaces),
        "replaces_seq": row.replaces[0] if row.replaces else None,
        "replaces_row": row.replaces[1] if row.replaces else None,
        "clears": clears,
        "flags": LIST_MARK.join(row.flags) or None,
        "src_sheet": text(row.src_sheet) if row.src_sheet else None,
        "src_row": row.src_row,
    }
    return Encoded(log.name, {**stored, **commitments, **common}, salted)


def row_key(row: Row) -> str:
    """`key_of` a row that is not stored yet, without spelling out the rest of it."""
    log = LOGS[row.log]
    return key_of(log, row.party, _stored(log, {name: row.values.get(name) for name in log.key}))


def _clears(row: Row) -> str | None:
    return LIST_MARK.join(sorted(row.clears)) or None


def _digest(row: Row, stored: Mapping[str, Any], replaces: tuple[int, int] | None) -> str:
    """What makes two rows equal, personal values apart."""
    return sha256(dumps([row.log, row.party, stored, _clears(row), list(replaces) if replaces else None]))[
        :32
    ]


def digest(row: Row, replaces: tuple[int, int] | None) -> str:
    """The digest that this row would have if it replaced that one."""
    return _digest(row, open_values(row), replaces)


def open_values(row: Row) -> dict[str, Any]:
    """A row's own columns as stored, without personal ones."""
    log = LOGS[row.log]
    people = log.of_kind(Kind.PERSON)
    return {name: value for name, value in _stored(log, row.values).items() if name not in people}


def genesis(kind: str, election: str, chain: str) -> str:
    """What the first batch of a chain points back to: the store's nature can't be changed under the chain."""
    return sha256(dumps([FORMAT, kind, election, chain]))


def batch_hash(header: Mapping[str, Any], rows: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """SHA-256 over the header (without its own hash) and every (log, row as stored), in row order."""
    digest = hashlib.sha256(dumps([FORMAT, {k: v for k, v in header.items() if k != "hash"}]).encode())
    for log, row in rows:
        known = {name: value for name, value in row.items() if value is not None}
        digest.update(b"\n")
        digest.update(dumps([log, known]).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
