"""A day in the inbox, in a real browser: what the AI handed to people is taken over, answered, and done with."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Literal
from uuid import uuid4

import asyncpg
import httpx
import pytest
from playwright.async_api import Browser, Page, expect

from production.lab.demo.customers import ask_for_refund, heard, new_address
from production.tests.support.pages import violations
from production.tests.support.stack import Stack

Enter = Callable[[str], Awaitable[Page]]


@pytest.fixture
async def enter(browser: Browser, stack: Stack) -> AsyncIterator[Enter]:
    """The console as one of the sample people sees it, each in a browser of their own."""
    contexts = []

    async def entered(role: str) -> Page:
        context = await browser.new_context(base_url=stack.info["api_url"], viewport={"width": 1440, "height": 900})
        contexts.append(context)
        await context.request.post(f"/api/v1/auth/samples/{role}")
        return await context.new_page()

    yield entered
    for context in contexts:
        await context.close()


async def _mail(api: httpx.AsyncClient, name: str, address: str, words: str, thread_id: str | None = None) -> str:
    """A mail of a customer, in a thread or at the beginning of one; which thread it is in."""
    mail = {"from_name": name, "from_email": address, "subject": "Our last month", "text": words}
    sent = await api.post("/sandbox/email", json=mail | ({"thread_id": thread_id} if thread_id else {}))
    return str(sent.json()["thread_id"])


async def _escalated_mail(api: httpx.AsyncClient) -> tuple[str, str, str]:
    """Name and address of a customer whom only a person may answer, and the thread of their mail."""
    name, address = f"Grace {uuid4().hex[:8]}", new_address()
    return (
        name,
        address,
        await _mail(api, name, address, "I want a refund for last month, nothing of it worked for us."),
    )


async def _open(page: Page, name: str) -> str:
    """The ticket of a customer; its number."""
    await page.goto("/console/inbox/?channel=email&view=all")
    await page.get_by_role("link", name=name).click()
    await page.wait_for_url(re.compile("/inbox/TKT-"))
    return page.url.split("/inbox/")[1].split("/")[0]


async def _reply(page: Page, words: str) -> None:
    await page.get_by_role("textbox", name="Your answer").fill(words)
    await page.keyboard.press("Control+Enter")


async def test_the_day_of_an_agent(enter: Enter, browser: Browser, api: httpx.AsyncClient, stack: Stack) -> None:
    page = await enter("manager")
    number = (await ask_for_refund(api, "Grace Form", new_address()))["ticket_id"]
    await page.goto(f"/console/inbox/{number}/")
    log = page.get_by_role("log")
    await page.get_by_role("button", name="Take over").click()
    await expect(log.get_by_text("took over")).to_be_visible()
    await _reply(page, "It will be paid back by Monday.")
    await expect(page.get_by_text("leaves in ten seconds")).to_be_visible()

    name, address, thread_id = await _escalated_mail(api)
    number = await _open(page, name)
    await page.get_by_role("button", name="Take over").click()
    await expect(log.get_by_text("took over")).to_be_visible()
    await _reply(page, "It will be paid back by Friday.")
    await heard(api, address, "It will be paid back by Friday.")

    await _mail(api, name, address, "Thank you. How do I export the tasks of one project as CSV?", thread_id)
    await page.goto(f"/console/inbox/{number}/")
    await expect(log.get_by_text("How do I export the tasks")).to_be_visible()
    await page.get_by_role("button", name="Edit", exact=True).click()
    field = page.get_by_role("textbox", name="Your answer")
    await field.press("Control+End")
    await field.press_sequentially(" Have a nice day.")
    await page.keyboard.press("Control+Enter")
    await heard(api, address, "Have a nice day.")

    await page.goto(f"/console/inbox/{number}/")
    async with page.expect_response(lambda answer: answer.request.method == "PATCH"):  # going away breaks it off
        await page.get_by_role("button", name="Resolve").click()
    await page.goto(f"/console/inbox/{number}/")
    await expect(page.get_by_role("button", name="Open again")).to_be_visible()
    await _an_hour_passes(stack, number)
    question = await heard(api, address, "How satisfied are you")
    await _rate(browser, question, 4)
    await expect(log.get_by_text("rated this 4 of 5")).to_be_visible(timeout=30_000)


async def _an_hour_passes(stack: Stack, number: str) -> None:
    connection = await asyncpg.connect(stack.info["database_url"])
    later = "update tickets set resolved_at = resolved_at - interval '1 hour' where ticket_number = $1"
    await connection.execute(later, number)
    await connection.execute(
        "update messages set stored_at = stored_at - interval '2 hours', created_at = created_at - interval '2 hours' "
        "where ticket_id = (select id from tickets where ticket_number = $1)",
        number,
    )
    await connection.close()


async def _rate(browser: Browser, question: str, score: int) -> None:
    """As the customer, by the link of the mail."""
    link = re.search(r"\S+/status/\?ticket=\S+", question)
    assert link, question
    page = await browser.new_page()
    await page.goto(link[0])
    await page.get_by_role("radio", name=f"{score} of 5").check()
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_text("Thank you. Your answer helps us.")).to_be_visible()
    await page.close()


async def test_of_two_agents_the_second_reads_what_the_first_has_said(enter: Enter, api: httpx.AsyncClient) -> None:
    name, address, _ = await _escalated_mail(api)
    first, second = await enter("manager"), await enter("admin")
    for page in (first, second):
        await _open(page, name)
    await second.get_by_role("textbox", name="Your answer").fill("We look into it.")
    await _reply(first, "It is paid back.")
    await expect(first.get_by_text("leaves in ten seconds")).to_be_visible()
    await second.get_by_role("textbox", name="Your answer").press("Control+Enter")
    sheet = second.get_by_role("dialog", name="Somebody was faster")
    await expect(sheet.get_by_text("It is paid back.")).to_be_visible()
    await expect(sheet.get_by_label("Your text")).to_have_value("We look into it.")
    await heard(api, address, "It is paid back.")


async def test_what_a_rep_may_not_send_a_manager_approves(enter: Enter, api: httpx.AsyncClient, stack: Stack) -> None:
    name, address, _ = await _escalated_mail(api)
    manager, rep = await enter("manager"), await enter("rep")
    number = await _open(manager, name)
    await manager.get_by_role("button", name="Assigned to").click()
    await manager.get_by_role("menuitem", name="Rita Rep").click()
    await expect(manager.get_by_role("button", name="Assigned to Rita Rep")).to_be_visible()

    await rep.goto(f"/console/inbox/{number}/")
    await rep.get_by_role("textbox", name="Your answer").fill("It is paid back today.")
    await expect(rep.get_by_text("Your role drafts only")).to_be_visible()
    await rep.get_by_role("button", name="Ask for approval").click()
    await expect(rep.get_by_text("It waits for approval")).to_be_visible()
    token = stack.info["staff_tokens"]["rep"]
    refused = await api.post(
        f"{stack.info['api_url']}/api/tickets/{number}/messages",
        json={"content": "It is paid back."},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert refused.status_code == 403

    await manager.goto("/console/inbox/?view=to_approve&channel=email")
    await manager.get_by_role("link", name=name).click()
    await expect(manager.get_by_role("heading", name="Rita Rep asks for your approval")).to_be_visible()
    await manager.get_by_role("button", name="Approve and send").click()
    await heard(api, address, "It is paid back today.")
    await manager.goto(f"/console/inbox/{number}/")
    log = manager.get_by_role("log")
    await expect(log.get_by_text("Max Manager approved the reply")).to_be_visible()
    await expect(log.get_by_text("Rita Rep", exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_inbox_is_accessible(
    browser: Browser, stack: Stack, api: httpx.AsyncClient, repository: Path, scheme: Literal["light", "dark"]
) -> None:
    number = (await ask_for_refund(api, "Ada Lovelace", new_address()))["ticket_id"]
    context = await browser.new_context(base_url=stack.info["api_url"], color_scheme=scheme, bypass_csp=True)
    await context.request.post("/api/v1/auth/samples/manager")
    page = await context.new_page()
    await page.goto(f"/console/inbox/{number}/")
    await expect(page.get_by_role("textbox", name="Your answer")).to_be_visible()
    await expect(page.get_by_role("complementary").get_by_text("Customer since")).to_be_visible()
    found = await violations(page, repository)
    await context.close()
    assert found == []
