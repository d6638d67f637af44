"""The pages speak the customer's language, from the first word that is seen, and in its direction."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from production.tests.support.pages import complaints, type_into, violations
from production.tests.support.stack import Stack

_PHONE_PX = 360
_SEEN = """
globalThis.seen = [];
(function look() {
  const heading = document.querySelector('h1');
  if (heading && getComputedStyle(heading).visibility === 'visible') seen.push(heading.textContent);
  requestAnimationFrame(look);
})();
"""
"""Notes with every frame what a visitor reads."""


@asynccontextmanager
async def _visit(
    browser: Browser, stack: Stack, locale: str, *, width: int = 1280, bypass_csp: bool = False
) -> AsyncIterator[Page]:
    context = await browser.new_context(
        base_url=stack.info["api_url"],
        locale=locale,
        viewport={"width": width, "height": 800},
        bypass_csp=bypass_csp,
    )
    yield await context.new_page()
    await context.close()


async def _open(page: Page, path: str) -> None:
    """Until it is in its language."""
    await page.goto(path)
    await page.wait_for_load_state("networkidle")
    await expect(page.locator("html:not([data-translating])")).to_be_attached()


async def test_a_german_browser_fills_in_the_form_in_german(browser: Browser, stack: Stack) -> None:
    async with _visit(browser, stack, "de-DE") as page:
        await _open(page, "/")
        await type_into(page, "Ihr Name", "Ada Lovelace")
        await type_into(page, "E-Mail", "ada@example.com")
        await page.get_by_role("radio", name="Wie geht").press("Space")
        await type_into(page, "Nachricht", "Wie setze ich mein Passwort zurück?")
        await page.get_by_role("button", name="Anfrage senden").press("Enter")
        await expect(page.get_by_text("mindestens 3 Zeichen")).to_be_visible()
        await type_into(page, "Betreff", "Passwort")
        await page.get_by_role("button", name="Anfrage senden").press("Enter")
        await page.get_by_role("link", name="Ticket verfolgen").press("Enter")
        await expect(page.get_by_role("heading", name="Gespräch")).to_be_visible()


async def test_no_other_language_is_seen_before_and_react_finds_the_page_it_expects(
    browser: Browser, stack: Stack
) -> None:
    async with _visit(browser, stack, "de-DE") as page:
        said = complaints(page)
        await page.add_init_script(_SEEN)
        await _open(page, "/")
        await page.wait_for_function("seen.length > 0")
        assert set(await page.evaluate("seen")) == {"Wie können wir Ihnen helfen?"}
        assert said == []


async def test_only_the_chosen_language_is_loaded(browser: Browser, stack: Stack) -> None:
    async with _visit(browser, stack, "de-DE") as page:
        loaded: list[str] = []
        page.on("response", lambda answer: loaded.append(answer.url) if answer.url.endswith(".js") else None)
        await _open(page, "/")
        code = [await (await page.request.get(url)).text() for url in loaded]
        titles = ("Wie können wir Ihnen helfen?", "Comment pouvons-nous vous aider", "Waarmee kunnen we u helpen?")
        assert [any(title in text for text in code) for title in titles] == [True, False, False]


async def test_what_was_chosen_in_the_menu_holds_after_a_reload(browser: Browser, stack: Stack) -> None:
    async with _visit(browser, stack, "en-US") as page:
        await page.goto("/?lang=de")
        await page.get_by_label("Sprache").select_option("Español")
        await expect(page.get_by_role("heading", name="¿En qué podemos ayudarle?")).to_be_visible()
        await page.reload()
        await expect(page.get_by_role("heading", name="¿En qué podemos ayudarle?")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/?embed=1", "/status/", "/sandbox/", "/embed/"])
async def test_arabic_is_read_from_right_to_left_and_fits_a_phone(
    browser: Browser, stack: Stack, repository: Path, path: str
) -> None:
    # axe is put into a page that allows only its own scripts
    async with _visit(browser, stack, "ar", width=_PHONE_PX, bypass_csp=True) as page:
        await _open(page, path)
        assert await page.evaluate("[document.dir, document.documentElement.scrollWidth]") == ["rtl", _PHONE_PX]
        assert await violations(page, repository) == []


async def test_the_widget_takes_its_language_from_the_snippet(browser: Browser, stack: Stack) -> None:
    async with _visit(browser, stack, "de-DE") as page:
        script = f'<script src="{stack.info["api_url"]}/embed.js" data-lang="nl" defer></script>'
        shop = f"<!doctype html><body>{script}</body>"
        await page.route("http://shop.example/**", lambda route: route.fulfill(body=shop, content_type="text/html"))
        await page.goto("http://shop.example/")
        await page.get_by_role("button", name="Hulp").click()
        await expect(page.frame_locator("iframe").get_by_label("Uw naam")).to_be_visible()
