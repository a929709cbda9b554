"""What several of them need: times and counts as numpy floats, NaN for unknown, and the words of parties."""

import numpy as np
import pandas as pd

from lib.kernel import words
from lib.kernel.clock import LAST_MINUTE
from lib.kernel.logs import precision

GOOD, BAD, OPEN = "terverifikasi", "tidak_sesuai", "belum_terverifikasi"
LEVEL = {"kota": 5, "kecamatan": 8, "kelurahan": 13}


def number(column: pd.Series) -> pd.Series:
    """Counts and minutes as floats: every comparison with an unknown one is False."""
    return column.astype("float64")


def settles(rows: pd.DataFrame, time: str) -> pd.Series:
    """The minute from which a time is certain: the end of its day when only the day is known."""
    return number(rows[time]) + LAST_MINUTE * rows[precision(time)].eq("hari")


def watching(rows: pd.DataFrame) -> pd.Series:
    """Rows of a receiving or watching party."""
    return rows["party"].isin(words.WATCHING)


def within(deliveries: pd.DataFrame, by: str) -> pd.Series:
    """Rows on a leg that ends inside an area of this level."""
    return deliveries["leg"].notna() & deliveries["destination"].str.len().ge(LEVEL[by])


def combined(said: pd.DataFrame, unit: list[str]) -> pd.Series:
    """Rule 1: the state of each unit from its parties' words.

    said: unit, party and the flags fails, passes (never both) and proves (passes and may verify).
    """
    flags = pd.DataFrame(
        {
            "fails": said["fails"],
            "passes": said["passes"],
            "ours": said["fails"] & said["party"].eq(words.SUPERVISOR),
            "proves": said["proves"],
        }
    )
    one = flags.groupby([said[name] for name in unit], sort=False).max()
    wrong = one["ours"] | (one["fails"] & ~one["passes"])
    states = np.select([wrong, one["proves"] & ~one["fails"]], [BAD, GOOD], OPEN)
    return pd.Series(states, index=one.index, dtype="object")


def newest(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Of several parties' rows KPU's, of those the one recorded last."""
    by_age = rows.assign(kpu=rows["party"].eq(words.Party.KPU)).sort_values(["kpu", "ord"])
    return by_age.drop_duplicates(key, keep="last")
