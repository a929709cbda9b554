"""Places, boxes and items of one election: reading them, saying why not, and printing them as contracts do.

A code is read as it stands; of names only the official ones are read. Nothing near is ever taken for it.
"""

import difflib
import re
from functools import cache
from typing import Any

from lib.areas.wilayah import reference
from lib.ingest.clean import Cell, Unreadable, choices, folded, text
from lib.ingest.rules import cells
from lib.kernel import codes
from lib.kernel.codes import PlaceKind
from lib.kernel.words import BALLOT, BALLOT_TYPES, BOXES, ITEMS

_NAMED_TPS = re.compile(r"tps\s*0*([1-9][0-9]{0,2})[\s,]+(.+)", re.IGNORECASE)
_CODE_LIKE = re.compile(r"[0-9][0-9.\-]*")
_PPK_NUMBER = re.compile(r"-ppk-([1-9][0-9]*)")


class Places:
    """The places of one election."""

    def __init__(self, election: str) -> None:
        self.election = reference.election(election)
        self._stations = reference.stations(election)
        self._names = _official_names(self.election.kota)
        self.items = _items(election)

    # --- places -------------------------------------------------------------------------------------------

    def place(self, cell: Cell) -> str | Unreadable:
        """A code of this election, `penyedia`, `lain:<nama>`, or an official name."""
        written = text(cell)
        lowered = written.casefold()
        if lowered.startswith(codes.OTHER) and written[len(codes.OTHER) :].strip():
            return codes.OTHER + written[len(codes.OTHER) :].strip()
        named = self._names.get(folded(written)) or self._tps_by_name(written)
        if named:
            return named
        if self.exists(lowered):
            return lowered
        return Unreadable(cells.PLACE, context={"hint": self.why_not(written)})

    def exists(self, code: str) -> bool:
        """Is it a place of this election? Without a list of TPS, any number of a known kelurahan is."""
        kind = codes.place_kind(code)
        if kind is PlaceKind.WAREHOUSE:
            return code == self.election.kota
        if kind is PlaceKind.PPK:
            return code in reference.kecamatan()
        if kind is PlaceKind.PPS:
            return code in reference.kelurahan()
        if kind is PlaceKind.TPS:
            known = code in self._stations
            return known or (not self._stations and code[:13] in reference.kelurahan() and code[-3:] != "000")
        return kind is not None

    def _tps_by_name(self, written: str) -> str | None:
        match = _NAMED_TPS.fullmatch(written)
        village = self._names.get(folded(f"PPS {match[2]}")) if match else None
        code = codes.tps(village, int(match[1])) if match and village else None
        return code if code and self.exists(code) else None

    def why_not(self, written: str) -> str:
        """Why something is no place here, as far as that can be told."""
        named = _NAMED_TPS.fullmatch(written)
        village = self._names.get(folded(f"PPS {named[2]}")) if named else None
        if named and village:
            return self._no_such_tps(codes.tps(village, int(named[1])))
        return self._why_no_code(written) if _CODE_LIKE.fullmatch(written) else self._why_no_name(written)

    def _why_no_name(self, written: str) -> str:
        known = {reference.name_of(code).casefold(): code for code in self._names.values()}
        near = difflib.get_close_matches(written.casefold(), known, 1, 0.7)
        if near:
            return f"barangkali maksudnya {reference.name_of(known[near[0]])}"
        return "bukan kode tempat dan bukan nama resmi"

    def _why_no_code(self, written: str) -> str:
        kota = self.election.kota
        if not written.startswith(kota):
            return f"di luar {reference.area_name(kota)} (kodenya mulai dengan {kota})"
        if codes.place_kind(written) is None:
            return "bentuk kodenya 33.75.03 (PPK), 33.75.03.1004 (PPS) atau 33.75.03.1004-012 (TPS)"
        if written[:8] not in reference.kecamatan():
            return f"tidak ada kecamatan {written[:8]}"
        if written[:13] not in reference.kelurahan():
            return f"tidak ada kelurahan {written[:13]} di {reference.area_name(written[:8])}"
        return self._no_such_tps(written)

    def _no_such_tps(self, code: str) -> str:
        there = [int(known[-3:]) for known in self._stations if known.startswith(code[:13])]
        ordinary = [number for number in there if number < 900]
        span = f", yang ada TPS 1 sampai {max(ordinary)}" if ordinary else ""
        return f"tidak ada TPS {int(code[-3:])} di {reference.area_name(code[:13])}{span}"

    # --- boxes --------------------------------------------------------------------------------------------

    def box(self, cell: Cell) -> str | Unreadable:
        """`<tps>-<ballot type>` of this election, or `<ppk>-ppk-<n>`."""
        box_id = text(cell).casefold()
        why = self._no_box(box_id)
        if why is None:
            return box_id
        example = f"33.75.03.1004-012-{next(iter(self.election.ballots))}"
        return Unreadable(cells.BOX, context={"hint": why, "example": example})

    def _no_box(self, box_id: str) -> str | None:
        home = codes.box_home(box_id)
        if home is None:
            return "bentuk kodenya lain"
        if not self.exists(home):
            return self.why_not(home)
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

    # --- items --------------------------------------------------------------------------------------------

    def item(self, cell: Cell) -> str | Unreadable:
        """An item of this election by its code or its label."""
        found = self.items.get(folded(text(cell)))
        context = {"choices": ", ".join(dict.fromkeys(self.items.values())), "election": self.election.label}
        return found if found else Unreadable(cells.ITEM, context=context)


@cache
def places(election: str) -> Places:
    """The places of an election, made once."""
    return Places(election)


@cache
def _official_names(kota: str) -> dict[str, str]:
    """Folded official name → code, of everything but TPS."""
    known = [kota, codes.SUPPLIER, *reference.kecamatan(), *reference.kelurahan()]
    return {folded(reference.name_of(code)): code for code in known}


@cache
def _items(election: str) -> dict[str, str]:
    """Folded code or label → item code."""
    rules = reference.election(election)
    other = {BALLOT + ballot for ballot in BALLOT_TYPES if ballot not in rules.ballots}
    known = tuple(item for item in ITEMS if item not in other)
    labelled = {folded(rules.labels[item]): item for item in known if item in rules.labels}
    return labelled | choices(known)


def place_printed(code: str | None) -> dict[str, Any] | None:
    """A place as contracts print it; null for an unknown one."""
    if code is None:
        return None
    kind = codes.place_kind(code)
    return {
        "code": code,
        "kind": str(kind) if kind else None,
        **_wilayah(code),
        "tps": int(code[-3:]) if kind is PlaceKind.TPS else None,
        "name": reference.name_of(code),
    }


def box_printed(box_id: str | None) -> dict[str, Any]:
    """Where a box belongs: election, kecamatan, kelurahan, tps."""
    home = (codes.box_home(box_id) if box_id else None) or ""
    ballot = codes.box_ballot(box_id) if box_id else None
    return {"election": ballot, **_wilayah(home), "tps": int(home[-3:]) if ballot else None}


def box_name(box_id: str) -> str:
    """A box as people say it: `kotak ppwp TPS 12 Panjang Wetan`."""
    home = codes.box_home(box_id) or box_id
    ballot = codes.box_ballot(box_id)
    return f"kotak {ballot or box_id.rsplit('-', 1)[-1]} {reference.name_of(home)}"


def _wilayah(code: str) -> dict[str, str | None]:
    village = reference.kelurahan().get(codes.kelurahan(code) or "")
    return {
        "kecamatan": reference.kecamatan().get(codes.kecamatan(code) or ""),
        "kelurahan": village.name if village else None,
    }
