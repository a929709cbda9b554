"""Boxes of one election: from an id, from what people write on them, or from the cells of a row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from lib.areas.wilayah import reference
from lib.ingest.ballots import MEANT, Ballots, find
from lib.ingest.cell import Cell, Unreadable, folded, is_blank, text
from lib.ingest.mention import Mention, together
from lib.ingest.rules import cells
from lib.ingest.rules import naming as rules
from lib.ingest.wording import MARKS, TAKEN_BACK, TPS
from lib.kernel import codes
from lib.kernel.codes import PlaceKind
from lib.kernel.election import Election
from lib.kernel.words import BOXES

_REMEMBERED = 1_000  # distinct ways to write a ballot type
_PPK_NUMBER = re.compile(r"-ppk-([1-9][0-9]*)")
_NUMBERED = re.compile(r"\b(?:kotak(?:\s+suara)?|box)\s*(?:no(?:mor)?\.?|ke)?[\s\-]*0*([1-9]\d{0,2})(?!\d)")
_OF_PPK = re.compile(r"\bppk[\s\-]*0*([1-9]\d?)(?!\d)")
_SERIAL = re.compile(r"([A-Za-z]{1,3})[\s\-/.]?([0-9]+)")  # a sender's own number, the most usual label
_SAYING = frozenset({*MARKS, *MEANT, "box", "ss", "pkk", "pkl"})  # but not after a word that says something
_BOX_WORDS = re.compile(r"\b(?:kotak|box|surat|suara|ss)\b")


class Home(Protocol):
    """What boxes need of places."""

    def read(self, written: str) -> Mention: ...
    def mention(
        self, name: str, kecamatan: str, kelurahan: str, tps: str
    ) -> tuple[Mention, tuple[str, ...]]: ...
    def decide(self, said: Mention, written: str, aside: tuple[str, ...] = ()) -> str | Unreadable: ...
    def located(self, wrong: Unreadable, written: tuple[str, ...], first: int = 0) -> Unreadable: ...
    def exists(self, code: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Label:
    """What a text on a box says. ballot: its type, if it names one; number: of the box (`kotak 1`)."""

    written: str
    place: Mention
    ballot: str | Unreadable | None
    number: int | None

    @property
    def tells_place(self) -> bool:
        """Does it say where the box belongs? A bare number is the sender's own."""
        place = self.place
        named = place.villages or place.districts or place.candidates or place.outside or place.level
        return bool(named or place.broken.startswith("33"))

    @property
    def is_own(self) -> bool:
        """Is there anything in it that only its sender knows?"""
        place = self.place
        if self.tells_place:
            return bool(place.rest)
        return not self.ballot or bool(place.rest or place.numbers or place.broken)

    @property
    def identifies(self) -> bool:
        """Can it stand for one box? `1` or `Kotak 12` are counted anew at every TPS."""
        word = folded(_BOX_WORDS.sub(" ", self.written.casefold()))
        return any(map(str.isdigit, word)) and len(word) >= (4 if word.isdigit() else 3)


