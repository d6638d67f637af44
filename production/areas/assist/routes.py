"""What helps a person to answer: `/api/ai/tickets/{id}/draft-response`, `/api/tickets/{id}/context`, and its figures.

The api has no model: it leaves a request, a worker writes the reply, and the answer waits for it.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from production.api.permissions import scoped
from production.areas.assist import shapes
from production.areas.assist.model.customers import TicketContext
from production.areas.assist.model.replies import Suggestion
from production.areas.assist.reliability import CurveResponse, ReliabilityResponse, bands
from production.areas.assist.rules.calibration import CALIBRATED_BY
from production.areas.assist.rules.context import proof_in_words, similar_first
from production.areas.assist.rules.follow_up import follow_up
from production.areas.assist.rules.manner import manner_of
from production.areas.assist.rules.outlook import advice, churn_of, value_of
from production.areas.assist.rules.personal import personalization
from production.areas.assist.settings_routes import router
from production.areas.assist.store.calibrations import CalibrationStore
from production.areas.assist.store.context import ContextStore
from production.areas.assist.store.outcomes import OutcomeStore
from production.areas.assist.store.suggestions import SuggestionStore
from production.channels.registry import channels
from production.crm.customers.suggestions import MergeSuggestion
from production.crm.permissions.model import Action
from production.database.customer_records import CustomerStore
from production.schemas.errors import Unavailable

unversioned = APIRouter(tags=["assist"])

_PATIENCE_S = 20.0
_LOOK_S = 0.2
_MOST_MERGES = 5

TicketId = Annotated[str, Path(max_length=40, description="As in TKT-0006, or its id")]
Suggestions = Annotated[SuggestionStore, scoped(SuggestionStore, Action.READ)]
Rewriting = Annotated[SuggestionStore, scoped(SuggestionStore, Action.WRITE)]
Contexts = Annotated[ContextStore, scoped(ContextStore, Action.READ)]
WritableContexts = Annotated[ContextStore, scoped(ContextStore, Action.WRITE)]
Calibrations = Annotated[CalibrationStore, scoped(CalibrationStore, Action.REPORT)]
Customers = Annotated[CustomerStore, scoped(CustomerStore, Action.READ)]


@unversioned.get("/ai/tickets/{ticket_id}/draft-response")
async def draft_response(
    ticket_id: TicketId, suggestions: Suggestions, contexts: Contexts, response: Response
) -> shapes.DraftReplyResponse:
    """A reply to the customer's newest message, written once: whoever asks again gets the same.

    Raises:
        Unavailable: it is still being written.
    """
    response.headers["Cache-Control"] = "no-store"
    wanted = await suggestions.ask(ticket_id)
    return _draft(await _written(suggestions, wanted), await contexts.context(ticket_id))


@unversioned.post("/ai/tickets/{ticket_id}/draft-response/regenerate")
async def regenerate(
    ticket_id: TicketId,
    wanted: shapes.RegenerateRequest,
    suggestions: Rewriting,
    contexts: WritableContexts,
    response: Response,
) -> shapes.DraftReplyResponse:
    """Another reply to the same message, as the instruction says.

    Raises:
        Unavailable: it is still being written; asking for the draft finds it.
    """
    response.headers["Cache-Control"] = "no-store"
    asked = await suggestions.ask(ticket_id, wanted.instruction)
    return _draft(await _written(suggestions, asked), await contexts.context(ticket_id))


@unversioned.post("/ai/tickets/{ticket_id}/draft-response/reject", status_code=HTTPStatus.NO_CONTENT)
async def reject(ticket_id: TicketId, rejection: shapes.RejectRequest, suggestions: Rewriting) -> None:
    """The suggestion was no good; one that has a `draft_id` is rejected as that draft, which 409 says, too."""
    await suggestions.reject(ticket_id, rejection.reason)


@unversioned.get("/tickets/{ticket_id}/context")
async def context(ticket_id: TicketId, contexts: Contexts, customers: Customers) -> shapes.ContextResponse:
    """Who the customer is, what they are worth, what they asked before and where else they write."""
    found = await contexts.context(ticket_id)
    merges = await customers.suggestions(_MOST_MERGES, of=found.customer.id)
    now, again = datetime.now(UTC), follow_up(found.last_words)
    proof = proof_in_words(found.proof, channels()[found.channel].label)
    return shapes.ContextResponse(
        customer=shapes.ContextCustomerResponse.of(found.customer, proof),
        value=shapes.ValueResponse.model_validate(value_of(found.facts, now)),
        churn=shapes.ChurnResponse.model_validate(churn_of(found.facts, now)),
        orders=[shapes.OrderResponse.model_validate(order) for order in found.orders],
        past_tickets=[
            shapes.PastTicketResponse.of(ticket, similarity)
            for similarity, ticket in similar_first(found.words, found.tickets)
        ],
        other_conversations=[shapes.OtherConversationResponse.model_validate(one) for one in found.conversations],
        merge_suggestions=[_candidate(found.customer.id, one) for one in merges],
        notes=[shapes.NoteResponse.model_validate(note) for note in found.notes],
        follow_up=shapes.FollowUpResponse.model_validate(again) if again else None,
    )


@router.get("/outcomes")
async def outcomes(
    store: Annotated[OutcomeStore, scoped(OutcomeStore, Action.REPORT)],
    days: Annotated[int, Query(ge=1, le=365, description="How far to look back.")] = 30,
) -> shapes.OutcomesResponse:
    """How suggested replies ended, by channel and confidence; what is not decided yet counts as offered alone."""
    since = datetime.now(UTC) - timedelta(days=days)
    figures = [shapes.OutcomeResponse.of(one) for one in await store.figures(since)]
    return shapes.OutcomesResponse(since=since, outcomes=figures)


@router.get("/reliability")
async def reliability(store: Calibrations) -> ReliabilityResponse:
    """Whether replies are right as often as the AI says, and how its confidence is read because of that."""
    since = datetime.now(UTC) - CALIBRATED_BY
    observed, curves = await store.observed(since), await store.curves()
    shown = [CurveResponse.of(one) for one in curves]
    return ReliabilityResponse(since=since, bands=bands(observed, curves), curves=shown)


async def _written(suggestions: SuggestionStore, suggestion_id: UUID) -> Suggestion:
    try:
        async with asyncio.timeout(_PATIENCE_S):
            while (found := await suggestions.written(suggestion_id)) is None:
                await asyncio.sleep(_LOOK_S)
    except TimeoutError as error:
        raise Unavailable("The draft is still being written: ask again in a few seconds.") from error
    return found


def _draft(suggestion: Suggestion, context: TicketContext) -> shapes.DraftReplyResponse:
    now = datetime.now(UTC)
    told = list(advice(value_of(context.facts, now), churn_of(context.facts, now)))
    reply = suggestion.reply
    held = personalization(reply.content, context, valuable=any(kind == "value" for kind, _ in told))
    return shapes.DraftReplyResponse(
        id=suggestion.id,
        content=reply.content,
        tone=manner_of(suggestion.channel).tone,
        channel=suggestion.channel,
        reasoning=reply.reasoning,
        personalization=shapes.PersonalizationResponse.model_validate(held),
        draft_id=suggestion.draft_id,
        confidence=reply.confidence,
        calibrated=reply.calibrated,
        sources=[shapes.SourceResponse.model_validate(one) for one in reply.sources],
        sentences=[shapes.SentenceResponse.model_validate(one) for one in reply.sentences],
        missing=list(reply.missing),
        repeats=suggestion.repeats,
        suggestions=[shapes.AdviceResponse.model_validate({"kind": kind, "text": text}) for kind, text in told],
        created_at=suggestion.created_at,
    )


def _candidate(customer_id: UUID, pair: MergeSuggestion) -> shapes.MergeCandidateResponse:
    other = pair.second if pair.first.id == customer_id else pair.first
    why = "; ".join(one.detail for one in pair.evidence)
    return shapes.MergeCandidateResponse(customer_id=other.id, name=other.name, why=why)
