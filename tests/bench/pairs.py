"""The product's metrics and the same by hand, side by side, for one question."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.areas.deliveries import metrics as deliveries
from lib.areas.levels import Level
from lib.areas.quantities.metrics import reconciliation
from lib.areas.readiness.evidence import evidence
from lib.areas.readiness.metrics import verdicts
from lib.areas.seals.metrics import chain, seal_status
from lib.kernel.election import Election
from lib.kernel.filters import Filters
from lib.store import frames
from tests.bench import arrivals, quantities, readiness, seals
from tests.bench.evidence import evidence as evidence_by_hand
from tests.oracle import vectors


@dataclass(frozen=True)
class Pair:
    """Two ways to one answer."""

    product: Callable[[], Any]
    by_hand: Callable[[], Any]


class Question:
    """Raw frames and filters, folded once; every pair answers from that."""

    def __init__(self, raws: dict[str, pd.DataFrame], election: Election, filters: Filters) -> None:
        self.raws, self.election, self.filters = raws, election, filters
        self.logs = frames.of_rows(raws, filters)
        self.folded = {name: self.logs[name].collect().to_pandas() for name in raws}

    def pairs(self, by: Level = Level.KOTA) -> dict[str, Pair]:
        """Every metric of folded logs by its name."""
        logs, folded, election = self.logs, self.folded, self.election
        asked = election.deadline, self.filters.as_of, by
        return {
            "on_time": Pair(
                lambda: deliveries.on_time(logs["deliveries"], *asked),
                lambda: arrivals.on_time(folded["deliveries"], *asked),
            ),
            "delay_causes": Pair(
                lambda: deliveries.delay_causes(logs["deliveries"], *asked),
                lambda: arrivals.delay_causes(folded["deliveries"], *asked),
            ),
            "reconciliation": Pair(
                lambda: reconciliation(logs, election, by),
                lambda: quantities.reconciliation(folded, election, by),
            ),
            "seal_status": Pair(
                lambda: seal_status(logs, election, by), lambda: seals.seal_status(folded, election, by)
            ),
            "chain": Pair(lambda: chain(logs), lambda: seals.chain(folded)),
            "verdicts": Pair(
                lambda: verdicts(logs, election),
                lambda: readiness.verdicts(folded, election, self.filters.as_of),
            ),
        }

    def evidence(self, tps: str) -> Pair:
        """The rows behind one TPS, from rows as recorded."""
        return Pair(
            lambda: evidence(self.raws, self.filters, tps),
            lambda: evidence_by_hand(self.raws, self.filters.known_at, tps),
        )

    def fold(self) -> Pair:
        """All logs as of and as known at."""
        asked = self.filters.as_of, self.filters.known_at
        return Pair(lambda: frames.of_rows(self.raws, self.filters), lambda: vectors.logs(self.raws, *asked))
