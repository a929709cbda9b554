"""Writes the files and their truths again: `python -m tests.corpus.make.deliveries [--truth] [name ...]`.

Run from the root of the project with a Python that has openpyxl, XlsxWriter, xlwt, odfpy and pandas;
LibreOffice must be installed. `--truth` writes only the truth files and leaves the files as they are.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.corpus.make.deliveries import (
    daily,
    exports,
    forms,
    frames,
    office,
    others,
    places,
    refused,
    rules,
    tables,
    texts,
    workbooks,
)  # fmt: skip
from tests.corpus.make.deliveries.kit import CASES, FOLDER, build

MODULES = (
    daily,
    exports,
    forms,
    frames,
    office,
    others,
    places,
    refused,
    rules,
    tables,
    texts,
    workbooks,
)  # each registers its cases


def main(words: list[str]) -> None:
    """Builds the named cases, or all."""
    names = [word for word in words if not word.startswith("--")]
    only_truth = "--truth" in words
    FOLDER.mkdir(exist_ok=True)
    for one in CASES.values():
        if names and not any(name in one.file for name in names):
            continue
        with TemporaryDirectory() as scratch:
            build(one, Path(scratch))
            for made in Path(scratch).iterdir():
                if not only_truth or made.name.endswith(".truth.json"):
                    (FOLDER / made.name).write_bytes(made.read_bytes())
        sys.stdout.write(f"{one.file}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
