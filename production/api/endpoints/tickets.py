"""`GET /api/v1/tickets/{ticket_id}`: status for everybody, words for whoever holds the token."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Header, Path, Request, Response
from pydantic import BaseModel, ConfigDict

from production.api.access import may_read
from production.api.callers import network_of
from production.api.deps import Dependencies, store
from production.api.downloads import saved
from production.crm.support.model import TicketView
from production.database.tickets import TicketStore
from production.schemas.errors import NotFound
from production.schemas.ids import Category, Channel, Priority
from production.schemas.outcomes import TicketStatus

router = APIRouter(tags=["tickets"])

Number = Annotated[str, Path(pattern=r"^TKT-\d{4,12}$", description="As in TKT-0006")]
Token = Annotated[str | None, Header()]
Tickets = Annotated[TicketStore, store(TicketStore)]


class TicketFile(BaseModel):
    """What came or left with a message: `/tickets/{ticket_id}/files/{id}` has its bytes."""

    id: UUID
    name: str
    media_type: str
    size: int
    """Bytes."""


class TicketMessage(BaseModel):
    """One message of the ticket."""

    model_config = ConfigDict(from_attributes=True)

    role: Literal["customer", "agent", "human"]
    content: str
    cut: str = ""
    """What was left out of it: quotes, signature."""
    created_at: datetime
    files: list[TicketFile] = []


class Ticket(BaseModel):
    """A ticket as its owner, or anybody who knows the number, sees it."""

    ticket_id: str
    status: TicketStatus | Literal["received"]
    category: Category | None = None
    priority: Priority | None = None
    source_channel: Channel
    subject: str | None = None
    created_at: datetime
    updated_at: datetime
    access: Literal["status_only", "full"]
    messages: list[TicketMessage] = []
    responses: list[TicketMessage] = []
    """The messages that are ours."""


@router.get("/tickets/{ticket_id}")
async def ticket(
    ticket_id: Number, request: Request, deps: Dependencies, tickets: Tickets, x_access_token: Token = None
) -> Ticket:
    """The state of a ticket; what it is about and its messages only with the access token of its submission."""
    full = may_read(deps.config.token_secret, ticket_id, x_access_token)
    if not full:
        deps.limits.look.check(network_of(request))
    view = await tickets.ticket(ticket_id)
    if view is not None:
        return _show(view, full=full)
    if full or deps.numbers.issued(ticket_id):
        return _on_its_way(ticket_id, full=full)
    raise NotFound(f"There is no ticket {ticket_id}. Check the number; it looks like TKT-0006.")


@router.get("/tickets/{ticket_id}/files/{file_id}", response_class=Response)
async def ticket_file(
    ticket_id: Number,
    file_id: UUID,
    request: Request,
    deps: Dependencies,
    tickets: Tickets,
    x_access_token: Token = None,
) -> Response:
    """A file of one of its messages, to be saved; only with the access token of its submission."""
    full = may_read(deps.config.token_secret, ticket_id, x_access_token)
    if not full:
        deps.limits.look.check(network_of(request))
    file = await tickets.file(ticket_id, file_id) if full else None
    if file is None:
        raise NotFound(f"{ticket_id} shows no such file; whoever asks needs its access token.")
    return saved(file.name, file.content_type, file.content)


def _show(view: TicketView, *, full: bool) -> Ticket:
    messages = [TicketMessage.model_validate(message) for message in view.messages]
    return Ticket(
        ticket_id=view.ticket_number,
        status=view.status,
        category=view.category if full else None,
        priority=view.priority if full else None,
        source_channel=view.source_channel,
        subject=view.subject if full else None,
        created_at=view.created_at,
        updated_at=view.updated_at,
        access="full" if full else "status_only",
        messages=messages if full else [],
        responses=[message for message in messages if message.role != "customer"] if full else [],
    )


def _on_its_way(ticket_id: str, *, full: bool) -> Ticket:
    """Accepted a moment ago; a worker has not opened it yet."""
    now = datetime.now(UTC)
    return Ticket(
        ticket_id=ticket_id,
        status="received",
        source_channel=Channel.WEB_FORM,
        created_at=now,
        updated_at=now,
        access="full" if full else "status_only",
    )
