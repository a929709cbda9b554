"""Accounts and sessions as they are stored. Who may do what with them is decided in lib.access.

Unlike the log, these rows are changed and removed: they say who may come in now, not what happened.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from lib.store.engine import reading, writing
from lib.store.log import Store
from lib.store.tables import accounts, sessions

# Its own lock on PostgreSQL, so that nobody waits for a long upload to sign in. SQLite has one for all.
_LOCK = "akun"


@dataclass(frozen=True, slots=True)
class Account:
    """One account. password: an argon2id hash, or "" when no password opens it. created_at: unix seconds."""

    name: str
    password: str
    role: str
    wilayah: str
    lembaga: str
    active: bool
    created_at: int


def _account(row: Any) -> Account:
    return Account(**{**row._mapping, "active": bool(row.active)})


def _values(account: Account) -> dict[str, Any]:
    return {name: getattr(account, name) for name in Account.__slots__} | {"active": int(account.active)}


def _found(connection: Connection, name: str) -> Account | None:
    row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
    return _account(row) if row else None


def find(store: Store, name: str) -> Account | None:
    """The account of this name, active or not."""
    with reading(store.engine) as connection:
        return _found(connection, name)


def every(store: Store) -> list[Account]:
    """All accounts by name, inactive ones too."""
    with reading(store.engine) as connection:
        return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.name))]


def add(store: Store, account: Account) -> bool:
    """Make it, in place of an inactive one of that name; False when an active one has the name."""
    with writing(store.engine, _LOCK) as connection:
        before = _found(connection, account.name)
        if before and before.active:
            return False
        connection.execute(delete(sessions).where(sessions.c.name == account.name))
        connection.execute(delete(accounts).where(accounts.c.name == account.name))
        connection.execute(insert(accounts), [_values(account)])
        return True


def save(store: Store, account: Account) -> None:
    """Make it, or make it read so from now on. Its sessions stay."""
    values = _values(account)
    with writing(store.engine, _LOCK) as connection:
        changed = connection.execute(update(accounts).where(accounts.c.name == account.name).values(**values))
        if not changed.rowcount:
            connection.execute(insert(accounts), [values])


def change_password(store: Store, name: str, password: str, end_sessions: bool) -> None:
    """Another hash, and nothing else: who was shut meanwhile stays shut."""
    with writing(store.engine, _LOCK) as connection:
        connection.execute(update(accounts).where(accounts.c.name == name).values(password=password))
        if end_sessions:
            connection.execute(delete(sessions).where(sessions.c.name == name))


def activate(store: Store, name: str) -> None:
    """Let it in again."""
    with writing(store.engine, _LOCK) as connection:
        connection.execute(update(accounts).where(accounts.c.name == name).values(active=1))


def deactivate(store: Store, name: str, keeping: str) -> bool:
    """Shut it and end its sessions; False, and nothing changed, when it is the last of role `keeping`."""
    with writing(store.engine, _LOCK) as connection:
        if _is_last(connection, name, keeping):
            return False
        connection.execute(update(accounts).where(accounts.c.name == name).values(active=0))
        connection.execute(delete(sessions).where(sessions.c.name == name))
        return True


def change_role(store: Store, name: str, role: str, wilayah: str, lembaga: str, *, keeping: str) -> bool:
    """Another role, area and institution; its sessions go on, with what it may now.

    False, and nothing changed, when that would take the role `keeping` from the last who has it.
    """
    values = {"role": role, "wilayah": wilayah, "lembaga": lembaga}
    with writing(store.engine, _LOCK) as connection:
        if role != keeping and _is_last(connection, name, keeping):
            return False
        connection.execute(update(accounts).where(accounts.c.name == name).values(**values))
        return True


def _is_last(connection: Connection, name: str, role: str) -> bool:
    """Is it the only one of this role that can come in (active, with a password)? Without it nobody could let
    anybody in."""
    able = select(accounts.c.name).where(
        accounts.c.role == role, accounts.c.active == 1, accounts.c.password != ""
    )
    return set(connection.execute(able).scalars()) == {name}


def open_session(store: Store, token_sha256: str, name: str, expires_at: int, now: int) -> None:
    """Remember a session, and forget those that have run out. expires_at, now: unix seconds."""
    with writing(store.engine, _LOCK) as connection:
        connection.execute(delete(sessions).where(sessions.c.expires_at <= now))
        row = {"token_sha256": token_sha256, "name": name, "expires_at": expires_at}
        connection.execute(insert(sessions), [row])


def of_session(store: Store, token_sha256: str, now: int) -> Account | None:
    """The active account as it is now of a session that has not run out."""
    chosen = (
        select(accounts)
        .join(sessions, sessions.c.name == accounts.c.name)
        .where(sessions.c.token_sha256 == token_sha256, sessions.c.expires_at > now, accounts.c.active == 1)
    )
    with reading(store.engine) as connection:
        row = connection.execute(chosen).first()
    return _account(row) if row else None


def close_session(store: Store, token_sha256: str) -> None:
    """Forget one session."""
    with writing(store.engine, _LOCK) as connection:
        connection.execute(delete(sessions).where(sessions.c.token_sha256 == token_sha256))
