"""Threads for what would hold up every other request: the database, and password hashes, which also cost
memory (64 MiB each)."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
AT_ONCE, IN_LINE = 2, 40
_reading = ThreadPoolExecutor(8, "sesi")
_hashing = ThreadPoolExecutor(AT_ONCE, "kata-sandi")
_waiting = 0


class Crowded(Exception):
    """More password checks are in line than will be answered soon."""


async def reading(work: Callable[[], T]) -> T:
    """What `work` returns, from a thread of its own."""
    return await asyncio.get_running_loop().run_in_executor(_reading, work)


async def hashing(work: Callable[[], T]) -> T:
    """The same for a password check: few at once, and a line that has an end."""
    global _waiting  # noqa: PLW0603 (one count for the process; only the event loop changes it)
    if _waiting >= IN_LINE:
        raise Crowded
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_hashing, work)
    finally:
        _waiting -= 1
