"""The pieces of the page of one box: the way of its seals, what was counted in it, the rows behind both."""

from dataclasses import dataclass, replace

import pandas as pd

from lib.access.policy import inside
from lib.areas.seals.findings import history
from lib.areas.tracing import standing
from lib.areas.wilayah.reference import kecamatan
from lib.figures import seals
from lib.kernel import codes
from lib.kernel.logs import BOX_COUNTS, LOGS, SEAL_CHECKS
from lib.store import frames
from lib.ui import cached, logrows, page, photographs, pictures, station, tables
from lib.ui.cached import answered
from lib.ui.here import Here
from lib.ui.pictures import Picture


@dataclass(frozen=True, slots=True)
class Box:
    """One box: the picture of its way, and its rows by log."""

    way: Picture
    rows: dict[str, pd.DataFrame]


def known(here: Here, box_id: str) -> bool:
    """Is this a box of the election that this person may see?"""
    home, ballot = codes.box_home(box_id), codes.box_ballot(box_id)
    if home is None or not inside(home, here.person.wilayah):
        return False
    if ballot is None:
        return home in kecamatan()
    return ballot in here.election.ballots and station.known(here, home)


@answered(keep=32)
def of(here: Here, box_id: str) -> Box:
    """All that is known of one box."""
    home = codes.box_home(box_id) or ""
    logs = frames.of_rows(cached.raws(here), replace(here.filters, scope=home))
    checks = history(logs, box_id)
    return Box(
        Picture(seals.chain(checks), seals.chain_alt(checks)),
        {log.name: standing(logs, log.name, box=box_id) for log in (SEAL_CHECKS, BOX_COUNTS)},
    )


def headline(here: Here, box_id: str, box: Box) -> str:
    """Which box, and what its seals tell."""
    return f"{logrows.box(here, box_id)}: {box.way.alt[0].lower()}{box.way.alt[1:]}"


def way(box: Box) -> None:
    """The checks of its seals from the warehouse to the TPS, party by party."""
    page.section("Perjalanan segel", "tiap pihak di barisnya sendiri; lingkaran kosong: belum ada laporan")
    if box.rows[SEAL_CHECKS.name].empty:
        page.nothing("Belum ada pemeriksaan segel kotak ini sampai waktu ini.")
    else:
        pictures.draw(box.way, key="kotak:perjalanan")


def rows(here: Here, box: Box) -> None:
    """The checks and the counts as they were recorded."""
    for log, found in box.rows.items():
        if found.empty:
            continue
        page.section(f"{LOGS[log].label} ({len(found)} baris)", "seperti dicatat, terbaru dulu")
        told = logrows.told(here, log, found)
        tables.plain(told, logrows.labels(log, told), LOGS[log].label, under=logrows.SOURCE)
        photographs.under(here, found)
