"""Speaks as Shopify does."""

from __future__ import annotations

import json
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from production.lab.local.catalogues.shop import Item, Sale, Shop
from production.lab.local.catalogues.speaker import Called, all_of, paged, refuse_strangers, signature

_PAGE = 250


class ShopifySpeaker:
    """`secret` of the app, `token` of its access."""

    def __init__(self, shop: Shop, secret: str, token: str) -> None:
        self._shop, self._secret, self._token = shop, secret.encode(), token

    def told(self, changed: Item | Sale) -> Called:
        topic = "products/update" if isinstance(changed, Item) else "orders/updated"
        return self._signed(topic, self._shown(changed))

    def dropped(self, item_id: int) -> Called:
        return self._signed("products/delete", {"id": item_id})

    def app(self) -> Starlette:
        api = "/admin/api/2026-10"
        paths = ("products.json", "orders.json")
        counts = Route(f"{api}/products/count.json", self._count)
        return Starlette(routes=[counts, *(Route(f"{api}/{path}", self._list) for path in paths)])

    def _signed(self, topic: str, body: Any) -> Called:
        raw = json.dumps(body, ensure_ascii=False).encode()
        return {"X-Shopify-Topic": topic, "X-Shopify-Hmac-SHA256": signature(self._secret, raw)}, raw

    async def _list(self, request: Request) -> Response:
        refused = refuse_strangers(request, "X-Shopify-Access-Token", self._token)
        name = request.url.path.rpartition("/")[2].removesuffix(".json")
        return refused or paged(
            request,
            all_of(self._shop, request, "updated_at_min"),
            _PAGE,
            lambda part: {name: [self._shown(each) for each in part]},
            "X-Total",
        )

    async def _count(self, request: Request) -> Response:
        refused = refuse_strangers(request, "X-Shopify-Access-Token", self._token)
        return refused or JSONResponse({"count": len(self._shop.items)})

    def _shown(self, changed: Item | Sale) -> dict[str, Any]:
        return _product(changed) if isinstance(changed, Item) else self._order(changed)

    def _order(self, sale: Sale) -> dict[str, Any]:
        parcel = {"id": sale.id, "status": "success", "tracking_company": "DHL", "tracking_number": sale.tracking}
        return {
            "id": sale.id,
            "name": sale.number,
            "email": sale.email,
            "customer": {"first_name": sale.buyer[0], "last_name": sale.buyer[1]},
            "financial_status": "paid",
            "fulfillment_status": "fulfilled" if sale.tracking else None,
            "total_price": str(self._shop.total(sale)),
            "currency": "EUR",
            "created_at": sale.updated_at.isoformat(),
            "updated_at": sale.updated_at.isoformat(),
            "line_items": [
                {"product_id": item.id, "title": item.title, "quantity": quantity, "price": str(item.price)}
                for item, quantity in self._shop.lines(sale)
            ],
            "fulfillments": [parcel] if sale.tracking else [],
        }


def _product(item: Item) -> dict[str, Any]:
    variant = {"id": item.id * 10, "title": "Default", "sku": item.sku, "price": str(item.price)}
    return {
        "id": item.id,
        "title": item.title,
        "body_html": f"<p>{item.description}</p>",
        "tags": ", ".join(item.tags),
        "handle": f"item-{item.id}",
        "status": "active",
        "updated_at": item.updated_at.isoformat(),
        "variants": [variant | {"inventory_quantity": item.stock}],
    }
