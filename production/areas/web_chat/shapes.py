"""What the window of the chat sends and gets."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from production.api.addresses import Address
from production.areas.web_chat.model import Speaker
from production.channels.web_chat.channel import LIMIT
from production.schemas.text import Words

_TOKEN = 4_000


class SessionRequest(BaseModel):
    """Who comes."""

    session: Annotated[str | None, Field(max_length=_TOKEN, description="An earlier token of this browser.")] = None
    identity: Annotated[
        str | None, Field(max_length=_TOKEN, description="A JWT of the host site: docs/operations/web-chat.md.")
    ] = None


class SessionResponse(BaseModel):
    """What opens the conversation."""

    token: str
    expires_in: int
    """Seconds."""
    identified: bool
    name: str | None
    identity_problem: str | None
    """Why the site's token proves nobody: for whoever builds the site."""


class MessageRequest(BaseModel):
    """What a visitor writes."""

    id: UUID
    """Chosen by the window: sent again, it is the same message."""
    text: Annotated[Words, Field(max_length=LIMIT)]


class Taken(BaseModel):
    """It is stored, and will be answered."""

    id: UUID


class SaidResponse(BaseModel):
    """One message of the conversation."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    by: Speaker
    text: str
    at: datetime
    place: int
    """The order of the conversation."""
    client_id: str | None
    """The id under which a window of this visitor sent it, in hex digits alone."""


class SeenRequest(BaseModel):
    """How far the visitor has read."""

    place: Annotated[int, Field(ge=0, le=2**53)]


class TranscriptRequest(BaseModel):
    """Where the transcript should go."""

    email: Annotated[Address | None, Field(description="Default: the address that is proven to be the visitor's.")] = (
        None
    )


class TranscriptResponse(BaseModel):
    """What was mailed: the transcript, or the code that has to be typed first."""

    sent_to: str
    """With most letters hidden."""
    request_id: UUID | None = None
    """A code was mailed: send it with this to `/web-chat/transcript/verify`."""
