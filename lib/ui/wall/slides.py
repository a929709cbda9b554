"""Which slides there are at each stage, in the order in which a meeting asks."""

from collections.abc import Callable

from lib.areas.levels import Level
from lib.areas.readiness.stages import Stage
from lib.ui import cached, delivering
from lib.ui.here import Here
from lib.ui.wall import goods, movement, stations, warehouse
from lib.ui.wall.pieces import Slide

Make = Callable[[Here], Slide]
_ROADS: tuple[Make, ...] = (
    stations.verdict,
    movement.arrivals,
    movement.seals,
    goods.amounts,
)


def of(here: Here) -> tuple[Make, ...]:
    """The slides of the stage; at the warehouse ballots and seals only when there is a word of them.

    In one kelurahan there is no list of the worst.
    """
    stage, level = cached.stage(here), delivering.level(here)
    if stage is not Stage.WAREHOUSE:
        first = (stations.opening,) if stage is Stage.OPENING else ()
        last = (stations.most,) if level is not Level.KELURAHAN else ()
        return (*first, *_ROADS, *last)
    if level is not Level.KOTA:
        return (warehouse.elsewhere,)
    checked = cached.seal_status(here, Level.KOTA)["checked"].sum() > 0
    return (
        warehouse.loose,
        *([warehouse.ballots] if warehouse.has_ballots(here) else []),
        warehouse.parties,
        *([movement.seals] if checked else []),
    )
