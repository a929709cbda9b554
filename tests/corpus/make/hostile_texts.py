"""Files that are not what their name says, and true files whose texts would like to be more than texts."""

import gzip
import json
import sqlite3
import struct
import subprocess
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.corpus.make.deliveries.kit import ANY_SHEET, Sheet, data, feb
from tests.corpus.make.deliveries.writers import with_editor, with_openpyxl
from tests.corpus.make.seals_kit import BALLOTS, case, seal

HEAD = ["Kelurahan", "TPS", "Jenis", "Titik", "Waktu", "Kondisi", "Keterangan"]
TABLE = "Kelurahan,TPS,Jenis,Titik,Waktu,Kondisi\nMedono,7,PPWP,TPS,13/02/2024 14.20,utuh\n"


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))


@case("hostile", "09_gambar.xlsx", "struct", "gambar PNG bernama .xlsx", accepted=False)
def picture(path: Path) -> None:
    """A grey dot."""
    header = struct.pack(">LLBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"\x00\x80")) + _chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)


def _convert(source: str, path: Path, kind: str) -> None:
    """A text made into another document by LibreOffice."""
    with TemporaryDirectory() as folder:
        text = Path(folder) / "laporan.txt"
        text.write_text(source, encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", folder, str(text)]
        subprocess.run(command, check=True, capture_output=True)
        path.write_bytes((Path(folder) / f"laporan.{kind}").read_bytes())


@case(
    "hostile", "10_dokumen_pdf.csv", "LibreOffice", "PDF bernama .csv", accepted=False, error_mentions=["pdf"]
)
def pdf(path: Path) -> None:
    """The table is printed in it, and still it is no table."""
    _convert(TABLE, path, "pdf")


@case("hostile", "11_dokumen_word.xlsx", "LibreOffice", "docx bernama .xlsx", accepted=False)
def word(path: Path) -> None:
    """A zip as a workbook is, but a letter."""
    _convert(TABLE, path, "docx")


FORMULAS = (
    '=HYPERLINK("http://contoh.example/x","klik di sini")',
    "=cmd|' /C calc'!A0",
    "+62-1-2",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3 kabel ties",
)


@case(
    "hostile",
    "17_teks_rumus.xlsx",
    "openpyxl",
    "keterangan yang menyerupai rumus: disimpan sebagai teks, tidak pernah dihitung",
)
def formulas(path: Path) -> list[Sheet]:
    """Text that a spreadsheet would run."""
    names = ("PPWP", "DPR", "DPD", "DPRD Prov", "DPRD Kota")
    lines = [HEAD]
    for ballot, name, text in zip(BALLOTS, names, FORMULAS, strict=True):
        said = seal(
            "Medono", 41, ballot, checkpoint="tps", checked_at=feb(13, "14:20"), condition="utuh", note=text
        )
        lines.append(data(["Medono", 41, name, "TPS", "13/02/2024 14:20", "utuh", text], said))
    sheets = [Sheet("Segel", lines)]
    with_openpyxl(path, sheets)
    return sheets


MARKED = (
    ("<script>alert(1)</script> lecet", "<script>alert(1)</script> lecet"),
    ("aman\u202etxt.exe", "amantxt.exe"),
    ("bel\x07 dan \x1bescape", "bel dan escape"),
    ("[klik](javascript:alert(1)) **tebal**", "[klik](javascript:alert(1)) **tebal**"),
    ("\u2066terbalik\u2069 & <b>tebal</b>", "terbalik & <b>tebal</b>"),
)


@case(
    "hostile",
    "18_teks_markah.csv",
    "penyunting teks",
    "skrip, HTML, Markdown sebagai teks; tanda kendali dan tanda arah tulisan dibuang",
    never=["\\u202e", "\u202e", "\\u0007", "\\u2066"],
)
def markup(path: Path) -> list[Sheet]:
    """Markup stays a text; marks that nobody sees are removed."""
    names = ("PPWP", "DPR", "DPD", "DPRD Prov", "DPRD Kota")
    lines = [HEAD]
    for ballot, name, (written, text) in zip(BALLOTS, names, MARKED, strict=True):
        said = seal(
            "Medono",
            40,
            ballot,
            "stored flagged",
            checkpoint="tps",
            checked_at=feb(13, "14:25"),
            condition="utuh",
            note=text,
        )
        lines.append(data(["Medono", 40, name, "TPS", "13/02/2024 14:25", "utuh", written], said))
    sheets = [Sheet(ANY_SHEET, lines)]
    with_editor(path, sheets[0], sep=";")
    return sheets


@case(
    "hostile",
    "19_nama_berkas.csv",
    "penyunting teks",
    "nama unggahan ../../etc/passwd.csv; isinya sah",
    args={"name": "../../etc/passwd.csv"},
)
def upload_name(path: Path) -> list[Sheet]:
    """The name of an upload is a text, never a path."""
    said = seal("Medono", 39, "ppwp", checkpoint="tps", checked_at=feb(13, "14:30"), condition="utuh")
    sheets = [
        Sheet(ANY_SHEET, [HEAD[:6], data(["Medono", "39", "PPWP", "TPS", "13/02/2024 14.30", "utuh"], said)])
    ]
    with_editor(path, sheets[0])
    return sheets


@case(
    "hostile", "20_satu_baris_raksasa.csv", "penyunting teks", "satu baris 400 KB", accepted=False, seconds=10
)
def one_line(path: Path) -> None:
    """Eighty thousand cells and no end of line."""
    path.write_text("utuh," * 80_000, encoding="utf-8")


@case("hostile", "21_gzip.csv", "gzip", "gzip bernama .csv", accepted=False)
def packed(path: Path) -> None:
    """The table is in it, packed."""
    path.write_bytes(gzip.compress(TABLE.encode(), mtime=0))


@case("hostile", "22_basis_data.xls", "sqlite3", "berkas SQLite bernama .xls", accepted=False)
def database(path: Path) -> None:
    """A database of another program."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as db:
        db.execute("create table segel (kelurahan text, tps integer, kondisi text)")
        db.execute("insert into segel values ('Medono', 7, 'utuh')")
    db.close()


@case("hostile", "23_program.xlsx", "struct", "kepala program Windows (MZ) bernama .xlsx", accepted=False)
def program(path: Path) -> None:
    """The head of a program, and nothing that could run."""
    path.write_bytes(b"MZ" + bytes(58) + struct.pack("<L", 64) + b"PE\x00\x00" + bytes(200))


@case("hostile", "24_json.csv", "penyunting teks", "JSON bernama .csv", accepted=False)
def as_json(path: Path) -> None:
    """The same fact in a form that no officer sends."""
    fact = {"kelurahan": "Medono", "tps": 7, "jenis": "PPWP", "kondisi": "utuh", "waktu": "2024-02-13T14:20"}
    path.write_text(json.dumps({"segel": [fact] * 3}, indent=2), encoding="utf-8")


@case(
    "hostile",
    "28_kutip_terbuka.csv",
    "penyunting teks",
    "kutip yang tidak ditutup menelan 200 KB",
    accepted=None,
    no_other_rows=False,
    seconds=10,
)
def open_quote(path: Path) -> None:
    """A quotation mark that is never closed."""
    line = "Medono,7,PPWP,TPS,13/02/2024 14.20,utuh\n"
    path.write_text(
        "Kelurahan,TPS,Jenis,Titik,Waktu,Kondisi\n" + 'Medono,"7,PPWP,TPS\n' + line * 5_000, encoding="utf-8"
    )
