"""What stands around a table and counts for all its rows: letterhead, titles, the names of sheet and file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lib.ingest.cell import Cell, folded, text
from lib.ingest.headwords import IGNORED, PARTY, RECORDED_AT, meaning, tokens, words
from lib.ingest.kinds import Look, ballot, chosen, place_names
from lib.ingest.titles import journey, moment
from lib.ingest.wide import goods_in
from lib.kernel.logs import BOX_COUNTS, DELIVERIES, Kind, Log
from lib.kernel.words import BALLOT, Party

_PAIR = re.compile(r"\s*([^:]{2,40}?)\s*:\s*(.*)", re.DOTALL)
_TOGETHER = re.compile(r"\s{3,}|\t+|\s+\|\s+")
_WEEKDAY = re.compile(
    r"^\s*(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad)\s*[,/]?\s*", re.IGNORECASE
)
_DISTRICT = re.compile(
    r"\b(?:kecamatan|kec\.?|panwascam|ppk|distrik)\s+(?:kota\s+)?(?:pekalongan\s+)?(barat|timur|utara|selatan)\b",
    re.IGNORECASE,
)
_VILLAGE = re.compile(r"\b(?:kelurahan(?:/desa)?|kel\.?|pps|pkd|desa)\s+([\w\s\-]+)", re.IGNORECASE)
_STATION = re.compile(
    r"\btps\W{0,4}0*([1-9]\d{0,2})\b(?!\s*(?:-|–|s\.?\s?d|sampai|dan|,|/|&)\W*\d)", re.IGNORECASE
)
_ON_DAY = re.compile(
    r"(?:hari\W+|per\s+|pada\s+)*(?:tanggal|tgl\.?)?\s*(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu),?\s*)?"
    r"(\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4}|\d{1,2}[/\-.]\d{1,2}[/\-.]\d{4}|\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\d\s*(?:-|–|dan|&)\s*\d{1,2}\s+[a-z]{3}|\b(?:s\.?\s?d|sampai|hingga)\b", re.IGNORECASE)
_POINT = re.compile(
    r"(?:\b(?:di|pada|titik|tingkat)\s+|\s[-–]\s*)(?:kantor\s+|sekretariat\s+)?(gudang|ppk|pps|tps|kpps)\b",
    re.IGNORECASE,
)
_SEALED_AT = re.compile(r"\bsegel\s+(?:di\s+)?(gudang|ppk|pps|tps)\b", re.IGNORECASE)
_POINTS = {"gudang": "gudang_kpu", "kpps": "tps"}
_STAGES = {
    "pengepakan": re.compile(r"\b(?:pengepakan|packing|pengemasan)\b", re.IGNORECASE),
    "dibuka_tps": re.compile(r"\b(?:dibuka|pembukaan|buka)\b.*\btps\b", re.IGNORECASE),
}
_PLAN = re.compile(r"\W*(?:lampiran\W+|revisi\W+(?:\d+\W+)?)*(?:jadwal|rencana)\b", re.IGNORECASE)
_AUTHORS = (
    (
        Party.SUPERVISOR,
        re.compile(r"(?:bawaslu|panwaslu|panwascam|pengawas|badan pengawas|panitia pengawas|ptps|pkd)\b"),
    ),
    (Party.KPU, re.compile(r"(?:kpu|komisi pemilihan umum)\b")),
    (Party.PPK, re.compile(r"(?:ppk|panitia pemilihan kecamatan)\b")),
    (Party.PPS, re.compile(r"(?:pps|panitia pemungutan suara)\b")),
)
_WATCHING = re.compile(r"\b(?:laporan (?:hasil )?pengawasan|panwaslu kecamatan|panwascam|bawaslu kota)\b")
_KPU_PLAN = re.compile(r"\bkpu kota\b")
_NEVER = ("note", "condition", "cause", "line", "check_no", "collective", "photos")

_ABOUT_PAPER = ("formulir", "segel", "label_kotak")  # in titles these name the paper, or what was checked
_FEW = 2  # cells of a row of titles

Facts = dict[str, Cell]


@dataclass(frozen=True)
class Letterhead:
    """The rows above a header, and the names of sheet and file. pairs: label → value, as written."""

    pairs: tuple[tuple[str, Cell], ...]
    lines: tuple[str, ...]
    names: tuple[str, ...]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words of all titles and names."""
        return frozenset(
            stem for line in (*self.lines, *self.names) for stem in tokens(line.replace("_", " "))
        )

    def speaks_of(self, log: Log) -> bool:
        """Does a title or a name say that this log follows?"""
        return any(set(hint.split()) <= self.stems for hint in words()["petunjuk"][log.name])

    @property
    def is_plan(self) -> bool:
        """A schedule: what its rows say has not happened yet."""
        return any(map(_PLAN.match, (*self.lines, *self.names)))

    def said(self, log: Log) -> tuple[Facts, Facts]:
        """Role → value: what labelled lines say, and what titles and names let one understand."""
        sure = _agreed(self._labelled(log))
        titles = _agreed(
            [
                *(pair for line in self.lines for pair in of_line(line, log).items()),
                *(pair for name in self.names[:1] for pair in of_name(name, log).items()),
            ]
        )
        files = _agreed(pair for name in self.names[1:] for pair in of_name(name, log).items())
        return _clear_ones(sure), _clear_ones(files | titles)

    def party(self) -> str | None:
        """Whose paper it is, where its head says one thing only."""
        heads = [line.casefold().strip(" .:-") for line in self.lines]
        found = {str(party) for head in heads for party, pattern in _AUTHORS if pattern.match(head)}
        if not found and any(map(_WATCHING.search, heads)):
            found = {str(Party.SUPERVISOR)}
        if not found and self.is_plan and any(map(_KPU_PLAN.search, heads)):
            found = {str(Party.KPU)}
        return found.pop() if len(found) == 1 else None

    def _labelled(self, log: Log) -> Iterator[tuple[str, Cell]]:
        for label, value in self.pairs:
            role = self._role(label, value, log)
            if role and _clear(role, value, log):
                day = role == "date" or role.endswith(".date")
                yield role, _WEEKDAY.sub("", value) if day and isinstance(value, str) else value

    def _role(self, label: str, value: Cell, log: Log) -> str | None:
        found = meaning((label,), log)
        if found and found.role != IGNORED:
            return chosen(found.role, Look([value]), log).rstrip("~") if found.score == 100 else None
        if tokens(label) != ("nomor",):
            return None
        for role, title in (("document_no", {"surat", "jalan"}), ("handover_doc", {"serah", "terima"})):
            if role in log.by_name and title <= self.stems:
                return role
        return None


