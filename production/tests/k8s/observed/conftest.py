"""One stack and one Prometheus for all tests of this folder: each breaks something and mends it again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from production.lab.local.state import StateDir
from production.tests.contract.providers.servers import serve
from production.tests.k8s.observed.alerts import Alerts
from production.tests.k8s.observed.model import ModelServer
from production.tests.k8s.observed.watcher import Watcher
from production.tests.support.stack import Stack, start, stop


@pytest.fixture(scope="session")
def model() -> ModelServer:
    return ModelServer()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, repository: Path, model: ModelServer) -> Iterator[Stack]:
    """Asks the model, polls Gmail every second, and gives each customer one turn of the model a day."""
    folder = tmp_path_factory.mktemp("watched")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    with serve(model.app()) as url:
        settings = {
            "AGENT_MODEL": "stand-in",
            "AGENT_BASE_URL": f"{url}/v1",
            "AGENT_API": "chat_completions",
            "AGENT_CUSTOMER_TOKENS_PER_DAY": "100",
            "GMAIL_POLL_S": "1",
        }
        with pytest.MonkeyPatch.context() as environment:
            for name, value in settings.items():
                environment.setenv(name, value)
            running = start(folder, repository, StateDir.open(folder).port("api"))
        yield running
        stop(running)


@pytest.fixture(scope="session")
def watcher(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watcher]:
    running = Watcher(stack.state_dir, StateDir.open(tmp_path_factory.mktemp("watcher")))
    running.start()
    yield running
    running.stop()


@pytest.fixture
async def alerts(request: pytest.FixtureRequest, watcher: Watcher) -> AsyncIterator[Alerts]:
    """Those that the test is marked with, quiet at first."""
    marker = request.node.get_closest_marker("fires")
    found = Alerts(watcher, marker.args)
    await found.end()
    yield found
    assert not found.unseen, "marked, and not waited for"
