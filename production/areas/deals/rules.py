"""What may be said of a deal, and what is to be expected of several. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from production.areas.deals.model import Expected, Sum
from production.crm.sales.stages import DealStatus, Stage
from production.schemas.errors import InvalidInput

Stages = Mapping[DealStatus, Stage]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to be expected in one currency and month."""

    currency: str
    month: date | None
    deals: int
    value: Decimal
    weighted: Decimal


def settled_reason(before: Mapping[str, Any], given: Mapping[str, Any]) -> str | None:
    """Why a deal was lost, after these of its fields are set.

    Raises:
        InvalidInput: it is not lost.
    """
    lost = given.get("status", before["status"]) == DealStatus.LOST
    reason: str | None = given.get("lost_reason", before["lost_reason"] if lost else None)
    if reason is not None and not lost:
        raise InvalidInput("lost_reason", "only a lost deal has one: set the status as well")
    return reason


def weighted(found: Sum, stages: Stages) -> Decimal:
    """What may be expected of them, in whole cents."""
    return stages[found.status].of(found.value)


def outlook(found: Iterable[Expected], stages: Stages) -> list[Outlook]:
    """By currency and month, in the order in which they come."""
    months: dict[tuple[str, date | None], list[Expected]] = {}
    for each in found:
        months.setdefault((each.currency, each.month), []).append(each)
    return [
        Outlook(
            currency,
            month,
            sum(each.deals for each in several),
            sum((each.value for each in several), Decimal(0)),
            sum((weighted(each, stages) for each in several), Decimal(0)),
        )
        for (currency, month), several in months.items()
    ]
