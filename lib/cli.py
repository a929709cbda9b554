"""Every capability without a browser. Names, keys and exit codes are a contract with outside checks."""

import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from lib.areas.deliveries import metrics as deliveries
from lib.areas.levels import Level
from lib.areas.quantities import metrics as quantities
from lib.areas.readiness import evidence as proof
from lib.areas.readiness import metrics as readiness
from lib.areas.readiness.model import PROOFS
from lib.areas.seals import metrics as seals
from lib.areas.wilayah import reference
from lib.demo.fill import fill
from lib.demo.scenario import DEFAULT_SEED
from lib.ingest import as_json, ingest_file
from lib.kernel import words
from lib.kernel.clock import Minute, iso, parse
from lib.kernel.errors import UserError
from lib.kernel.filters import Filters
from lib.kernel.format import clock_time, count
from lib.kernel.logs import LOGS, Kind, precision
from lib.store import frames
from lib.store.log import REAL, Store
from lib.store.open import create, open_store
from lib.store.verify import verify as verify_store

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Kawal Logistik tanpa peramban.",
)
DEFAULT_STORE = "sqlite:///data/local/kawal.db"
Url = Annotated[str, typer.Option("--store", help="Alamat penyimpanan.")]
AsJson = Annotated[bool, typer.Option("--json", help="Cetak satu dokumen JSON.")]
AsOf = Annotated[str, typer.Option("--as-of", help="Keadaan di lapangan pada waktu ini (WIB).")]
KnownAt = Annotated[str, typer.Option("--known-at", help="Yang sudah tercatat pada waktu ini (WIB).")]
Scope = Annotated[str, typer.Option("--scope", help="Awalan kode wilayah, misalnya 33.75.03.")]
OUR_STORE = os.environ.get("KAWAL_STORE", DEFAULT_STORE)
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


def run() -> None:
    """The entry: a `UserError` is told on stderr and ends with 1."""
    try:
        app()
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)


def _print(document: Any) -> None:
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def _time(text: str) -> Minute:
    moment = parse(text)
    if moment is None:
        raise UserError(f"Waktu {text} tidak terbaca.", fix="Tulis seperti 2024-02-13T15:00 (WIB).")
    return moment.settles_at


