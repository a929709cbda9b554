"""Reports in people's own words: a message sentence by sentence, into rows and what gave none.

A sentence becomes a fact only when nothing in it could turn it around; everything else is handed back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lib.ingest.chat.clauses import (
    COMMA,
    SEALED,
    Sentence,
    about_seals,
    halves,
    is_good,
    parted,
    spread,
    with_lists,
    with_times,
)
from lib.ingest.chat.facts import Cells, Left, Told, UnclearError, why
from lib.ingest.chat.kinds import K
from lib.ingest.chat.messages import Line
from lib.ingest.chat.moving import VERBS, departed_from, moved
from lib.ingest.chat.scan import has, scan, sentences, tidy
from lib.ingest.chat.sealing import checked
from lib.ingest.chat.spots import Piece, Spot
from lib.ingest.chat.when import When, when
from lib.ingest.rules import chat as rules
from lib.ingest.rules.rule import Rule
from lib.kernel.logs import DELIVERIES, SEAL_CHECKS

_SMALL_TALK = (K.CHATTER, K.FILLER, K.SEP, K.WORD, K.GOODS, K.ALL, K.AT, K.FROM, K.TO, K.NOT, K.QUESTION)
_GOES_ON = (
    K.ITEM,
    K.COUNT,
    K.OF,
    K.TIME,
    K.LETTER,
    K.HANDOVER,
    K.PLATE,
    K.TRUCK,
    K.DELAY,
    K.SHORT,
    K.WRONG,
    K.FROM,
    K.TO,
)
_AHEAD = (K.COUNT, K.OF, K.LETTER, K.HANDOVER, K.PLATE)
_OPENING = {"contoh", "format", "misal", "misaln", "rencan", "jadwal"}
_MOST_STRANGE = 7  # words that mean nothing here; above, the sentence says more than was understood


@dataclass(slots=True)
class Understood:
    """What a message gave. rows: (log, cells)."""

    rows: list[tuple[str, Cells]] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a load tells of the seal check behind it: which TPS, when, and at which checkpoint."""

    place: Spot | None = None
    when: When | None = None
    point: str | None = None


