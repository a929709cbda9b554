"""The photos of rows of a log, for who may read the names of people: a face may be on them."""

import pandas as pd
import streamlit as st

from lib.access.policy import Action
from lib.areas.wilayah.reference import name_of
from lib.kernel import codes
from lib.kernel.format import short_time
from lib.kernel.logs import precision
from lib.store import photos
from lib.store.canonical import LIST_MARK
from lib.ui import page
from lib.ui.here import Here

_WIDE = 240  # pixels; a click shows it whole


def under(here: Here, rows: pd.DataFrame) -> None:
    """The photos of the rows, in their order; nothing where there is none, or none that may be seen.

    rows: of a log as recorded; needs `photos`, `box_id` and `checked_at`, else there are none.
    """
    if "photos" not in rows or not here.may(Action.PEOPLE):
        return
    told: dict[tuple[str, str], None] = {}
    for row in rows[rows["photos"].notna()].to_dict("records"):
        at = short_time(int(row["checked_at"]), str(row[precision("checked_at")]))
        caption = f"Foto, {at}, {name_of(codes.box_home(row['box_id']) or '')}"
        told |= dict.fromkeys((sha256, caption) for sha256 in str(row["photos"]).split(LIST_MARK))
    if not told:
        return
    page.section("Foto")
    with st.container(horizontal=True):
        for sha256, caption in told:
            _one(here, sha256, caption)


def _one(here: Here, sha256: str, caption: str) -> None:
    image = photos.load(here.store, sha256)
    if image is None:
        st.html(f"<p class='kl-sumber'>{caption}: foto tidak ada</p>", width=_WIDE)
    else:
        with st.container(width=_WIDE):  # a width of the image's own would shrink what a click shows
            st.image(image, caption, width="stretch", alt=caption)
