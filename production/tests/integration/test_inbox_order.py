"""The page from the index is the page that the plain formula gives, whatever is in the inbox and whatever is asked."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from unicodedata import combining, normalize
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from production.areas.inbox import order, remembered
from production.areas.inbox.model import Filter, Found, Place, View, Wanted
from production.areas.inbox.rules import statuses_of, view_of
from production.areas.inbox.store import InboxStore
from production.crm.permissions.model import EVERYTHING, Reach, Role, Scope
from production.database.pool import Database
from production.tests.support.people import hired

HOUR = 3600.0
Draw = Callable[[random.Random], Any]
DISTRIBUTIONS: dict[str, Draw] = {
    "spread over 90 days": lambda dice: dice.random() * 90 * 24 * HOUR,
    "the last hour": lambda dice: dice.random() * HOUR,
    "the last six minutes": lambda dice: dice.random() * 360,
    "within one slot": lambda dice: 365 + dice.random() * 300,
    "one to four days ago": lambda dice: (24.6 + dice.random() * 72) * HOUR,
    "around a day ago": lambda dice: 24 * HOUR + dice.uniform(-600, 600),
    "all at once, yesterday": lambda _: 20 * HOUR,
    "all at once, last week": lambda _: 170 * HOUR,
    "with the clock of another machine": lambda dice: dice.uniform(-300, 300),
}
SCORES: dict[str, Draw] = {
    "known customers": lambda dice: (dice.random(), round(dice.lognormvariate(5, 1.3), 2)),
    "unknown customers": lambda _: (None, None),
    "hardly different customers": lambda dice: (None, round(dice.uniform(0, 40), 2)),
    "few": lambda dice: (dice.choice([None, 0.5]), dice.choice([None, 1000])),
}
LOAD = """
with who as (
    insert into customers (churn_risk, lifetime_value) values ($1, $2) returning id
), conversation as (
    insert into conversations (customer_id, channel, thread_key, proof)
    select id, $3, gen_random_uuid()::text, 'proven' from who
    returning id, customer_id, channel
), ticket as (
    insert into tickets (conversation_id, customer_id, source_channel, priority, status, difficulty, sentiment,
                         created_at, tags, assigned_to, assigned_team, snoozed_until, subject)
    select id, customer_id, channel, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 from conversation
    returning id, conversation_id, source_channel, created_at
)
insert into messages (conversation_id, ticket_id, channel, direction, role, content, delivery_status, event_id,
                      created_at)
select conversation_id, id, source_channel, 'inbound', 'customer', $14, 'received', gen_random_uuid()::text, created_at
from ticket"""
WORDS = [
    "Where is my refund?",
    "The café refunds nothing: it is a fraud",
    "No, I do not defraud anybody. Refund!",
    "Prefund the wrong-item account",
    "It broke",
]
PHRASES = ["refund", "fraud", "WRONG item", "Café ref", "broke", "nobody says this"]
SAID = "select t.id, t.subject, m.content from tickets t join messages m on m.ticket_id = t.id"
AGES = st.sampled_from(sorted(DISTRIBUTIONS))
SIZES = st.sampled_from([3, 40, 150])


@pytest.fixture
async def people(database: Database) -> list[UUID]:
    return [(await hired(database, Role.REP)).id for _ in range(2)]


@pytest.fixture(autouse=True)
def from_the_index() -> Iterator[None]:
    """Also where there are few."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "_FEW", -1)
        yield


@contextmanager
def counted_up_to(places: int) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "_COUNTED", places)
        patch.setattr(remembered, "FRESH_S", 0)
        yield


@contextmanager
def by_the_formula() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "_FEW", 10**9)
        yield


async def filled(database: Database, people: list[UUID], seed: int, ages: str, scores: str, size: int) -> None:
    dice, now = random.Random(seed), datetime.now(UTC)
    rows = [
        (
            *SCORES[scores](dice),
            dice.choice(["email", "whatsapp", "web_form"]),
            dice.choice(["low", "medium", "medium", "high", "urgent"]),
            dice.choice(["open", "in_progress", "escalated", "waiting_customer", "resolved"]),
            dice.choice([None, None, "easy", "hard"]),
            dice.choice([None, 0.1, 0.8]),
            now - timedelta(seconds=DISTRIBUTIONS[ages](dice)),
            dice.choice([[], ["vip"], ["vip", "late"]]),
            dice.choice([None, *people]),
            dice.choice([None, "billing", "legal"]),
            dice.choice([None, None, now + timedelta(days=1)]),
            dice.choice([None, *WORDS]),
            dice.choice(WORDS),
        )
        for _ in range(size)
    ]
    async with database.connection() as connection:
        await connection.execute("delete from customers")
        await connection.executemany(LOAD, rows)


def scopes(me: UUID) -> list[Scope]:
    caller = replace(EVERYTHING.caller, user_id=me, teams=frozenset({"billing"}))
    return [EVERYTHING, *(Scope(caller, reach) for reach in Reach)]


