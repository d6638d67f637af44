"""`/api/v1/tickets/{ticket_id}/rating`: what whoever was asked says about how it was answered.

Reading asks only: programs that follow every link in a mail answer nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Request
from pydantic import BaseModel, ConfigDict, Field

from production.api.access import may_read
from production.api.callers import network_of
from production.api.deps import Dependencies, store
from production.areas.csat.model import RatingState
from production.areas.csat.store import RatingStore
from production.schemas.errors import NotFound
from production.schemas.text import Text

public = APIRouter(prefix="/tickets/{ticket_id}/rating", tags=["tickets"])

Ratings = Annotated[RatingStore, store(RatingStore)]


class RatingResponse(BaseModel):
    """A question, and the answer as far as there is one."""

    model_config = ConfigDict(from_attributes=True)

    state: RatingState
    score: int | None
    """1 bad .. 5 great."""
    words: str


class RatingRequest(BaseModel):
    """How satisfied somebody is."""

    score: Annotated[int, Field(ge=1, le=5, description="1 bad .. 5 great")]
    words: Annotated[Text, Field(max_length=2_000)] = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what opens it."""

    ticket_number: str
    token: str | None
    """None: the ticket is theirs."""


async def _asked(
    ticket_id: Annotated[str, Path(pattern=r"^TKT-\d{4,12}$", description="As in TKT-0006")],
    request: Request,
    deps: Dependencies,
    x_access_token: Annotated[str | None, Header(description="Of the ticket, as the form gave it.")] = None,
    x_rating_token: Annotated[str | None, Header(max_length=100, description="Of the link in the mail.")] = None,
) -> Asked:
    """
    Raises:
        NotFound: neither token was shown, or the ticket has another, whether there is one or not.
    """
    if may_read(deps.config.token_secret, ticket_id, x_access_token):
        return Asked(ticket_id, None)
    deps.limits.look.check(network_of(request))
    if not x_rating_token:
        raise NotFound(f"Nobody asked how satisfied you are with {ticket_id}.")
    return Asked(ticket_id, x_rating_token)


Question = Annotated[Asked, Depends(_asked)]


@public.get("")
async def rating(asked: Question, ratings: Ratings) -> RatingResponse:
    """404 where nobody asked."""
    return RatingResponse.model_validate(await ratings.rating(asked.ticket_number, asked.token))


@public.post("")
async def rate(asked: Question, said: RatingRequest, ratings: Ratings) -> RatingResponse:
    """The last answer counts; 409 where the ticket was opened again since."""
    rated = await ratings.rate(asked.ticket_number, asked.token, said.score, said.words)
    return RatingResponse.model_validate(rated)
