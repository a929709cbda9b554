"""The store of this process, opened when it is first wanted."""

import threading
import time
from functools import cache

from lib.store.log import Store
from lib.store.open import address, open_store

_opening = threading.Lock()


def store() -> Store:
    """The one store of this process. A UserError when it cannot be opened; the next call tries again."""
    with _opening:
        return _at(address())


@cache
def _at(url: str) -> Store:
    return open_store(url)


def seconds() -> int:
    """Unix seconds by the wall clock: sessions run out by it, whatever a simulated store's clock says."""
    return int(time.time())
