"""What column titles mean: data/reference/judul_kolom.toml, asked one title at a time.

A meaning is written as in that file: a field of the log, a part of one, or alternatives that cells decide.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from lib.areas.wilayah import reference
from lib.ingest.clean import folded
from lib.kernel.logs import LOGS, Kind, Log

PARTY, RECORDED_AT = "party", "recorded_at"
BESIDE = {PARTY: "Pihak", RECORDED_AT: "Dicatat"}  # may stand beside the columns of every log
IGNORED = ""  # a title that is known, and no column of ours
_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_ORDINAL = re.compile(r"^\s*\(?(?:[0-9]{1,2}|[a-z])[.)]\s*")
_KOBO = re.compile(r"[a-z0-9_]+(?:/[a-z0-9_]+)+")
_TITLED = 2  # words in brackets that may be part of a title; more are advice
_NEAR, _MARGIN, _SHORTEST = 86, 6, 4  # of a word that is taken for a known one; letters
_DATED = ("tanggal {}", "hari tanggal {}", "hari {}")
_TIMED = ("jam {}",)
_BOTH = ("{}", "waktu {}", "tanggal jam {}", "tanggal waktu {}", "hari tanggal jam {}")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a title means in one log, and how sure that is: 100 for a known word."""

    role: str
    score: int = 100


@cache
def words() -> Mapping[str, Any]:
    """The file."""
    return tomllib.loads((reference.FOLDER / "judul_kolom.toml").read_text(encoding="utf-8"))


@lru_cache(4096)
def tokens(title: str) -> Key:
    """The words of a title by their stems, sorted, each once; units and numbering left out."""
    bare = _BRACKETS.sub(_kept, _ORDINAL.sub("", title.casefold()))
    stems, skip = words()["kata"], words()["lewat"]
    found = [stem for word in _WORD.findall(bare) for stem in stems.get(word, word).split()]
    return tuple(sorted({stem for stem in found if stem not in skip}))


def _kept(bracket: re.Match[str]) -> str:
    inside = bracket[1]
    said = _WORD.findall(inside)
    units = [word for word in said if not word.isdigit()]  # `(5 buah)`: how many there should be
    unit = set(units) <= set(words()["satuan"]) and (units or not said)
    advice = len(said) > _TITLED or unit or "/" in inside or "," in inside
    return " " if advice else f" {inside} "


@cache
def known_names(log: Log) -> dict[str, str]:
    """Folded title → field, by field name and label."""
    spoken = {column.name: column.label for column in log.columns} | BESIDE
    return {folded(label): name for name, label in spoken.items()} | {folded(name): name for name in spoken}


@cache
def phrases(log: Log) -> dict[Key, str]:
    """Every known title of a log, as sorted stems, with its meaning. What stands later in the file wins."""
    own = dict(words()[log.name])
    table: dict[Key, str] = {}
    for field, verbs in own.pop("waktu", {}).items():
        for verb in verbs:
            table |= {_key(form.format(verb)): f"{field}.date" for form in _DATED}
            table |= {_key(form.format(verb)): f"{field}.time" for form in _TIMED}
            table |= {_key(form.format(verb)): field for form in _BOTH}
    for roles in (words()["umum"], {IGNORED: words()["abaikan"]}, own):
        table |= {_key(title): role for role, titles in roles.items() for title in titles}
    return table


def _key(phrase: str) -> Key:
    return tuple(sorted(set(phrase.split())))


def meaning(parts: Sequence[str], log: Log) -> Meaning | None:
    """What a title means, its group titles before it; None when nothing is known about it."""
    return _meaning(tuple(parts), log)


@lru_cache(8192)
def _meaning(parts: tuple[str, ...], log: Log) -> Meaning | None:
    own = parts[-1] if parts else ""
    exact = known_names(log).get(folded(own))
    if exact and len(parts) == 1:
        return _exact(own, exact, log)
    if own.startswith("_"):  # what a form server adds
        return Meaning(IGNORED)
    for joined in (" ".join(parts), " ".join(parts[-2:])):
        found = _of_tokens(tokens(joined), log)
        if found:
            return found
    group, _, last = own.rpartition("/")
    if _KOBO.fullmatch(own):
        return _meaning((last,), log)
    if group and len(parts) == 1 and not _is_field(group, log):
        return _meaning((group, last), log)
    return (_apart(parts, log) if len(parts) > 1 else _near(tokens(own), log)) or _remark(own)


