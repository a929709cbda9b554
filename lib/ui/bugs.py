"""A bug is logged whole and shown by a number; what a person can mend is said where it happened."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from lib.kernel.errors import UserError
from lib.store.bugs import logged


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