class Reader:
    """Reads the sentences of one message."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.found = Understood()
        self._served: list[_Beside] = []  # the loads that were read
        self._goods: list[Sentence] = []  # of one load, until something else is said
        self._headings: list[Sentence] = []
        self._before: list[Sentence] = []  # amounts and papers told ahead of their verb
        self._cast: Rule | None = None  # over all that follows: `Rencana besok:`, `Contoh:`

    def read(self, lines: Sequence[Line]) -> Understood:
        """Every sentence of these lines."""
        said = [
            Sentence(line.number, text, self.told.spots.find(scan(text)))
            for line in lines
            for text in sentences(tidy(line.text))
        ]
        for sentence in with_times(spread(with_lists(parted(said)))):
            rule = self._cast or turned(sentence.pieces)
            if rule:
                self._close()
                self._cast = self._cast or _shadow(sentence, rule)
                self._leave(sentence, why(rule), code=rule.code)
            else:
                self._take(sentence)
        self._close()
        self._drop()
        for sentence in self._headings:
            self._leave(sentence, why(rules.UNKNOWN))
        return self.found

    def _take(self, sentence: Sentence) -> None:
        pieces = sentence.pieces
        goods, seals = halves(pieces, bool(self._goods))
        if seals and not (about_seals(seals) or self.told.sealing):
            goods, seals = pieces, []
        if goods and has(goods, *VERBS):
            if self._is_another(goods):
                self._close()
            self._goods += [*self._before, Sentence(sentence.line, sentence.text, goods)]
            self._before = []
        elif goods and self._goods and (has(goods, *_GOES_ON) or is_good(goods)):
            self._goods.append(Sentence(sentence.line, sentence.text, goods))
        elif not seals:
            self._close()
            self._heading(sentence)
        if seals:
            beside = self._beside([piece for one in self._goods for piece in one.pieces] or goods, seals)
            self._close()
            self._make([Sentence(sentence.line, sentence.text, seals)], SEAL_CHECKS.name, beside)

    def _is_another(self, pieces: Sequence[Piece]) -> bool:
        """Does this sentence speak of another load than the ones before?"""
        spots = [piece for piece in pieces if isinstance(piece, Spot)]
        before = [piece for one in self._goods for piece in one.pieces]
        known = [piece.text.casefold() for piece in before if isinstance(piece, Spot)]
        verbs = {piece.kind for piece in pieces if piece.kind in VERBS}
        again = any(piece.kind in verbs for piece in before)
        return bool(before) and (
            again or (bool(known) and any(one.text.casefold() not in known for one in spots))
        )

    def _beside(self, goods: Sequence[Piece], seals: Sequence[Piece]) -> _Beside:
        """Where and when the load was of which a seal check is told in the same breath."""
        if any(isinstance(piece, Spot) for piece in seals):
            return _Beside()
        own = self._load(goods)
        served = [one for one in self._served if one.place and own.place and not _same(one.place, own.place)]
        return _together([*served, own]) if served and has(seals, K.ALL) else own

    def _load(self, goods: Sequence[Piece]) -> _Beside:
        """Where and when a load was: at a TPS, if it names one."""
        spots = [piece for piece in goods if isinstance(piece, Spot)]
        stations = [spot for spot in spots if spot.level == "tps"] or spots
        if not stations:
            return _Beside()
        times = [piece for piece in goods if piece.kind is K.TIME and piece.value != "span"]
        time = when(goods, self.told.known) if len(times) < 2 else None
        place = stations[-1]
        return _Beside(replace(place, name=place.name or self.told.name), time, departed_from(goods))

    def _heading(self, sentence: Sentence) -> None:
        """A sentence that only says what the next ones are about, small talk, or one not understood."""
        pieces, told = sentence.pieces, self.told
        spots = [piece for piece in pieces if isinstance(piece, Spot)]
        said = when(pieces, told.known)
        words = sum(piece.kind is K.WORD for piece in pieces)
        if has(pieces, K.NOT, K.UNCHECKED, K.PLAN, K.EXCEPT) or (said and said.later):
            rule = rules.NOT_YET if spots or said or has(pieces, *_GOES_ON) else rules.UNKNOWN
            self._cast = _shadow(sentence, rule)
            self._leave(sentence, why(rule), code=rule.code)
        elif has(pieces, *_AHEAD) and words < 2 and not has(pieces, K.COND):
            self._before.append(sentence)
        elif (spots or said or has(pieces, *SEALED)) and words < 3 and not has(pieces, K.COND):
            for spot in spots:
                told.place, told.name = spot, spot.name or told.name
            told.when = said if said and not words else told.when
            told.sealing = told.sealing or has(pieces, *SEALED)
            self._headings.append(sentence)
        else:
            content = [piece for piece in pieces if piece.kind not in _SMALL_TALK]
            talk = not content and (has(pieces, K.CHATTER) or not words)
            self._leave(sentence, why(rules.CHATTER if talk else rules.UNKNOWN), talk)

    def _drop(self) -> None:
        """Amounts that no verb followed."""
        for sentence in self._before:
            self._leave(sentence, why(rules.UNKNOWN))
        self._before = []

    def _close(self) -> None:
        """Reads the load that was told in the sentences so far."""
        if self._goods:
            told, self._goods = self._goods, []
            self._make(told, DELIVERIES.name, _Beside())

    def _make(self, told: list[Sentence], log: str, beside: _Beside) -> None:
        pieces: list[Piece] = []
        for one in told:
            pieces += [COMMA, *one.pieces] if pieces else one.pieces
        kept = self.told.place, self.told.when
        self.told.place, self.told.when = beside.place or kept[0], beside.when or kept[1]
        self.told.point = beside.point
        try:
            if sum(piece.kind is K.WORD for piece in pieces) > _MOST_STRANGE:
                raise UnclearError(rules.UNKNOWN)
            if log == DELIVERIES.name:
                rows, aside = moved(pieces, self.told), []
            else:
                found = checked(pieces, self.told)
                rows, aside = found.rows, found.aside
            self.found.rows += [(log, cells) for cells in rows]
            if log == DELIVERIES.name:
                self._served.append(self._load(pieces))
            self._headings = []  # what they said is in these rows
            self.found.left += [Left(told[0].line, text, one.why, one.rule.code) for text, one in aside]
        except UnclearError as error:
            for one in told:
                self._leave(one, error.why, code=error.rule.code)
        self.told.place, self.told.when = kept
        self.told.point = None
        for piece in pieces:
            if isinstance(piece, Spot):
                self.told.place, self.told.name = piece, piece.name or self.told.name

    def _leave(self, sentence: Sentence, reason: str, talk: bool = False, code: str = "") -> None:
        code = code or (rules.CHATTER.code if talk else rules.UNKNOWN.code)
        self.found.left.append(Left(sentence.line, sentence.text, reason, code))


def _same(one: Spot, other: Spot) -> bool:
    return (one.level, one.numbers, one.name) == (other.level, other.numbers, other.name)


def _together(loads: Sequence[_Beside]) -> _Beside:
    """Several loads, for what is said of them all at the end: TPS of one kelurahan, or no place."""
    places = [one.place for one in loads if one.place]
    if {(place.level, place.name) for place in places} != {("tps", places[0].name)}:
        return _Beside(Spot("tps", "TPS"))
    numbers = tuple(dict.fromkeys(number for place in places for number in place.numbers))
    times, points = {one.when for one in loads}, {one.point for one in loads}
    return _Beside(
        replace(places[0], text=f"TPS {', '.join(map(str, numbers))}", numbers=numbers),
        times.pop() if len(times) == 1 else None,
        points.pop() if len(points) == 1 else "",
    )


def _shadow(sentence: Sentence, rule: Rule) -> Rule | None:
    """The rule again, if the sentence is a heading: then it is meant for all that follows."""
    pieces = sentence.pieces
    if has(pieces, *VERBS, K.COND) and not sentence.text.rstrip().endswith(":"):
        return None
    ahead = any(piece.kind is K.DATE and piece.value in ("1", "2") for piece in pieces)
    words = {piece.text.casefold()[:6] for piece in pieces}
    opens = sentence.text.rstrip().endswith(":") or ahead or not words.isdisjoint(_OPENING)
    return rule if opens else None


def turned(pieces: Sequence[Piece]) -> Rule | None:
    """What keeps a sentence from being a fact: a question, a rumour, a request."""
    if has(pieces, K.QUESTION):
        return rules.QUESTION
    for piece, after in zip(pieces, [*pieces[1:], COMMA], strict=True):
        if piece.kind is K.HEARSAY and after.kind is not K.CAUSE:
            return rules.HEARSAY
    if has(pieces, K.ASKING):
        return rules.INSTRUCTION
    return rules.NOT_YET if has(pieces, K.TURN) else None
