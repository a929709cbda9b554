"""Questions and answers from the command line."""

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import pandas as pd
import typer

from lib.areas.deliveries import metrics as deliveries
from lib.areas.levels import Level
from lib.areas.quantities import metrics as quantities
from lib.areas.readiness import evidence as proof
from lib.areas.readiness import metrics as readiness
from lib.areas.readiness.model import PROOFS
from lib.areas.readiness.why import reasons, sentence
from lib.areas.seals import metrics as seals
from lib.areas.wilayah import reference
from lib.cli.common import OUR_STORE, AsJson, AsOf, KnownAt, Scope, Url, app, filters, records, say, show
from lib.kernel.clock import iso
from lib.kernel.election import Election
from lib.kernel.errors import UserError
from lib.kernel.format import count
from lib.kernel.logs import LOGS, Kind, precision
from lib.store import frames
from lib.store.open import open_store

DEFINITIONS = {
    "on_time": "Kiriman jatuh tempo yang tiba tepat waktu, dari yang dilaporkan pengawas atau penerima.",
    "delay_causes": "Sebab kiriman jatuh tempo yang terlambat, dengan jumlah menitnya.",
    "reconciliation": "Kebutuhan, dikirim, diterima, rusak, tertukar, selisih: per barang, jalur dan pihak.",
    "seal_status": "Kotak yang diperiksa di tiap titik dan keadaan segelnya.",
    "chain": "Riwayat segel tiap kotak: terakhir utuh, pertama bermasalah, terdokumentasi atau tidak.",
}


class EngineName(StrEnum):
    """Where a metric is computed."""

    PANDAS = "pandas"
    DUCKDB = "duckdb"


@app.command()
def verdicts(
    as_of: AsOf = "",
    known_at: KnownAt = "",
    scope: Scope = "",
    store: Url = OUR_STORE,
    as_json_: AsJson = False,
) -> None:
    """Putusan setiap TPS: siap, perlu tindak lanjut, atau belum terverifikasi."""
    held = open_store(store)
    rules = reference.election(held.election)
    logs = frames.logs(held, filters(held, as_of, known_at, scope))
    found = readiness.verdicts(logs, rules)
    if not as_json_:
        totals = found["verdict"].value_counts()
        for state in ("siap", "perlu_tindak_lanjut", "belum_terverifikasi"):
            say(f"{state.replace('_', ' ')}: {count(totals.get(state, 0))}")
        return
    why = {where: sentence(parts) for where, parts in reasons(logs, rules, found).items()}
    names = ["tps", "kecamatan", "kelurahan", "nomor", "dpt", "verdict", "overdue", "bisa_buka"]
    show(
        [
            {n: row[n] for n in names}
            | {"proofs": {p: {"state": row[p], "why": why[row["tps"], p]} for p in PROOFS}}
            for row in records(found)
        ]
    )


@app.command()
def evidence(
    tps: str, as_of: AsOf = "", known_at: KnownAt = "", store: Url = OUR_STORE, as_json_: AsJson = False
) -> None:
    """Baris-baris yang mendasari setiap bukti satu TPS."""
    held = open_store(store)
    question = filters(held, as_of, known_at, "")
    raws = {log: frames.raw(held, log, tps) for log in LOGS}
    if tps not in reference.stations(held.election) and tps not in set(raws["tps_master"]["tps"]):
        raise UserError(f"TPS {tps} tidak dikenal.", fix="Tulis kodenya, misalnya 33.75.03.1004-012.")
    found = proof.evidence(raws, question, tps)
    people = held.people(
        (int(seq), int(row))
        for rows in (frame for logs in found.values() for frame in logs.values())
        for seq, row in zip(rows["seq"], rows["row"], strict=True)
    )
    printed = {
        name: [_row(log, row, people) for log, frame in logs.items() for row in records(frame)]
        for name, logs in found.items()
    }
    if as_json_:
        show(printed)
        return
    for name, rows in printed.items():
        say(f"{name}: {len(rows)} baris")


def _row(log: str, row: dict[str, Any], people: dict[tuple[int, int, str], str]) -> dict[str, Any]:
    values: dict[str, Any] = {"party": row["party"]}
    for column in LOGS[log].columns:
        value = row[column.name]
        if value is not None and column.kind is Kind.TIME:
            value = iso(value, row[precision(column.name)])
        elif value is not None and column.kind is Kind.LIST:
            value = value.split("|")
        elif value is not None and column.kind is Kind.PERSON:
            value = people.get((row["seq"], row["row"], column.name), "dihapus")
        values[column.name] = value
    source = {"sheet": row["src_sheet"], "row": row["src_row"]}
    return {"batch": row["seq"], "row": row["row"], "log": log, "src": source, "values": values}


@app.command()
def metric(
    name: Annotated[str, typer.Argument()] = "",
    list_: Annotated[bool, typer.Option("--list")] = False,
    engine: EngineName = EngineName.PANDAS,
    by: Level = Level.KOTA,
    as_of: AsOf = "",
    known_at: KnownAt = "",
    scope: Scope = "",
    store: Url = OUR_STORE,
    as_json_: AsJson = False,
) -> None:
    """Hitung satu metrik."""
    if list_:
        show(DEFINITIONS) if as_json_ else sys.stdout.writelines(
            f"{n}: {d}\n" for n, d in DEFINITIONS.items()
        )
        return
    if name not in DEFINITIONS:
        raise UserError(
            f"Metrik {name or '(kosong)'} tidak dikenal.", fix=f"Pilih: {', '.join(DEFINITIONS)}."
        )
    held = open_store(store)
    rules = reference.election(held.election)
    question = filters(held, as_of, known_at, scope)
    on = frames.DuckDB() if engine is EngineName.DUCKDB else frames.Engine()
    found = _metric(name, frames.logs(held, question, on), rules, by)
    if as_json_:
        show(records(found))
    else:
        sys.stdout.write(found.to_string(index=False, na_rep="–") + "\n")


def _metric(name: str, logs: frames.Logs, rules: Election, by: Level) -> pd.DataFrame:
    as_of, moved = logs.filters.as_of, logs["deliveries"]
    computed: dict[str, Callable[[], pd.DataFrame]] = {
        "on_time": lambda: deliveries.on_time(moved, rules.deadline, as_of, by),
        "delay_causes": lambda: deliveries.delay_causes(moved, rules.deadline, as_of, by),
        "reconciliation": lambda: quantities.reconciliation(logs, rules, by),
        "seal_status": lambda: seals.seal_status(logs, rules, by),
        "chain": lambda: seals.chain(logs),
    }
    return computed[name]()
