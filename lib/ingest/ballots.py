"""Ballot types of one election, in the spellings of forms and of chats."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from lib.ingest.cell import Cell, Unreadable, folded, text
from lib.ingest.naming import plain
from lib.ingest.rules import naming as rules
from lib.kernel.election import Election

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_LONGEST = 9  # words in a spelling: Dewan Perwakilan Rakyat Daerah Provinsi Jawa Tengah
_CERTAIN = 7  # letters a spelling needs for one edit to be a slip: DPR, DPD and DPRD are one edit apart
_AROUND = {"surat", "suara", "ss", "kertas", "kotak", "box"} | {
    *("pemilihan", "pemilu", "umum", "jenis", "anggota", "calon"),
}
_DPRD = ("dprd", "dewan perwakilan rakyat daerah")
_PROVINCE = (
    *("prov", "prop", "provinsi", "propinsi", "jateng", "jawa tengah"),
    *("i", "1", "tk i", "tk 1", "tingkat i", "tingkat 1"),
    *("prov jateng", "provinsi jateng", "propinsi jateng"),
    *("prov jawa tengah", "provinsi jawa tengah", "propinsi jawa tengah", "province", "provincial"),
)
_REGENCY = (
    *(
        "kota",
        "kab",
        "kabupaten",
        "kab kota",
        "kabupaten kota",
        "kota kab",
        "kota kabupaten",
        "kota pekalongan",
    ),
    *("ii", "2", "tk ii", "tk 2", "tingkat ii", "tingkat 2", "city", "regency", "municipal"),
)
_SPELT: Mapping[str, tuple[str, ...]] = {
    "ppwp": (
        "ppwp",
        "pwp",
        "presiden",
        "pilpres",
        "capres",
        "presiden dan wakil presiden",
        "presiden wakil presiden",
        "presiden dan wapres",
        "presiden wapres",
        "presiden ri",
        *("president", "president and vice president", "president vice president", "presidential"),
    ),
    "dpr": (
        "dpr",
        "dpr ri",
        "dewan perwakilan rakyat",
        "dewan perwakilan rakyat ri",
        "house of representatives",
    ),
    "dpd": ("dpd", "dpd ri", "dewan perwakilan daerah", "dewan perwakilan daerah ri"),
    "dprd_prov": tuple(f"{dprd} {which}" for dprd in _DPRD for which in _PROVINCE),
    "dprd_kota": tuple(f"{dprd} {which}" for dprd in _DPRD for which in _REGENCY),
    "pilgub": (
        "pilgub",
        "gub",
        "gubernur",
        "gubenur",
        "cagub",
        "gubernur dan wakil gubernur",
        "gubernur wakil gubernur",
        "gubernur dan wagub",
        "gubernur jateng",
        "gubernur jawa tengah",
        "pilgub jateng",
        *("governor", "governor and vice governor"),
    ),
    "pilwalkot": (
        "pilwalkot",
        "pilwakot",
        "pilwalikota",
        "pilwako",
        "walikota",
        "walkot",
        "wali kota dan wakil wali kota",
        "wali kota wakil wali kota",
        "wali kota dan wawali",
        "wali kota pekalongan",
        "pilwalkot pekalongan",
        *("mayor", "mayor and vice mayor"),
    ),
}
_AMBIGUOUS = {
    "dprd": ("dprd_prov", "dprd_kota"),
    "pileg": ("dpr", "dpd", "dprd_prov", "dprd_kota"),
    "pilkada": ("pilgub", "pilwalkot"),
}
MEANT = {  # folded spelling → the types it may mean
    **{folded(spelling): (code,) for code, spellings in _SPELT.items() for spelling in (code, *spellings)},
    **_AMBIGUOUS,
}
_LONG = [spelling for spelling in MEANT if len(spelling) >= _CERTAIN]


@dataclass(frozen=True, slots=True)
class Found:
    """Ballot types in a text. meant: one tuple for each that was named; left: the text without them."""

    meant: tuple[tuple[str, ...], ...]
    left: str


def find(written: str) -> Found:
    """The ballot types that a text names, the longest spelling first."""
    said = plain(written)
    words = list(_TOKEN.finditer(said))
    meant: list[tuple[str, ...]] = []
    left, end, at = "", 0, 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            codes = MEANT.get("".join(word[0] for word in words[at : at + length]))
            if codes:
                meant.append(codes)
                left += said[end : words[at].start()] + " "
                end = words[at + length - 1].end()
                at += length
                break
        else:
            at += 1
    return Found(tuple(dict.fromkeys(meant)), left + said[end:])


class Ballots:
    """Reads the ballot types of one election."""

    def __init__(self, election: Election) -> None:
        self.election = election

    def read(self, cell: Cell) -> str | Unreadable:
        """The code of a ballot type: `DPR RI` → `dpr`, `SS PPWP` → `ppwp`. `DPRD` alone is asked."""
        written = text(cell)
        if written in self.election.ballots:
            return written
        found = find(written)
        left = [word for word in _TOKEN.findall(found.left) if word not in _AROUND]
        if found.meant and not left:
            return self.meant(found, written)
        return self._near(written) or self._unknown(written)

    def meant(self, found: Found, written: str) -> str | Unreadable:
        """The one type that a text with at least one names."""
        held = [code for codes in found.meant for code in codes if code in self.election.ballots]
        exact = [codes[0] for codes in found.meant if len(codes) == 1]
        if exact and all(exact[0] in codes for codes in found.meant) and exact[0] in self.election.ballots:
            return exact[0]
        if len(set(held)) > 1:
            return self._several(held, written)
        return self._unknown(written) if exact or not held else held[0]

    def _several(self, held: list[str], written: str) -> Unreadable:
        held = list(dict.fromkeys(held))
        names = " atau ".join(self.election.ballots[code] for code in held)
        context = {"ballot": written, "names": names, "candidates": "|".join(held)}
        return Unreadable(rules.BALLOT_AMBIGUOUS, None, context)

    def _unknown(self, written: str) -> Unreadable:
        choices = ", ".join(self.election.ballots.values())
        context = {"ballot": written, "election": self.election.label, "choices": choices}
        return Unreadable(rules.BALLOT, None, context)

    def _near(self, written: str) -> Unreadable | None:
        """One slip in a long spelling."""
        word = "".join(word for word in _TOKEN.findall(plain(written)) if word not in _AROUND)
        near = extract(word, _LONG, scorer=OSA.distance, limit=None, score_cutoff=2)
        meant = {MEANT[spelling] for spelling, _, _ in near}
        if len(meant) != 1 or near[0][1] != 1:
            return None
        code = meant.pop()[0]
        if code not in self.election.ballots:
            return None
        score = round(100 * (1 - 1 / max(len(word), len(near[0][0]))))
        context = {"ballot": written, "name": self.election.ballots[code], "score": str(score)}
        return Unreadable(rules.BALLOT_TYPO, code, context)
