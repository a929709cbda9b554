"""Every capability without a browser. Names, keys and exit codes are a contract with outside checks."""

import sys

from lib.cli import answers, benching, people, storing, taking, templating
from lib.cli.answers import DEFINITIONS
from lib.cli.common import app, warn
from lib.kernel.errors import UserError
from lib.store import bugs

__all__ = ["DEFINITIONS", "answers", "app", "benching", "people", "run", "storing", "taking", "templating"]


def run() -> None:
    """The entry. What a person can mend is told plainly; anything else is logged and told by its number."""
    try:
        app()
    except UserError as error:
        warn(str(error))
        sys.exit(1)
    except Exception as error:  # the last stop: a bug is logged whole and shown by its number
        number = bugs.logged(error)
        warn(f"Terjadi kesalahan pada aplikasi (kode {number}).")
        warn(f"Kirimkan kode ini dan berkas {bugs.LOG} kepada pengelola.")
        sys.exit(1)
