"""What is written down and what runs is the same list."""

import ast
import re
from pathlib import Path

from lib.areas import reporting
from lib.areas.deliveries import timing
from lib.areas.quantities import places
from lib.areas.readiness import totals
from lib.areas.seals import findings
from lib.cli import DEFINITIONS
from lib.ingest.rules.catalogue import RULES, as_markdown

ROOT = Path(__file__).resolve().parents[2]
# Figures that only screens show, by the name under which they are defined.
SCREENS = {
    "totals": totals.totals,
    "worst": totals.worst,
    "lateness": timing.lateness,
    "timeline": timing.timeline,
    "shortages": places.shortages,
    "seal_findings": findings.findings,
    "seal_rates": findings.rates,
    "silent": reporting.silent,
}


def test_the_rules_page_is_the_rules():
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == as_markdown()


def test_no_rule_code_is_used_twice():
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))


def test_every_metric_is_defined_and_every_definition_runs():
    written = set(re.findall(r"^## (\w+)", (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8"), re.M))
    assert written == {*DEFINITIONS, "verdicts", "bisa_buka", "evidence", *SCREENS}


def test_a_figure_says_in_its_code_where_it_is_defined():
    for name, figure in SCREENS.items():
        assert f"docs/metrics.md#{name}" in (figure.__doc__ or "")


def test_only_commands_and_the_import_append_to_the_log():
    callers = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "lib").rglob("*.py")
        if "append" in (code := path.read_text(encoding="utf-8")) and "store" in code
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Attribute) and node.attr == "append" and ast.unparse(node.value) == "store"
    }
    assert {one for one in callers if not one.endswith("commands.py")} <= {"lib/ingest/batch.py"}
