"""What is said to the assistant over the API, and what it answers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from production.areas.assistant.model import Action, Answer, Pending, Ref
from production.areas.assistant.store import Session, Turn
from production.schemas.ids import RowId
from production.schemas.text import Text


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("must be the name of a time zone, as in Europe/Berlin") from error
    return name


class RecordRef(BaseModel):
    """The record that somebody looks at."""

    type: Annotated[str, Field(max_length=40, description="As in `contact`.")]
    id: RowId


class ChatContext(BaseModel):
    """Where the person is. Anything else in it is let pass unread."""

    time_zone: Annotated[str, AfterValidator(_known_zone)] = "UTC"
    record: RecordRef | None = None
    """What `it` and `this` mean in the message."""


class ChatRequest(BaseModel):
    """A message, or an answer to what waits."""

    message: Annotated[Text, Field(max_length=4000)] = ""
    context: ChatContext = ChatContext()
    session_id: UUID | None = None
    """None: a new conversation."""
    confirm: bool | UUID | None = None
    """True does all that waits, the id of one only this one; false nothing of it."""


class RecordLink(BaseModel):
    """A record, with its page in the console."""

    type: str
    id: int
    title: str
    path: str

    @classmethod
    def of(cls, ref: Ref) -> Self:
        return cls(type=ref.kind, id=ref.id, title=ref.title, path=ref.path)


class ActionResponse(BaseModel):
    """One record that was written. `POST /chat/actions/{id}/undo` takes it back."""

    id: UUID
    tool: str
    record: RecordLink
    created_at: datetime
    undone_at: datetime | None

    @classmethod
    def of(cls, action: Action) -> Self:
        link = RecordLink.of(action.record)
        return cls(
            id=action.id, tool=action.tool, record=link, created_at=action.created_at, undone_at=action.undone_at
        )


class PendingResponse(BaseModel):
    """What is done once it is confirmed."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    tool: str
    records: int
    """How many records it would touch."""
    text: str

    @classmethod
    def of(cls, pending: Pending) -> Self:
        return cls(id=pending.id, tool=pending.call.tool, records=pending.records, text=pending.text)


class ChatResponse(BaseModel):
    """What came of the message."""

    response: str
    action_taken: str
    """The tool that was used; `help`, `refused`, `cancelled` or `answer` where none was."""
    session_id: UUID
    actions: list[ActionResponse]
    pending: list[PendingResponse]
    records: list[RecordLink]
    """What the answer is about."""
    total: int | None
    """How many were found, of which `records` are the first."""
    asks: str | None
    """What is missing: a field, or a kind of record."""

    @classmethod
    def of(cls, session_id: UUID, answer: Answer) -> Self:
        return cls(
            response=answer.response,
            action_taken=answer.tool,
            session_id=session_id,
            actions=[ActionResponse.of(each) for each in answer.actions],
            pending=[PendingResponse.of(each) for each in answer.pending],
            records=[RecordLink.of(each) for each in answer.records],
            total=answer.total,
            asks=answer.asks,
        )


class SessionResponse(BaseModel):
    """One conversation."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    title: str
    created_at: datetime
    updated_at: datetime


class TurnResponse(BaseModel):
    """A message and its answer."""

    message: str
    response: str
    action_taken: str
    records: list[RecordLink]
    created_at: datetime

    @classmethod
    def of(cls, turn: Turn) -> Self:
        links = [RecordLink.of(each) for each in turn.records]
        return cls(
            message=turn.message,
            response=turn.response,
            action_taken=turn.tool,
            records=links,
            created_at=turn.created_at,
        )


class HistoryResponse(SessionResponse):
    """All of a conversation."""

    turns: list[TurnResponse]
    actions: list[ActionResponse]
    pending: list[PendingResponse]

    @classmethod
    def told(cls, session: Session, turns: list[Turn], actions: list[Action], pending: list[Pending]) -> Self:
        return cls(
            **dict(SessionResponse.model_validate(session)),
            turns=[TurnResponse.of(each) for each in turns],
            actions=[ActionResponse.of(each) for each in actions],
            pending=[PendingResponse.of(each) for each in pending],
        )
