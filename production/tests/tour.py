"""`python -m production.tests.tour`: the pictures of the README, from a fresh system that customers have written to."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
from playwright.async_api import Page, async_playwright, expect

from production.database.pool import Database
from production.database.tickets import TicketStore
from production.lab.demo.play import play
from production.lab.demo.players import Stage
from production.lab.demo.samples import load
from production.lab.local.state import StateDir
from production.lab.waiting import eventually
from production.tests.support.pages import ARGUMENTS, chromium
from production.tests.support.stack import Stack, start, stop

REPOSITORY = Path(__file__).parents[2]
IMAGES = REPOSITORY / "docs" / "images"
_QUESTION = {
    "from_name": "Mara Lindqvist",
    "from_email": "mara.lindqvist@nordlicht.example",
    "subject": "Locked out after the new laptop",
    "text": "Hello, I have a new laptop and forgot my password. How do I reset it? Thank you, Mara",
}
_DEALS = (
    *(("Mara", "Lindqvist", "40 seats for Nordlicht", 9600, "lead"), ("Tom", "Okafor", "Pilot in Lagos", 2400, "lead")),
    *(("Ines", "Moreau", "Business for the agency", 7200, "qualified"), ("Jan", "Novak", "Renewal", 3900, "qualified")),
    *(("Aiko", "Tanaka", "Two more teams", 5400, "proposal"), ("Lena", "Brandt", "Enterprise", 28000, "negotiation")),
)
_CONSENT = {"channel": "email", "basis": "consent", "source": "Asked at the fair"}
_CAMPAIGN = {
    "name": "Boards for agencies",
    "channel": "email",
    "steps": [
        {"subject": "A board for each of your clients", "text": "Boards for agencies are here. May I show you one?"},
        {"text": "Did you have a look at the boards for agencies?", "working_days": 3},
    ],
}
_WISH = "Create a contact named John Doe with email john@example.com"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="fte-tour-") as folder:
        state = Path(folder)
        state.chmod(0o755)
        stack = start(state, REPOSITORY, StateDir.open(state).port("api"))
        try:
            asyncio.run(_tour(stack))
        finally:
            stop(stack)


async def _tour(stack: Stack) -> None:
    url, headers = stack.info["api_url"], {"Authorization": f"Bearer {stack.info['staff_tokens']['admin']}"}
    async with httpx.AsyncClient(base_url=f"{url}/api/v1", timeout=60, headers=headers) as api:
        await _customers_write(stack, api)
        number = await _draft(api, url)
        people = await _deals(api)
        campaign = await _campaign(api, people)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        context = await browser.new_context(base_url=url, viewport={"width": 1440, "height": 900}, color_scheme="light")
        await context.request.post("/api/v1/auth/samples/admin")
        page = await context.new_page()
        await _picture(page, "form", "/", _shows("How can we help?"))
        await _picture(page, "today", "/console/", _shows("TKT-"))
        await _picture(page, "inbox", "/console/inbox/", _first)
        await _picture(page, "ticket", f"/console/inbox/{number}/?view=to_approve", _evidence)
        await _picture(page, "board", "/console/pipelines/1/", _shows("Two more teams"))
        await _picture(page, "assistant", "/console/assistant/", _wish)
        await _picture(page, "campaign", f"/console/outreach/{campaign}/", _shows("no consent"))
        await _picture(page, "insights", "/console/insights/", _shows("As a table"))
        await _picture(page, "sandbox", "/sandbox/", _two_channels)
        await browser.close()


async def _customers_write(stack: Stack, api: httpx.AsyncClient) -> None:
    database = Database(stack.info["database_url"])
    try:
        await play(load(REPOSITORY / "context" / "sample-tickets.json"), Stage(api, TicketStore(database)))
    finally:
        await database.close()


async def _draft(api: httpx.AsyncClient, url: str) -> str:
    """The number of a ticket whose answer waits for approval, with what it rests on."""
    (await api.patch("/assist/channels/email", json={"send_threshold": 1})).raise_for_status()
    (await api.post("/sandbox/email", json=_QUESTION)).raise_for_status()

    async def waits() -> str | None:
        found = (await api.get(f"{url}/api/tickets", params={"view": "to_approve"})).json()["tickets"]
        return next((str(each["id"]) for each in found if each["subject"] == _QUESTION["subject"]), None)

    number = await eventually(waits)
    (await api.patch("/assist/channels/email", json={"send_threshold": 0.9})).raise_for_status()
    return number


async def _deals(api: httpx.AsyncClient) -> list[int]:
    """Numbers of the people whom they are with."""
    people = []
    for first, last, title, value, status in _DEALS:
        person = {"first_name": first, "last_name": last, "email": f"{first}.{last}@deals.example".lower()}
        people.append((await _made(api, "/contacts", person))["id"])
        deal = {"title": title, "pipeline_id": 1, "contact_id": people[-1], "value": value, "status": status}
        await _made(api, "/deals", deal)
    return people


async def _campaign(api: httpx.AsyncClient, people: list[int]) -> str:
    """The id of one that all of them but the last agreed to hear of."""
    for each in people[:-1]:
        await _made(api, f"/contacts/{each}/consents", _CONSENT)
    campaign = await _made(api, "/campaigns", _CAMPAIGN | {"audience": {"contact_ids": people}})
    await _made(api, f"/campaigns/{campaign['id']}/recipients", None)
    return str(campaign["id"])


async def _made(api: httpx.AsyncClient, path: str, what: Any) -> Any:
    return (await api.post(path, json=what)).raise_for_status().json()


async def _picture(page: Page, name: str, path: str, before: Callable[[Page], Awaitable[None]]) -> None:
    await page.goto(path)
    await before(page)
    await expect(page.locator("[aria-busy=true], [class*=Skeleton]")).to_have_count(0)
    await page.screenshot(path=IMAGES / f"{name}.png", animations="disabled")


def _shows(words: str) -> Callable[[Page], Awaitable[None]]:
    async def there(page: Page) -> None:
        await expect(page.get_by_role("main").get_by_text(words).first).to_be_visible()

    return there


async def _first(page: Page) -> None:
    await page.get_by_role("listitem").get_by_role("link").first.click()
    await expect(page.get_by_role("log", name="Conversation")).to_be_visible()
    await _known(page)


async def _evidence(page: Page) -> None:
    await expect(page.get_by_role("heading", name=re.compile("Suggested reply, .* source"))).to_be_visible()
    await _known(page)


async def _known(page: Page) -> None:
    about = page.get_by_role("complementary", name="About the customer")
    await expect(about.get_by_role("heading", name="Risk of leaving")).to_be_visible()


async def _wish(page: Page) -> None:
    field = page.get_by_role("main").get_by_role("textbox")
    await field.fill(_WISH)
    await field.press("Enter")
    await expect(page.get_by_role("main").get_by_role("link", name="John Doe").first).to_be_visible()


async def _two_channels(page: Page) -> None:
    await page.set_viewport_size({"width": 1280, "height": 1180})
    mail, chat = (page.get_by_role("region", name=name) for name in ("Email", "WhatsApp"))
    for panel in (mail, chat):
        await panel.get_by_role("button", name="A how-to").click()
        await panel.get_by_role("button", name=re.compile("^Send")).click()
        await expect(panel.get_by_text("TKT-").first).to_be_visible()
    await page.evaluate("scrollTo(0, 0)")


if __name__ == "__main__":
    main()
