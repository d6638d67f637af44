"""Our clients against the local providers."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
import requests

from production.channels.email.gmail.client import GmailClient
from production.channels.twilio.client import MessagesClient
from production.tests.contract.providers.playground import Playground, running
from production.tests.contract.providers.servers import running_sink
from production.tests.support.channels import gmail_at, whatsapp_at
from production.tests.support.inbound import desk

__all__ = ["desk"]


@pytest.fixture(scope="module")
def shared_ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playground]:
    with running_sink() as sink, running(tmp_path_factory.mktemp("providers") / "world.sqlite", sink) as ground:
        yield ground


@pytest.fixture
def ground(shared_ground: Playground) -> Iterator[Playground]:
    yield shared_ground
    requests.delete(f"{shared_ground.url}/sandbox/faults", timeout=5)


@pytest.fixture
def nowhere() -> str:
    """An address where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture
def gmail(ground: Playground) -> GmailClient:
    return gmail_at(ground.url)


@pytest.fixture
def whatsapp(ground: Playground) -> MessagesClient:
    return whatsapp_at(ground.url)
