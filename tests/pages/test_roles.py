"""Every page for every role: it opens, or it says who may open it."""

import pytest

from lib.access.policy import MAY, ROLE_LABELS, Role
from lib.ui.menu import PAGES


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
@pytest.mark.parametrize("role", list(Role))
def test_a_page_opens_for_who_may_and_says_to_others_who_may(app, role, entry):
    opened = app(role=role, path=entry.name)
    assert not opened.exception
    titles = [f"<h1 class='kl-terbaca'>{one.title}</h1>" for one in PAGES]
    shown = [title for title in titles if any(title in block.proto.body for block in opened.get("html"))]
    if role in MAY[entry.needs]:
        assert shown == [f"<h1 class='kl-terbaca'>{entry.title}</h1>"]
        assert not opened.error
    else:
        assert shown == []
        assert "tidak berwenang" in opened.error[0].value
        assert all(ROLE_LABELS[able].label in opened.error[0].value for able in MAY[entry.needs])