def letterhead(rows: Sequence[Sequence[Cell]], sheet: str | None, context: str) -> Letterhead:
    """The rows above a header, read as labelled values and as titles."""
    pairs: list[tuple[str, Cell]] = []
    lines: list[str] = []
    for row in rows:
        cells = [cell for cell in row if text(cell)]
        found, rest = _taken_apart(cells)
        pairs += found
        if len(cells) <= _FEW or found:
            lines += rest
    return Letterhead(tuple(pairs), tuple(lines), (sheet or "", context))


def looks_like_one(rows: Sequence[Sequence[Cell]]) -> bool:
    """May these rows stand above a table? Not when one of them is filled like a row of a table."""
    for row in rows:
        cells = [cell for cell in row if text(cell)]
        labelled = any(isinstance(cell, str) and ":" in cell for cell in cells)
        if len(cells) > _FEW and not labelled:
            return False
        if len(cells) > 1 and not labelled and not all(isinstance(cell, str) for cell in cells[:1]):
            return False
    return True


def _taken_apart(cells: Sequence[Cell]) -> tuple[list[tuple[str, Cell]], list[str]]:
    """A row of a letterhead: `Label : value` in one, two or three cells; what is no such pair is a title."""
    pairs: list[tuple[str, Cell]] = []
    lines: list[str] = []
    pieces: list[Cell] = []
    for cell in cells:
        pieces += _TOGETHER.split(cell) if isinstance(cell, str) and cell.count(":") > 1 else [cell]
    alone = len(pieces) == 2  # a label and its value need no colon between them
    waiting: str | None = None
    for at, piece in enumerate(pieces):
        written = text(piece)
        match = _PAIR.fullmatch(written) if isinstance(piece, str) and not written.startswith(":") else None
        if match and not match[2]:
            waiting = match[1]
        elif match and not match[1][-1].isdigit():
            pairs.append((match[1], match[2]))
            waiting = None
        elif waiting is not None:
            value = written.lstrip(": ") if isinstance(piece, str) else piece
            if value not in ("", None):
                pairs.append((waiting, value))
                waiting = None
        else:
            lines.append(written)
            colon = at + 1 < len(pieces) and text(pieces[at + 1]).startswith(":")
            waiting = written if alone or colon else None
    return pairs, lines


