"""Does a file, or a batch of the log, keep to the wilayah of the person who brings or takes it back?"""

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from lib.access.policy import inside
from lib.areas.wilayah.reference import area_name, name_of
from lib.ingest.report import Report
from lib.kernel.errors import UserError
from lib.kernel.format import count
from lib.kernel.logs import LOGS
from lib.store.canonical import home


def refuse_outside(report: Report, wilayah: str) -> None:
    """Nothing, or the refusal of the whole file: it would store a row about a place outside `wilayah`."""
    storable = [row for row in report.rows if row.storable] if wilayah else []
    out = [row for row in storable if not inside(home(LOGS[row.log], row.values), wilayah)]
    if not out:
        return
    first, area = out[0], area_name(wilayah)
    place = name_of(home(LOGS[first.log], first.values))
    raise UserError(
        f"Baris {first.number} tentang {place}, di luar wilayah akun Anda ({area}).",
        f"{report.file}, lembar {first.sheet}" if first.sheet else report.file,
        f"Hapus {count(len(out))} baris yang di luar {area}, atau minta staf seluruh kota mengunggahnya.",
    )


def rows_inside(raws: Mapping[str, pd.DataFrame], wilayah: str) -> Counter[int]:
    """Batch → how many of its rows are about places inside `wilayah`; raws: what `store.frames.raw` gives."""
    found: Counter[int] = Counter()
    for rows in raws.values():
        places = [place for place in rows["wilayah"].unique() if inside(place, wilayah)]
        found.update(int(seq) for seq in rows.loc[rows["wilayah"].isin(places), "seq"])
    return found
