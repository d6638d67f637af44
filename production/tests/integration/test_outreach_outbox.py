"""What is sent next of what we write first, and how old it counts as."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from production.database.outreach_outbox import OutreachOutbox
from production.database.pool import Database
from production.schemas.delivery import Attempt
from production.schemas.errors import StaleEpoch
from production.schemas.ids import Channel
from production.tests.support.outreach import SITE, released, somebody


@pytest.fixture
def outbox(database: Database) -> OutreachOutbox:
    return OutreachOutbox(database, SITE)


async def taken(outbox: OutreachOutbox) -> Attempt:
    [attempt] = await outbox.take(Channel.EMAIL, 1)
    return attempt


async def sender_died(database: Database, message_id: UUID) -> None:
    """Whose it was holds it no longer."""
    await database.execute("update outreach_messages set next_attempt_at = now() where id = $1", message_id)


async def test_what_waited_for_hours_is_no_older_to_the_provider(database: Database, outbox: OutreachOutbox) -> None:
    older = "update outreach_messages set released_at = now() - interval '5 hours' where id = $1 returning released_at"
    released_at = await database.fetchval(older, await released(database, await somebody(database)))
    assert (await taken(outbox)).written_at - released_at > timedelta(hours=4)


async def test_whoever_takes_it_up_knows_when_it_was_first_tried(database: Database, outbox: OutreachOutbox) -> None:
    await released(database, await somebody(database))
    first = await taken(outbox)
    await sender_died(database, first.message.id)
    again = await taken(outbox)
    assert (again.number, again.written_at) == (2, first.written_at)


async def test_only_who_took_it_last_gives_it_to_the_provider_again(database: Database, outbox: OutreachOutbox) -> None:
    await released(database, await somebody(database))
    first = await taken(outbox)
    await sender_died(database, first.message.id)
    second = await taken(outbox)
    with pytest.raises(StaleEpoch):
        await outbox.mark_sending(first)
    assert await outbox.mark_sending(second)


async def test_what_is_in_doubt_comes_before_what_waits(database: Database, outbox: OutreachOutbox) -> None:
    for name in ("ada", "bob", "eve"):
        await released(database, await somebody(database, f"{name}@example.com"))
    first = await taken(outbox)
    await sender_died(database, first.message.id)
    now_taken = {each.message.recipient for each in await outbox.take(Channel.EMAIL, 2)}
    assert now_taken == {"ada@example.com", "bob@example.com"}
