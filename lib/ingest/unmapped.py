"""Why a table is none of our logs, and what to do about it, in words for the person who sent it."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from lib.ingest.cell import folded, text
from lib.ingest.headwords import named, phrases, tokens
from lib.ingest.kinds import Look
from lib.ingest.matches import matches
from lib.ingest.search import Reading, Search
from lib.ingest.table import Table, Unmapped, letter
from lib.ingest.wiring import required
from lib.kernel.errors import UserError
from lib.kernel.logs import DELIVERIES, Log

_ENOUGH = 2  # known columns that make it worth saying what is missing
_LEFT = frozenset({"berangkat", "dikirim", "kirim", "keluar", "jalan", "departed", "sent", "out"})
_CAME = frozenset({"tiba", "sampai", "diterima", "terima", "datang", "masuk", "arrived", "received", "in"})
_ALIKE = 60
_REFERENCE = re.compile(
    r"\W*(?:petunjuk|panduan|read ?me|baca (?:dulu|saya)|cara (?:isi|pengisian)|penjelasan|pilihan"
    r"|daftar pilihan|referensi|reference|ref|legenda|keterangan kode|kamus|contoh|example|choices|settings"
    r"|survey|dropdown|list|lookup|kode|daftar kode|validasi|master pilihan)"
    r"\W*(?:pengisian|isi|isian|kode|data)?\W*\d*\W*",
    re.IGNORECASE,
)


def reference(table: Table, where: str) -> Unmapped | None:
    """A sheet that is rightly left out: hidden, empty, a guide, an example, a list of choices."""
    why = None
    if not table.rows:
        why = "Lembar ini kosong."
    elif table.hidden:
        why = "Lembar ini tersembunyi."
    elif table.sheet and _REFERENCE.fullmatch(table.sheet):
        why = f"Lembar “{table.sheet}” berisi petunjuk, contoh, atau daftar pilihan menurut namanya."
    if why is None:
        return None
    fix = (
        ""
        if not table.rows
        else "Kalau isinya laporan, ganti nama atau tampilkan lembarnya, lalu unggah lagi."
    )
    return Unmapped(table, UserError(why, where, fix), 0, reference=True)


def turning(one: Reading) -> int | None:
    """The unread column of a delivery list that says of each row whether it is a departure or an arrival."""
    if one.plan.log is not DELIVERIES:
        return None
    for at, look in one.looks.items():
        said = {folded(text(cell)) for cell in look.cells}
        if at not in one.plan.used and said & _LEFT and said & _CAME and said <= _LEFT | _CAME:
            return at
    return None


def turned(table: Table, where: str, one: Reading, at: int) -> Unmapped:
    """A table whose hours and amounts mean something else from row to row."""
    why = UserError(
        f"Kolom {letter(at)} “{one.header.source(at)}” menyebut berangkat dan tiba, jadi arti waktu "
        "dan jumlah berganti dari baris ke baris.",
        where,
        "Tulis satu baris untuk satu kiriman, dengan waktu berangkat, waktu tiba, jumlah dikirim, dan jumlah "
        "diterima di kolom masing-masing, lalu unggah lagi.",
    )
    return Unmapped(table, why, len(one.plan.used), log=one.plan.log, matches=matches(table, one))


def undecided(table: Table, where: str, logs: Sequence[Log], one: Reading) -> Unmapped:
    """A table that could as well be another log."""
    names = " atau ".join(log.name for log in logs)
    why = UserError("Tabel ini cocok dengan lebih dari satu log.", where, f"Pilih dengan --log: {names}.")
    return Unmapped(table, why, len(one.plan.used), log=one.plan.log, matches=matches(table, one))


def explained(table: Table, where: str, search: Search) -> Unmapped:
    """A table that no log fits: what is missing for the nearest one."""
    near = search.nearest
    if search.foreign and (near is None or len(near.plan.used) < _ENOUGH):
        return Unmapped(table, _foreign(search.foreign, where), 0)
    if near is None or len(near.plan.used) < _ENOUGH:
        return Unmapped(table, _nothing(table, where), len(near.plan.used) if near else 0)
    why = _clash(near, where) or _missing(near, where)
    return Unmapped(table, why, len(near.plan.used), log=near.plan.log, matches=matches(table, near))


def _foreign(title: str, where: str) -> UserError:
    return UserError(
        f"Tabel ini bukan catatan logistik: ada kolom “{title}”.",
        where,
        "Unggah catatan pengiriman, segel, atau isi kotak. "
        "Data pribadi pemilih dan daftar belanja tidak disimpan di sini.",
    )


def _nothing(table: Table, where: str) -> UserError:
    shown = ", ".join(f"“{text(cell)[:30]}”" for cell in table.rows[0][1] if cell is not None)[:150]
    return UserError(
        f"Tidak ada tabel yang dikenal; baris pertamanya {shown or 'kosong'}.",
        where,
        "Baris judul harus memuat nama kolom seperti pada templat, misalnya "
        f"{', '.join(named(DELIVERIES, one) for one in required(DELIVERIES))}.",
    )


def _clash(near: Reading, where: str) -> UserError | None:
    if near.plan.clash is None:
        return None
    field = near.plan.clash[0].field
    what = named(near.plan.log, field) if field in near.plan.log.by_name else f"“{field}”"
    both = " dan ".join(
        f"{letter(one.position)} “{near.header.source(one.position)}”" for one in near.plan.clash
    )
    return UserError(
        f"Kolom {what} ada lebih dari sekali: {both}.",
        where,
        "Hapus atau ganti judul salah satunya, lalu unggah lagi.",
    )


def _missing(near: Reading, where: str) -> UserError:
    log, missing = near.plan.log, near.plan.missing
    unsaid = next((at for at in near.looks if _is_bare_amount(near, at)), None)
    if not missing and unsaid is not None:
        return UserError(
            f"Kolom {letter(unsaid)} “{near.header.source(unsaid)}” tidak mengatakan jumlah apa.",
            where,
            "Ganti judulnya, misalnya “Jumlah dikirim” atau “Jumlah diterima”, lalu unggah lagi.",
        )
    if not missing:
        return UserError(
            f"Tabel ini tidak punya kolom jumlah, waktu, atau kondisi untuk {log.label}.",
            where,
            _unused(near) + "Tambahkan atau betulkan judul kolomnya, lalu unggah lagi.",
        )
    hints = [hint for one in missing if (hint := _nearest(one, near))]
    return UserError(
        f"Kolom wajib {', '.join(named(log, one) for one in missing)} tidak ada untuk {log.label}.",
        where,
        " ".join([*hints, "Tambahkan atau betulkan judul kolomnya, lalu unggah lagi."]),
    )


def _is_bare_amount(near: Reading, at: int) -> bool:
    bare = tokens(near.header.source(at)) == ("jumlah",) and near.looks[at].mostly("number")
    return bare and near.plan.log is DELIVERIES and at not in near.plan.used


def _unused(near: Reading) -> str:
    titles = [f"{letter(at)} “{near.header.source(at)}”" for at in near.looks if at not in near.plan.used][:4]
    return f"Kolom yang belum dikenal: {', '.join(titles)}. " if titles else ""


def _nearest(field: str, near: Reading) -> str:
    """The unknown column that reads most like a missing one, or else holds what it would hold."""
    log = near.plan.log
    if field == "box_id" and any(one.role.startswith("box_id.") for one in near.seen):
        return "Kotak dikenal dari TPS bersama jenis surat suaranya (PPWP, DPR, …); lengkapi keduanya."
    free = {
        at: near.header.source(at) for at in near.looks if at not in near.plan.used and near.header.source(at)
    }
    wanted = [folded(field), folded(log.by_name[field].label)]
    wanted += ["".join(key) for key, role in phrases(log).items() if role.rstrip("~") == field]
    alike = {at: max(fuzz.ratio(folded(title), one) for one in wanted) for at, title in free.items()}
    best = max(alike, key=alike.__getitem__, default=None)
    if best is not None and alike[best] >= _ALIKE:
        return f"Judul terdekat untuk {named(log, field)}: “{free[best]}” di kolom {letter(best)}."
    holding = [at for at in free if _holds(field, near.looks[at], log)]
    if len(holding) == 1:
        return f"Isi kolom {letter(holding[0])} “{free[holding[0]]}” tampak seperti {named(log, field)}."
    return ""


def _holds(field: str, look: Look, log: Log) -> bool:
    kind = log.by_name[field].kind
    return kind in ("place", "time", "box", "word") and bool(look.cells) and look.fits(field, log)
