"""`/api/v1/knowledge/suggestions`: articles made from what people answered, until a person decides.

An approved article is put into the knowledge base by the scheduler, within seconds: see `jobs`.
`published` tells when a search finds it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from production.api.permissions import scoped
from production.areas.suggestions.store import SuggestionStore
from production.crm.knowledge.chunk import chunk
from production.crm.knowledge.suggested_articles import SuggestionStatus, as_markdown
from production.crm.permissions.model import Action
from production.schemas.errors import InvalidInput
from production.schemas.ids import RowId
from production.schemas.text import OneLine, Words

router = APIRouter(prefix="/knowledge/suggestions", tags=["knowledge"])

Suggestions = Annotated[SuggestionStore, scoped(SuggestionStore, Action.TEACH)]


SuggestionId = Annotated[RowId, Path(ge=1)]
Title = Annotated[OneLine, Field(max_length=200)]
Body = Annotated[Words, Field(max_length=20_000)]
Reason = Annotated[Words, Field(max_length=500)]


class SuggestedArticleResponse(BaseModel):
    """One suggested article."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    status: SuggestionStatus
    title: str
    question: str
    body: str
    tickets: list[str]
    reason: str | None
    document: str | None
    published: bool
    created_at: datetime
    decided_at: datetime | None


class SuggestionPage(BaseModel):
    """Some suggestions, oldest first."""

    suggestions: list[SuggestedArticleResponse]
    next_cursor: int | None
    """Give it as `cursor` for the next page; null on the last one."""


class Approval(BaseModel):
    """What becomes the article instead of the suggested words, if anything."""

    title: Title | None = None
    body: Body | None = None


class Rejection(BaseModel):
    """Why it does not become an article."""

    reason: Reason


@router.get("")
async def suggestions(
    store: Suggestions,
    status: Annotated[SuggestionStatus | None, Query(description="Only those; all where it is not given.")] = None,
    cursor: Annotated[RowId, Query(description="`next_cursor` of the page before.")] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> SuggestionPage:
    """Suggested articles with the tickets that they come from."""
    found = await store.suggestions(status, cursor, limit + 1)
    shown = [SuggestedArticleResponse.model_validate(one) for one in found[:limit]]
    return SuggestionPage(suggestions=shown, next_cursor=shown[-1].id if len(found) > limit else None)


@router.post("/{suggestion_id}/approve")
async def approve(suggestion_id: SuggestionId, approval: Approval, store: Suggestions) -> SuggestedArticleResponse:
    """Make it an article, as it is or changed; once more changes nothing, and 409 where it was decided otherwise.

    Raises:
        InvalidInput: the body has no text that could be found, only headings for example.
    """
    if approval.body is not None and not chunk("article", as_markdown("", approval.body)):
        raise InvalidInput("body", "holds no text; write what the customer should know")
    decided = await store.approve(suggestion_id, approval.title, approval.body)
    return SuggestedArticleResponse.model_validate(decided)


@router.post("/{suggestion_id}/reject")
async def reject(suggestion_id: SuggestionId, rejection: Rejection, store: Suggestions) -> SuggestedArticleResponse:
    """Nothing comes of it, and its tickets are never suggested again; 409 where it was approved."""
    return SuggestedArticleResponse.model_validate(await store.reject(suggestion_id, rejection.reason))
