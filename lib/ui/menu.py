"""The pages there are, as data: menu, links and tests read the same list."""

from dataclasses import dataclass
from pathlib import Path

from lib.access.policy import Action

FOLDER = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page. `name` is its file and its address."""

    name: str
    title: str
    section: str
    needs: Action = Action.READ

    @property
    def path(self) -> Path:
        """Its file."""
        return FOLDER / f"{self.name}.py"


WATCH = "Pantau"
PAGES = (Entry("ringkasan", "Ringkasan", WATCH), Entry("segel", "Segel", WATCH))
BY_NAME = {entry.name: entry for entry in PAGES}
