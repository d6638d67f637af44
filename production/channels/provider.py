"""What a provider is: who carries messages of a channel. Three modules, as not every process needs all of it.

`provider.py` has `PROVIDER`: name and settings, for everybody. `connection.py` has `connect`, for workers and the
scheduler: the provider's library comes with it. `webhook.py` has `WEBHOOK`, for the api, where the provider calls us.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, cast

from production.channels.model import ChannelClient
from production.crm.attachments.model import PendingAttachment
from production.schemas.env_settings import EnvSettings
from production.schemas.envelope import GmailNotification, InboundMessage, LeadNotice
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus

if TYPE_CHECKING:  # the api alone loads a server
    from fastapi import APIRouter
    from starlette.requests import Request


class ProviderSettings(EnvSettings):
    """Variables that only this provider has."""

    @property
    @abstractmethod
    def configured(self) -> bool:
        """Whether there is enough of them to send."""


@dataclass(frozen=True, slots=True)
class ProviderSpec:
    """`PROVIDER` of `channels/<channel>/<provider>/provider.py`."""

    name: str
    """As health, logs and metrics call it."""
    channel: Channel
    settings: type[ProviderSettings]
    package: str
    """Where `connection` and `webhook` are."""
    optional: bool = False
    """Nobody misses it where it is not configured."""
    sends_only: bool = False
    """Brings nothing in: what is answered leaves by another one of the channel, where there is one."""


@dataclass(frozen=True, slots=True)
class Company:
    """What providers are told about us."""

    name: str
    public_url: str | None
    """How the world reaches the api."""
    attachment_bytes: int
    """The largest file that is kept."""


class Fetcher(Protocol):
    """A provider that keeps files for a while."""

    async def fetch(self, attachment: PendingAttachment) -> bytes:
        """
        Raises:
            NotFound, TooLarge, InvalidInput: it will never come.
            Unavailable: later, perhaps.
        """
        ...


@dataclass(frozen=True, slots=True)
class TemplateState:
    """Whether a text may be sent outside the window."""

    name: str
    language: str
    status: str
    """Meta's word in small letters: approved, pending, rejected, paused, disabled, ..."""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Connection:
    """A configured provider: each client is made once a process."""

    client: ChannelClient
    ping: Callable[[], Awaitable[str | None]]
    """What will soon be wrong, if anything. Raises Unavailable: the provider is away, or refuses our credentials."""
    fetcher: Fetcher | None = None
    received: Callable[[datetime], Awaitable[list[str]]] | None = None
    """Event ids of what customers sent since then, to be compared with the ledger; raises Unavailable."""
    line: str | None = None
    """Our own number or page there; providers of one channel work side by side if each has another."""
    templates: Callable[[], Awaitable[list[TemplateState]]] | None = None
    """What the provider says of the texts that it has to approve; raises Unavailable."""


class _Intake(Protocol):
    async def accept(self, envelope: InboundMessage | GmailNotification | LeadNotice) -> None:
        """Return once it is durable. Raises Unavailable: the provider has to try again."""
        ...


class _Reports(Protocol):
    async def advance(
        self,
        provider_id: str,
        status: DeliveryStatus,
        error: str | None,
        correlation_id: str | None = None,
        *,
        unsubscribed: bool = False,
    ) -> bool:
        """What became of a reply; late and repeated reports change nothing.

        `unsubscribed`: it failed because its recipient has told the provider to take nothing more from us.
        """
        ...

    async def read_until(self, channel: Channel, key: str, at: datetime) -> None:
        """Whoever a chat is kept under has read all that was sent to them until then."""
        ...


class Door(Protocol):
    """What the api gives to webhooks."""

    @property
    def intake(self) -> _Intake: ...

    @property
    def reports(self) -> _Reports: ...

    @property
    def guards(self) -> Mapping[str, Any]:
        """What `Webhook.guard` made, by provider."""
        ...

    def verification(self, request: Request) -> AbstractContextManager[None]:
        """Around the check of a signature or token: a network that fails too often is refused."""
        ...


@dataclass(frozen=True, slots=True)
class Guard:
    """Tells whether a request is the provider's."""

    check: Any
    """As the endpoints of the provider's own router use it."""
    refresh: tuple[str, Callable[[], Awaitable[None]]] | None = None
    """Name and work of a job that keeps it up to date, beside the requests."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """`WEBHOOK` of a provider."""

    router: APIRouter
    intake: str
    """Path of the POST that brings messages: how soon it answers is measured."""
    guard: Callable[[Any, Company], Guard]
    """From the provider's settings."""
    batch_bytes: int = 0
    """What one call may have more than those of others, where it brings many messages."""


def door_of(request: Request) -> Door:
    return cast("Door", request.app.state.door)
