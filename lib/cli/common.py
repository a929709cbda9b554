"""What the commands share: the app, the options they have in common, and how they print."""

import json
import sys
from typing import Annotated, Any

import pandas as pd
import typer

from lib.kernel.clock import Minute, parse
from lib.kernel.errors import UserError
from lib.kernel.filters import Filters
from lib.store.log import Store
from lib.store.open import address

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Kawal Logistik tanpa peramban.",
)
Url = Annotated[str, typer.Option("--store", help="Alamat penyimpanan.")]
AsJson = Annotated[bool, typer.Option("--json", help="Cetak satu dokumen JSON.")]
AsOf = Annotated[str, typer.Option("--as-of", help="Keadaan di lapangan pada waktu ini (WIB).")]
KnownAt = Annotated[str, typer.Option("--known-at", help="Yang sudah tercatat pada waktu ini (WIB).")]
Scope = Annotated[str, typer.Option("--scope", help="Awalan kode wilayah, misalnya 33.75.03.")]
OUR_STORE = address()


def say(text: str) -> None:
    """A line for a person."""
    sys.stdout.write(f"{text}\n")


def warn(text: str) -> None:
    """A line for a person that is no result."""
    sys.stderr.write(f"{text}\n")


def show(document: Any) -> None:
    """One JSON document, and nothing else, on stdout."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def minute(text: str) -> Minute:
    """A time as people give it to an option; a day is its last minute."""
    moment = parse(text)
    if moment is None:
        raise UserError(f"Waktu {text} tidak terbaca.", fix="Tulis seperti 2024-02-13T15:00 (WIB).")
    return moment.settles_at


def filters(store: Store, as_of: str, known_at: str, scope: str) -> Filters:
    """The question; both times default to the store's clock."""
    now = store.now()
    if scope and not scope.startswith(store.chain) and not store.chain.startswith(scope):
        raise UserError(
            f"Wilayah {scope} di luar penyimpanan ini.", fix=f"Tulis kode yang berawalan {store.chain}."
        )
    return Filters(minute(as_of) if as_of else now, minute(known_at) if known_at else now, scope)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as JSON values: an unknown one is null, a whole number is an int."""
    columns = {name: [_plain(value) for value in frame[name].tolist()] for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _plain(value: Any) -> Any:
    return None if value is None or value is pd.NA or value != value else value  # noqa: PLR0124 (NaN)
