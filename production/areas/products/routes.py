"""`/api/v1/products`, and `/products`: everybody who works here sees and keeps them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, status

from production.api.deps import Dependencies, running
from production.api.first_drafts import DraftWriter, in_their_language
from production.api.listing import IN_HEADERS, Listing, Versioned, listing
from production.api.permissions import scoped
from production.areas.products.background import MarkerReader
from production.areas.products.matching import MatchStore
from production.areas.products.model import Filter
from production.areas.products.recommending import RecommendationStore
from production.areas.products.shapes import (
    MatchesResponse,
    MatchResponse,
    ProductPatch,
    ProductRequest,
    ProductResponse,
    RecommendedResponse,
)
from production.areas.products.store import KEYS, ProductStore
from production.crm.outreach.about import Form
from production.crm.permissions.model import Action
from production.database.about_customers import AboutStore
from production.schemas.ids import RowId
from production.schemas.text import Sought

router = APIRouter(tags=["products"])
root = APIRouter(tags=["products"])

Reading = Annotated[ProductStore, scoped(ProductStore, Action.READ)]
Writing = Annotated[ProductStore, scoped(ProductStore, Action.WRITE)]
Deleting = Annotated[ProductStore, scoped(ProductStore, Action.DELETE)]
Matching = Annotated[MatchStore, scoped(MatchStore, Action.READ)]
Recommending = Annotated[RecommendationStore, scoped(RecommendationStore, Action.READ)]
Asking = Annotated[AboutStore, scoped(AboutStore, Action.READ)]
Drafts = Annotated[DraftWriter, running(DraftWriter)]
Markers = Annotated[MarkerReader, running(MarkerReader)]
Word = Annotated[Sought | None, Query(max_length=100)]


async def _filter(
    source: Word = None,
    marker: Annotated[Sought | None, Query(max_length=100, description="One of its markers, or of its tags.")] = None,
    sku: Word = None,
) -> Filter:
    return Filter(source=source, marker=marker, sku=sku)


@root.get("/products", responses=IN_HEADERS)
@router.get("/products", responses=IN_HEADERS)
async def products(
    reading: Reading, wanted: Annotated[Filter, Depends(_filter)], part: Annotated[Listing, listing(KEYS)]
) -> list[ProductResponse]:
    """All of them; `q` looks in title and description."""
    return part.answer(await reading.page(part.asked, wanted), ProductResponse.model_validate)


@root.post("/products", status_code=status.HTTP_201_CREATED)
@router.post("/products", status_code=status.HTTP_201_CREATED)
async def add(product: ProductRequest, writing: Writing, version: Versioned) -> ProductResponse:
    """Add one."""
    return version.shown(await writing.add(product.values()), ProductResponse)


@router.get("/products/{product_id}")
async def product(product_id: UUID, reading: Reading, version: Versioned) -> ProductResponse:
    """One of them."""
    return version.shown(await reading.one(product_id), ProductResponse)


@router.patch("/products/{product_id}")
async def change(product_id: UUID, patch: ProductPatch, writing: Writing, version: Versioned) -> ProductResponse:
    """Set what is named; 412 where `If-Match` is not how it is."""
    return version.shown(await writing.change(product_id, patch.values(), version.require), ProductResponse)


@router.delete("/products/{product_id}", status_code=status.HTTP_204_NO_CONTENT)
async def drop(product_id: UUID, deleting: Deleting, version: Versioned) -> None:
    """It can be restored for 30 days; 409 where a source tells of it."""
    await deleting.drop(product_id, version.require)


@router.post("/products/{product_id}/restore")
async def restore(product_id: UUID, deleting: Deleting, version: Versioned) -> ProductResponse:
    """Give it back."""
    return version.shown(await deleting.restore(product_id), ProductResponse)


@dataclass(frozen=True, slots=True)
class _FirstDrafts:
    """Who writes them, how many, and in which form."""

    asking: Asking
    writer: Drafts
    deps: Dependencies
    drafts: Annotated[int, Query(ge=0, le=5, description="So many of the first get one.")] = 3
    form: Annotated[Form, Query(description="A mail, or points to speak from.")] = Form.MAIL

    async def written(self, product_id: UUID, match: MatchResponse) -> MatchResponse:
        """The same with one."""
        who, about = await self.asking.about(match.customer.id, product_id)
        about = in_their_language(about, who["last_words"])
        draft = await self.writer.write(about, self.form, self.deps.config.company)
        return match.with_draft(draft.text, self.form)


@root.post("/products/{product_id}/match")
@router.post("/products/{product_id}/match")
async def match(
    product_id: UUID,
    matching: Matching,
    reader: Markers,
    first: Annotated[_FirstDrafts, Depends()],
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> MatchesResponse:
    """For whom it may be of use, and why, with first drafts; among customers in reach. Nothing is kept or sent."""
    product, markers, found = await matching.matches(product_id, limit, reader)
    all_ = [MatchResponse.of(each) for each in found]
    matches = [each for each in all_ if not each.excluded]
    drafted = await asyncio.gather(*(first.written(product_id, each) for each in matches[: first.drafts]))
    return MatchesResponse(
        product=ProductResponse.model_validate(product),
        markers=markers,
        matches=[*drafted, *matches[first.drafts :]],
        excluded=[each for each in all_ if each.excluded],
    )


@router.get("/contacts/{contact_id}/recommended")
async def recommended(
    contact_id: RowId, recommending: Recommending, limit: Annotated[int, Query(ge=1, le=50)] = 5
) -> list[RecommendedResponse]:
    """What they may want next, by what others bought with it and by meaning; nothing where they bought nothing yet."""
    found = await recommending.of_contact(contact_id, limit)
    return [RecommendedResponse.model_validate(each) for each in found]
