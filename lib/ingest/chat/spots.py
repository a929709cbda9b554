"""Places in sentences: which words are one, and what to write in a cell for it.

An official name becomes its code. Any other spelling stays as written, so that the reader of places says what
it makes of it: an old name, a slip of the finger, a name of two places.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from lib.areas.wilayah import reference
from lib.ingest.chat.kinds import K
from lib.ingest.chat.scan import Token
from lib.ingest.clean import Unreadable, folded
from lib.ingest.places import Places, places
from lib.kernel import codes

_LONGEST = 3  # words of a name
_MOST = 60  # TPS in one list; the largest kelurahan has fewer
_NUMBER = re.compile(r"\d+")
_THROUGH = re.compile(r"\s*(?:-|–|s\.?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?:tps\s*)?", re.IGNORECASE)
_BETWEEN = {"/", ",", "(", "-", "–", ":"}
_LEVELS = {K.PPK: "ppk", K.DISTRICT: "kecamatan", K.WAREHOUSE: "gudang_kpu", K.SUPPLIER: "penyedia"}


@dataclass(frozen=True, slots=True)
class Name:
    """A kelurahan as written. code: None when only the reader of places may say which; whole: today's one."""

    text: str
    code: str | None
    official: bool
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Spot:
    """One place, or several TPS. level: tps, kelurahan, pps, kecamatan, ppk, gudang_kpu or penyedia.

    numbers: of TPS; () with level tps means that they could not be read. name: the kelurahan, None when it
    was not said. code: of any other level. It stands among tokens, as one of kind SPOT.
    """

    level: str
    text: str
    numbers: tuple[int, ...] = ()
    name: Name | None = None
    code: str | None = None

    @property
    def kind(self) -> K:
        """As a token has it."""
        return K.SPOT

    @property
    def value(self) -> str:
        """As a token has it."""
        return self.level

    @property
    def known(self) -> bool:
        """Is it said completely?"""
        return bool(self.numbers and self.name) if self.level == "tps" else bool(self.code or self.name)

    @property
    def cells(self) -> tuple[str, ...]:
        """What to write for it in a cell of a place, one for each TPS."""
        if self.level == "tps":
            return tuple(tps_cell(number, self.name) for number in self.numbers) if self.name else ()
        if self.name:
            return (self.name.code if self.name.official and self.name.code else f"PPS {self.name.text}",)
        return (self.code or self.text,)


def tps_cell(number: int, name: Name) -> str:
    """A TPS for a cell: its code where the kelurahan has its official name, else as people write it."""
    if name.code and name.official:
        return codes.tps(name.code, number)
    return f"TPS {number} {name.text}"


def box_cell(number: int, name: Name, ballot: str) -> str:
    """The box of one ballot type at a TPS."""
    if name.code and name.official:
        return codes.box(codes.tps(name.code, number), ballot)
    return f"kotak {ballot} TPS {number} {name.text}"


Piece = Token | Spot


class Spots:
    """Finds the places of one election in tokens."""

    def __init__(self, election: str) -> None:
        self._places: Places = places(election)
        self._names = _names()

    def no_such(self, number: int, name: Name) -> str | None:
        """Why there is no such TPS; None when there is, or when the kelurahan is not certain."""
        if name.code is None:
            return None
        code = codes.tps(name.code, number)
        read = self._places.place(code)
        if not isinstance(read, Unreadable):
            return None
        return read.context.get("hint") or f"tidak ada {reference.name_of(code)}"

    def village(self, words: Sequence[str]) -> tuple[Name, int] | None:
        """The known kelurahan with which these words begin, the longest, and of how many words it is."""
        for length in range(min(_LONGEST, len(words)), 0, -1):
            known = self._names.get(folded("".join(words[:length])))
            if known:
                return replace(known, text=" ".join(words[:length])), length
        return None

    def near(self, word: str) -> bool:
        """Does the reader of places have an idea which kelurahan this is?"""
        read = self._places.place(f"Kel. {word}")
        return not isinstance(read, Unreadable) or read.value is not None or bool(read.context.get("names"))

    def find(self, tokens: Sequence[Token]) -> list[Piece]:
        """The tokens, those of a place being one. A TPS takes the kelurahan beside it."""
        pieces: list[Piece] = []
        at = 0
        while at < len(tokens):
            spot, used = self._at(tokens, at)
            pieces.append(spot or tokens[at])
            at += used
        return _shared(_paired(pieces))

    def _at(self, tokens: Sequence[Token], at: int) -> tuple[Spot | None, int]:
        """The place that begins here, and of how many tokens it is."""
        token = tokens[at]
        if token.kind is K.TPS:
            return self._tps(tokens, at)
        if token.kind in (K.PPS, K.VILLAGE_NEXT):
            return self._cued(tokens, at)
        if token.kind is K.WORD:
            name, used = self._name(tokens, at, cued=False)
            return (Spot("kelurahan", name.text, name=name), used) if name else (None, 1)
        if token.kind in _LEVELS and token.value != "?":
            return Spot(_LEVELS[token.kind], token.text, code=_area(token)), 1
        return (_coded(token) if token.kind is K.CODE else None), 1

    def _tps(self, tokens: Sequence[Token], at: int) -> tuple[Spot, int]:
        text = tokens[at].text
        skip = _skipped(tokens, at + 1)
        name, used = self._name(tokens, skip, cued=True)
        if name is None:
            return Spot("tps", text, tps_numbers(text)), 1
        return Spot("tps", f"{text} {name.text}", tps_numbers(text), name), skip + used - at

    def _cued(self, tokens: Sequence[Token], at: int) -> tuple[Spot | None, int]:
        """`PPS Medono`, `Kel. Medono`."""
        skip = at + 1
        while skip < len(tokens) and (tokens[skip].kind is K.VILLAGE_NEXT or tokens[skip].value == ":"):
            skip += 1
        name, used = self._name(tokens, skip, cued=True, must=True)
        if name is None:
            return None, 1
        level = "pps" if tokens[at].kind is K.PPS else "kelurahan"
        return Spot(level, f"{tokens[at].text} {name.text}", name=name), skip + used - at

    def _name(
        self, tokens: Sequence[Token], at: int, cued: bool, must: bool = False
    ) -> tuple[Name | None, int]:
        words: list[str] = []
        for token in tokens[at : at + _LONGEST]:
            if token.kind is not K.WORD and not (words and token.kind is K.NEW):
                break
            words.append(token.text)
        found = self.village(words)
        if found:
            return found
        if cued and words and (must or self.near(words[0])):
            return Name(words[0], None, False), 1
        return None, 0


