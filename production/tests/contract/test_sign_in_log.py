"""What the audit log knows of those who sign in, or do not."""

from __future__ import annotations

import httpx
import pytest

from production.crm.permissions.model import Role
from production.database.pool import Database
from production.tests.support.api import System, serving
from production.tests.support.people import PASSWORD, Person, with_password


@pytest.fixture
async def mia(database: Database) -> Person:
    return await with_password(database, Role.MANAGER)


async def sign_in(system: System, email: str, password: str, came_by: str = "") -> httpx.Response:
    """`came_by` is what the proxies in front, or the caller, say."""
    headers = {"X-Forwarded-For": came_by} if came_by else {}
    return await system.api.post("/auth/login", json={"email": email, "password": password}, headers=headers)


async def log_of(system: System, act: str) -> list[tuple[str, str]]:
    """Whom it was about, and from where."""
    rows = await system.database.fetch("select subject_id, address from audit_log where act = $1 order by id", act)
    return [(row["subject_id"], row["address"]) for row in rows]


async def test_it_knows_who_could_not_once_for_a_guesser(system: System, mia: Person) -> None:
    for _ in range(3):
        await sign_in(system, mia.email, "another four words")
    await sign_in(system, "nobody@techcorp.example", PASSWORD)
    assert await log_of(system, "sign_in_failed") == [(str(mia.id), "127.0.0.1"), ("unknown", "127.0.0.1")]


async def test_it_knows_who_signed_out(database: Database, mia: Person) -> None:
    async with serving(database, public_url="http://127.0.0.1:8000") as system:
        await sign_in(system, mia.email, PASSWORD)
        for _ in range(2):
            await system.api.post("/auth/logout", headers={"X-Requested-With": "console"})
        assert await log_of(system, "signed_out") == [(str(mia.id), "127.0.0.1")]


async def test_who_guesses_cannot_choose_the_address_that_is_counted(database: Database, mia: Person) -> None:
    async with serving(database, proxy_hops=1) as system:
        came = [f"198.51.100.{n}, 10.1.2.3" for n in range(11)]
        tries = [(await sign_in(system, mia.email, "another four words", each)).status_code for each in came]
        assert tries == [401] * 10 + [429]
        assert await log_of(system, "sign_in_failed") == [(str(mia.id), "10.1.2.3")]
