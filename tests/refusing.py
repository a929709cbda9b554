"""How a test has a file refused: in time, and with what to do now."""

import time

import pytest

from lib.ingest.reading import tables
from lib.kernel.errors import UserError


def refusal(data, read=tables):
    """What the person is told whose file cannot be taken."""
    start = time.process_time()  # of our own work: the machine may be busy with other things
    with pytest.raises(UserError) as refused:
        read(data, "berkas")
    assert time.process_time() - start < 3
    assert refused.value.fix  # always: what to do now
    return str(refused.value)
