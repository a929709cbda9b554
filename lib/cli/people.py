"""Accounts, from the command line. A password comes on standard input, never as an argument."""

import sys
from getpass import getpass
from typing import Annotated, Any

import typer

from lib.access import accounts
from lib.access.accounts import Member
from lib.access.policy import ROLE_LABELS
from lib.cli.common import OUR_STORE, AsJson, Url, app, say, show
from lib.kernel.errors import UserError
from lib.store.open import open_store

user = typer.Typer(no_args_is_help=True, help="Akun: siapa yang boleh masuk.")
app.add_typer(user, name="user")


@user.command()
def add(
    name: str,
    role: Annotated[str, typer.Option("--role", help="ruang, staf, mitra, pimpinan, ketua, admin.")],
    wilayah: Annotated[str, typer.Option("--wilayah", help="Hanya wilayah ini, misalnya 33.75.03.")] = "",
    lembaga: Annotated[str, typer.Option("--lembaga", help="Lembaga asalnya.")] = "",
    store: Url = OUR_STORE,
) -> None:
    """Buat akun; kata sandinya dibaca dari masukan standar, satu baris."""
    person = accounts.add(open_store(store), name, role, _password(), wilayah, lembaga)
    say(f"Akun {person.name} ({ROLE_LABELS[person.role].label}) sudah dibuat.")


@user.command("list")
def list_(store: Url = OUR_STORE, as_json_: AsJson = False) -> None:
    """Daftar akun."""
    known = accounts.everyone(open_store(store))
    if as_json_:
        show([_document(member) for member in known])
        return
    for member in known:
        person = member.person
        about = [ROLE_LABELS[person.role].label, person.wilayah, person.lembaga]
        about += [] if member.active else ["nonaktif"]
        say(f"{person.name}  {' · '.join(part for part in about if part)}")


@user.command()
def password(name: str, store: Url = OUR_STORE) -> None:
    """Ganti kata sandi; semua sesi orang itu berakhir."""
    accounts.set_password(open_store(store), name, _password())
    say(f"Kata sandi {accounts.named(name)} sudah diganti; ia perlu masuk lagi.")


@user.command()
def off(name: str, store: Url = OUR_STORE) -> None:
    """Nonaktifkan akun; berlaku seketika."""
    accounts.set_active(open_store(store), name, active=False)
    say(f"Akun {accounts.named(name)} dinonaktifkan.")


def _document(member: Member) -> dict[str, Any]:
    person = member.person
    return {
        "name": person.name,
        "role": person.role,
        "wilayah": person.wilayah,
        "lembaga": person.lembaga,
        "active": member.active,
    }


def _password() -> str:
    """One line of standard input; asked twice, unseen, when a person sits there."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass("Kata sandi: ")
    if first != getpass("Sekali lagi: "):
        raise UserError("Kedua kata sandi itu tidak sama.", fix="Jalankan lagi dan ketik dengan teliti.")
    return first
