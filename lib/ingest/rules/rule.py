"""A rule as data, and what it says when a row breaks it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_AT_LENGTH = 200  # letters of a value in a message
_LONGEST = 60  # characters of a cell quoted in a message


class Gravity(StrEnum):
    """What a broken rule does to its row."""

    BLOCK = "ditolak"  # the row is not stored
    ASK = "ditanyakan"  # the row is held until a person answers
    FLAG = "ditandai"  # the row is stored, and everybody sees the finding
    NOTE = "dicatat"  # about several rows; it changes none of them


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Codes are never used again for another meaning.

    columns: those that must be known for the rule to be asked; the last is the one a finding points at.
    says, fix: templates over the row's values, for rules about one cell over `cell` and `label`.
    kind: the finding type of contracts, for rules across rows.
    """

    code: str
    title: str
    why: str
    gravity: Gravity
    says: str
    fix: str
    columns: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule at one row, as shown: where the user finds it, what is wrong, what to do.

    blocks: the row is not stored. asks: it waits for an answer; suggestion: the one we would give, as text.
    """

    code: str
    message: str
    fix: str
    blocks: bool
    sheet: str | None
    row: int
    column: str | None = None
    letter: str | None = None
    cell: str | None = None
    asks: bool = False
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Across:
    """A finding about several rows of one file. `sheets` stands beside `rows`; `number`: the seal number."""

    code: str
    kind: str
    box_ids: tuple[str, ...]
    number: str | None
    rows: tuple[int, ...]
    sheets: tuple[str | None, ...]
    message: str
    fix: str


class _Known(dict[str, Any]):
    """Values for a template; what is not known reads as "–"."""

    def __missing__(self, key: str) -> str:
        return "–"


def fill(template: str, values: Mapping[str, Any]) -> str:
    """The template with its values; a text that somebody wrote at length is cut."""
    short = {name: shortened(value) if isinstance(value, str) else value for name, value in values.items()}
    return template.format_map(_Known(short))


def shortened(value: str) -> str:
    """At most 200 letters: a message has to stay one that can be read."""
    return value if len(value) <= _AT_LENGTH else f"{value[: _AT_LENGTH - 1]}…"


def quoted(text: str) -> str:
    """A cell as it is quoted in a message."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
