"""A system of its own, a page of it in a real browser, and how long the page's frames take."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Page, async_playwright

from production.lab.bench.figures import percentile
from production.lab.local.state import StateDir
from production.tests.support.pages import ARGUMENTS, chromium
from production.tests.support.stack import start, stop

REPOSITORY = Path(__file__).parents[3]
_WATCH = """() => {
  window.frames_ms = [];
  let last = performance.now();
  const tick = (now) => { window.frames_ms.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""
_TAKE = "() => window.frames_ms.splice(0)"


@contextmanager
def system() -> Iterator[dict[str, Any]]:
    """Started and stopped; where its parts are."""
    with tempfile.TemporaryDirectory(prefix="fte-frames-") as folder:
        state = Path(folder)
        state.chmod(0o755)
        stack = start(state, REPOSITORY, StateDir.open(state).port("api"))
        try:
            yield stack.info
        finally:
            stop(stack)


@asynccontextmanager
async def opened(info: dict[str, Any], path: str) -> AsyncIterator[Page]:
    """A page of the console, seen by an administrator at 1440 pixels."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        context = await browser.new_context(base_url=info["api_url"], viewport={"width": 1440, "height": 900})
        await context.request.post("/api/v1/auth/samples/admin")
        page = await context.new_page()
        await page.goto(path)
        yield page
        await browser.close()


async def watch(page: Page) -> None:
    """Each frame from now on is counted."""
    await page.evaluate(_WATCH)


async def taken(page: Page) -> list[float]:
    """Milliseconds of the frames since the last time."""
    frames: list[float] = await page.evaluate(_TAKE)
    return frames


def figures(frames: Sequence[float], limit_ms: float) -> dict[str, Any]:
    """How many frames there were, how long they took, and how many took longer than the limit."""
    return {
        "frames": len(frames),
        "frame_p50_ms": round(percentile(frames, 50), 1),
        "frame_p99_ms": round(percentile(frames, 99), 1),
        "frame_max_ms": round(max(frames), 1),
        f"over_{limit_ms:.0f}_ms": sum(each > limit_ms for each in frames),
    }
