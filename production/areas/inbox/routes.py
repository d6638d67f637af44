"""`GET /api/tickets` and why each stands where it stands; counts and topic alerts below `/api/v1`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, status
from pydantic import AwareDatetime, BaseModel, Field, StringConstraints

from production.api.page import PageQuery, paged
from production.api.permissions import permitted, scoped
from production.areas.inbox.alerts import AlertStore
from production.areas.inbox.model import (
    Breakdown,
    Counts,
    Filter,
    Place,
    SearchResult,
    TicketRow,
    TopicAlert,
    View,
    Wanted,
)
from production.areas.inbox.rules import (
    MAX_PHRASES,
    channels_of,
    checked_phrases,
    statuses_of,
    view_of,
)
from production.areas.inbox.search import SearchStore
from production.areas.inbox.store import InboxStore
from production.crm.permissions.hands import hands_in
from production.crm.permissions.model import Action, Scope
from production.schemas.errors import InvalidInput, NotFound
from production.schemas.text import Sought, Words

router = APIRouter(tags=["inbox"])
unversioned = APIRouter(prefix="/tickets", tags=["inbox"])

Inbox = Annotated[InboxStore, scoped(InboxStore, Action.READ)]
Search = Annotated[SearchStore, scoped(SearchStore, Action.READ)]
Reader = Annotated[Scope, permitted(Action.READ)]
OwnAlerts = Annotated[AlertStore, scoped(AlertStore, Action.SELF)]
ReadersAlerts = Annotated[AlertStore, scoped(AlertStore, Action.READ)]
TicketId = Annotated[str, Path(max_length=40, description="As in TKT-0006, or its id")]

_MAX_AGE = timedelta(hours=12)
"""A frozen page older than that says little about what to do next."""
_YEARS = (1970, 9998)
"""That Postgres and all zones can write."""
_MAX_ALERT = timedelta(days=90)


class Pagination(BaseModel):
    """Where in the list a page is."""

    page: int
    limit: int
    total: int
    has_next: bool
    has_prev: bool


class TicketPage(BaseModel):
    """Some tickets, those that need somebody most first."""

    tickets: list[TicketRow]
    pagination: Pagination
    topic_alerts_active: list[str]
    matches: int
    """Tickets among all `total` that a topic alert is about; where these are many, counted some seconds ago."""
    as_of: datetime
    """The moment whose order this is: give it with the next `page`, and nothing moves between them."""
    next_cursor: str | None
    """Give it as `cursor` for what comes next in the same order; null at the end."""


class NewAlert(BaseModel):
    """What to watch for."""

    phrases: Annotated[list[Words], Field(min_length=1, max_length=MAX_PHRASES)]
    expires_at: AwareDatetime | None = None
    """Null: in a day."""


async def _filter(
    scope: Reader,
    status: Annotated[
        Sought | None, Query(max_length=20, description="open (default), pending, closed, all, or one of our own")
    ] = None,
    channel: Annotated[
        Sought | None, Query(max_length=32, description="As in email, whatsapp; chat for all chats")
    ] = None,
    view: Annotated[View | None, Query(description="A ready-made part; `status` takes the place of its own.")] = None,
) -> Filter:
    wanted = view_of(view, scope.caller.user_id) if view else Filter()
    if status or not view:
        wanted = replace(wanted, statuses=statuses_of(status or "open"))
    return replace(wanted, channels=channels_of(channel)) if channel else wanted


async def _narrowed(
    scope: Reader,
    wanted: Annotated[Filter, Depends(_filter)],
    assigned_to: Annotated[Sought | None, Query(max_length=36, description="me, none, or a person's id")] = None,
    team: Annotated[
        Sought | None, Query(max_length=32, description="Tickets of no team are those of `support`.")
    ] = None,
) -> Filter:
    if assigned_to:
        whose, nobodys = hands_in(assigned_to, scope.caller.user_id, "assigned_to")
        wanted = replace(wanted, assigned_to=whose, unassigned=nobodys)
    return replace(wanted, team=team) if team else wanted


async def _watched(
    saved: ReadersAlerts,
    topic_alerts: Annotated[
        Sought | None, Query(max_length=2_500, description="Phrases with commas between them.")
    ] = None,
) -> tuple[str, ...]:
    """Those of the request and the saved ones, each once."""
    asked = checked_phrases("topic_alerts", (topic_alerts or "").split(","))
    kept = [phrase for alert in await saved.alerts() for phrase in alert.phrases]
    return tuple(dict.fromkeys([*asked, *kept]))


Phrases = Annotated[tuple[str, ...], Depends(_watched)]


@dataclass(frozen=True, slots=True)
class Moment:
    """Which page, of the order of which moment."""

    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1
    as_of: Annotated[AwareDatetime | None, Query(description="`as_of` of the page before.")] = None


@unversioned.get("")
async def tickets(
    inbox: Inbox,
    wanted: Annotated[Filter, Depends(_narrowed)],
    phrases: Phrases,
    asked: Annotated[PageQuery[Place], paged(Place)],
    moment: Annotated[Moment, Depends()],
    tag: Annotated[Sought | None, StringConstraints(to_lower=True), Query(max_length=60)] = None,
) -> TicketPage:
    """Tickets in the order in which somebody should look at them.

    A `cursor` goes on where its page ended, whatever `page` says.
    """
    found = await inbox.page(
        Wanted(
            filter=wanted,
            tags=(tag,) if tag else None,
            phrases=phrases,
            as_of=moment.as_of and _recent("as_of", moment.as_of),
            after=asked.after and _checked(asked.after),
            skip=0 if asked.after else (moment.page - 1) * asked.limit,
            limit=asked.fetch,
        )
    )
    here = asked.page(found.rows, lambda pair: pair[1], lambda pair: pair[0])
    return TicketPage(
        tickets=here.items,
        pagination=Pagination(
            page=moment.page,
            limit=asked.limit,
            total=found.total,
            has_next=here.next_cursor is not None,
            has_prev=moment.page > 1 or asked.after is not None,
        ),
        topic_alerts_active=list(phrases),
        matches=found.matches,
        as_of=found.as_of,
        next_cursor=here.next_cursor,
    )


@unversioned.get("/{ticket_id}/score-breakdown")
async def score_breakdown(ticket_id: TicketId, inbox: Inbox, phrases: Phrases) -> Breakdown:
    """Why it stands where it stands: the parts of its score at this moment."""
    return await inbox.breakdown(ticket_id, phrases)


@router.get("/inbox/counts")
async def counts(inbox: Inbox) -> Counts:
    """How many tickets each view holds."""
    return await inbox.counts()


@router.get("/search")
async def search(
    store: Search,
    q: Annotated[Sought, Query(min_length=2, max_length=200, description="Words, or the number of a ticket.")],
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> SearchResult:
    """Tickets in which all the words were said, the newest first, and customers by name, address, number or company."""
    return await store.search(q, limit)


@router.get("/topic-alerts")
async def alerts(own: OwnAlerts) -> list[TopicAlert]:
    """One's own, oldest first. They are applied to the list by themselves."""
    return await own.alerts()


