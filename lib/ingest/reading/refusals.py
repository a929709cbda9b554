"""The files that are refused whole, each with what it is and what to do: one function a reason."""

from lib.ingest.reading.notes import DEEPEST, WIDEST
from lib.kernel.errors import UserError

AGAIN = "Buka di Excel atau LibreOffice, simpan lagi sebagai .xlsx, lalu unggah yang baru."
COPY = "Salin tabelnya saja ke buku kerja baru, simpan sebagai .xlsx, lalu unggah yang baru."
PARTS = "Bagi menjadi beberapa berkas, misalnya satu per kecamatan, lalu unggah satu per satu."
AS_TABLE = "Unggah tabelnya sebagai .xlsx, .xls, .ods, atau CSV."


def empty(where: str) -> UserError:
    return UserError("Berkas ini kosong.", where, "Periksa apakah berkasnya tersimpan sebelum diunggah.")


def not_a_table(what: str, where: str) -> UserError:
    """what: what the file is, such as `gambar` or `dokumen Word`."""
    return UserError(f"Berkas ini {what}, bukan tabel.", where, AS_TABLE)


def locked(where: str) -> UserError:
    return UserError(
        "Isinya tidak dapat dibaca: berkas dikunci dengan kata sandi.",
        where,
        "Buka dengan kata sandinya, hapus kata sandi itu (di Excel: Berkas > Info > Proteksi Buku Kerja), "
        "simpan, lalu unggah lagi.",
    )


def broken(where: str) -> UserError:
    return UserError("Berkas ini rusak atau terpotong.", where, f"Minta kirim ulang, atau: {AGAIN}")


def swelling(megabytes: int, where: str) -> UserError:
    return UserError(
        f"Berkas ini membengkak menjadi {megabytes} MB saat dibuka, jadi tidak dibuka.", where, COPY
    )


def many_parts(count: int, where: str) -> UserError:
    return UserError(f"Berkas ini memuat {count} bagian di dalamnya, jadi tidak dibuka.", where, COPY)


def declarations(where: str) -> UserError:
    """A document type or entities: a table needs none, and they are how small files grow or read others."""
    return UserError(
        "Berkas ini memuat deklarasi XML (DTD) yang tidak dimiliki tabel biasa, jadi tidak dibuka.",
        where,
        COPY,
    )


def too_wide(place: str, where: str) -> UserError:
    """place: how far its cells reach, such as `kolom XFD baris 1048576`."""
    return UserError(
        f"Satu lembar terisi sampai {place}, terlalu luas untuk dibaca.",
        where,
        "Hapus isi yang jauh di luar tabel (Ctrl+End menunjukkannya), simpan, lalu unggah lagi.",
    )


def beyond_a_sheet(row: int, where: str) -> UserError:
    """A cell in a column or row that no sheet has."""
    return UserError(
        f"Baris {row} terisi di luar batas satu lembar, yaitu {WIDEST} kolom dan {DEEPEST} baris.",
        where,
        "Hapus isi yang jauh di luar tabel, simpan, lalu unggah lagi.",
    )


def too_many_cells(where: str) -> UserError:
    return UserError("Berkas ini memuat terlalu banyak sel untuk dibaca sekaligus.", where, PARTS)


def too_heavy(why: str, where: str) -> UserError:
    """why: the limit that was reached, such as `lebih dari 30 detik`."""
    return UserError(f"Berkas ini terlalu berat dibaca ({why}).", where, f"{COPY} Atau bagi berkasnya.")


def unclear_quotes(record: int, where: str) -> UserError:
    return UserError(
        f"Tanda kutip di catatan {record} tidak berpasangan, jadi batas selnya tidak jelas.",
        where,
        'Tutup kutipnya, dan tulis kutip di dalam teks dua kali (""); atau unggah berkas .xlsx-nya.',
    )
