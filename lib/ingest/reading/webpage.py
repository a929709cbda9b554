"""The tables of a web page: what many systems offer as .xls is one."""

import re
from dataclasses import dataclass, field, replace
from html import unescape

from lib.ingest.reading import refusals
from lib.ingest.reading.canvas import Canvas
from lib.ingest.table import Area, Table

_WIDEST, _DEEPEST = 1000, 65534  # of one cell; browsers go no further either
_UNSEEN = {"script", "style", "title", "template", "comment"}
_LINES = {"br", "p", "div", "li"}
# Each part holds on to what it has matched (?>…, *+), so that a mark without an end costs its length once.
_MARK = re.compile(r"<!--|<[!?][^>]*>|<(/?)([A-Za-z][\w:.-]*)((?>=\s*\"[^\"]*\"|=\s*'[^']*'|[^<>])*+)>")
_SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?\s*([0-9]+)", re.IGNORECASE)


def tables(text: str, where: str) -> list[Table]:
    """Each table that holds something, numbered by its own rows. Refuses a page without one."""
    if "<!entity" in text.casefold():
        raise refusals.declarations(where)
    page = _Page(text, where)
    if page.cut_off:
        raise refusals.broken(where)
    found = [table for table in page.found() if table.rows]
    if not found:
        raise refusals.not_a_table("halaman web tanpa tabel", where)
    if len(found) == 1:
        return [replace(found[0], sheet=None)]
    return [replace(table, sheet=f"Tabel {at}") for at, table in enumerate(found, start=1)]


@dataclass(slots=True)
class _Open:
    """A table that has not ended. taken: column → last row that a cell from above reaches down to."""

    canvas: Canvas
    row: int = 0
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)
    cell: tuple[int, int] | None = None  # its width and depth
    text: list[str] = field(default_factory=list)

    def next_row(self) -> None:
        self.end_cell()
        self.row, self.column = self.row + 1, 0

    def end_cell(self) -> None:
        """Put what was gathered where the next free place is."""
        if self.cell is None:
            return
        while self.taken.get(self.column, 0) >= self.row:
            self.column += 1
        (wide, deep), left = self.cell, self.column
        written = "".join(self.text)
        value = " ".join(written.split())
        if "\n" in written:
            lines = (" ".join(line.split()) for line in written.split("\n"))
            value = "\n".join(line for line in lines if line)
        if value:
            self.canvas.put(self.row, left, value)
        if wide > 1 or deep > 1:
            self.canvas.merged.append(Area(self.row, left, self.row + deep - 1, left + wide - 1))
        if deep > 1:
            self.taken |= dict.fromkeys(range(left, left + wide), self.row + deep - 1)
        self.column = left + wide
        self.cell, self.text = None, []


class _Page:
    """Not html.parser: on tags and comments without an end it takes the square of the page's length."""

    def __init__(self, text: str, where: str) -> None:
        self._where = where
        self._canvases: list[Canvas] = []
        self._open: list[_Open] = []
        self._read(text)

    @property
    def cut_off(self) -> bool:
        """Whether a table does not end: its last cell may lack a part, and rows may be missing."""
        return bool(self._open)

    def found(self) -> list[Table]:
        return [canvas.table() for canvas in self._canvases]

    def _read(self, text: str) -> None:
        at = 0
        while hit := _MARK.search(text, at):
            self._text(text[at : hit.start()])
            at = hit.end()
            tag = (hit[2] or "").lower()
            if hit[0] == "<!--":
                end_at = text.find("-->", at)
                at = len(text) if end_at < 0 else end_at + 3
            elif hit[1]:
                self._end(tag)
            elif tag in _UNSEEN:
                end = re.compile(f"</{tag}", re.IGNORECASE).search(text, at)
                at = end.start() if end else len(text)
            elif tag:
                self._start(tag, hit[3])
        self._text(text[at:])

    def _start(self, tag: str, attributes: str) -> None:
        if tag == "table":
            self._canvases.append(Canvas(self._where, None))
            self._open.append(_Open(self._canvases[-1]))
        elif not self._open:
            return
        elif tag == "tr":
            self._open[-1].next_row()
        elif tag in ("td", "th"):
            one = self._open[-1]
            one.end_cell()
            one.row = max(one.row, 1)
            one.cell = _spans(attributes) if "span" in attributes.lower() else (1, 1)
        elif tag in _LINES:
            self._open[-1].text.append("\n")

    def _end(self, tag: str) -> None:
        if self._open and tag in ("td", "th", "tr"):
            self._open[-1].end_cell()
        elif self._open and tag == "table":
            self._open.pop().end_cell()

    def _text(self, written: str) -> None:
        if written and self._open and self._open[-1].cell:
            # A line end in the source is a space; only <br> and its like end a line.
            self._open[-1].text.append(unescape(written.replace("\n", " ")))


def _spans(attributes: str) -> tuple[int, int]:
    """How many columns and rows a cell takes."""
    has = {name.lower(): int(number[:6]) for name, number in _SPAN.findall(attributes)}
    return min(_WIDEST, max(1, has.get("colspan", 1))), min(_DEEPEST, max(1, has.get("rowspan", 1)))
