"""The web application with three pages more, for what its own do not show; `streamlit run` takes it.

Kosong and Hampa are empty: what a page costs before it speaks. Berkas gives out files.
"""

import base64
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from lib.ui import menu
from lib.ui.gate.guard import MIDDLEWARE
from lib.ui.gate.routes import ROUTES

SCRIPT = Path(__file__).resolve().parents[2] / "lib" / "ui" / "script" / "main.py"
PICTURE = base64.b64decode(  # one transparent point
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


class Extra(menu.Entry):
    """A page that no file of the product has."""

    @property
    def path(self) -> Callable[[], None]:
        """The whole page: Streamlit takes a function as well as a file."""
        return self.draw

    def draw(self) -> None:
        """A title and a sentence."""
        st.html(f"<h1 class='kl-terbaca'>{self.title}</h1><p class='kl-temuan'>{self.title}.</p>")


class Files(Extra):
    """A picture and a file to take away, each with an address of its own."""

    def draw(self) -> None:
        """Both."""
        super().draw()
        st.download_button("Unduh", b"isi", "isi.txt")
        st.image(PICTURE)


menu.PAGES = (
    *menu.PAGES,
    Extra("kosong", "Kosong", menu.HELP),
    Extra("hampa", "Hampa", menu.HELP),
    Files("berkas", "Berkas", menu.HELP),
)
app = st.App(SCRIPT, routes=ROUTES, middleware=MIDDLEWARE)
