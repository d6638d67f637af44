"""A house with every door, a mailbox and a worker, on a real database; only broker, mailbox and model are made up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from production.api.intake import Intake
from production.channels.email.reader import MailReader
from production.database.spill import SpillStore
from production.tests.fuzz.house import Account, House, Place
from production.tests.fuzz.reading import MAILBOX
from production.tests.support.api import System, limits
from production.tests.support.calls import TOPICS, system
from production.tests.support.inbound import Desk, desk
from production.tests.support.memory_broker import MemoryBroker, MemorySource
from production.workers.gmail_sync import GmailSync
from production.workers.runner import KeyedRunner, RunnerLimits

__all__ = ["desk", "system"]

_QUICK = RunnerLimits(commit_every_s=0.05, backoff_s=0.01, backoff_max_s=0.05, drain_s=5)


class _Broker(MemoryBroker):
    """Always there."""

    async def ping(self) -> None: ...


@pytest.fixture
async def house(desk: Desk, system: System) -> AsyncIterator[House]:
    broker = _Broker()
    _open_wide(system, broker)
    reader = MailReader([MAILBOX], own_domain="techcorp.example")
    account, place = Account(), Place()
    sync = GmailSync({MAILBOX: account}, reader, place, broker, TOPICS.incoming)
    runner = KeyedRunner(MemorySource(broker, topic=TOPICS.incoming, group="g"), desk.consumer, _QUICK)
    stop = asyncio.Event()
    work = asyncio.create_task(runner.run(stop))
    yield House(desk, system.api, broker, account, place, sync, runner)
    stop.set()
    await work
    await reader.close()


def _open_wide(system: System, broker: _Broker) -> None:
    """Everything accepted goes to this broker, and nobody is refused for writing often: here all come from one host."""
    often = 10**6
    system.deps.limits = limits(form=often, claim=often, refused=often, look=often, code=often)
    system.deps.intake = Intake(broker, SpillStore(system.database), TOPICS)
