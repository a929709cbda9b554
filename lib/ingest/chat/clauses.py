"""Sentences of one message: what belongs together, and what one sentence says of two things."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.ingest.chat.kinds import K
from lib.ingest.chat.moving import VERBS
from lib.ingest.chat.scan import Token, has
from lib.ingest.chat.spots import Piece, Spot
from lib.kernel.words import Condition

SEALED = (K.SEAL, K.RESEALED)
_LOOKED = ("dicek", "cek", "diperiksa", "pengecekan", "pemeriksaan", "memeriksa")
COMMA = Token(K.SEP, ",", ",")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, as written, and as pieces."""

    line: int
    text: str
    pieces: list[Piece]


def about_seals(pieces: Sequence[Piece]) -> bool:
    """Does it speak of seals by name, not only of something that is whole or broken?"""
    return has(pieces, *SEALED) or any(_is_sealed(piece) for piece in pieces)


def _is_sealed(piece: Piece) -> bool:
    return piece.kind is K.COND and piece.value in (Condition.UNSEALED, "tersegel")


def is_good(pieces: Sequence[Piece]) -> bool:
    """`Kondisi baik semua.`, `Tidak ada yang rusak.`: a remark on the goods just told."""
    said = [piece for piece in pieces if piece.kind in (K.COND, K.NONE_BAD)]
    good = all(piece.kind is K.NONE_BAD or piece.value in (Condition.INTACT, "baik") for piece in said)
    return bool(said) and good and not any(isinstance(piece, Spot) for piece in pieces)


def halves(pieces: list[Piece], going: bool) -> tuple[list[Piece], list[Piece]]:
    """The part of a sentence about goods and the part about seals; either may be empty."""
    seal = next((at for at, piece in enumerate(pieces) if _opens_seals(pieces, at)), None)
    verb = next((at for at, piece in enumerate(pieces) if piece.kind in VERBS), None)
    state = has(pieces, K.COND, K.NONE_BAD, K.SERIAL, K.RESEALED, K.EXCEPT)
    if seal is None:
        return (pieces, []) if verb is not None or going or not state else ([], pieces)
    if verb is None:
        return ([], pieces) if state else (pieces, [])
    if not state:
        return pieces, []
    if seal > verb:
        cut = seal
        while cut > verb + 1 and pieces[cut - 1].kind not in (K.SEP,) and pieces[cut - 1].text != "dan":
            cut -= 1
        cut = cut if cut > verb + 1 else seal
        return pieces[:cut], pieces[cut:]
    return _seals_first(pieces, seal, verb)


def _seals_first(pieces: list[Piece], seal: int, verb: int) -> tuple[list[Piece], list[Piece]]:
    """`TPS 07 Medono, segel utuh, diterima 14.20`: what is said of seals stands between commas."""
    cut = next((at for at in range(verb, seal, -1) if pieces[at].text in (",", ".", "dan")), None)
    if cut is None:
        return [], pieces
    start = next((at for at in range(seal, -1, -1) if pieces[at].text in (",", ".")), 0)
    seals, goods = pieces[start:cut], [*pieces[:start], *pieces[cut:]]
    if not any(isinstance(piece, Spot) for piece in goods):
        goods = [*(piece for piece in seals if isinstance(piece, Spot)), *goods]
    return goods, seals


def _opens_seals(pieces: Sequence[Piece], at: int) -> bool:
    """The word segel, unless it is counted as goods: `segel 15 lembar`."""
    piece = pieces[at]
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    counted = after is not None and after.kind is K.COUNT and not has(pieces, K.COND)
    return (piece.kind in SEALED and not counted) or _is_sealed(piece)


def with_lists(said: list[Sentence]) -> list[Sentence]:
    """`kecuali:` takes the lines below it that go on with TPS or kinds of boxes."""
    whole: list[Sentence] = []
    for sentence in said:
        before = whole[-1] if whole else None
        words = [piece for piece in before.pieces if piece.kind is not K.SEP] if before else []
        open_end = bool(words) and (
            words[-1].kind is K.EXCEPT or (has(words, K.EXCEPT) and _is_item(sentence))
        )
        if before and open_end and not has(sentence.pieces, K.ALL, *VERBS):
            before.pieces.extend([Token(K.SEP, ";", ";"), *sentence.pieces])
        else:
            whole.append(sentence)
    return whole


