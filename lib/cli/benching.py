"""How fast files come in, held against the libraries by themselves in the same run."""

import csv
import io
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import openpyxl
import pandas as pd
import typer
from python_calamine import CalamineWorkbook

from lib.areas.wilayah import reference
from lib.cli.common import app, say
from lib.ingest import reading
from lib.ingest.compare import compared
from lib.ingest.content import opened
from lib.ingest.prepare import Asked, understood
from lib.kernel.clock import parse
from lib.kernel.errors import UserError
from lib.store.log import Store
from lib.store.open import create

_ELECTION, _ROUNDS = "pemilu-2024", 9
_TEXT_ROWS, _SHEET_ROWS = 50_000, 20_000
_COLUMNS = (
    "document_no", "item", "origin", "destination", "line", "planned_departure", "planned_arrival",
    "departed_at", "arrived_at", "qty_sent", "qty_received", "qty_damaged", "qty_wrong", "delay_cause",
    "vehicle", "vehicle_kind", "received_by", "supervisor_present", "handover_doc", "note",
)  # fmt: skip


@app.command()
def bench(what: Annotated[str, typer.Argument(help="ingest")] = "ingest") -> None:
    """Ukur kecepatan memeriksa berkas, dibandingkan dengan membacanya saja."""
    if what != "ingest":
        raise UserError(f"Tidak ada ukuran {what}.", fix="Yang ada: ingest.")
    reading.warm()
    text, sheet = _as_csv(_rows(_TEXT_ROWS)), _as_xlsx(_rows(_SHEET_ROWS))
    store = create("sqlite://", election=_ELECTION, kota="33.75", kind="simulasi")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ukur.xlsx"
        path.write_bytes(sheet)
        _compared(
            "xlsx",
            _SHEET_ROWS,
            3,
            lambda: _calamine(path),
            lambda: _ours(store, path.read_bytes(), path.name),
        )
    _compared("CSV", _TEXT_ROWS, 6, lambda: _pandas(text), lambda: _ours(store, text, "ukur.csv"))
    store.engine.dispose()


def _compared(kind: str, rows: int, most: int, alone: Callable[[], Any], ours: Callable[[], Any]) -> None:
    """Both in turns, so that whatever else the machine does weighs on both."""
    ours()  # what is done once a process: reference tables, the reader process
    times = [(_seconds(alone), _seconds(ours)) for _ in range(_ROUNDS)]
    ratio = statistics.median(own / bare for bare, own in times)
    bare, own = (statistics.median(column) for column in zip(*times, strict=True))
    say(
        f"{kind}, {rows} baris: dibaca, diperiksa dan dibandingkan {own:.2f} s; dibaca saja {bare:.2f} s; "
        f"{ratio:.1f} kali (batas {most} kali)"
    )


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _pandas(text: bytes) -> Any:
    return pd.read_csv(io.BytesIO(text), dtype=str).to_dict("records")


def _calamine(path: Path) -> Any:
    book = CalamineWorkbook.from_path(path)
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def _ours(store: Store, data: bytes, name: str) -> None:
    """As the preview does it: opened in the reader process, understood, held against the store."""
    now = parse("2024-02-14T09:00")
    assert now  # noqa: S101 (for the type checker)
    report = understood(opened(data, name, reading.safely), Asked(_ELECTION, now.minute, "kpu"))
    compared(store, report)


def _rows(number: int) -> list[list[Any]]:
    """Deliveries as a busy evening would have them; always the same."""
    chance = random.Random(2024)  # noqa: S311 (no secret)
    places = list(reference.stations(_ELECTION))
    items = ("kotak_suara", "bilik_suara", "tinta", "surat_suara_ppwp", "surat_suara_dpr")
    rows = []
    for at in range(number):
        place, day, hour = chance.choice(places), chance.randint(10, 13), chance.randint(6, 19)
        left = f"2024-02-{day}T{hour:02d}:{chance.randint(0, 59):02d}"
        came = f"2024-02-{day}T{hour + 2:02d}:{chance.randint(0, 59):02d}"
        planned = [f"2024-02-{day}T{hour:02d}:00", f"2024-02-{day}T{hour + 1:02d}:00"]
        amount = chance.choice((2, 4, 5, 250, 300))
        who = ("truk", f"Petugas {at % 500}", 1, f"BAST/{at}", "")
        about = (chance.choice(("", "macet")), f"H {at % 200 + 1000} XA", *who)
        where = (f"SJ/{at // 20:05d}/II/2024", chance.choice(items), place[:13], place, at % 20 + 1)
        rows.append([*where, *planned, left, came, amount, amount, 0, 0, *about])
    return rows


def _as_csv(rows: list[list[Any]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([_COLUMNS, *rows])
    return out.getvalue().encode()


def _as_xlsx(rows: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Pengiriman")
    for row in [list(_COLUMNS), *rows]:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
