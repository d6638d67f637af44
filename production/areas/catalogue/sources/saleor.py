"""Saleor: signs with RS256 over the detached raw body, with keys that it publishes; it is asked in GraphQL.

Its webhooks bring what their subscription selects: that has to be `SUBSCRIPTION`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from time import monotonic
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from pydantic import AwareDatetime

from production.areas.catalogue.sources.base import Call, Page, Price, Shape, What, shaped
from production.areas.catalogue.sources.rest import Rest
from production.schemas.catalogue import (
    Count,
    Fact,
    FulfilmentFact,
    FulfilmentStatus,
    LineFact,
    OrderFact,
    OrderStatus,
    ProductFact,
    VariantFact,
)
from production.schemas.errors import Forbidden, Unavailable
from production.schemas.money import Currency, minor_units

_KEYS_REST_S = 60.0
_EVENT, _SIGNATURE = "saleor-event", "saleor-signature"
_ALGORITHM = "RS256"
_PRICE = "amount currency"
_PRODUCT = f"""id name collections {{ name }} category {{ name }}
  variants {{ id name sku quantityAvailable pricing {{ price {{ gross {{ {_PRICE} }} }} }} }}"""
_ORDER = f"""id number status created userEmail isPaid
  billingAddress {{ firstName lastName }} total {{ gross {{ {_PRICE} }} }}
  lines {{ productName productSku quantity unitPrice {{ gross {{ {_PRICE} }} }} variant {{ product {{ id }} }} }}
  fulfillments {{ id status trackingNumber created }}"""
SUBSCRIPTION = f"""subscription {{ event {{ issuedAt
  ... on ProductCreated {{ product {{ {_PRODUCT} }} }} ... on ProductUpdated {{ product {{ {_PRODUCT} }} }}
  ... on ProductDeleted {{ product {{ id }} }}
  ... on OrderCreated {{ order {{ {_ORDER} }} }} ... on OrderUpdated {{ order {{ {_ORDER} }} }} }} }}"""
_STATUS = {
    "FULFILLED": OrderStatus.FULFILLED,
    "CANCELED": OrderStatus.CANCELLED,
    "REFUNDED": OrderStatus.REFUNDED,
    "RETURNED": OrderStatus.REFUNDED,
}
_SENT = {
    "FULFILLED": FulfilmentStatus.SHIPPED,
    "CANCELED": FulfilmentStatus.CANCELLED,
    "WAITING_FOR_APPROVAL": FulfilmentStatus.PENDING,
}


class _Money(Shape):
    amount: Price
    currency: Currency

    @property
    def minor(self) -> int:
        return minor_units(self.amount, self.currency)


class _Gross(Shape):
    gross: _Money


class _Pricing(Shape):
    price: _Gross | None = None


class _Named(Shape):
    name: str


class _Variant(Shape):
    id: str
    name: str = ""
    sku: str | None = None
    quantityAvailable: Count | None = None  # noqa: N815 - their names
    pricing: _Pricing | None = None


class _Product(Shape):
    id: str
    name: str
    collections: tuple[_Named, ...] = ()
    category: _Named | None = None
    variants: tuple[_Variant, ...] = ()


class _Of(Shape):
    product: _Id


class _Id(Shape):
    id: str


class _Line(Shape):
    productName: str  # noqa: N815
    productSku: str | None = None  # noqa: N815
    quantity: Count
    unitPrice: _Gross  # noqa: N815
    variant: _Of | None = None


class _Fulfilment(Shape):
    id: str
    status: str
    trackingNumber: str = ""  # noqa: N815
    created: AwareDatetime | None = None


class _Address(Shape):
    firstName: str = ""  # noqa: N815
    lastName: str = ""  # noqa: N815


class _Order(Shape):
    id: str
    number: str
    status: str
    created: AwareDatetime
    userEmail: str | None = None  # noqa: N815
    isPaid: bool = False  # noqa: N815
    billingAddress: _Address | None = None  # noqa: N815
    total: _Gross
    lines: tuple[_Line, ...] = ()
    fulfillments: tuple[_Fulfilment, ...] = ()


class _Told(Shape):
    issuedAt: AwareDatetime  # noqa: N815
    product: dict[str, Any] | None = None
    order: _Order | None = None


class Saleor:
    """One shop."""

    name = "saleor"

    def __init__(self, url: str, token: str) -> None:
        self._rest = Rest(url, {"Authorization": f"Bearer {token}"} if token else {})
        self._keys: KeySet | None = None
        self._ask_again_at = 0.0

    def made(self, call: Call) -> bool:
        return _SIGNATURE in call.headers and _EVENT in call.headers

    async def told(self, call: Call) -> Sequence[Fact]:
        if not await self._is_signed(call):
            raise Forbidden("The signature is not of a key that this Saleor publishes.")
        told = shaped(_Told, call.body)
        if told.order is not None:
            return [_order(told.order, told.issuedAt)]
        if told.product is None:
            return []
        if call.headers[_EVENT].lower() == "product_deleted":
            return [_gone(shaped(_Id, told.product).id, told.issuedAt)]
        return [_product(shaped(_Product, told.product), told.issuedAt)]

    async def read(self, what: What, since: datetime | None) -> AsyncIterator[Page]:
        fields = _PRODUCT if what == "product" else _ORDER
        wanted = f'updatedAt: {{gte: "{since.isoformat()}"}}' if since else ""
        began_at: datetime | None = None
        after, more = "", True
        while more:
            found = f"edges {{ node {{ {fields} }} }} pageInfo {{ hasNextPage endCursor }}"
            at, answer = await self._asked(f"{what}s(first: 100, filter: {{{wanted}}}{after}) {{ {found} }}")
            began_at, part = began_at or at, answer[f"{what}s"]
            nodes = [edge["node"] for edge in part["edges"]]
            if what == "product":
                facts: list[Fact] = [_product(each, began_at) for each in shaped(tuple[_Product, ...], nodes)]
            else:
                facts = [_order(each, began_at) for each in shaped(tuple[_Order, ...], nodes)]
            yield Page(began_at, facts)
            after, more = f', after: "{part["pageInfo"]["endCursor"]}"', part["pageInfo"]["hasNextPage"]

    async def count(self) -> int:
        _, answer = await self._asked("products(first: 1) { totalCount }")
        return int(answer["products"]["totalCount"])

    async def _asked(self, query: str) -> tuple[datetime, Any]:
        at, answer = await self._rest.post("graphql/", {"query": f"{{ {query} }}"})
        if answer.get("errors") or not answer.get("data"):
            raise Unavailable("saleor: it refuses the query; the app needs MANAGE_PRODUCTS and MANAGE_ORDERS")
        return at, answer["data"]

    async def _is_signed(self, call: Call) -> bool:
        """Keys may have been changed since they were asked for: once more, then, but not for every stranger."""
        if self._keys is not None and _signed(call, self._keys):
            return True
        if monotonic() < self._ask_again_at:
            return False
        _, published = await self._rest.head(".well-known/jwks.json", {})
        self._keys = KeySet.import_key_set(published)
        if _signed(call, self._keys):
            return True
        self._ask_again_at = monotonic() + _KEYS_REST_S
        return False


def _signed(call: Call, keys: KeySet) -> bool:
    try:
        jws.deserialize_compact(call.headers[_SIGNATURE], keys, algorithms=[_ALGORITHM], payload=call.body)
    except (JoseError, ValueError):
        return False
    return True


def _gone(product_id: str, at: datetime) -> ProductFact:
    return ProductFact(source=Saleor.name, id=product_id, at=at, deleted=True)


def _product(product: _Product, at: datetime) -> ProductFact:
    names = (*product.collections, *filter(None, (product.category,)))
    return ProductFact(
        source=Saleor.name,
        id=product.id,
        at=at,
        title=product.name,
        tags=tuple(dict.fromkeys(each.name for each in names)),
        variants=tuple(map(_variant, product.variants)),
    )


def _variant(variant: _Variant) -> VariantFact:
    price = variant.pricing and variant.pricing.price
    return VariantFact(
        source_id=variant.id,
        title=variant.name,
        sku=variant.sku or None,
        price_minor=price.gross.minor if price else None,
        currency=price.gross.currency if price else None,
        stock=variant.quantityAvailable,
    )


def _order(order: _Order, at: datetime) -> OrderFact:
    buyer, total = order.billingAddress or _Address(), order.total.gross
    return OrderFact(
        source=Saleor.name,
        id=order.id,
        at=at,
        number=order.number,
        email=order.userEmail or None,
        buyer=f"{buyer.firstName} {buyer.lastName}".strip() or None,
        status=_STATUS.get(order.status, OrderStatus.PAID if order.isPaid else OrderStatus.OPEN),
        total_minor=total.minor,
        currency=total.currency,
        placed_at=order.created,
        lines=tuple(_line(each) for each in order.lines if each.quantity > 0),
        fulfilments=tuple(_fulfilment(each) for each in order.fulfillments),
    )


def _line(line: _Line) -> LineFact:
    return LineFact(
        product_id=line.variant.product.id if line.variant else None,
        title=line.productName,
        sku=line.productSku or None,
        quantity=line.quantity,
        price_minor=line.unitPrice.gross.minor,
    )


def _fulfilment(sent: _Fulfilment) -> FulfilmentFact:
    return FulfilmentFact(
        source_id=sent.id,
        status=_SENT.get(sent.status, FulfilmentStatus.FAILED),
        tracking_number=sent.trackingNumber or None,
        shipped_at=sent.created,
    )
