"""The web application: `streamlit run app.py`. The gate stands before everything Streamlit serves."""

from pathlib import Path

import streamlit as st

from lib.ui.gate.guard import MIDDLEWARE
from lib.ui.gate.routes import ROUTES

SCRIPT = Path(__file__).resolve().parent / "lib" / "ui" / "script" / "main.py"
app = st.App(SCRIPT, routes=ROUTES, middleware=MIDDLEWARE)
