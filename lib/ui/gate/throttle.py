"""Guessing passwords is made slow: five failures from one place for one name, then a minute's wait."""

from collections import OrderedDict
from collections.abc import Hashable

FAILURES = 5
WAIT = 60.0  # seconds
ROOM = 10_000  # keys remembered; the oldest go first


class Throttle:
    """Counts attempts by key. `now`: seconds that only go up."""

    def __init__(self) -> None:
        self._attempts: OrderedDict[Hashable, tuple[int, float]] = OrderedDict()

    def wait(self, key: Hashable, now: float) -> float:
        """Seconds until the next attempt; 0 when it may be made now."""
        count, last = self._attempts.get(key, (0, now))
        return max(0.0, last + WAIT - now) if count >= FAILURES else 0.0

    def attempted(self, key: Hashable, now: float) -> None:
        """One more attempt. Counted before it is judged: many at once would all slip through otherwise."""
        count, last = self._attempts.pop(key, (0, now))
        self._attempts[key] = (1 if now - last >= WAIT else count + 1, now)
        while len(self._attempts) > ROOM:
            self._attempts.popitem(last=False)

    def succeeded(self, key: Hashable) -> None:
        """Forget the failures."""
        self._attempts.pop(key, None)
