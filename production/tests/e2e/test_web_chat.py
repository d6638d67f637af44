"""The chat on the page of somebody else: with the keyboard alone, across reloads and tabs, and with a person."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from production.lab.local.stack import SHOP
from production.lab.waiting import eventually
from production.tests.support.pages import KEY_MS, complaints, violations
from production.tests.support.stack import Stack

_POLICY = "default-src 'none'; script-src {api}; connect-src {api}"
"""A site that allows nothing but the chat: no inline styles, no frames, no storage of ours."""


def _shop(api: str) -> str:
    return f"""<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1></main>
        <script src="{api}/chat.js"></script></html>"""


async def _show_the_shop(context: BrowserContext, api: str) -> None:
    policy = {"Content-Security-Policy": _POLICY.format(api=api)}
    await context.route(
        f"{SHOP}/**", lambda route: route.fulfill(body=_shop(api), content_type="text/html", headers=policy)
    )


@pytest.fixture
async def visitor(browser: Browser, stack: Stack) -> AsyncIterator[BrowserContext]:
    """A browser that knows a shop which shows the chat."""
    context = await browser.new_context()
    await _show_the_shop(context, stack.info["api_url"])
    yield context
    await context.close()


async def opened(visitor: BrowserContext) -> tuple[Page, Locator]:
    """The shop with the window of the chat open, by the keyboard."""
    page = await visitor.new_page()
    await page.goto(f"{SHOP}/cart")
    await page.get_by_role("button", name="Chat").press("Enter")
    return page, page.get_by_role("dialog", name="Support chat")


async def say(page: Page, text: str) -> None:
    """Where the focus is: opening the window put it into the field."""
    await page.keyboard.type(text, delay=KEY_MS)
    await page.keyboard.press("Enter")


async def test_an_answer_arrives_and_stays_with_the_keyboard_alone(visitor: BrowserContext) -> None:
    page, window = await opened(visitor)
    said = complaints(page)
    log = window.get_by_role("log")
    await say(page, "How do I reset my password?")
    await expect(log.get_by_text("How do I reset my password?")).to_be_visible()
    await expect(log.get_by_text("TKT-")).to_be_visible(timeout=30_000)
    await page.keyboard.press("Escape")
    await expect(window).to_be_hidden()
    await expect(page.get_by_role("button", name="Chat")).to_be_focused()
    assert said == []

    await page.reload()
    await page.get_by_role("button", name="Chat").press("Enter")
    await expect(log.get_by_text("TKT-")).to_have_count(1)
    await expect(log.get_by_text("How do I reset my password?")).to_have_count(1)


async def test_two_tabs_show_the_same(visitor: BrowserContext) -> None:
    _, first = await opened(visitor)
    page, second = await opened(visitor)
    question = f"How do I export a board? {uuid4().hex[:6]}"
    await say(page, question)
    for window in (first, second):
        await expect(window.get_by_text(question)).to_have_count(1, timeout=30_000)
        await expect(window.get_by_text("TKT-")).to_have_count(1, timeout=30_000)


async def test_a_person_takes_over_in_the_console(
    visitor: BrowserContext, browser: Browser, stack: Stack, api: httpx.AsyncClient
) -> None:
    page, window = await opened(visitor)
    await say(page, "Can I chat with a human please?")
    await expect(window.get_by_text("TKT-")).to_be_visible(timeout=30_000)
    number = "TKT-" + (await window.get_by_text("TKT-").inner_text()).rpartition("TKT-")[2].strip()

    async def escalated() -> bool | None:
        return (await api.get(f"/tickets/{number}")).json()["status"] == "escalated" or None

    await eventually(escalated)
    office = await browser.new_context(base_url=stack.info["api_url"])
    await office.request.post("/api/v1/auth/samples/manager")
    desk = await office.new_page()
    await desk.goto(f"/console/inbox/{number}/")
    await desk.get_by_role("button", name="Take over").click()
    await expect(desk.get_by_role("log").get_by_text("took over")).to_be_visible()
    await expect(window.get_by_text("Read", exact=True)).to_be_visible()
    await page.keyboard.type("It broke", delay=KEY_MS)
    await expect(desk.get_by_text("The customer is writing").first).to_be_visible()
    await desk.get_by_role("textbox", name="Your answer").fill("Hello, Maria here. What happened?")
    await expect(window.get_by_text("Support team is writing")).to_be_visible()
    await desk.keyboard.press("Control+Enter")
    await expect(window.get_by_text("Hello, Maria here.")).to_be_visible(timeout=30_000)
    await expect(window.get_by_text("Support team", exact=True)).to_be_visible()
    await office.close()


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(
    browser: Browser, stack: Stack, repository: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = await browser.new_context(
        viewport={"width": width, "height": 740},
        color_scheme=scheme,
        bypass_csp=True,  # axe is put into a page that allows only the chat
    )
    await _show_the_shop(context, stack.info["api_url"])
    page, window = await opened(context)
    await window.get_by_role("button", name="Get this chat by email").click()
    await expect(window.get_by_role("status")).to_have_text("Nothing has been said yet.")
    assert await violations(page, repository) == []
    await context.close()
