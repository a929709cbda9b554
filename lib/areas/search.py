"""What somebody means who types a TPS, a box or a document in one field."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import narwhals as nw

from lib.areas.frames import Lazy, small
from lib.areas.wilayah import reference
from lib.kernel import codes
from lib.kernel.election import Election
from lib.store.frames import Logs

SHORTEST = 2  # characters that say anything
_CODE = re.compile(r"\d{2}\.\d{2}(\.[\d.]*)?(-\d*)?(-[a-z_0-9-]*)?")
_FILLERS = frozenset(
    {"tps", "kotak", "kel", "kelurahan", "desa", "kec", "kecamatan", "no", "nomor", "surat", "suara"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """What matches, each in order: codes of TPS and of boxes, numbers of documents."""

    tps: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Does nothing match?"""
        return not (self.tps or self.boxes or self.documents)

    @property
    def one_tps(self) -> str:
        """The TPS when it alone matches, else ""."""
        alone = len(self.tps) == 1 and not self.boxes and not self.documents
        return self.tps[0] if alone else ""


def search(logs: Logs, election: Election, stations: Iterable[str], typed: str) -> Found:
    """Everything that `typed` may mean: by code, by number and name, by what stands on a box or a document.

    stations: the TPS to look among. Words and numbers may come in any order; every word must fit. A box is
    found by its code, by a TPS with a ballot type, by its label, or by a seal number that was found on it.
    """
    text = " ".join(typed.casefold().split())
    if len(text) < SHORTEST and not text.isdigit():
        return Found()
    known = sorted(stations)
    if _CODE.fullmatch(text):
        return _by_code(known, election, text)
    tps, ballots = _by_words(known, election, text)
    boxes = {codes.box(one, ballot) for one in tps for ballot in ballots}
    boxes |= set(_by_mark(logs["seal_checks"], text))
    # Who names a ballot type means the box, not the place.
    return Found(() if ballots else tuple(tps), tuple(sorted(boxes)), _documents(logs["deliveries"], text))


def _by_code(stations: list[str], election: Election, text: str) -> Found:
    home = codes.box_home(text)
    if home is not None:
        ballot = codes.box_ballot(text)
        there = home in stations and ballot in election.ballots
        return Found(boxes=(text,) if there or (ballot is None and home in reference.kecamatan()) else ())
    return Found(tuple(one for one in stations if one.startswith(text)))


def _by_words(stations: list[str], election: Election, text: str) -> tuple[list[str], list[str]]:
    """The TPS that all words fit, and the ballot types that were named among them."""
    named = _ballot_words(election)
    for words in sorted(named, key=len, reverse=True):  # `dprd kota` is one name, and no kota
        text = re.sub(rf"\b{re.escape(words)}\b", named[words], text)
    said = re.findall(r"\w+", text)
    ballots = sorted(set(said) & set(election.ballots))
    left = [word for word in said if word not in election.ballots and word not in _FILLERS]
    numbers = {int(word) for word in left if word.isdigit()}
    names = [word for word in left if not word.isdigit()]
    if len(numbers) > 1 or not (numbers or names):
        return [], ballots
    return [one for one in stations if _fits(one, numbers, names)], ballots


def _ballot_words(election: Election) -> dict[str, str]:
    """What a ballot type is called → its code: its label, and any word that no other label has."""
    labels = {ballot: label.casefold() for ballot, label in election.ballots.items()}
    words = Counter(word for label in labels.values() for word in set(label.split()))
    named = {label: ballot for ballot, label in labels.items()}
    for ballot, label in labels.items():
        alone = (word for word in label.split() if words[word] == 1 and len(word) > 4)
        named |= dict.fromkeys(alone, ballot)
    return named


def _fits(tps: str, numbers: set[int], names: list[str]) -> bool:
    if numbers and int(tps[-3:]) not in numbers:
        return False
    village = reference.kelurahan().get(tps[:13])
    if village is None:
        return not names
    told = " ".join([village.name, *village.aliases, reference.kecamatan()[village.kecamatan]]).casefold()
    said = re.findall(r"[^\W_]+", told)
    return all(any(part.startswith(name) for part in said) for name in names)


def _by_mark(seal_checks: Lazy, text: str) -> list[str]:
    """Boxes by what is written on them: the sender's label, or a seal number."""
    marks = ("box_label", "seal_nos_found", "seal_nos_recorded", "new_seal_nos")
    seen = small(seal_checks.select("box_id", *marks))
    said = (seen[mark].fillna("").str.casefold().str.split("|") for mark in marks)
    rows = zip(seen["box_id"], *said, strict=True)
    return sorted({box for box, *each in rows if any(text in numbers for numbers in each)})


def _documents(deliveries: Lazy, text: str) -> tuple[str, ...]:
    told = small(deliveries.select("document_no", "handover_doc").filter(~nw.col("document_no").is_null()))
    fits = told["document_no"].str.casefold().str.contains(text, regex=False)
    fits |= told["handover_doc"].fillna("").str.casefold().str.contains(text, regex=False)
    return tuple(sorted(set(told.loc[fits, "document_no"])))
