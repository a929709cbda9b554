"""Every capability without a browser. Names, keys and exit codes are a contract with outside checks."""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from lib.cli import answers, people, storing, taking
from lib.cli.answers import DEFINITIONS
from lib.cli.common import app, warn
from lib.kernel.errors import UserError

__all__ = ["DEFINITIONS", "answers", "app", "people", "run", "storing", "taking"]
BUGS = Path(__file__).resolve().parents[2] / "data" / "local" / "kesalahan.log"


def run() -> None:
    """The entry. What a person can mend is told plainly; anything else is logged and told by its number."""
    try:
        app()
    except UserError as error:
        warn(str(error))
        sys.exit(1)
    except Exception:  # the last stop: a bug is logged whole and shown by its number
        number = uuid4().hex[:6].upper()
        BUGS.parent.mkdir(parents=True, exist_ok=True)
        with BUGS.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {number}\n{traceback.format_exc()}\n")
        warn(f"Terjadi kesalahan pada aplikasi (kode {number}).")
        warn(f"Kirimkan kode ini dan berkas {BUGS} kepada pengelola.")
        sys.exit(1)
