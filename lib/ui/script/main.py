"""What Streamlit runs on every rerun: who is there, the menu and the shared question, then the page."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # Streamlit puts only this folder there


from lib.ui import bugs, frame  # noqa: E402

with bugs.told():
    frame.run()
