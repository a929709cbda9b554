"""The words of the forms however people write them: synonyms, abbreviations, negations, small slips."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeGuard

from rapidfuzz.distance import OSA

from lib.areas.wilayah import reference
from lib.ingest.cell import Cell, Unreadable, folded, is_blank, text
from lib.ingest.lexicon import lexicon, word_set
from lib.ingest.numbers import unit_of
from lib.ingest.rules import cells, values
from lib.kernel.logs import LOGS, Kind
from lib.kernel.words import ALL_BALLOTS, BALLOT, BALLOT_TYPES, BOXES, ITEMS, Party

PARTY = "party"
Ballot = Callable[[Cell], str | Unreadable]
_BETWEEN = re.compile(r"[|;\n\r]+")
_SOFTER = (re.compile(r",|/"), re.compile(r"\+|&|\s(?:dan|serta)\s", re.IGNORECASE))
_BOX = re.compile(r"(?:kotak suara|kotak)\W+(.+)", re.IGNORECASE)
_TOKENS = re.compile(r"[^\W_]+")
_SHORTEST = 5  # letters of a word in which a slip is looked for
_LONG = 9  # letters from which on two slips are one word still


@dataclass(frozen=True, slots=True)
class _Field:
    """What people say for one field. sure, perhaps: folded words → ours. choices: ours, folded → word.

    phrases: token tuples of `sure`, longest first. limits: words that make it say something of a part only.
    asks: a doubt about it holds the row.
    """

    choices: Mapping[str, str]
    sure: Mapping[str, str]
    perhaps: Mapping[str, str]
    phrases: tuple[tuple[tuple[str, ...], str], ...]
    filler: frozenset[str]
    limits: frozenset[str]
    asks: bool

    @property
    def spoken(self) -> str:
        """The choices as people read them."""
        return ", ".join(word.replace("_", " ") for word in self.choices.values())

    def context(self, *meant: str) -> dict[str, str]:
        """For a message about a meaning that is in doubt."""
        words = ", ".join(f"“{word.replace('_', ' ')}”" for word in meant)
        return {"meant": words, "choices": self.spoken}


class Vocabulary:
    """The vocabulary of one election. ballot: reads a type of ballot paper, `DPR RI` → `dpr`."""

    def __init__(self, election: str, ballot: Ballot | None = None) -> None:
        self.election = reference.election(election)
        self._ballot = ballot
        self._fields = {name: _field(name, words, asks) for name, (words, asks) in _choices().items()}
        self._item = self._items()
        self._lists = {
            column.name
            for log in LOGS.values()
            for column in log.columns
            if column.kind is Kind.LIST and column.choices
        }

    def read(self, field: str, cell: Cell) -> str | tuple[str, ...] | Unreadable | None:
        """A word of this field, for a list of choices a tuple of them; None when the cell says nothing.

        Unreadable with a value is what the cell most likely means. KeyError: a field without choices.
        """
        if field in self._lists:
            return self._several(field, cell)
        found = _read(self._fields[field], cell)
        return replace(found, rule=cells.PARTY) if field == PARTY and _unknown(found) else found

    def _several(self, field: str, cell: Cell) -> tuple[str, ...] | Unreadable | None:
        own = self._fields[field]
        if is_blank(cell) or folded(text(cell)) in word_set("nomor", "tidak_ada"):
            return None
        parts = [piece for part in _listed(own, cell) for piece in _unjoined(own, part)]
        results = [(part, _read(own, part)) for part in parts]
        read = [word for _, word in results if isinstance(word, str)]
        doubts = [word for _, word in results if isinstance(word, Unreadable)]
        read += [doubt.value for doubt in doubts if doubt.value]
        kept = tuple(dict.fromkeys(read)) or None
        if not doubts:
            return kept
        lost = ", ".join(
            part for part, word in results if isinstance(word, Unreadable) and word.value is None
        )
        if lost:
            return Unreadable(cells.LIST, kept, {"part": lost, "choices": f"Pilihannya: {own.spoken}."})
        return Unreadable(doubts[0].rule, kept, doubts[0].context)

    # --- items --------------------------------------------------------------------------------------------

    def item(self, cell: Cell) -> str | Unreadable | None:
        """An item of this election in any spelling; ballot papers by their type.

        A ballot type alone is taken for its papers, a box of one type for boxes: both with a finding.
        """
        written = text(cell)
        exact = self._item.sure.get(folded(written))
        if exact or is_blank(cell):
            return exact
        if paper := _paper().fullmatch(written):
            kind = self._ballot_of(paper[1])
            return BALLOT + kind if kind else self._no_item()
        box = _BOX.fullmatch(written)
        known = "".join(_tokens(written)) in self._item.perhaps
        kind = None if known else self._ballot_of(box[1] if box else written)
        if kind:
            item = BOXES if box else BALLOT + kind
            return Unreadable(values.MEANT, item, self._item.context(self._label(item)))
        found = _read(self._item, cell)
        return self._no_item() if _unknown(found) else found

    def _no_item(self) -> Unreadable:
        context = {"election": self.election.label, "choices": self._item.spoken}
        return Unreadable(cells.ITEM, context=context)

    def unit(self, item: str, cell: Cell) -> Unreadable | None:
        """The finding about an amount of this item with the unit of another; None when it fits."""
        written = unit_of(cell)
        kind = ALL_BALLOTS if item.startswith(BALLOT) else item
        if not written or kind not in lexicon()["satuan"] or written in word_set("satuan", kind):
            return None
        expected = lexicon()["satuan"][kind][0]
        context = {"unit": written, "item": self._label(item).casefold(), "expected": expected}
        return Unreadable(values.UNIT, None, context)

    def _ballot_of(self, written: str) -> str | None:
        if self._ballot is None:
            return None
        read = self._ballot(written.strip(" ()-:,."))
        return read if isinstance(read, str) and read in self.election.ballots else None

    def _label(self, item: str) -> str:
        return self.election.labels.get(item, item.replace("_", " "))

    def _items(self) -> _Field:
        other = {BALLOT + ballot for ballot in BALLOT_TYPES if ballot not in self.election.ballots}
        known = tuple(item for item in ITEMS if item not in other)
        labels = {self.election.labels[item]: item for item in known if item in self.election.labels}
        return _field("item", known, False, labels)


@cache
def vocabulary(election: str, ballot: Ballot | None = None) -> Vocabulary:
    """The vocabulary of an election, made once for each reader of ballot types."""
    return Vocabulary(election, ballot)


def party_of(name: str) -> str | None:
    """Whose word a sender's name says it is, `PKD Kel. Medono` → `panwascam`; None when it says none."""
    words, asks = _choices()[PARTY]
    found, _ = _phrases(_field(PARTY, words, asks), _tokens(name))
    return found[0] if len(found) == 1 else None


