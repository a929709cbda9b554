"""`python -m tests.fuzz INDEX`: one mutation again, its file written out. `--run N`: many of them."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.mutate import SEED, mutation
from tests.fuzz.run import TOGETHER, Tally, run, run_all
from tests.fuzz.trying import opened, tried


def main(arguments: Sequence[str] | None = None) -> int:
    """1 when a law is broken."""
    words = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    words.add_argument("index", type=int, nargs="?", help="the mutation to show and write out")
    words.add_argument("--seed", type=int, default=SEED)
    words.add_argument("--out", type=Path, default=Path(), help="folder for the file")
    words.add_argument(
        "--with-store", action="store_true", help="after those that share its store, as in a run"
    )
    words.add_argument("--run", type=int, metavar="N", help="hold N mutations against the laws")
    words.add_argument("--first", type=int, default=0, help="index of the first of the N, a multiple of 250")
    words.add_argument("--processes", type=int, default=2)
    told = words.parse_args(arguments)
    if told.run is not None:
        return _many(run_all(told.run, told.seed, told.processes, told.first))
    if told.index is None:
        words.error("INDEX or --run N")
    if told.with_store:
        return _many(run(range(told.index - told.index % TOGETHER, told.index + 1), told.seed))
    return _one(told.index, told.seed, told.out)


def _one(index: int, seed: int, folder: Path) -> int:
    given = mutation(index, seed)
    path = folder / f"fuzz-{seed}-{index}{Path(given.source).suffix}"
    path.write_bytes(given.data)
    store = opened()
    answer = tried(store, given)
    store.engine.dispose()
    handed = {"name": given.name[:80], **given.options}
    sys.stdout.write(f"{given.source} {given.steps}\n{handed}\n{path}\n{answer}\n")
    return int(answer.failure is not None)


def _many(tally: Tally) -> int:
    sys.stdout.write("".join(f"{failure}\n" for failure in tally.failures) + f"{tally}\n")
    return int(bool(tally.failures))


if __name__ == "__main__":
    sys.exit(main())