def filters(me: UUID) -> list[Filter]:
    views = [view_of(view, me) for view in View]
    statuses = [Filter(statuses=statuses_of(word)) for word in ("open", "pending", "closed", "all", "escalated")]
    narrowed = [{"channels": ("email",)}, {"unassigned": True}, {"assigned_to": me}, {"team": "support"}]
    return [*views, *statuses, *(Filter(statuses=statuses_of("open"), **each) for each in narrowed)]  # type: ignore[arg-type]


async def walked(store: InboxStore, wanted: Wanted) -> list[Found]:
    """Every page, one after the other, by the cursor."""
    pages = [await store.page(wanted)]
    while len(pages[-1].rows) == wanted.limit:
        pages.append(await store.page(replace(wanted, after=pages[-1].rows[-1][0], as_of=None)))
    return pages


def places(pages: list[Found]) -> list[Place]:
    return [place for page in pages for place, _ in page.rows]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate])
@given(data=st.data())
async def test_the_order_is_the_formulas(database: Database, people: list[UUID], data: st.DataObject) -> None:
    ages, scores = data.draw(AGES), data.draw(st.sampled_from(sorted(SCORES)))
    await filled(database, people, data.draw(st.integers(0, 10**6)), ages, scores, data.draw(SIZES))
    for _ in range(4):
        store = InboxStore(database, data.draw(st.sampled_from(scopes(people[0]))))
        wanted = Wanted(
            filter=data.draw(st.sampled_from(filters(people[0]))),
            tags=data.draw(st.sampled_from([None, ("vip",)])),
            as_of=datetime.now(UTC) - timedelta(seconds=data.draw(st.sampled_from([0, 0, 0, 400, 39_000]))),
            limit=data.draw(st.sampled_from([1, 3, 20])),
        )
        pages = await walked(store, wanted)
        with by_the_formula():
            everything = await store.page(replace(wanted, limit=1_000))
        skipped = await store.page(replace(wanted, skip=2))
        assert places(pages) == places([everything])
        assert places([skipped]) == places([everything])[2:][: wanted.limit]
        assert pages[0].total == len(everything.rows)


def plain(text: str | None) -> str:
    letters = "".join(char for char in normalize("NFKD", text or "").lower() if not combining(char))
    return " " + re.sub(r"[^a-z0-9]+", " ", letters)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate])
@given(data=st.data())
async def test_what_an_alert_is_about_comes_first_by_its_boost(
    database: Database, people: list[UUID], data: st.DataObject
) -> None:
    await filled(database, people, data.draw(st.integers(0, 10**6)), data.draw(AGES), "known customers", 60)
    phrases = tuple(data.draw(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3, unique=True)))
    said = {row["id"]: plain(row["subject"]) + "|" + plain(row["content"]) for row in await database.fetch(SAID)}
    hits = {id_ for id_, text in said.items() if any(plain(phrase) in text for phrase in phrases)}
    for _ in range(3):
        store = InboxStore(database, data.draw(st.sampled_from(scopes(people[0]))))
        wanted = Wanted(filter=data.draw(st.sampled_from(filters(people[0]))), as_of=datetime.now(UTC), limit=1_000)
        found = places([await store.page(wanted)])
        boosted = [replace(each, score=each.score + 5 * (each.id in hits)) for each in found]
        expected = sorted(boosted, key=lambda each: (-each.score, -each.since.timestamp(), each.id))
        limit = data.draw(st.sampled_from([1, 4, 30]))
        with counted_up_to(data.draw(st.sampled_from([0, 1_000]))):
            pages = await walked(store, replace(wanted, phrases=phrases, limit=limit))
        assert places(pages) == expected
        assert {page.matches for page in pages} == {len(hits & {each.id for each in found})}


async def test_it_is_the_formula_of_the_rules(database: Database, people: list[UUID]) -> None:
    await filled(database, people, 1, "spread over 90 days", "known customers", 40)
    store = InboxStore(database, EVERYTHING)
    for place, row in (await store.page(Wanted(filter=Filter(), limit=40))).rows:
        parts = (await store.breakdown(row.id, ())).components
        age = 1 / max((place.as_of - place.since) / timedelta(hours=1), 0.1)
        assert parts.total - parts.age + age == pytest.approx(place.score, abs=1e-9)


@pytest.fixture
async def filled_inbox(database: Database, people: list[UUID]) -> Database:
    await filled(database, people, 1, "spread over 90 days", "few", 20)
    return database


@pytest.mark.parametrize(
    "change",
    [
        "update customers set lifetime_value = 9000",
        "update customers set churn_risk = null",
        "update tickets set priority = 'urgent'",
        "update tickets set difficulty = 'easy', sentiment = 0.1",
        "update tickets set customer_id = (select id from customers order by id limit 1)",
    ],
)
async def test_whoever_changes_a_part_changes_the_score(filled_inbox: Database, change: str) -> None:
    await filled_inbox.execute(change)
    wrong = await filled_inbox.fetchval(
        "select count(*) from tickets t join customers c on c.id = t.customer_id, scoring s "
        "where t.static_score <> static_score(s, c.churn_risk, c.lifetime_value, t.priority, t.difficulty, t.sentiment)"
    )
    assert wrong == 0
