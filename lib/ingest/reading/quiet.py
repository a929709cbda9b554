"""Making many rows at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for cycles meanwhile: rows hold none, and looking takes two fifths of the time.

    Safe from several threads: at worst one of them is collected again early, or all a little later.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
