"""Campaigns: drawn up, started, paused and gone on with; each recipient gets it once, in their own day."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from production.areas.campaigns.release import Release
from production.crm.permissions.model import Role
from production.database.outreach_outbox import OutreachOutbox
from production.database.pool import Database
from production.schemas.ids import Channel
from production.tests.support.api import BEARER, System
from production.tests.support.campaigns import STEPS, campaign, does, progress
from production.tests.support.outreach import (
    SITE,
    WORKING_HOUR,
    contacted,
    deliver,
    letters,
    released,
    somebody,
    state,
)
from production.tests.support.people import hired


@pytest.fixture
def release(system: System) -> Release:
    return Release(system.database, SITE)


@pytest.fixture
def outbox(system: System) -> OutreachOutbox:
    return OutreachOutbox(system.database, SITE)


async def pace(database: Database, *, mailbox: int = 1000, domain: int = 1000) -> None:
    await database.execute("update outreach_settings set per_minute = $1, per_domain_per_minute = $2", mailbox, domain)


async def test_each_gets_it_once_however_often_the_clock_strikes(
    system: System, release: Release, outbox: OutreachOutbox
) -> None:
    for name in ("ada", "bob"):
        await somebody(system.database, f"{name}@example.com")
    blue = await campaign(system)
    await does(system, blue, "start")
    await asyncio.gather(*(release.run(WORKING_HOUR) for _ in range(3)))
    assert await deliver(outbox) == ["ada@example.com", "bob@example.com"]
    await release.run(WORKING_HOUR)
    assert await deliver(outbox) == []
    assert (await progress(system, blue))["recipients"] == {"contacted": 2}


async def test_the_words_have_greeting_closing_and_the_way_out(
    system: System, release: Release, outbox: OutreachOutbox
) -> None:
    await somebody(system.database)
    await does(system, await campaign(system), "start")
    await release.run(WORKING_HOUR)
    [attempt] = await outbox.take(Channel.EMAIL, 10)
    lines = attempt.message.text.split("\n")
    assert (lines[0], lines[2]) == ("Hello Ada,", "The blue one is here.")
    assert "https://support.techcorp.example/preferences/#" in attempt.message.text
    assert attempt.message.unsubscribe_url is not None
    assert attempt.message.subject == "News"


async def test_a_mailbox_and_a_domain_have_their_pace(system: System, release: Release) -> None:
    for name in ("ada", "bob", "eve", "joe"):
        await somebody(system.database, f"{name}@example.com")
    await somebody(system.database, "ann@other.example")
    await pace(system.database, mailbox=3, domain=2)
    await does(system, await campaign(system), "start")
    for _ in range(3):
        await release.run(WORKING_HOUR)
    assert len(await letters(system.database)) == 3
    await system.database.execute("update outreach_messages set released_at = now() - interval '2 minutes'")
    await release.run(WORKING_HOUR)
    assert len(await letters(system.database)) == 5


@pytest.mark.parametrize(
    ("zone", "now", "leaves"),
    [
        ("Asia/Tokyo", "2030-01-09T02:00:00+00:00", True),
        ("America/Los_Angeles", "2030-01-09T10:00:00+00:00", False),
        ("Europe/Berlin", "2030-01-12T10:00:00+00:00", False),
    ],
    ids=["morning in Tokyo", "night in Los Angeles", "Saturday in Berlin"],
)
async def test_nobody_is_written_to_at_night_or_on_a_day_off(
    system: System, release: Release, zone: str, now: str, *, leaves: bool
) -> None:
    await somebody(system.database, zone=zone)
    await does(system, await campaign(system), "start")
    await release.run(datetime.fromisoformat(now))
    assert bool(await letters(system.database)) is leaves


async def test_what_waits_for_the_morning_leaves_then(system: System, release: Release) -> None:
    await somebody(system.database, zone="America/Los_Angeles")
    await does(system, await campaign(system), "start")
    await release.run(datetime(2030, 1, 9, 10, tzinfo=UTC))
    await release.run(datetime(2030, 1, 9, 15, 59, tzinfo=UTC))
    assert await letters(system.database) == []
    await release.run(datetime(2030, 1, 9, 16, 0, tzinfo=UTC))
    assert len(await letters(system.database)) == 1


async def test_a_pause_loses_nothing(system: System, release: Release, outbox: OutreachOutbox) -> None:
    for name in ("ada", "bob", "eve"):
        await somebody(system.database, f"{name}@example.com")
    await pace(system.database, mailbox=1)
    blue = await campaign(system)
    await does(system, blue, "start")
    await release.run(WORKING_HOUR)
    await does(system, blue, "pause")
    await pace(system.database)
    await release.run(WORKING_HOUR)
    assert await deliver(outbox) == []
    await does(system, blue, "resume")
    await release.run(WORKING_HOUR)
    assert await deliver(outbox) == ["ada@example.com", "bob@example.com", "eve@example.com"]


@pytest.mark.parametrize(("method", "path"), [("POST", "/cancel"), ("DELETE", "")], ids=["cancelled", "deleted"])
async def test_a_campaign_that_ends_early_takes_back_what_has_not_left(
    system: System, release: Release, method: str, path: str
) -> None:
    ada = await somebody(system.database)
    blue = await campaign(system)
    await does(system, blue, "start")
    await release.run(WORKING_HOUR)
    assert await contacted(system.database, ada) is not None
    (await system.api.request(method, f"/campaigns/{blue}{path}", headers=BEARER)).raise_for_status()
    assert await letters(system.database) == [("ada@example.com", "rejected")]
    assert await contacted(system.database, ada) is None


async def test_what_was_released_as_it_was_cancelled_does_not_leave(
    system: System, release: Release, outbox: OutreachOutbox
) -> None:
    await somebody(system.database)
    blue = await campaign(system)
    await does(system, blue, "start")
    await release.run(WORKING_HOUR)
    await system.database.execute("update campaigns set state = 'cancelled' where id = $1", blue)
    assert await deliver(outbox) == []
    assert await letters(system.database) == [("ada@example.com", "rejected")]


async def test_who_withdraws_before_their_turn_gets_nothing(system: System, release: Release) -> None:
    ada = await somebody(system.database)
    blue = await campaign(system)
    await does(system, blue, "start")
    await system.api.post(f"/contacts/{ada.number}/suppress", json={"channel": "email"}, headers=BEARER)
    await release.run(WORKING_HOUR)
    assert await letters(system.database) == []
    assert (await progress(system, blue))["recipients"] == {"stopped": 1}


@pytest.mark.parametrize(("late", "becomes"), [(timedelta(minutes=5), "running"), (timedelta(hours=2), "late")])
async def test_what_could_not_begin_in_time_asks(
    system: System, release: Release, late: timedelta, becomes: str
) -> None:
    await somebody(system.database)
    blue = await campaign(system)
    await does(system, blue, "schedule", {"starts_at": (WORKING_HOUR - late).isoformat()})
    await release.run(WORKING_HOUR)
    shown = (await system.api.get(f"/campaigns/{blue}", headers=BEARER)).json()
    assert shown["state"] == becomes
    assert len(await letters(system.database)) == (1 if becomes == "running" else 0)


async def test_what_fails_is_no_contact(system: System, release: Release, outbox: OutreachOutbox) -> None:
    ada = await somebody(system.database)
    blue = await campaign(system)
    await does(system, blue, "start")
    await release.run(WORKING_HOUR)
    [attempt] = await outbox.take(Channel.EMAIL, 10)
    await outbox.mark_failed(attempt.message.id, "550")
    assert await contacted(system.database, ada) is None
    assert (await progress(system, blue))["recipients"] == {"failed": 1}


async def test_of_two_contacts_that_fail_neither_is_one(system: System, outbox: OutreachOutbox) -> None:
    ada = await somebody(system.database)
    sent: list[UUID] = [await released(system.database, ada), await released(system.database, ada)]
    for _ in range(2):
        for attempt in await outbox.take(Channel.EMAIL, 10):
            await outbox.mark_failed(attempt.message.id, "550")
    assert [await state(system.database, each) for each in sent] == ["failed", "failed"]
    assert await contacted(system.database, ada) is None


async def test_what_has_begun_changes_no_more(system: System) -> None:
    await somebody(system.database)
    blue = await campaign(system)
    await does(system, blue, "start")
    refused = await system.api.patch(f"/campaigns/{blue}", json={"steps": STEPS}, headers=BEARER)
    assert refused.status_code == 409
    renamed = await system.api.patch(f"/campaigns/{blue}", json={"name": "Azure"}, headers=BEARER)
    assert renamed.json()["name"] == "Azure"


async def test_without_words_nothing_begins(system: System) -> None:
    blue = await campaign(system, steps=[])
    refused = await system.api.post(f"/campaigns/{blue}/start", headers=BEARER)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "steps")


async def test_a_campaign_with_nothing_left_to_do_is_finished(
    system: System, release: Release, outbox: OutreachOutbox
) -> None:
    await somebody(system.database)
    blue = await campaign(system)
    await does(system, blue, "start")
    await release.run(WORKING_HOUR)
    await deliver(outbox)
    await system.database.execute("update reminders set state = 'done'")
    await release.run(WORKING_HOUR)
    assert (await system.api.get(f"/campaigns/{blue}", headers=BEARER)).json()["state"] == "finished"


@pytest.mark.parametrize("change", [{"steps": STEPS[1:]}, {"audience": {"tags": ["vip"]}}, {"unattended": True}])
async def test_what_will_leave_by_itself_is_changed_by_whoever_may_send(system: System, change: dict[str, Any]) -> None:
    blue = await campaign(system, team="sales")
    rep = await hired(system.database, Role.REP, "sales")
    await system.database.execute("update campaigns set owner_id = $2 where id = $1", blue, rep.id)
    assert (await system.api.patch(f"/campaigns/{blue}", json=change, headers=rep.bearer)).status_code == 200
    await does(system, blue, "schedule", {"starts_at": WORKING_HOUR.isoformat()})
    refused = await system.api.patch(f"/campaigns/{blue}", json=change, headers=rep.bearer)
    drawn = await system.api.post(f"/campaigns/{blue}/recipients", headers=rep.bearer)
    assert (refused.status_code, drawn.status_code) == (403, 403)
