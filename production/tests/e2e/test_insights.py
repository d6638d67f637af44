"""Figures of a running system, in a real browser: what happened is counted, and every number leads to its tickets."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, expect

from production.lab.waiting import eventually
from production.tests.support.pages import violations
from production.tests.support.stack import Stack

FORM = {
    "subject": "My money back",
    "category": "billing",
    "message": "I want a refund for last month, nothing of it worked for us.",
}


async def _counted(api: httpx.AsyncClient, stack: Stack) -> str:
    """The number of a ticket that only a person may answer, once it is counted."""
    whose = {"name": "Ada Lovelace", "email": f"{uuid4().hex}@customer.example"}
    number: str = (await api.post("/support/form", json=FORM | whose)).json()["ticket_id"]
    staff = {"Authorization": f"Bearer {stack.info['staff_tokens']['admin']}"}

    async def there() -> bool | None:
        """Rows are there at once, figures from when they were added up."""
        rows: dict[str, Any] = (await api.get("/insights/figures/escalations/rows", headers=staff)).json()
        as_of = (await api.get("/insights/ai", headers=staff)).json()["as_of"]
        told = {row["ticket"]: row["at"] for row in rows["items"]}
        return (
            as_of and number in told and datetime.fromisoformat(told[number]) <= datetime.fromisoformat(as_of)
        ) or None

    await eventually(there)
    return number


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 1440), ("light", 390)])
async def test_a_number_leads_to_its_tickets(
    browser: Browser,
    stack: Stack,
    api: httpx.AsyncClient,
    repository: Path,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    number = await _counted(api, stack)
    size = {"width": width, "height": 900}
    url = stack.info["api_url"]
    context = await browser.new_context(base_url=url, color_scheme=scheme, viewport=size, bypass_csp=True)  # type: ignore[arg-type] # a size
    await context.request.post("/api/v1/auth/samples/admin")
    page = await context.new_page()
    await page.goto("/console/insights/ai/")
    given = page.get_by_role("button", name="Given to people, Screened: tickets")
    await expect(given).to_be_visible()
    found = await violations(page, repository)
    await given.click()
    await expect(page.get_by_role("dialog").get_by_role("link", name=number)).to_be_visible()
    await context.close()
    assert found == []
