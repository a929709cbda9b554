"""The way of one box and what one party saw of its seals."""

from typing import Any

from lib.kernel import codes
from tests.messy.script import Script

WAY = (("gudang_kpu", "2024-02-08"), ("ppk", "2024-02-10"), ("pps", "2024-02-11"), ("tps", "2024-02-12"))
BAD = ("rusak", "hilang", "nomor_beda", "tidak_tersegel")


def seal_story(script: Script, of: str, party: str, number: int) -> None:
    """Checks from some checkpoint on, normally up to the TPS, each with its own chance to go wrong."""
    draw, world = script.draw, script.world
    begins = draw.choice((0, 0, 2, 3))
    ends = draw.randint(1, 3) if script.slips(0.08) else 4
    numbers: tuple[str, ...] | None = (f"A{number}1", f"A{number}2")
    for place, day in WAY[begins:ends]:
        if place != "tps" and script.happens(0.2):
            continue
        row, numbers = _check(script, place, numbers)
        hour = draw.choice(("", "T09:20", "T09:20", "T16:45"))
        if place == "tps":
            row |= _seen(script, str(codes.box_home(of)))
        when = f"{_out_of_order(script) or day}{hour}"
        script.tell(when, world.seal, of=of, checkpoint=place, when=when, party=party, **row)
    if script.slips(0.03):
        again = {"condition": draw.choice(("utuh", *BAD)), "resealed": draw.choice((None, "BA-9"))}
        when = "2024-02-14T04:10"
        script.tell(when, world.seal, of=of, checkpoint="tps", when=when, party=party, **again)


def _out_of_order(script: Script) -> str | None:
    return script.draw.choice(("2024-02-12", "2024-02-09")) if script.strange(0.1) else None


def _seen(script: Script, home: str) -> dict[str, Any]:
    if script.slips(0.05):
        return {"seen_at": f"{home[:13]}-099"}
    return {"seen_at": home} if script.happens(0.3) else {}


def _check(
    script: Script, place: str, numbers: tuple[str, ...] | None
) -> tuple[dict[str, Any], tuple[str, ...] | None]:
    """One check, and the numbers that the seals carry after it (None: nobody wrote them down)."""
    draw = script.draw
    row: dict[str, Any] = {"condition": draw.choice(BAD) if script.slips(0.05) else "utuh"}
    if numbers and script.happens(0.6):
        row["found"] = tuple(draw.sample(numbers, len(numbers))) if script.happens(0.5) else _lower(numbers)
        if script.happens(0.4):
            row["recorded"] = ("B9",) if script.slips(0.06) else numbers
        if script.slips(0.04):
            row["found"] = ("C1", numbers[0])
        if script.strange(0.2):
            row["recorded"] = row.pop("found")
    if script.happens(0.4):
        row |= {"expected": 2, "counted": 1 if script.slips(0.06) else 2}
    after = numbers
    if row["condition"] != "utuh" or script.slips(0.03):
        row["cause"] = draw.choice(("gesekan", "basah", "dibuka_resmi", None))
        row, after = _answered(script, row, place, numbers)
    return row, after


def _lower(numbers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.lower() for one in numbers)


def _answered(
    script: Script, row: dict[str, Any], place: str, numbers: tuple[str, ...] | None
) -> tuple[dict[str, Any], tuple[str, ...] | None]:
    """What was done about it: sealed again with a BA, without one, or nothing."""
    answer = script.draw.choice(("ba", "ba", "ba", "half", "nothing"))
    if answer == "half":
        return row | script.draw.choice(({"actions": ("dilaporkan_kpu",)}, {"ba_no": "BA-8"})), numbers
    if answer == "nothing":
        return row, numbers
    new = script.draw.choice(((f"D-{place}",), ()))
    return row | {"resealed": f"BA-{place}", "new": new}, new or None
