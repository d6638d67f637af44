"""How many windows of the chat may be open, and how long."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest

from production.areas.web_chat.background import MOST, MOST_EACH, MOST_OF_A_NETWORK, Windows
from production.areas.web_chat.store import ChatStore
from production.channels.web_chat.visitors import anonymous, session_token
from production.database.pool import Database
from production.schemas.errors import TooManyRequests
from production.tests.support.api import SECRET, serving


@pytest.mark.parametrize(
    ("most", "key", "network"), [(MOST_EACH, "one", "{}"), (MOST_OF_A_NETWORK, "{}", "one"), (MOST, "{}", "{}")]
)
async def test_windows_are_bounded_for_each_visitor_each_network_and_all_together(
    database: Database, most: int, key: str, network: str
) -> None:
    windows = Windows(ChatStore(database))
    with ExitStack() as opened:
        for number in range(most):
            opened.enter_context(windows.window(key.format(number), network.format(number)))
        with pytest.raises(TooManyRequests), windows.window(key.format(most), network.format(most)):
            pass
    with windows.window(key.format(most), network.format(most)):
        pass


async def test_a_window_ends_with_its_session(database: Database) -> None:
    async with serving(database) as system, asyncio.timeout(20):
        system.deps.background = {**system.deps.background, Windows: Windows(ChatStore(database))}
        token = session_token(SECRET, anonymous(), datetime.now(UTC), timedelta(seconds=2))
        answer = await system.api.get("/web-chat/stream", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, "ready" in answer.text) == (200, True)
