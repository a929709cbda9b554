"""Holds the import against the corpus: `python -m tests.corpus.check [name ...]`.

Each file beside a `*.truth.json` is taken into a fresh store, the way `python -m lib ingest --dry-run --rows`
does it, and compared with its truth. One line for each difference; exit 1 when there is any. A name picks the
files whose path holds it (`deliveries`, `kobo`).
"""

import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lib.ingest import as_json, ingest_file
from lib.kernel.clock import parse
from lib.store.open import create
from tests.corpus.compare import KINDS, Difference, compare

CORPUS = Path(__file__).parent
SECONDS = 20  # a file may not take longer, unless its truth says so
DAY = 24 * 60


def truths(names: Sequence[str] = ()) -> list[Path]:
    """The truth files whose path holds one of the names; all when none is given."""
    found = sorted(CORPUS.rglob("*.truth.json"))
    return [one for one in found if not names or any(name in str(one.relative_to(CORPUS)) for name in names)]


def told(truth: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The document of contracts for the file of a truth, from a fresh store in memory."""
    options = {name: value for name, value in truth.get("args", {}).items() if value is not None}
    if "recorded_at" in options:
        options["recorded_at"] = parse(options["recorded_at"]).minute
    now = options.get("recorded_at", 0) + DAY
    store = create("sqlite://", election="pemilu-2024", kota="33.75", kind="simulasi", wall=lambda: now)
    try:
        report = ingest_file(store, folder / truth["file"], dry_run=True, **options)
        document: dict[str, Any] = json.loads(json.dumps(as_json(report, rows=True)))
        return document
    finally:
        store.engine.dispose()


def check_file(path: Path) -> list[Difference]:
    """What differs for one truth file; a crash or a hang is a difference."""
    truth = json.loads(path.read_text(encoding="utf-8"))
    seconds = truth.get("seconds", SECONDS)
    start = time.monotonic()
    try:
        with _limit(2 * seconds):
            document = told(truth, path.parent)
    except Exception as error:
        return [Difference("crashes", f"{type(error).__name__}: {error}"[:300])]
    took = time.monotonic() - start
    late = [Difference("crashes", f"took {took:.0f} s, more than {seconds}")] if took > seconds else []
    return [*late, *compare(truth, document)]


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Raises TimeoutError in this thread after so many seconds."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"no answer within {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def check(names: Sequence[str] = (), say: Any = None) -> dict[str, int]:
    """Files and rows held against their truth, and how many differences of each kind.

    say: takes one line of text at a time; None = silence.
    """
    counts = Counter(dict.fromkeys(("files", "rows", *KINDS), 0))
    for path in truths(names):
        found = check_file(path)
        truth = json.loads(path.read_text(encoding="utf-8"))
        counts.update({"files": 1, "rows": len(truth.get("rows", []))})
        for one in found:
            counts[one.kind] += one.n
        if say:
            label = f"{path.parent.relative_to(CORPUS)}/{truth['file']}"
            say(
                f"{label}: ok"
                if not found
                else "\n".join(f"{label}: {one.kind}: {one.text}" for one in found)
            )
    return dict(counts)


def main(names: Sequence[str]) -> int:
    """Prints what differs and the counts; 1 when anything does."""
    counts = check(names, say=lambda line: sys.stdout.write(f"{line}\n"))
    sys.stdout.write(f"{json.dumps(counts)}\n")
    return int(any(counts[kind] for kind in KINDS))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
