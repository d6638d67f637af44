"""Speaks as WooCommerce does."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from production.lab.local.catalogues.shop import Form, Item, Sale, Shop
from production.lab.local.catalogues.speaker import Called, all_of, paged, refuse_strangers, signature
from production.text.html import unescaped

_PAGE = 100
PING: Called = ({"Content-Type": "application/x-www-form-urlencoded"}, b"webhook_id=7")
"""What a new webhook sends first: it is not signed."""


class WooCommerceSpeaker:
    """`secret` of the webhook as WordPress stores it, `token` as `ck_...:cs_...`."""

    def __init__(self, shop: Shop, secret: str, token: str) -> None:
        self._shop, self._secret = shop, unescaped(secret).encode()
        self._basic = "Basic " + base64.b64encode(token.encode()).decode()

    def told(self, changed: Item | Sale) -> Called:
        topic = "product.updated" if isinstance(changed, Item) else "order.updated"
        return self._signed(topic, self._shown(changed))

    def dropped(self, item_id: int) -> Called:
        return self._signed("product.deleted", {"id": item_id})

    def told_of_form(self, item: Item, form: Form) -> Called:
        """A variation comes as a product of its own."""
        alone: dict[str, Any] = {
            "type": "variation",
            "parent_id": item.id,
            "name": item.title,
            "date_modified_gmt": _gmt(item.updated_at),
        }
        return self._signed("product.updated", _form(form) | alone)

    def app(self) -> Starlette:
        lists = [Route(f"/wp-json/wc/v3/{what}", self._list) for what in ("products", "orders")]
        of_one = "/wp-json/wc/v3/products/{id:int}"
        return Starlette(routes=[*lists, Route(of_one, self._one), Route(f"{of_one}/variations", self._variations)])

    def _signed(self, topic: str, body: Any) -> Called:
        raw = json.dumps(body, ensure_ascii=False).encode()
        return {"X-WC-Webhook-Topic": topic, "X-WC-Webhook-Signature": signature(self._secret, raw)}, raw

    async def _list(self, request: Request) -> Response:
        refused = refuse_strangers(request, "Authorization", self._basic)
        size = int(request.query_params.get("per_page", 10))
        found = all_of(self._shop, request, "modified_after")
        return refused or paged(
            request, found, min(size, _PAGE), lambda part: [self._shown(each) for each in part], "X-WP-Total"
        )

    async def _one(self, request: Request) -> Response:
        refused = refuse_strangers(request, "Authorization", self._basic)
        return refused or JSONResponse(_product(self._shop.items[request.path_params["id"]]))

    async def _variations(self, request: Request) -> Response:
        refused = refuse_strangers(request, "Authorization", self._basic)
        forms = self._shop.items[request.path_params["id"]].forms
        size = min(int(request.query_params.get("per_page", 10)), _PAGE)
        return refused or paged(request, forms, size, lambda part: [_form(each) for each in part], "X-WP-Total")

    def _shown(self, changed: Item | Sale) -> dict[str, Any]:
        return _product(changed) if isinstance(changed, Item) else self._order(changed)

    def _order(self, sale: Sale) -> dict[str, Any]:
        return {
            "id": sale.id,
            "number": sale.number,
            "status": "completed" if sale.tracking else "processing",
            "currency": "EUR",
            "total": str(self._shop.total(sale)),
            "billing": {"first_name": sale.buyer[0], "last_name": sale.buyer[1], "email": sale.email},
            "date_created_gmt": _gmt(sale.updated_at),
            "date_modified_gmt": _gmt(sale.updated_at),
            "line_items": [
                {"product_id": item.id, "name": item.title, "quantity": quantity, "price": float(item.price)}
                for item, quantity in self._shop.lines(sale)
            ],
        }


def _product(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "name": item.title,
        "description": f"<p>{item.description}</p>",
        "status": "publish",
        "type": "variable" if item.forms else "simple",
        "sku": item.sku,
        "price": str(item.price),
        "stock_quantity": item.stock,
        "tags": [{"name": tag} for tag in item.tags],
        "categories": [],
        "date_modified_gmt": _gmt(item.updated_at),
    }


def _form(form: Form) -> dict[str, Any]:
    options = [{"name": f"Option {place}", "option": option} for place, option in enumerate(form.options, 1)]
    return {
        "id": form.id,
        "sku": form.sku,
        "price": str(form.price),
        "stock_quantity": form.stock,
        "attributes": options,
    }


def _gmt(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat()
