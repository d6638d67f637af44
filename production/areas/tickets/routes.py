"""`/api/tickets/{id}`: one ticket, by its number or id."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Path, Query, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from production.api.deps import Dependencies
from production.api.page import place_in
from production.api.permissions import permitted, scoped
from production.areas.tickets.changes import ChangeStore
from production.areas.tickets.composer import ComposerStore
from production.areas.tickets.file_routes import UPLOADS, router
from production.areas.tickets.first import FirstStore
from production.areas.tickets.joins import JoinStore
from production.areas.tickets.model import Place
from production.areas.tickets.posts import PostStore, Stale
from production.areas.tickets.proposals import ProposalStore
from production.areas.tickets.requests import (
    ComposerRequest,
    FirstWordsRequest,
    MergeRequest,
    PatchRequest,
    PostRequest,
    PresenceRequest,
    ProposalRequest,
    ScheduledReplyRequest,
)
from production.areas.tickets.scheduled import ScheduleStore
from production.areas.tickets.shapes import (
    ComposerDraftResponse,
    PostedResponse,
    PresenceResponse,
    StaleProblem,
    TicketResponse,
    TimelineResponse,
    ViewerResponse,
    earlier,
    items,
)
from production.areas.tickets.store import TicketDesk
from production.channels.compose import Composer
from production.crm.permissions.model import Action, Scope

__all__ = ["UPLOADS", "router", "unversioned"]

unversioned = APIRouter(prefix="/tickets", tags=["tickets"])

Reading = Annotated[TicketDesk, scoped(TicketDesk, Action.READ)]
Posting = Annotated[PostStore, scoped(PostStore, Action.WRITE)]
Proposing = Annotated[ProposalStore, scoped(ProposalStore, Action.WRITE)]
Merging = Annotated[JoinStore, scoped(JoinStore, Action.MERGE)]
Merger = Annotated[Scope, permitted(Action.MERGE)]
Linking = Annotated[JoinStore, scoped(JoinStore, Action.WRITE)]
Beginning = Annotated[FirstStore, scoped(FirstStore, Action.WRITE)]
Scheduling = Annotated[ScheduleStore, scoped(ScheduleStore, Action.WRITE)]
Changing = Annotated[ChangeStore, scoped(ChangeStore, Action.WRITE)]
Composing = Annotated[ComposerStore, scoped(ComposerStore, Action.WRITE)]
Looking = Annotated[ComposerStore, scoped(ComposerStore, Action.READ)]
Reader = Annotated[Scope, permitted(Action.READ)]
Worker = Annotated[Scope, permitted(Action.WRITE)]
Id = Annotated[str, Path(max_length=40, description="As in TKT-0006, or its id")]
Key = Annotated[
    str | None, Header(min_length=1, max_length=200, description="Sent twice to a ticket, it is written once.")
]


@unversioned.post("", status_code=201)
async def begin(
    words: FirstWordsRequest,
    beginning: Beginning,
    scope: Worker,
    deps: Dependencies,
    idempotency_key: Annotated[str, Header(min_length=1, max_length=200)],
) -> TicketResponse:
    """Write to a customer who has not written: a ticket of the caller's begins with these words.

    They wait for ten seconds in which they can be taken back; of who may not send, they wait for approval.
    """
    compose = Composer(deps.config.company, deps.config.mail_domain)
    return TicketResponse.of(*await beginning.write(words.said(), compose, idempotency_key), scope)


@unversioned.get("/{ticket_id}")
async def ticket(ticket_id: Id, tickets: Reading, scope: Reader) -> TicketResponse:
    """One ticket with the newest part of its timeline."""
    return TicketResponse.of(*await tickets.ticket(ticket_id), scope)


@unversioned.get("/{ticket_id}/timeline")
async def timeline(
    ticket_id: Id,
    tickets: Reading,
    before: Annotated[str | None, Query(max_length=500, description="`earlier` of what was read before.")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 100,
) -> TimelineResponse:
    """What came before, on all channels of the customer."""
    found = await tickets.timeline(ticket_id, place_in(before, Place, "before") if before else None, limit)
    return TimelineResponse(items=items(found.items), earlier=earlier(found))


@unversioned.post(
    "/{ticket_id}/messages", status_code=201, response_model=PostedResponse, responses={409: {"model": StaleProblem}}
)
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
        return _refused(stale)


@unversioned.put("/{ticket_id}/proposal", response_model=TicketResponse, responses={409: {"model": StaleProblem}})
async def propose(
    ticket_id: Id, proposal: ProposalRequest, proposals: Proposing, scope: Worker, deps: Dependencies
) -> TicketResponse | Response:
    """Have a reply wait until somebody who may send approves it; it takes the place of what the caller proposed before.

    409 as for a reply that leaves at once.
    """
    compose = Composer(deps.config.company, deps.config.mail_domain)
    try:
        return TicketResponse.of(*await proposals.propose(ticket_id, proposal.said(), compose), scope)
    except Stale as stale:
        return _refused(stale)


@unversioned.put("/{ticket_id}/scheduled", response_model=TicketResponse, responses={409: {"model": StaleProblem}})
async def schedule(
    ticket_id: Id, later: ScheduledReplyRequest, scheduling: Scheduling, scope: Worker
) -> TicketResponse | Response:
    """Have a reply leave later, in the place of what the caller scheduled before; 409 where a colleague's waits.

    Where the customer writes first, or anybody answers, it does not leave: its words are its author's `my_draft` again.
    """
    try:
        return TicketResponse.of(*await scheduling.schedule(ticket_id, later.said(), later.send_at), scope)
    except Stale as stale:
        return _refused(stale)


@unversioned.delete("/{ticket_id}/scheduled")
async def unschedule(ticket_id: Id, scheduling: Scheduling, scope: Worker) -> TicketResponse:
    """It does not leave; its words are its author's `my_draft` again."""
    return TicketResponse.of(*await scheduling.take_back(ticket_id), scope)


