"""Rows below a header that are none of the log: repeated titles, numbering, totals, signatures, notes."""

import re
from collections.abc import Sequence

from lib.ingest.cell import Cell, folded, text
from lib.ingest.headwords import IGNORED, meaning
from lib.ingest.kinds import Look, ballot, place_names
from lib.ingest.letterhead import Facts, bare_place, of_line
from lib.ingest.wide import goods_in
from lib.kernel.logs import SEAL_CHECKS, Log

_SENTENCE = 4  # words that are no name
_TITLES = 3  # known ones that make a header below the first
HEADER = "Judul kolom yang diulang."
NUMBERING = "Nomor atau satuan kolom."
TITLE = "Judul halaman yang diulang."
TOTAL = "Baris jumlah, bukan baris data."
NOTE = "Catatan di luar tabel."
RULED = "Garis, bukan baris data."
UNFILLED = "Baris bernomor yang belum diisi."
SIGNED = "Bagian tanda tangan."
OTHER_TABLE = "Tabel lain di lembar yang sama; pindahkan ke lembar sendiri supaya terbaca."

_TOTAL = re.compile(
    r"\W*(?:(?:[ivx]{1,5}|[a-z]|\d{1,2})[.)]\s*)?"
    r"(?:sub\W*total|sub\W*jumlah|grand\W*total|total|jumlah|jml|jlh|rekapitulasi|rekap)\b",
    re.IGNORECASE,
)
_SUMMED = re.compile(
    r"[\W_]*(?:seluruh(?:nya)?|keseluruhan|umum|total|akhir|semua)?[\W_]*(?:(?:kec|kel)\w*\.?\s+[\w\s]+)?",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:hal(?:aman)?\.?|page)\W*\d|lanjutan|(?:jumlah )?(?:di)?pindah\w*$|bersambung"
    r"|dicetak (?:pada|tanggal|oleh)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:catatan|keterangan|ket|nb|n\.b|sumber|note|legenda)\b\s*[.:]|\*+\)?\s*\S|sumber data\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:mengetahui|menyetujui|mengesahkan|tertanda|hormat kami|ttd\b|nip\b|\(?\.{5,}|\(?_{5,}"
    r"|(?:yang )?(?:menyerahkan|menerima|membuat|melaporkan|memeriksa)\b"
    r"|(?:dibuat|diperiksa|disusun|dilaporkan) oleh|(?:kota )?pekalongan\s*,"
    r"|(?:petugas|penerima|pengirim|saksi|pelapor|ketua|koordinator|sekretaris)\b[^:]*$"
    r"|demikian)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"\W*(?:(?:yang )?(?:menyerahkan|menerima|membuat|melaporkan|memeriksa|mengetahui|menyetujui|mengesahkan)"
    r"|pihak (?:pertama|kedua|ke\s?satu|ke\s?dua)|mengetahui|hormat kami|ttd|nip)\b[\W_]*"
    r"|[(\[]?\s*[._…]{4,}\s*[)\]]?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[(\[]?\s*(\d{1,2}|[a-z])\s*[)\].]?(?:\s*=.*)?", re.IGNORECASE | re.ASCII)
