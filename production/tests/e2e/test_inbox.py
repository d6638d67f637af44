"""A day in the inbox, in a real browser: what the AI handed to people is taken over, answered, and done with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, Page, expect

from production.tests.support.pages import violations
from production.tests.support.stack import Stack, eventually


@pytest.fixture
async def page(browser: Browser, stack: Stack) -> AsyncIterator[Page]:
    context = await browser.new_context(base_url=stack.info["api_url"], viewport={"width": 1440, "height": 900})
    await context.request.post("/api/v1/auth/samples/manager")
    yield await context.new_page()
    await context.close()


async def _escalated_form(api: httpx.AsyncClient, name: str, address: str) -> str:
    """A request that only a person may answer; its number, once a person has it."""
    form = {
        "name": name,
        "email": address,
        "subject": "My money back",
        "category": "billing",
        "message": "I want a refund for last month, nothing of it worked for us.",
    }
    number: str = (await api.post("/support/form", json=form)).json()["ticket_id"]

    async def escalated() -> bool | None:
        return (await api.get(f"/tickets/{number}")).json()["status"] == "escalated" or None

    await eventually(escalated)
    return number


async def _mail(api: httpx.AsyncClient, name: str, address: str, words: str, thread_id: str | None = None) -> str:
    """A mail of a customer, in a thread or at the beginning of one; which thread it is in."""
    mail = {"from_name": name, "from_email": address, "subject": "My money back", "text": words}
    sent = await api.post("/sandbox/email", json=mail | ({"thread_id": thread_id} if thread_id else {}))
    return str(sent.json()["thread_id"])


async def _hear(api: httpx.AsyncClient, address: str, words: str) -> None:
    """The customer gets a mail with these words."""

    async def arrived() -> bool | None:
        threads = (await api.get("/sandbox/email/threads", params={"address": address})).json()["threads"]
        return any(words in mail["text"] for thread in threads for mail in thread["messages"]) or None

    await eventually(arrived)


async def test_a_hand_over_is_taken_over_answered_and_resolved(page: Page, api: httpx.AsyncClient) -> None:
    name, address = f"Grace {uuid4().hex[:8]}", f"{uuid4().hex}@customer.example"
    thread_id = await _mail(api, name, address, "I want a refund for last month, nothing of it worked for us.")

    await page.goto("/console/inbox/?channel=email")
    await page.get_by_role("link", name=name).click()
    await page.get_by_role("button", name="Take over").click()
    log = page.get_by_role("log")
    await expect(log.get_by_text("took over")).to_be_visible()
    address_of_ticket = page.url

    await page.get_by_role("textbox", name="Your answer").fill("It will be paid back by Friday.")
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_text("leaves in ten seconds")).to_be_visible()
    await _hear(api, address, "It will be paid back by Friday.")

    await _mail(api, name, address, "Thank you, Friday is fine.", thread_id)
    await page.goto(address_of_ticket)
    await expect(log.get_by_text("It will be paid back by Friday.", exact=True)).to_be_visible()
    await expect(log.get_by_text("Thank you, Friday is fine.")).to_be_visible()

    await page.get_by_role("button", name="Resolve").click()
    await page.goto(address_of_ticket)
    await expect(page.get_by_role("button", name="Open again")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_inbox_is_accessible(
    browser: Browser, stack: Stack, api: httpx.AsyncClient, repository: Path, scheme: Literal["light", "dark"]
) -> None:
    number = await _escalated_form(api, "Ada Lovelace", f"{uuid4().hex}@customer.example")
    context = await browser.new_context(base_url=stack.info["api_url"], color_scheme=scheme, bypass_csp=True)
    await context.request.post("/api/v1/auth/samples/manager")
    page = await context.new_page()
    await page.goto(f"/console/inbox/{number}/")
    await expect(page.get_by_role("textbox", name="Your answer")).to_be_visible()
    await expect(page.get_by_role("complementary").get_by_text("Customer since")).to_be_visible()
    found = await violations(page, repository)
    await context.close()
    assert found == []
