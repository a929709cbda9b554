"""Indonesian words for what Streamlit itself says: a script before its own, named in its index page."""

import hashlib
import re
from functools import cache

from lib.ui.gate.sheets import TEMPLATES

SCRIPT_PATH = "/kata.js"
_NO_SCRIPT = "<noscript><p>Aplikasi ini memerlukan JavaScript. Nyalakan di peramban Anda.</p></noscript>"
_CHANGES = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r'<html lang="en">'), '<html lang="id">'),
    (re.compile(r"<title>.*?</title>"), "<title>Kawal Logistik</title>"),
    (re.compile(r'href="\./favicon\.png"'), 'href="/favicon.svg"'),
    (re.compile(r'<link rel="service-desc"[^>]*>'), ""),  # describes an entrance for programs that is shut
    (re.compile(r"<noscript>.*?</noscript>", re.DOTALL), _NO_SCRIPT),
    (re.compile(r"<script>.*?</script>", re.DOTALL), ""),  # inline: for search engines; the policy refuses it
)


@cache
def script() -> str:
    """The script itself."""
    return (TEMPLATES / "kata.js").read_text(encoding="utf-8")


def is_index(page: bytes) -> bool:
    """Is this the one page that Streamlit's app starts from?"""
    return b'<div id="root">' in page


def in_indonesian(page: bytes) -> bytes:
    """Streamlit's index page with our language, title, icon and words."""
    text = page.decode()
    for pattern, instead in _CHANGES:
        text = pattern.sub(instead, text)
    mark = hashlib.sha256(script().encode()).hexdigest()[:10]
    return text.replace("<head>", f'<head><script src="{SCRIPT_PATH}?v={mark}"></script>', 1).encode()