_UNIT = re.compile(
    r"[(\[]?\s*(?:wib|lbr|lembar|buah|bh|pcs|unit|set|btl|botol|kotak|jam|tgl|tanggal)\.?\s*[)\]]?",
    re.IGNORECASE,
)
_RULED = re.compile(r"[|+:]*[-=_─—]{2,}[-=_─—|+:]*")
_ORDINAL = re.compile(r"(?:[ivx]{1,5}|[a-z]|\d{1,2})[.)]?", re.IGNORECASE)
_LED = re.compile(r"\W*(?:(?:[ivx]{1,5}|[a-z]|\d{1,2})[.)]\s+)?", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_PLACE_TITLE = re.compile(
    r"(?:kecamatan|kec\.?|kelurahan(?:/desa)?|kel\.?|desa|ppk|pps|wilayah)\s*:?\s+[\w\s\-]+|tps\W*\d{1,3}",
    re.IGNORECASE,
)
_DAY_TITLE = re.compile(
    r"(?:(?:hari|tanggal|tgl)\W+)*(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\W+)?(?:\d{1,2}\s+[a-z]+\.?\s+\d{4}"
    r"|\d{1,2}[/\-.]\d{1,2}[/\-.]\d{4})",
    re.IGNORECASE,
)


def filled(row: Sequence[Cell]) -> list[Cell]:
    """The cells that hold something."""
    return [cell for cell in row if cell is not None]


def is_numbering(row: Sequence[Cell], columns: int) -> bool:
    """(1) (2) (3), 1 2 3 or a b c below a header of so many columns; or its units."""
    written = [text(cell) for cell in filled(row)]
    if len(written) >= 2 and all(map(_UNIT.fullmatch, written)):
        return True
    marks = [match[1].casefold() for one in written if (match := _NUMBERED.fullmatch(one))]
    if len(marks) != len(written) or len(marks) < max(2, min(3, columns)) or len(marks) * 2 < columns:
        return False
    numbers = [int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1 for mark in marks]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (0, 1)


def is_total(row: Sequence[Cell]) -> bool:
    """A word for a sum, and beside it nothing but amounts and at most one name of a place."""
    cells = filled(row)
    words = [text(cell) for cell in cells if not Look([cell]).mostly("number") and text(cell).strip("-–. ")]
    total = _TOTAL.match(words[0]) if words else None
    if total is None or (len(words) == len(cells) and not _SUMMED.fullmatch(words[0][total.end() :])):
        return False
    return (
        all(Look([one]).mostly("place") or folded(one) in place_names() for one in words[1:2])
        and len(words) <= 2
    )


def is_ruled(row: Sequence[Cell]) -> bool:
    """A line drawn with dashes below a header or above a total, in a table of typed text."""
    cells = filled(row)
    return len(cells) > 1 and all(isinstance(cell, str) and _RULED.fullmatch(cell.strip()) for cell in cells)


def may_be_total(first: str) -> bool:
    """A quick look at the first text of a row."""
    return bool(_TOTAL.match(first))


def may_be_signed(first: str) -> bool:
    """The same for a signature."""
    return bool(_SIGNATURE.match(first))


def stray(row: Sequence[Cell]) -> str | None:
    """Why a row of one or two texts is a note or the edge of a page; None when it is not clearly so."""
    cells = filled(row)
    if not cells or len(cells) > 2 or not all(isinstance(cell, str) for cell in cells):
        return None
    first = text(cells[0])
    if _PAGE.match(first):
        return TITLE
    return NOTE if _NOTE.match(first) else None


def signed(row: Sequence[Cell]) -> str | None:
    """Why nothing but signatures or notes may follow from this row on; None when it does not look so."""
    cells = filled(row)
    for cell in cells:
        written = text(cell)
        if _NOTE.match(written):
            return NOTE
        if isinstance(cell, str) and _SIGNED.match(written):
            return SIGNED
    sentence = len(cells) == 1 and isinstance(cells[0], str) and len(text(cells[0]).split()) >= _SENTENCE
    return NOTE if sentence else None


def is_signature(row: Sequence[Cell]) -> bool:
    """Only words over a signature and the dots it stands on: the foot of a form, wherever the next begins."""
    written = [text(cell) for cell in filled(row)]
    return bool(written) and all(map(_SIGNATURE.fullmatch, written))


def names_columns(row: Sequence[Cell], log: Log, least: int = _TITLES) -> dict[int, str]:
    """Position → role, when the row is the header of a table of this log; else nothing.

    least: different known titles that it takes.
    """
    cells = {at: text(cell) for at, cell in enumerate(row) if cell is not None}
    if len(cells) < least or not all(isinstance(cell, str) for cell in filled(row)):
        return {}
    found = {at: one for at, title in cells.items() if (one := meaning((title,), log)) and one.score == 100}
    roles = {at: one.role for at, one in found.items() if one.role != IGNORED}
    return roles if len(set(roles.values())) >= least and len(found) * 3 >= len(cells) * 2 else {}


def section(row: Sequence[Cell], log: Log, goods_too: bool) -> Facts:
    """What a row that is only a title says about the rows below it: a place, a day, goods; else nothing.

    goods_too: the table has no column for its goods.
    """
    cells = filled(row)
    if len(cells) == 2 and _ORDINAL.fullmatch(text(cells[0])):
        cells = cells[1:]
    elif len(cells) == 2 and isinstance(cells[0], str):
        cells = [f"{text(cells[0]).rstrip(' :')}: {text(cells[1]).lstrip(' :')}"]
    if len(cells) != 1 or not isinstance(cells[0], str):
        return {}
    written = _BRACKET.sub("", _LED.sub("", text(cells[0]), count=1)).strip(" :.-")
    return _of_title(written, log, goods_too)


def _of_title(written: str, log: Log, goods_too: bool) -> Facts:
    place = bare_place(written)
    if place:
        return place
    said = of_line(written.replace(":", " "), log)
    if _PLACE_TITLE.fullmatch(written):
        return {role: value for role, value in said.items() if role.startswith("@")}
    if _DAY_TITLE.fullmatch(written):
        return {role: value for role, value in said.items() if role == "date"}
    kind = ballot(written)
    if log is SEAL_CHECKS:
        return {"box_id.ballot": kind} if kind else {}
    goods = goods_in(written)
    if goods_too and "item" in log.by_name and len(goods) == 1 and _only_goods(written):
        return {"item": goods[0]}
    return {}


def _only_goods(written: str) -> bool:
    """Few words, so that they are a title and no remark about goods."""
    return len(written.split()) <= 5
