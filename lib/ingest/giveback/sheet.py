"""Marks in one sheet of a workbook: the cells get a colour, everything else stays as it is written."""

import re
from collections.abc import Mapping, Sequence
from xml.parsers import expat

from lib.ingest.giveback.package import Unpatchable, attributes
from lib.ingest.giveback.styles import Styles
from lib.ingest.rules.rule import Gravity
from lib.ingest.table import letter

_DATA = re.compile(r"<(?:\w+:)?sheetData\b[^>]*>(.*)</(?:\w+:)?sheetData>", re.DOTALL)
_ROW = re.compile(r"<(?:\w+:)?row\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?row>)", re.DOTALL)
_CELL = re.compile(r"<(?:\w+:)?c\b([^>]*?)(?:/>|>.*?</(?:\w+:)?c>)", re.DOTALL)
_STYLED = re.compile(r"(<(?:\w+:)?c\b[^>]*?\ss=[\"'])(\d+)(?=[\"'])")
_COLUMN = re.compile(r"<(?:\w+:)?col\s([^>]*?)/?>")
# What may stand behind the link to the drawing of comments, in the order that the format demands.
_BEHIND = {
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
}
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def coloured(xml: str, marked: Mapping[int, Mapping[int, Gravity]], styles: Styles) -> str:
    """The sheet with its marks (row → position → gravity), and without those of an earlier round."""
    data = _DATA.search(xml)
    if data is None:
        raise Unpatchable
    head, inside, tail = xml[: data.start(1)], data[1], xml[data.end(1) :]
    if styles.marked:
        inside = _STYLED.sub(lambda hit: hit[1] + _unmarked(int(hit[2]), styles), inside)
    columns = _column_styles(head)
    number = 0

    def mended(hit: re.Match[str]) -> str:
        nonlocal number
        number = int(attributes(hit[1]).get("r", number + 1))
        wanted = marked.get(number)
        return _row(hit, number, wanted, styles, columns) if wanted else hit[0]

    return head + _ROW.sub(mended, inside) + tail


def _unmarked(style: int, styles: Styles) -> str:
    return str(styles.painted(style, None) if style in styles.marked else style)


def _column_styles(head: str) -> list[tuple[int, int, int]]:
    """(first, last, style) of columns from 1, for cells that are not written yet."""
    found = [attributes(one) for one in _COLUMN.findall(head)]
    return [(int(has["min"]), int(has["max"]), int(has["style"])) for has in found if "style" in has]


def _row(
    hit: re.Match[str],
    number: int,
    wanted: Mapping[int, Gravity],
    styles: Styles,
    columns: Sequence[tuple[int, int, int]],
) -> str:
    """A row with its cells coloured; a marked cell that was never written is put in its place."""
    prefix = hit[0][1 : hit[0].index("row")]
    cells: dict[int, str] = {}
    position = -1
    for cell in _CELL.finditer(hit[2] or ""):
        has = attributes(cell[1])
        position = position_of(has["r"]) if "r" in has else position + 1
        cells[position] = cell[0]
    own = attributes(hit[1])
    for at, gravity in wanted.items():
        if at in cells:
            style = int(attributes(cells[at][: cells[at].index(">")]).get("s", 0))
            cells[at] = _styled(cells[at], styles.painted(style, gravity))
        else:
            column = next((style for first, last, style in columns if first <= at + 1 <= last), 0)
            style = int(own["s"]) if own.get("customFormat") in ("1", "true") and "s" in own else column
            cells[at] = f'<{prefix}c r="{letter(at)}{number}" s="{styles.painted(style, gravity)}"/>'
    opening = re.sub(r"\sspans=[\"'][^\"']*[\"']", "", hit[1])  # a hint for speed, no longer true
    inside = "".join(cells[at] for at in sorted(cells))
    return f"<{prefix}row{opening}>{inside}</{prefix}row>"


def _styled(cell: str, style: int) -> str:
    end = cell.index(">")
    opening, rest = cell[:end], cell[end:]
    if re.search(r"\ss=[\"']", opening):
        return re.sub(r"(\ss=[\"'])\d+", rf"\g<1>{style}", opening, count=1) + rest
    # Behind the cell's name, where every program writes it, and where our own reader looks for it.
    return re.sub(r"^(<(?:\w+:)?c\b(?:\s+r=\"\w*\")?)", rf'\1 s="{style}"', opening) + rest


def position_of(cell: str) -> int:
    """The column of a cell name, from 0: `F12` → 5."""
    found = 0
    for one in cell:
        if not one.isalpha():
            break
        found = found * 26 + ord(one.upper()) - ord("A") + 1
    return found - 1


def drawing_link(xml: str) -> str | None:
    """The id under which the sheet links to the drawing of its comments."""
    found = re.search(r"<(?:\w+:)?legacyDrawing\s([^>]*?)/?>", xml)
    has = attributes(found[1]) if found else {}
    return next((value for name, value in has.items() if name.endswith(":id")), None)


def with_drawing(xml: str, link: str) -> str:
    """The sheet with a link to the drawing of its comments, where the format wants it."""
    closing = xml.rindex("</")
    prefix = xml[closing + 2 : xml.index("worksheet", closing)]
    added = f'<{prefix}legacyDrawing xmlns:kawal="{_LINKS}" kawal:id="{link}"/>'
    data = _DATA.search(xml)
    if data is None:
        raise Unpatchable
    before, after = xml[: data.start(1)].encode(), xml[data.end(1) :].encode()
    at = _first_behind(before + after) or len(before + xml[data.end(1) : closing].encode())
    cut = at - len(before)
    return xml[: data.end(1)] + (after[:cut] + added.encode() + after[cut:]).decode()


def _first_behind(skeleton: bytes) -> int | None:
    """Where the first element that must stand behind begins: one of the sheet itself, not inside another."""
    depth, found = 0, None
    parser = expat.ParserCreate()

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal depth, found
        depth += 1
        if depth == 2 and found is None and name.rsplit(":", 1)[-1] in _BEHIND:
            found = parser.CurrentByteIndex

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(skeleton, True)
    except expat.ExpatError as error:
        raise Unpatchable from error
    return found
