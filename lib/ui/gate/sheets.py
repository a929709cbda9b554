"""The few pages that are not Streamlit's: sign in, sign out, and what is said when neither is possible."""

from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from starlette.responses import HTMLResponse

from lib.access.policy import ROLE_LABELS, Person, Role

TEMPLATES = Path(__file__).resolve().parents[3] / "data" / "templates"
_MARK = '<span class="simulasi">SIMULASI</span>'
_SIGN = (
    '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1 15.5 15H.5z" fill="#c8401f"/>'
    '<path d="M8 6v4M8 12v1" stroke="#fff" stroke-width="1.6"/></svg>'
)


@cache
def _template(name: str) -> Template:
    return Template((TEMPLATES / name).read_text(encoding="utf-8"))


def _sheet(title: str, body: str, simulated: bool, status: int) -> HTMLResponse:
    mark = _MARK if simulated else ""
    page = _template("lembar.html").substitute(title=escape(title), body=body, mark=mark)
    return HTMLResponse(page, status)


def sign_in(
    simulated: bool,
    roles: Iterable[Role] = (),
    *,
    error: str = "",
    name: str = "",
    remember: bool = False,
    status: int = 200,
) -> HTMLResponse:
    """The form; beside it a button for each of `roles`; above it the error, when there is one."""
    buttons = "".join(
        f'<button name="contoh" value="{role}"><b>{label}</b><span>{purpose}</span></button>\n'
        for role, (label, purpose) in ((role, ROLE_LABELS[role]) for role in roles)
    )
    body = _template("masuk.html").substitute(
        columns="dua" if buttons else "satu",
        error=f'<div class="salah" role="alert" id="salah">{_SIGN}<span>{escape(error)}</span></div>'
        if error
        else "",
        invalid=' aria-invalid="true" aria-describedby="salah"' if error else "",
        name=escape(name),
        name_focus="" if name else "autofocus",
        password_focus="autofocus" if name else "",
        remember=" checked" if remember else "",
        examples=_template("contoh.html").substitute(buttons=buttons) if buttons else "",
    )
    return _sheet("Masuk", body, simulated, status)


def sign_out(person: Person, simulated: bool) -> HTMLResponse:
    """Asks once more; only the button ends the session."""
    role = ROLE_LABELS[person.role].label
    body = _template("keluar.html").substitute(name=escape(person.name), role=escape(role))
    return _sheet("Keluar", body, simulated, 200)


def sorry(
    what: str, fix: str, status: int, *, back: str = "/masuk", label: str = "Ke halaman masuk"
) -> HTMLResponse:
    """What went wrong and what to do now."""
    body = _template("maaf.html").substitute(
        what=escape(what), fix=escape(fix), back=escape(back), back_label=escape(label)
    )
    return _sheet(what.rstrip("."), body, simulated=False, status=status)
