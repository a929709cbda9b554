"""What a question is asked of: frozen, so that it can be a cache key."""

from dataclasses import dataclass

from lib.kernel.clock import Minute


@dataclass(frozen=True, slots=True)
class Filters:
    """`as_of`: event time. `known_at`: recorded time. `scope`: place-code prefix, "" for everything."""

    as_of: Minute
    known_at: Minute
    scope: str = ""
