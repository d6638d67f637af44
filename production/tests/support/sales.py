"""Orders as a source tells them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

from production.database.pool import Database

_number = count(1)
_SOURCE = "insert into catalogue_sources (name) values ('feed') on conflict do nothing"
_ORDER = """
insert into orders (customer_id, source, source_id, source_version, source_time, number, status, total_minor, currency,
                    placed_at)
values ($1, 'feed', $2, '', now(), $2, $3, $4, 'EUR', $5) returning id"""
_LINE = """
insert into order_lines (customer_id, order_id, position, product_id, title, quantity, price_minor)
select $1, $2, 1, id, title, $4, 100 from products where title = $3"""
_PRODUCT = """
insert into products (title, tags) select $1, $2 where not exists (select from products where title = $1)"""


async def ordered(
    database: Database,
    customer_id: UUID,
    days_ago: float,
    *,
    product: str = "Seat",
    tags: tuple[str, ...] = (),
    quantity: int = 1,
    total: int = 10_000,
    status: str = "paid",
) -> UUID:
    """An order of one product, which is there from then on; its id."""
    await database.execute(_SOURCE)
    await database.execute(_PRODUCT, product, list(tags))
    number, at = f"#{next(_number)}", datetime.now(UTC) - timedelta(days=days_ago)
    order_id: UUID = await database.fetchval(_ORDER, customer_id, number, status, total, at)
    await database.execute(_LINE, customer_id, order_id, product, quantity)
    return order_id
