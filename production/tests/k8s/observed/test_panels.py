"""Every panel of every dashboard shows something of a running system."""

from __future__ import annotations

import asyncio

import pytest

from production.tests.k8s.observed.alerts import until
from production.tests.k8s.observed.customers import fill_in
from production.tests.k8s.observed.model import ModelServer
from production.tests.k8s.observed.watcher import Watcher
from production.tests.support.stack import Stack
from production.tests.unit.monitoring.files import panels


async def test_every_panel_shows_a_number(stack: Stack, watcher: Watcher, model: ModelServer) -> None:
    """While forms come in, every query of every panel has a value at some time."""
    empty = {target["expr"] for _, panel in panels() for target in panel["targets"]}

    def look() -> bool:
        empty.difference_update({query for query in empty if watcher.knows(query)})
        return not empty

    async def all_shown() -> bool:
        await fill_in(stack)
        return await asyncio.to_thread(look)

    try:
        with model.down():
            await until(all_shown)
    except TimeoutError:
        pytest.fail(f"no data for {empty}")
