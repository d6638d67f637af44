"""`/api/v1/web-chat`: the window of the chat, on our pages and on sites that `CHAT_ORIGINS` names."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Depends, Header, Request, status
from fastapi.sse import EventSourceResponse, ServerSentEvent

from production.api.bearer import token_of
from production.api.callers import network_of, trusted_page
from production.api.code_mails import VerifyCodeRequest, check_code, code_mail
from production.api.deps import Dependencies, Deps, running, store
from production.areas.web_chat.background import Window, Windows
from production.areas.web_chat.model import Presence, Said, Talk
from production.areas.web_chat.shapes import (
    MessageRequest,
    SaidResponse,
    SeenRequest,
    SessionRequest,
    SessionResponse,
    Taken,
    TranscriptRequest,
    TranscriptResponse,
)
from production.areas.web_chat.store import ChatLetters, ChatStore
from production.channels.compose import Composer
from production.channels.web_chat.channel import WEB_CHAT
from production.channels.web_chat.visitors import (
    PROOF_LASTS,
    RENEWED_FOR,
    USED_FOR,
    Visitor,
    anonymous,
    identified,
    session_token,
    visitor_of,
)
from production.crm.customers.codes import mask_email
from production.database.customer_codes import CodeStore
from production.schemas.envelope import InboundMessage
from production.schemas.errors import Conflict, InvalidInput, NotFound, Unauthenticated, Unavailable
from production.schemas.events import Event, EventType
from production.schemas.ids import event_id
from production.schemas.secrets import secret
from production.schemas.wording import wording_accepted, wording_of


async def _trusted(request: Request, deps: Dependencies) -> None:
    """
    Raises:
        Forbidden: a page that may not show the chat.
    """
    trusted_page(request, deps.config.public_url, deps.config.chat.chat_origins)


async def _counted(request: Request, deps: Dependencies) -> None:
    """
    Raises:
        TooManyRequests: too many from this network.
    """
    deps.limits.chat.check(network_of(request))


async def _visitor(deps: Dependencies, authorization: Annotated[str | None, Header()] = None) -> Visitor:
    """
    Raises:
        Unauthenticated: no session, or one that is too old.
    """
    return visitor_of(deps.config.token_secret, token_of(authorization))


public = APIRouter(prefix="/web-chat", tags=["web chat"], dependencies=[Depends(_trusted)])
_counting = APIRouter(dependencies=[Depends(_counted)])

TheVisitor = Annotated[Visitor, Depends(_visitor)]
Chats = Annotated[ChatStore, store(ChatStore)]


@_counting.post("/session")
async def session(asked: SessionRequest, deps: Dependencies, chats: Chats) -> SessionResponse:
    """Open the chat, or come back to it: a fresh token for the visitor that an earlier one or the site names.

    Whoever the site does not name, or not rightly, is anonymous, and is told why.
    """
    problem, visitor, lasts = None, None, USED_FOR
    if asked.identity:
        try:
            visitor = identified(secret(deps.config.chat.chat_identity_secret), asked.identity)
        except InvalidInput as error:
            problem = error.reason
    if visitor is None:
        visitor, lasts = await _returning(deps.config.token_secret, asked.session, chats)
    return SessionResponse(
        token=session_token(deps.config.token_secret, visitor, datetime.now(UTC), lasts),
        expires_in=int(lasts.total_seconds()),
        identified=visitor.user is not None,
        name=visitor.name,
        identity_problem=problem,
    )


async def _returning(token_secret: str, token: str | None, chats: ChatStore) -> tuple[Visitor, timedelta]:
    """Who this browser was, and for how long it still is; else somebody new.

    Whom the site named before and names no more has signed out there.
    """
    new = anonymous(), USED_FOR
    try:
        visitor = visitor_of(token_secret, token or "", leeway=RENEWED_FOR)
    except Unauthenticated:
        return new
    if visitor.user is not None:
        return new
    proven_at = await chats.proven_at(visitor.key)
    if proven_at is None:
        return visitor, USED_FOR
    left = proven_at + PROOF_LASTS - datetime.now(UTC)
    return (visitor, left) if left > timedelta(0) else new


@_counting.post("/messages", status_code=status.HTTP_202_ACCEPTED)
async def write(written: MessageRequest, visitor: TheVisitor, deps: Dependencies) -> Taken:
    """202 once the message is durable; the same id again is the same message."""
    deps.limits.visitor.check(visitor.key)
    message = InboundMessage(
        event_id=event_id(WEB_CHAT, f"{visitor.key}:{written.id.hex}"),
        channel=WEB_CHAT,
        key=visitor.key,
        received_at=datetime.now(UTC),
        sender=visitor.sender,
        text=written.text,
    )
    await deps.intake.accept(message)
    return Taken(id=written.id)


async def _window(
    request: Request, visitor: TheVisitor, windows: Annotated[Windows, running(Windows)]
) -> AsyncIterator[Window]:
    """Open before the answer begins, so that nothing is missed, until the session ends."""
    left = visitor.exp - datetime.now(UTC) if visitor.exp else USED_FOR
    with windows.window(visitor.key, network_of(request)) as window:
        over = asyncio.get_running_loop().call_later(left.total_seconds(), window.end)
        try:
            yield window
        finally:
            over.cancel()


@_counting.get("/stream", response_class=EventSourceResponse)
async def stream(
    visitor: TheVisitor,
    window: Annotated[Window, Depends(_window)],
    chats: Chats,
    last_event_id: Annotated[int | None, Header(ge=0, le=2**53)] = None,
) -> AsyncIterator[ServerSentEvent]:
    """What was said since the last event, and what is said from now on. What comes twice is one by its id."""
    for said in await chats.said(visitor.key, last_event_id):
        yield _event(said)
    yield ServerSentEvent(event="ready", data={})
    async for news in window.news():
        yield _event(news)


def _event(news: Said | Presence) -> ServerSentEvent:
    if isinstance(news, Presence):
        return ServerSentEvent(event="presence", data=asdict(news))
    return ServerSentEvent(event="said", id=str(news.place), data=SaidResponse.model_validate(news))


@public.post("/writing", status_code=status.HTTP_204_NO_CONTENT)
async def writing(visitor: TheVisitor, deps: Dependencies, chats: Chats) -> None:
    """The visitor is writing: say it again every few seconds. Nothing is kept, and it may get lost.

    Whoever says it too often is not heard; it takes nothing from what their network may write.
    """
    if not deps.limits.writing.allows(visitor.key) or (talk := await chats.talk(visitor.key)) is None:
        return
    where = talk.conversation_id
    told = Event(
        event_id=uuid4(),
        type=EventType.VISITOR_WRITES,
        subject=str(where),
        key=str(where),
        conversation_id=where,
        channel=WEB_CHAT,
        payload={},
        occurred_at=datetime.now(UTC),
    )
    with suppress(Unavailable):
        await deps.broker.publish(deps.config.topics.events, told.key, told.model_dump_json().encode(), {})


@_counting.post("/seen", status_code=status.HTTP_204_NO_CONTENT)
async def seen(up_to: SeenRequest, visitor: TheVisitor, chats: Chats) -> None:
    """Everything of ours up to an event is before the visitor's eyes; what nobody sees goes out by mail."""
    await chats.seen(visitor.key, up_to.place)


