"""The pages in a real browser: a visitor gets an answer with the keyboard alone, and axe finds nothing."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from production.api.access import access_token
from production.tests.support.pages import KEY_MS, complaints, type_into, violations
from production.tests.support.stack import Stack

_OPEN = ("/console/login/", "/console/forgotten/", "/console/welcome/#secret", "/console/begin/#secret")
_SETTINGS = ("/console/settings/macros/", "/console/settings/assistance/", "/console/settings/service-levels/")
_RECORDS = (
    "/console/contacts/",
    "/console/companies/",
    "/console/pipelines/1/",
    "/console/pipelines/1/?layout=table",
    "/console/tasks/",
    "/console/assistant/",
    "/console/imports/",
)
_CONSOLE = (*_OPEN, "/console/", "/console/profile/", "/console/nowhere/", *_SETTINGS, *_RECORDS)


@pytest.fixture
async def page(browser: Browser, stack: Stack) -> AsyncIterator[Page]:
    context = await browser.new_context(base_url=stack.info["api_url"])
    yield await context.new_page()
    await context.close()


async def _settled(page: Page) -> None:
    """All of it is there. The console's network is never idle: it hears of changes."""
    if "/console/" in page.url:
        await page.get_by_role("heading", level=1).first.wait_for()
    else:
        await page.wait_for_load_state("networkidle")


async def _enter(context: BrowserContext, path: str) -> None:
    """Be the sample Admin on pages of the console that are not for everybody."""
    if path.startswith("/console/") and path not in _OPEN:
        await context.request.post("/api/v1/auth/samples/admin")


async def test_a_visitor_gets_an_answer_with_the_keyboard_alone(page: Page) -> None:
    await page.goto("/")
    await type_into(page, "Your name", "Ada Lovelace")
    await type_into(page, "Email", "ada@example.com")
    await type_into(page, "Subject", "Signing in")
    await page.get_by_role("radio", name="How do I").focus()
    await page.keyboard.press("Space")
    await type_into(page, "Message", "How do I reset my password?")
    await page.get_by_role("button", name="Send request").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("main").get_by_text("TKT-").first).to_be_visible()
    await page.get_by_role("main").get_by_role("link").first.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Forgot password?").first).to_be_visible()


async def test_a_ticket_that_no_worker_has_opened_yet_has_its_page(page: Page, stack: Stack) -> None:
    number = "TKT-999999"
    secret = json.loads((stack.state_dir / "secrets.json").read_text())["ticket_token_secret"]
    await page.goto(f"/status/?ticket={number}#token={access_token(secret, number)}")
    await expect(page.get_by_role("main").get_by_text(number).first).to_be_visible()
    await expect(page.get_by_role("heading", name="Your request")).to_be_visible()


async def test_wrong_input_is_explained_before_anything_is_sent(page: Page) -> None:
    await page.goto("/")
    await type_into(page, "Email", "nobody")
    await page.keyboard.press("Tab")
    await expect(page.get_by_text("This should read like name@example.com")).to_be_visible()


async def test_the_sandbox_shows_the_reply_in_the_chat(page: Page) -> None:
    await page.goto("/sandbox/")
    chat = page.get_by_role("region", name="WhatsApp")
    await chat.get_by_role("textbox", name="Message").fill("I want a refund for last month")
    await page.keyboard.press("Enter")
    await expect(chat.get_by_text("billing team").first).to_be_visible()


async def test_an_address_of_the_console_can_be_pasted_reloaded_and_left(page: Page) -> None:
    missing = page.get_by_role("heading", name="There is no page here")
    await page.goto("/console/nowhere/at/all/?tab=2")
    await page.get_by_role("button", name="Enter as Admin").click()
    await expect(missing).to_be_visible()
    assert page.url.endswith("/console/nowhere/at/all/?tab=2")
    await page.reload()
    await expect(missing).to_be_visible()
    await page.get_by_role("link", name="Back to the start").click()
    await expect(page.get_by_role("heading", name="How the system is")).to_be_visible()
    await page.go_back()
    await expect(missing).to_be_visible()


async def test_who_signs_out_leaves_nothing_behind(page: Page) -> None:
    await page.goto("/console/profile/")
    await page.get_by_role("button", name="Enter as Rep").click()
    await expect(page.get_by_role("heading", name="Rita Rep")).to_be_visible()
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert await page.context.cookies() == []


async def test_the_pages_for_customers_load_nothing_of_the_console(page: Page) -> None:
    await page.goto("/")
    await _settled(page)
    loaded = await page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    scripts = [url for url in loaded if url.endswith(".js")]
    assert scripts
    code = [await (await page.request.get(url)).text() for url in scripts]
    assert not [text[:80] for text in code if "newer version of the console" in text]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?embed=1",
        "/status/",
        "/status/?ticket=TKT-999999",
        "/sandbox/",
        "/console/login/",
        "/console/",
        "/console/nowhere/",
        *_SETTINGS,
        *_RECORDS,
        "/docs",
    ],
)
async def test_a_page_does_nothing_that_its_policy_forbids(page: Page, path: str) -> None:
    said = complaints(page)
    await _enter(page.context, path)
    await page.goto(path)
    await _settled(page)
    expected = ("404 (Not Found)", "401 (Unauthorized)")  # nobody has that ticket, nobody is signed in yet
    assert [line for line in said if not any(each in line for each in expected)] == []


async def test_the_preview_of_the_embedded_form_is_allowed_too(page: Page) -> None:
    said = complaints(page)
    await page.goto("/embed/")
    preview = page.frame_locator("iframe")
    await preview.get_by_role("button", name="Help").click()
    await expect(preview.frame_locator("iframe").get_by_label("Your name")).to_be_visible()
    assert said == []


async def test_the_form_works_inside_somebody_elses_page(page: Page, stack: Stack) -> None:
    said = complaints(page)
    shop = f'<!doctype html><body><script src="{stack.info["api_url"]}/embed.js" defer></script></body>'
    await page.route("http://shop.example/**", lambda route: route.fulfill(body=shop, content_type="text/html"))
    await page.goto("http://shop.example/cart")
    await page.get_by_role("button", name="Help").click()
    frame = page.frame_locator("iframe")
    for label, text in (
        ("Your name", "Ada Lovelace"),
        ("Email", "ada@shop.example"),
        ("Subject", "Signing in"),
        ("Message", "How do I reset my password?"),
    ):
        await frame.get_by_label(label).press_sequentially(text, delay=KEY_MS)
    await frame.get_by_role("radio", name="How do I").press("Space")
    await frame.get_by_role("button", name="Send request").click()
    await expect(frame.get_by_role("main").get_by_text("TKT-").first).to_be_visible()
    async with page.expect_popup() as opened:
        await frame.get_by_role("main").get_by_role("link").first.click()
    await expect((await opened.value).get_by_role("heading", name="Signing in")).to_be_visible()
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/status/", "/sandbox/", "/embed/", *_CONSOLE])
async def test_pages_are_accessible(
    browser: Browser, stack: Stack, repository: Path, path: str, scheme: Literal["light", "dark"]
) -> None:
    context = await browser.new_context(
        base_url=stack.info["api_url"],
        color_scheme=scheme,
        bypass_csp=True,  # axe is put into a page that allows only its own scripts
    )
    page = await context.new_page()
    await _enter(context, path)
    await page.goto(path)
    await _settled(page)
    found = await violations(page, repository)
    await context.close()
    assert found == []
