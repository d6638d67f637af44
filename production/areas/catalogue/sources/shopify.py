"""Shopify: signs the raw body, promises no order, and tells of a deletion by the id alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from pydantic import AwareDatetime

from production.areas.catalogue.sources.base import Call, Gone, Page, Price, Shape, What, require_signature, shaped
from production.areas.catalogue.sources.rest import Rest
from production.crm.knowledge.from_html import html_to_markdown
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
from production.schemas.money import Currency, minor_units

_TOPIC = "x-shopify-topic"
_API = "admin/api/2026-10"
_PAID = {
    "paid": OrderStatus.PAID,
    "partially_refunded": OrderStatus.PAID,
    "refunded": OrderStatus.REFUNDED,
}
_SENT = {
    "success": FulfilmentStatus.SHIPPED,
    "pending": FulfilmentStatus.PENDING,
    "open": FulfilmentStatus.PENDING,
    "cancelled": FulfilmentStatus.CANCELLED,
}


class _Variant(Shape):
    id: int
    title: str = ""
    sku: str | None = None
    price: Price
    inventory_quantity: Count | None = None


class _Product(Shape):
    id: int
    title: str
    body_html: str | None = None
    tags: str = ""
    handle: str | None = None
    status: str = "active"
    updated_at: AwareDatetime
    variants: tuple[_Variant, ...] = ()


class _Line(Shape):
    product_id: int | None = None
    title: str
    sku: str | None = None
    quantity: Count
    price: Price


class _Fulfilment(Shape):
    id: int
    status: str | None = None
    shipment_status: str | None = None
    tracking_company: str | None = None
    tracking_number: str | None = None
    tracking_url: str | None = None
    created_at: AwareDatetime | None = None


class _Customer(Shape):
    first_name: str | None = None
    last_name: str | None = None


class _Order(Shape):
    id: int
    name: str
    email: str | None = None
    customer: _Customer | None = None
    financial_status: str | None = None
    fulfillment_status: str | None = None
    cancelled_at: AwareDatetime | None = None
    total_price: Price
    currency: Currency
    created_at: AwareDatetime
    updated_at: AwareDatetime
    line_items: tuple[_Line, ...] = ()
    fulfillments: tuple[_Fulfilment, ...] = ()


class Shopify:
    """One shop."""

    name = "shopify"

    def __init__(self, url: str, secret: str, token: str, currency: str) -> None:
        self._url = url.rstrip("/")
        self._key = secret.encode()
        self._currency = currency
        self._rest = Rest(url, {"X-Shopify-Access-Token": token})

    def made(self, call: Call) -> bool:
        return _TOPIC in call.headers

    async def told(self, call: Call) -> Sequence[Fact]:
        require_signature(self._key, call.body, call.headers.get("x-shopify-hmac-sha256", ""))
        what, _, happened = call.headers[_TOPIC].partition("/")
        if what == "products" and happened == "delete":
            gone = shaped(Gone, call.body)
            return [ProductFact(source=self.name, id=str(gone.id), at=call.received_at, deleted=True)]
        if what == "products":
            product = shaped(_Product, call.body)
            return [self._product(product, product.updated_at)]
        if what == "orders" and happened != "delete":
            order = shaped(_Order, call.body)
            return [self._order(order, order.updated_at)]
        return []

    async def read(self, what: What, since: datetime | None) -> AsyncIterator[Page]:
        params = {"limit": "250", "status": "active" if what == "product" and since is None else "any"}
        if since is not None:
            params["updated_at_min"] = since.isoformat()
        async for began_at, answer in self._rest.pages(f"{_API}/{what}s.json", params):
            if what == "product":
                products = shaped(tuple[_Product, ...], answer["products"])
                yield Page(began_at, [self._product(each, began_at) for each in products])
            else:
                orders = shaped(tuple[_Order, ...], answer["orders"])
                yield Page(began_at, [self._order(each, began_at) for each in orders])

    async def count(self) -> int:
        _, answer = await self._rest.head(f"{_API}/products/count.json", {"status": "active"})
        return int(answer["count"])

    def _product(self, product: _Product, at: datetime) -> ProductFact:
        if product.status != "active":
            return ProductFact(source=self.name, id=str(product.id), at=at, deleted=True)
        return ProductFact(
            source=self.name,
            id=str(product.id),
            at=at,
            title=product.title,
            description=html_to_markdown(product.body_html or ""),
            tags=tuple(tag.strip() for tag in product.tags.split(",") if tag.strip()),
            url=f"{self._url}/products/{product.handle}" if product.handle else None,
            variants=tuple(self._variant(each) for each in product.variants),
        )

    def _variant(self, variant: _Variant) -> VariantFact:
        return VariantFact(
            source_id=str(variant.id),
            title=variant.title,
            sku=variant.sku or None,
            price_minor=minor_units(variant.price, self._currency),
            currency=self._currency,
            stock=variant.inventory_quantity,
        )

    def _order(self, order: _Order, at: datetime) -> OrderFact:
        buyer = order.customer or _Customer()
        return OrderFact(
            source=self.name,
            id=str(order.id),
            at=at,
            number=order.name,
            email=order.email or None,
            buyer=" ".join(filter(None, (buyer.first_name, buyer.last_name))) or None,
            status=_status(order),
            total_minor=minor_units(order.total_price, order.currency),
            currency=order.currency,
            placed_at=order.created_at,
            lines=tuple(_line(each, order.currency) for each in order.line_items if each.quantity > 0),
            fulfilments=tuple(_fulfilment(each) for each in order.fulfillments),
        )


def _status(order: _Order) -> OrderStatus:
    if order.cancelled_at is not None:
        return OrderStatus.CANCELLED
    if order.fulfillment_status == "fulfilled" and order.financial_status != "refunded":
        return OrderStatus.FULFILLED
    return _PAID.get(order.financial_status or "", OrderStatus.OPEN)


def _line(line: _Line, currency: str) -> LineFact:
    return LineFact(
        product_id=str(line.product_id) if line.product_id else None,
        title=line.title,
        sku=line.sku or None,
        quantity=line.quantity,
        price_minor=minor_units(line.price, currency),
    )


def _fulfilment(sent: _Fulfilment) -> FulfilmentFact:
    delivered = sent.shipment_status == "delivered"
    return FulfilmentFact(
        source_id=str(sent.id),
        status=FulfilmentStatus.DELIVERED if delivered else _SENT.get(sent.status or "", FulfilmentStatus.FAILED),
        carrier=sent.tracking_company,
        tracking_number=sent.tracking_number,
        tracking_url=sent.tracking_url,
        shipped_at=sent.created_at,
    )
