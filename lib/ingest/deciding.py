"""From what a text says to one place, or to why not. Of two readings none is preferred silently."""

from collections.abc import Iterable
from dataclasses import replace

from lib.areas.wilayah import reference
from lib.ingest.clean import Unreadable
from lib.ingest.known import SPECIAL, KnownPlaces
from lib.ingest.mention import Mention
from lib.ingest.naming import Names
from lib.ingest.rules import cells
from lib.ingest.rules import naming as rules
from lib.ingest.rules.rule import Rule
from lib.ingest.wording import PPK, PPS, TPS
from lib.kernel import codes

_DEPTH = {8: PPK, 13: PPS, codes.TPS_LENGTH: TPS}
_LEVEL = {PPK: "PPK", PPS: "PPS", TPS: "TPS"}
_ELSEWHERE = "bukan PPK, PPS, TPS atau gudang KPU"


class Deciding:
    """Decides about mentions of places of one election."""

    def __init__(self, known: KnownPlaces, names: Names) -> None:
        self.known, self.names = known, names
        self._example = reference.name_of(codes.tps(next(iter(reference.kelurahan())), 7))

    def place(self, said: Mention, written: str, aside: tuple[str, ...] = ()) -> str | Unreadable:
        """The code, or what is wrong. written: the text, for hints. aside: words beside explicit columns."""
        refused = self._refused(said)
        if refused:
            return refused
        if said.supplier or self._is_warehouse(said):
            return self._fixed(said)
        village = self._village(said)
        if isinstance(village, Unreadable):
            return village
        return self._special(said) or self._lacking(said, village) or self._at(said, village, written, aside)

    def _at(
        self, said: Mention, village: str | None, written: str, aside: tuple[str, ...]
    ) -> str | Unreadable:
        village = village or self._home_of_special(said)
        district = said.districts[0] if said.districts else None
        code = codes.tps(village, said.numbers[0]) if village and said.numbers else village or district
        if code is None:
            return self._nowhere(said, written)
        if not self.known.exists(code):
            return _unknown(self.known.no_such_tps(code))
        if said.foreign and _DEPTH[len(code)] != TPS:
            return _unknown(_ELSEWHERE)
        return self._contradicted(said, code) or self._unclear(said, code, aside) or self._inexact(said, code)

    # --- what no reading could mend -----------------------------------------------------------------------

    def _refused(self, said: Mention) -> Unreadable | None:
        if said.broken:
            return _unknown(self.known.why_no_code(said.broken))
        if said.outside:
            area = reference.area_name(self.known.kota)
            return Unreadable(rules.OUTSIDE, None, {"outside": ", ".join(said.outside), "area": area})
        if len(said.numbers) > 1:
            numbers = ", ".join(map(str, said.numbers))
            return Unreadable(rules.MANY_TPS, None, {"numbers": numbers})
        if said.foreign and (said.supplier or said.kpu):
            return _unknown(_ELSEWHERE)
        return None

    def _nowhere(self, said: Mention, written: str) -> Unreadable:
        if said.depot or (said.city and not (said.rest or said.foreign or said.office)):
            told = "gudang" if said.depot else reference.area_name(self.known.kota)
            return self._partly(self.known.kota, (f"{told} saja belum menunjuk satu tempat",))
        if said.foreign:
            return _unknown(_ELSEWHERE)
        near = self.names.hint(written)
        return _unknown(f"barangkali maksudnya {near}" if near else "bukan kode tempat dan bukan nama resmi")

    # --- warehouse and supplier ---------------------------------------------------------------------------

    def _is_warehouse(self, said: Mention) -> bool:
        if said.kpu:
            return True
        # `Gudang Setono`: nobody there but KPU stores anything, unless the PPS or the kelurahan is named.
        return said.depot and said.villages == (self.known.warehouse,) and not (said.level or said.described)

    def _fixed(self, said: Mention) -> str | Unreadable:
        code = codes.SUPPLIER if said.supplier else self.known.kota
        home = (self.known.warehouse, self.known.warehouse[:8])
        others = [one for one in (*said.villages, *said.districts, *said.candidates) if one not in home]
        if said.supplier and said.kpu:
            others.append(self.known.kota)
        if others or said.level or (said.supplier and said.numbers):
            return _several(rules.SEVERAL, (code, *others))
        number = tuple(f"angka {one}" for one in said.numbers)
        if said.rest or said.doubts or number:
            return self._partly(code, (*said.doubts, *number, *said.rest), sure=said.depot or not said.rest)
        return code

    # --- kelurahan and TPS --------------------------------------------------------------------------------

    def _village(self, said: Mention) -> str | Unreadable | None:
        """The kelurahan meant; None when none is named."""
        if len(said.villages) > 1 or (
            said.villages and said.candidates and said.villages[0] not in said.candidates
        ):
            return _several(rules.SEVERAL, self._numbered(said, (*said.villages, *said.candidates)))
        if said.villages:
            return said.villages[0]
        if said.candidates:
            within = tuple(one for one in said.candidates if not said.districts or one[:8] in said.districts)
            asked = _several(rules.AMBIGUOUS, self._numbered(said, within or said.candidates))
            # The kecamatan beside it may leave one: a suggestion, never an answer.
            only = self._numbered(said, within)[0] if len(within) == 1 and said.districts else None
            return replace(asked, value=only)
        if len(said.districts) > 1:
            return _several(rules.SEVERAL, said.districts)
        return None

    def _numbered(self, said: Mention, places: Iterable[str]) -> tuple[str, ...]:
        """The TPS of that number in each kelurahan that has one; else the kelurahan themselves."""
        places = tuple(places)
        if not said.numbers:
            return places
        numbered = (codes.tps(one, said.numbers[0]) for one in places if len(one) == 13)
        return tuple(one for one in numbered if self.known.exists(one)) or places

    def _special(self, said: Mention) -> Unreadable | None:
        """`Rutan`, `TPS khusus`: which of the TPS khusus is told by its number only."""
        if not said.special or (said.numbers and said.numbers[0] >= SPECIAL):
            return None
        if self.known.specials:
            return _several(rules.AMBIGUOUS, self.known.specials)
        return _unknown("TPS khusus ditulis dengan nomor dan kelurahannya, misalnya TPS 901")

    def _home_of_special(self, said: Mention) -> str | None:
        homes = {code[:13] for code in self.known.specials if int(code[-3:]) in said.numbers}
        return homes.pop() if len(homes) == 1 else None

    def _lacking(self, said: Mention, village: str | None) -> Unreadable | None:
        if said.numbers and not (village or self._home_of_special(said)):
            return self._incomplete(f"TPS {said.numbers[0]}", "kelurahan", self._example)
        if said.level == TPS and not said.numbers:
            return self._incomplete("TPS", "nomornya", self._example)
        in_village = said.level == PPS or (said.described == PPS and not said.level)
        if in_village and not village and not said.numbers:
            example = reference.name_of(self._example_code(said))
            return self._incomplete("PPS" if said.level else "kelurahan", "nama kelurahannya", example)
        in_district = said.level == PPK or (said.described == PPK and not said.level)
        if in_district and not (village or said.districts or said.foreign or said.rest):
            example = reference.name_of(next(iter(reference.kecamatan())))
            return self._incomplete("PPK" if said.level else "kecamatan", "nama kecamatannya", example)
        return None

    def _example_code(self, said: Mention) -> str:
        within = [code for code in reference.kelurahan() if not said.districts or code[:8] in said.districts]
        return within[0]

    def _incomplete(self, level: str, lacking: str, example: str) -> Unreadable:
        return Unreadable(rules.INCOMPLETE, None, {"level": level, "lacking": lacking, "example": example})

    # --- one place, and what speaks against it --------------------------------------------------------------

    def _contradicted(self, said: Mention, code: str) -> Unreadable | None:
        wrong = [one for one in said.districts if one != code[:8]]
        if wrong:
            context = {
                "village": reference.area_name(code[:13]),
                "district": reference.area_name(code[:8]),
                "written": reference.area_name(wrong[0]),
            }
            return Unreadable(rules.ELSEWHERE, code, context)
        depth = _DEPTH[len(code)]
        if said.misplaced or PPK <= said.level < depth:
            level = said.level or PPK
            meant = code if said.misplaced else code[: {PPK: 8, PPS: 13}[level]]
            context = {"level": _LEVEL[level], "found": reference.name_of(code)}
            return Unreadable(rules.LEVEL, meant, context)
        return None

    def _unclear(self, said: Mention, code: str, aside: tuple[str, ...]) -> Unreadable | None:
        doubts = said.doubts
        if (said.depot or said.office) and not (said.level or said.described or _DEPTH[len(code)] == TPS):
            doubts += ("gudang atau kantor apa",)
        if said.rest or doubts:
            told = bool(said.level or said.described) and not doubts and all(map(_is_word, said.rest))
            return self._partly(code, (*doubts, *said.rest), sure=told or not said.rest)
        if aside:
            context = {"rest": " ".join(aside), "name": reference.name_of(code)}
            return Unreadable(rules.SET_ASIDE, code, context)
        return None

    def _inexact(self, said: Mention, code: str) -> str | Unreadable:
        name = reference.name_of(code)
        if said.score < 100:
            rule = rules.TYPO if said.certain else rules.LIKELY
            return Unreadable(rule, code, {"name": name, "score": str(said.score)})
        if said.old and _DEPTH[len(code)] == TPS:
            context = {"old": said.old, "village": reference.area_name(code[:13]), "name": name}
            return Unreadable(rules.OLD_NAME, code, context)
        return code

    def _partly(self, code: str, rest: tuple[str, ...], sure: bool = True) -> Unreadable:
        context = {"name": reference.name_of(code), "rest": ", ".join(rest)}
        return Unreadable(rules.PARTLY, code if sure else None, context)


def _is_word(rest: str) -> bool:
    """A numeral or a single letter beside a name tells places apart; a longer word rarely does."""
    return len(rest) > 2 and not set(rest) <= set("ivx")


def _unknown(hint: str) -> Unreadable:
    return Unreadable(cells.PLACE, None, {"hint": hint})


def _several(rule: Rule, places: Iterable[str]) -> Unreadable:
    """One of these places; which one, a person says."""
    places = tuple(dict.fromkeys(places))
    names = [reference.name_of(code) for code in places]
    told = f"{', '.join(names[:-1]) or names[-1]} atau {names[-1] if len(names) > 1 else 'yang lain'}"
    return Unreadable(rule, None, {"names": told, "candidates": "|".join(places)})
