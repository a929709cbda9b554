"""The boundaries of an admin are kept beside the record, on both databases."""

import pytest
from sqlalchemy import update

from lib.areas.wilayah import shapes as sketch
from lib.kernel.errors import UserError
from lib.store import shapes
from lib.store.open import open_store
from lib.store.shapes import Kept
from lib.store.tables import SCHEMA_VERSION, boundaries, meta, metadata
from lib.store.verify import verify

CELLS = dict(sketch.own_cells())


def square(side):
    return {
        "33.75.01.1002": (((109.66, -6.91), (109.66 + side, -6.91), (109.66, -6.91 + side), (109.66, -6.91)),)
    }


def test_what_is_kept_is_read_back_point_by_point_with_its_source(store):
    shapes.save(store, CELLS, "batas.geojson", "rina", 900)
    found = shapes.kept(store)
    assert (found.file_name, found.kept_by, found.kept_at) == ("batas.geojson", "rina", 900)
    assert shapes.load(store, found.sha256) == CELLS


def test_others_take_the_place_of_the_first_and_are_told_apart_from_them(store):
    shapes.save(store, square(0.01), "satu.json", "rina", 900)
    first = shapes.kept(store)
    shapes.save(store, square(0.02), "dua.json", "budi", 901)
    second = shapes.kept(store)
    assert isinstance(second, Kept)
    assert (second.file_name, second.sha256 != first.sha256) == ("dua.json", True)
    assert shapes.load(store, second.sha256) == square(0.02)
    with pytest.raises(UserError, match="baru saja diganti"):
        shapes.load(store, first.sha256)


def test_what_is_removed_is_gone_and_nothing_of_it_was_part_of_the_record(store):
    version = store.version()
    shapes.save(store, CELLS, "batas.geojson", "rina", 900)
    shapes.remove(store)
    assert shapes.kept(store) is None
    assert (store.version(), verify(store).batches) == (version, 0)


def test_a_store_of_the_version_before_gets_the_table(store, url):
    with store.engine.begin() as connection:
        metadata.drop_all(connection, tables=[boundaries])
        connection.execute(update(meta).where(meta.c.key == "schema_version").values(value="2"))
    opened = open_store(url)
    assert opened.facts["schema_version"] == str(SCHEMA_VERSION) == "4"
    assert shapes.kept(opened) is None
    opened.engine.dispose()
