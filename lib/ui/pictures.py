"""Figures of the pages with their sentence, kept by the question they answer."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from lib.areas.levels import Level
from lib.areas.wilayah.reference import area_name
from lib.figures import readiness, style
from lib.ui import cached
from lib.ui.cached import answered
from lib.ui.here import Here


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure, and the finding in one sentence for who does not see it."""

    figure: Any
    alt: str


def draw(picture: Picture, key: str) -> None:
    """Puts it on the page."""
    st.plotly_chart(picture.figure, config=style.CONFIG, alt=picture.alt, key=key)


@answered(keep=8)
def by_area(here: Here, level: Level) -> Picture:
    """The four states by wilayah."""
    totals = cached.verdict_totals(here, level)
    names = {code: area_name(code) for code in totals["wilayah"]}
    return Picture(readiness.by_area(totals, names), readiness.by_area_alt(totals, names))
