"""What a text says about a place: the parts it names, and what in it stays unclear. Nothing is decided here.

`Mention` is what places.py decides about. Several cells of one row are read one by one and put together.
"""

import re
from dataclasses import dataclass, field, fields
from typing import Any

from lib.areas.wilayah import reference
from lib.ingest.naming import SHARED, Names, Piece, Sort, plain
from lib.ingest.rules.rule import shortened
from lib.ingest.wording import LEVELS, MARKS, PPK, PPS, STARTS, TPS, Mark, abbreviated
from lib.kernel import codes

_LONGEST = 1_000  # letters; an address with everything in front of it has 200
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_ENUMERATED = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\D)")
_CODE_RUN = re.compile(r"(?<![\w.])33\s*\.?\s*75(?:[\s./\-]*\d)*")
_S = r"[\s./\-]*"
_CODE = re.compile(
    rf"(\d\d){_S}(\d\d)(?:{_S}(\d\d)(?:{_S}(\d{{4}})(?:[\s./\-]+0*(\d{{1,3}})|(\d{{3}}))?)?)?", re.ASCII
)
# What is only a code, or was one before a spreadsheet made it a number with an exponent.
_ALL_CODE = re.compile(r"[0-9]+[.\-][0-9.\-]*|[0-9]{4,}|[0-9]+(?:[.,][0-9]+)?e\+?[0-9]+")


@dataclass(slots=True)
class Mention:
    """What a text says. level: the deepest institution it names (1 PPK, 2 PPS, 3 TPS; 0 none).

    described: 1 when the word kecamatan stands there, 2 for kelurahan. candidates: codes of an ambiguous
    name. doubts: what is unclear though every word is known. rest: words that are not known. score: percent
    of the least exact name; certain: False when it may be no slip. old: the name of a former kelurahan.
    broken: a code that is none. foreign: a word for another kind of place. misplaced: a kelurahan named as a
    kecamatan.
    Once read it is shared and never changed.
    """

    level: int = 0
    described: int = 0
    villages: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    outside: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    broken: str = ""
    foreign: str = ""
    old: str = ""
    score: int = 100
    certain: bool = True
    misplaced: bool = False
    supplier: bool = False
    kpu: bool = False
    depot: bool = False
    office: bool = False
    city: bool = False
    special: bool = False

    @property
    def names_nothing(self) -> bool:
        """Does it name no place of ours, not even a part of one?"""
        parts = (self.villages, self.districts, self.candidates, self.numbers, self.outside, self.broken)
        return not (any(parts) or self.level or self.supplier or self.kpu or self.depot or self.special)


_LISTS = tuple(one.name for one in fields(Mention) if isinstance(one.default, tuple))
_SINGLE = tuple(one.name for one in fields(Mention) if one.name not in (*_LISTS, "score", "certain"))


def together(mentions: list[Mention]) -> Mention:
    """What several cells say in all. The first that names a level gives the level."""
    found = Mention()
    for one in mentions:
        for name in _LISTS:
            parts = getattr(one, name)
            if parts:
                setattr(found, name, _distinct(getattr(found, name) + parts))
        for name in _SINGLE:
            value = getattr(one, name)
            if value and not getattr(found, name):
                setattr(found, name, value)
        found.score, found.certain = min(found.score, one.score), found.certain and one.certain
    return found


def read(written: str, names: Names) -> Mention:
    """What the text says. One far longer than any place is not read at all: it would take very long."""
    if len(written) > _LONGEST:
        return Mention(rest=(shortened(written),))
    said = plain(written)
    known = names.exact("".join(letter for letter in said if letter.isalnum()))
    if known and known.sort is Sort.VILLAGE and "?" not in said:
        return Mention(villages=known.codes, old=known.name if known.old else "")
    return _Reading(names).of(said)


def _distinct(parts: Any) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(parts))


