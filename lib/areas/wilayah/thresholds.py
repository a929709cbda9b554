"""The limits that the app judges by, each with whose decision it is (data/reference/thresholds.toml)."""

import tomllib
from dataclasses import dataclass
from functools import cache

from lib.areas.wilayah.reference import FOLDER


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit, who decided on it, and why (both sentences to show)."""

    value: float
    source: str
    why: str


@cache
def thresholds() -> dict[str, Threshold]:
    """Every threshold by its name. A value without its source is refused (KeyError)."""
    raw = tomllib.loads((FOLDER / "thresholds.toml").read_text(encoding="utf-8"))
    facts = raw.pop("facts")
    return {
        name: Threshold(float(value), facts[name]["source"], facts[name]["why"])
        for name, value in raw.items()
    }


@cache
def coverage_floor() -> float:
    """The coverage (reported / due) below which a tile shows no rate."""
    return thresholds()["coverage_floor"].value
