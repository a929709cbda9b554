"""Writes the files about seals, the chats and the hostile files, each with its truth.

Run from the project's root, with the libraries of seals_truth.md:
`python -m tests.corpus.make.seals_all [PART OF A FILE NAME]`.
"""

import sys

from tests.corpus.make import (
    chat_exports,
    chat_pasted,
    chat_silent,
    chat_wide,
    hostile_bombs,
    hostile_lists,
    hostile_locked,
    hostile_texts,
    seals_chains,
    seals_columns,
    seals_daily,
    seals_dates,
    seals_exports,
    seals_faults,
    seals_forms,
    seals_numbers,
    seals_places,
    seals_texts,
    seals_web,
)
from tests.corpus.make.seals_kit import CASES, build

MAKERS = (
    seals_forms,
    seals_columns,
    seals_daily,
    seals_dates,
    seals_numbers,
    seals_places,
    seals_chains,
    seals_faults,
    seals_exports,
    seals_texts,
    seals_web,
    seals_daily,
    chat_exports,
    chat_pasted,
    chat_silent,
    chat_wide,
    hostile_bombs,
    hostile_locked,
    hostile_lists,
    hostile_texts,
)


def main(part: str = "") -> None:
    """Writes every file whose name contains `part`."""
    for one in CASES:
        if part in one.file:
            build(one)


if __name__ == "__main__":
    main(*sys.argv[1:2])
