"""The door: sign-in pages and the guard that stands before everything Streamlit serves."""
