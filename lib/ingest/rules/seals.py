"""Findings across the seal checks of one file: what happened to each box on its way, and to each seal number.

The checks of a box are read in the order of the way (gudang, PPK, PPS, TPS), whoever wrote them: a seal is
one thing, however many people look at it. They are facts about boxes, not faults of a row: no row's status
changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lib.ingest.rules.rule import Across, Gravity, Rule, fill
from lib.kernel.clock import Moment, Precision, local
from lib.kernel.format import clock_time
from lib.kernel.words import RESEALED, Checkpoint, Condition
from lib.store.canonical import Values

_WAY = tuple(Checkpoint)
_SPOKEN = {"gudang_kpu": "gudang KPU", "ppk": "PPK", "pps": "PPS", "tps": "TPS"}
_NUMBERS = ("seal_nos_recorded", "seal_nos_found", "new_seal_nos")

CHAIN = Rule(
    "S201",
    "Rantai segel putus",
    "Nomor segel berubah di antara dua pemeriksaan tanpa berita acara penyegelan ulang.",
    Gravity.NOTE,
    says="Segel {box} di {now_at} bernomor {found}, padahal sebelumnya di {then_at} {expected}, tanpa BA.",
    fix="Minta BA penyegelan ulang, atau periksa kedua nomor pada formulirnya.",
    kind="rantai_putus",
)
DOUBLE = Rule(
    "S202",
    "Satu nomor segel pada dua kotak",
    "Setiap segel bernomor sendiri; nomor yang sama di dua kotak berarti salah tulis atau segel ditukar.",
    Gravity.NOTE,
    says="Nomor segel {number} tertulis pada {count} kotak: {boxes}.",
    fix="Lihat lagi segel di kotak-kotak itu, lalu perbaiki baris yang salah.",
    kind="nomor_ganda",
)
BACKWARDS = Rule(
    "S203",
    "Waktu mundur",
    "Pemeriksaan di titik yang lebih jauh tercatat lebih awal.",
    Gravity.NOTE,
    says="{box} diperiksa di {now_at} {now}, sebelum diperiksa di {then_at} {then}.",
    fix="Periksa kedua waktu pada formulirnya.",
    kind="waktu_mundur",
)
SKIPPED = Rule(
    "S204",
    "Titik periksa terlewat",
    "Di antara dua titik yang diperiksa ada titik yang tidak dilaporkan dalam berkas ini.",
    Gravity.NOTE,
    says="{box} diperiksa di {then_at} lalu di {now_at}; pemeriksaan di {missing} tidak ada di berkas ini.",
    fix="Susulkan formulir pemeriksaan di {missing} kalau ada.",
    kind="titik_terlewat",
)
UNLIKE = Rule(
    "S205",
    "Nomor segel tidak cocok",
    "Nomor yang ditemukan lain daripada yang tercatat pada dokumennya.",
    Gravity.NOTE,
    says="Segel {box} di {now_at}: tercatat {recorded}, ditemukan {found}{documented}.",
    fix="Cocokkan lagi dengan daftar nomor segel; kalau memang beda, minta BA.",
    kind="nomor_tidak_cocok",
)
BROKEN = Rule(
    "S206",
    "Segel rusak",
    "Segel yang rusak membuka pertanyaan tentang isi kotak.",
    Gravity.NOTE,
    says="Segel {box} rusak di {now_at}{documented}.",
    fix="Pastikan ada BA dan penyegelan ulang; hitung isi kotak sebelum diteruskan.",
    kind="segel_rusak",
)
MISSING = Rule(
    "S207",
    "Segel hilang",
    "Kotak tanpa segel dapat dibuka tanpa bekas.",
    Gravity.NOTE,
    says="Segel {box} {state} di {now_at}{documented}.",
    fix="Pastikan ada BA dan penyegelan ulang; hitung isi kotak sebelum diteruskan.",
    kind="segel_hilang",
)
RULES = (CHAIN, DOUBLE, BACKWARDS, SKIPPED, UNLIKE, BROKEN, MISSING)


@dataclass(frozen=True, slots=True)
class Seen:
    """One check of a box, and where it stands in the user's file. name: the box as people say it."""

    values: Values
    sheet: str | None
    row: int
    name: str

    @property
    def rank(self) -> int:
        """How far along the way."""
        return _WAY.index(self.values["checkpoint"])

    @property
    def at(self) -> Moment:
        """When it was checked."""
        moment: Moment = self.values["checked_at"]
        return moment


def seal_numbers(numbers: Iterable[str] | None) -> frozenset[str]:
    """Seal numbers for comparison: the order and the case in which somebody wrote them mean nothing."""
    return frozenset(number.upper() for number in numbers or ())


def resealed(values: Values) -> bool:
    """A check that documents its re-seal: the action and a BA number."""
    return RESEALED in (values.get("actions") or ()) and bool(values.get("ba_no"))


