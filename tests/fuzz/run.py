"""Many mutations, one after the other, each held against the laws."""

import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from lib.ingest.report import Report
from lib.store.verify import verify
from tests.fuzz.mutate import SEED, mutation
from tests.fuzz.trying import Failure, opened, tried

TOGETHER = 250  # mutations that share a store: what the store holds already is part of what is tried


@dataclass(slots=True)
class Tally:
    """What became of many mutations. slowest: (seconds, index, source)."""

    answers: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    sources: set[str] = field(default_factory=set)
    failures: list[Failure] = field(default_factory=list)
    slowest: tuple[float, int, str] = (0.0, -1, "")
    seconds: float = 0.0

    def add(self, other: "Tally") -> None:
        """Take in what another run found."""
        self.answers += other.answers
        self.rows += other.rows
        self.sources |= other.sources
        self.failures += other.failures
        self.slowest = max(self.slowest, other.slowest)

    def __str__(self) -> str:
        took, index, source = self.slowest
        kinds = Counter(failure.kind for failure in self.failures)
        return "\n".join(
            (
                *(f"{often:6} {kind}" for kind, often in kinds.most_common()),
                f"{self.answers.total()} mutations of {len(self.sources)} files in {self.seconds:.0f} s",
                ", ".join(f"{count} {what}" for what, count in sorted(self.answers.items())),
                "rows: " + ", ".join(f"{count} {what}" for what, count in sorted(self.rows.items())),
                f"slowest: {took:.1f} s, {source}, index {index}",
                f"failures: {len(self.failures)}",
            )
        )


def run(indexes: Sequence[int], seed: int = SEED) -> Tally:
    """These mutations into one store, which must be whole in the end."""
    store, tally, start = opened(), Tally(), time.monotonic()
    try:
        for index in indexes:
            given = mutation(index, seed)
            report, failure, took = tried(store, given)
            tally.slowest = max(tally.slowest, (took, index, given.source))
            tally.sources.add(given.source)
            tally.answers[_answer(report)] += 1
            tally.rows.update(report.counts if report else {})
            tally.failures += [failure] if failure else []
        found = verify(store)
        if not found.ok:
            tally.failures.append(Failure("store", seed, indexes[-1], (), (f"broken: {found.broken}",)))
    finally:
        store.engine.dispose()
    tally.seconds = time.monotonic() - start
    return tally


def _answer(report: Report | None) -> str:
    if report is None:
        return "crashed"
    if not report.accepted:
        return "refused"
    return "stored" if report.batch else "taken, nothing new"


def run_all(count: int, seed: int = SEED, processes: int = 2, first: int = 0) -> Tally:
    """So many mutations over some processes; a store for each TOGETHER of them, wherever they run."""
    start, tally = time.monotonic(), Tally()
    chunks = [range(at, min(at + TOGETHER, first + count)) for at in range(first, first + count, TOGETHER)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for done in pool.map(run, chunks, [seed] * len(chunks)):
            tally.add(done)
    tally.seconds = time.monotonic() - start
    return tally
