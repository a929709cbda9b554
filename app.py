"""The web application: `streamlit run app.py`. The gate stands before everything Streamlit serves."""

from importlib import import_module
from pathlib import Path
from threading import Thread

import streamlit as st

from lib.ui.gate.guard import MIDDLEWARE
from lib.ui.gate.routes import ROUTES

SCRIPT = Path(__file__).resolve().parent / "lib" / "ui" / "script" / "main.py"
app = st.App(SCRIPT, routes=ROUTES, middleware=MIDDLEWARE)
# What the first page needs is read while its first reader still signs in.
Thread(target=import_module, args=("lib.ui.frame",), daemon=True).start()
