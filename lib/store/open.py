"""Making a store and opening one: what it is, and the refusals that protect it."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert, inspect, select

from lib.kernel.errors import UserError
from lib.store.engine import LOCK_SECONDS, connect, reading, shown, sqlite_file, writing
from lib.store.log import REAL, SIMULATED, Store
from lib.store.tables import ADDED_LATER, SCHEMA_VERSION, meta, metadata

_OURS = Path(__file__).resolve().parents[2] / "data" / "local" / "kawal.db"


def address() -> str:
    """Where the store of this machine is: `KAWAL_STORE`, else the file in data/local."""
    return os.environ.get("KAWAL_STORE") or f"sqlite:///{_OURS.as_posix()}"


def create(url: str, *, election: str, kota: str, kind: str = REAL, **options: Any) -> Store:
    """A new, empty store. Refuses a database that already holds anything."""
    if kind not in (REAL, SIMULATED):
        raise UserError(f"Jenis penyimpanan {kind} tidak dikenal.", fix=f"Pilih {REAL} atau {SIMULATED}.")
    engine = connect(url)
    file = sqlite_file(engine)
    if file:
        _make_folder(file.parent)
    try:
        with writing(engine, kota) as connection:
            if inspect(connection).get_table_names():
                raise UserError(
                    "Penyimpanan ini sudah berisi.",
                    where=shown(engine),
                    fix="Pakai alamat lain dengan --store; isi yang ada tidak disentuh.",
                )
            metadata.create_all(connection)
            facts = {
                "schema_version": str(SCHEMA_VERSION),
                "election": election,
                "kota": kota,
                "kind": kind,
                "clock_offset": "0",
            }
            connection.execute(insert(meta), [{"key": key, "value": value} for key, value in facts.items()])
    except UserError:
        engine.dispose()
        raise
    return Store(engine, facts=facts, **options)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "Folder penyimpanan tidak dapat dibuat.",
            where=str(folder),
            fix="Periksa izin folder itu, atau pilih alamat lain dengan --store.",
        ) from error


def open_store(url: str, *, lock_seconds: float = LOCK_SECONDS, **options: Any) -> Store:
    """The store at this address. Refuses a missing, foreign, corrupt or newer one.

    An older one gets the tables it lacks; what it has recorded is not touched.
    """
    engine = connect(url, lock_seconds)
    file = sqlite_file(engine)
    if file and not file.exists():
        raise UserError(
            "Belum ada penyimpanan di sini.",
            where=str(file),
            fix="Buat dulu dengan perintah init, atau tunjuk alamat lain dengan --store.",
        )
    try:
        return Store(engine, facts=_upgraded(engine, _facts(engine)), **options)
    except UserError:
        engine.dispose()
        raise


def _facts(engine: Engine) -> dict[str, str]:
    with reading(engine) as connection:
        ours = inspect(connection).has_table("meta") and inspect(connection).has_table("batches")
        facts: dict[str, str] = {}
        if ours:
            facts = {row.key: row.value for row in connection.execute(select(meta))}
    found = facts.get("schema_version", "")
    if not ours or not found.isdigit():
        raise UserError(
            "Basis data ini bukan penyimpanan Kawal Logistik.",
            where=shown(engine),
            fix="Tunjuk yang benar dengan --store, atau buat yang baru dengan init di alamat lain.",
        )
    if int(found) > SCHEMA_VERSION:
        raise UserError(
            f"Penyimpanan ini dibuat oleh versi aplikasi yang lebih baru (skema {found}).",
            where=shown(engine),
            fix="Perbarui aplikasi. Isi penyimpanan tidak diubah.",
        )
    return facts


def _upgraded(engine: Engine, facts: dict[str, str]) -> dict[str, str]:
    """The facts of a store that has every table of this version; older stores are brought up in one step."""
    if int(facts["schema_version"]) == SCHEMA_VERSION:
        return facts
    with writing(engine, facts["kota"]) as connection:
        # Two processes may get here together. The second finds the tables there and writes the same version.
        metadata.create_all(connection, tables=ADDED_LATER)
        now = str(SCHEMA_VERSION)
        connection.execute(meta.update().where(meta.c.key == "schema_version").values(value=now))
    return {**facts, "schema_version": now}
