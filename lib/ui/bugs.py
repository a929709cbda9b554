"""A bug is logged whole and shown by a number; what a person can mend is said where it happened."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import streamlit as st

from lib.kernel.errors import UserError

LOG = Path(__file__).resolve().parents[2] / "data" / "local" / "kesalahan.log"


def logged(error: BaseException) -> str:
    """Writes the error down; the number by which it is found again."""
    number = uuid4().hex[:6].upper()
    LOG.parent.mkdir(parents=True, exist_ok=True)
    told = "".join(traceback.format_exception(error))
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {number}\n{told}\n")
    return number


@contextmanager
def told() -> Iterator[None]:
    """Shows a `UserError` where it happened, and any other error by its number."""
    try:
        yield
    except UserError as error:
        show(error)
    except Exception as error:
        # Streamlit steers by exceptions of its own that are no `Exception`; all that gets here is a bug.
        number = logged(error)
        st.error(
            f"Terjadi kesalahan pada aplikasi (kode {number}). Muat ulang halaman ini; bila terulang, "
            "sampaikan kode itu kepada pengelola.",
            icon=":material/error:",
        )


def show(error: UserError) -> None:
    """What is wrong, what to do, where."""
    place = f"  \nDi: {error.where}" if error.where else ""
    st.error(f"**{error.what}** {error.fix}{place}", icon=":material/error:")
