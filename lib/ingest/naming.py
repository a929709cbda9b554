"""The names of the places of one kota: official, other spellings, old ones; exact, near, or ambiguous.

A name is compared folded (case, spaces, punctuation do not count). Nearness is counted in single-character
edits (a swap of neighbours is one), because that is what a slip of the finger makes.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from lib.areas.wilayah import reference
from lib.ingest.clean import folded

_LONGEST = 4  # words in a name: Pasir Kraton Kramat, Kota Pekalongan Barat
_CERTAIN_ONE, _CERTAIN_TWO = 6, 10  # letters a name needs for one edit, and for two, to be surely a slip
_SHORT_OFFICIAL = 5  # official names are what people mean; with one edit even the shortest are certain
_LIKELY, _HINTED = 70, 60  # percent: below the first nothing is suggested, below the second nothing is named
_CITY = ("pekalongan", "pkl", "pekl", "pkln", "pklg", "pekal")
_DIRECTIONS = {
    "Barat": ("barat", "brt", "bar"),
    "Timur": ("timur", "tmr", "tim"),
    "Utara": ("utara", "utr", "ut"),
    "Selatan": ("selatan", "slt", "sltn", "sel"),
}
_SPELT_OUT = {
    "pjg": "panjang",
    "pnjg": "panjang",
    "kdg": "kandang",
    "kdng": "kandang",
    "wtn": "wetan",
    "krtn": "kraton",
    "keraton": "kraton",
    "pdkhn": "padukuhan",
}
# Kecamatan of Kabupaten Pekalongan, and the neighbours, whose names stand in logs of the region. Its Tirto
# and Buaran share their names with kelurahan here, so they count only after the word kecamatan.
_NEIGHBOURS = (
    "Kandangserang",
    "Paninggaran",
    "Lebakbarang",
    "Petungkriyono",
    "Talun",
    "Doro",
    "Karanganyar",
    "Kajen",
    "Kesesi",
    "Sragi",
    "Bojong",
    "Wonopringgo",
    "Kedungwuni",
    "Wiradesa",
    "Siwalan",
    "Karangdadap",
    "Wonokerto",
    "Batang",
    "Pemalang",
)
SHARED = ("tirto", "buaran")
_NUMERAL = re.compile(r"[ivx]+")


class Sort(Enum):
    """What a name is the name of."""

    VILLAGE = "kelurahan"
    DISTRICT = "kecamatan"
    CITY = "kota"
    AMBIGUOUS = "ganda"
    OUTSIDE = "luar"


@dataclass(frozen=True, slots=True)
class Known:
    """A name: the codes it may mean, and the old kelurahan it was (where TPS numbers were others)."""

    sort: Sort
    codes: tuple[str, ...]
    name: str
    official: bool = False
    old: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a text, and the name they are. score: percent, 100 for exact; certain: surely a slip."""

    words: tuple[str, ...]
    known: Known | None
    score: int = 100
    certain: bool = True


