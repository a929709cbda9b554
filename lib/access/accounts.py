"""Accounts: made, checked, shut. Passwords are kept as argon2id hashes alone."""

import re
import secrets
import time
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from lib.access.policy import Person, Role, inside
from lib.kernel import codes
from lib.kernel.errors import UserError
from lib.store import accounts as stored
from lib.store.accounts import Account
from lib.store.log import Store

SHORTEST, LONGEST = 10, 200  # characters of a password
EXAMPLE = "contoh-"  # names of the accounts that a simulated store offers for trying
hasher = PasswordHasher()
_NAME = re.compile(r"[\w.-]{2,40}")


@dataclass(frozen=True, slots=True)
class Member:
    """An account as a list shows it. created_at: unix seconds."""

    person: Person
    active: bool
    has_password: bool
    created_at: int


def add(  # noqa: PLR0917 (the fields of the form, in its order)
    store: Store,
    name: str,
    role: str,
    password: str,
    wilayah: str = "",
    lembaga: str = "",
    *,
    now: int | None = None,
) -> Person:
    """A new account, or a shut one made anew. Refuses what would not be safe or not make sense."""
    name = named(name)
    _check_name(name)
    _check_password(name, password)
    made = Account(
        name=name,
        password=hasher.hash(_normal(password)),
        role=_known(role),
        wilayah=_area(store, wilayah, role),
        lembaga=_institution(lembaga),
        active=True,
        created_at=int(time.time()) if now is None else now,
    )
    if not stored.add(store, made):
        raise UserError(
            f"Akun {name} sudah ada.", fix="Pilih nama lain, atau ganti kata sandi akun yang ada itu."
        )
    return _person(made)


def example(store: Store, role: Role, now: int) -> Person:
    """The account without a password for trying this role, made when it is first wanted. Simulated only."""
    name = f"{EXAMPLE}{role}"
    made = Account(name, "", role, "", "", active=True, created_at=now)
    before = stored.find(store, name)
    if before != replace(made, created_at=before.created_at if before else now):
        stored.save(store, made)
    return _person(made)


def set_password(store: Store, name: str, password: str) -> None:
    """Another password from now on; every session of that person ends."""
    account = _existing(store, name)
    _check_own(account)
    _check_password(account.name, password)
    stored.change_password(store, account.name, hasher.hash(_normal(password)), end_sessions=True)


def set_role(store: Store, name: str, role: str, wilayah: str = "", lembaga: str = "") -> Person:
    """Another role, area and institution, from the next click on. Refuses to take the role of the last
    admin."""
    account = _existing(store, name)
    _check_own(account)
    changed = replace(
        account, role=_known(role), wilayah=_area(store, wilayah, role), lembaga=_institution(lembaga)
    )
    about = (changed.role, changed.wilayah, changed.lembaga)
    if not stored.change_role(store, account.name, *about, keeping=Role.ADMIN):
        raise _last_admin(account)
    return _person(changed)


def set_active(store: Store, name: str, active: bool) -> None:
    """Let in again, or shut at once. Refuses to shut the last admin."""
    account = _existing(store, name)
    if active:
        stored.activate(store, account.name)
    elif not stored.deactivate(store, account.name, keeping=Role.ADMIN):
        raise _last_admin(account)


def checked(store: Store, name: str, password: str) -> Person | None:
    """Who this is, or None. Takes about as long whether the name, the password or both are wrong."""
    account = stored.find(store, named(name))
    opens = account is not None and account.active and bool(account.password)
    kept = account.password if account and opens else _dummy(hasher)
    try:
        hasher.verify(kept, _normal(password))
    except (VerificationError, InvalidHashError):
        return None
    if account is None or not opens:
        return None
    if hasher.check_needs_rehash(kept):
        stored.change_password(store, account.name, hasher.hash(_normal(password)), end_sessions=False)
    return _person(account)


def everyone(store: Store) -> list[Member]:
    """All accounts by name, shut ones too."""
    return [
        Member(_person(account), account.active, bool(account.password), account.created_at)
        for account in stored.every(store)
    ]


def named(name: str) -> str:
    """A name as it is kept: lower case, one way of writing each letter."""
    return _normal(name).strip().lower()


def of_account(account: Account | None) -> Person | None:
    """The person of an account."""
    return _person(account) if account else None


def _person(account: Account) -> Person:
    return Person(account.name, Role(account.role), account.wilayah, account.lembaga)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@cache
def _dummy(with_hasher: PasswordHasher) -> str:
    """A hash that nothing opens, as dear to check as a real one."""
    return with_hasher.hash(secrets.token_urlsafe(32))


def _existing(store: Store, name: str) -> Account:
    account = stored.find(store, named(name))
    if account is None:
        raise UserError(f"Tidak ada akun bernama {named(name)}.", fix="Lihat yang ada dengan `user list`.")
    return account


def _check_own(account: Account) -> None:
    if account.name.startswith(EXAMPLE):
        raise UserError(f"Akun {account.name} adalah akun contoh.", fix="Buat akun sendiri untuk orangnya.")


def _last_admin(account: Account) -> UserError:
    return UserError(
        f"Akun {account.name} adalah admin terakhir yang aktif.",
        fix="Buat admin lain lebih dulu; tanpa admin tidak ada yang dapat mengurus akun.",
    )


def _institution(lembaga: str) -> str:
    return " ".join(_normal(lembaga).split())


def _known(role: str) -> Role:
    if role not in tuple(Role):
        raise UserError(f"Peran {role} tidak dikenal.", fix=f"Pilih: {', '.join(Role)}.")
    return Role(role)


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise UserError(
            f"Nama akun {name} tidak dapat dipakai." if name else "Nama akunnya belum diisi.",
            fix="Pakai 2 sampai 40 huruf, angka, titik, tanda hubung atau garis bawah, tanpa spasi.",
        )
    if name.startswith(EXAMPLE):
        raise UserError(f"Nama berawalan {EXAMPLE} disimpan untuk akun contoh.", fix="Pilih nama yang lain.")


def _check_password(name: str, password: str) -> None:
    if not SHORTEST <= len(password) <= LONGEST:
        raise UserError(
            f"Kata sandinya {len(password)} karakter.",
            fix=f"Pakai {SHORTEST} sampai {LONGEST} karakter; beberapa kata biasa lebih mudah diingat.",
        )
    if named(password) == name:
        raise UserError("Kata sandinya sama dengan nama akun.", fix="Pilih kata sandi yang lain.")


def _area(store: Store, wilayah: str, role: str) -> str:
    code = wilayah.strip()
    if not code or code == store.chain:
        return ""
    if role == Role.ADMIN:
        raise UserError(
            "Admin mengurus akun seluruh kota, jadi tidak dibatasi pada satu wilayah.",
            fix="Kosongkan wilayahnya, atau pilih peran lain.",
        )
    if not inside(code, store.chain) or codes.place_kind(code) is None:
        raise UserError(
            f"Wilayah {code} tidak dikenal di penyimpanan ini.",
            fix=f"Tulis kode di dalam {store.chain}, misalnya {store.chain}.03, atau kosongkan.",
        )
    return code
