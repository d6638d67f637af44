"""The last file of this folder by its name: what was broken is mended, and alerts that end slowly have ended."""

from __future__ import annotations

import asyncio

import pytest

from production.tests.k8s.observed.alerts import until
from production.tests.k8s.observed.customers import fill_in
from production.tests.k8s.observed.watcher import Watcher
from production.tests.support.stack import Stack


async def test_no_alert_goes_on_firing(stack: Stack, watcher: Watcher) -> None:
    """While forms come in: only a turn shows that the model is well."""
    firing: set[str] = set()

    async def quiet() -> bool:
        await fill_in(stack)
        firing.clear()
        firing.update(await asyncio.to_thread(watcher.firing))
        return not firing

    try:
        await until(quiet)
    except TimeoutError:
        pytest.fail(f"still firing: {firing}")
