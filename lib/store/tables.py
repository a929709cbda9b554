"""The tables, one definition for SQLite and PostgreSQL."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, MetaData, Table, Text

from lib.kernel.logs import LOGS, Kind, Log, precision
from lib.kernel.logs import Column as LogColumn

SCHEMA_VERSION = 4
metadata = MetaData()

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

batches = Table(
    "batches",
    metadata,
    Column("chain", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("file_name", Text),
    Column("file_sha256", Text),
    Column("sender", Text),
    Column("party", Text),
    Column("rows", BigInteger, nullable=False),
    Column("citation", Text),
    Column("note", Text),
    Column("recorded_at", BigInteger, nullable=False),
    Column("target_seq", BigInteger),
    Column("prev_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

# Names and other personal values live here alone; a log row carries only the salted commitment.
personal = Table(
    "personal",
    metadata,
    Column("chain", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("row", BigInteger, primary_key=True, autoincrement=False),
    Column("column", Text, primary_key=True),
    Column("salt", Text, nullable=False),
    Column("value", Text, nullable=False),
)

# Who may come in, and who has. Not part of the record: no batch, no hash.
accounts = Table(
    "accounts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("password", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("wilayah", Text, nullable=False),
    Column("lembaga", Text, nullable=False),
    Column("active", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)
sessions = Table(
    "sessions",
    metadata,
    Column("token_sha256", Text, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("expires_at", BigInteger, nullable=False),
)

# The boundaries that an admin brought, if any: at most one row. Not part of the record either.
boundaries = Table(
    "boundaries",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("file_name", Text, nullable=False),
    Column("shapes", Text, nullable=False),
    Column("kept_by", Text, nullable=False),
    Column("kept_at", BigInteger, nullable=False),
)

# Photos by what they show: a row of the log names the SHA-256, so another photo can't take its place.
photos = Table(
    "photos",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("image", LargeBinary, nullable=False),
    Column("kept_at", BigInteger, nullable=False),
)
# How a sender's headings were put right by a person, so that it need not be done again.
headings = Table(
    "headings",
    metadata,
    Column("sender", Text, primary_key=True),
    Column("heading", Text, primary_key=True),
    Column("field", Text, nullable=False),
    Column("kept_at", BigInteger, nullable=False),
)
# accounts and sessions came in version 2, boundaries in 3, photos and headings in 4
ADDED_LATER = (accounts, sessions, boundaries, photos, headings)

# What every log row carries beside its own columns.
ROW_COLUMNS = (
    "chain",
    "seq",
    "row",
    "party",
    "wilayah",
    "key",
    "digest",
    "same_seq",
    "same_row",
    "replaces_seq",
    "replaces_row",
    "clears",
    "flags",
    "src_sheet",
    "src_row",
)
_NUMBERS = {"seq", "row", "same_seq", "same_row", "replaces_seq", "replaces_row", "src_row"}


def _sql_columns(column: LogColumn) -> list[Column[object]]:
    if column.kind is Kind.TIME:
        return [Column(column.name, BigInteger), Column(precision(column.name), Text)]
    return [Column(column.name, BigInteger if column.kind in (Kind.COUNT, Kind.FLAG) else Text)]


def _table(log: Log) -> Table:
    common = [
        Column(
            name,
            BigInteger if name in _NUMBERS else Text,
            primary_key=name in ("chain", "seq", "row"),
            autoincrement=False,
        )
        for name in ROW_COLUMNS
    ]
    own = [sql for column in log.columns for sql in _sql_columns(column)]
    return Table(
        log.name,
        metadata,
        *common,
        *own,
        Index(f"{log.name}_digest", "chain", "digest"),
        Index(f"{log.name}_key", "chain", "key"),
    )


log_tables = {name: _table(log) for name, log in LOGS.items()}
