"""Bantuan: every figure of the screens has its words, and what the code decides is not typed again."""

import re
from pathlib import Path

from lib.access.policy import MAY, ROLE_LABELS, Action, Role
from lib.areas.readiness.model import WHY
from lib.areas.wilayah.thresholds import thresholds
from lib.kernel.look import STATE_LABELS
from lib.ui import definitions
from tests.screens import said

METRICS = Path(__file__).resolve().parents[2] / "docs" / "metrics.md"


def read(opened) -> str:
    """All that stands on the page, plain text too."""
    return " ".join([said(opened), *(one.value for one in opened.markdown)])


def test_all_of_it_can_be_read(app):
    words = read(app(path="bantuan"))
    assert all(section.title in words for section in definitions.sections())
    assert not re.search(r"\$[a-z]|>@|\{#\w", words)  # everything was filled in


def test_every_metric_has_its_section():
    metrics = re.findall(r"(?m)^## (\w+)$", METRICS.read_text(encoding="utf-8"))
    anchors = [section.anchor for section in definitions.sections()]
    assert len(metrics) > 10
    assert [name for name in metrics if name not in anchors] == []
    assert len(set(anchors)) == len(anchors)


def test_the_contents_lead_to_every_section_and_to_nothing_else(app):
    opened = app(path="bantuan")
    ways = re.findall(r"href='#(\w+)'", said(opened))
    anchors = re.findall(r"id='(\w+)'>", said(opened))
    assert [way for way in ways if way != definitions.TOP] == anchors


def test_marks_proofs_limits_and_roles_are_what_the_code_says(app):
    words = said(app(path="bantuan"))
    for state, label in STATE_LABELS.items():
        assert f"kl-{state}' aria-hidden='true'></i>{label}</b>" in words
    assert all(sentence in words for sentence in WHY.values())
    for limit in thresholds().values():
        assert limit.source in words
        assert limit.why in words
    for action in Action:
        able = [label.label for role, label in ROLE_LABELS.items() if role in MAY[action]]
        row = words.split(f"<td>{action.capitalize()}</td>")[1].split("</tr>")[0]
        if len(able) < len(Role):
            assert all(label in row for label in able)
            assert not any(label.label in row for label in ROLE_LABELS.values() if label.label not in able)
        else:
            assert "semua peran" in row


def test_a_link_to_one_figure_opens_its_section_alone(app):
    words = read(app(path="bantuan", query={"bagian": "seal_rates"}))
    assert "Cakupan yang rendah" in words
    assert "Jatuh tempo" not in words
    assert "href='/bantuan'" in words


def test_a_section_that_is_not_there_opens_the_whole_page(app):
    assert "Daftar isi" in read(app(path="bantuan", query={"bagian": "tiada"}))


def test_it_says_whether_the_data_is_real(app):
    assert "Yang sedang Anda lihat adalah data nyata." in read(app(kind="nyata", path="bantuan"))
