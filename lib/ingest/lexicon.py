"""The words that people use for our words: data/reference/kosakata.toml, read once."""

import tomllib
from functools import cache
from typing import Any

from lib.areas.wilayah.reference import FOLDER
from lib.ingest.cell import folded

FILE = FOLDER / "kosakata.toml"


@cache
def lexicon() -> dict[str, Any]:
    """The whole file, as it stands."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def word_set(section: str, name: str) -> frozenset[str]:
    """One list of the file, folded. Raises KeyError for a list that is not there."""
    return frozenset(map(folded, lexicon()[section][name]))
