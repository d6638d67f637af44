"""`/api/v1/chat`: say what shall be done with records, or ask about them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Header, Response, status
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event
from pydantic import BaseModel

from production.api.deps import running
from production.api.page import Page, PageQuery, paged
from production.api.permissions import permitted, scoped
from production.areas.assistant.conversation import Assistant, Conversation
from production.areas.assistant.model import Answer, Ref
from production.areas.assistant.shapes import (
    ActionResponse,
    ChatRequest,
    ChatResponse,
    HistoryResponse,
    RecordRef,
    SessionResponse,
)
from production.areas.assistant.store import ChatStore, Session
from production.crm.permissions.model import Action, Scope
from production.schemas.errors import FteError, InvalidInput

router = APIRouter(prefix="/chat", tags=["assistant"])

Chats = Annotated[ChatStore, scoped(ChatStore, Action.SELF)]
Own = Annotated[Scope, permitted(Action.SELF)]
Shared = Annotated[Assistant, running(Assistant)]
Place = tuple[datetime, UUID]
_PING_S = 10.0
_TITLE = 80


@router.post("", response_model=ChatResponse, responses={200: {"content": {"text/event-stream": {}}}})
async def chat(
    said: ChatRequest, chats: Chats, scope: Own, shared: Shared, accept: Annotated[str, Header()] = "application/json"
) -> ChatResponse | Response:
    """Say something. What deletes, or touches more than one record, waits in `pending` until it is confirmed.

    With `Accept: text/event-stream` the same comes in events: `session`, `text` as a model says it, `action`, and
    `done` with the whole answer, which is what counts, or `error`.
    """
    if not said.message.strip() and said.confirm is None:
        raise InvalidInput("message", "must not be blank, unless `confirm` answers what waits")
    session = await chats.begin(said.session_id, said.message.strip()[:_TITLE] or "-")
    if said.context.record:
        session.state.last = _looked_at(shared, said.context.record)
    now = datetime.now(UTC).astimezone(ZoneInfo(said.context.time_zone))
    conversation = shared.with_caller(scope.caller, session, chats.log(session), now)
    if "text/event-stream" in accept:
        return EventSourceResponse(_events(conversation, chats, session, said))
    return ChatResponse.of(session.id, await _heard(conversation, chats, session, said))


@router.get("/sessions")
async def sessions(chats: Chats, asked: Annotated[PageQuery[Place], paged(Place)]) -> Page[SessionResponse]:
    """One's own conversations, the last used first."""
    rows = await chats.page(asked.after, asked.fetch)
    return asked.page(rows, SessionResponse.model_validate, lambda row: (row.updated_at, row.id))


@router.get("/sessions/{session_id}")
async def session(session_id: UUID, chats: Chats) -> HistoryResponse:
    """All that was said, done and still waits in one of them."""
    found = await chats.session(session_id)
    log = chats.log(found)
    return HistoryResponse.told(found, await chats.turns(found), await log.actions(), await log.waiting())


@router.delete("/sessions/{session_id}", status_code=status.HTTP_204_NO_CONTENT)
async def drop(session_id: UUID, chats: Chats) -> None:
    """Forget one. What was done stays done, and can no longer be undone from here."""
    await chats.drop(session_id)


@router.post("/actions/{action_id}/undo")
async def undo(action_id: UUID, chats: Chats, scope: Own, shared: Shared) -> ActionResponse:
    """Take back what the assistant did to one record, unless somebody has changed the same since."""
    action = await chats.action(action_id)
    await shared.executor(scope.caller).undo(action)
    return ActionResponse.of(await chats.undone(action_id))


def _looked_at(shared: Assistant, record: RecordRef) -> Ref:
    if record.type not in shared.offers:
        raise InvalidInput("context.record.type", f"must be one of {', '.join(shared.offers)}")
    return Ref(record.type, record.id, "", shared.offers[record.type].kind.path.format(id=record.id))


async def _heard(conversation: Conversation, chats: ChatStore, session: Session, said: ChatRequest) -> Answer:
    try:
        answer = await conversation.hear(said.message.strip(), said.confirm)
    except BaseException:
        await chats.release(session)
        raise
    await chats.end(session, said.message.strip(), answer)
    return answer


async def _events(
    conversation: Conversation, chats: ChatStore, session: Session, said: ChatRequest
) -> AsyncIterator[bytes]:
    yield _event("session", SessionResponse.model_validate(session))
    words: asyncio.Queue[str] = asyncio.Queue()
    working = asyncio.create_task(_heard(replace(conversation, tell=words.put_nowait), chats, session, said))
    spoken = ""
    try:
        async for word in _until(working, words):
            spoken += word
            yield _event("text", _Said(text=word)) if word else KEEPALIVE_COMMENT
        answer = ChatResponse.of(session.id, await working)
    except FteError as error:
        yield format_sse_event(event="error", data_str=_Told(error=error.code, message=str(error)).model_dump_json())
        return
    finally:
        working.cancel()
    for action in answer.actions:
        yield _event("action", action)
    if not spoken:
        yield _event("text", _Said(text=answer.response))
    yield _event("done", answer)


async def _until(working: asyncio.Task[Answer], words: asyncio.Queue[str]) -> AsyncIterator[str]:
    """Words as they come, until the work is done; an empty one now and then where none come."""
    while not working.done() or not words.empty():
        next_word = asyncio.create_task(words.get())
        await asyncio.wait({working, next_word}, timeout=_PING_S, return_when=asyncio.FIRST_COMPLETED)
        if next_word.done():
            yield next_word.result()
        else:
            next_word.cancel()
            if not working.done():
                yield ""


class _Said(BaseModel):
    text: str


class _Told(BaseModel):
    error: str
    message: str


def _event(name: str, data: BaseModel) -> bytes:
    return format_sse_event(event=name, data_str=data.model_dump_json())
