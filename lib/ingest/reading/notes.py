"""What is known of a sheet besides its values, and how much of a sheet is taken."""

from dataclasses import dataclass, field

from lib.ingest.table import Area

MOST_CELLS = 7_000_000  # of the rectangle around a sheet's values; 300,000 rows of 20 columns fit in 1 GB
WIDEST, DEEPEST = 16_384, 1_048_576  # columns and rows of a sheet, in every program that writes one
FORMULA = "(rumus)"  # where the file does not carry the formula's text
ERRORS = {  # as the binary formats store them
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


@dataclass(slots=True)
class Notes:
    """What the reader of values cannot tell. Places are (row from 1, position from 0), as in `Table`.

    merged: None when the reader of values knows. rows, columns: for each row and column of the values the one
    it is in the sheet, when the sheet was drawn together because its values lie far apart.
    """

    uncomputed: dict[tuple[int, int], str] = field(default_factory=dict)
    failed: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Area] | None = None
    rows: list[int] | None = None
    columns: list[int] | None = None


def position(letters: str) -> int:
    """A → 0, AA → 26; the other way is `lib.ingest.table.letter`."""
    found = 0
    for one in letters.upper():
        found = found * 26 + ord(one) - ord("A") + 1
    return found - 1
