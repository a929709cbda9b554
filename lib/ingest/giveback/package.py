"""A workbook as its parts. What is not written again stays byte for byte as the sender had it."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import escape, unescape
from xml.parsers import expat

from lib.ingest.reading import archive
from lib.kernel.errors import UserError

WORKBOOK = "xl/workbook.xml"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*?)/?>")
_MACROS = re.compile(r"vbaProject|vbaData", re.IGNORECASE)
_MACRO_KIND = "application/vnd.ms-office.vbaProject"
_ENCODED = re.compile(rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"'](?!utf-8[\"']|us-ascii[\"'])", re.IGNORECASE)
_KINDS = re.compile(rf"{re.escape(_MAIN)}\.template\.main|application/vnd\.ms-excel\.\w+\.macroEnabled\.main")
XML = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


class Unpatchable(Exception):
    """A workbook that is built in a way we do not write into."""


def attributes(tag: str) -> dict[str, str]:
    """The attributes in a tag, unescaped."""
    return {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(tag)}


def quoted(text: str) -> str:
    """Text as it stands in XML; line breaks in it stay."""
    return escape(text).replace("\n", "&#10;")


class Package:
    """The parts of one workbook, read and written as text. Unpatchable: nothing we can write into."""

    def __init__(self, data: bytes) -> None:
        try:
            self._parts = archive.named(data, "")
        except (archive.Damaged, UserError) as error:
            raise Unpatchable from error
        self._data = data
        self._written: dict[str, str] = {}
        if WORKBOOK not in self._parts:
            raise Unpatchable

    def __contains__(self, part: str) -> bool:
        return part in self._parts or part in self._written

    def read(self, part: str) -> str:
        """A part as text. Unpatchable: there is none, or it is not the UTF-8 that we would write into it."""
        if part in self._written:
            return self._written[part]
        try:
            content = archive.read(self._data, self._parts[part])
            if _ENCODED.match(content.removeprefix(b"\xef\xbb\xbf")):
                raise Unpatchable
            return content.decode("utf-8-sig")
        except (KeyError, UnicodeDecodeError, archive.Damaged) as error:
            raise Unpatchable from error

    def write(self, part: str, text: str) -> None:
        """A part, new or changed."""
        self._written[part] = text

    def free(self, pattern: str) -> str:
        """The first part name of this pattern that is not taken: `xl/comments{}.xml`."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    # --- how parts are linked -----------------------------------------------------------------------------

    def links(self, part: str) -> Iterator[tuple[str, str, str]]:
        """(id, kind, target part) of what a part links to."""
        where = _links_of(part)
        if where in self:
            for hit in _RELATION.finditer(self.read(where)):
                has = attributes(hit[1])
                if has.get("TargetMode") != "External":
                    target = _resolved(part, has.get("Target", ""))
                    yield has.get("Id", ""), has.get("Type", "").rsplit("/", 1)[-1], target

    def link(self, part: str, kind: str, target: str) -> str:
        """A new link of a part; its id."""
        where = _links_of(part)
        empty = f'{XML}<Relationships xmlns="{_RELATIONS}"></Relationships>'
        text = self.read(where) if where in self else empty
        text = re.sub(r"<(\w+:)?Relationships([^>]*)/>", r"<\1Relationships\2></\1Relationships>", text)
        taken = set(re.findall(r"\bId=[\"']([^\"']*)", text))
        number = next(n for n in range(1, len(taken) + 2) if f"rKawal{n}" not in taken)
        added = f'Relationship Id="rKawal{number}" Type="{_LINKS}/{kind}" Target="/{target}"/>'
        self.write(where, appended(text, "Relationships", added))
        return f"rKawal{number}"

    def sheets(self) -> dict[str, str]:
        """Sheet name → part."""
        targets = {key: target for key, _, target in self.links(WORKBOOK)}
        found = {}
        for tag in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", self.read(WORKBOOK)):
            has = attributes(tag)
            link = next((value for name, value in has.items() if name.endswith(":id")), "")
            found[has.get("name", "")] = targets.get(link, "")
        return found

    def add_sheet(self, name: str, part: str) -> None:
        """A sheet behind the others."""
        key = self.link(WORKBOOK, "worksheet", part)
        text = self.read(WORKBOOK)
        last = max((int(one) for one in re.findall(r"\bsheetId=[\"'](\d+)", text)), default=0)
        added = f'sheet xmlns:kawal="{_LINKS}" name="{quoted(name)}" sheetId="{last + 1}" kawal:id="{key}"/>'
        self.write(WORKBOOK, appended(text, "sheets", added))
        self.declare(part, f"{_MAIN}.worksheet+xml")

    def declare(self, part: str, kind: str) -> None:
        """What kind of content a new part has."""
        text = self.read("[Content_Types].xml")
        added = f'Override PartName="/{part}" ContentType="{kind}"/>'
        self.write("[Content_Types].xml", appended(text, "Types", added))

    def without_macros(self) -> None:
        """A plain workbook: nothing in it runs, and any office program opens it as .xlsx."""
        types = re.sub(r"<(?:\w+:)?Override\s[^>]*?/>", _kept, self.read("[Content_Types].xml"))
        types = types.replace(_MACRO_KIND, f"{_MAIN}.printerSettings")
        self.write("[Content_Types].xml", _KINDS.sub(f"{_MAIN}.sheet.main", types))
        if _links_of(WORKBOOK) in self:
            self.write(_links_of(WORKBOOK), _RELATION.sub(_kept, self.read(_links_of(WORKBOOK))))
        self._parts = {name: part for name, part in self._parts.items() if not _MACROS.search(name)}

    def packed(self) -> bytes:
        """The whole file. Unpatchable: a part we wrote is no XML, or two names differ in capitals only."""
        kept = [name for name in self._parts if name not in self._written]
        if len({name.casefold() for name in (*self._written, *kept)}) < len(self._written) + len(kept):
            raise Unpatchable
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packing:
            for part, text in self._written.items():
                if not part.endswith(".vml"):  # Excel itself writes these loosely
                    _proven(text)
                packing.writestr(part, text)
            for part in kept:
                try:
                    packing.writestr(part, archive.read(self._data, self._parts[part]))
                except archive.Damaged as error:
                    raise Unpatchable from error
        return out.getvalue()


def appended(text: str, parent: str, child: str) -> str:
    """The text with a child (its tag without `<`) put last into the first element `parent`."""
    closing = re.search(rf"</(\w+:)?{parent}\s*>", text)
    if closing is None:
        raise Unpatchable
    prefix = closing[1] or ""
    return f"{text[: closing.start()]}<{prefix}{child}{text[closing.start() :]}"


def _kept(tag: re.Match[str]) -> str:
    return "" if _MACROS.search(tag[0]) else tag[0]


def _links_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _resolved(part: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    folder = part.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            folder = folder[:-1]
        elif step != ".":
            folder = [*folder, step]
    return "/".join(folder)


def _proven(text: str) -> None:
    try:
        expat.ParserCreate().Parse(text.encode(), True)
    except expat.ExpatError as error:
        raise Unpatchable from error
