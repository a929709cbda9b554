"""The only place that caches: an answer is kept by the question (`Here.question`), never by its content.

Frames and figures are kept as they are and shared by all sessions: nobody changes what comes from here.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from lib.areas.deliveries import metrics as deliveries
from lib.areas.deliveries import timing
from lib.areas.levels import Level
from lib.areas.quantities import metrics as quantities
from lib.areas.readiness import metrics as readiness
from lib.areas.readiness import stages, totals
from lib.areas.readiness.why import reasons, sentence
from lib.areas.seals import findings as seal_findings
from lib.areas.seals import metrics as seals
from lib.kernel.logs import LOGS
from lib.store import frames
from lib.store.chain import Batch
from lib.store.frames import Logs
from lib.ui.here import Here

P = ParamSpec("P")
T = TypeVar("T")
_WAIT = "Menghitung…"


def answered(keep: int) -> Callable[[Callable[Concatenate[Here, P], T]], Callable[Concatenate[Here, P], T]]:
    """Keeps the newest `keep` answers of a function of `Here` and plain arguments."""

    def wrap(compute: Callable[Concatenate[Here, P], T]) -> Callable[Concatenate[Here, P], T]:
        def held(_here: Here, question: tuple[str, ...], *args: Any, **more: Any) -> T:
            return compute(_here, *args, **more)

        # Streamlit knows a function by its name and its text; all of these have the same text.
        held.__qualname__ = f"{compute.__module__}.{compute.__qualname__}"
        kept = st.cache_resource(max_entries=keep, show_spinner=_WAIT)(held)

        @wraps(compute)
        def ask(here: Here, /, *args: P.args, **more: P.kwargs) -> T:
            return kept(here, here.question, *args, **more)

        return ask

    return wrap


def raws(here: Here) -> dict[str, pd.DataFrame]:
    """Every row ever appended, by log."""
    return _raws_of(here.store, here.question[:2])


@st.cache_resource(max_entries=2, show_spinner=_WAIT)
def _raws_of(_store: Any, key: tuple[str, ...]) -> dict[str, pd.DataFrame]:
    return {log: frames.raw(_store, log) for log in LOGS}


@answered(keep=4)
def logs(here: Here) -> Logs:
    """All logs for this question."""
    return frames.of_rows(raws(here), here.filters)


@answered(keep=4)
def batches(here: Here) -> list[Batch]:
    """Every batch known at the time asked about, newest first."""
    known = [one for one in here.store.batches() if one.recorded_at <= here.filters.known_at]
    return known[::-1]


@answered(keep=8)
def stage(here: Here) -> stages.Stage:
    """Where the goods are."""
    return stages.stage(here.election, here.filters.as_of, stages.moving(logs(here)["deliveries"]))


@answered(keep=8)
def verdicts(here: Here) -> pd.DataFrame:
    """One row a TPS, with `shown`: the four states of a screen."""
    found = readiness.verdicts(logs(here), here.election)
    return found.assign(shown=totals.shown(found))


@answered(keep=4)
def why(here: Here) -> dict[tuple[str, str], str]:
    """(tps, proof) → the sentence that says why."""
    told = reasons(logs(here), here.election, verdicts(here))
    return {place: sentence(parts) for place, parts in told.items()}


@answered(keep=16)
def verdict_totals(here: Here, by: Level) -> pd.DataFrame:
    """The four states by wilayah, in TPS and voters."""
    return totals.totals(verdicts(here), by)


@answered(keep=16)
def worst(here: Here, by: Level, top: int | None = None) -> pd.DataFrame:
    """Where most TPS ask for follow-up."""
    return totals.worst(verdicts(here), by, top)


@answered(keep=16)
def on_time(here: Here, by: Level) -> pd.DataFrame:
    """Punctuality by wilayah and leg."""
    return deliveries.on_time(logs(here)["deliveries"], here.election.deadline, here.filters.as_of, by)


@answered(keep=16)
def delay_causes(here: Here, by: Level) -> pd.DataFrame:
    """Causes of late arrivals."""
    return deliveries.delay_causes(logs(here)["deliveries"], here.election.deadline, here.filters.as_of, by)


@answered(keep=4)
def timed(here: Here) -> pd.DataFrame:
    """One row a due movement."""
    return timing.timed(logs(here)["deliveries"], here.election.deadline, here.filters.as_of)


@answered(keep=8)
def timeline(here: Here) -> pd.DataFrame:
    """Planned against arrived, cumulative."""
    return timing.timeline(logs(here)["deliveries"], here.election.deadline, here.filters.as_of)


@answered(keep=16)
def reconciliation(here: Here, by: Level) -> pd.DataFrame:
    """Needed, sent, received, damaged, wrong, gap."""
    found = quantities.reconciliation(logs(here), here.election, by)
    return quantities.known_then(found, here.election, here.filters.as_of)


@answered(keep=16)
def seal_status(here: Here, by: Level) -> pd.DataFrame:
    """Boxes and what was seen, by checkpoint."""
    return seals.seal_status(logs(here), here.election, by)


@answered(keep=8)
def broken_seals(here: Here) -> pd.DataFrame:
    """One row a box with a bad check."""
    return seal_findings.findings(logs(here), here.election)
