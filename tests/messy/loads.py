"""The loads of a messy world: documents, receipts, plans."""

import random
from typing import Any

from lib.kernel import codes, words
from tests.messy.script import STAGES, Script

# When the first load leaves and when later ones do: every time of a load is after every time of those before.
CAUSES = ("macet", "cuaca", "banjir_rob")
LEAVES = (("2024-02-10", "2024-02-11T07:00"), ("2024-02-12", "2024-02-13T07:00"))
REPORTERS = (
    ("panwascam",),
    ("panwascam", "kpu"),
    ("panwascam", "pps", "kpu"),
    ("panwascam", "pengangkut"),
    ("pps", "kpu"),
    ("ppk", "pps"),
    ("lain", "pps"),
    ("kpu",),
    ("kpu", "pengangkut"),
    ("ppk", "panwascam", "kpu", "lain"),
    (),
)


def deliveries(script: Script, tps: str, needs: dict[str, int]) -> None:
    """The loads to one TPS and who says what of them."""
    draw = script.draw
    script.cause = draw.choice(CAUSES)
    split = 3 if script.strange(0.1) else draw.choice((1, 1, 2))
    late = script.happens(0.15)  # the last load, whoever tells of it
    for party in draw.choice(REPORTERS):
        own = f"BAST-{party}" if script.happens(0.25) else "SJ"
        for number in range(split):
            if script.slips(0.15):
                continue
            last = number == split - 1
            arrived = _arrival(script, number, last and (late or script.slips(0.15)))
            doc = "SJ" if number == 0 and script.strange(0.5) else own
            elsewhere = tps[:8] if script.strange(0.05) else None
            for item, quantity in _cargo(script, needs, split, number, tps).items():
                if not script.slips(0.15):
                    row = _receipt(script, party, arrived, quantity, item, number=number)
                    named = {
                        "to": tps,
                        "item": item,
                        "party": party,
                        "doc": f"{doc}-{number}",
                        "origin": elsewhere,
                    }
                    _told_at_once_or_not(script, named | _handed_over(script, tps) | row, number)


def _cargo(script: Script, needs: dict[str, int], split: int, number: int, tps: str) -> dict[str, int]:
    """What a load carries, the same for every party: first everything, then a part or a replacement."""
    same = random.Random(f"{tps}{number}")  # noqa: S311 (a repeatable scenario, no secret)
    if number == 0:
        short = 1 if split > 1 and same.random() < 0.6 else 0
        cargo = {item: need - short for item, need in needs.items()}
        if same.random() < 0.4:
            cargo |= {"surat_suara_dpr": 200, "formulir": 5}
        return cargo
    return {item: same.choice((1, 2)) for item in needs if number == 1 or same.random() < 0.5}


def _arrival(script: Script, number: int, late: bool = False) -> str | None:
    if script.slips(0.15):
        return None
    draw = script.draw
    if late:
        return f"2024-02-14T0{draw.randint(0, 6)}:{draw.randint(10, 59)}"
    day = f"2024-02-{draw.choice((11, 12)) if number == 0 else 13}"
    return day if script.happens(0.15) else f"{day}T{draw.randint(8, 22):02}:{draw.randint(10, 59)}"


def _receipt(
    script: Script, party: str, arrived: str | None, quantity: int, item: str, *, number: int = 0
) -> dict[str, Any]:
    draw = script.draw
    row: dict[str, Any] = {"arrived": arrived}
    if party in ("kpu", "pengangkut"):
        row |= {"sent": quantity, "departed": draw.choice(LEAVES[number > 0])}
        if script.happens(0.4):
            return row | {"arrived": None}
    if not script.slips(0.15):
        row["received"] = max(
            0, quantity - (1 if script.slips(0.15) else 0) + (1 if script.happens(0.03) else 0)
        )
    if not script.slips(0.15):
        row["damaged"] = draw.choice((1, 2)) if script.slips(0.2) else 0
    if script.happens(0.3):
        chance = 0.15 if item.startswith(words.BALLOT) else 0.04
        row["wrong"] = 1 if script.slips(chance) else 0
    if script.happens(0.3):
        row["delay"] = "lain" if script.strange(0.3) else script.cause
    return row


def _handed_over(script: Script, tps: str) -> dict[str, Any]:
    if script.slips(0.08):
        return {"handed_over": script.draw.choice((tps[:13], f"{tps[:13]}-099"))}
    return {"handed_over": tps} if script.happens(0.2) else {}


def _told_at_once_or_not(script: Script, row: dict[str, Any], number: int = 0) -> None:
    """A row in one go, or first the departure with a plan and later the arrival, under the same key."""
    world, arrived = script.world, row["arrived"]
    if script.happens(0.2):
        key = {name: row[name] for name in ("to", "item", "party", "doc", "origin")}
        leaving = {
            "departed": LEAVES[number > 0][1],
            "planned": script.draw.choice((None, "2024-02-12T15:00")),
        }
        script.tell(leaving["departed"], world.delivery, **key, **leaving)
        row = {name: value for name, value in row.items() if name != "departed"}
    when = arrived or script.draw.choice((None, *STAGES[3:]))
    script.tell(when, world.delivery, **row)


def plans(script: Script, to: str, items: tuple[str, ...]) -> None:
    """A schedule, perhaps revised, perhaps of another party, perhaps under the document of a load."""
    draw, world = script.draw, script.world
    if script.happens(0.5):
        return
    doc = draw.choice(("JADWAL-1", "JADWAL-1", "SJ-0", "SJ-1"))
    for revision in range(draw.choice((1, 1, 2))):
        day = f"2024-02-{draw.choice((11, 12, 13, 14))}"
        planned = day if script.happens(0.3) else f"{day}T{draw.randint(9, 18):02}:00"
        party = "kpu" if script.happens(0.85) else draw.choice(("pps", "pengangkut"))
        for item in items if script.happens(0.7) else items[:1]:
            name = doc if script.happens(0.7) else f"JADWAL-{revision + 1}"
            script.tell(
                STAGES[revision + 1], world.plan, to=to, item=item, planned=planned, party=party, doc=name
            )


def upstream(script: Script, villages: list[str]) -> None:
    """Loads to the warehouse, the PPK and the PPS, for the metrics."""
    above = {codes.kota(villages[0]), *(village[:8] for village in villages), *villages}
    for to in sorted(above):
        script.cause = script.draw.choice(CAUSES)
        for item in ("kotak_suara", "tinta", "tanda_pengenal"):
            plans(script, to, (item,))
            for party in script.draw.choice(REPORTERS):
                row = _receipt(script, party, _arrival(script, 0), 50, item)
                row |= {"to": to, "item": item, "party": party, "doc": "SJ-0", "origin": None}
                _told_at_once_or_not(script, row)