def across(checks: Sequence[Seen]) -> list[Across]:
    """Every finding, by box in file order; numbers on two boxes last."""
    boxes: defaultdict[str, list[Seen]] = defaultdict(list)
    for check in checks:
        boxes[check.values["box_id"]].append(check)
    found: list[Across] = []
    for own in boxes.values():
        own.sort(key=lambda check: (check.rank, check.at.minute))  # stable: file order where these are equal
        found += [finding for check in own for finding in _one(check)]
        for then, now in pairwise(own):
            found += _two(then, now)
        found += _broken_chain(own)
    return [*found, *_doubles(checks)]


def _across(rule: Rule, checks: Sequence[Seen], number: str | None = None, **values: Any) -> Across:
    now = checks[-1]
    known = {"box": now.name, "now_at": _SPOKEN[now.values["checkpoint"]], "number": number, **values}
    return Across(
        rule.code,
        rule.kind,
        tuple(dict.fromkeys(check.values["box_id"] for check in checks)),
        number,
        tuple(check.row for check in checks),
        tuple(check.sheet for check in checks),
        _sentence(fill(rule.says, known)),
        fill(rule.fix, known),
    )


def _one(check: Seen) -> Iterator[Across]:
    values, condition = check.values, check.values["condition"]
    documented = f", sudah disegel ulang dengan BA {values['ba_no']}" if resealed(values) else ""
    if condition == Condition.BROKEN:
        yield _across(BROKEN, [check], documented=documented)
    if condition in (Condition.MISSING, Condition.UNSEALED):
        state = "hilang" if condition == Condition.MISSING else "tidak terpasang"
        yield _across(MISSING, [check], state=state, documented=documented)
    recorded, found = (seal_numbers(values.get(name)) for name in _NUMBERS[:2])
    replaced = resealed(values) and found == seal_numbers(values.get("new_seal_nos"))
    differs = bool(recorded and found and recorded != found and not replaced)
    if differs or condition == Condition.MISMATCH:
        known = {"recorded": _joined(recorded), "found": _joined(found), "documented": documented}
        yield _across(UNLIKE, [check], **known)


def _two(then: Seen, now: Seen) -> Iterator[Across]:
    """Two checks that follow each other on the way."""
    spoken = {"then_at": _SPOKEN[then.values["checkpoint"]]}
    if now.rank > then.rank and certainly_before(now.at, then.at):
        times = {"then": _when(then.at), "now": _when(now.at)}
        yield _across(BACKWARDS, [then, now], **spoken, **times)
    if now.rank > then.rank + 1:
        missing = " dan ".join(_SPOKEN[point] for point in _WAY[then.rank + 1 : now.rank])
        yield _across(SKIPPED, [then, now], **spoken, missing=missing)


def _broken_chain(own: Sequence[Seen]) -> Iterator[Across]:
    """Numbers held against the last check that gave any; a documented re-seal gives the new ones.

    Of several seals perhaps only one was replaced, so after a re-seal the old ones may still be there.
    """
    last: Seen | None = None
    must: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    for check in own:
        found = seal_numbers(check.values.get("seal_nos_found"))
        new = seal_numbers(check.values.get("new_seal_nos"))
        documented = resealed(check.values)
        if last and found and must and not documented and not must <= found <= may:
            then_at = _SPOKEN[last.values["checkpoint"]]
            yield _across(CHAIN, [last, check], then_at=then_at, expected=_joined(must), found=_joined(found))
        if documented:  # new numbers unknown: nothing to hold the next check against
            last, must, may = check, new, new | found
        elif found or last is None:
            # A first check that looked at no number may still say which one the papers give.
            first = found or seal_numbers(check.values.get("seal_nos_recorded"))
            last, must, may = check, first, first


def _doubles(checks: Sequence[Seen]) -> Iterator[Across]:
    """One finding a number that stands on more than one box."""
    bearers: defaultdict[str, dict[str, Seen]] = defaultdict(dict)
    for check in checks:
        for name in _NUMBERS:
            for number in seal_numbers(check.values.get(name)):
                bearers[number].setdefault(check.values["box_id"], check)
    for number in sorted(bearers):
        own = list(bearers[number].values())
        if len(own) > 1:
            boxes = ", ".join(check.name for check in own)
            yield _across(DOUBLE, own, number, count=len(own), boxes=boxes)


def certainly_before(one: Moment, other: Moment) -> bool:
    """Earlier beyond doubt: by minutes when both have them, else by days."""
    if Precision.DAY in (one.precision, other.precision):
        return local(one.minute).date() < local(other.minute).date()
    return one.minute < other.minute


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _joined(numbers: Iterable[str]) -> str:
    return ", ".join(sorted(numbers)) or "–"


def _when(moment: Moment) -> str:
    return clock_time(moment.minute, moment.precision)
