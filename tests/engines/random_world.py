"""Small messy worlds from a seed: several parties, shared and unshared documents, later loads, gaps, mistakes.

`random_world(seed, stations=40)` holds forty unrelated TPS in one store, so that one fold answers for forty
small worlds. `odd=True` adds what the documents leave open (see tests/oracle), where two honest readings differ.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from lib.areas.wilayah import reference
from lib.kernel import codes, words
from lib.kernel.clock import Minute
from tests.engines.random_seals import seal_story
from tests.world import FAR, World, at, box

STAGES = (
    "2024-01-25T09:00", "2024-02-05T18:00", "2024-02-11T20:00", "2024-02-12T21:00", "2024-02-13T14:00", "2024-02-14T05:00",
)  # fmt: skip
QUESTIONS = (
    ("2024-02-14T06:00", None),
    ("2024-02-13T15:07", None),
    ("2024-02-12T16:31", None),
    ("2024-02-14T06:00", "2024-02-12T22:00"),
    ("2024-02-13T11:13", "2024-02-13T15:07"),
)
REPORTERS = (
    ("panwascam",), ("panwascam", "kpu"), ("panwascam", "pps", "kpu"), ("panwascam", "pengangkut"), ("pps", "kpu"),
    ("ppk", "pps"), ("lain", "pps"), ("kpu",), ("kpu", "pengangkut"), ("ppk", "panwascam", "kpu", "lain"), (),
)  # fmt: skip
Told = Callable[..., tuple[int, int]]


@dataclass
class Case:
    """A world, its frames, the TPS to ask about and the (as_of, known_at) to ask for."""

    world: World
    raws: dict[str, pd.DataFrame]
    tps: list[str]
    questions: list[tuple[Minute, Minute]]


@dataclass
class Script:
    """What will be told, in which stage; `sloppy` is how careless the people around one TPS are."""

    draw: random.Random
    world: World
    odd: bool
    lines: list[tuple[int, Told, dict[str, Any]]] = field(default_factory=list)
    sloppy: float = 0.0

    def slips(self, chance: float) -> bool:
        """Whether somebody careless does something of this chance."""
        return self.draw.random() < chance * self.sloppy

    def happens(self, chance: float) -> bool:
        """Whether something happens that is nobody's mistake."""
        return self.draw.random() < chance

    def strange(self, chance: float) -> bool:
        """Whether something happens that the documents leave open."""
        return self.odd and self.draw.random() < chance

    def tell(self, when: str | None, say: Told, **row: Any) -> None:
        """Record a row in the first stage after it happened, or in a later one."""
        stage = next(
            (n for n, one in enumerate(STAGES) if when is None or at(one) >= at(when)), len(STAGES) - 1
        )
        if self.happens(0.2):
            stage = min(stage + 1, len(STAGES) - 1)
        if self.happens(0.03):
            stage = max(stage - 1, 0)  # written down before it happened
        self.lines.append((stage, say, row))
        if self.happens(0.08):
            self.lines.append((min(stage + 1, len(STAGES) - 1), say, self._again(row)))

    def _again(self, row: dict[str, Any]) -> dict[str, Any]:
        """The same row once more: equal, corrected, or with a value taken back."""
        numbers = [
            name for name in ("received", "damaged", "sent", "qty", "wrong") if row.get(name) is not None
        ]
        if not numbers or self.happens(0.4):
            return dict(row)
        name = self.draw.choice(numbers)
        if self.happens(0.4):
            return row | {name: None, "clears": (name,)}
        return row | {name: max(0, row[name] + self.draw.choice((-1, 1)))}