@dataclass(slots=True)
class _Reading:
    """One text being read, word by word."""

    names: Names
    found: Mention = field(default_factory=Mention)
    run: list[str] = field(default_factory=list)
    marks: set[Mark] = field(default_factory=set)
    after: Mark | None = None  # what the words of the run are said to be
    last: str = ""
    passing: bool = False  # inside an address or the name of a firm
    named_city: bool = False

    def of(self, said: str) -> Mention:
        said = self._codes(self._without_enumeration(abbreviated(said)))
        around = f" {said} "
        for match in _TOKEN.finditer(said):
            self._word(match[0], (around[match.start()], around[match.end() + 1]))
            self.last = match[0]
        self._flush()
        self._close()
        found = self.found
        if "?" in said:
            found.doubts += ("tanda tanya",)
        found.villages, found.districts = _distinct(found.villages), _distinct(found.districts)
        found.numbers, found.candidates = _distinct(found.numbers), _distinct(found.candidates)
        return found

    def _without_enumeration(self, said: str) -> str:
        match = _ENUMERATED.match(said)
        if not match:
            return said
        rest = said[match.end() :]
        if not any(MARKS.get(word) in STARTS for word in _TOKEN.findall(rest)):
            self.found.doubts += (f"angka {match[1]} di depan nama",)
        return rest

    def _word(self, word: str, beside: tuple[str, str]) -> None:
        mark = MARKS.get(word)
        if mark in STARTS:
            self.passing = False
        if self.passing:
            if mark is Mark.CARRIER:
                self.found.foreign = word
        elif word.isdecimal():
            self._number(word, beside)
        elif mark:
            self._flush()
            self._mark(mark, word)
        elif self.last != "kelas":  # `Lapas Kelas IIA`
            self.run.append(word)

    # --- codes and numbers --------------------------------------------------------------------------------

    def _codes(self, said: str) -> str:
        """Takes the codes in, and out of the text."""
        stripped = said.strip()
        if _ALL_CODE.fullmatch(stripped) and not _CODE_RUN.fullmatch(stripped):
            self.found.broken = stripped
            return ""
        for match in _CODE_RUN.finditer(said):
            self._code(match[0])
        return _CODE_RUN.sub(" ", said)

    def _code(self, run: str) -> None:
        found, match = self.found, _CODE.fullmatch(run)
        if not match:
            found.broken = run
            return
        kota, district, village = f"{match[1]}.{match[2]}", match[3], match[4]
        number = match[5] or match[6]
        if district is None:
            found.kpu = found.depot = found.city = True
            return
        code = f"{kota}.{district}" + (f".{village}" if village else "")
        if code[:8] not in reference.kecamatan() or (village and code not in reference.kelurahan()):
            found.broken = codes.tps(code, int(number)) if number else code
        elif village:
            found.villages += (code,)
        else:
            found.districts += (code,)
        if number:
            found.numbers += (int(number),)

    def _number(self, word: str, beside: tuple[str, str]) -> None:
        found = self.found
        tight = beside[1].isalpha() or (beside[0].isalpha() and bool(self.run))
        first = not self.run and not found.villages
        self._flush()
        if not word.isascii() or len(word.lstrip("0")) > 3:
            found.rest += (word,)
            return
        if found.level != TPS and tight:
            found.doubts += (f"angka {word} menempel pada nama",)
        elif found.level != TPS and first:
            found.doubts += (f"angka {word} di depan nama",)
        found.numbers += (int(word),)

    # --- words --------------------------------------------------------------------------------------------

    def _mark(self, mark: Mark, word: str) -> None:
        found = self.found
        self.marks.add(mark)
        if mark is Mark.LEVEL:
            found.level = max(found.level, LEVELS[word])
            self.after = Mark.DISTRICT if LEVELS[word] == PPK else None
        elif mark in (Mark.VILLAGE, Mark.DISTRICT):
            self.after = mark
            found.described = max(found.described, PPS if mark is Mark.VILLAGE else PPK)
        elif mark is Mark.KPU:
            found.kpu = True
        elif mark is Mark.DEPOT:
            found.depot = True
        elif mark is Mark.SPECIAL:
            found.special = True
        elif mark is Mark.SUPPLIER:
            found.supplier = self.passing = True
        elif mark in (Mark.FOREIGN, Mark.CARRIER):
            self.passing = True
            if not self._settled():
                found.foreign = found.foreign or word

    def _settled(self) -> bool:
        """Is the place complete already, so that what follows is its address?"""
        found = self.found
        housed = bool(self.marks & {Mark.OFFICE, Mark.DEPOT}) and found.described
        named = found.villages or found.districts
        return bool(found.kpu or (named and (found.level in (PPK, PPS) or housed)))

    def _flush(self) -> None:
        if not self.run:
            return
        for piece in self.names.pieces(self.run):
            self._take(piece)
            self.after = None
        self.run = []

    def _take(self, piece: Piece) -> None:
        known, found = piece.known, self.found
        if known is None:
            found.rest += piece.words
            return
        if known.sort is Sort.CITY:
            self.named_city = True
            return
        found.score, found.certain = min(piece.score, found.score), found.certain and piece.certain
        if known.sort is Sort.OUTSIDE:
            found.outside += (known.name,)
        elif known.sort is Sort.AMBIGUOUS:
            found.candidates += known.codes
        elif known.sort is Sort.DISTRICT:
            found.districts += known.codes
        elif self.after is Mark.DISTRICT and "".join(piece.words) in SHARED:
            found.outside += (f"Kecamatan {known.name}, Kabupaten Pekalongan",)
        else:
            found.villages += known.codes
            found.misplaced = found.misplaced or self.after is Mark.DISTRICT
            found.old = known.name if known.old else found.old

    # --- what is still unclear ----------------------------------------------------------------------------

    def _close(self) -> None:
        found, marks = self.found, self.marks
        if Mark.REGENCY in marks and Mark.CITY not in marks:
            found.outside += ("Kabupaten Pekalongan",)
        ours = Mark.CITY in marks or found.city
        if found.kpu and Mark.BEYOND in marks and not ours:
            found.foreign = "kpu"
        elif found.kpu and self.named_city and not ours:
            found.doubts += ("KPU kota atau KPU kabupaten",)
        elif found.kpu and Mark.OFFICE in marks and not found.depot:
            found.doubts += ("kantor atau gudangnya",)
        found.city, found.office = ours or self.named_city, Mark.OFFICE in marks
