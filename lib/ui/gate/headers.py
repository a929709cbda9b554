"""Headers that every answer carries: the browser's own seatbelt against scripts, frames and other hosts."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9a-fA-F:]+\](:\d{1,5})?")
_OFF = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
# The camera reads codes on boxes; the wall fills the screen and keeps it awake; tables copy cells.
_OWN = ("camera", "clipboard-write", "fullscreen", "screen-wake-lock")
FIXED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": ", ".join([*(f"{name}=(self)" for name in _OWN), *(f"{name}=()" for name in _OFF)]),
}


def content_policy(scope: Scope) -> str:
    """The Content-Security-Policy of an answer to this request."""
    host = Headers(scope=scope).get("host", "")
    scheme = "wss" if scope.get("scheme") in {"https", "wss"} else "ws"
    # Older Safari does not count the websocket of the same host as 'self'.
    stream = f" {scheme}://{host}" if _HOST.fullmatch(host) else ""
    rules = {
        "default-src": "'self'",
        # blob: is how Streamlit loads the inline script of a component; only our own scripts can make one.
        # wasm: deck.gl compiles its own WebAssembly; without it every map logs an error. Text is never run.
        "script-src": "'self' blob: 'wasm-unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self'{stream}",
        "worker-src": "'self' blob:",
        "frame-ancestors": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class Secured:
    """A `send` that adds the headers. started: has an answer begun?"""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._policy = content_policy(scope)
        self._send = send
        self.started = False

    async def __call__(self, message: Message) -> None:
        """Pass it on."""
        if message["type"] == "http.response.start":
            self.started = True
            message.setdefault("headers", [])
            headers = MutableHeaders(scope=message)
            headers.update(FIXED)
            headers["content-security-policy"] = self._policy
            if headers.get("content-type", "").startswith("text/html"):
                headers["cache-control"] = "no-store"
        await self._send(message)
