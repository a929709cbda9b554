"""Since when silence is counted."""

import pytest

from lib.areas import reporting
from tests.world import at


@pytest.mark.parametrize(
    ("now", "since"),
    [
        ("2024-02-13T20:15", "2024-02-13T12:00"),
        ("2024-02-13T12:00", "2024-02-13T12:00"),
        ("2024-02-14T00:00", "2024-02-13T12:00"),
        ("2024-02-14T05:59", "2024-02-13T12:00"),
        ("2024-02-14T06:00", "2024-02-14T12:00"),
        ("2024-03-01T01:30", "2024-02-29T12:00"),
    ],
)
def test_tonight_begins_at_noon_and_lasts_until_the_next_morning(now, since):
    assert reporting.evening(at(now)) == at(since)
