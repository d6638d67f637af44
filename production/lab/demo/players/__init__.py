"""Who writes as customers do: one module a channel, named after it, whose `PLAYER` is made for a stage."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

import httpx

from production.database.tickets import TicketStore
from production.lab.demo.samples import Sample
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel

PATIENCE_S = 300.0
"""What is not finished then is slow: it is on its way still, its state says where."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What all players share."""

    http: httpx.AsyncClient
    """Base url is `/api/v1` of the api."""
    tickets: TicketStore
    ack_ms: list[float] = field(default_factory=list)
    """How long the api took to take what a player gave it itself."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One message under way."""

    event_id: str
    replies: Callable[[], Awaitable[list[str]]]
    """All that the customer can read there now, oldest first."""
    before: int = 0
    """How many of them were there before."""


@dataclass(frozen=True, slots=True)
class NotSent:
    """A message that the system did not take."""

    ended: str
    """`rejected`, or `slow`."""
    reason: str


class Player(Protocol):
    """Knows how to write on one channel, and where its replies appear."""

    async def send(self, sample: Sample) -> Sent | NotSent: ...


def players(channels: Iterable[Channel], stage: Stage) -> Mapping[Channel, Player]:
    """
    Raises:
        InvalidInput: nobody plays one of these channels.
    """
    return {channel: _player(channel, stage) for channel in channels}


def _player(channel: Channel, stage: Stage) -> Player:
    module = f"{__name__}.{channel}"
    if find_spec(module) is None:
        raise InvalidInput("channel", f"nobody plays {channel} here")
    made: Player = import_module(module).PLAYER(stage)
    return made
