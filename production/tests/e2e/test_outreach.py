"""From a tag to a follow-up, in a real browser: a campaign, a contact, and three working days later.

The clock is moved, not waited for: what the scheduler does by it is done here at the moment that is wanted.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from playwright.async_api import Browser, Page, expect

from production.crm.outreach.writing_hours import Place, WritingHours
from production.database.pool import Database
from production.lab.clock import strike
from production.lab.demo.customers import contact
from production.schemas.site import Site
from production.tests.support.outreach import Somebody, drafted, token
from production.tests.support.pages import violations
from production.tests.support.stack import Stack

_DUE = """
select m.due_at from reminders m join customers c on c.id = m.customer_id where c.email = $1 and m.state = 'waiting'"""


@pytest.fixture
async def page(browser: Browser, stack: Stack) -> AsyncIterator[Page]:
    context = await browser.new_context(
        base_url=stack.info["api_url"], viewport={"width": 1440, "height": 900}, bypass_csp=True
    )
    await context.request.post("/api/v1/auth/samples/admin")
    yield await context.new_page()
    await context.close()


@pytest.fixture
async def staff(api: httpx.AsyncClient) -> httpx.AsyncClient:
    """The API as the same person."""
    entered = await api.post("/auth/samples/admin")
    api.headers["Authorization"] = f"Bearer {entered.json()['access_token']}"
    return api


@pytest.fixture
async def stored(stack: Stack) -> AsyncIterator[Database]:
    database = Database(stack.info["database_url"])
    yield database
    await database.close()


@pytest.fixture
def site(stack: Stack) -> Site:
    return Site("TechCorp", stack.info["api_url"], "techcorp.example")


async def _record_consent(page: Page, contact_id: int) -> None:
    await page.goto(f"/console/contacts/{contact_id}/")
    await page.get_by_role("button", name="Record a consent").click()
    await page.get_by_role("dialog").get_by_label("Where it comes from").fill("Asked at the fair")
    await page.get_by_role("dialog").get_by_role("button", name="Record it").click()
    await expect(page.get_by_text("Consent, email: Asked at the fair")).to_be_visible()


async def _draw_up(page: Page, tag: str) -> None:
    await page.goto("/console/outreach/?list=campaigns")
    await page.get_by_role("button", name="New campaign").click()
    form = page.get_by_role("dialog")
    await form.get_by_label("Name").fill(f"Blue {tag}")
    await form.get_by_label("For contacts with one of these tags").fill(tag)
    await page.keyboard.press("Enter")
    await form.get_by_label("Subject").fill("News")
    await form.get_by_label("Message", exact=True).fill("The blue one is here.")
    await form.get_by_label("If nobody answers, after three working days").fill("Is blue not your colour?")
    await form.get_by_role("button", name="Create campaign").click()
    await expect(page.get_by_role("heading", name=f"Blue {tag}")).to_be_visible()


async def _people(staff: httpx.AsyncClient, tag: str) -> dict[str, Any]:
    """Ada, who will agree, and somebody who will not."""
    ada, _ = [await contact(staff, first_name="Ada", last_name=tag, tags=[tag]) for _ in range(2)]
    return ada


async def test_a_campaign_reaches_who_agreed_and_comes_back_to_who_is_silent(
    page: Page, staff: httpx.AsyncClient, stored: Database, site: Site, repository: Path
) -> None:
    tag = f"t{uuid4().hex[:8]}"
    ada = await _people(staff, tag)
    await _record_consent(page, ada["id"])
    assert await violations(page, repository) == []
    await _draw_up(page, tag)
    await expect(page.get_by_text("No consent")).to_be_visible()
    assert await violations(page, repository) == []

    await page.get_by_role("button", name="Start now").click()
    await expect(page.get_by_role("button", name="Pause")).to_be_visible()
    when = "select last_contacted from customers where email = $1"
    async with asyncio.timeout(30):  # the stack's own scheduler may hold the reader at that moment
        while await stored.fetchval(when, ada["email"]) is None:
            await strike(stored, site, WritingHours(Place("UTC")).next_open(datetime.now(UTC)))
            await asyncio.sleep(0.2)
    await expect(page.get_by_role("progressbar", name="1 of 1 contacted")).to_be_visible()

    await page.goto("/console/outreach/?list=reminders")
    await expect(page.get_by_role("link", name=f"Ada {tag}")).to_be_visible()
    assert await violations(page, repository) == []
    await strike(stored, site, await stored.fetchval(_DUE, ada["email"]))

    await page.goto("/console/outreach/")
    await expect(page.get_by_role("link", name=f"To Ada {tag}")).to_be_visible()
    words = f"Hello Ada,\n\nIs blue not your colour?\n\nBest regards,\n{site.company}"
    await expect(page.get_by_label("Message")).to_have_value(words)
    assert await violations(page, repository) == []
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_text(f"On its way to Ada {tag}")).to_be_visible()
    tasks = (await staff.get("/tasks", params={"contact_id": ada["id"]})).json()
    assert [task["title"] for task in tasks] == [f"Ada {tag} has not answered: News"]


async def test_a_reader_chooses_what_comes_and_the_contact_shows_when(
    page: Page, browser: Browser, stack: Stack, staff: httpx.AsyncClient, stored: Database, repository: Path
) -> None:
    ada = await contact(staff)
    await _record_consent(page, ada["id"])
    chats = {"channel": "whatsapp", "basis": "consent", "source": "Asked at the fair"}
    await staff.post(f"/contacts/{ada['id']}/consents", json=chats)
    link = await _link_of_a_message(stored, ada)
    context = await browser.new_context(base_url=stack.info["api_url"], viewport={"width": 390, "height": 844})
    reader = await context.new_page()

    await reader.goto(link)
    mails, news = (reader.get_by_role("checkbox", name=f"News and offers · {each}") for each in ("Email", "WhatsApp"))
    await expect(mails).to_be_checked()
    await expect(news).to_be_checked()
    assert (await staff.get(f"/contacts/{ada['id']}/consents")).json()["suppressed"] == {}

    await mails.uncheck()
    await reader.get_by_role("button", name="Save").click()
    await expect(reader.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    await page.goto(f"/console/contacts/{ada['id']}/")
    await expect(page.get_by_text("Withdrawn: the preference page")).to_have_count(1)
    assert await violations(page, repository) == []

    await mails.check()
    await reader.get_by_role("button", name="Save").click()
    assert (await context.request.post(link)).status == 204
    await reader.reload()
    await expect(news).to_be_checked()
    await expect(mails).not_to_be_checked()
    await page.reload()
    await expect(page.get_by_text("Withdrawn: one click in a mail program")).to_be_visible()
    await expect(page.get_by_text("Nothing is written first on email: they unsubscribed")).to_be_visible()
    await context.close()


async def _link_of_a_message(stored: Database, ada: dict[str, Any]) -> str:
    """What a mail program follows by GET, and calls by POST (RFC 8058)."""
    message_id = await drafted(stored, Somebody(UUID(ada["customer_id"]), ada["id"], ada["email"]))
    return f"/api/v1/unsubscribe/{await token(stored, message_id)}"
