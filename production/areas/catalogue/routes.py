"""`POST /webhook/catalog`, where catalogues call us, and `/api/v1/catalogue/sources`, how they are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status
from pydantic import BaseModel

from production.api.deps import Dependencies, running
from production.api.permissions import scoped
from production.areas.catalogue.background import Sources
from production.areas.catalogue.sources.base import Call
from production.areas.catalogue.store import OrderStore, PlacedOrder, StateStore
from production.crm.permissions.model import Action, Scope
from production.database.pool import Database
from production.schemas.envelope import CatalogueEvent
from production.schemas.errors import Forbidden, Unauthenticated
from production.schemas.ids import RowId

router = APIRouter(tags=["catalogue"])
hooks = APIRouter(tags=["webhooks"])

Configured = Annotated[Sources, running(Sources)]


class CatalogueSourceResponse(BaseModel):
    """A catalogue, and how it is."""

    name: str
    products: int
    heard_at: datetime | None
    """When it last called, or told something new where it was asked."""
    polled_at: datetime | None
    failure: str | None
    """Why the last look at it failed; null: it did not."""
    silent: bool
    """It has told nothing for longer than CATALOG_SILENT_HOURS: its calls may not arrive."""
    reconciled_at: datetime | None
    differed: int | None
    """What the last reconciliation had to mend."""


def _states(database: Database, _: Scope) -> StateStore:
    return StateStore(database)


Seeing = Annotated[StateStore, scoped(_states, Action.READ)]
Bought = Annotated[OrderStore, scoped(OrderStore, Action.READ)]


@hooks.post(
    "/webhook/catalog",
    status_code=status.HTTP_202_ACCEPTED,
    responses={200: {"description": "A ping, or of something that is not kept: nothing to do"}},
)
async def webhook(request: Request, deps: Dependencies, sources: Configured) -> Response:
    """202 once what was told is durable. 401 where the call is of no configured source, or not signed by it."""
    call = Call(request.headers, await request.body(), datetime.now(UTC))
    with deps.verification(request):
        source = next((each for each in sources.all if each.made(call)), None)
        if source is None:
            raise Unauthenticated("No configured catalogue calls like this: set its CATALOG_..._URL and secret.")
        try:
            facts = await source.told(call)
        except Forbidden as error:
            raise Unauthenticated(str(error)) from error
    for fact in facts:
        event_id = f"catalogue:{fact.source}:{fact.kind}:{fact.id}:{fact.version}:{int(fact.at.timestamp())}"
        await deps.intake.accept(CatalogueEvent(event_id=event_id, fact=fact, received_at=call.received_at))
    return Response(status_code=status.HTTP_202_ACCEPTED if facts else status.HTTP_200_OK)


@router.get("/catalogue/sources")
async def sources(seeing: Seeing, configured: Configured) -> list[CatalogueSourceResponse]:
    """Those that settings name."""
    now, names = datetime.now(UTC), [each.name for each in configured.all]
    return [
        CatalogueSourceResponse(
            name=state.name,
            products=state.products,
            heard_at=state.heard_at,
            polled_at=state.polled_at,
            failure=state.failure if state.failing else None,
            silent=state.silent(now, configured.silent_after),
            reconciled_at=state.reconciled_at,
            differed=state.differed,
        )
        for state in await seeing.states(names)
    ]


@router.get("/contacts/{contact_id}/orders")
async def orders(
    contact_id: RowId, bought: Bought, limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> list[PlacedOrder]:
    """What a contact has bought, the latest first, and where the parcels are."""
    return await bought.of_contact(contact_id, limit)
