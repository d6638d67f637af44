"""Figures of a running system, in a real browser: what happened is counted, and every number leads to its tickets."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from production.lab.demo.customers import new_address
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
    whose = {"name": "Ada Lovelace", "email": new_address()}
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


PAGES = ("", "ai/", "team/", "channels/", "customers/", "sales/", "knowledge/")
LOADING = re.compile("Counting|Looking it up")


@asynccontextmanager
async def seen(browser: Browser, stack: Stack, scheme: Literal["light", "dark"], width: int) -> AsyncIterator[Page]:
    """A page of an Admin, who sees everything."""
    size: ViewportSize = {"width": width, "height": 900}
    url = stack.info["api_url"]
    context = await browser.new_context(base_url=url, color_scheme=scheme, viewport=size, bypass_csp=True)
    try:
        await context.request.post("/api/v1/auth/samples/admin")
        yield await context.new_page()
    finally:
        await context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 1440), ("light", 390)])
async def test_each_page_can_be_read(
    browser: Browser,
    stack: Stack,
    api: httpx.AsyncClient,
    repository: Path,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    await _counted(api, stack)
    async with seen(browser, stack, scheme, width) as page:
        for path in PAGES:
            await page.goto(f"/console/insights/{path}")
            await expect(page.get_by_role("navigation", name="Insights").get_by_role("link")).to_have_count(len(PAGES))
            await expect(page.get_by_role("heading", level=1)).to_be_visible()
            await expect(page.get_by_role("status", name=LOADING)).to_have_count(0)
            await expect(page.get_by_text("This cannot be shown right now")).to_have_count(0)
            assert await violations(page, repository) == [], path
            assert await page.evaluate("document.documentElement.scrollWidth") <= width, path


async def test_a_number_and_a_bar_lead_to_their_tickets(browser: Browser, stack: Stack, api: httpx.AsyncClient) -> None:
    number = await _counted(api, stack)
    async with seen(browser, stack, "light", 1440) as page:
        await page.goto("/console/insights/ai/")
        tickets = page.get_by_role("dialog").get_by_role("link")
        given = page.get_by_role("button", name="Given to people, Screened: tickets")
        await given.press("Enter")
        await expect(tickets.filter(has_text=number)).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_have_count(0)
        card = page.locator("div").filter(has=given).filter(has=page.locator(".recharts-bar-rectangle"))
        await card.last.locator(".recharts-bar-rectangle").first.click()
        await expect(tickets.first).to_be_visible()