def with_times(said: list[Sentence]) -> list[Sentence]:
    """`Dicek jam 20.00.` belongs to the sentence about seals before it, if that one says no hour."""
    whole: list[Sentence] = []
    for sentence in said:
        before = whole[-1].pieces if whole else []
        if (
            _only_when(sentence.pieces)
            and about_seals(before)
            and has(before, K.COND, K.NONE_BAD)
            and not has(before, K.TIME, *VERBS)
        ):
            before.extend([COMMA, *sentence.pieces])
        else:
            whole.append(sentence)
    return whole


def _only_when(pieces: Sequence[Piece]) -> bool:
    """`dicek jam 20.00 di PPS`: an hour, and nothing but where and words that say nothing more."""
    places = all(piece.level != "tps" for piece in pieces if isinstance(piece, Spot))
    kinds = (K.TIME, K.DATE, K.FILLER, K.SEP, K.AT, K.PPS, K.PPK, K.WAREHOUSE, K.SPOT, K.ALL)
    looked = any(piece.text.casefold() in _LOOKED for piece in pieces)
    return looked and places and has(pieces, K.TIME) and all(piece.kind in kinds for piece in pieces)


def parted(said: list[Sentence]) -> list[Sentence]:
    """`TPS 1 … terima kotak 5, TPS 2 … terima kotak 5` is two sentences, each with its verb."""
    parts: list[Sentence] = []
    for sentence in said:
        rest = sentence.pieces
        while (cut := _next_part(rest)) is not None:
            parts.append(Sentence(sentence.line, sentence.text, rest[:cut]))
            rest = rest[cut + 1 :]
        parts.append(Sentence(sentence.line, sentence.text, rest))
    return parts


def _next_part(pieces: list[Piece]) -> int | None:
    """Where a second TPS begins that has a verb of its own."""
    for at in range(1, len(pieces) - 1):
        after = pieces[at + 1]
        begins = isinstance(after, Spot) and after.level == "tps" and pieces[at].text in (",", "dan")
        if begins and _is_whole(pieces[:at]) and _is_whole(pieces[at + 1 :]):
            return at
    return None


def _is_whole(pieces: list[Piece]) -> bool:
    return has(pieces, *VERBS, K.NOT) and _has_tps(pieces)


def spread(said: list[Sentence]) -> list[Sentence]:
    """`Sudah diterima:` above lines of TPS is said of each of them, and itself only a heading."""
    whole: list[Sentence] = []
    head: Sentence | None = None
    for order, sentence in enumerate(said):
        pieces = sentence.pieces
        if head and _is_item(sentence) and not has(pieces, *VERBS, K.COND):
            timed = has(pieces, K.TIME)
            shared = [
                one for one in head.pieces if not (isinstance(one, Spot) or (timed and one.kind is K.TIME))
            ]
            whole.append(Sentence(sentence.line, sentence.text, [*pieces, COMMA, *shared]))
            at = whole.index(head) if head in whole else -1
            if at >= 0:
                rest = [one for one in head.pieces if one.kind not in (*VERBS, K.COND)]
                whole[at] = Sentence(head.line, head.text, rest)
            continue
        opens = sentence.text.rstrip().endswith(":") and has(pieces, *VERBS, K.COND) and not _has_tps(pieces)
        lists = has(pieces, *VERBS) and _told_one_by_one(pieces, said[order + 1 :])
        head = sentence if (opens or lists) and not has(pieces, K.EXCEPT) else None
        whole.append(sentence)
    return whole


def _told_one_by_one(pieces: Sequence[Piece], after: Sequence[Sentence]) -> bool:
    """`TPS 1, 2 dan 3 Medono`, and then a line for each of them."""
    listed = [one.numbers for one in pieces if isinstance(one, Spot) and len(one.numbers) > 1]
    if len(listed) != 1 or has(pieces, K.ITEM, K.COUNT, K.OF):
        return False
    own: list[int] = []
    for sentence in after[: len(listed[0])]:
        own += [number for one in sentence.pieces if isinstance(one, Spot) for number in one.numbers]
        if not _is_item(sentence) or has(sentence.pieces, *VERBS):
            return False
    return sorted(own) == sorted(listed[0])


def _has_tps(pieces: Sequence[Piece]) -> bool:
    return any(isinstance(piece, Spot) and piece.level == "tps" for piece in pieces)


def _is_item(sentence: Sentence) -> bool:
    """A line that begins with a TPS or a kind of box."""
    first = next((piece for piece in sentence.pieces if piece.kind not in (K.SEP, K.ITEM)), None)
    return first is not None and (
        first.kind is K.BALLOT or (isinstance(first, Spot) and first.level == "tps")
    )