def _choices() -> dict[str, tuple[tuple[str, ...], bool]]:
    """Field → its words, and whether a row cannot be without it."""
    found: dict[str, tuple[tuple[str, ...], bool]] = {PARTY: (tuple(Party), True)}
    for log in LOGS.values():
        found |= {column.name: (column.choices, column.required) for column in log.columns if column.choices}
    return found


def _field(name: str, words: Iterable[str], asks: bool, labels: Mapping[str, str] | None = None) -> _Field:
    said: dict[str, Any] = lexicon().get(name, {})
    known = {folded(word): str(word) for word in words}
    sure = _meanings(said.get("arti", {}), known)
    tokens = {tuple(_tokens(phrase)): word for phrase, word in sure.items()}
    plain = {folded(label): item for label, item in (labels or {}).items()}
    exact = {folded(phrase): word for phrase, word in sure.items()}
    exact |= {"".join(one): word for one, word in tokens.items()} | plain | known
    perhaps = {
        "".join(_tokens(phrase)): word for phrase, word in _meanings(said.get("mungkin", {}), known).items()
    }
    phrases = tuple(sorted(tokens.items(), key=lambda one: -len(one[0])))
    limits = frozenset(said.get("pembatas", ()))
    return _Field(known, exact, perhaps, phrases, frozenset(said.get("pengisi", ())), limits, asks)


def _meanings(section: Mapping[str, list[str]], known: Mapping[str, str]) -> dict[str, str]:
    """Phrase → our word, for the words there are."""
    words = set(known.values())
    return {phrase: word for word, phrases in section.items() if word in words for phrase in phrases}


def _tokens(written: str) -> list[str]:
    short: Mapping[str, str] = lexicon()["umum"]["singkatan"]
    return [short.get(token, token) for token in _TOKENS.findall(written.casefold())]


