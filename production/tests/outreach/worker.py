"""A process that releases and sends, at a working hour whatever the wall says. It is killed at any moment."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from production import logs
from production.areas.campaigns.release import Release
from production.bootstrap.infrastructure import open_database
from production.bootstrap.providers import Providers
from production.crm.outreach.writing_hours import Place, WritingHours
from production.database.outreach_outbox import OutreachOutbox
from production.schemas.ids import Channel
from production.schemas.site import Site
from production.settings import load_settings
from production.workers.scheduler import Job, repeat
from production.workers.sender import Sender

_SITE = Site("TechCorp", "http://127.0.0.1:1", "techcorp.example")
_OFFICE = WritingHours(Place("UTC"))


async def main() -> None:
    settings, stop = load_settings(), asyncio.Event()
    logs.configure("warning")
    async with open_database(settings, queue_s=60) as database:
        releasing = Release(database, _SITE)

        async def release() -> None:
            await releasing.run(_OFFICE.next_open(datetime.now(UTC)))

        client = Providers(settings).outreach_clients()[Channel.EMAIL]
        sender = Sender(OutreachOutbox(database, _SITE), Channel.EMAIL, client)
        await asyncio.gather(sender.run(stop), repeat(Job("release", 1.0, release), stop))


if __name__ == "__main__":
    asyncio.run(main())
