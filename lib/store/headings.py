"""How the headings of a sender's files were put right, so that the next file of theirs reads at once.

No log and not in the hash chain: it says how files are read, never what happened.
"""

from collections.abc import Mapping

from sqlalchemy import and_, delete, insert, select

from lib.kernel.clock import Minute
from lib.store.engine import reading, writing
from lib.store.log import Store
from lib.store.tables import headings

_LOCK = "judul"


def of(store: Store, sender: str) -> dict[str, str]:
    """Folded heading → field ("" for a column that is not used), as chosen last for this sender."""
    chosen = select(headings.c.heading, headings.c.field).where(headings.c.sender == sender)
    with reading(store.engine) as connection:
        return {row.heading: row.field for row in connection.execute(chosen)}


def keep(store: Store, sender: str, chosen: Mapping[str, str], at: Minute) -> None:
    """Remember these for the sender; a heading that was known takes its new field."""
    if not chosen:
        return
    rows = [
        {"sender": sender, "heading": heading, "field": field, "kept_at": at}
        for heading, field in chosen.items()
    ]
    with writing(store.engine, _LOCK) as connection:
        for heading in chosen:
            connection.execute(
                delete(headings).where(and_(headings.c.sender == sender, headings.c.heading == heading))
            )
        connection.execute(insert(headings), rows)
