"""Figures say what a slow count of the same events says: whatever order they came in, and whatever became of things."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from production.areas.insights.model.figures import Narrowed, Value
from production.areas.insights.rules.ranges import Period
from production.areas.insights.rules.registry import FIGURES, LAYOUTS, Layout
from production.areas.insights.store.facts import Counting, FactStore
from production.areas.insights.store.figures import InsightStore
from production.crm.permissions.model import EVERYTHING, ActorKind, Caller, Reach, Role, Scope
from production.database.customer_merges import merge_customers, unmerge_customers
from production.database.named_queries import load_own
from production.database.pool import Database
from production.lab.bench.insights.history import History
from production.lab.bench.insights.reference import Reference
from production.schemas.events import Event
from production.tests.support.outreach import somebody

TODAY = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
ZONES = ("UTC", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Berlin")
COUNTED = [name for name in FIGURES if name != "forecast"]
"""A forecast weighs what is open by settings of today."""


async def happened(database: Database, seed: int, messages: int = 300) -> tuple[History, list[Event]]:
    """Sixty days that end three days ago: of some answers nobody knows yet whether they hold."""
    history = History(TODAY - timedelta(days=60), TODAY - timedelta(days=3), seed)
    await database.execute("insert into customers (id) select unnest($1::uuid[])", history.known)
    return history, list(history.events(messages))


async def figures(database: Database, since: date, until: date, zone: str) -> dict[str, Value]:
    period = Period(since, until, ZoneInfo(zone))
    page = await InsightStore(database, EVERYTHING).page(Layout(tuple(COUNTED), {}), period, Narrowed())
    return {told.figure.key: told.value for told in page.figures}


async def as_of(database: Database) -> datetime:
    found: datetime = await database.fetchval("select as_of from insight_state")
    return found


async def told(database: Database, events: list[Event]) -> None:
    await FactStore(database).take(events)
    await Counting(database).add_up()


async def check(database: Database, events: list[Event], random: Random) -> None:
    """Of some ranges in some zones."""
    slow, known = Reference(events), await as_of(database)
    for _ in range(6):
        since = (TODAY - timedelta(days=random.randint(1, 58))).date()
        until = since + timedelta(days=random.randint(1, 70))
        whole = Period(since, until, ZoneInfo(zone := random.choice(ZONES))).whole
        wanted, found = slow.figures(*whole, known), await figures(database, since, until, zone)
        assert found == wanted, (since, until, zone)


def in_disorder(events: list[Event], random: Random) -> list[Event]:
    """Some of them come twice."""
    arriving = [*events, *random.sample(events, 60)]
    random.shuffle(arriving)
    return arriving


@pytest.mark.parametrize("seed", range(4))
async def test_events_count_once_whenever_they_come(database: Database, seed: int) -> None:
    random = Random(seed)
    _, events = await happened(database, seed)
    arriving = in_disorder(events, random)
    while arriving:
        some, more, arriving = arriving[:50], arriving[50:97], arriving[97:]
        await asyncio.gather(FactStore(database).take(some), FactStore(database).take(more))
        if random.random() < 0.3:
            await Counting(database).add_up()
    await Counting(database).add_up()
    await check(database, events, random)


async def test_a_month_is_added_up_once_it_is_over(database: Database) -> None:
    _, events = await happened(database, 12)
    await told(database, events)
    then = TODAY - timedelta(days=35)
    for grain in ("day", "month"):
        await database.execute(
            "delete from insight_rollups where grain = $1 and at = date_trunc($1, $2::timestamptz, 'UTC')", grain, then
        )
    await database.execute("update insight_state set as_of = $1", then)
    await Counting(database).add_up()
    await check(database, events, Random(12))


async def test_the_running_day_is_added_up_by_hours_only(database: Database) -> None:
    history, _ = await happened(database, 13, 0)
    now = History(TODAY, datetime.now(UTC), 13)
    now.known, now.staff = history.known, history.staff
    await told(database, [each for each in now.events(40) if each.occurred_at <= datetime.now(UTC)])
    grains = await database.fetch("select distinct grain from insight_rollups")
    assert {row["grain"] for row in grains} == {"hour"}


SEES_ALL_TEAMS = Scope(
    Caller(kind=ActorKind.PERSON, name="Ada", role=Role.MANAGER, teams=frozenset({"support", "billing", "sales"})),
    Reach.TEAM,
)
"""As much as everything; it is read from roll-ups by team and person, for reach is a matter of both."""


@pytest.mark.parametrize("seed", range(3))
async def test_sums_say_what_roll_ups_and_facts_say(database: Database, seed: int) -> None:
    random = Random(seed)
    history, events = await happened(database, seed)
    random.shuffle(events)
    for begin in range(0, len(events), 400):
        await told(database, events[begin : begin + 400])
    for layout in LAYOUTS.values():
        since = (TODAY - timedelta(days=random.randint(1, 58))).date()
        days = timedelta(days=random.randint(1, 70))
        period = Period(since, since + days, ZoneInfo(random.choice(ZONES)), compare=True)
        only = Narrowed(
            random.choice((None, "email")),
            random.choice((None, "billing")),
            random.choice((None, None, history.staff[0])),
        )
        fast, fine = [
            await InsightStore(database, who).page(layout, period, only) for who in (EVERYTHING, SEES_ALL_TEAMS)
        ]
        assert fast == fine, (period, only)


async def test_bars_add_up_to_their_whole(database: Database) -> None:
    _, events = await happened(database, 11)
    await told(database, events)
    period = Period((TODAY - timedelta(days=40)).date(), TODAY.date(), ZoneInfo("Asia/Kathmandu"))
    page = await InsightStore(database, EVERYTHING).page(Layout(("volume", "resolved"), {}), period, Narrowed())
    for figure in page.figures:
        assert sum(value or 0 for value in figure.series) == figure.value
    assert len(page.bars) == 40


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_becomes_of_people_leaves_the_past_as_it_was(database: Database, seed: int) -> None:
    """Tickets are opened again, events come late and twice, contacts are merged, taken apart and forgotten."""
    random = Random(seed)
    history, events = await happened(database, seed)
    arriving = in_disorder(events, random)
    merged = iter(random.sample(history.known, 20))
    for begin in range(0, len(arriving), 300):
        await told(database, arriving[begin : begin + 300])
        async with database.transaction() as connection:
            merge = await merge_customers(connection, next(merged), next(merged), [], "Ada")
            if random.random() < 0.5:
                await unmerge_customers(connection, merge.id, "Ada")
    await database.execute("delete from customers where id = any($1::uuid[])", [*merged, *history.known[:5]])
    await database.execute("insert into insight_stale (hour) select distinct date_trunc('hour', at) from insight_facts")
    await Counting(database).add_up()
    await check(database, events, random)


async def test_a_first_count_takes_its_hours_in_steps(database: Database) -> None:
    _, events = await happened(database, 14)
    await FactStore(database).take(events)
    take = load_own("production.areas.insights")["take_stale"]
    assert len(await database.fetch(take, 10, datetime.now(UTC))) == 10


async def test_who_is_forgotten_still_counts(database: Database) -> None:
    history, events = await happened(database, 5)
    late = [each for each in events if each.type == "ticket_opened"]
    await told(database, [each for each in events if each not in late])
    await database.execute("delete from customers where id = any($1::uuid[])", history.known[:20])
    await told(database, late)
    left = await database.fetchval("select count(*) from insight_facts where who = any($1::uuid[])", history.known[:20])
    assert left == 0
    await database.execute("insert into insight_stale (hour) select distinct date_trunc('hour', at) from insight_facts")
    await Counting(database).add_up()
    await check(database, events, Random(5))


async def test_what_becomes_of_a_ticket_later_leaves_the_past_as_it_was(database: Database) -> None:
    _, events = await happened(database, 6)
    await told(database, events)
    since, until = (TODAY - timedelta(days=70)).date(), TODAY.date()
    before = await figures(database, since, until, "UTC")
    [about] = [each for each in events if each.type == "ticket_resolved"][:1]
    later = about.model_copy(
        update={"event_id": UUID(int=1), "type": "ticket_reopened", "occurred_at": TODAY + timedelta(hours=1)}
    )
    await told(database, [later])
    assert await figures(database, since, until, "UTC") == before


async def test_there_is_no_data_before_the_first_fact_and_after_the_last_count(database: Database) -> None:
    _, events = await happened(database, 7)
    await told(database, events)
    for since in (date(2020, 1, 1), TODAY.date() + timedelta(days=2)):
        found = await figures(database, since, since + timedelta(days=30), "UTC")
        assert set(found.values()) == {None}


_TICKET = """
with talk as (
    insert into conversations (customer_id, channel, thread_key, proof)
    select id, 'email', 'before', 'proven' from customers
    returning id, customer_id
)
insert into tickets (conversation_id, customer_id, source_channel, status, created_at, resolved_at)
select id, customer_id, 'email', 'resolved', now() - interval '2 days', now() - interval '1 day' from talk"""


async def test_what_happened_before_it_was_told_is_counted_once(database: Database) -> None:
    await somebody(database)
    await database.execute(_TICKET)
    await database.execute("update insight_state set told_since = now() - interval '12 hours'")
    worth = {"deal": 1, "added": True, "after": {"status": "lead", "value": 5, "currency": "EUR", "pipeline": "p"}}
    await database.execute(
        "insert into insight_past_deals (deal_id, payload, occurred_at) values (1, $1, now() - interval '9 d')", worth
    )
    for _ in range(2):
        await Counting(database).read_past()
        rows = await database.fetch("select kind, value from insight_facts order by kind")
        assert [tuple(row) for row in rows] == [
            ("deal_added", None),
            ("open_value", 500),
            ("opened", None),
            ("resolved", 86_400),
        ]


async def test_a_ticket_that_is_told_of_is_not_of_the_past(database: Database) -> None:
    await somebody(database)
    await database.execute(_TICKET)
    await database.execute("update insight_state set told_since = now() - interval '36 hours'")
    await Counting(database).read_past()
    assert [row["kind"] for row in await database.fetch("select kind from insight_facts")] == ["opened"]
