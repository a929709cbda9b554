"""The boundaries that an admin brought in place of the sketched cells: at most one set, the newest.

No log, and not in the hash chain: they say how the map is drawn now, not what happened. Keeping others or
going back to the sketch changes no recorded row and no figure.
"""

import hashlib
import json
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from lib.kernel.clock import Minute
from lib.kernel.errors import UserError
from lib.store.engine import reading, writing
from lib.store.log import Store
from lib.store.tables import boundaries

Rings = tuple[tuple[tuple[float, float], ...], ...]  # closed, lon and lat in degrees
_LOCK = "batas"  # its own on PostgreSQL, as for accounts


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept, without its points. sha256 stands for them: other points, another one."""

    sha256: str
    file_name: str
    kept_by: str
    kept_at: Minute


def kept(store: Store) -> Kept | None:
    """Which boundaries are kept now; None for none, and then maps are sketches."""
    chosen = select(*(boundaries.c[name] for name in Kept.__slots__))
    with reading(store.engine) as connection:
        row = connection.execute(chosen).first()
    return Kept(**row._mapping) if row else None


def load(store: Store, sha256: str) -> dict[str, Rings]:
    """Code → its rings. A UserError when somebody has just changed or removed them."""
    with reading(store.engine) as connection:
        text = connection.execute(
            select(boundaries.c.shapes).where(boundaries.c.sha256 == sha256)
        ).scalar_one_or_none()
    if text is None:
        raise UserError("Batas wilayah baru saja diganti.", fix="Muat ulang halaman ini.")
    return {
        code: tuple(tuple((lon, lat) for lon, lat in ring) for ring in rings)
        for code, rings in json.loads(text).items()
    }


def save(store: Store, shapes: dict[str, Rings], file_name: str, by: str, at: Minute) -> None:
    """Keep these in place of any others. file_name: their source, to be named under maps; by: an account."""
    text = json.dumps(shapes, separators=(",", ":"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    row = {"sha256": sha256, "file_name": file_name, "shapes": text, "kept_by": by, "kept_at": at}
    with writing(store.engine, _LOCK) as connection:
        connection.execute(delete(boundaries))
        connection.execute(insert(boundaries), [row])


def remove(store: Store) -> None:
    """Keep none: back to the sketch."""
    with writing(store.engine, _LOCK) as connection:
        connection.execute(delete(boundaries))
