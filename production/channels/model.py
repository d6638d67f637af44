"""What a channel is: one value that every place asks which treats channels differently."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Protocol
from uuid import uuid4

from production.crm.attachments.taken import FilesTaken
from production.crm.support.model import OutboundPart, ReplyTarget
from production.schemas.delivery import OutboundMessage, RenderContext, Rendered, SendResult
from production.schemas.env_settings import EnvSettings
from production.schemas.ids import Channel, IdentifierKind

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Whoever has not written has opened no window."""

Render = Callable[[str, RenderContext], Rendered]
"""A plain reply as the channel shows it."""
Address = Callable[[ReplyTarget, str, str], OutboundPart]
"""One part on its way: whom it answers, its text, and the domain of the ids that we mint."""


class ChannelClient(Protocol):
    """Sends through a provider, and asks it what it has."""

    async def send(self, message: OutboundMessage) -> SendResult: ...

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        """The provider's ids of what may be this message, sent since then, newest first.

        Raises:
            Unavailable: the provider cannot tell right now.
        """
        ...


@dataclass(frozen=True, slots=True)
class Style:
    """How we write there."""

    tone: str
    manner: str
    """What the instructions of every model say about it."""
    budget: int
    """Characters of a whole reply of the built-in agent, shared by its questions."""
    clarify: str
    closing: str
    """What the built-in agent says without a source."""


@dataclass(frozen=True, slots=True)
class ChannelSpec:
    """`CHANNEL` of `channels/<channel>/channel.py`; imports no provider's library."""

    name: Channel
    label: str
    """As people read it."""
    style: Style
    limit: int
    """Of one reply: words of a letter, characters of one message of a chat."""
    render: Render
    address: Address
    chat: bool = False
    """Short messages: a long reply comes as several, without apologies and second guesses."""
    window: timedelta | None = None
    """After the customer's last message, free text is taken for this long; None: for ever."""
    people_window: timedelta | None = None
    """The same for what a person writes, where that is longer."""
    quotes: bool = False
    """People leave what they answer below their words, and so do we."""
    forgeable: bool = False
    """Whoever a message names is written to: who is not proven may be the victim of whoever wrote."""
    letters: bool = False
    """A reply has a subject, and can be copied to others."""
    files: FilesTaken | None = None
    """What a reply brings besides its words; None: nothing."""
    client: ChannelClient | None = None
    """Who sends where there is no provider."""
    settings: type[EnvSettings] | None = None
    """Its own, where it has some that are no provider's."""
    opened_by_staff: bool = True
    """Staff may open a ticket in a conversation there."""
    reached_by: IdentifierKind | None = None
    """What a customer needs to be written to who has not written; None: nobody is."""

    def closes_at(self, last_inbound_at: datetime | None, *, by_person: bool = False) -> datetime | None:
        """When free text stops to be taken after the customer's last message; None: never."""
        window = self.people_window if by_person and self.people_window else self.window
        return (last_inbound_at or _NEVER) + window if window else None


def manner(package: str) -> str:
    """The text of `manner.md` in the package of a channel."""
    return files(package).joinpath("manner.md").read_text("utf-8").strip()


def to_sender(target: ReplyTarget, text: str, domain: str) -> OutboundPart:
    """To the number where one is shown: not every WhatsApp account may write to user ids yet."""
    del domain
    recipient = target.sender.phone or target.sender.value
    return OutboundPart(text=text, correlation_id=uuid4().hex, recipient=recipient)