class Boxes:
    """Reads the boxes of one election."""

    def __init__(self, election: Election, home: Home) -> None:
        self.election, self.home, self.ballots = election, home, Ballots(election)
        self._ballot = lru_cache(_REMEMBERED, typed=True)(self.ballots.read)

    def box(self, cell: Cell) -> str | Unreadable:
        """`<tps>-<ballot type>` of this election or `<ppk>-ppk-<n>`, from any spelling of it."""
        written = text(cell)
        if written.startswith(TAKEN_BACK):
            return taken_back(written)
        box_id = written.casefold()
        if codes.box_home(box_id):
            why = self._no_box(box_id)
            return self._unknown(why) if why else box_id
        label = self._label(written)
        if not label.tells_place:
            if label.identifies:
                return Unreadable(rules.NEVER_SEEN, None, {"box": written})
            return self._unknown("bukan kode kotak, dan TPS-nya tidak tertulis")
        place = self.home.decide(label.place, written)
        return self._composed(place, label.ballot, label.number)

    def boxed(  # noqa: PLR0917 (the cells of a BOX source, in its order)
        self,
        label: Cell,
        place_name: Cell,
        kecamatan: Cell,
        kelurahan: Cell,
        tps: Cell,
        ballot: Cell,
        labels: Mapping[str, str],
    ) -> tuple[str | Unreadable | None, str | None]:
        """(box id, the sender's own label) from the cells of a row; (None, None) when all are blank.

        Place and ballot type decide where both are given. labels: folded label → box id, as seen before.
        """
        written = "" if label is None else text(label)
        parts = tuple("" if is_blank(one) else text(one) for one in (place_name, kecamatan, kelurahan, tps))
        kind = None if is_blank(ballot) else self._ballot(ballot)
        if not (written or any(parts) or kind):
            return None, None
        said = self._label(written)
        box = self._told(said, parts, kind, labels.get(folded(written)) if said.identifies else None)
        return box, written if written and said.is_own and folded(written) != _folded_id(box) else None

    # --- from the cells of a row ----------------------------------------------------------------------------

    def _told(
        self, label: _Label, parts: tuple[str, ...], kind: str | Unreadable | None, remembered: str | None
    ) -> str | Unreadable:
        place, aside = self.home.mention(*parts) if any(parts) else (Mention(), ())
        number = label.number or (None if label.identifies else _only(label.place.numbers))
        if not (any(parts) and (kind or label.ballot or number)):
            if remembered:
                return self._fitting(
                    remembered, _Label(" ".join(filter(None, parts)), place, kind, None), label
                )
            if not (any(parts) or kind) or (label.identifies and not label.tells_place):
                return self.box(label.written)
        if label.tells_place and not (place.numbers or (place.districts and not label.place.level)):
            place, aside = together([place, label.place]), ()
        if place.names_nothing:
            return self._unknown("TPS-nya tidak tertulis")
        home = self.home.decide(place, " ".join(filter(None, parts)) or label.written, aside)
        if isinstance(home, Unreadable) and any(parts):
            home = self.home.located(home, parts, first=1)
        box = self._composed(home, kind or label.ballot, number)
        return self._unopposed(box, label, remembered) if any(parts) else box

    def _fitting(self, remembered: str, parts: _Label, label: _Label) -> str | Unreadable:
        """The box that a label was seen on, unless the other cells say that it cannot be."""
        if _agrees(parts, remembered):
            return remembered
        kind = parts.ballot if isinstance(parts.ballot, str) else ""
        told = " ".join(filter(None, (kind, parts.written)))
        context = {"box": label.written, "labelled": box_name(remembered), "name": told}
        return Unreadable(rules.LABEL_ELSEWHERE, None, context)

    def _unopposed(self, box: str | Unreadable, label: _Label, remembered: str | None) -> str | Unreadable:
        """The box that the cells tell, unless its label was seen on another one, or says another."""
        box_id = box.value if isinstance(box, Unreadable) else box
        if box_id is None or (remembered in (None, box_id) and _agrees(label, box_id)):
            return box
        labelled = box_name(remembered) if remembered not in (None, box_id) else "kotak lain"
        context = {"box": label.written, "labelled": labelled, "name": box_name(box_id)}
        return Unreadable(rules.LABEL_ELSEWHERE, box_id, context)

    # --- one box --------------------------------------------------------------------------------------------

    def _label(self, written: str) -> _Label:
        serial = _SERIAL.fullmatch(written)
        if serial and serial[1].casefold() not in _SAYING:
            digits = serial[2].lstrip("0")
            numbers = (int(digits),) if 0 < len(digits) <= 3 else ()
            return _Label(written, Mention(rest=(serial[1],), numbers=numbers), None, None)
        found = find(written)
        ballot = self.ballots.meant(found, written) if found.meant else None
        numbered = _NUMBERED.search(found.left) or _OF_PPK.search(found.left)
        left = _OF_PPK.sub("ppk ", _NUMBERED.sub(" ", found.left))
        number = int(numbered[1]) if numbered else None
        return _Label(written, self.home.read(_BOX_WORDS.sub(" ", left).strip(" -./")), ballot, number)

    def _composed(
        self, place: str | Unreadable, ballot: str | Unreadable | None, number: int | None
    ) -> str | Unreadable:
        home = place.value if isinstance(place, Unreadable) else place
        if home is None:
            return place
        if codes.place_kind(home) is PlaceKind.PPK and ballot is None:
            box_id = f"{home}-ppk-{number}"
            why = self._no_box(box_id) if number else "nomor kotak PPK-nya tidak tertulis"
        elif codes.place_kind(home) is not PlaceKind.TPS:
            return self._unknown("kotak hanya ada di TPS dan PPK")
        else:
            kind = ballot.value if isinstance(ballot, Unreadable) else ballot
            if isinstance(ballot, Unreadable) and kind is None:
                return ballot
            box_id, why = codes.box(home, kind or ""), None if kind else "jenis surat suaranya tidak tertulis"
        if why:
            return self._unknown(why)
        for doubt in (place, ballot):
            if isinstance(doubt, Unreadable):
                return replace(doubt, value=box_id)
        return box_id

    def _no_box(self, box_id: str) -> str | None:
        home = codes.box_home(box_id) or ""
        if not self.home.exists(home):
            said = self.home.decide(self.home.read(home), home)
            hint = said.context.get("hint") if isinstance(said, Unreadable) else None
            return hint or f"tidak ada {home}"
        ballot = codes.box_ballot(box_id)
        if ballot is None:
            number = _PPK_NUMBER.fullmatch(box_id[len(home) :])
            most = self.election.items[BOXES].per_ppk
            fits = number and (most is None or int(number[1]) <= most)
            return None if fits else f"kotak PPK bernomor 1 sampai {most or '…'}"
        if ballot in self.election.ballots:
            return None
        known = ", ".join(self.election.ballots)
        return f"jenis surat suara {ballot} tidak ada dalam {self.election.label}, yang ada {known}"

    def _unknown(self, why: str) -> Unreadable:
        example = f"33.75.03.1004-012-{next(iter(self.election.ballots))}"
        return Unreadable(cells.BOX, None, {"hint": why, "example": example})


