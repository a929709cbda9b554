"""Seal numbers and papers in sentences: which were written down, which were found, which are new."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lib.ingest.chat.facts import unclear
from lib.ingest.chat.kinds import K
from lib.ingest.chat.phrasebook import PAPER
from lib.ingest.chat.spots import Piece

_PAPER_AT_END = re.compile(rf"{PAPER}$")
_SERIAL = re.compile(r"([A-Za-z]{0,4}[-.]?)(\d{2,})")
_MOST = 60
_MODES = {K.RECORDED: "recorded", K.FOUND: "found", K.NEW: "new"}
_OPENS = (*_MODES, K.NUMBER)


@dataclass(slots=True)
class Serials:
    """Seal numbers by what was said of them. plain: only that they are numbers.

    apart: it is certain which were written down and which were found.
    """

    plain: list[str] = field(default_factory=list)
    recorded: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    apart: bool = True

    def settled(self) -> None:
        """A plain number beside a found one was the recorded one; beside nothing else, it was found."""
        self.apart = bool(self.found) or len(self.plain) < 2
        if self.found and not self.recorded:
            self.recorded, self.plain = self.plain, []
        elif not self.found:
            self.found, self.plain = self.plain, []


def paper(text: str) -> str:
    """The number of a paper at the end of `SJ no. 012/SJ/II/2024`; "" without one."""
    found = _PAPER_AT_END.search(text.strip(" .,:;"))
    return found[0] if found else ""


def serials(pieces: Sequence[Piece]) -> tuple[Serials, list[Piece]]:
    """The seal numbers, and the pieces that are none of it."""
    said, rest = Serials(), []
    mode = "plain"
    opened = False
    for at, piece in enumerate(pieces):
        if piece.kind in _OPENS:
            mode = _MODES.get(piece.kind, mode)
            opened = _leads(pieces[at + 1 :])
            if not opened:
                mode = "plain"
                rest.append(piece)
        elif piece.kind is K.SERIAL or (opened and _is_number(piece)):
            getattr(said, mode).extend(listed(piece.text))
        else:
            if piece.kind is not K.SEP and piece.text.casefold() not in ("dan", "&"):
                mode, opened = "plain", False
            rest.append(piece)
    said.settled()
    return said, rest


def _leads(after: Iterable[Piece]) -> bool:
    """Does a number follow, with nothing but such words and marks before it?"""
    for piece in after:
        if piece.kind is K.SERIAL or _is_number(piece):
            return True
        if piece.kind not in _OPENS and piece.kind not in (K.SEP, K.SEAL):
            return False
    return False


def _is_number(piece: Piece) -> bool:
    return piece.kind is K.COUNT and piece.text.isdigit() and (len(piece.text) > 2 or piece.text[0] == "0")


def listed(text: str) -> list[str]:
    """One number, or every number of `K001 s/d K005`."""
    ends = _SERIAL.findall(text)
    if len(ends) != 2 or text == f"{ends[0][0]}{ends[0][1]}{ends[1][0]}{ends[1][1]}":
        return [text]
    (before, first), (after, last) = ends
    if "-" in text and "s" not in text.casefold() and "hingga" not in text.casefold():
        return [text]
    span = int(last) - int(first)
    if after not in ("", before) or len(first) != len(last) or not 0 < span < _MOST:
        raise unclear(f"nomor segel {text}")
    return [f"{before}{number:0{len(first)}d}" for number in range(int(first), int(last) + 1)]