class TakenBackResponse(BaseModel):
    """What was written, for the composer."""

    content: str


@unversioned.delete("/{ticket_id}/messages/{message_id}")
async def take_back(ticket_id: Id, message_id: UUID, posts: Posting) -> TakenBackResponse:
    """A reply that has not left yet does not leave, and all is as it was before; 409 afterwards.

    Its words are the caller's `my_draft` again, with what they had seen.
    """
    return TakenBackResponse(content=await posts.take_back(ticket_id, message_id))


@unversioned.patch("/{ticket_id}")
async def change(ticket_id: Id, patch: PatchRequest, changes: Changing, scope: Worker) -> TicketResponse:
    """Status, priority, category, owner, team, tags, sleep. 409 where the life of a ticket has no such step.

    Whoever is given a ticket has its conversation: the AI drafts at most.
    """
    return TicketResponse.of(*await changes.change(ticket_id, patch.wanted()), scope)


@unversioned.post("/{ticket_id}/take-over")
async def take_over(ticket_id: Id, changes: Changing, scope: Worker) -> TicketResponse:
    """It is the caller's: from now on the AI drafts at most, also in what it is writing at this moment."""
    return TicketResponse.of(*await changes.take_over(ticket_id), scope)


@unversioned.post("/{ticket_id}/hand-back")
async def hand_back(ticket_id: Id, changes: Changing, scope: Worker) -> TicketResponse:
    """It is nobody's: the AI answers what comes next."""
    return TicketResponse.of(*await changes.hand_back(ticket_id), scope)


@unversioned.post("/{ticket_id}/merge")
async def merge(ticket_id: Id, wanted: MergeRequest, joining: Merging, scope: Merger) -> TicketResponse:
    """Another ticket of the same customer takes its place, and is answered; this one is resolved.

    Its words stand in the timeline of the other. Drafts that wait here are void. Where the
    customer writes here again, it opens again, and says where it was merged into.
    """
    return TicketResponse.of(*await joining.merge(ticket_id, wanted.into), scope)


@unversioned.delete("/{ticket_id}/merge")
async def unmerge(ticket_id: Id, joining: Merging, scope: Merger) -> TicketResponse:
    """It is a ticket of its own again, as it was before; answered is this one."""
    return TicketResponse.of(*await joining.unmerge(ticket_id), scope)


@unversioned.put("/{ticket_id}/links/{other_id}")
async def link(ticket_id: Id, other_id: Id, linking: Linking, scope: Worker) -> TicketResponse:
    """Another ticket belongs to this one, whoever asked there."""
    return TicketResponse.of(*await linking.link(ticket_id, other_id), scope)


@unversioned.delete("/{ticket_id}/links/{other_id}")
async def unlink(ticket_id: Id, other_id: Id, linking: Linking, scope: Worker) -> TicketResponse:
    """It does not; 404 where nobody has linked them."""
    return TicketResponse.of(*await linking.unlink(ticket_id, other_id), scope)


@unversioned.put("/{ticket_id}/my-draft")
async def keep_draft(ticket_id: Id, draft: ComposerRequest, composer: Composing) -> ComposerDraftResponse:
    """Keep what the caller is writing, on every device, until it is sent."""
    kept = await composer.keep(ticket_id, draft.kind, draft.content, draft.last_seen_message_id, draft.cc)
    return ComposerDraftResponse.model_validate(kept)


@unversioned.delete("/{ticket_id}/my-draft", status_code=204)
async def drop_draft(ticket_id: Id, composer: Composing) -> None:
    """Forget it."""
    await composer.drop(ticket_id)


@unversioned.post("/{ticket_id}/presence")
async def presence(ticket_id: Id, seen: PresenceRequest, composer: Looking) -> PresenceResponse:
    """The caller looks at the ticket, and writes or not; say it again every ten seconds."""
    viewers = await composer.look(ticket_id, typing=seen.typing, kind=seen.kind)
    return PresenceResponse(viewers=[ViewerResponse.model_validate(one) for one in viewers])


def _refused(stale: Stale) -> Response:
    problem = StaleProblem(
        error="stale", message=str(stale), fields=[], newer=items(stale.newer), newest_message_id=stale.newest
    )
    return JSONResponse(problem.model_dump(mode="json"), stale.status)
