"""A fresh store on each database; PostgreSQL where start.py runs a server."""

import os
import uuid

import pytest
from sqlalchemy import create_engine, text

from lib.store.open import create

POSTGRES = os.environ.get("KAWAL_TEST_POSTGRES")


@pytest.fixture(params=["sqlite", *(["postgresql"] if POSTGRES else [])])
def url(request, tmp_path):
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'kawal.db'}"
        return
    name = f"uji_{uuid.uuid4().hex}"
    admin = create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"create database {name}"))
    yield POSTGRES.replace("/postgres?", f"/{name}?")
    with admin.connect() as connection:
        connection.execute(text(f"drop database {name} with (force)"))
    admin.dispose()


@pytest.fixture
def store(url):
    """An empty simulated store whose wall clock stands at minute 1,000."""
    made = create(url, election="pemilu-2024", kota="33.75", kind="simulasi", wall=lambda: 1_000)
    yield made
    made.engine.dispose()
