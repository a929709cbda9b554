"""Colours for marked cells: a cell keeps its own format and only its background changes."""

import re

from lib.ingest.giveback.package import Package, Unpatchable, appended
from lib.ingest.rules.rule import Gravity

_PART = "xl/styles.xml"
COLOURS = {Gravity.BLOCK: "FFFF9C9C", Gravity.ASK: "FFA9D0F5", Gravity.FLAG: "FFFFD966"}
_XF = re.compile(r"<(?:\w+:)?xf\b[^>]*?/>|<(?:\w+:)?xf\b[^>]*>.*?</(?:\w+:)?xf>", re.DOTALL)
_FILL = re.compile(r"<(?:\w+:)?fill\b[^>]*?/>|<(?:\w+:)?fill\b[^>]*>.*?</(?:\w+:)?fill>", re.DOTALL)


class Styles:
    """The formats of a workbook, with those that marks need. Nothing that is there changes."""

    def __init__(self, package: Package) -> None:
        self.package, self.text = package, package.read(_PART)
        self._formats = _XF.findall(self._inside("cellXfs"))
        if not self._formats:
            raise Unpatchable
        ours = {
            number
            for number, fill in enumerate(_FILL.findall(self._inside("fills")))
            if any(colour in fill for colour in COLOURS.values())
        }
        self.marked = {
            number for number, xf in enumerate(self._formats) if int(_value(xf, "fillId") or 0) in ours
        }
        self._fills: dict[Gravity, int] = {}
        self._made: dict[tuple[int, Gravity | None], int] = {}

    def painted(self, style: int, gravity: Gravity | None) -> int:
        """The format like `style` with the colour of a mark; with None, without any colour."""
        if (style, gravity) not in self._made:
            fill = 0 if gravity is None else self._fill(gravity)
            xf = self._formats[style] if style < len(self._formats) else self._formats[0]
            self._made[style, gravity] = self._add_format(_with(_with(xf, "fillId", fill), "applyFill", 1))
        return self._made[style, gravity]

    def plain(self, font: str = "", wrapped: bool = True, as_text: bool = False) -> int:
        """A format of our own: font as the inside of its element, `as_text` for what must not calculate."""
        number = 0
        if font:
            number = len(re.findall(r"<(?:\w+:)?font\b", self._inside("fonts")))
            self.text = appended(self.text, "fonts", f"font>{font}</{self._prefix}font>")
            self._recount("fonts", number + 1)
        wrap = ' wrapText="1"' if wrapped else ""
        lead = ' quotePrefix="1"' if as_text else ""
        return self._add_format(
            f'<{self._prefix}xf numFmtId="{49 if as_text else 0}" fontId="{number}" fillId="0" borderId="0" '
            f'xfId="0" applyFont="1" applyAlignment="1"{lead}>'
            f'<{self._prefix}alignment vertical="top"{wrap}/></{self._prefix}xf>'
        )

    def save(self) -> None:
        """Into the package."""
        self.package.write(_PART, self.text)

    @property
    def _prefix(self) -> str:
        found = re.search(r"<(\w+:)?styleSheet\b", self.text)
        return (found[1] or "") if found else ""

    def _inside(self, name: str) -> str:
        found = re.search(rf"<(?:\w+:)?{name}\b[^>]*>(.*?)</(?:\w+:)?{name}>", self.text, re.DOTALL)
        if found is None:
            raise Unpatchable
        return found[1]

    def _fill(self, gravity: Gravity) -> int:
        if gravity not in self._fills:
            number, p = len(_FILL.findall(self._inside("fills"))), self._prefix
            self.text = appended(
                self.text,
                "fills",
                f'fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{COLOURS[gravity]}"/>'
                f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>',
            )
            self._recount("fills", number + 1)
            self._fills[gravity] = number
        return self._fills[gravity]

    def _add_format(self, xf: str) -> int:
        self._formats.append(xf)
        bare = re.sub(r"^<(?:\w+:)?", "", xf)
        self.text = appended(self.text, "cellXfs", bare)
        self._recount("cellXfs", len(self._formats))
        return len(self._formats) - 1

    def _recount(self, name: str, count: int) -> None:
        self.text = re.sub(rf"(<(?:\w+:)?{name}\b[^>]*?\bcount=\")\d+", rf"\g<1>{count}", self.text, count=1)


def _value(tag: str, name: str) -> str | None:
    found = re.search(rf"^<[^>]*?\s{name}=[\"'](\w*)[\"']", tag)
    return found[1] if found else None


def _with(tag: str, name: str, value: int) -> str:
    """The tag with an attribute set."""
    if _value(tag, name) is not None:
        return re.sub(rf"(^<[^>]*?\s{name}=)[\"']\w*[\"']", rf'\g<1>"{value}"', tag, count=1)
    return re.sub(r"^(<(?:\w+:)?\w+)", rf'\1 {name}="{value}"', tag, count=1)