@router.post("/topic-alerts", status_code=status.HTTP_201_CREATED)
async def watch(new: NewAlert, own: OwnAlerts) -> TopicAlert:
    """Tickets in which one of the phrases begins at a word come first from now on, until it expires."""
    now = datetime.now(UTC)
    expires_at = new.expires_at or now + timedelta(days=1)
    if not now < expires_at <= now + _MAX_ALERT:
        raise InvalidInput("expires_at", f"must lie ahead, by up to {_MAX_ALERT.days} days")
    return await own.add(checked_phrases("phrases", new.phrases), expires_at)


@router.delete("/topic-alerts/{alert_id}", status_code=status.HTTP_204_NO_CONTENT)
async def unwatch(alert_id: UUID, own: OwnAlerts) -> None:
    """Nothing comes first for it any more."""
    if not await own.delete(alert_id):
        raise NotFound(f"You have no topic alert {alert_id}.")


def _checked(place: Place) -> Place:
    _recent("cursor", place.as_of)
    if not _YEARS[0] <= place.since.year <= _YEARS[1]:
        raise InvalidInput("cursor", "give the `next_cursor` of the page before as it is")
    return place


def _recent(field: str, moment: datetime) -> datetime:
    now = datetime.now(UTC)
    if not now - _MAX_AGE <= moment <= now + timedelta(minutes=1):
        raise InvalidInput(field, "its moment has to lie within the last twelve hours: begin again without it")
    return moment
