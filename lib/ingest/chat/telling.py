"""Is a text a chat, or a table, or something else altogether."""

from collections.abc import Sequence

from lib.ingest.chat.forms import HEADING
from lib.ingest.chat.kinds import K
from lib.ingest.chat.labels import fields
from lib.ingest.chat.messages import plain_lines, stamped
from lib.ingest.chat.moving import VERBS
from lib.ingest.chat.scan import has, scan, tidy

_SAMPLE = 400_000  # letters looked at
_FIRST = 5  # lines in which an export must begin
_LONGEST = 240  # letters of a line that somebody typed into a phone
_DELIMITERS = ";\t,|"
_PLACES = (K.TPS, K.PPS, K.PPK, K.VILLAGE_NEXT, K.WAREHOUSE)


def looks_like(text: str) -> bool:
    """Is it a chat: an export, messages copied from the app, or reports typed for one?"""
    lines = [line.strip() for line in plain_lines(text[:_SAMPLE]) if line.strip()]
    stamps = [at for at, line in enumerate(lines) if stamped(line)]
    if stamps:
        return stamps[0] < _FIRST and not _is_table(lines[: stamps[0]]) and _are_messages(lines, stamps)
    return bool(lines) and not _is_table(lines) and (_has_form(lines) or _are_reports(lines))


def _are_messages(lines: Sequence[str], stamps: Sequence[int]) -> bool:
    """Does somebody speak in them? A table may have stamps too, but in front of cells."""
    spoken = sum(": " in lines[at] or lines[at].endswith(":") or " - " in lines[at] for at in stamps)
    return spoken * 2 >= len(stamps)


def _is_table(lines: Sequence[str]) -> bool:
    """Do lines share a delimiter, as often in each, that does not stand between labelled fields?"""
    plain = [line for line in lines[:50] if not _is_fields(line)]
    for delimiter in _DELIMITERS:
        counts = [line.count(delimiter) for line in plain]
        least = 1 if delimiter in "\t;" else 2
        for count in {count for count in counts if count >= least}:
            same = counts.count(count)
            if (same >= 2 and same * 2 >= len(plain)) or (same == len(plain) == 1 and count > 3):
                return True
    return any('","' in line or '";"' in line for line in lines[:50])


def _is_fields(line: str) -> bool:
    found = fields(tidy(line), bare=bool(HEADING.match(tidy(line))))
    return sum(bool(one.name) for one in found) >= 2


def _has_form(lines: Sequence[str]) -> bool:
    """A heading such as LAPOR TIBA with fields behind or below it, or at least four fields of ours."""
    tidied = [tidy(line) for line in lines]
    for at, line in enumerate(tidied):
        if HEADING.match(line):
            inside = [one for text in tidied[at : at + 8] for one in fields(text, bare=True) if one.name]
            if len(inside) >= 2:
                return True
    found = [one.name for line in tidied[:40] for one in fields(line) if one.name]
    return len(set(found)) >= 4 and len(found) * 2 >= len(tidied[:40])


def _are_reports(lines: Sequence[str]) -> bool:
    """Short lines of which a good part name a place and say what happened there."""
    if any(len(line) > _LONGEST for line in lines):
        return False
    reports = 0
    for line in lines[:200]:
        said = scan(tidy(line))
        happened = has(said, *VERBS) or (has(said, K.SEAL, K.RESEALED) and has(said, K.COND, K.NONE_BAD))
        reports += happened and has(said, *_PLACES)
    return reports * 3 >= len(lines[:200])