def _clear(role: str, value: Cell, log: Log) -> bool:
    """May this labelled value count for every row?"""
    field, _, part = role.partition(".")
    column = log.by_name.get(field)
    if role in _NEVER or role in (RECORDED_AT, PARTY) or (column and column.kind in (Kind.COUNT, Kind.LIST)):
        return False
    look = Look([value])
    if isinstance(value, str) and _SPAN.search(value):
        return False
    if role == "date" or part == "date":
        return look.mostly("date")
    if role == "time" or part == "time":
        return look.mostly("time")
    if column and column.kind is Kind.TIME:
        return any(map(look.mostly, ("date", "moment", "time")))
    return bool(text(value)) and "=" not in role


def _agreed(said: Iterable[tuple[str, Cell]]) -> Facts:
    """What is said once, or twice the same; what is said differently is None."""
    facts: Facts = {}
    for role, value in said:
        if role in facts and folded(text(facts[role])) != folded(text(value)):
            facts[role] = None
        else:
            facts[role] = value
    return facts


def _clear_ones(said: Facts) -> Facts:
    return {role: value for role, value in said.items() if value is not None}


# --- single lines -----------------------------------------------------------------------------------------


def of_line(line: str, log: Log) -> Facts:
    """What a title says beside being a title."""
    facts: Facts = {}
    district = _DISTRICT.search(line)
    if district:
        facts["@kecamatan"] = f"Pekalongan {district[1].capitalize()}"
    village = village_in(line)
    if village:
        facts["@kelurahan"] = village
    stations = set(_STATION.findall(line))
    if len(stations) == 1:
        facts["@tps"] = stations.pop()
    day = _ON_DAY.fullmatch(line.strip(" .()"))
    facts |= {"date": day[1]} if day else moment(line)
    if log is DELIVERIES:
        facts |= journey(line)
    points = {_POINTS.get(one.casefold(), one.casefold()) for one in _POINT.findall(line)}
    if "checkpoint" in log.by_name and len(points) == 1:
        facts["checkpoint"] = points.pop()
    stages = [stage for stage, pattern in _STAGES.items() if pattern.search(line)]
    if "stage" in log.by_name and len(stages) == 1:
        facts["stage"] = stages[0]
    goods = [one for one in goods_in(line) if one not in _ABOUT_PAPER] if "item" in log.by_name else []
    if len(goods) == 1 and (log is not BOX_COUNTS or goods[0].startswith(BALLOT)):
        facts["item"] = goods[0]
    return facts


def of_name(name: str, log: Log) -> Facts:
    """What the name of a sheet or a file says; a bare place is enough."""
    spoken = (
        name.replace("_", " ").rsplit(".", 1)[0] if name.casefold().endswith(("x", "csv", "xls")) else name
    )
    facts = of_line(spoken, log)
    sealed = _SEALED_AT.search(spoken)
    if sealed and "checkpoint" in log.by_name:
        facts["checkpoint"] = _POINTS.get(sealed[1].casefold(), sealed[1].casefold())
    facts |= bare_place(spoken)
    kind = ballot(spoken)
    if kind and "box_id" in log.by_name:
        facts["box_id.ballot"] = kind
    return facts


def bare_place(written: str) -> Facts:
    """A text that is the name of a kecamatan or a kelurahan and nothing else."""
    word = folded(written)
    if word not in place_names():
        return {}
    if word.removeprefix("pekalongan") in ("barat", "timur", "utara", "selatan"):
        return {"@kecamatan": f"Pekalongan {word.removeprefix('pekalongan').capitalize()}"}
    return {"@kelurahan": written.strip()}


def village_in(line: str) -> str | None:
    """The kelurahan that a line names after its word for it."""
    for match in _VILLAGE.finditer(line):
        spoken = match[1].split()
        for length in (3, 2, 1):
            name = " ".join(spoken[:length])
            if folded(name) in place_names() and "@kelurahan" in bare_place(name):
                return name.strip(" -")
    return None
