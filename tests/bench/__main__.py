"""`python -m tests.bench [rounds]`: what the product's metrics take beside the same in plain pandas.

The demo of a whole city, asked the day before voting. Both ways take turns, so that a busy machine slows
both; the ratio is the median of the rounds' own ratios. Numbers to look at: nothing passes or fails.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pandas as pd

from lib.areas.wilayah import reference
from lib.demo.fill import fill
from lib.kernel.clock import Minute, parse
from lib.kernel.filters import Filters
from lib.store import frames
from lib.store.open import create
from tests.bench.pairs import Pair, Question

ELECTION = "pemilu-2024"
TPS = "33.75.03.1004-012"
UNTIL, ASKED = "2024-02-14T09:00", "2024-02-13T15:00"
ROUNDS = 9


def minute(text: str) -> Minute:
    """The minute that a WIB time names."""
    moment = parse(text)
    if moment is None:
        raise ValueError(text)
    return moment.minute


def demo() -> dict[str, pd.DataFrame]:
    """Every log of a freshly filled store."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'kawal.db'}"
        store = create(url, election=ELECTION, kota="33.75", kind="simulasi")
        fill(store, until=minute(UNTIL))
        raws = {log: frames.raw(store, log) for log in frames.LOGS}
        store.engine.dispose()
    return raws


def seconds(answer: Callable[[], object]) -> float:
    """How long one answer takes."""
    began = time.perf_counter()
    answer()
    return time.perf_counter() - began


def measured(pair: Pair, rounds: int) -> tuple[float, float, float]:
    """Milliseconds of the product and by hand, and their ratio: medians, after a round to warm up."""
    seconds(pair.product), seconds(pair.by_hand)
    times = []
    for number in range(rounds):
        if number % 2:
            by_hand = seconds(pair.by_hand)
            times.append((seconds(pair.product), by_hand))
        else:
            times.append((seconds(pair.product), seconds(pair.by_hand)))
    ratio = median(product / by_hand for product, by_hand in times)
    return 1000 * median(one for one, _ in times), 1000 * median(two for _, two in times), ratio


def main(rounds: int) -> None:
    """Fill, fold once, measure, print."""
    at = minute(ASKED)
    question = Question(demo(), reference.election(ELECTION), Filters(at, at))
    rows = sum(map(len, question.raws.values()))
    sys.stdout.write(f"{rows:,} rows, {rounds} rounds, as of and as known at {ASKED}\n\n")
    sys.stdout.write(f"{'metric':<16}{'product ms':>12}{'by hand ms':>12}{'ratio':>8}\n")
    pairs = question.pairs() | {"evidence": question.evidence(TPS), "fold": question.fold()}
    for name, pair in pairs.items():
        product, by_hand, ratio = measured(pair, rounds)
        sys.stdout.write(f"{name:<16}{product:>12.1f}{by_hand:>12.1f}{ratio:>8.2f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(max(ROUNDS, int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
