"""How a test asks a small world on each engine, and reads the answer as plain values."""

from lib.kernel.filters import Filters
from lib.store import frames
from tests.world import FAR, at

ENGINES = {"pandas": frames.Engine, "duckdb": frames.DuckDB}
MORNING = "2024-02-14T06:00"  # of voting day, before a TPS opens
ASKED = ("tps_master", "deliveries", "seal_checks")  # the logs that small stories are about: folding costs


def logs_of(world, as_of=MORNING, known_at=FAR, *, engine="pandas"):
    """The logs of a world as of a time and as known at another."""
    raws = {log: frame for log, frame in world.raws().items() if log in ASKED}
    return frames.of_rows(raws, Filters(at(as_of), known_at), ENGINES[engine]())


def told(frame):
    """Rows as plain values, whatever says unknown being None."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")
