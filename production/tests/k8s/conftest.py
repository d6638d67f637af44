"""These tests build and run Kubernetes: `make test-k8s` asks for them, `make test` leaves them out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from production.lab.local.state import StateDir
from production.tests.k8s.cluster import Cluster


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    asked = any("tests/k8s" in argument for argument in config.args)
    return None if asked else True


_FIGURES = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_FIGURES] = []
    config.addinivalue_line("markers", "fires(*names): the alerts that a test fires by breaking what they watch")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for line in config.stash[_FIGURES]:
        terminalreporter.write_line(line)


@pytest.fixture
def figures(pytestconfig: pytest.Config) -> list[str]:
    """What a test measured; shown when all have ended."""
    return pytestconfig.stash[_FIGURES]


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A control plane with three nodes whose pods only pretend to run."""
    running = Cluster(StateDir.open(tmp_path_factory.mktemp("cluster")))
    try:
        running.start()
        yield running
    finally:
        running.stop()
