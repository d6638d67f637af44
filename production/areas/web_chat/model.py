"""What stands in the window of a chat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Speaker(StrEnum):
    """Who says something in a chat."""

    VISITOR = "visitor"
    ASSISTANT = "assistant"
    PERSON = "person"
    """Of ours."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message, once the visitor may see it."""

    id: UUID
    key: str
    """Of the conversation."""
    by: Speaker
    text: str
    at: datetime
    client_id: str | None
    """The id under which the window sent it; None of ours."""

    @property
    def place(self) -> int:
        """In the order of the conversation: microseconds since 1970."""
        return int(self.at.timestamp() * 1_000_000)


@dataclass(frozen=True, slots=True)
class Presence:
    """What people of ours do in a conversation right now."""

    looks: bool
    """Somebody has it open: what the visitor has written is read."""
    writes: bool


NOBODY = Presence(looks=False, writes=False)


@dataclass(frozen=True, slots=True)
class Talk:
    """The conversation of a visitor, as a mail about it needs it."""

    conversation_id: UUID
    ticket_number: str
    name: str | None
    email: str | None
    """Proven to be the visitor's; None: nobody knows one."""
    language: str | None = None