@_counting.post("/transcript", status_code=status.HTTP_202_ACCEPTED)
async def transcript(
    asked: TranscriptRequest, request: Request, visitor: TheVisitor, deps: Dependencies, chats: Chats
) -> TranscriptResponse:
    """Mail the conversation to an address that is proven to be the visitor's, or a code to one that is not yet."""
    deps.limits.code.check(network_of(request))
    talk = await _talk(visitor, request, chats)
    email = asked.email or talk.email
    if email is None:
        raise InvalidInput("email", "which address should it go to?")
    if email == talk.email:
        return await _mailed(talk, visitor, deps, chats)
    mail = code_mail(deps.config, talk.conversation_id, email, wording_of(talk.language))
    await CodeStore(deps.database).issue(mail, datetime.now(UTC))
    return TranscriptResponse(sent_to=mask_email(email), request_id=mail.request_id)


@_counting.post("/transcript/verify", status_code=status.HTTP_202_ACCEPTED)
async def prove_address(
    typed: VerifyCodeRequest, request: Request, visitor: TheVisitor, deps: Dependencies, chats: Chats
) -> TranscriptResponse:
    """The right code proves the address, and the conversation goes there."""
    deps.limits.code.check(network_of(request))
    await check_code(deps.config, CodeStore(deps.database), typed)
    return await _mailed(await _talk(visitor, request, chats), visitor, deps, chats)


async def _talk(visitor: Visitor, request: Request, chats: ChatStore) -> Talk:
    talk = await chats.talk(visitor.key)
    if talk is None:
        raise NotFound("Nothing has been said yet.")
    return replace(talk, language=wording_accepted(request.headers.get("accept-language")).tag)


async def _mailed(talk: Talk, visitor: Visitor, deps: Deps, chats: ChatStore) -> TranscriptResponse:
    if talk.email is None:
        raise Conflict("This code proved the address for another conversation.")
    letters = ChatLetters(deps.database, Composer(deps.config.company, deps.config.mail_domain))
    await letters.transcript(talk, talk.email, await chats.said(visitor.key))
    return TranscriptResponse(sent_to=mask_email(talk.email))


public.include_router(_counting)
