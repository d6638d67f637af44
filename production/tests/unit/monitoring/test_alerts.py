"""Every alert says what is wrong, how bad it is and what to do, and has tests that promtool runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from production.crm.support.metrics import AlertThresholds
from production.tests.unit.monitoring.files import ALERTS, MONITORING

ROOT = MONITORING.parents[1]


def expectations() -> dict[str, list[list[dict[str, Any]]]]:
    """Alert -> what each of its tests expects."""
    found: dict[str, list[list[dict[str, Any]]]] = {}
    for file in MONITORING.glob("tests/*.yaml"):
        for test in yaml.safe_load(file.read_text("utf-8"))["tests"]:
            for case in test["alert_rule_test"]:
                found.setdefault(case["alertname"], []).append(case["exp_alerts"])
    return found


def anchors(document: Path) -> set[str]:
    """Anchors of the headings, as the usual viewers of Markdown make them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", ALERTS)
def test_it_has_a_severity_and_a_summary(name: str) -> None:
    assert ALERTS[name]["labels"]["severity"] in {"critical", "warning"}
    assert ALERTS[name]["annotations"]["summary"]


@pytest.mark.parametrize("name", ALERTS)
def test_its_runbook_exists(name: str) -> None:
    document, _, anchor = ALERTS[name]["annotations"]["runbook"].partition("#")
    assert anchor in anchors(ROOT / document)


@pytest.mark.parametrize("name", ALERTS)
def test_it_is_shown_to_fire_and_to_stay_quiet(name: str) -> None:
    expected = expectations()[name]
    assert any(expected)
    assert not all(expected)


def test_no_runbook_section_is_left_over() -> None:
    sections = re.findall(r"^### (\w+)$", (ROOT / "docs/operations/alerts.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(sections) == sorted(ALERTS)


def test_the_thresholds_are_those_of_the_channel_figures() -> None:
    usual = AlertThresholds()
    assert f"> {usual.escalation_rate}" in ALERTS["EscalationRateHigh"]["expr"]
    assert ALERTS["AnswerLatencyHigh"]["expr"].endswith(f"> {usual.response_latency_ms / 1000:g}")
