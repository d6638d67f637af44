"""How freely the AI answers and what plans bring, as an Admin sets it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from production.areas.assist.jobs import judge_customers
from production.areas.assist.store.outlooks import OutlookStore
from production.database.turns import TurnStore
from production.schemas.ids import Category
from production.tests.builders import mail
from production.tests.support.api import BEARER, System
from production.tests.support.turns import claimed


async def patch(system: System, channel: str, **change: Any) -> httpx.Response:
    return await system.api.patch(f"/assist/channels/{channel}", json=change, headers=BEARER)


async def put(system: System, plan: str, monthly: str, currency: str = "EUR") -> httpx.Response:
    price = {"monthly": monthly, "currency": currency}
    return await system.api.put(f"/assist/plans/{plan}", json=price, headers=BEARER)


async def outlook(system: System) -> tuple[float | None, float | None]:
    """(value, risk) of the only customer, after the scheduler has looked."""
    await judge_customers(OutlookStore(system.database))
    row = await system.database.fetchrow("select lifetime_value::float8 as value, churn_risk from customers")
    return row["value"], row["churn_risk"]


async def test_what_is_set_counts_from_the_next_message_on(system: System) -> None:
    changed = await patch(system, "email", send_threshold=0.95, always_draft=["billing"])
    assert changed.json() == {
        "channel": "email",
        "send_threshold": 0.95,
        "draft_threshold": 0.6,
        "csat": True,
        "always_draft": ["billing"],
    }
    claim = await claimed(TurnStore(system.database), mail())
    assert claim.config.send_threshold == pytest.approx(0.95)
    assert claim.config.always_draft == {Category.BILLING}


async def test_a_change_is_in_the_audit_log(system: System) -> None:
    await patch(system, "email", send_threshold=0.95)
    entries = (await system.api.get("/audit", headers=BEARER)).json()["items"]
    [entry] = [one for one in entries if one["act"] == "channel_changed"]
    assert (entry["before"]["send_threshold"], entry["after"]["send_threshold"]) == (0.9, 0.95)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"send_threshold": 0.5}, "draft_threshold"),
        ({"draft_threshold": 1.5}, "draft_threshold"),
        ({"always_draft": ["refund"]}, "always_draft"),
    ],
)
async def test_what_makes_no_sense_is_refused_by_name(system: System, change: dict[str, Any], field: str) -> None:
    answer = await patch(system, "email", **change)
    assert (answer.status_code, answer.json()["fields"][0]["field"].partition(".")[0]) == (422, field)


async def test_there_is_no_such_channel(system: System) -> None:
    assert (await patch(system, "fax", send_threshold=1)).status_code == 404


async def test_value_and_risk_stand_with_the_customer_and_follow_plan_and_price(system: System) -> None:
    await claimed(TurnStore(system.database), mail("Please cancel my subscription"))
    assert await outlook(system) == (None, 0.53)
    await put(system, "Pro", "29.00")
    await system.database.execute("update customers set plan = 'Pro'")
    assert await outlook(system) == (29.0, 0.53)
    await put(system, "pro", "35")
    assert await outlook(system) == (35.0, 0.53)


async def test_a_customer_of_whom_nothing_is_new_is_left_alone(system: System) -> None:
    await claimed(TurnStore(system.database), mail())
    await outlook(system)
    changed = "select updated_at from customers"
    before = await system.database.fetchval(changed)
    await outlook(system)
    assert await system.database.fetchval(changed) == before


async def test_all_plans_are_in_one_currency(system: System) -> None:
    await put(system, "pro", "29")
    answer = await put(system, "team", "99", "USD")
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "currency")
    assert (await put(system, "pro", "32", "USD")).status_code == 200
