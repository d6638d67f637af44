"""Every kind of visit of the load test is traffic that a real stack takes, or refuses for cause."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from production.tests.load.journal import Delivery, read_journal
from production.tests.load.visits import KINDS
from production.tests.support.stack import Stack

_LOCUSTFILE = "production/tests/load/locustfile.py"


@pytest.fixture(scope="module")
def deliveries(stack: Stack, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Delivery]:
    """In a process of its own, unmeasured: locust replaces parts of the standard library."""
    journal = tmp_path_factory.mktemp("load") / "journal.jsonl"
    command = [sys.executable, "-m", "locust", "--headless", "--stop-timeout", "20"]
    options = ["--locustfile", _LOCUSTFILE, "--each-once", "--peak", "12", "--journal", str(journal)]
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    env["FTE_STATE_DIR"] = str(stack.state_dir)
    done = subprocess.run([*command, *options], cwd=repository, env=env, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return read_journal(journal.read_text().splitlines())


def test_every_kind_of_visit_is_made(deliveries: list[Delivery]) -> None:
    assert {delivery.kind for delivery in deliveries} == set(KINDS)


def test_every_delivery_is_answered_as_it_should_be(deliveries: list[Delivery]) -> None:
    assert [delivery for delivery in deliveries if not delivery.right] == []
