"""`python -m production.tests.load.scroll`: a long inbox scrolled to its end in a real browser: frames and memory."""

from __future__ import annotations

import asyncio
import json
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer
from playwright.async_api import CDPSession, Page, async_playwright, expect

from production.database.pool import Database
from production.lab.bench.figures import percentile
from production.lab.bench.inbox.data import fill
from production.lab.local.state import StateDir
from production.tests.support.pages import ARGUMENTS, chromium
from production.tests.support.stack import start, stop

REPOSITORY = Path(__file__).parents[3]
_LIMIT_MS = 50.0
_WATCH = """() => {
  window.frames_ms = [];
  let last = performance.now();
  const tick = (now) => { window.frames_ms.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""
_TAKE = "() => window.frames_ms.splice(0)"
_REACHED = "() => Math.max(0, ...[...document.querySelectorAll('[aria-posinset]')].map((row) => row.ariaPosInSet))"
_NOTCH_PX = 600
_PARTS = 10
"""Of the way: each has its own line, so that what grows is seen."""


def scroll(
    tickets: Annotated[int, typer.Option(min=1_000)] = 100_000,
    rows: Annotated[int, typer.Option(min=1_000, help="How far down, in tickets.")] = 100_000,
) -> None:
    """A line for each tenth of the way: frame times in milliseconds, and the page's memory after a collection."""
    with tempfile.TemporaryDirectory(prefix="fte-scroll-") as folder:
        state = Path(folder)
        state.chmod(0o755)
        stack = start(state, REPOSITORY, StateDir.open(state).port("api"))
        try:
            asyncio.run(_measure(stack.info, tickets, rows))
        finally:
            stop(stack)


async def _measure(info: dict[str, Any], tickets: int, rows: int) -> None:
    database = Database(info["database_url"])
    try:
        await fill(database, tickets, 1)
    finally:
        await database.close()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        context = await browser.new_context(base_url=info["api_url"], viewport={"width": 1440, "height": 900})
        await context.request.post("/api/v1/auth/samples/admin")
        page = await context.new_page()
        await page.goto("/console/inbox/?view=all")
        await expect(page.locator("[aria-posinset]").first).to_be_visible()
        await page.mouse.move(380, 500)
        session = await context.new_cdp_session(page)
        await page.evaluate(_WATCH)
        for part in range(1, _PARTS + 1):
            frames = await _scroll_to(page, rows * part // _PARTS)
            typer.echo(json.dumps({"bench": "scroll", "tickets": tickets, **await _figures(page, session, frames)}))
        await browser.close()


async def _scroll_to(page: Page, row: int) -> list[float]:
    """Frame times of the way there, as somebody turns the wheel without a pause."""
    frames: list[float] = []
    await page.evaluate(_TAKE)
    while await page.evaluate(_REACHED) < row:
        await page.mouse.wheel(0, _NOTCH_PX)
        frames += await page.evaluate(_TAKE)
    return frames


async def _figures(page: Page, session: CDPSession, frames: list[float]) -> dict[str, Any]:
    await session.send("HeapProfiler.collectGarbage")
    memory = await session.send("Runtime.getHeapUsage")
    return {
        "row": await page.evaluate(_REACHED),
        "frames": len(frames),
        "frame_p50_ms": round(percentile(frames, 50), 1),
        "frame_p99_ms": round(percentile(frames, 99), 1),
        "frame_max_ms": round(max(frames), 1),
        "over_50_ms": sum(each > _LIMIT_MS for each in frames),
        "memory_mb": round(memory["usedSize"] / 1024 / 1024, 1),
        "rows_in_page": await page.locator("[aria-posinset]").count(),
    }


if __name__ == "__main__":
    typer.run(scroll)
