"""What each role may do, in one table, and whose eyes a reading is narrowed to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from lib.kernel.errors import UserError


class Role(StrEnum):
    """A role as it is stored."""

    RUANG = "ruang"
    STAF = "staf"
    MITRA = "mitra"
    PIMPINAN = "pimpinan"
    KETUA = "ketua"
    ADMIN = "admin"


class Action(StrEnum):
    """What somebody may want to do, in the words of a refusal."""

    READ = "membaca angka dan peta"
    SEARCH = "mencari"
    TRAVEL = "memilih waktu lain"
    UPLOAD = "mengunggah berkas"
    WITHDRAW = "menarik kiriman"
    ACCOUNTS = "mengurus akun"
    SHAPES = "memuat batas wilayah"
    INTENT = "melihat dugaan sebab yang masih didalami"
    PEOPLE = "melihat nama orang di baris catatan"


_EVERYBODY = frozenset(Role)
_LEADERS = frozenset({Role.PIMPINAN, Role.KETUA})
_KEEPERS = frozenset({Role.STAF, Role.ADMIN})
_ADMIN = frozenset({Role.ADMIN})

MAY: dict[Action, frozenset[Role]] = {
    Action.READ: _EVERYBODY,
    Action.SEARCH: _EVERYBODY,
    Action.TRAVEL: _LEADERS | _ADMIN,
    Action.UPLOAD: _KEEPERS,
    Action.WITHDRAW: _KEEPERS,
    Action.ACCOUNTS: _ADMIN,
    Action.SHAPES: _ADMIN,
    Action.INTENT: _LEADERS,
    Action.PEOPLE: _LEADERS | _KEEPERS,
}


class RoleLabel(NamedTuple):
    """A role on the screen: its name, and in one sentence what it is for."""

    label: str
    purpose: str


ROLE_LABELS: dict[Role, RoleLabel] = {
    Role.RUANG: RoleLabel("Ruang rakor", "Layar bersama di ruang rapat: angka dan peta, tanpa nama orang."),
    Role.STAF: RoleLabel("Staf", "Mengunggah dan menarik kiriman, serta membaca baris catatannya."),
    Role.MITRA: RoleLabel("Mitra", "Lembaga yang diundang ke rakor: membaca dan mencari, tanpa nama orang."),
    Role.PIMPINAN: RoleLabel("Pimpinan", "Anggota Bawaslu: semua catatan, juga keadaan pada waktu lain."),
    Role.KETUA: RoleLabel("Ketua", "Memimpin rakor dan memutuskan: semua catatan, juga pada waktu lain."),
    Role.ADMIN: RoleLabel("Admin", "Mengurus akun dan batas wilayah, serta kiriman yang masuk."),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Who is asking. wilayah: the code of the area they may see, "" for the whole kota."""

    name: str
    role: Role
    wilayah: str = ""
    lembaga: str = ""

    def may(self, action: Action) -> bool:
        """Does their role allow it?"""
        return self.role in MAY[action]


class NotAllowed(UserError):
    """Somebody asked for what their role does not allow."""


def require(person: Person, action: Action) -> None:
    """Nothing, or the refusal of what this person may not do."""
    if person.may(action):
        return
    able = ", ".join(ROLE_LABELS[role].label for role in Role if role in MAY[action])
    raise NotAllowed(
        f"Akun Anda tidak berwenang {action}.",
        where=f"akun {person.name}, peran {ROLE_LABELS[person.role].label}",
        fix=f"Yang berwenang: {able}. Minta bantuan mereka, atau minta Admin mengubah peran Anda.",
    )


def inside(code: str, wilayah: str) -> bool:
    """Is this place the wilayah itself or within it? Everything is within ""."""
    return not wilayah or code == wilayah or code.startswith((f"{wilayah}.", f"{wilayah}-"))


def narrowed(person: Person, asked_scope: str) -> str:
    """The scope to read: what was asked where it lies inside the person's wilayah, else that wilayah."""
    return asked_scope if inside(asked_scope, person.wilayah) else person.wilayah
