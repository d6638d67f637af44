"""Every sample message of `context/` reaches its expected end in the running system."""

from __future__ import annotations

from pathlib import Path

import httpx

from production.database.pool import Database
from production.database.tickets import TicketStore
from production.lab.demo.judge import summary, wrong
from production.lab.demo.play import play
from production.lab.demo.players import Stage
from production.lab.demo.samples import load
from production.tests.support.stack import Stack


async def test_every_sample_ends_as_expected(api: httpx.AsyncClient, stack: Stack, repository: Path) -> None:
    samples = load(repository / "context" / "sample-tickets.json")
    database = Database(stack.info["database_url"])
    stage = Stage(api, TicketStore(database))
    results = await play(samples, stage)
    await database.close()
    assert [(played.sample.id, why) for played in results if (why := wrong(played))] == []
    assert summary(results, stage.ack_ms, {})["as_expected"] == len(samples)
