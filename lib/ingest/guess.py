"""A required field without a title: the one column whose title says nothing and whose cells are just that."""

import re
from collections.abc import Callable, Mapping, Sequence

from lib.ingest.cell import Cell, text
from lib.ingest.headers import Header
from lib.ingest.kinds import Look
from lib.ingest.roles import PEOPLE, Seen
from lib.ingest.wide import goods_in
from lib.ingest.wiring import Plan
from lib.kernel.logs import Kind, Log

_SAYS_NOTHING = re.compile(r"(?:unnamed|kolom|column|field|data|isian|isi)?[\W_]*\d*", re.IGNORECASE)
_LEAST = 2  # filled cells


def by_content(header: Header, looks: Mapping[int, Look], made: Plan, seen: Sequence[Seen]) -> list[Seen]:
    """The missing fields that exactly one nameless column holds."""
    taken = {one.position for one in seen}
    free = {
        at: look
        for at, look in looks.items()
        if at not in taken and len(look.cells) >= _LEAST and _SAYS_NOTHING.fullmatch(header.source(at))
    }
    found = []
    for name in made.missing:
        test = _test(name, made.log)
        fit = [at for at, look in free.items() if test and all(map(test, look.cells))]
        if len(fit) == 1:
            found.append(Seen(fit[0], name, free.pop(fit[0]), PEOPLE))
    return found


def _test(name: str, log: Log) -> Callable[[Cell], bool] | None:
    kind = log.by_name[name].kind
    if kind is Kind.ITEM:
        return lambda cell: len(goods_in(text(cell))) == 1
    looks = {
        Kind.PLACE: ("place",),
        Kind.TIME: ("moment", "date"),
        Kind.BOX: ("box",),
        Kind.WORD: (name,) if name in ("condition", "checkpoint") else (),
    }.get(kind, ())
    return (lambda cell: any(map(Look([cell]).mostly, looks))) if looks else None
