"""What orders alone tell of customers at a moment. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from production.areas.churn.model import SNAPSHOT_COLUMNS, Snapshot, snapshot_of

Orders = Mapping[str, Sequence[datetime]]
"""By customer."""

_DAY = timedelta(days=1)


def buyers(orders: Orders, at: datetime) -> list[str]:
    """Those who had bought by then."""
    return [who for who, moments in orders.items() if min(moments) <= at]


def snapshot_at(orders: Orders, at: datetime, horizon: timedelta | None) -> Snapshot:
    """Of `buyers`, in their order. Nobody has written; without a horizon nobody knows who comes back."""
    return snapshot_of([_row(orders[who], at, horizon) for who in buyers(orders, at)])


def _row(moments: Sequence[datetime], at: datetime, horizon: timedelta | None) -> dict[str, float]:
    before = [moment for moment in moments if moment <= at]
    gone = float("nan") if horizon is None else float(not any(at < each <= at + horizon for each in moments))
    days = len({moment.date() for moment in before}), (at - min(before)) / _DAY, (at - max(before)) / _DAY
    return dict(zip(SNAPSHOT_COLUMNS, (*days, 0.0, 0.0, 0.5, gone), strict=True))
