from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from production.tests.contract.providers.playground import Playground, running
from production.tests.contract.providers.servers import Sink, running_sink


@pytest.fixture(scope="module")
def sink() -> Iterator[Sink]:
    with running_sink() as sink:
        yield sink


@pytest.fixture(scope="module")
def shared_ground(sink: Sink, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playground]:
    with running(tmp_path_factory.mktemp("providers") / "world.sqlite", sink) as ground:
        yield ground


@pytest.fixture
def ground(shared_ground: Playground) -> Iterator[Playground]:
    """Shared by the tests of a module: each plays with customers of its own."""
    yield shared_ground
    requests.delete(f"{shared_ground.url}/sandbox/faults", timeout=5)
    shared_ground.sink.answers.clear()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "world.sqlite"


@pytest.fixture
def fresh(database: Path) -> Iterator[Playground]:
    """Providers with an empty mailbox and a sink of their own."""
    with running_sink() as sink, running(database, sink) as ground:
        yield ground
