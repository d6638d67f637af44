"""No alert without a test in this folder that fires it, by rules in which nothing but time is changed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from production.tests.k8s.observed.watcher import impatient
from production.tests.unit.monitoring.files import ALERTS


def fired() -> Iterator[str]:
    """The names in all marks of this folder."""
    for file in sorted(Path(__file__).parent.glob("test_*.py")):
        module = import_module(f"production.tests.k8s.observed.{file.stem}")
        for test in vars(module).values():
            for mark in getattr(test, "pytestmark", []):
                yield from mark.args if mark.name == "fires" else ()


def test_every_alert_is_fired_by_breaking_what_it_watches() -> None:
    assert set(fired()) == set(ALERTS)


@pytest.mark.parametrize(
    ("earnest", "fast"), [("5m", "10s"), ("15m", "15s"), ("30m", "30s"), ("1h", "60s"), ("3d", "60s")]
)
def test_windows_are_shorter_here(earnest: str, fast: str) -> None:
    assert impatient(f"increase(a_total[{earnest}]) > 300") == f"increase(a_total[{fast}]) > 300"
