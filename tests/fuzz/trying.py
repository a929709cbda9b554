"""One mutation handed in: the import's answer, and what is wrong with it."""

import json
import logging
import re
import signal
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lib.ingest import ingest
from lib.ingest.report import Report
from lib.kernel.clock import Minute, parse
from lib.store.log import Store
from lib.store.open import create
from tests.fuzz import after, laws
from tests.fuzz.mutate import Mutation

_ROOT = Path(__file__).parents[2]
_OURS = re.compile(r"lib/\S+\.py\", line \d+")


@dataclass(frozen=True, slots=True)
class Failure:
    """A mutation that broke a law. what: a sentence each; where: the line of ours that raised."""

    source: str
    seed: int
    index: int
    steps: tuple[str, ...]
    what: tuple[str, ...]
    where: str = ""

    @property
    def kind(self) -> str:
        """The same for failures of one cause: where it raised, or the law without its numbers and names."""
        return (
            self.where
            or re.sub(r"^baris \d+ \(.*?\): |[A-Z]\d\d\d |\d+|[:=(].*", "", self.what[0])[:80].strip()
        )

    def __str__(self) -> str:
        again = f"python -m tests.fuzz {self.index} --seed {self.seed}"
        return "\n  ".join((f"{self.source} {self.steps} ({again})", *self.what))


class Tried(NamedTuple):
    """What became of a mutation. report: None when the import raised; seconds: until it answered."""

    report: Report | None
    failure: Failure | None
    seconds: float

    def __str__(self) -> str:
        if self.report is None:
            return str(self.failure)
        one = self.report
        told = {"accepted": one.accepted, "error": one.error, "batch": one.batch, **one.counts}
        return f"{json.dumps(told, ensure_ascii=False)}\n{self.failure or 'ok'}"


def opened() -> Store:
    """An empty simulated store in memory, the day after the election."""
    return create("sqlite://", election="pemilu-2024", kota="33.75", kind="simulasi", wall=_wall)


def _wall() -> Minute:
    at = parse("2024-02-15T12:00")
    return at.minute if at else 0


def tried(store: Store, given: Mutation) -> Tried:
    """Hand a mutation in. Whatever is raised, logged as an error or warned about is a failure."""
    before, start = store.version(), time.monotonic()
    report: Report | None = None
    took, wrong, where = 0.0, [], ""
    with _listening() as logged, warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            with _limit(laws.SECONDS * 1.5):
                report = ingest(store, given.data, given.name, **given.options)
            took = time.monotonic() - start
            wrong += [f"took {took:.0f} s"] if took > laws.SECONDS else []
            wrong += laws.broken(store, before, report)
            with _limit(laws.SECONDS * 3):
                wrong += after.broken(store, given, report)
        except Exception as error:  # any at all is what we are looking for
            took = took or time.monotonic() - start
            wrong.append("".join(traceback.format_exception(error)[-4:]).strip())
            where = _deepest(error)
            wrong += ["it raised, and the store changed"] if not report and store.version() != before else []
    if logged:
        wrong += [f"logged: {told[-600:]}" for told in logged]
        where = where or "logged by " + ["?", *_OURS.findall(logged[0])][-1]
    failure = Failure(given.source, given.seed, given.index, given.steps, tuple(wrong), where)
    return Tried(report, failure if wrong else None, took)


def _deepest(error: Exception) -> str:
    """The last line of the program itself on the way to an error."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(str(_ROOT / "lib"))]
    kind = type(error).__name__
    return f"{Path(ours[-1].filename).relative_to(_ROOT)}:{ours[-1].lineno} {kind}" if ours else kind


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Errors logged meanwhile: the reader's process outlives its bugs, which are bugs all the same."""
    kept, log = _Kept(), logging.getLogger("lib.ingest")
    log.addHandler(kept)
    try:
        yield kept.told
    finally:
        log.removeHandler(kept)


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Raises TimeoutError in this thread after so many seconds."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"no answer within {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
