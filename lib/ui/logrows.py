"""Rows of a log in words, each with the batch, file, sheet and row it came from."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from lib.access.policy import Action
from lib.areas.readiness.why import STAGES
from lib.areas.tracing import traced
from lib.areas.wilayah.reference import name_of
from lib.figures.words import CHECKPOINT_LABELS, CONDITION_LABELS, PARTY_LABELS
from lib.ingest.completed import WITHOUT_PAPER
from lib.kernel import codes
from lib.kernel.clock import parse
from lib.kernel.format import NONE, count, short_time
from lib.kernel.logs import LOGS, Column, Kind, precision
from lib.store.canonical import LIST_MARK
from lib.ui import cached, tables
from lib.ui.here import Here

UNDER_STUDY = "sedang didalami"  # the word for intent, for all who may not read it spelled out
CAUSES = {
    "gesekan": "gesekan",
    "basah": "basah",
    "sengaja": "sengaja, menurut pelapor",
    "dibuka_resmi": "dibuka resmi",
    "tidak_diketahui": "tidak diketahui",
    "tidak_disebut": "tidak disebut",
}
DELAYS = {
    "macet": "macet",
    "cuaca": "cuaca",
    "banjir_rob": "banjir rob",
    "kendaraan_mogok": "kendaraan mogok",
    "administrasi": "administrasi",
    "lain": "lain",
    "tidak_disebut": "tidak disebut",
}
ACTIONS = {"disegel_ulang_ba": "disegel ulang dengan BA", "dilaporkan_kpu": "dilaporkan ke KPU"}
_WORDS: dict[str, Mapping[Any, str]] = {
    "checkpoint": CHECKPOINT_LABELS,
    "condition": CONDITION_LABELS,
    "stage": STAGES,
    "delay_cause": DELAYS,
}
_HIDDEN = {"line", "check_no", "photos"}  # tell rows apart in the log; they tell a reader nothing
SOURCE = "source"
# What a reader looks for first, where a log does not have it first.
_FIRST = {
    "deliveries": (
        "item", "destination", "planned_arrival", "arrived_at", "qty_sent", "qty_received", "qty_damaged",
        "qty_wrong", "delay_cause",
    ),
    "seal_checks": ("box_id", "checkpoint", "checked_at", "condition", "cause", "actions", "ba_no"),
}  # fmt: skip


def told(here: Here, log: str, rows: pd.DataFrame, tps: str = "") -> pd.DataFrame:
    """The rows as texts, under the names of the log's columns; columns that no row fills are left out.

    Adds `party` first and `source` last. Names of people and free notes only for who may read them.
    tps: the page's own; it is not said again in every row.
    """
    first = _FIRST.get(log, ())
    ordered = sorted(
        LOGS[log].columns, key=lambda one: first.index(one.name) if one.name in first else len(first)
    )
    columns = [
        one
        for one in ordered
        if _shows(here, one, rows) and not (tps and one.kind is Kind.PLACE and rows[one.name].eq(tps).all())
    ]
    people = _people(here, columns, rows)
    own = f"{name_of(tps)} · " if tps else ""
    found = []
    for row in traced(rows, cached.batches(here)).to_dict("records"):
        texts = {"party": PARTY_LABELS.get(row["party"], NONE)}
        for column in columns:
            if column.kind is Kind.PERSON:
                texts[column.name] = people.get((row["seq"], row["row"], column.name), NONE)
            else:
                texts[column.name] = _text(here, column, row).removeprefix(own)
        found.append(texts | {SOURCE: source(here, row)})
    return pd.DataFrame(found, columns=["party", *(one.name for one in columns), SOURCE], dtype="str")


def labels(log: str, frame: pd.DataFrame) -> dict[str, tuple[str, tables.Show]]:
    """The columns of what `told` gives, for `tables.plain`."""
    fixed = {"party": "Menurut", SOURCE: "Asal baris"}
    named = {column.name: column.label for column in LOGS[log].columns} | fixed
    return {str(name): (named[str(name)], tables.text) for name in frame.columns}


def source(here: Here, row: Mapping[Any, Any]) -> str:
    """`Kiriman 412, segel-utara.xlsx, lembar Utara, baris 14`; what the file did not tell is left out."""
    parts = [f"kiriman {row['batch']}"]
    parts += [str(row["file"])] if isinstance(row["file"], str) else []
    parts += [f"lembar {row['sheet']}"] if isinstance(row["sheet"], str) else []
    parts += [f"baris {row['line']}"] if not pd.isna(row["line"]) else []
    parts += [str(row["sender"])] if isinstance(row["sender"], str) and here.may(Action.PEOPLE) else []
    return ", ".join(parts)


def cause(here: Here, named: object) -> str:
    """The cause of a seal not intact, as reported, in the words that this person may read."""
    return cause_words(named, spelled=here.may(Action.INTENT))


def cause_words(named: object, *, spelled: bool) -> str:
    """The cause as reported. Intent is not spelled out to all: no row accuses."""
    if named == "sengaja" and not spelled:
        return UNDER_STUDY
    return CAUSES[named] if isinstance(named, str) else CAUSES["tidak_disebut"]


def document(number: str) -> str:
    """The number of a surat jalan; of a load that has none, that it has none and its day."""
    day = parse(number.removeprefix(WITHOUT_PAPER)) if number.startswith(WITHOUT_PAPER) else None
    return f"tanpa surat jalan, {short_time(day.minute, day.precision)}" if day else number


def box(here: Here, box_id: str) -> str:
    """`TPS 12 Panjang Wetan · DPR`; `PPK Pekalongan Utara · kotak 1`."""
    home, ballot = codes.box_home(box_id), codes.box_ballot(box_id)
    if home is None:
        return box_id
    kind = here.election.ballots.get(ballot or "") or f"kotak {box_id.rsplit('-', 1)[-1]}"
    return f"{name_of(home)} · {kind}"


def _shows(here: Here, column: Column, rows: pd.DataFrame) -> bool:
    private = column.kind is Kind.PERSON or column.name == "note"
    if column.name in _HIDDEN or (private and not here.may(Action.PEOPLE)):
        return False
    return bool(rows[column.name].notna().any())


def _people(here: Here, columns: list[Column], rows: pd.DataFrame) -> dict[tuple[int, int, str], str]:
    if not any(column.kind is Kind.PERSON for column in columns):
        return {}
    return here.store.people(zip(rows["seq"].astype(int), rows["row"].astype(int), strict=True))


def _text(here: Here, column: Column, row: Mapping[Any, Any]) -> str:
    value = row[column.name]
    if value is None or pd.isna(value):
        return NONE
    if column.name == "cause":
        return cause(here, value)
    if column.kind is Kind.TIME:
        return short_time(int(value), str(row[precision(column.name)]))
    if column.name == "document_no":
        return document(str(value))
    if column.kind is Kind.WORD:
        return _WORDS.get(column.name, {}).get(value, str(value).replace("_", " "))
    says: dict[Kind, Callable[[Any], str]] = {
        Kind.COUNT: count,
        Kind.FLAG: lambda told: "ya" if int(told) else "tidak",
        Kind.PLACE: name_of,
        Kind.BOX: lambda told: box(here, told),
        Kind.ITEM: lambda told: here.election.labels.get(told, told),
        Kind.LIST: lambda told: ", ".join(ACTIONS.get(one, one) for one in told.split(LIST_MARK)),
    }
    return says.get(column.kind, str)(value)
