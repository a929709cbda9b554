"""The real part of the scenario: facts.toml as uploads, each with its citation."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lib.demo.outbox import FORM, Upload
from lib.demo.world import World
from lib.kernel import codes
from lib.kernel.clock import Moment, parse
from lib.kernel.logs import LOGS, Kind
from lib.store.canonical import Row

FILE = Path(__file__).with_name("facts.toml")


def uploads(world: World) -> Iterator[Upload]:
    """The cited batches, without what is about a kecamatan that has no TPS in this world."""
    known = {world.scenario.election.kota, *world.kecamatan}
    for batch in tomllib.loads(FILE.read_text(encoding="utf-8"))["batch"]:
        rows = [_row(one, batch["party"]) for one in batch["rows"]]
        rows = [one for one in rows if _home(one) in known]
        if rows:
            sender = "Sekretariat Bawaslu, dari berita"
            at = _moment(batch["recorded_at"]).minute
            yield Upload(at, sender, batch["party"], tuple(rows), FORM, citation=batch["citation"])


def _home(one: Row) -> str:
    place = str(one.values[LOGS[one.log].scope])
    return codes.kecamatan(place) or codes.kota(place)


def _row(raw: Mapping[str, Any], party: str) -> Row:
    log = LOGS[raw["log"]]
    values = {name: value for name, value in raw.items() if name != "log"}
    for name in log.of_kind(Kind.TIME):
        if name in values:
            values[name] = _moment(values[name])
    return Row(log.name, values, party)


def _moment(text: str) -> Moment:
    found = parse(text)
    if found is None:
        raise ValueError(f"{FILE.name}: {text} is no time")
    return found
