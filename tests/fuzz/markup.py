"""The text of an XML or HTML part: its values, its attributes and its shape."""

import re
from random import Random
from xml.sax.saxutils import escape, quoteattr

from tests.fuzz import nasty

_TEXT = re.compile(r">([^<>]{1,200})<")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"<>]*)"')
_TAG = re.compile(r"<[^<>]{1,400}>")
_ROW = re.compile(
    r"<(row|c|table:table-row|table:table-cell|tr|td|si|xf|sheet|mergeCell)\b[^<>]*?(?:/>|>.*?</\1>)",
    re.DOTALL,
)
_EXTREME = (
    "", "0", "-1", "1", "1048576", "1048577", "16384", "99999999999999999999", "XFD1048576", "A0", "ZZZZ1",
    "A1:XFD1048576", "s", "n", "b", "e", "str", "inlineStr", "d", "float", "date", "percentage", "string",
    "time", "boolean", "1e309", "NaN", "2024-02-30", "PT99999999H", "PT-5M", "rId1", "rId99", "../x.xml",
    "veryHidden", "utf-16", "&#x0;",
)  # fmt: skip
_JUNK = (
    "<!-- x -->", "<![CDATA[ <row> ]]>", "<?x y?>", "<row/>", "</row>", "<c r='A1'/>", "<v>1</v>",
    "<x:y xmlns:x='z'/>", "&bogus;", "&#55357;", "&#0;", "<", ">", "<tr><td>", "<table:covered-table-cell/>",
    "\x00", "\x0b", "<f>SUM(A:A)</f>", "<c><f>1+1</f></c>", "<mergeCell ref='A1:XFD1048576'/>",
)  # fmt: skip
_DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


def _some(draw: Random, pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """A few matches, last first, so that each may be replaced without moving the others."""
    found = list(pattern.finditer(text))
    chosen = draw.sample(found, min(len(found), draw.choice((1, 1, 2, 8))))
    return sorted(chosen, key=lambda one: -one.start())


def texts(draw: Random, text: str) -> str:
    """Other values between the tags."""
    for found in _some(draw, _TEXT, text):
        new = nasty.value(draw)
        text = text[: found.start(1)] + (escape(new) if draw.random() < 0.9 else new) + text[found.end(1) :]
    return text


def attributes(draw: Random, text: str) -> str:
    """Other values in attributes: types, references, repetitions, styles."""
    for found in _some(draw, _ATTRIBUTE, text):
        new = draw.choice(_EXTREME) if draw.random() < 0.8 else quoteattr(nasty.value(draw))[1:-1]
        text = text[: found.start(2)] + new + text[found.end(2) :]
    return text


def repeats(draw: Random, text: str) -> str:
    """Cells and rows said to come many times, as OpenDocument may."""
    many = draw.choice(("2", "30", "1000", "16384", "1048576", "999999999"))
    name = draw.choice(("table:number-columns-repeated", "table:number-rows-repeated", "colspan", "rowspan"))
    for found in _some(draw, re.compile(r"<(?:table:table-(?:cell|row)|td|tr)\b"), text):
        text = text[: found.end()] + f' {name}="{many}"' + text[found.end() :]
    return text


def elements(draw: Random, text: str) -> str:
    """A row, cell, style or sheet taken out, doubled, or put elsewhere."""
    found = [one for one in _ROW.finditer(text) if one.end() - one.start() < 20_000]
    if not found:
        return tags(draw, text)
    one, other = draw.choice(found), draw.choice(found)
    chosen = draw.randrange(4)
    if chosen == 0:
        return text[: one.start()] + text[one.end() :]
    if chosen == 1:
        return text[: one.end()] + one[0] * draw.choice((1, 2, 500)) + text[one.end() :]
    if chosen == 2:
        return text[: other.end()] + one[0] + text[other.end() :]
    return text[: one.start()] + other[0] + text[one.end() :]


def tags(draw: Random, text: str) -> str:
    """A tag lost or doubled: no longer well-formed."""
    for found in _some(draw, _TAG, text):
        text = text[: found.start()] + found[0] * draw.choice((0, 0, 2)) + text[found.end() :]
    return text


def junk(draw: Random, text: str) -> str:
    """Comments, sections and things that belong nowhere."""
    places = [found.end() for found in _TAG.finditer(text)] or [0]
    at = draw.choice(places)
    return text[:at] + draw.choice(_JUNK) * draw.choice((1, 1, 300)) + text[at:]


def head(draw: Random, text: str) -> str:
    """Another declaration, a document type, or a prefix for every tag."""
    chosen = draw.randrange(3)
    if chosen == 0:
        return re.sub(
            r"^<\?xml[^>]*\?>",
            f'<?xml version="1.0" encoding="{draw.choice(("utf-16", "latin-1", "x"))}"?>',
            text,
        )
    if chosen == 1:
        return re.sub(r"^(<\?xml[^>]*\?>)?", lambda found: found[0] + _DOCTYPE, text, count=1)
    prefixed = re.sub(r"<(/?)(\w+)(?=[\s/>])", r"<\1x:\2", text)
    return prefixed.replace(" xmlns=", " xmlns:x=")


STEPS = (texts, texts, texts, attributes, attributes, repeats, elements, elements, tags, junk, head)
