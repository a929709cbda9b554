"""Comments on cells, beside those the sender wrote. Ours begin with one word, so that they can be found."""

import re
from collections.abc import Iterable, Mapping

from lib.ingest.giveback import sheet
from lib.ingest.giveback.package import XML, Package, appended, attributes, quoted
from lib.ingest.neutral import plain
from lib.ingest.table import letter

OURS = "[Pemeriksaan]"
_AUTHOR = "Pemeriksaan"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EMPTY = f'{XML}<comments xmlns="{_MAIN}"><authors></authors><commentList></commentList></comments>'
_CANVAS = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>'
)
_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_COMMENT = re.compile(r"<(?:\w+:)?comment\s([^>]*)>(.*?)</(?:\w+:)?comment>", re.DOTALL)
_SHAPE = re.compile(r"<v:shape\s.*?</v:shape>", re.DOTALL)
_ADDED = re.compile(rf"(?:&#10;|&#xA;|\s)*{re.escape(OURS)}[^<]*")


def commented(package: Package, part: str, texts: Mapping[tuple[int, int], str]) -> None:
    """Comments for a sheet's cells, (row, position) → text; ours of an earlier round are gone."""
    linked = {kind: target for _, kind, target in package.links(part)}
    comments = package.read(linked["comments"]) if "comments" in linked else _EMPTY
    if not texts and OURS not in comments:
        return
    drawn = linked.get("vmlDrawing") if sheet.drawing_link(package.read(part)) else None
    canvas = package.read(drawn) if drawn else _CANVAS
    comments, dropped = _without_ours(comments)
    canvas = _SHAPE.sub(lambda hit: "" if _at(hit[0]) in dropped else hit[0], canvas)
    author = len(re.findall(r"<(?:\w+:)?author\b", comments))
    comments = re.sub(r"<((?:\w+:)?)(authors|commentList)\s*/>", r"<\1\2></\1\2>", comments)
    comments = appended(comments, "authors", f"author>{_AUTHOR}</{_prefix(comments)}author>")
    said = {f"{letter(position)}{row}": text for (row, position), text in texts.items()}
    comments, theirs = _below_theirs(comments, said)
    comments = _listed(comments, {cell: text for cell, text in said.items() if cell not in theirs}, author)
    ours = [(*at, text) for at, text in sorted(texts.items()) if f"{letter(at[1])}{at[0]}" not in theirs]
    _keep_comments(package, part, linked.get("comments"), comments)
    _keep_drawing(package, part, drawn, _drawn(canvas, ours))


def _keep_comments(package: Package, part: str, known: str | None, comments: str) -> None:
    if known is None:
        known = package.free("xl/comments{}.xml")
        package.link(part, "comments", known)
        package.declare(known, _KIND)
    package.write(known, comments)


def _keep_drawing(package: Package, part: str, known: str | None, canvas: str) -> None:
    if known is None:
        known = package.free("xl/drawings/vmlDrawing{}.vml")
        package.declare(known, _DRAWING)
        link = package.link(part, "vmlDrawing", known)
        package.write(part, sheet.with_drawing(package.read(part), link))
    package.write(known, canvas)


def _without_ours(comments: str) -> tuple[str, set[tuple[int, int]]]:
    """The comments without what we said, and the cells (row and column from 0) left without any."""
    dropped: set[tuple[int, int]] = set()

    def kept(hit: re.Match[str]) -> str:
        said = re.sub(r"<[^>]*>", "", hit[2]).lstrip()
        if said.startswith(OURS):
            cell = attributes(hit[1]).get("ref", "A1")
            digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            dropped.add((int(digits) - 1, sheet.position_of(cell)))
            return ""
        return _ADDED.sub("", hit[0])

    return _COMMENT.sub(kept, comments), dropped


def _below_theirs(comments: str, said: Mapping[str, str]) -> tuple[str, set[str]]:
    """Cells with the sender's comment keep it, what we say stands below; and which cells they are."""
    theirs: set[str] = set()

    def joined(hit: re.Match[str]) -> str:
        cell = attributes(hit[1]).get("ref", "")
        if cell not in said:
            return hit[0]
        theirs.add(cell)
        p = _prefix(comments)
        run = f'<{p}r><{p}t xml:space="preserve">&#10;{_our_words(said[cell])}</{p}t></{p}r>'
        end = hit[0].rindex(f"</{p}text>")
        return hit[0][:end] + run + hit[0][end:]

    return _COMMENT.sub(joined, comments), theirs


def _listed(comments: str, said: Mapping[str, str], author: int) -> str:
    """The comments with ours on cells of their own."""
    p = _prefix(comments)
    added = f"<{p}".join(
        f'comment ref="{cell}" authorId="{author}"><{p}text><{p}r><{p}t xml:space="preserve">'
        f"{_our_words(text)}</{p}t></{p}r></{p}text></{p}comment>"
        for cell, text in said.items()
    )
    return appended(comments, "commentList", added) if added else comments


def _our_words(text: str) -> str:
    return quoted(f"{OURS} {plain(text)}")


def _prefix(comments: str) -> str:
    found = re.search(r"<(\w+:)?comments\b", comments)
    return (found[1] or "") if found else ""


def _at(shape: str) -> tuple[int, int] | None:
    row = re.search(r"<x:Row>\s*(\d+)\s*</x:Row>", shape)
    column = re.search(r"<x:Column>\s*(\d+)\s*</x:Column>", shape)
    return (int(row[1]), int(column[1])) if row and column else None


def _drawn(canvas: str, texts: Iterable[tuple[int, int, str]]) -> str:
    """The drawing with a box for each text (row from 1, position, text), large enough for it."""
    last = max((int(one) for one in re.findall(r"id=\"_x0000_s(\d+)\"", canvas)), default=1024)
    boxes = [] if "_x0000_t202" in canvas else [_TYPE]
    for id_, (row, position, text) in enumerate(texts, start=last + 1):
        lines = 2 + sum(1 + len(line) // 42 for line in text.split("\n"))
        anchor = f"{position + 1}, 15, {row - 1}, 4, {position + 5}, 15, {row - 1 + lines}, 4"
        boxes.append(
            f'<v:shape id="_x0000_s{id_}" type="#_x0000_t202" fillcolor="#ffffe1" o:insetmode="auto" '
            'style="position:absolute;width:260pt;visibility:hidden"><v:fill color2="#ffffe1"/>'
            '<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox/>'
            '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
            f"<x:Row>{row - 1}</x:Row><x:Column>{position}</x:Column></x:ClientData></v:shape>"
        )
    end = canvas.rindex("</xml>")
    return canvas[:end] + "".join(boxes) + canvas[end:]