def taken_back(written: str) -> Unreadable:
    """What stands in the place of a report that its sender took back."""
    return Unreadable(rules.TAKEN_BACK, None, {"said": written.removeprefix(TAKEN_BACK)})


def box_name(box_id: str) -> str:
    """A box as people say it: `kotak ppwp TPS 12 Panjang Wetan`."""
    home = codes.box_home(box_id) or box_id
    ballot = codes.box_ballot(box_id)
    return f"kotak {ballot or box_id.rsplit('-', 1)[-1]} {reference.name_of(home)}"


def _agrees(label: _Label, box_id: str) -> bool:
    """Does everything the label says fit the box?"""
    home = codes.box_home(box_id) or ""
    said, ballot = label.place, codes.box_ballot(box_id)
    fits = all(one == home[:13] for one in said.villages) and all(one == home[:8] for one in said.districts)
    if said.candidates and ballot:
        fits = fits and home[:13] in said.candidates
    if ballot and (said.level == TPS or said.villages):
        fits = fits and all(codes.tps(home[:13], one) == home for one in said.numbers)
    named = label.ballot.value if isinstance(label.ballot, Unreadable) else label.ballot
    return fits and named in (None, ballot)


def _only(numbers: tuple[int, ...]) -> int | None:
    return numbers[0] if len(numbers) == 1 else None


def _folded_id(box: str | Unreadable | None) -> str:
    return folded(box) if isinstance(box, str) else ""
