"""Reads the files of k8s/monitoring."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

MONITORING = Path(__file__).parents[4] / "k8s/monitoring"
DASHBOARDS = {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(MONITORING.glob("dashboards/*.json"))}

_STRINGS = re.compile(r'"(\\.|[^"\\])*"')
_SELECTOR = re.compile(r"([a-zA-Z_:][\w:]*)\s*\{([^}]*)\}")
_LABEL = re.compile(r"(\w+)\s*(?:=~|!~|!=|=)")
_CLAUSES = re.compile(r"\{[^}]*\}|\[[^]]*\]|\b(?:by|on)\s*\([^)]*\)|\b(?:and|or|unless)\b")
_FUNCTIONS = re.compile(r"\b\w+\s*(?=\()")
_NAME = re.compile(r"(?<![\w.])[a-zA-Z_:][\w:]*")


def rules(file: str) -> list[dict[str, Any]]:
    groups = yaml.safe_load((MONITORING / "rules" / file).read_text("utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


ALERTS = {rule["alert"]: rule for rule in rules("alerts.yaml")}
RECORDED = {rule["record"]: rule for rule in rules("recording.yaml")}


def panels() -> Iterator[tuple[str, dict[str, Any]]]:
    """(dashboard, panel) of all that show something."""
    for name, dashboard in DASHBOARDS.items():
        for panel in dashboard["panels"]:
            if panel["type"] != "row":
                yield name, panel


def expressions() -> Iterator[str]:
    """Every query of every rule and panel."""
    for rule in (*ALERTS.values(), *RECORDED.values()):
        yield rule["expr"]
    for _, panel in panels():
        for target in panel["targets"]:
            yield target["expr"]


def names(expression: str) -> set[str]:
    """The series that a query reads."""
    bare = _CLAUSES.sub(" ", _STRINGS.sub('""', expression))
    return set(_NAME.findall(_FUNCTIONS.sub(" ", bare)))


def selectors(expression: str) -> Iterator[tuple[str, set[str]]]:
    """(series, labels that it is chosen by)."""
    for name, labels in _SELECTOR.findall(_STRINGS.sub('""', expression)):
        yield name, set(_LABEL.findall(labels))
