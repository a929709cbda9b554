"""The pages there are, as data: menu, links and tests read the same list."""

from dataclasses import dataclass
from pathlib import Path

from lib.access.policy import Action

FOLDER = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page. `name` is its file and its address; listed: does it stand in the menu?"""

    name: str
    title: str
    section: str
    needs: Action = Action.READ
    listed: bool = True

    @property
    def path(self) -> Path:
        """Its file."""
        return FOLDER / f"{self.name}.py"


WATCH, WORK, HELP = "Pantau", "Kerja", "Lainnya"
PAGES = (
    Entry("ringkasan", "Ringkasan", WATCH),
    Entry("peta", "Peta", WATCH),
    Entry("pengiriman", "Pengiriman", WATCH),
    Entry("jumlah", "Jumlah", WATCH),
    Entry("segel", "Segel", WATCH),
    Entry("cari", "Cari", WORK, Action.SEARCH),
    Entry("lapor", "Lapor", WORK, Action.UPLOAD),
    Entry("unggah", "Unggah", WORK, Action.UPLOAD),
    Entry("akun", "Akun", HELP, Action.ACCOUNTS),
    Entry("bantuan", "Bantuan", HELP),
    Entry("tps", "TPS", WORK, Action.SEARCH, listed=False),
    Entry("kotak", "Kotak", WORK, Action.SEARCH, listed=False),
    Entry("baris", "Baris catatan", WORK, Action.SEARCH, listed=False),
)
BY_NAME = {entry.name: entry for entry in PAGES}
