"""Changes in the shop, as the sandbox plays them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from production.lab.local.providers.world import TheWorld
from production.schemas.errors import NotFound

router = APIRouter(prefix="/sandbox/shop")


class ItemRequest(BaseModel):
    """A product as it is from now on; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    id: int
    title: str
    price: Annotated[Decimal, Field(ge=0, decimal_places=2)] = Decimal("1.00")
    """In EUR."""
    stock: int | None = None


@router.post("/products")
async def put(world: TheWorld, request: ItemRequest) -> dict[str, int]:
    """Answers with the status that the company gave the shop's call."""
    item = world.storefront.shop.put(request.id, **request.model_dump(exclude={"id"}, exclude_unset=True))
    return {"answered": await world.storefront.tell(world.storefront.speaker.told(item))}


@router.post("/products/{item_id}/drop")
async def drop(world: TheWorld, item_id: int) -> dict[str, int]:
    """The same.

    Raises:
        NotFound: the shop has no such product.
    """
    if item_id not in world.storefront.shop.items:
        raise NotFound(f"The shop has no product {item_id}.")
    world.storefront.shop.drop(item_id)
    return {"answered": await world.storefront.tell(world.storefront.speaker.dropped(item_id))}
