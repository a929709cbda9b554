"""What a page opened by AppTest says."""

from streamlit.testing.v1 import AppTest


def said(opened: AppTest) -> str:
    """All that the page says in our own words; a page that shows an error fails its test."""
    assert not opened.exception, opened.exception
    assert not opened.error, opened.error[0].value
    return " ".join(block.proto.body for block in opened.get("html"))