def _filters(store: Store, as_of: str, known_at: str, scope: str) -> Filters:
    now = store.now()
    return Filters(_time(as_of) if as_of else now, _time(known_at) if known_at else now, scope)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as JSON values: an unknown one is null, a whole number is an int."""
    columns = {name: [_plain(value) for value in frame[name].tolist()] for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _plain(value: Any) -> Any:
    return None if value is None or value is pd.NA or value != value else value  # noqa: PLR0124 (NaN)


@app.command()
def init(
    election: str = "pemilu-2024", kind: str = REAL, store: Url = OUR_STORE, as_json_: AsJson = False
) -> None:
    """Buat penyimpanan baru yang kosong (nyata atau simulasi)."""
    rules = reference.election(election)
    create(store, election=rules.name, kota=rules.kota, kind=kind)
    if as_json_:
        _print({"election": rules.name, "kind": kind})
    else:
        sys.stdout.write(f"Penyimpanan {kind} untuk {rules.label} sudah dibuat.\n")


@app.command()
def demo(
    seed: int = DEFAULT_SEED,
    clock: str = "2024-02-13T15:00",
    store: Url = OUR_STORE,
    as_json_: AsJson = False,
) -> None:
    """Isi penyimpanan simulasi dengan data tiruan sampai jam ini."""
    until = _time(clock)
    filled = open_store(store)
    batches = fill(filled, seed=seed, until=until)
    if as_json_:
        _print({"batches": batches, "clock": iso(until), "seed": seed})
    else:
        sys.stdout.write(
            f"{count(batches)} kiriman simulasi tercatat; jam penyimpanan {clock_time(until)}.\n"
        )


@app.command()
def batches(store: Url = OUR_STORE, as_json_: AsJson = False) -> None:
    """Daftar kiriman yang tercatat."""
    known = open_store(store).batches()
    if as_json_:
        names = known[0].__slots__ if known else ()
        _print([{n: getattr(b, n) for n in names} | {"recorded_at": iso(b.recorded_at)} for b in known])
        return
    for batch in known:
        who = batch.sender or batch.party or "–"
        where = batch.file_name or batch.channel
        sys.stdout.write(
            f"{batch.seq:>5}  {clock_time(batch.recorded_at)}  {who}  {where}  {batch.rows} baris\n"
        )


@app.command()
def withdraw(
    seq: int,
    by: Annotated[str, typer.Option("--by")],
    why: Annotated[str, typer.Option("--why")],
    recorded_at: str = "",
    store: Url = OUR_STORE,
    as_json_: AsJson = False,
) -> None:
    """Tarik satu kiriman; isinya tetap terbaca sebagai yang diketahui waktu itu."""
    batch = open_store(store).withdraw(seq, by, why, _time(recorded_at) if recorded_at else None)
    if as_json_:
        _print({"batch": batch.seq, "target": seq})
    else:
        sys.stdout.write(f"Kiriman {seq} ditarik; tercatat sebagai kiriman {batch.seq}.\n")


@app.command()
def verify(against: str = "", store: Url = OUR_STORE, as_json_: AsJson = False) -> None:
    """Periksa keutuhan seluruh catatan."""
    report = verify_store(open_store(store), against or None)
    if as_json_:
        _print(
            {
                "ok": report.ok,
                "batches": report.batches,
                "chains": report.chains,
                "first_broken": report.broken,
                "erased": report.erased,
            }
        )
    elif report.ok:
        erased = f" {count(report.erased)} data pribadi sudah dihapus." if report.erased else ""
        sys.stdout.write(f"Utuh: {count(report.batches)} kiriman.{erased}\n")
    else:
        sys.stderr.write(f"Tidak utuh: {report.broken}. Jangan pakai; bandingkan dengan cadangan.\n")
    raise typer.Exit(0 if report.ok else 1)


@app.command()
def ingest(
    files: Annotated[list[Path], typer.Argument()],
    name: Annotated[str, typer.Option("--name")] = "",
    log: Annotated[str, typer.Option("--log")] = "",
    sender: Annotated[str, typer.Option("--sender")] = "",
    party: Annotated[str, typer.Option("--party")] = "",
    recorded_at: Annotated[str, typer.Option("--recorded-at")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    rows: Annotated[bool, typer.Option("--rows")] = False,
    accept_suggestions: Annotated[bool, typer.Option("--accept-suggestions")] = False,
    store: Url = OUR_STORE,
    as_json_: AsJson = False,
) -> None:
    """Masukkan berkas: satu kiriman, atau tidak sama sekali."""
    del accept_suggestions  # nothing is suggested yet: places are codes or official names
    if party and party not in tuple(words.Party):
        raise UserError(f"Pihak {party} tidak dikenal.", fix=f"Pilih: {', '.join(words.Party)}.")
    into = open_store(store)
    at = _time(recorded_at) if recorded_at else None
    reports = [
        ingest_file(
            into,
            file,
            name=name or None,
            log=log or None,
            sender=sender or None,
            party=party or None,
            recorded_at=at,
            dry_run=dry_run,
        )
        for file in files
    ]
    if as_json_:
        documents = [as_json(report, rows) for report in reports]
        _print(documents[0] if len(documents) == 1 else documents)
    for report in reports:
        if report.error:
            sys.stderr.write(f"{report.file}: {report.error}\n")
        elif not as_json_:
            told = ", ".join(f"{status} {number}" for status, number in report.counts.items())
            sys.stdout.write(f"{report.file}: {told}\n")
    raise typer.Exit(0 if all(report.accepted for report in reports) else 1)


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
    found = readiness.verdicts(frames.logs(held, _filters(held, as_of, known_at, scope)), rules)
    if not as_json_:
        totals = found["verdict"].value_counts()
        for state in ("siap", "perlu_tindak_lanjut", "belum_terverifikasi"):
            sys.stdout.write(f"{state.replace('_', ' ')}: {count(totals.get(state, 0))}\n")
        return
    names = ["tps", "kecamatan", "kelurahan", "nomor", "dpt", "verdict", "overdue", "bisa_buka"]
    _print(
        [
            {n: row[n] for n in names}
            | {"proofs": {p: {"state": row[p], "why": readiness.why(p, row[p])} for p in PROOFS}}
            for row in _records(found)
        ]
    )


@app.command()
def evidence(
    tps: str, as_of: AsOf = "", known_at: KnownAt = "", store: Url = OUR_STORE, as_json_: AsJson = False
) -> None:
    """Baris-baris yang mendasari setiap bukti satu TPS."""
    held = open_store(store)
    filters = _filters(held, as_of, known_at, "")
    raws = {log: frames.raw(held, log, tps) for log in LOGS}
    found = proof.evidence(raws, filters, tps)
    people = held.people(
        (int(seq), int(row))
        for rows in (frame for logs in found.values() for frame in logs.values())
        for seq, row in zip(rows["seq"], rows["row"], strict=True)
    )
    printed = {
        name: [_row(log, row, people) for log, frame in logs.items() for row in _records(frame)]
        for name, logs in found.items()
    }
    if as_json_:
        _print(printed)
        return
    for name, rows in printed.items():
        sys.stdout.write(f"{name}: {len(rows)} baris\n")


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
        _print(DEFINITIONS) if as_json_ else sys.stdout.writelines(
            f"{n}: {d}\n" for n, d in DEFINITIONS.items()
        )
        return
    if name not in DEFINITIONS:
        raise UserError(
            f"Metrik {name or '(kosong)'} tidak dikenal.", fix=f"Pilih: {', '.join(DEFINITIONS)}."
        )
    held = open_store(store)
    rules = reference.election(held.election)
    filters = _filters(held, as_of, known_at, scope)
    on = frames.DuckDB() if engine is EngineName.DUCKDB else frames.Engine()
    found = _metric(name, frames.logs(held, filters, on), rules, by)
    if as_json_:
        _print(_records(found))
    else:
        sys.stdout.write(found.to_string(index=False, na_rep="–") + "\n")


def _metric(name: str, logs: frames.Logs, rules: Any, by: Level) -> pd.DataFrame:
    as_of, moved = logs.filters.as_of, logs["deliveries"]
    return {
        "on_time": lambda: deliveries.on_time(moved, rules.deadline, as_of, by),
        "delay_causes": lambda: deliveries.delay_causes(moved, rules.deadline, as_of, by),
        "reconciliation": lambda: quantities.reconciliation(logs, rules, by),
        "seal_status": lambda: seals.seal_status(logs, rules, by),
        "chain": lambda: seals.chain(logs),
    }[name]()
