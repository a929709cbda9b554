"""Workbooks behind a password, and workbooks that broke off on the way. LibreOffice makes the locked ones."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.corpus.make.deliveries.kit import Sheet
from tests.corpus.make.deliveries.writers import with_openpyxl, with_xlwt
from tests.corpus.make.seals_kit import case

LINES = [
    ["Kelurahan", "TPS", "Jenis", "Titik", "Waktu", "Kondisi"],
    *[["Medono", number, "PPWP", "TPS", "13/02/2024 14:20", "utuh"] for number in range(1, 42)],
]
SCRIPT = Path(__file__).with_name("hostile_lock_uno.py")


def _lock(path: Path, kind: str) -> None:
    """Saves the lines with the password "rahasia", by LibreOffice in a profile that is thrown away."""
    with TemporaryDirectory() as folder:
        plain, locked = Path(folder) / "terbuka.xlsx", Path(folder) / f"terkunci{path.suffix}"
        with_openpyxl(plain, [Sheet("Segel", LINES)])
        pipe = Path(folder).name
        profile = f"-env:UserInstallation=file://{folder}/profile"
        start = ["soffice", "--headless", profile, f"--accept=pipe,name={pipe};urp;"]
        with subprocess.Popen(start) as office:
            try:
                save = ["/usr/bin/python3", str(SCRIPT), pipe, plain.as_uri(), locked.as_uri(), kind]
                subprocess.run(save, check=True, timeout=120)
            except subprocess.SubprocessError:
                office.kill()
                raise
        shutil.move(locked, path)


def _locked(file: str, kind: str, traits: str) -> None:
    def make(path: Path) -> None:
        _lock(path, kind)

    case("hostile", file, "LibreOffice", traits, accepted=False, error_mentions=["kata sandi"], seconds=10)(
        make
    )


_locked("06_terkunci.xlsx", "Calc MS Excel 2007 XML", "xlsx berkata sandi (OLE dengan EncryptedPackage)")
_locked("29_terkunci.xls", "MS Excel 97", "xls berkata sandi (BIFF dengan FILEPASS)")
_locked("30_terkunci.ods", "calc8", "ods berkata sandi (isi terenkripsi, manifest terbuka)")


@case(
    "hostile",
    "07_terpotong.xlsx",
    "openpyxl",
    "xlsx terpotong di tengah (unduhan putus)",
    accepted=False,
    seconds=10,
)
def cut_xlsx(path: Path) -> None:
    """The end of a zip is its table of contents: without it there is nothing."""
    with_openpyxl(path, [Sheet("Segel", LINES)])
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 6 // 10])


@case("hostile", "08_terpotong.xls", "xlwt", "xls terpotong di tengah", accepted=False, seconds=10)
def cut_xls(path: Path) -> None:
    """The stream of the workbook ends in the middle of its rows."""
    with_xlwt(path, [Sheet("Segel", LINES)])
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 5 // 10])
