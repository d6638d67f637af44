"""`python -m production.tests.load.scroll`: a long inbox scrolled to its end in a real browser: frames and memory."""

from __future__ import annotations

import asyncio
import json
from typing import Annotated, Any

import typer
from playwright.async_api import CDPSession, Page, expect

from production.database.pool import Database
from production.lab.bench.inbox.data import fill
from production.tests.load.frames import figures, opened, system, taken, watch

_LIMIT_MS = 50.0
_REACHED = "() => Math.max(0, ...[...document.querySelectorAll('[aria-posinset]')].map((row) => row.ariaPosInSet))"
_NOTCH_PX = 600
_PARTS = 10
"""Of the way: each has its own line, so that what grows is seen."""


def scroll(
    tickets: Annotated[int, typer.Option(min=1_000)] = 100_000,
    rows: Annotated[int, typer.Option(min=1_000, help="How far down, in tickets.")] = 100_000,
) -> None:
    """A line for each tenth of the way: frame times in milliseconds, and the page's memory after a collection."""
    with system() as info:
        asyncio.run(_measure(info, tickets, rows))


async def _measure(info: dict[str, Any], tickets: int, rows: int) -> None:
    database = Database(info["database_url"])
    try:
        await fill(database, tickets, 1)
    finally:
        await database.close()
    async with opened(info, "/console/inbox/?view=all") as page:
        await expect(page.locator("[aria-posinset]").first).to_be_visible()
        await page.mouse.move(380, 500)
        session = await page.context.new_cdp_session(page)
        await watch(page)
        for part in range(1, _PARTS + 1):
            frames = await _scroll_to(page, rows * part // _PARTS)
            typer.echo(json.dumps({"bench": "scroll", "tickets": tickets, **await _figures(page, session, frames)}))


async def _scroll_to(page: Page, row: int) -> list[float]:
    """Frame times of the way there, as somebody turns the wheel without a pause."""
    frames: list[float] = []
    await taken(page)
    while await page.evaluate(_REACHED) < row:
        await page.mouse.wheel(0, _NOTCH_PX)
        frames += await taken(page)
    return frames


async def _figures(page: Page, session: CDPSession, frames: list[float]) -> dict[str, Any]:
    await session.send("HeapProfiler.collectGarbage")
    memory = await session.send("Runtime.getHeapUsage")
    return {
        "row": await page.evaluate(_REACHED),
        **figures(frames, _LIMIT_MS),
        "memory_mb": round(memory["usedSize"] / 1024 / 1024, 1),
        "rows_in_page": await page.locator("[aria-posinset]").count(),
    }


if __name__ == "__main__":
    typer.run(scroll)
