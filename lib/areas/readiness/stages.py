"""Where the election's goods are, as of a time: what the first screen is about."""

from datetime import timedelta
from enum import StrEnum

import narwhals as nw

from lib.areas.frames import Lazy, small
from lib.kernel.clock import Minute, start_of
from lib.kernel.election import Election

_ROADS = ("gudang-ppk", "ppk-pps", "pps-tps")
# Pemilu 2024's first trucks left the warehouse four days before voting (10 February 2024).
_USUAL_DAYS = 4


class Stage(StrEnum):
    """At the warehouse, on the roads, at the opening of the polls."""

    WAREHOUSE = "gudang"
    ROADS = "distribusi"
    OPENING = "buka_tps"


LABELS = {
    Stage.WAREHOUSE: "tahap gudang",
    Stage.ROADS: "tahap distribusi",
    Stage.OPENING: "tahap buka TPS",
}


def moving(deliveries: Lazy) -> bool:
    """Has anything left the warehouse, by anybody's word?"""
    gone = deliveries.filter(nw.col("leg").is_in(list(_ROADS)), nw.col("done")).select("leg").head(1)
    return len(small(gone)) > 0


def stage(election: Election, as_of: Minute, moved: bool) -> Stage:
    """Opening from the day of voting on (00.00); roads once anything moved, or when it usually has."""
    if as_of > election.deadline:
        return Stage.OPENING
    usual = start_of(election.voting_day - timedelta(days=_USUAL_DAYS))
    return Stage.ROADS if moved or as_of >= usual else Stage.WAREHOUSE
