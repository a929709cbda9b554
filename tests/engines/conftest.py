"""A small world is asked on each engine."""

from functools import partial

import pytest

from tests.asking import ENGINES, logs_of


@pytest.fixture(params=list(ENGINES))
def asked(request):
    """`asked(world, as_of, known_at)`: its logs on pandas, then on DuckDB."""
    return partial(logs_of, engine=request.param)
