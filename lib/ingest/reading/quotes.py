"""Records of a text whose quotes are not in pairs, read with as little harm as possible.

An unclosed quote would swallow every row up to the next one. Here a line is a record of its own unless a
quoted line break is the only way to read it; a quote without its pair counts as a letter, where the line
then has the right number of cells.
"""

import csv
import io

from lib.ingest.reading import refusals

_MOST_LINES = 40  # of one record
_MOST_CROOKED = 5_000  # lines; a text with more is no table with a few slips


class _Quoted(csv.excel):
    strict = True
    skipinitialspace = True


class _Plain(_Quoted):
    quoting = csv.QUOTE_NONE


def carefully(text: str, delimiter: str, width: int, first: int, where: str) -> list[list[str]]:
    """The records. first: the number of the first one, for the message.

    Refuses a text in which a quote without its pair leaves two ways to split a line.
    """
    lines = list(io.StringIO(text, newline=""))
    records: list[list[str]] = []
    at = crooked = 0
    while at < len(lines):
        record, used = _at(lines, at, delimiter, width)
        crooked += used == 1 and lines[at].count('"') % 2
        if record is None or crooked > _MOST_CROOKED:
            raise refusals.unclear_quotes(first + len(records), where)
        records.append(record)
        at += used
    return records


def _at(lines: list[str], at: int, delimiter: str, width: int) -> tuple[list[str] | None, int]:
    """The record that starts at this line and how many lines it takes; None: two ways to read it."""
    line = lines[at]
    if '"' not in line:
        return _split(line, delimiter, _Plain)[0], 1
    record, unclosed = _split(line, delimiter, _Quoted)
    used = 1
    while unclosed and used < _MOST_LINES and at + used < len(lines):
        if _is_record(lines[at + used], delimiter, width):
            break
        used += 1
        record, unclosed = _split("".join(lines[at : at + used]), delimiter, _Quoted)
    if record is not None and (used == 1 or len(record) == width):
        return record, used
    plain, _ = _split(line, delimiter, _Plain)
    return (plain, 1) if plain is not None and len(plain) == width else (None, 0)


def _is_record(line: str, delimiter: str, width: int) -> bool:
    """Whether a line reads as a record of its own, so that no cell can have begun above it."""
    alone, _ = _split(line, delimiter, _Quoted)
    return alone is not None and len(alone) == width > 1


def _split(text: str, delimiter: str, dialect: type[csv.Dialect]) -> tuple[list[str] | None, bool]:
    """One record, or None when its quotes are not in pairs; and whether more lines could complete it."""
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), dialect, delimiter=delimiter))
    except csv.Error as error:
        return None, str(error) == "unexpected end of data"
    return (found[0] if found else []) if len(found) <= 1 else None, False