def random_world(seed: int, stations: int = 3, odd: bool = False) -> Case:
    """A world of so many TPS; the same seed gives the same world."""
    draw = random.Random(seed)  # noqa: S311 (a repeatable scenario, no secret)
    world = World(recorded="2024-01-20T08:00")
    script = Script(draw, world, odd)
    villages = draw.sample(sorted(reference.kelurahan()), 3)
    tps = [codes.tps(villages[n % 3], 1 + n // 3) for n in range(stations)]
    for one in tps:
        script.sloppy = draw.choice((0.0, 0.1, 0.1, 0.4, 1.0))
        station(script, one)
    script.sloppy = 0.5
    upstream(script, villages)
    play(script)
    questions = [(at(as_of), at(known) if known else FAR) for as_of, known in QUESTIONS]
    if odd:
        questions.append((world.election.deadline, FAR))
    return Case(world, world.raws(), tps, questions)


def play(script: Script) -> None:
    """Tell everything in its stage, as several uploads of which some are taken back; correct some rows' keys."""
    told: list[tuple[tuple[int, int], Told, dict[str, Any]]] = []
    pending: list[int] = []
    draw, world = script.draw, script.world
    for stage, recorded in enumerate(STAGES):
        for number in pending:
            world.withdraw(number, recorded)
        pending = []
        lines = [(say, row) for its, say, row in script.lines if its == stage]
        draw.shuffle(lines)
        size = draw.randint(8, 40)
        for start in range(0, len(lines), size):
            number = world.batch(recorded)
            places = [(say(**row), say, row) for say, row in lines[start : start + size]]
            places += [_rekeyed(draw, one) for one in told if draw.random() < 0.01]
            world.batch()
            if draw.random() < 0.06 and world.written == number:
                pending.append(number)
            else:
                told += places


def _rekeyed(draw: random.Random, one: tuple[Any, Told, dict[str, Any]]) -> tuple[Any, Told, dict[str, Any]]:
    """A row that corrects another one's key: its document, or when it was counted or checked."""
    place, say, row = one
    if "doc" in row:
        row = row | {"doc": f"{row['doc']}B"}
    elif "when" in row:
        row = row | {"when": f"{row['when'][:10]}T{draw.randint(10, 23)}:{draw.randint(10, 59)}"}
    return say(**row, replaces=place), say, row


# --- one station ---------------------------------------------------------------------------------------------


def station(script: Script, tps: str) -> None:
    """Everything about one TPS."""
    draw, world = script.draw, script.world
    dpt = None if script.happens(0.05) else draw.randint(120, 300)
    special = 1 if script.happens(0.06) else None
    script.tell(None, world.master, tps=tps, dpt=dpt, special=special)
    if script.strange(0.1):
        script.tell(None, world.master, tps=tps, dpt=draw.randint(120, 300), party="panwascam")
    allotted = draw.choice((1.0, 1.0, 0.5, 0.0))
    for ballot in world.election.ballots:
        need = world.election.ballots_for(dpt or 200)
        if script.happens(allotted):
            need += draw.choice((0, 0, 1, -2))
            script.tell(None, world.allocation, place=tps, item=words.BALLOT + ballot, qty=need)
        contents(script, box(tps, ballot), need)
    needs = {item: world.election.items[item].per_tps or 0 for item in words.LOOSE}
    if script.happens(0.1):
        needs["bilik_suara"] += 1
        script.tell(None, world.allocation, place=tps, item="bilik_suara", qty=needs["bilik_suara"])
    deliveries(script, tps, needs)
    plans(script, tps, tuple(needs))
    watchers = draw.choice(
        (("panwascam",), ("panwascam",), ("panwascam", "kpu"), ("panwascam", "pps"), ("ppk",))
    )
    for number, ballot in enumerate(world.election.ballots):
        for party in watchers:
            seal_story(script, box(tps, ballot), party, number)


def contents(script: Script, of: str, need: int) -> None:
    """What was counted in one box, at packing and perhaps at opening."""
    draw, world = script.draw, script.world
    rounds = [
        (
            "pengepakan",
            "2024-02-03",
            draw.choice((("panwascam",), ("panwascam", "kpu"), ("kpu", "ppk"))),
            0.97,
        )
    ]
    rounds.append(("dibuka_resmi", "2024-02-10", (draw.choice(("panwascam", "kpu")),), 0.08))
    opener = draw.choice(("panwascam", "pps", "panwascam", "kpu" if script.odd else "pps"))
    rounds.append(("dibuka_tps", "2024-02-14", (opener,), 0.1))
    for stage, day, parties, chance in rounds:
        for party in parties if script.happens(chance) else ():
            hour = "" if script.happens(0.1) else "T05:40" if day.endswith("14") else "T10:00"
            row: dict[str, Any] = {"of": of, "stage": stage, "party": party, "when": f"{day}{hour}"}
            row["qty"] = (
                None if script.slips(0.1) else need + (draw.choice((-3, -1)) if script.slips(0.1) else 0)
            )
            row["wrong"] = None if script.slips(0.15) else draw.choice((1, 2)) if script.slips(0.06) else 0
            row["witness"] = not script.slips(0.15)
            if row["wrong"] and script.happens(0.5) and row["qty"] is not None:
                row["qty"] += row["wrong"]
            script.tell(row["when"], world.count, **row)
            if script.happens(0.03) and hour:
                blank = {"qty": None} if script.strange(0.3) else {}
                script.tell(
                    row["when"], world.count, **(row | {"when": f"{day}T05:50", "witness": True} | blank)
                )


def deliveries(script: Script, tps: str, needs: dict[str, int]) -> None:
    """The loads to one TPS and who says what of them."""
    draw = script.draw
    split = draw.choices((1, 2, 3), (6, 3, 1))[0]
    for party in draw.choice(REPORTERS):
        own = f"BAST-{party}" if script.happens(0.25) else "SJ"
        for number in range(split):
            if script.slips(0.15):
                continue
            arrived = _arrival(script, number)
            doc = "SJ" if number == 0 and script.strange(0.5) else own
            elsewhere = tps[:8] if script.strange(0.05) else None
            for item, quantity in _cargo(script, needs, split, number, tps).items():
                if not script.slips(0.15):
                    row = _receipt(script, party, arrived, quantity, item)
                    named = {
                        "to": tps,
                        "item": item,
                        "party": party,
                        "doc": f"{doc}-{number}",
                        "origin": elsewhere,
                    }
                    _told_at_once_or_not(script, named | _handed_over(script, tps) | row)


def _cargo(script: Script, needs: dict[str, int], split: int, number: int, tps: str) -> dict[str, int]:
    """What a load carries: the first everything, later ones a part or a replacement; the same for every party."""
    same = random.Random(f"{tps}{number}")  # noqa: S311 (a repeatable scenario, no secret)
    if number == 0:
        short = 1 if split > 1 and same.random() < 0.6 else 0
        cargo = {item: need - short for item, need in needs.items()}
        if same.random() < 0.4:
            cargo |= {"surat_suara_dpr": 200, "formulir": 5}
        return cargo
    return {item: same.choice((1, 2)) for item in needs if number == 1 or same.random() < 0.5}


def _arrival(script: Script, number: int) -> str | None:
    if script.slips(0.15):
        return None
    draw = script.draw
    if script.slips(0.15):
        return f"2024-02-14T0{draw.randint(0, 6)}:{draw.randint(10, 59)}"
    day = f"2024-02-{draw.choice((11, 12)) if number == 0 else 13}"
    return day if script.happens(0.15) else f"{day}T{draw.randint(8, 22):02}:{draw.randint(10, 59)}"


def _receipt(script: Script, party: str, arrived: str | None, quantity: int, item: str) -> dict[str, Any]:
    draw = script.draw
    row: dict[str, Any] = {"arrived": arrived}
    if party in ("kpu", "pengangkut"):
        row |= {"sent": quantity, "departed": f"2024-02-{draw.choice((10, 11))}"}
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
        row["cause"] = draw.choice(("macet", "cuaca", "banjir_rob"))
    return row


def _handed_over(script: Script, tps: str) -> dict[str, Any]:
    if script.slips(0.08):
        return {"handed_over": script.draw.choice((tps[:13], f"{tps[:13]}-099"))}
    return {"handed_over": tps} if script.happens(0.2) else {}


def _told_at_once_or_not(script: Script, row: dict[str, Any]) -> None:
    """A row in one go, or first the departure with a plan and later the arrival, under the same key."""
    world, arrived = script.world, row["arrived"]
    if script.happens(0.2):
        key = {name: row[name] for name in ("to", "item", "party", "doc", "origin")}
        leaving = {"departed": "2024-02-11T07:00", "planned": script.draw.choice((None, "2024-02-12T15:00"))}
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
    for to in {codes.kota(villages[0]), *(village[:8] for village in villages), *villages}:
        for item in ("kotak_suara", "tinta", "tanda_pengenal"):
            plans(script, to, (item,))
            for party in script.draw.choice(REPORTERS):
                row = _receipt(script, party, _arrival(script, 0), 50, item)
                row |= {"to": to, "item": item, "party": party, "doc": "SJ-0", "origin": None}
                _told_at_once_or_not(script, row)
