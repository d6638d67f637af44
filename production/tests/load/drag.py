"""`python -m production.tests.load.drag`: cards carried over a board of long columns in a real browser: frames."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Annotated, Any, TypeAlias

import typer
from playwright.async_api import CDPSession, FloatRect, Locator, Page, expect

from production.crm.sales.stages import DealStatus
from production.database.pool import Database
from production.lab.bench.board import fill
from production.tests.load.frames import figures, opened, system, taken, watch

_LIMIT_MS = 32.0
_STEPS = 60
"""Of the mouse, from one place to the next."""
_KEYS = 30
_REACHED = """(column) => {
  const list = column.querySelector('ol');
  list.scrollTop = list.scrollHeight;
  return Math.max(0, ...[...list.querySelectorAll('[aria-posinset]')].map((card) => card.ariaPosInSet));
}"""
_Step: TypeAlias = tuple[str, Awaitable[None]]
_TOP = "(column) => { column.querySelector('ol').scrollTop = 0; }"


def drag(
    cards: Annotated[int, typer.Option(min=100, help="In each column; of two of them all are in the page.")] = 2_000,
    times: Annotated[int, typer.Option(min=1)] = 5,
) -> None:
    """Frame times in milliseconds, and the longest that the page computed to take a card up, carry it, put it down."""
    with system() as info:
        asyncio.run(_measure(info, cards, times))


async def _measure(info: dict[str, Any], cards: int, times: int) -> None:
    database = Database(info["database_url"])
    try:
        await fill(database, cards * len(DealStatus))
    finally:
        await database.close()
    async with opened(info, "/console/pipelines/1/") as page:
        lead, qualified = (page.get_by_role("region", name=name, exact=True) for name in ("Lead", "Qualified"))
        for column in (lead, qualified):
            await _whole(column, cards)
        session = await page.context.new_cdp_session(page)
        await session.send("Performance.enable", {"timeDomain": "threadTicks"})
        await watch(page)
        for name, way in (("mouse", _by_mouse), ("key", _by_key)):
            await _say(page, session, {"bench": "drag", "cards": cards, "by": name}, way, [lead, qualified] * times)


async def _whole(column: Locator, cards: int) -> None:
    """Until the page has all of its cards; a few of the system's own are among them."""
    await expect(column.locator("[data-card]").first).to_be_visible()
    while await column.evaluate(_REACHED) < cards:
        await asyncio.sleep(0)
    await column.evaluate(_TOP)


async def _say(
    page: Page,
    session: CDPSession,
    told: dict[str, Any],
    way: Callable[[Page, Locator, Locator], AsyncIterator[_Step]],
    columns: list[Locator],
) -> None:
    """What carrying a card out of each of these columns took."""
    await taken(page)
    computed, before = defaultdict[str, list[float]](list), await _computed(session)
    for source, target in zip(columns, columns[1:] + columns[:1], strict=True):
        async for name, step in way(page, source, target):
            await step
            computed[name].append(await _computed(session) - before)
            before += computed[name][-1]
    frames = await taken(page)
    longest = {f"{name}_max_ms": round(max(each), 1) for name, each in computed.items()}
    typer.echo(json.dumps({**told, **figures(frames, _LIMIT_MS), **longest}))


async def _by_mouse(page: Page, source: Locator, target: Locator) -> AsyncIterator[_Step]:
    """Down its own column, up again, and down the other one, where it is let go."""
    here, there = await _box(source), await _box(target)
    x, y = here["x"] + 100, here["y"] + 120
    await page.mouse.move(x, y)
    yield "up", page.mouse.down()
    for step in range(_STEPS):
        yield "step", page.mouse.move(x, y + step * (here["height"] - 140) / _STEPS)
    for step in range(_STEPS):
        part = step / _STEPS
        yield "step", page.mouse.move(x + part * (there["x"] - here["x"]), y + (1 - part) * (here["height"] - 140))
    for step in range(_STEPS):
        yield "step", page.mouse.move(there["x"] + 100, y + step * (there["height"] - 140) / _STEPS)
    yield "down", page.mouse.up()


async def _by_key(page: Page, source: Locator, _: Locator) -> AsyncIterator[_Step]:
    """Taken up, carried some places down, and put there."""
    await source.locator("[data-card]").first.focus()
    yield "up", page.keyboard.press("Space")
    for _step in range(_KEYS):
        yield "step", page.keyboard.press("ArrowDown")
    yield "down", page.keyboard.press("Space")


async def _box(column: Locator) -> FloatRect:
    box = await column.bounding_box()
    assert box
    return box


async def _computed(session: CDPSession) -> float:
    """Milliseconds of processor time that the page has taken so far."""
    told = await session.send("Performance.getMetrics")
    return next(1000 * float(each["value"]) for each in told["metrics"] if each["name"] == "TaskDuration")


if __name__ == "__main__":
    typer.run(drag)
