"""Speaks as Saleor does: of GraphQL, what the two questions of ours take."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from joserfc import jws
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from production.lab.local.catalogues.shop import Item, Sale, Shop
from production.lab.local.catalogues.speaker import Called, refuse_strangers

_QUESTION = re.compile(r"(?P<what>products|orders)\(first: (?P<first>\d+)")
_SINCE = re.compile(r'gte: "(?P<since>[^"]+)"')
_AFTER = re.compile(r'after: "(?P<after>\d+)"')


class SaleorSpeaker:
    """Signs with a key of its own, which it publishes; `token` of the app."""

    def __init__(self, shop: Shop, token: str) -> None:
        self._shop, self._token = shop, token
        self._key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig"})

    def told(self, changed: Item | Sale) -> Called:
        name = "product" if isinstance(changed, Item) else "order"
        return self._signed(f"{name}_updated", changed.updated_at, {name: self._shown(changed)})

    def dropped(self, item_id: int) -> Called:
        return self._signed("product_deleted", datetime.now(UTC), {"product": {"id": str(item_id)}})

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/graphql/", self._answer, methods=["POST"]),
                Route("/.well-known/jwks.json", self._keys),
            ]
        )

    def _signed(self, event: str, at: datetime, said: dict[str, Any]) -> Called:
        raw = json.dumps({"issuedAt": at.isoformat()} | said).encode()
        header = {"alg": "RS256", "kid": "1", "b64": False, "crit": ["b64"]}
        whole = jws.serialize_compact(header, raw, self._key)
        detached = f"{whole.partition('.')[0]}..{whole.rpartition('.')[2]}"
        return {"Saleor-Event": event, "Saleor-Signature": detached}, raw

    async def _keys(self, _: Request) -> Response:
        return JSONResponse(KeySet([self._key]).as_dict(private=False))

    async def _answer(self, request: Request) -> Response:
        if refused := refuse_strangers(request, "Authorization", f"Bearer {self._token}"):
            return refused
        query = (await request.json())["query"]
        asked, since, after = _QUESTION.search(query), _SINCE.search(query), _AFTER.search(query)
        if asked is None:
            return JSONResponse({"errors": [{"message": "not understood"}]})
        found = self._shop.changed(asked["what"], since and since["since"])
        start = int(after["after"]) if after else 0
        end = start + int(asked["first"])
        answer = {
            "totalCount": len(found),
            "edges": [{"node": self._shown(each)} for each in found[start:end]],
            "pageInfo": {"hasNextPage": end < len(found), "endCursor": str(end)},
        }
        return JSONResponse({"data": {asked["what"]: answer}})

    def _shown(self, changed: Item | Sale) -> dict[str, Any]:
        return _product(changed) if isinstance(changed, Item) else self._order(changed)

    def _order(self, sale: Sale) -> dict[str, Any]:
        parcel = {"id": "f1", "status": "FULFILLED", "trackingNumber": sale.tracking}
        return {
            "id": str(sale.id),
            "number": sale.number,
            "status": "FULFILLED" if sale.tracking else "UNFULFILLED",
            "created": sale.updated_at.isoformat(),
            "updatedAt": sale.updated_at.isoformat(),
            "userEmail": sale.email,
            "isPaid": True,
            "billingAddress": {"firstName": sale.buyer[0], "lastName": sale.buyer[1]},
            "total": _gross(self._shop.total(sale)),
            "lines": [
                {
                    "productName": item.title,
                    "quantity": quantity,
                    "unitPrice": _gross(item.price),
                    "variant": {"product": {"id": str(item.id)}},
                }
                for item, quantity in self._shop.lines(sale)
            ],
            "fulfillments": [parcel] if sale.tracking else [],
        }


def _product(item: Item) -> dict[str, Any]:
    variant = {"id": f"v{item.id}", "name": item.title, "sku": item.sku, "quantityAvailable": item.stock}
    return {
        "id": str(item.id),
        "name": item.title,
        "updatedAt": item.updated_at.isoformat(),
        "collections": [{"name": tag} for tag in item.tags],
        "category": None,
        "variants": [variant | {"pricing": {"price": _gross(item.price)}}],
    }


def _gross(amount: Any) -> dict[str, Any]:
    return {"gross": {"amount": float(amount), "currency": "EUR"}}
