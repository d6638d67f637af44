"""The words for attached files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from production.schemas.ids import Channel


class AttachmentState(StrEnum):
    """Where the bytes of an attachment are."""

    PENDING = "pending"
    """Still with the provider."""
    STORED = "stored"
    REFUSED = "refused"
    """They will not come; `reason` says why."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that passed the checks."""

    name: str
    """Safe: no folder, no control character, at most 200 characters."""
    content_type: str
    """As recognised from the content."""
    content: bytes

    @property
    def digest(self) -> bytes:
        """SHA-256 of the content."""
        return sha256(self.content).digest()


@dataclass(frozen=True, slots=True)
class AttachmentInfo:
    """What is known about an attachment without its bytes."""

    id: UUID
    event_id: str
    """The inbound message that brought it."""
    name: str
    content_type: str
    size_bytes: int | None
    sha256: str | None
    """Hex digest, once stored."""
    state: AttachmentState
    reason: str | None


@dataclass(frozen=True, slots=True)
class PendingAttachment:
    """An attachment whose bytes are to be fetched from its provider."""

    id: UUID
    event_id: str
    position: int
    """From 0, in the order of the message."""
    channel: Channel
    name: str
    provider_ref: str | None
    attempts: int
    """This one included."""
