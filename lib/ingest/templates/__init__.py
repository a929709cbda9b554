"""Empty forms as workbooks: a sheet to fill in, a filled example, and what each column means."""

from lib.areas.wilayah import reference
from lib.ingest.templates.forms import FORMS
from lib.ingest.templates.writing import written
from lib.kernel.errors import UserError

__all__ = ["FORMS", "template"]


def template(name: str, election: str) -> bytes:
    """A form as .xlsx, with the places and items of an election. UserError: there is no such form."""
    if name not in FORMS:
        raise UserError(f"Templat {name} tidak ada.", fix=f"Pilih salah satu: {', '.join(FORMS)}.")
    return written(FORMS[name].of(reference.election(election)), election)
