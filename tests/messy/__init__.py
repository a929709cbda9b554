"""Small messy worlds from a seed: several parties, shared and unshared documents, gaps, mistakes.

`random_world(seed, stations=40)` holds forty unrelated TPS in one store, so that one fold answers for forty
small worlds. `odd=True` adds what the documents leave open, where two honest readings differ.
"""

import random
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.areas.wilayah import reference
from lib.kernel import codes, words
from lib.kernel.clock import Minute
from tests.messy.loads import deliveries, plans, upstream
from tests.messy.script import Script, play
from tests.messy.seals import seal_story
from tests.world import FAR, World, at, box

QUESTIONS = (
    ("2024-02-14T06:00", None),
    ("2024-02-14T09:30", None),
    ("2024-02-13T15:07", None),
    ("2024-02-12T16:31", None),
    ("2024-02-14T06:00", "2024-02-12T22:00"),
    ("2024-02-13T11:13", "2024-02-13T15:07"),
)


@dataclass
class Case:
    """A world, its frames, the TPS to ask about and the (as_of, known_at) to ask for."""

    world: World
    raws: dict[str, pd.DataFrame]
    tps: list[str]
    questions: list[tuple[Minute, Minute]]


def random_world(seed: int, stations: int = 3, odd: bool = False) -> Case:
    """A world of so many TPS; the same seed gives the same world."""
    draw = random.Random(seed)  # noqa: S311 (a repeatable scenario, no secret)
    world = World(recorded="2024-01-20T08:00")
    script = Script(draw, world, odd)
    villages = draw.sample(sorted(reference.kelurahan()), 3)
    tps = [codes.tps(villages[n % 3], 1 + n // 3) for n in range(stations)]
    for one in tps:
        script.sloppy = draw.choice((0.0, 0.0, 0.05, 0.2, 0.6, 1.0))
        station(script, one)
    script.sloppy = 0.5
    upstream(script, villages)
    play(script)
    questions = [(at(as_of), at(known) if known else FAR) for as_of, known in QUESTIONS]
    if odd:
        questions.append((world.election.deadline, FAR))
    return Case(world, world.raws(), tps, questions)


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
