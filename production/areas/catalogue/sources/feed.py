"""Any other catalogue: calls us as Standard Webhooks say, and lists its products and orders where it is asked.

    GET {url}/products?updated_since=2026-11-30T08:00:00+00:00    a JSON array; X-Total-Count, Link: <...>; rel="next"
    GET {url}/orders?updated_since=...                            the same
    POST to us: {"type": "product.updated", "timestamp": "...", "data": {...}}, also `product.deleted`, `order.updated`

Products and orders are written as `ProductFact` and `OrderFact` have them, but for source and time; a price without a
currency is one of `CATALOG_CURRENCY`.
"""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import AwareDatetime

from production.areas.catalogue.sources.base import Call, Page, Shape, What, require_signature, shaped
from production.areas.catalogue.sources.rest import Rest
from production.schemas.catalogue import Fact, OrderFact, ProductFact
from production.schemas.errors import ConfigurationError, Forbidden

_ID, _TIMESTAMP, _SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
_WINDOW = timedelta(minutes=5)
"""What is signed longer ago may be somebody else's recording."""
_KINDS: dict[str, type[ProductFact | OrderFact]] = {"product": ProductFact, "order": OrderFact}


class _Told(Shape):
    type: str
    timestamp: AwareDatetime
    data: dict[str, Any]


class _Product(Shape):
    variants: list[dict[str, Any]]


class Feed:
    """One catalogue."""

    name = "feed"

    def __init__(self, url: str, secret: str, token: str, currency: str) -> None:
        """`currency` of prices that come without one."""
        try:
            self._key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except ValueError:
            self._key = b""
        if secret and not self._key:
            raise ConfigurationError("CATALOG_FEED_SECRET: must be `whsec_` and a key in base64")
        self._currency = currency
        self._rest = Rest(url, {"Authorization": f"Bearer {token}"} if token else {})

    def made(self, call: Call) -> bool:
        return _SIGNATURE in call.headers

    async def told(self, call: Call) -> Sequence[Fact]:
        sent, written = (call.headers.get(name, "") for name in (_ID, _TIMESTAMP))
        signatures = [each.partition(",")[2] for each in call.headers[_SIGNATURE].split() if each.startswith("v1,")]
        require_signature(self._key, f"{sent}.{written}.".encode() + call.body, *signatures)
        if abs(call.received_at.timestamp() - _seconds(written)) > _WINDOW.total_seconds():
            raise Forbidden("The call was signed more than five minutes ago: it may be a recording.")
        told = shaped(_Told, call.body)
        kind, _, happened = told.type.partition(".")
        if kind not in _KINDS or (kind, happened) == ("order", "deleted"):
            return []
        return [self._fact(kind, told.data | {"deleted": happened == "deleted"}, told.timestamp)]

    async def read(self, what: What, since: datetime | None) -> AsyncIterator[Page]:
        params = {"updated_since": since.isoformat()} if since else {}
        async for began_at, answer in self._rest.pages(f"{what}s", params):
            yield Page(began_at, [self._fact(what, each, began_at) for each in shaped(list[dict[str, Any]], answer)])

    async def count(self) -> int:
        headers, _ = await self._rest.head("products", {"limit": "1"})
        return int(headers["X-Total-Count"])

    def _fact(self, kind: str, said: dict[str, Any], at: datetime) -> Fact:
        if "variants" in said:
            said = said | {"variants": [self._priced(each) for each in shaped(_Product, said).variants]}
        return shaped(_KINDS[kind], said | {"kind": kind, "source": self.name, "at": at})

    def _priced(self, variant: dict[str, Any]) -> dict[str, Any]:
        priced = variant.get("price_minor") is not None
        return variant | {"currency": (variant.get("currency") or self._currency) if priced else None}


def _seconds(timestamp: str) -> int:
    return int(timestamp) if timestamp.isascii() and timestamp.isdigit() else 0
