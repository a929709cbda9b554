"""Since when silence is counted, and the message to those who are silent."""

import pandas as pd
import pytest

from lib.areas import reporting
from lib.areas.wilayah import reference
from lib.ingest import chat
from lib.ui import silence
from tests.world import at

NOON = "2024-02-13T12:00"


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


def asks(*, simulated=True):
    """The message when nobody has reported."""
    named = [(code, "kecamatan") for code in reference.kecamatan()]
    named += [(code, "kelurahan") for code in reference.kelurahan()]
    quiet = pd.DataFrame(named, columns=["wilayah", "level"])
    return silence.message(quiet, at(NOON), at("2024-02-13T20:15"), simulated=simulated)


def test_the_message_names_every_silent_unit_once_and_by_when():
    text = asks()
    assert all(text.count(f"*{name}* (seluruh kecamatan): ") == 1 for name in reference.kecamatan().values())
    assert all(text.count(one.name) == 1 for one in reference.kelurahan().values())
    assert "sejak 13 Feb 12.00 (per 13 Feb 20.15 WIB)" in text


def test_the_message_of_a_simulated_store_says_so_first():
    first, _, rest = asks().partition("\n")
    assert first == "*SIMULASI*, bukan keadaan sebenarnya."
    assert asks(simulated=False) == rest
    assert "SIMULASI" not in rest


@pytest.mark.parametrize("stamp", ["", "13/02/24 20.16 - Bawaslu: "])
def test_a_chat_that_holds_the_message_gives_no_row(stamp):
    assert chat.read(stamp + asks(), election="pemilu-2024").tables == ()
