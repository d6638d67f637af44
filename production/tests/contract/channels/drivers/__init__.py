"""How each provider that brings messages is played: a module a provider, named after it, with its `DRIVER`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from production.channels.model import ChannelClient
from production.channels.registry import channels, webhooks
from production.database.outbox import OutboxStore
from production.tests.contract.providers.playground import Playground

PAGES = [str(name) for name, spec in channels().items() if spec.client]
"""Channels whose replies stand on pages of ours."""
WAYS = [*webhooks(), *PAGES]
"""Every way to write: each provider that brings messages, and our own pages."""


@dataclass(frozen=True)
class Said:
    """What a customer wrote, under an id of the provider."""

    id: str
    person: str
    """Digits."""
    text: str


@dataclass(frozen=True)
class Call:
    """One request of a provider."""

    path: str
    body: bytes
    headers: dict[str, str]


class Driver(Protocol):
    """The provider's side."""

    fault: str
    """Which provider of the local ones misbehaves."""
    lists: bool
    """Whether it can be asked what it was given; else only its reports tell."""

    def calls(self, said: Sequence[Said]) -> list[Call]:
        """Signed, in as few requests as the provider makes; where it sends batches, with broken parts between."""
        ...

    def report(self, provider_id: str, status: str) -> Call: ...

    def client(self, url: str) -> ChannelClient: ...

    def open_chat(self, ground: Playground) -> str:
        """Somebody who has just written, as a reply is addressed."""
        ...

    def received(self, ground: Playground, person: str) -> list[str]:
        """What we wrote to them, oldest first."""
        ...

    async def hear(self, ground: Playground, outbox: OutboxStore) -> None:
        """Take the reports that came meanwhile, where only they tell what was accepted."""
        ...


def driver_of(provider: str) -> Driver:
    module = f"{__name__}.{provider}"
    assert find_spec(module), f"nobody plays {provider}: give it a driver, and it has to keep what all of them promise"
    driver: Driver = import_module(module).DRIVER
    return driver
