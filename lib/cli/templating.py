"""Empty forms to send around, from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from lib.cli.common import OUR_STORE, Url, app, say
from lib.ingest.templates import FORMS
from lib.ingest.templates import template as made
from lib.kernel.errors import UserError
from lib.store.open import open_store

_WITHOUT_STORE = "pemilu-2024"


@app.command()
def template(
    name: Annotated[str, typer.Argument(help="Nama templat; lihat --list.")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="Berkas .xlsx yang ditulis.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Tampilkan templat yang ada.")] = False,
    election: Annotated[str, typer.Option("--election", help="Pemilihan; biasanya dari penyimpanan.")] = "",
    store: Url = OUR_STORE,
) -> None:
    """Tulis templat kosong untuk diisi: satu lembar isian, contoh, dan petunjuk."""
    if list_:
        for form in FORMS.values():
            say(f"{form.name}: {form.title}. {form.use}")
        return
    if not name:
        raise UserError("Nama templat belum ditulis.", fix=f"Pilih salah satu: {', '.join(FORMS)}.")
    data = made(name, election or _election(store))
    target = out or Path(f"{name}.xlsx")
    try:
        target.write_bytes(data)
    except OSError as error:
        raise UserError("Berkas tidak dapat ditulis.", str(target), "Periksa foldernya.") from error
    say(f"Tertulis: {target}")


def _election(store: str) -> str:
    """The election of the store; an office may want forms before it has a store."""
    try:
        return open_store(store).election
    except UserError:
        return _WITHOUT_STORE
