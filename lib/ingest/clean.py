"""Reading what people type, one function a kind. What can't be read is `Unreadable`; nothing is guessed."""

from collections.abc import Mapping

from lib.ingest.cell import Cell, Unreadable, choices, folded, is_blank, text
from lib.ingest.lists import identifier, listed, lost_zeros
from lib.ingest.moments import Dates, moment
from lib.ingest.numbers import LARGEST, count, degree, flag, tick
from lib.ingest.order import Order
from lib.ingest.rules import cells
from lib.ingest.rules.rule import Rule

__all__ = [
    "LARGEST",
    "Cell",
    "Dates",
    "Order",
    "Unreadable",
    "choices",
    "count",
    "degree",
    "flag",
    "folded",
    "identifier",
    "is_blank",
    "listed",
    "lost_zeros",
    "moment",
    "text",
    "tick",
    "word",
]


def word(cell: Cell, known: Mapping[str, str], rule: Rule = cells.WORD) -> str | Unreadable:
    """One of the known words (folded → word), however its case, spaces and underscores are written."""
    found = known.get(folded(text(cell)))
    return found if found else Unreadable(rule, context={"choices": ", ".join(known.values())})
