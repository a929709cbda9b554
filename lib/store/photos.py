"""Photos, each under the SHA-256 of its bytes. A row of the log names that; kept once, never changed."""

import hashlib
from collections.abc import Iterable

from sqlalchemy import insert, select

from lib.kernel.clock import Minute
from lib.store.chain import chunks
from lib.store.engine import reading, writing
from lib.store.log import Store
from lib.store.tables import photos

_LOCK = "foto"


def keep(store: Store, images: Iterable[bytes], at: Minute) -> list[str]:
    """Their SHA-256, in order; those that are there already are not written again."""
    named = {hashlib.sha256(image).hexdigest(): image for image in images}
    if not named:
        return []
    with writing(store.engine, _LOCK) as connection:
        there: set[str] = set()
        for part in chunks(sorted(named)):
            there |= set(
                connection.execute(select(photos.c.sha256).where(photos.c.sha256.in_(part))).scalars()
            )
        new = [
            {"sha256": digest, "image": image, "kept_at": at}
            for digest, image in named.items()
            if digest not in there
        ]
        if new:
            connection.execute(insert(photos), new)
    return list(named)


def load(store: Store, sha256: str) -> bytes | None:
    """The photo, or None when this store has none of that name. A changed photo is none either."""
    with reading(store.engine) as connection:
        image = connection.execute(
            select(photos.c.image).where(photos.c.sha256 == sha256)
        ).scalar_one_or_none()
    return image if image is not None and hashlib.sha256(image).hexdigest() == sha256 else None