def _listed(own: _Field, cell: Cell) -> list[str]:
    """The parts of a list of choices; a part that is one choice as a whole is not split further."""
    parts = [text(part) for part in _BETWEEN.split(cell if isinstance(cell, str) else text(cell))]
    for softer in _SOFTER:
        parts = [
            piece
            for part in parts
            for piece in ([part] if isinstance(_read(own, _joined(part)), str) else softer.split(part))
        ]
    return [_joined(part).strip() for part in parts if part.strip()]


def _unjoined(own: _Field, part: str) -> list[str]:
    """Several choices with only a space between them, as a form server joins them; else the part itself."""
    found, left = _phrases(own, _tokens(part))
    return found if len(found) > 1 and not set(left) - own.filler else [part]


def _joined(part: str) -> str:
    return part.replace("+", " dengan ").replace("&", " dan ")


@cache
def _paper() -> re.Pattern[str]:
    """`SS DPR RI`: what people call ballot papers, then of which type."""
    names = sorted(lexicon()["item"]["surat_suara"], key=len, reverse=True)
    prefix = "|".join(re.escape(name).replace(r"\ ", r"\W*") for name in names)
    return re.compile(rf"(?:{prefix})\W+(?:(?:pemilu|pemilihan|untuk|jenis)\W+)*(.+)", re.IGNORECASE)


# --- one field ----------------------------------------------------------------------------------------------


def _read(own: _Field, cell: Cell) -> str | Unreadable | None:
    """Our word for what the cell says. WORD: none; TORN: several; MEANT: one, with a doubt."""
    written = text(cell)
    tokens = _tokens(written)
    whole = "".join(tokens)
    exact = own.sure.get(folded(written)) or own.sure.get(whole)
    likely = exact or own.perhaps.get(whole)
    if likely and (exact is None or "?" in written):
        return _meant(own, likely)
    return exact or (None if is_blank(cell) else _of_phrases(own, tokens, doubted="?" in written))


def _of_phrases(own: _Field, tokens: list[str], *, doubted: bool) -> str | Unreadable:
    """Words that are no phrase as a whole: the phrases among them, unless the rest may turn their meaning."""
    found, left = _phrases(own, tokens)
    unsaid = set(left) - own.filler
    near = None if found else _near(own, "".join(tokens))
    if near:
        return Unreadable(values.MEANT, near, own.context(near))
    if not found or (word_set("umum", "pembalik") | own.limits) & unsaid:
        return Unreadable(cells.WORD, context={"choices": own.spoken})
    if len(found) > 1:
        return Unreadable(values.TORN, None, own.context(*found))
    return _meant(own, found[0]) if unsaid or doubted else found[0]


def _phrases(own: _Field, tokens: list[str]) -> tuple[list[str], list[str]]:
    """Our words for the phrases in it, each once, and the tokens left over; longest phrases first."""
    found: dict[str, None] = {}
    left: list[str] = []
    at = 0
    while at < len(tokens):
        for phrase, word in own.phrases:
            if phrase == tuple(tokens[at : at + len(phrase)]):
                found[word] = None
                at += len(phrase)
                break
        else:
            left.append(tokens[at])
            at += 1
    return list(found), left


def _near(own: _Field, whole: str) -> str | None:
    """The word of a slip: one letter in five, two in nine; no other word may be nearly as near."""
    if len(whole) < _SHORTEST - 1:
        return None
    allowed = 1 if len(whole) < _LONG else 2
    best: dict[str, int] = {}
    for phrase, word in own.sure.items():
        if len(phrase) >= _SHORTEST:
            distance = int(OSA.distance(whole, phrase, score_cutoff=allowed + 2))
            best[word] = min(distance, best.get(word, distance))
    ranked = sorted(best.items(), key=lambda one: one[1])
    if not ranked or ranked[0][1] > allowed:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[1][1] >= ranked[0][1] + 2 else None


def _meant(own: _Field, word: str) -> Unreadable:
    return Unreadable(values.MEANT_ASKED if own.asks else values.MEANT, word, own.context(word))


def _unknown(found: object) -> TypeGuard[Unreadable]:
    return isinstance(found, Unreadable) and found.rule is cells.WORD
