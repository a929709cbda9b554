"""Opening a database: pragmas, the write lock, and what a person is told when it can't be opened."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from lib.kernel.errors import UserError

LOCK_SECONDS = 30
_LOCKED = ("database is locked", "database table is locked", "lock timeout", "canceling statement")
_CORRUPT = ("not a database", "malformed", "disk image", "file is encrypted")


def connect(url: str, lock_seconds: float = LOCK_SECONDS) -> Engine:
    """An engine for `sqlite:///…` or `postgresql+psycopg://…`. The database itself is not touched yet."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            options: dict[str, Any] = {"connect_args": {"timeout": lock_seconds}}
        else:
            options = {"pool_pre_ping": True}
        engine = create_engine(parsed, **options)
    except (NoSuchModuleError, SQLAlchemyError, ImportError) as error:
        raise UserError(
            "Alamat penyimpanan tidak dikenal.",
            where=url.rsplit("@", maxsplit=1)[-1],
            fix="Pakai sqlite:///berkas.db atau postgresql+psycopg://pengguna@host/nama.",
        ) from error
    if engine.dialect.name == "sqlite":
        _tune_sqlite(engine)
    return engine


def _tune_sqlite(engine: Engine) -> None:
    """WAL and full sync, and transactions that we open ourselves (the driver would open them too late)."""

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def sqlite_file(engine: Engine) -> Path | None:
    """The file of an SQLite store; None on PostgreSQL or in memory."""
    name = engine.url.database
    return Path(name) if engine.dialect.name == "sqlite" and name and name != ":memory:" else None


def shown(engine: Engine) -> str:
    """Where the store is, for messages: never a password."""
    return str(sqlite_file(engine) or engine.url.render_as_string(hide_password=True))


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the whole database."""
    level = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with _explained(engine), engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, chain: str) -> Iterator[Connection]:
    """A transaction that holds the chain's lock from its first statement on; rolls back on any error."""
    with (
        _explained(engine),
        engine.connect().execution_options(writing=True) as connection,
        connection.begin(),
    ):
        if engine.dialect.name == "postgresql":
            # The lock comes before the head is read: without it, two writers read the same head.
            lock = zlib.crc32(chain.encode())
            connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": lock})
        yield connection


@contextmanager
def _explained(engine: Engine) -> Iterator[None]:
    """Turns what the database says into what a person can do about it; anything else is a bug and goes
    through."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).lower()
        if any(word in said for word in _LOCKED):
            raise UserError(
                "Penyimpanan sedang dipakai proses lain.",
                where=shown(engine),
                fix="Tunggu sebentar lalu coba lagi; tidak ada yang tersimpan sebagian.",
            ) from error
        if any(word in said for word in _CORRUPT):
            raise UserError(
                "Berkas penyimpanan rusak atau bukan penyimpanan Kawal Logistik.",
                where=shown(engine),
                fix="Jangan timpa berkas ini. Simpan salinannya, lalu pulihkan dari cadangan terakhir.",
            ) from error
        if isinstance(error, OperationalError):
            raise UserError(
                "Penyimpanan tidak dapat dibuka.",
                where=shown(engine),
                fix=f"Periksa alamat, izin berkas, ruang disk dan server basis datanya. Katanya: "
                f"{error.orig}",
            ) from error
        raise
