"""From a file to one batch of the log, or to nothing at all."""

from collections.abc import Sequence

from lib.kernel.clock import Minute
from lib.store.canonical import Draft, Row
from lib.store.chain import Appended
from lib.store.log import Store


def commit_rows(
    store: Store,
    rows: Sequence[Row],
    *,
    channel: str,
    sender: str | None = None,
    party: str | None = None,
    citation: str | None = None,
    file_name: str | None = None,
    file_sha256: str | None = None,
    recorded_at: Minute | None = None,
) -> Appended:
    """Append typed rows as one batch, or nothing at all."""
    draft = Draft(
        channel=channel,
        rows=tuple(rows),
        file_name=file_name,
        file_sha256=file_sha256,
        sender=sender,
        party=party,
        citation=citation,
    )
    return store.append(draft, recorded_at)
