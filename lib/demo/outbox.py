"""Uploads: who sends which rows when. What is ready waits for the sender's next hour of uploading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lib.demo.hours import CLOSELY, EXACT, HOURS, OFF
from lib.demo.scenario import Scenario
from lib.kernel.clock import Minute, Moment, local
from lib.kernel.logs import DELIVERIES, LOGS, Kind
from lib.store.canonical import Row

FILE, FORM, CHAT = "berkas", "formulir", "obrolan"
_TIMES = {name: frozenset(log.of_kind(Kind.TIME)) for name, log in LOGS.items()}


def row(log: str, party: str, **values: Any) -> Row:
    """A row of a log; plain minutes become moments, what is None stays unknown."""
    times = _TIMES[log]
    return Row(
        log,
        {
            name: Moment(value) if name in times and isinstance(value, int) else value
            for name, value in values.items()
            if value is not None
        },
        str(party),
    )


def delivery(party: str, document: str, item: str, way: tuple[str, str], **values: Any) -> Row:
    """A row of deliveries on the way (origin, destination)."""
    origin, destination = way
    return row(
        DELIVERIES.name,
        party,
        document_no=document,
        item=item,
        origin=origin,
        destination=destination,
        line=1,
        **values,
    )


@dataclass(frozen=True, slots=True)
class Upload:
    """One batch to be: rows of one sender, recorded at one minute."""

    at: Minute
    sender: str
    party: str
    rows: tuple[Row, ...]
    channel: str = FILE
    file_name: str | None = None
    citation: str | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who uploads, as an institution or a role. `file`: how its files are called."""

    name: str
    party: str
    channel: str
    file: str


@dataclass(slots=True)
class Outbox:
    """Collects what is ready and sends it at the topic's next hour, a little off for each sender."""

    scenario: Scenario
    topic: str
    _hours: dict[str, list[Minute]] = field(default_factory=dict)
    _waiting: dict[tuple[Minute, Sender], list[Row]] = field(default_factory=dict)

    def post(self, sender: Sender, ready: Minute, rows: Iterable[Row]) -> None:
        """Rows that the sender could upload from `ready` on."""
        self._waiting.setdefault((self._hour(sender, ready), sender), []).extend(rows)

    def uploads(self) -> Iterator[Upload]:
        """Everything posted, one upload a sender and hour."""
        for (at, sender), rows in self._waiting.items():
            if rows:
                name = f"{sender.file} {local(at):%d-%m-%Y %H.%M}.xlsx" if sender.channel == FILE else None
                yield Upload(at, sender.name, sender.party, tuple(rows), sender.channel, name)

    def _hour(self, sender: Sender, ready: Minute) -> Minute:
        if sender.name not in self._hours:
            random = self.scenario.stream("hours", self.topic, sender.name)
            off = CLOSELY if self.topic in EXACT else OFF
            slots = self.scenario.slots(*HOURS[self.topic])
            self._hours[sender.name] = [slot + random.randint(-off, off) for slot in slots]
        return next((at for at in self._hours[sender.name] if at >= ready), ready + 35)
