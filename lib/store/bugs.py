"""Errors that nobody at the screen can mend: written down whole, told by a number."""

import traceback
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

LOG = Path(__file__).resolve().parents[2] / "data" / "local" / "kesalahan.log"


def logged(error: BaseException) -> str:
    """Writes the error down; the number by which it is found again."""
    number = uuid4().hex[:6].upper()
    LOG.parent.mkdir(parents=True, exist_ok=True)
    told = "".join(traceback.format_exception(error))
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {number}\n{told}\n")
    return number
