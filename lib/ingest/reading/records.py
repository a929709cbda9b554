"""Text as records: which delimiter it uses, and what its quotes mean."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice, pairwise
from math import log2

from lib.ingest.clean import Cell
from lib.ingest.quiet import quiet
from lib.ingest.reading import refusals
from lib.ingest.reading.notes import MOST_CELLS
from lib.ingest.reading.quotes import carefully
from lib.ingest.table import Table

_DELIMITERS = (",", ";", "\t", "|")
_SAID = re.compile(r"\s*\"?sep=(.)\"?[;,\t ]*(?:\r\n|\r|\n)", re.IGNORECASE)
_SAMPLE = 60  # records
_SAMPLE_LENGTH = 2**18  # characters
_COMMON = 0.5  # of the records; a delimiter that splits fewer alike is no serious candidate
csv.field_size_limit(10 * 2**20)


def table(text: str, where: str) -> Table:
    """The whole text as one table; records are numbered from the first line, a `sep=` line among them.

    Refuses a text whose quotes leave it unclear where its cells end.
    """
    said = _SAID.match(text)
    body = text[said.end() :] if said else text
    shape = _shape(body)
    if said:
        shape = Shape(said[1], _fields(body, said[1]).width)
    if text.count(shape.delimiter) + text.count("\n") + text.count("\r") > MOST_CELLS:
        raise refusals.too_many_cells(where)
    first = 2 if said else 1
    with quiet():
        return Table(None, list(_rows(body, shape, first, where)), exact=True)


@dataclass(frozen=True, slots=True)
class Shape:
    """width: cells that most records have."""

    delimiter: str
    width: int


def _rows(text: str, shape: Shape, first: int, where: str) -> Iterator[tuple[int, list[Cell]]]:
    for number, record in enumerate(_records(text, shape, first, where), start=first):
        fields = record
        if len(record) == 1 and shape.width > 1 and shape.delimiter in record[0]:
            fields = _unwrapped(record, shape)
        cells: list[Cell] = [one if one and not one.isspace() else None for one in fields]
        if any(cells):
            yield number, cells


def _records(text: str, shape: Shape, first: int, where: str) -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    try:
        found = list(csv.reader(lines, delimiter=shape.delimiter, strict=True, skipinitialspace=True))
        clear = '"' not in text or not any(_swallows(record, shape) for record in found)
    except csv.Error:
        clear = False
    return found if clear else carefully(text, shape.delimiter, shape.width, first, where)


def _swallows(record: list[str], shape: Shape) -> bool:
    """Whether a cell over several lines may be the rest of its row and more, for want of a closing quote."""
    return any("\n" in one or "\r" in one for one in record) and (
        len(record) != shape.width or any(one.count(shape.delimiter) >= shape.width - 1 for one in record)
    )


def _unwrapped(record: list[str], shape: Shape) -> list[str]:
    """The record that was stored whole as one quoted cell: what a program does that did not know `,`."""
    inner = next(csv.reader(record, delimiter=shape.delimiter, skipinitialspace=True), record)
    return inner if len(inner) == shape.width else record


# --- which delimiter --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Fields:
    """width: cells most records have with one delimiter; share: of how many. start: where two such follow."""

    width: int = 1
    share: float = 0.0
    start: int = 0


def _shape(text: str) -> Shape:
    """The delimiter that splits the records most alike, from as high up as any other does.

    A decimal comma or a list inside cells splits the records alike too, but not their header.
    """
    sample = text[:_SAMPLE_LENGTH]
    found = {one: _fields(sample, one) for one in _DELIMITERS}
    found = {one: fields for one, fields in found.items() if fields.width > 1}
    serious = {one: fields for one, fields in found.items() if fields.share >= _COMMON}
    if serious:
        top = min(fields.start for fields in serious.values())
        found = {one: fields for one, fields in serious.items() if fields.start == top}
    best = max(found, key=lambda one: found[one].share * log2(found[one].width), default=",")
    return Shape(best, found[best].width if found else 1)


def _fields(sample: str, delimiter: str) -> _Fields:
    records = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, skipinitialspace=True)
    widths: list[int] = []
    with suppress(csv.Error):  # a cell without end; what was seen up to it says enough
        widths.extend(
            _width(record, delimiter)
            for record in islice(records, _SAMPLE)
            if any(one.strip() for one in record)
        )
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return _Fields()
    width = max(counted, key=lambda one: (counted[one], one))
    twice = [at for at, pair in enumerate(pairwise(widths)) if pair == (width, width)]
    return _Fields(width, counted[width] / len(widths), twice[0] if twice else widths.index(width))


def _width(record: list[str], delimiter: str) -> int:
    if len(record) == 1 and delimiter in record[0]:
        return len(next(csv.reader(record, delimiter=delimiter), record))
    return len(record)
