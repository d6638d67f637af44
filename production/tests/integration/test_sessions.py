"""A session is one family of refresh tokens: it lives while only the newest is shown."""

from __future__ import annotations

import asyncio
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from production.areas.accounts.sessions import SessionStore
from production.crm.permissions.model import Role
from production.database.callers import CallerStore
from production.database.pool import Database
from production.tests.support.people import HASH, hired


def token() -> bytes:
    return uuid4().bytes


async def begun(database: Database) -> tuple[SessionStore, UUID, bytes]:
    sessions, first = SessionStore(database), token()
    person = await hired(database, Role.REP)
    session_id = await sessions.begin(person.id, HASH, first)
    assert session_id
    return sessions, session_id, first


@given(st.lists(st.integers(0, 9), max_size=10))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_it_lives_while_only_the_newest_token_is_shown(database: Database, shown: list[int]) -> None:
    """Whoever else shows one, owner or thief, in whatever order, ends it for both."""
    sessions, session_id, first = await begun(database)
    given_out, alive = [first], True
    for number in shown:
        old, following = given_out[number % len(given_out)], token()
        alive = alive and old == given_out[-1]
        assert (await sessions.rotate(old, following) == session_id) is alive
        if alive:
            given_out.append(following)
    assert (await CallerStore(database).of_session(session_id) is not None) is alive


async def test_of_many_who_show_the_same_token_at_once_one_is_answered_and_then_nobody(database: Database) -> None:
    sessions, session_id, first = await begun(database)
    following = [token() for _ in range(8)]
    answers = await asyncio.gather(*(sessions.rotate(first, each) for each in following))
    assert sorted(answer is not None for answer in answers) == [False] * 7 + [True]
    assert [await sessions.rotate(each, token()) for each in following] == [None] * 8
    assert await CallerStore(database).of_session(session_id) is None


async def test_one_session_that_ends_leaves_the_others(database: Database) -> None:
    sessions, _, first = await begun(database)
    person, other = await hired(database, Role.REP), token()
    await sessions.begin(person.id, HASH, other)
    await sessions.end(first, "192.0.2.1")
    assert await sessions.rotate(first, token()) is None
    assert await sessions.rotate(other, token()) is not None


async def test_what_is_long_over_is_forgotten_and_the_rest_is_not(database: Database) -> None:
    sessions, session_id, first = await begun(database)
    _, old, _ = await begun(database)
    await database.execute("update sessions set expires_at = now() - interval '8 days' where id = $1", old)
    await sessions.tidy()
    kept = await database.fetch("select id from sessions where id = any($1)", [session_id, old])
    assert [row["id"] for row in kept] == [session_id]
    assert await sessions.rotate(first, token()) == session_id
