"""The store from the command line."""

from typing import Annotated

import typer

from lib.areas.wilayah import reference
from lib.cli.common import OUR_STORE, AsJson, Url, app, minute, say, show, warn
from lib.demo.fill import fill
from lib.demo.scenario import DEFAULT_SEED
from lib.kernel.clock import iso
from lib.kernel.format import clock_time, count
from lib.store.chain import Batch
from lib.store.log import REAL
from lib.store.open import create, open_store
from lib.store.verify import verify as verify_store


@app.command()
def init(
    election: str = "pemilu-2024", kind: str = REAL, store: Url = OUR_STORE, as_json_: AsJson = False
) -> None:
    """Buat penyimpanan baru yang kosong (nyata atau simulasi)."""
    rules = reference.election(election)
    create(store, election=rules.name, kota=rules.kota, kind=kind)
    if as_json_:
        show({"election": rules.name, "kind": kind})
    else:
        say(f"Penyimpanan {kind} untuk {rules.label} sudah dibuat.")


@app.command()
def demo(
    seed: int = DEFAULT_SEED,
    clock: str = "2024-02-13T15:00",
    store: Url = OUR_STORE,
    as_json_: AsJson = False,
) -> None:
    """Isi penyimpanan simulasi dengan data tiruan sampai jam ini."""
    until = minute(clock)
    filled = open_store(store)
    batches = fill(filled, seed=seed, until=until)
    if as_json_:
        show({"batches": batches, "clock": iso(until), "seed": seed})
    else:
        say(f"{count(batches)} kiriman simulasi tercatat; jam penyimpanan {clock_time(until)}.")


@app.command()
def batches(store: Url = OUR_STORE, as_json_: AsJson = False) -> None:
    """Daftar kiriman yang tercatat."""
    known = open_store(store).batches()
    if as_json_:
        names = Batch.__slots__
        show([{n: getattr(b, n) for n in names} | {"recorded_at": iso(b.recorded_at)} for b in known])
        return
    for batch in known:
        who = batch.sender or batch.party or "–"
        where = batch.file_name or batch.channel
        say(f"{batch.seq:>5}  {clock_time(batch.recorded_at)}  {who}  {where}  {batch.rows} baris")


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
    batch = open_store(store).withdraw(seq, by, why, minute(recorded_at) if recorded_at else None)
    if as_json_:
        show({"batch": batch.seq, "target": seq})
    else:
        say(f"Kiriman {seq} ditarik; tercatat sebagai kiriman {batch.seq}.")


@app.command()
def verify(against: str = "", store: Url = OUR_STORE, as_json_: AsJson = False) -> None:
    """Periksa keutuhan seluruh catatan."""
    report = verify_store(open_store(store), against or None)
    if as_json_:
        show(
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
        say(f"Utuh: {count(report.batches)} kiriman.{erased}")
    else:
        warn(f"Tidak utuh: {report.broken}. Jangan pakai; bandingkan dengan cadangan.")
    raise typer.Exit(0 if report.ok else 1)


@app.command()
def erase(
    value: str,
    by: Annotated[str, typer.Option("--by")],
    why: Annotated[str, typer.Option("--why")],
    store: Url = OUR_STORE,
    as_json_: AsJson = False,
) -> None:
    """Hapus satu data pribadi di mana pun tercatat; rantainya tetap utuh dan menyebut "dihapus"."""
    erased = open_store(store).erase(value, by, why)
    if as_json_:
        show({"erased": erased})
    else:
        say(f"Dihapus di {count(erased)} tempat.")
