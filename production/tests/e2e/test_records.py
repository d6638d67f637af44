"""What people keep beside tickets, in a real browser: added, moved, merged, imported, and taken back."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from production.lab.demo.customers import contact, heard, new_address
from production.lab.waiting import eventually
from production.tests.support.pages import type_into, violations
from production.tests.support.stack import Stack


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


async def _deal(staff: httpx.AsyncClient) -> str:
    buyer = await contact(staff)
    title = f"Deal {uuid4().hex[:8]}"
    body = {"title": title, "pipeline_id": 1, "contact_id": buyer["id"], "value": 1200}
    (await staff.post("/deals", json=body)).raise_for_status()
    return title


async def test_a_contact_is_added_and_found(page: Page, repository: Path) -> None:
    name, address = uuid4().hex[:8], new_address()
    await page.goto("/console/contacts/")
    await page.get_by_role("button", name="New contact").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("First name").fill("Ada")
    await dialog.get_by_label("Last name").fill(name)
    await dialog.get_by_label("Email").fill(address)
    await dialog.get_by_role("button", name="New contact").click()
    await expect(page.get_by_role("heading", name=f"Ada {name}")).to_be_visible()
    assert await violations(page, repository) == []

    await page.goto("/console/contacts/")
    await page.get_by_role("searchbox", name="Search").fill(name)
    await expect(page.get_by_role("gridcell", name=address)).to_be_visible()
    assert await violations(page, repository) == []


async def test_a_deal_is_dragged_by_mouse_and_carried_by_key(
    page: Page, staff: httpx.AsyncClient, repository: Path
) -> None:
    title = await _deal(staff)
    await page.goto("/console/pipelines/1/")
    card = page.get_by_role("button", name=re.compile(f"^{title}"))
    qualified, lead = page.get_by_role("region", name="Qualified"), page.get_by_role("region", name="Lead")
    await card.drag_to(qualified)
    await expect(qualified.get_by_text(title)).to_be_visible()
    assert await violations(page, repository) == []

    await card.focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("ArrowLeft")
    await page.keyboard.press("Space")
    await expect(lead.get_by_text(title)).to_be_visible()

    async def status() -> str:
        found = (await staff.get("/deals", params={"q": title})).json()
        return str(found[0]["status"])

    await page.reload()
    await expect(lead.get_by_text(title)).to_be_visible()
    assert await status() == "lead"


async def test_two_who_are_one_are_merged_and_taken_apart(page: Page, staff: httpx.AsyncClient) -> None:
    phone = f"+4930{uuid4().int % 10**8:08d}"
    kept = await contact(staff, phone=phone)
    other = await contact(staff, phone=phone, first_name=kept["first_name"], last_name=kept["last_name"])
    await page.goto(f"/console/contacts/{kept['id']}/")
    await page.get_by_role("button", name="Compare and merge").click()
    await page.get_by_role("dialog").get_by_role("button", name="Merge").click()
    await expect(page.get_by_text("Merged into one")).to_be_visible()
    assert (await staff.get(f"/contacts/{other['id']}")).json()["id"] == kept["id"]
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_text("They are two again")).to_be_visible()
    assert (await staff.get(f"/contacts/{other['id']}")).json()["id"] == other["id"]


async def test_a_file_is_imported_with_its_errors_and_taken_back(page: Page, staff: httpx.AsyncClient) -> None:
    address = new_address()
    file = f"First name,Last name,E-Mail\nGrace,Hopper,{address}\nNobody,Known,not an address\n"
    await page.goto("/console/imports/")
    chosen = FilePayload(name="people.csv", mimeType="text/csv", buffer=file.encode())
    await page.locator("input[type=file]").set_input_files([chosen])
    await page.get_by_role("button", name="Show what would happen").click()
    await expect(page.get_by_text("New: 1")).to_be_visible()
    await expect(page.get_by_text("Not possible: 1")).to_be_visible()
    await page.get_by_role("button", name="Import 2 rows").click()
    await expect(page.get_by_text("Done", exact=True)).to_be_visible()
    assert len((await staff.get("/contacts", params={"email": address})).json()) == 1
    await page.get_by_role("button", name="Undo this import").click()
    await expect(page.get_by_text("Taken back: 1 removed")).to_be_visible()
    assert (await staff.get("/contacts", params={"email": address})).json() == []


async def test_the_assistant_adds_somebody_and_asks_before_it_deletes(
    page: Page, staff: httpx.AsyncClient, repository: Path
) -> None:
    name, address = f"Zoe {uuid4().hex[:8].title()}", new_address()
    await page.goto("/console/assistant/")
    say = page.get_by_label("Say something")
    await say.fill(f"Create a contact named {name} with email {address}")
    await say.press("Enter")
    await expect(page.get_by_role("button", name=f"Undo: {name}")).to_be_visible()
    assert await violations(page, repository) == []

    await say.fill(f"Delete the contact {name}")
    await say.press("Enter")
    await page.get_by_role("button", name="Yes, do it").click()
    await expect(page.get_by_text(re.compile(rf"Deleted .*{name}"))).to_be_visible()
    assert (await staff.get("/contacts", params={"email": address})).json() == []


@pytest.mark.parametrize("path", ["opportunities", "at-risk", "leads"])
async def test_what_may_be_won_or_lost_is_looked_at(page: Page, repository: Path, path: str) -> None:
    await page.goto(f"/console/{path}/")
    await expect(page.get_by_role("navigation", name="What to look at")).to_be_visible()
    await expect(page.get_by_role("status", name="Looking it up")).to_have_count(0)
    assert await violations(page, repository) == []


async def test_all_that_one_person_wrote_and_their_deal_is_on_one_page(page: Page, staff: httpx.AsyncClient) -> None:
    address, phone = new_address(), f"+1202{uuid4().int % 10**7:07d}"
    said = {each: f"How do I export tasks as CSV? I ask by {each}." for each in ("form", "mail", "WhatsApp")}
    await _fill_in_the_form(page, address, said["form"])
    mail = {"from_name": "Ada", "from_email": address, "subject": "Exporting", "text": said["mail"]}
    (await staff.post("/sandbox/email", json=mail)).raise_for_status()
    chat = {"from": phone, "name": "Ada", "text": said["WhatsApp"]}
    (await staff.post("/sandbox/whatsapp", json=chat)).raise_for_status()
    await _proves_address(staff, phone, address)
    [ada] = await _contacts(staff, email=address)
    await eventually(lambda: _stands(staff, ada["id"], set(said.values())))
    deal = f"Deal {uuid4().hex[:8]}"
    body = {"title": deal, "pipeline_id": 1, "contact_id": ada["id"], "value": 1200}
    (await staff.post("/deals", json=body)).raise_for_status()
    await page.goto(f"/console/contacts/{ada['id']}/")
    timeline = page.get_by_role("region", name="Everything that happened")
    for words in said.values():
        await expect(timeline.get_by_text(words).first).to_be_visible()
    await expect(page.get_by_role("link", name=deal)).to_be_visible()
    assert await _contacts(staff, phone=phone) == [ada]


async def _fill_in_the_form(page: Page, address: str, words: str) -> None:
    await page.goto("/")
    for label, text in (("Your name", "Ada"), ("Email", address), ("Subject", "Exporting"), ("Message", words)):
        await type_into(page, label, text)
    await page.get_by_role("radio", name="How do I").press("Space")
    await page.get_by_role("button", name="Send request").click()
    await expect(page.get_by_role("main").get_by_text("TKT-").first).to_be_visible()


async def _contacts(staff: httpx.AsyncClient, **known: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await staff.get("/contacts", params=known)).raise_for_status().json()
    return found


async def _stands(staff: httpx.AsyncClient, contact_id: int, words: set[str]) -> bool:
    """On the timeline."""
    timeline = (await staff.get(f"/contacts/{contact_id}/timeline")).raise_for_status().json()["items"]
    return words <= {entry["text"] for entry in timeline}


async def _proves_address(staff: httpx.AsyncClient, phone: str, address: str) -> None:
    """Whoever writes from the number types the code that was sent to the address."""

    async def ticket() -> str | None:
        for each in await _contacts(staff, phone=phone):
            timeline = (await staff.get(f"/contacts/{each['id']}/timeline")).json()["items"]
            return next((entry["ticket_id"] for entry in timeline if entry["ticket_id"]), None)
        return None

    asked = await staff.post("/identity/codes", json={"ticket_id": await eventually(ticket), "email": address})
    [code] = re.findall(r"\b\d{8}\b", await heard(staff, address, "code"))
    typed = {"request_id": asked.raise_for_status().json()["request_id"], "code": code}
    (await staff.post("/identity/verify", json=typed)).raise_for_status()
