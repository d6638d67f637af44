"""A new installation begins with a link."""

from __future__ import annotations

import asyncio

from production.api.bearer import digest
from production.tests.support.api import System

PASSWORD = "four words and more"


async def test_whoever_has_the_link_of_a_new_installation_becomes_its_admin_and_nobody_after(system: System) -> None:
    add = "insert into sign_in_links (digest, expires_at) values ($1, now() + interval '1 hour')"
    for secret in ("one", "two"):
        await system.database.execute(add, digest(secret))
    first = {"link": "one", "email": "Mia@techcorp.example", "name": "Mia", "password": PASSWORD}
    guessed = await system.api.post("/auth/first-admin", json=first | {"link": "three"})
    made = await system.api.post("/auth/first-admin", json=first)
    again = await system.api.post("/auth/first-admin", json=first | {"link": "two", "email": "eve@techcorp.example"})
    assert [answer.status_code for answer in (guessed, made, again)] == [422, 201, 409]
    headers = {"Authorization": f"Bearer {made.json()['access_token']}"}
    shown = (await system.api.get("/auth/me", headers=headers)).json()
    assert (shown["email"], shown["role"]) == ("mia@techcorp.example", "admin")
    begun = "select actor_name, subject_id from audit_log where act = 'first_admin_made'"
    assert [tuple(row) for row in await system.database.fetch(begun)] == [("Mia", shown["id"])]


async def test_who_guesses_the_link_of_a_new_installation_waits_for_nobody(system: System) -> None:
    guess = {"link": "guess", "email": "eve@techcorp.example", "name": "Eve", "password": PASSWORD}
    async with system.database.transaction() as connection:
        await connection.execute("lock table users in share row exclusive mode")
        async with asyncio.timeout(4):
            answer = await system.api.post("/auth/first-admin", json=guess)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "link")


async def test_a_wrong_address_is_refused_by_name(system: System) -> None:
    first = {"link": "guess", "email": "mia", "name": "Mia", "password": PASSWORD}
    answer = await system.api.post("/auth/first-admin", json=first)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "email")
