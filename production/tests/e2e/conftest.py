"""The whole system as a user starts it, once for all tests here; a browser for each that wants one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser, async_playwright

from production.lab.local.state import StateDir
from production.tests.support.pages import ARGUMENTS, chromium
from production.tests.support.stack import Stack, start, stop


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("stack")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    running = start(folder, repository, StateDir.open(folder).port("api"))
    yield running
    stop(running)


@pytest.fixture
async def api(stack: Stack) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{stack.info['api_url']}/api/v1", timeout=30) as client:
        yield client


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield opened
        await opened.close()
