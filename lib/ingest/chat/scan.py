"""A sentence as tokens: each piece of it with what it is. Nothing of the sentence is left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from lib.ingest.chat.kinds import K
from lib.ingest.chat.phrasebook import PATTERNS

_MARKS = re.compile(r"[*~`]+|(?<!\w)_+|_+(?!\w)")
_BULLET = re.compile(r"^[\s>•●▪◦‣■□▶➡✅☑✔👉🔹🔸📌📍📦🚚🗳🕐⏰-]*(?:\d{1,2}[.)]\s+(?=\D))?")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2190-\u2191\u2193-\u21ff\u2460-\u27bf\u2b00-\u2bff\u200d]")
_UNSURE = {"agak", "rada", "radak", "semi", "setengah"}  # before a condition: neither that nor its opposite
_KEPT = {"❌", "✖", "🚫", "👎"}  # they say no
_NUMBERED = re.compile(r"(?:(?<=^)|(?<=[\s:]))(\d{1,2})[.)]\s+(?=[^\W\d])")
_ABBREVIATED = "no|kel|kec|tgl|pkl|jl|sdr|bpk|ds|dll|tps|ket|jam|pk|ba|sj|s|a|h|hj|dr"
_END = re.compile(r"(?<!\b)(?<=[!?])\s+|;|(?<=[^\W\d]{2})(?<!\d)\.\s+(?=[A-Z(*])|(?<=\d)\.\s+(?=[A-Z])")
_ABBREVIATION = re.compile(rf"(?:^|\W)(?:{_ABBREVIATED})\.$", re.IGNORECASE)
_SCANNER = re.compile(
    "|".join(f"(?P<t{at}>(?<!\\w)(?:{pattern})(?!\\w))" for at, (_, _, pattern) in enumerate(PATTERNS))
    + r"|(?P<word>\w[\w'-]*)|(?P<sep>[,:()/=|–-]+|\.\s)|(?P<other>\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a sentence. value: which of our words it is; text: as written."""

    kind: K
    value: str
    text: str

    @property
    def said(self) -> bool:
        """Is it a word, not only a mark?"""
        return self.kind is not K.SEP


def tidy(line: str) -> str:
    """A line without bullets, bold and italic marks, and pictures; spaces single."""
    line = _MARKS.sub("", line)
    line = "".join(
        (" " if _EMOJI.match(letter) else letter) if letter not in _KEPT else letter for letter in line
    )
    return " ".join(_BULLET.sub("", _unnumbered(line)).split())


def _unnumbered(line: str) -> str:
    """`1. kotak 5 2. bilik 4` with commas in the place of its numbering, if it counts up from one."""
    found = [int(one[1]) for one in _NUMBERED.finditer(line)]
    counts_up = len(found) > 1 and found == list(range(1, len(found) + 1))
    return _NUMBERED.sub(", ", line) if counts_up else line


def sentences(line: str) -> list[str]:
    """A line cut at the ends of its sentences; abbreviations, times and numbers do not end one."""
    parts: list[str] = []
    start = 0
    for found in _END.finditer(line):
        before = line[start : found.end()].rstrip()
        if _ABBREVIATION.search(before):
            continue
        parts.append(line[start : found.end()].strip(" ;"))
        start = found.end()
    parts.append(line[start:].strip(" ;"))
    return [part for part in parts if part]


def scan(sentence: str) -> list[Token]:
    """The sentence's tokens, in order. A condition keeps the word that makes it unsure: `agak sobek`."""
    found: list[Token] = []
    for token in _tokens(sentence):
        before = found[-1] if found else None
        if token.kind is K.COND and before and before.text.casefold() in _UNSURE:
            found[-1] = Token(K.COND, f"{before.text} {token.text}", f"{before.text} {token.text}")
        else:
            found.append(token)
    return found


def _tokens(sentence: str) -> Iterator[Token]:
    for found in _SCANNER.finditer(sentence):
        name, text = found.lastgroup or "other", found[0]
        if name == "word":
            yield Token(K.WORD, "", text)
        elif name == "sep":
            yield Token(K.SEP, text.strip(), text.strip())
        elif name == "other":
            kind, value = (K.QUESTION, "") if text == "?" else (K.SEP, text)
            yield Token(K.NOT, "", text) if text in _KEPT else Token(kind, value, text)
        else:
            kind, value, _ = PATTERNS[int(name[1:])]
            yield Token(kind, value, text)


class Piecelike(Protocol):
    """A token, or something that stands for several."""

    @property
    def kind(self) -> K: ...
    @property
    def text(self) -> str: ...


def has(tokens: Iterable[Piecelike], *kinds: K) -> bool:
    """Is there a token of one of these kinds?"""
    return any(token.kind in kinds for token in tokens)


def joined(tokens: Iterable[Piecelike]) -> str:
    """Tokens as text again."""
    return " ".join(token.text for token in tokens).replace(" ,", ",").replace(" :", ":")