class Names:
    """Every name of one kota by its folded form."""

    def __init__(self, kota: str) -> None:
        self._exact: dict[str, Known] = {}
        for spelling, known in _spellings(kota):
            self._exact.setdefault(folded(spelling), known)
        self._keys = list(self._exact)  # what a slip may have meant; nobody slips into an abbreviation
        for spelling, known in _abbreviations():
            self._exact.setdefault(folded(spelling), known)

    def exact(self, word: str) -> Known | None:
        """The name of this folded form."""
        return self._exact.get(word)

    def pieces(self, words: Sequence[str]) -> list[Piece]:
        """The words as names; what is no name, and not near one, is a piece without `known`."""
        spelt = [_SPELT_OUT.get(word, word) for word in words]
        whole = self._exact.get("".join(spelt))
        if whole:
            return [Piece(tuple(words), whole)]
        found = list(self._longest_first(spelt))
        if all(piece.known for piece in found):
            return found
        near = self.near(spelt)
        if near and near.certain and _agree(near, found):
            return [near]
        return [self.near(piece.words) or piece if piece.known is None else piece for piece in _runs(found)]

    def _longest_first(self, words: list[str]) -> Iterator[Piece]:
        at = 0
        while at < len(words):
            for length in range(min(_LONGEST, len(words) - at), 0, -1):
                known = self._exact.get("".join(words[at : at + length]))
                if known or length == 1:
                    yield Piece(tuple(words[at : at + length]), known)
                    at += length
                    break

    def near(self, words: Sequence[str]) -> Piece | None:
        """The only name near these words. Several that are as near make an ambiguous one; none, None."""
        if len(words) > 1 and any(len(word) < 3 or _NUMERAL.fullmatch(word) for word in words):
            return None  # `Medono II`, `Medono B` say something; they are no slip
        best = self._nearest("".join(words))
        if not best:
            return None
        key, edits, score, margin = best
        if score < _LIKELY:
            return None
        if margin == 0:
            return self._undecided(words, edits, score)
        known = self._exact[key]
        certain = margin >= 2 and _is_slip(known.official, edits, len(key))
        if not certain and known.sort not in (Sort.VILLAGE, Sort.DISTRICT):
            return None
        return Piece(tuple(words), known, score, certain)

    def hint(self, written: str) -> str | None:
        """The official name that is nearest, if it is near at all."""
        best = self._nearest(folded(written))
        return self._exact[best[0]].name if best and best[2] >= _HINTED else None

    def _nearest(self, word: str) -> tuple[str, int, int, int] | None:
        """(folded name, edits, percent, how many edits more the next other name needs)."""
        found = extract(
            word, self._keys, scorer=OSA.distance, limit=None, score_cutoff=max(3, len(word) // 2)
        )
        if not found or len(word) < 3:
            return None
        key, edits, _ = found[0]
        codes = self._exact[key].codes
        others = [distance for other, distance, _ in found if self._exact[other].codes != codes]
        edits = int(edits)
        percent = round(100 * (1 - edits / max(len(word), len(key))))
        return key, edits, percent, int(min(others)) - edits if others else len(word)

    def _undecided(self, words: Sequence[str], edits: int, score: int) -> Piece:
        word = "".join(words)
        tied = [
            self._exact[key] for key in self._keys if OSA.distance(word, key, score_cutoff=edits) <= edits
        ]
        codes = tuple(dict.fromkeys(code for known in tied for code in known.codes))
        return Piece(tuple(words), Known(Sort.AMBIGUOUS, codes, word), score, certain=False)


def plain(written: str) -> str:
    """Lower case, without accents, full-width letters as ordinary ones."""
    if written.isascii():
        return written.lower()
    parts = unicodedata.normalize("NFKD", written.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def table(file: str) -> list[dict[str, str]]:
    """The rows of a table of data/reference."""
    with (reference.FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def names(kota: str) -> Names:
    """The names of a kota, gathered once."""
    return Names(kota)


def _agree(near: Piece, found: list[Piece]) -> bool:
    """Does the whole mean what its exact parts mean? `Bendan Kergn` does; a name beside another does not."""
    sorts = (Sort.VILLAGE, Sort.DISTRICT)
    exact = [piece.known.codes for piece in found if piece.known and piece.known.sort in sorts]
    return near.known is not None and all(codes == near.known.codes for codes in exact)


def _runs(found: list[Piece]) -> Iterator[Piece]:
    """Unknown words together with the words beside them that could belong to them: `Panjang` + `Wetna`."""
    run: list[Piece] = []
    for piece in [*found, None]:
        if piece and (piece.known is None or piece.known.sort in (Sort.AMBIGUOUS, Sort.CITY)):
            run.append(piece)
            continue
        if all(one.known for one in run):
            yield from run
        else:
            yield Piece(tuple(word for one in run for word in one.words), None)
        run = []
        if piece:
            yield piece


def _is_slip(official: bool, edits: int, length: int) -> bool:
    """Is a name of this many letters so near that only the fingers can have slipped?"""
    least = _SHORT_OFFICIAL if official else _CERTAIN_ONE
    return length >= (least if edits == 1 else _CERTAIN_TWO) and edits <= 2


def _spellings(kota: str) -> Iterator[tuple[str, Known]]:
    """Every spelling with what it means. The first meaning of a spelling counts."""
    villages = {code: one for code, one in reference.kelurahan().items() if code.startswith(kota)}
    for code, village in villages.items():
        yield village.name, Known(Sort.VILLAGE, (code,), village.name, official=True)
    for row in table("ambiguous.csv"):
        meant = tuple(code for code, village in villages.items() if village.name in row["reason"])
        yield row["word"], Known(Sort.AMBIGUOUS, meant, row["word"])
    merged = [row for row in table("kelurahan_lama.csv") if row["status"] == "digabung"]
    for code, village in villages.items():
        former = [row["old_name"] for row in merged if row["code"] == code]
        for alias in (*village.aliases, *former):
            old = alias in former and not _is_short_form(alias, village.name)
            yield alias, Known(Sort.VILLAGE, (code,), alias, old=old)
    for code, name in reference.kecamatan().items():
        yield name, Known(Sort.DISTRICT, (code,), name, official=True)
        yield name.rsplit(" ", 1)[-1], Known(Sort.DISTRICT, (code,), name, official=True)
    yield _CITY[0], Known(Sort.CITY, (kota,), _CITY[0])
    for name in _NEIGHBOURS:
        yield name, Known(Sort.OUTSIDE, (), name)


def _abbreviations() -> Iterator[tuple[str, Known]]:
    """`Pkl. Utr.`"""
    for code, name in reference.kecamatan().items():
        known = Known(Sort.DISTRICT, (code,), name, official=True)
        for short in _DIRECTIONS[name.rsplit(" ", 1)[-1]]:
            yield from ((f"{city} {short}", known) for city in _CITY)
    for city in _CITY[1:]:
        yield city, Known(Sort.CITY, (), city)


def _is_short_form(old: str, name: str) -> bool:
    """Is the old name a part of today's, as Bendan is of Bendan Kergon? People say it for the whole."""
    return folded(name).startswith(folded(old)) or folded(name).endswith(folded(old))
