"""Titles that are goods, types of ballot paper or conditions themselves: wide recaps and tick columns."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from lib.ingest.cell import folded
from lib.ingest.headwords import Key, phrases, tokens, words
from lib.ingest.kinds import place_names
from lib.kernel.logs import Kind, Log
from lib.kernel.words import ALL_BALLOTS, BALLOT

_TOWARDS = ("destination", "place")
_LEVEL = re.compile(r"^\W*(?:ppk|pps|kecamatan|kec|kelurahan|kel)\b\W*", re.IGNORECASE)
_BOXED = frozenset({"surat", "suara", "kotak", "jenis"})
_CONDITIONS: frozenset[Key] = frozenset({(), ("segel",), ("kondisi",), ("kondisi", "segel"), ("keutuhan",)})


def goods(parts: Sequence[str], log: Log) -> str | None:
    """`item=tinta:qty_sent` for a title of goods; None when it is none, or more than goods and an amount."""
    amounts = _amounts(log)
    key = tokens(" ".join(parts))
    for item, name in _named(key):
        rest = tuple(stem for stem in key if stem not in name)
        found = amounts.get(rest) or amounts.get(_without_fillers(rest))
        if found:
            return f"item={item}:{found}"
    return None


def goods_in(line: str) -> list[str]:
    """The goods that a line of text names, each once; a part of a longer name does not count."""
    key = set(tokens(line))
    found: list[str] = []
    for item, name in _named(tuple(key)):
        if name <= key:
            found.append(item)
            key -= name
    return found


def places(parts: Sequence[str], log: Log) -> str | None:
    """`destination=Pekalongan Barat:qty_sent` for a title that is a place, alone or below an amount."""
    own = parts[-1]
    if log.scope not in _TOWARDS or not _names_place(own):
        return None
    found = _amounts(log).get(tokens(" ".join(parts[:-1])))
    return f"{log.scope}={own}:{found}" if found else None


@lru_cache(1024)
def _names_place(title: str) -> bool:
    """A kecamatan, a kelurahan, or the PPK or PPS there, and nothing else."""
    return folded(_LEVEL.sub("", title)) in place_names()


def ballots(parts: Sequence[str], log: Log) -> str | None:
    """`ballot=ppwp:condition` for a title that is a type of ballot paper over conditions or seal numbers."""
    key = tokens(" ".join(parts))
    for kind, name in _ballot_names():
        if name <= set(key):
            rest = tuple(stem for stem in key if stem not in name | _BOXED)
            field = "condition" if rest in _CONDITIONS else phrases(log).get(rest, "")
            column = log.by_name.get(field.rstrip("~").split("|")[-1])
            if column and column.kind in (Kind.WORD, Kind.LIST, Kind.COUNT) and column.name != "checkpoint":
                return f"ballot={kind}:{column.name}"
    return None


@lru_cache(1024)
def tick(parts: tuple[str, ...]) -> str | None:
    """The condition that a title names, for columns that are ticked."""
    named = _conditions()
    return named.get(tokens(" ".join(parts))) or named.get(tokens(parts[-1]))


@cache
def _conditions() -> dict[Key, str]:
    return {_key(title): word for word, titles in words()["kondisi"].items() for title in titles}


@cache
def _amounts(log: Log) -> dict[Key, str]:
    said = words()["jumlah"].get(log.name, {})
    return {_key(title): field for field, titles in said.items() for title in titles}


def _without_fillers(key: Key) -> Key:
    return tuple(stem for stem in key if stem not in words()["pengisi"])


def _named(key: Sequence[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The goods whose whole name is among these stems; long names first."""
    stems = set(key)
    return ((item, name) for item, name in _goods_names() if name <= stems)


@cache
def _goods_names() -> tuple[tuple[str, frozenset[str]], ...]:
    named = [
        (item, frozenset(title.split())) for item, titles in words()["barang"].items() for title in titles
    ]
    for kind, name in _ballot_names():
        named += [(BALLOT + kind, name), (BALLOT + kind, name | {"surat", "suara"})]
    named += [(ALL_BALLOTS, frozenset({"surat", "suara"}))]
    return tuple(sorted(set(named), key=lambda one: (-len(one[1]), one[0])))


@cache
def _ballot_names() -> tuple[tuple[str, frozenset[str]], ...]:
    named = [
        (kind, frozenset(title.split()))
        for kind, titles in words()["surat_suara"].items()
        for title in titles
    ]
    return tuple(sorted(set(named), key=lambda one: (-len(one[1]), one[0])))


def _key(phrase: str) -> Key:
    return tuple(sorted(set(phrase.split())))
