"""What the parts of reading a chat hand each other: rows, lines that gave none, what a message has told."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.ingest.chat.spots import Name, Spot, Spots
from lib.ingest.chat.when import Known, When
from lib.ingest.rules import chat as rules
from lib.ingest.rules.rule import Rule, fill

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Left:
    """Lines of a chat that gave no row, and why. line: of the text, from 1; code: of the rule."""

    line: int
    text: str
    why: str
    code: str = rules.UNKNOWN.code


@dataclass(slots=True)
class Row:
    """A row of a log. line: where its message starts; message: its position in the chat."""

    log: str
    line: int
    message: int
    cells: Cells


class UnclearError(Exception):
    """A sentence that gives no row. Caught where sentences are read; it never leaves this package."""

    def __init__(self, rule: Rule, **context: str) -> None:
        super().__init__(rule.code)
        self.rule = rule
        self.context = context

    @property
    def says(self) -> str:
        """What is wrong, without what to do."""
        return fill(self.rule.says, self.context)

    @property
    def why(self) -> str:
        """For the person who pasted it."""
        return why(self.rule, **self.context)


def why(rule: Rule, **context: str) -> str:
    """What a rule says of a line."""
    plain = rule in (rules.CHATTER, rules.SYSTEM)
    return rule.says if plain else f"{fill(rule.says, context)} {rule.fix}"


def unclear(what: str) -> UnclearError:
    """More than one meaning."""
    return UnclearError(rules.UNCLEAR, what=what)


@dataclass(slots=True)
class Told:
    """What the message has said so far. name, place: of a heading or the last report; when: of a heading.

    point: the checkpoint of a seal check whose sentence names none; "" when nobody said it.
    sealing: its heading speaks of seals. people: labelled names and papers, for every row of the message.
    """

    spots: Spots
    ballots: tuple[str, ...]
    known: Known
    loads: Mapping[str, tuple[str, ...]]
    numbered: Mapping[str, tuple[int, ...]]
    name: Name | None = None
    place: Spot | None = None
    when: When | None = None
    point: str | None = None
    sealing: bool = False
    people: Cells = field(default_factory=dict)
