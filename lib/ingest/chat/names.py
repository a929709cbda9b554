"""Lines that only name people: kept with a report, shown without the names otherwise."""

from collections.abc import Sequence

from lib.ingest.chat import forms
from lib.ingest.chat.facts import Left, why
from lib.ingest.chat.hiding import NAME
from lib.ingest.chat.labels import fields
from lib.ingest.chat.messages import Line
from lib.ingest.chat.scan import tidy
from lib.ingest.rules import chat as rules


def only_people(text: str) -> bool:
    """Has it labels of people, and no others?"""
    found = fields(text)
    return bool(found) and all(one.name in (*forms.PEOPLE, forms.HIDDEN) for one in found)


def all_named(line: Line, names: Sequence[str]) -> bool:
    """Are all its labels among these?"""
    return all(one.name in names for one in fields(tidy(line.text)))


def without(line: Line) -> Left:
    """The line with its labels only."""
    labels = ", ".join(f"{one.label}: {NAME}" for one in fields(tidy(line.text)))
    return Left(line.number, labels, why(rules.PERSON), rules.PERSON.code)
