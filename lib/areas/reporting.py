"""Since when our record holds no report of a supervisor: a fact about the record, never about a person."""

import narwhals as nw
import pandas as pd

from lib.areas.frames import small
from lib.areas.levels import LENGTH, Level
from lib.areas.wilayah import metrics as places
from lib.areas.wilayah import reference
from lib.kernel.clock import Minute, local, start_of
from lib.kernel.election import Election
from lib.kernel.logs import BOX_COUNTS, DELIVERIES, SEAL_CHECKS
from lib.kernel.words import SUPERVISOR
from lib.store.frames import Logs

REPORTS = (DELIVERIES.name, SEAL_CHECKS.name, BOX_COUNTS.name)
_NIGHT_ENDS, _EVENING_BEGINS = 6 * 60, 12 * 60  # minutes of their day
_COLUMNS = ["wilayah", "level", "silent", "last", "stations", "heard"]


def evening(now: Minute) -> Minute:
    """The minute from which a report counts as tonight's: 12.00 WIB of this day, and until 06.00 of the day
    before.

    Goods travel by day, and word of them comes in from noon until long after midnight: what is recorded at
    01.30 belongs to the evening that went before. From 06.00 to 12.00 the answer lies ahead of `now`: the
    evening has not begun, and nobody can be silent in it.
    """
    return start_of(local(now - _NIGHT_ENDS).date()) + _EVENING_BEGINS


def silent(logs: Logs, election: Election, since: Minute) -> pd.DataFrame:
    """Every kecamatan, then every kelurahan, within scope, and whether supervisors have reported from it.

    Returns: wilayah, level, silent (bool: no row of theirs about a place inside was recorded since), last
    (minute at which one was last recorded, Int64, null = never), stations (its TPS), heard (those of which
    anybody's row was recorded since). Only rows that stand, by when they were first recorded: a report that
    was withdrawn, or sent again as it was, is no new one. docs/metrics.md#silent
    """
    said = _said(logs)
    listed = places.stations(logs["tps_master"], election, logs.filters.scope)["tps"]
    lately = said.loc[said["recorded_at"] >= since, "wilayah"]
    stations = pd.DataFrame({"tps": listed, "heard": listed.isin(lately)})
    units = {Level.KECAMATAN: [*reference.kecamatan()], Level.KELURAHAN: [*reference.kelurahan()]}
    found = pd.concat(
        [_of_level(level, codes, said, stations) for level, codes in units.items()], ignore_index=True
    )
    found["silent"] = ~(found["last"] >= since).fillna(value=False).astype(bool)
    within = found["wilayah"].str.startswith(logs.filters.scope)
    return found.loc[within, _COLUMNS].reset_index(drop=True)


def _said(logs: Logs) -> pd.DataFrame:
    """wilayah (place of a row), party, recorded_at (of their newest row about it)."""
    newest = [
        small(logs.rows[log].group_by("wilayah", "party").agg(nw.col("recorded_at").max())) for log in REPORTS
    ]
    return pd.concat(newest, ignore_index=True)


def _of_level(level: Level, codes: list[str], said: pd.DataFrame, stations: pd.DataFrame) -> pd.DataFrame:
    width = LENGTH[level]
    ours = said[said["party"] == str(SUPERVISOR)]
    last = ours["recorded_at"].groupby(ours["wilayah"].str[:width]).max()
    inside = stations["heard"].groupby(stations["tps"].str[:width])
    found = pd.DataFrame({"wilayah": pd.array(codes, dtype="str"), "level": str(level)})
    found["last"] = found["wilayah"].map(last).astype("Int64")
    found["stations"] = found["wilayah"].map(inside.size()).astype("Int64").fillna(0)
    found["heard"] = found["wilayah"].map(inside.sum()).astype("Int64").fillna(0)
    return found
