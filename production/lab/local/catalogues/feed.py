"""Speaks as Standard Webhooks say, and lists what it has."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from production.lab.local.catalogues.shop import Item, Sale, Shop
from production.lab.local.catalogues.speaker import Called, all_of, paged, refuse_strangers, signature
from production.schemas.money import minor_units

_PAGE = 200


class FeedSpeaker:
    """`secret` as `whsec_...`, `token` as a bearer."""

    def __init__(self, shop: Shop, secret: str, token: str) -> None:
        self._shop, self._token = shop, token
        self._key = base64.b64decode(secret.removeprefix("whsec_"))

    def told(self, changed: Item | Sale) -> Called:
        kind = "product" if isinstance(changed, Item) else "order"
        return self.signed(f"{kind}.updated", changed.updated_at, self._shown(changed))

    def dropped(self, item_id: int) -> Called:
        return self.signed("product.deleted", datetime.now(UTC), {"id": str(item_id)})

    def signed(self, kind: str, at: datetime, data: Any, sent_at: datetime | None = None) -> Called:
        """`sent_at` is now, but for a recording."""
        raw = json.dumps({"type": kind, "timestamp": at.isoformat(), "data": data}, ensure_ascii=False).encode()
        message, timestamp = f"msg_{uuid4().hex}", str(int((sent_at or datetime.now(UTC)).timestamp()))
        mark = signature(self._key, f"{message}.{timestamp}.".encode() + raw)
        names = {"webhook-id": message, "webhook-timestamp": timestamp}
        return names | {"webhook-signature": f"v1,{mark}"}, raw

    def app(self) -> Starlette:
        return Starlette(routes=[Route(f"/{what}", self._list) for what in ("products", "orders")])

    async def _list(self, request: Request) -> Response:
        refused = refuse_strangers(request, "Authorization", f"Bearer {self._token}")
        found = all_of(self._shop, request, "updated_since")
        return refused or paged(
            request, found, _PAGE, lambda part: [self._shown(each) for each in part], "X-Total-Count"
        )

    def _shown(self, changed: Item | Sale) -> dict[str, Any]:
        return _product(changed) if isinstance(changed, Item) else self._order(changed)

    def _order(self, sale: Sale) -> dict[str, Any]:
        parcel = {"source_id": "1", "status": "shipped", "carrier": "DHL", "tracking_number": sale.tracking}
        return {
            "id": str(sale.id),
            "number": sale.number,
            "email": sale.email,
            "buyer": " ".join(sale.buyer),
            "status": "fulfilled" if sale.tracking else "paid",
            "total_minor": minor_units(self._shop.total(sale), "EUR"),
            "currency": "EUR",
            "placed_at": sale.updated_at.isoformat(),
            "lines": [
                {
                    "product_id": str(item.id),
                    "title": item.title,
                    "quantity": quantity,
                    "price_minor": minor_units(item.price, "EUR"),
                }
                for item, quantity in self._shop.lines(sale)
            ],
            "fulfilments": [parcel] if sale.tracking else [],
        }


def _product(item: Item) -> dict[str, Any]:
    only = {"source_id": "1", "title": item.title, "sku": item.sku, "stock": item.stock}
    return {
        "id": str(item.id),
        "title": item.title,
        "description": item.description,
        "tags": item.tags,
        "variants": [only | {"price_minor": minor_units(item.price, "EUR"), "currency": "EUR"}],
    }
