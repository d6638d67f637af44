"""WooCommerce: signs the raw body with a secret that WordPress has unescaped, and gives up after five failures."""

from __future__ import annotations

import base64
import re
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from production.areas.catalogue.sources.base import Call, Gone, Page, Price, Shape, What, require_signature, shaped
from production.areas.catalogue.sources.rest import Rest
from production.crm.knowledge.from_html import html_to_markdown
from production.schemas.catalogue import Count, Fact, LineFact, OrderFact, OrderStatus, ProductFact, VariantFact
from production.schemas.money import Currency, minor_units
from production.text.html import unescaped

_TOPIC = "x-wc-webhook-topic"
_PING = re.compile(rb"webhook_id=\d+")
_API = "wp-json/wc/v3"
_STATUS = {
    "processing": OrderStatus.PAID,
    "completed": OrderStatus.FULFILLED,
    "cancelled": OrderStatus.CANCELLED,
    "failed": OrderStatus.CANCELLED,
    "refunded": OrderStatus.REFUNDED,
}

Utc = Annotated[datetime, AfterValidator(lambda at: at.replace(tzinfo=UTC))]
"""Fields `..._gmt` name no zone."""
_Price = Annotated[Price | None, BeforeValidator(lambda price: None if price == "" else price)]


class _Named(Shape):
    name: str


class _Option(Shape):
    option: str


class _Variation(Shape):
    id: int
    sku: str = ""
    price: _Price = None
    stock_quantity: Count | None = None
    attributes: tuple[_Option, ...] = ()


class _Product(Shape):
    id: int
    name: str
    type: str = "simple"
    """`variable` has variations, each of which is told as a product of its own as well, of type `variation`."""
    parent_id: int = 0
    description: str = ""
    short_description: str = ""
    permalink: str | None = None
    status: str = "publish"
    sku: str = ""
    price: _Price = None
    stock_quantity: Count | None = None
    tags: tuple[_Named, ...] = ()
    categories: tuple[_Named, ...] = ()
    date_modified_gmt: Utc


class _Line(Shape):
    product_id: int | None = None
    name: str
    sku: str | None = None
    quantity: Count
    price: Price


class _Billing(Shape):
    first_name: str = ""
    last_name: str = ""
    email: str = ""


class _Order(Shape):
    id: int
    number: str
    status: str
    currency: Currency
    total: Price
    billing: _Billing = _Billing()
    date_created_gmt: Utc
    date_modified_gmt: Utc
    line_items: tuple[_Line, ...] = ()


class WooCommerce:
    """One shop."""

    name = "woocommerce"

    def __init__(self, url: str, secret: str, token: str, currency: str) -> None:
        self._key = unescaped(secret).encode()
        self._currency = currency
        self._rest = Rest(url, {"Authorization": "Basic " + base64.b64encode(token.encode()).decode()})

    def made(self, call: Call) -> bool:
        return _TOPIC in call.headers or self._is_ping(call)

    async def told(self, call: Call) -> Sequence[Fact]:
        if self._is_ping(call):  # it is not signed, and says nothing
            return []
        require_signature(self._key, call.body, call.headers.get("x-wc-webhook-signature", ""))
        what, _, happened = call.headers[_TOPIC].partition(".")
        if what == "product" and happened == "deleted":
            gone = shaped(Gone, call.body)
            return [ProductFact(source=self.name, id=str(gone.id), at=call.received_at, deleted=True)]
        if what == "product":
            product = shaped(_Product, call.body)
            whole = await self._whole(product.parent_id) if product.type == "variation" else product
            return [await self._product(whole, product.date_modified_gmt)]
        if what == "order" and happened != "deleted":
            order = shaped(_Order, call.body)
            return [self._order(order, order.date_modified_gmt)]
        return []

    async def read(self, what: What, since: datetime | None) -> AsyncIterator[Page]:
        params = {"per_page": "100", "orderby": "id", "order": "asc", "status": "any"}
        if what == "product" and since is None:
            params["status"] = "publish"
        if since is not None:
            params |= {"modified_after": since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"), "dates_are_gmt": "true"}
        async for began_at, answer in self._rest.pages(f"{_API}/{what}s", params):
            if what == "product":
                products = shaped(tuple[_Product, ...], answer)
                yield Page(began_at, [await self._product(each, began_at) for each in products])
            else:
                orders = shaped(tuple[_Order, ...], answer)
                yield Page(began_at, [self._order(each, began_at) for each in orders])

    async def count(self) -> int:
        headers, _ = await self._rest.head(f"{_API}/products", {"per_page": "1", "status": "publish"})
        return int(headers["X-WP-Total"])

    def _is_ping(self, call: Call) -> bool:
        return _TOPIC not in call.headers and _PING.fullmatch(call.body.strip()) is not None

    async def _whole(self, product_id: int) -> _Product:
        _, answer = await self._rest.head(f"{_API}/products/{product_id}", {})
        return shaped(_Product, answer)

    async def _variations(self, product: _Product) -> AsyncIterator[VariantFact]:
        path, params = f"{_API}/products/{product.id}/variations", {"per_page": "100", "orderby": "id", "order": "asc"}
        async for _, answer in self._rest.pages(path, params):
            for each in shaped(tuple[_Variation, ...], answer):
                yield self._variant(each, " / ".join(named.option for named in each.attributes) or product.name)

    def _variant(self, of: _Product | _Variation, title: str) -> VariantFact:
        price = None if of.price is None else minor_units(of.price, self._currency)
        return VariantFact(
            source_id=str(of.id),
            title=title,
            sku=of.sku or None,
            price_minor=price,
            currency=None if price is None else self._currency,
            stock=of.stock_quantity,
        )

    async def _product(self, product: _Product, at: datetime) -> ProductFact:
        if product.status != "publish":
            return ProductFact(source=self.name, id=str(product.id), at=at, deleted=True)
        found = [each async for each in self._variations(product)] if product.type == "variable" else []
        return ProductFact(
            source=self.name,
            id=str(product.id),
            at=at,
            title=product.name,
            description=html_to_markdown(product.description or product.short_description),
            tags=tuple(dict.fromkeys(each.name for each in (*product.tags, *product.categories))),
            url=product.permalink,
            variants=tuple(found) or (self._variant(product, product.name),),
        )

    def _order(self, order: _Order, at: datetime) -> OrderFact:
        return OrderFact(
            source=self.name,
            id=str(order.id),
            at=at,
            number=order.number,
            email=order.billing.email or None,
            buyer=f"{order.billing.first_name} {order.billing.last_name}".strip() or None,
            status=_STATUS.get(order.status, OrderStatus.OPEN),
            total_minor=minor_units(order.total, order.currency),
            currency=order.currency,
            placed_at=order.date_created_gmt,
            lines=tuple(_line(each, order.currency) for each in order.line_items if each.quantity > 0),
        )


def _line(line: _Line, currency: str) -> LineFact:
    return LineFact(
        product_id=str(line.product_id) if line.product_id else None,
        title=line.name,
        sku=line.sku or None,
        quantity=line.quantity,
        price_minor=minor_units(line.price, currency),
    )
