"""What is believed of a request, and what is not."""

import ipaddress
import re
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

LARGEST_FORM = 16 * 1024  # bytes
_HERE = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.IGNORECASE)
_RELAYED = ("forwarded", "via", "x-real-ip")
_NOWHERE = ("/masuk", "/keluar")


def way_back(asked: str) -> str:
    """The page of this site to go on to; "/" for anything that could lead elsewhere."""
    odd = not asked.isprintable() or " " in asked or "\\" in asked or len(asked) > 1000
    if odd or not asked.startswith("/") or asked.startswith("//"):
        return "/"
    return "/" if urlsplit(asked).path in _NOWHERE else asked


def is_own_form(request: Request) -> bool:
    """Was this form sent from a page of ours? Browsers say where from; what says nothing is no browser."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site", "none") in {"none", "same-origin"}
    return urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower() != ""


async def form(request: Request) -> dict[str, str] | None:
    """The fields of a plain form; None when it is too large or no form."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            return None
    if kind != "application/x-www-form-urlencoded":
        return None
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=20))
    except ValueError:
        return None


def is_loopback(address: str | None) -> bool:
    """Does this address name the machine itself, and nothing but it? Unknown does not."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def is_from_this_machine(request: Request) -> bool:
    """Did it come from this machine, asked for by a name of this machine, through nobody?"""
    names = request.headers.keys()
    relayed = any(name in _RELAYED or name.startswith("x-forwarded-") for name in names)
    peer = request.client.host if request.client else None
    host = request.headers.get("host", "")
    return not relayed and is_loopback(peer) and _HERE.fullmatch(host) is not None