def _is_field(title: str, log: Log) -> bool:
    """Is a title the name of something itself, so that what follows a slash only varies it?"""
    found = _of_tokens(tokens(title), log)
    return found is not None and found.role.rstrip("~") in log.by_name


def _remark(title: str) -> Meaning | None:
    """A title that begins with a word for remarks, whatever they are about."""
    first = _WORD.search(title.casefold())
    about = words()["kata"].get(first[0]) if first else None
    return Meaning("note", _NEAR) if "keterangan" in (about, first and first[0]) else None


def _exact(title: str, name: str, log: Log) -> Meaning:
    """A field's name or label; some labels are also what people write over something else."""
    spoken = _of_tokens(tokens(title), log) if title != name else None
    if spoken and "|" in spoken.role:
        return spoken
    return Meaning({"tps": "@tps", "box_id": "box_id.ballot|box_id"}.get(name, name))


def _of_tokens(key: Key, log: Log) -> Meaning | None:
    table, fillers = phrases(log), words()["pengisi"]
    if key in table:
        return Meaning(table[key])
    shorter = tuple(stem for stem in key if stem not in fillers)
    return Meaning(table[shorter]) if shorter in table else None


def _apart(parts: tuple[str, ...], log: Log) -> Meaning | None:
    """A title below a group that does not change its meaning, as a letterhead or “Uraian” does not."""
    found = _meaning(parts[-1:], log)
    if found is None or found.role == IGNORED:
        return found
    group = set(tokens(" ".join(parts[:-1])))
    return None if group & _turning(log) and _turnable(found.role, log) else found


@cache
def _turning(log: Log) -> frozenset[str]:
    """Words which, over a title, say what it is about."""
    about = {
        "asal",
        "dari",
        "tujuan",
        "ke",
        "rencana",
        "berangkat",
        "tiba",
        "kirim",
        "terima",
        "rusak",
        "periksa",
    }
    return frozenset(about | ({"segel", "catat", "temu", "baru"} if log.name == "seal_checks" else set()))


def _turnable(role: str, log: Log) -> bool:
    """Would such a word over it make another column of it?"""
    column = log.by_name.get(role)
    kinds = (Kind.COUNT, Kind.TIME, Kind.LIST, Kind.PLACE)
    return (
        role.startswith(("@", "date", "time", "qty"))
        or "|" in role
        or (column and column.kind in kinds)
        or False
    )


def _near(key: Key, log: Log) -> Meaning | None:
    """The same with misspelt words put right, when that is beyond doubt."""
    mended, worst = [], 100
    for stem in key:
        one, score = _mended(stem)
        mended.append(one)
        worst = min(worst, score)
    found = _of_tokens(tuple(sorted({one for word in mended for one in word.split()})), log)
    return Meaning(found.role, worst) if found and worst < 100 and found.role != IGNORED else None


@lru_cache(4096)
def _mended(word: str) -> tuple[str, int]:
    """The known word that this one is a misspelling of, as its stem, and how near it is (100: itself)."""
    known = _vocabulary()
    if word in known or len(word) < _SHORTEST or word.isdigit():
        return word, 100
    best = process.extract(word, known.keys(), scorer=fuzz.ratio, limit=8, score_cutoff=_NEAR - _MARGIN)
    if not best or best[0][1] < _NEAR:
        return word, 100
    stem, score = known[best[0][0]], best[0][1]
    rival = next((other[1] for other in best if known[other[0]] != stem), 0.0)
    return (stem, round(score)) if score - rival >= _MARGIN else (word, 100)


@cache
def _vocabulary() -> dict[str, str]:
    """Every word that titles are made of → its stem."""
    known = {stem: stem for log in LOGS.values() for key in phrases(log) for stem in key}
    return known | dict(words()["kata"])


def named(log: Log, field: str) -> str:
    """A field as messages name it: “Tujuan”."""
    return f"“{BESIDE.get(field) or log.by_name[field].label}”"


def foreign(titles: Iterable[str]) -> str | None:
    """The title that shows that a table is about something else."""
    other = {_key(" ".join(tokens(one))) for one in words()["bukan_logistik"]}
    return next((title for title in titles if tokens(title) in other), None)
