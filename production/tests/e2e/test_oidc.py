"""Signing in at a provider on another site, in a real browser, which keeps the rules of cookies."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.async_api import Browser, Page, expect

from production.crm.permissions.model import Role
from production.database.pool import Database
from production.tests.support.api import serving
from production.tests.support.oidc import Provider, running_provider
from production.tests.support.pages import violations
from production.tests.support.people import Person, hired


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running_provider() as provider:
        provider.asks = True
        yield provider


@pytest.fixture
async def mia(database: Database, provider: Provider) -> Person:
    person = await hired(database, Role.MANAGER)
    provider.claims = {"email": person.email, "email_verified": True}
    return person


@pytest.fixture
async def ours(database: Database, provider: Provider, repository: Path) -> AsyncIterator[str]:
    """Our address, by a name: for browsers another site than the provider's, which goes by its number."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        url = f"http://localhost:{bound.getsockname()[1]}"
        oidc = provider.settings(f"{url}/api/v1/auth/oidc/callback")
        async with serving(database, oidc=oidc, public_url=url, web_root=repository / "web-form" / "out") as system:
            server = uvicorn.Server(uvicorn.Config(system.app, lifespan="off", log_config=None))
            running = asyncio.create_task(server.serve(sockets=[bound]))
            yield url
            server.should_exit = True
            await running


@pytest.fixture
async def page(browser: Browser, ours: str) -> AsyncIterator[Page]:
    context = await browser.new_context(base_url=ours)
    yield await context.new_page()
    await context.close()


async def go_and_come_back(page: Page, wanted: str) -> None:
    await page.goto(f"/console{wanted}")
    await page.get_by_role("button", name="Sign in with Acme").click()
    await page.get_by_role("link", name="Continue").click()


async def test_whoever_comes_back_is_signed_in_and_where_they_wanted(page: Page, mia: Person) -> None:
    await go_and_come_back(page, "/profile/")
    await expect(page.get_by_text(mia.email).first).to_be_visible()
    assert page.url.endswith("/console/profile/")
    kept = {cookie["name"]: (cookie["sameSite"], cookie["httpOnly"]) for cookie in await page.context.cookies()}
    assert kept == {"fte_refresh": ("Strict", True)}
    await page.reload()
    await expect(page.get_by_text(mia.email).first).to_be_visible()


async def test_whoever_was_not_invited_is_told_on_our_page(page: Page, provider: Provider) -> None:
    provider.claims = {"email": "nobody@techcorp.example", "email_verified": True}
    await go_and_come_back(page, "/profile/")
    await expect(page.get_by_role("alert").get_by_text("takes an invitation")).to_be_visible()
    assert await page.context.cookies() == []


async def test_a_wanted_page_elsewhere_is_not_gone_to(page: Page, ours: str, mia: Person) -> None:
    await go_and_come_back(page, "/login/?next=//evil.example/")
    await expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    assert page.url.startswith(f"{ours}/console/")


@pytest.mark.parametrize("wanted", ["/profile/", "/settings/webhook/"])
async def test_what_somebody_sets_about_being_told_is_accessible(
    browser: Browser, ours: str, provider: Provider, database: Database, repository: Path, wanted: str
) -> None:
    admin = await hired(database, Role.ADMIN)
    provider.claims = {"email": admin.email, "email_verified": True}
    context = await browser.new_context(base_url=ours, bypass_csp=True)
    page = await context.new_page()
    await page.goto(f"/console{wanted}")
    await expect(page.get_by_role("button", name="Sign in with Acme")).to_be_visible()
    found = await violations(page, repository)
    await page.get_by_role("button", name="Sign in with Acme").click()
    await page.get_by_role("link", name="Continue").click()
    await expect(page.get_by_role("button", name="Save").or_(page.get_by_role("button", name="Call"))).to_be_visible()
    found += await violations(page, repository)
    await context.close()
    assert found == []