def _skipped(tokens: Sequence[Token], at: int) -> int:
    """Past what may stand between a TPS and its kelurahan: marks, `kel.`, `di`, `PPS`."""
    while at < len(tokens):
        token, before = tokens[at], tokens[at - 1]
        between = token.kind is K.SEP and token.text in _BETWEEN
        # `TPS 07 di PPS Medono` says where the boxes stand, not whose they are.
        pps = token.kind is K.PPS and before.kind is not K.AT
        if not (between or pps or token.kind in (K.VILLAGE_NEXT, K.AT)):
            break
        at += 1
    return at


def _paired(pieces: list[Piece]) -> list[Piece]:
    """TPS without a kelurahan take the one that stands directly before them: `Medono TPS 07`."""
    paired: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Spot) and piece.level == "tps" and piece.name is None:
            at = len(paired) - 1
            while at >= 0 and paired[at].kind is K.SEP and paired[at].text in _BETWEEN:
                at -= 1
            before = paired[at] if at >= 0 else None
            if isinstance(before, Spot) and before.name and before.level in ("kelurahan", "pps"):
                piece = replace(piece, name=before.name, text=f"{before.text} {piece.text}")  # noqa: PLW2901
                del paired[at:]
        paired.append(piece)
    return paired


def _shared(pieces: list[Piece]) -> list[Piece]:
    """TPS that have none yet take the only kelurahan of their sentence."""
    names = {
        piece.name.text.casefold(): piece.name for piece in pieces if isinstance(piece, Spot) and piece.name
    }
    if len(names) != 1:
        return pieces
    only = next(iter(names.values()))
    return [
        replace(piece, name=only)
        if isinstance(piece, Spot) and piece.level == "tps" and not piece.name
        else piece
        for piece in pieces
    ]


def tps_numbers(text: str) -> tuple[int, ...]:
    """`TPS 1-3, 7 dan 9` → 1, 2, 3, 7, 9; () when a span runs backwards or is too long to be meant."""
    numbers: list[int] = []
    end = 0
    for found in _NUMBER.finditer(text):
        number = int(found[0])
        if numbers and _THROUGH.fullmatch(text[end : found.start()]):
            if not 0 < number - numbers[-1] < _MOST:
                return ()
            numbers += range(numbers[-1] + 1, number + 1)
        else:
            numbers.append(number)
        end = found.end()
    return tuple(dict.fromkeys(numbers)) if 0 not in numbers else ()


def _area(token: Token) -> str:
    """The code of a kecamatan, PPK, gudang or penyedia; as written when it is none of ours."""
    if token.kind is K.SUPPLIER:
        return codes.SUPPLIER
    if token.kind is K.WAREHOUSE:
        return _kota()
    direction = token.text.split()[-1].casefold()
    areas = reference.kecamatan().items()
    return next((code for code, name in areas if name.casefold().endswith(direction)), token.text)


def _coded(token: Token) -> Spot:
    """A place written as its code; a box code is its TPS here."""
    code = codes.box_home(token.text.casefold()) or token.text
    kind = codes.place_kind(code)
    if kind is codes.PlaceKind.TPS:
        village = code[:13]
        return Spot("tps", code, (int(code[-3:]),), Name(village, village, official=True))
    return Spot(str(kind) if kind else "lain", code, code=code)


@cache
def _kota() -> str:
    return next(iter(reference.kecamatan()))[:5]


@cache
def _names() -> dict[str, Name]:
    """Folded official names and other spellings of the kelurahan."""
    known: dict[str, Name] = {}
    for code, village in reference.kelurahan().items():
        name = folded(village.name)
        known[name] = Name(village.name, code, official=True)
        for alias in village.aliases:
            short = folded(alias)
            known.setdefault(
                short, Name(alias, code, short == name, name.startswith(short) or name.endswith(short))
            )
    return known
