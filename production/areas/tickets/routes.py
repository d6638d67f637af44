"""`/api/tickets/{id}`: one ticket, by its number or id."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Response
from fastapi.responses import JSONResponse

from production.api.deps import Dependencies
from production.api.page import cursor_of, place_in
from production.api.permissions import permitted, scoped
from production.areas.tickets.model import Place
from production.areas.tickets.posts import PostStore, Stale
from production.areas.tickets.shapes import (
    PostedResponse,
    PostRequest,
    StaleProblem,
    TicketResponse,
    TimelineResponse,
    items,
)
from production.areas.tickets.store import TicketDesk
from production.channels.compose import Composer
from production.crm.permissions.model import Action, Scope

unversioned = APIRouter(prefix="/tickets/{ticket_id}", tags=["tickets"])

Reading = Annotated[TicketDesk, scoped(TicketDesk, Action.READ)]
Posting = Annotated[PostStore, scoped(PostStore, Action.WRITE)]
Reader = Annotated[Scope, permitted(Action.READ)]
Id = Annotated[str, Path(max_length=40, description="As in TKT-0006, or its id")]
Key = Annotated[str | None, Header(min_length=1, max_length=200, description="Sent twice, it is written once.")]


@unversioned.get("")
async def ticket(ticket_id: Id, tickets: Reading, scope: Reader) -> TicketResponse:
    """One ticket with the newest part of its timeline."""
    found, timeline = await tickets.ticket(ticket_id)
    return TicketResponse.of(found, timeline, scope, _cursor(timeline.earlier))


@unversioned.get("/timeline")
async def timeline(
    ticket_id: Id,
    tickets: Reading,
    before: Annotated[str | None, Query(max_length=500, description="`earlier` of what was read before.")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 100,
) -> TimelineResponse:
    """What came before, on all channels of the customer."""
    found = await tickets.timeline(ticket_id, place_in(before, Place, "before") if before else None, limit)
    return TimelineResponse(items=items(found.items), earlier=_cursor(found.earlier))


@unversioned.post("/messages", status_code=201, response_model=PostedResponse, responses={409: {"model": StaleProblem}})
async def post(
    ticket_id: Id, said: PostRequest, posts: Posting, deps: Dependencies, idempotency_key: Key = None
) -> PostedResponse | Response:
    """Answer the customer, or leave a note for colleagues.

    A reply waits for ten seconds in which it can be taken back. 409 tells what is newer than what its author had seen.
    """
    compose = Composer(deps.config.company, deps.config.mail_domain)
    try:
        return PostedResponse.of(await posts.post(ticket_id, said.said(), compose, idempotency_key))
    except Stale as stale:
        problem = StaleProblem(error="stale", message=str(stale), fields=[], newer=items(stale.newer))
        return JSONResponse(problem.model_dump(mode="json"), stale.status)


def _cursor(place: Place | None) -> str | None:
    return cursor_of(place) if place else None
