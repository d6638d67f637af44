"""`/api/v1/notifications/digest` and `/webhook`."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from production.crm.permissions.model import Role
from production.database.pool import Database
from production.tests.support.api import BEARER, System, serving
from production.tests.support.people import hired

DIGEST, HOOK = "/notifications/digest", "/notifications/webhook"


@pytest.fixture
async def at_home(database: Database) -> AsyncIterator[System]:
    async with serving(database, public_url="http://127.0.0.1:8000") as system:
        yield system


async def test_nobody_is_mailed_unless_they_want_it(system: System) -> None:
    mia, noah = [await hired(system.database, Role.REP) for _ in range(2)]
    wanted = {"every": "daily", "time_zone": "Europe/Berlin"}
    assert (await system.api.put(DIGEST, json=wanted, headers=mia.bearer)).json() == wanted
    assert (await system.api.get(DIGEST, headers=mia.bearer)).json() == wanted
    assert (await system.api.get(DIGEST, headers=noah.bearer)).json()["every"] == "off"


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"every": "daily", "time_zone": "Berlin"}, "time_zone"),
        ({"every": "off", "time_zone": "../etc"}, "time_zone"),
        ({"every": "yearly", "time_zone": "UTC"}, "every"),
    ],
)
async def test_what_is_no_period_or_no_zone_is_named(system: System, wanted: dict[str, str], field: str) -> None:
    mia = await hired(system.database, Role.REP)
    answer = await system.api.put(DIGEST, json=wanted, headers=mia.bearer)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, field)


async def test_the_secret_is_shown_once_and_changes_with_the_address(system: System) -> None:
    assert (await system.api.get(HOOK, headers=BEARER)).json() is None
    secrets = set()
    for path in ("a", "b"):
        made = await system.api.put(HOOK, json={"url": f"https://hooks.example.com/{path}"}, headers=BEARER)
        secrets.add(made.json()["secret"])
    assert len(secrets) == 2
    shown = await system.api.get(HOOK, headers=BEARER)
    assert shown.json()["url"] == "https://hooks.example.com/b"
    assert not any(secret in shown.text for secret in secrets)


async def test_the_log_knows_who_changed_it_and_not_the_address(system: System) -> None:
    """Whose path may be a secret."""
    await system.api.put(HOOK, json={"url": "https://hooks.example.com/T0/secret"}, headers=BEARER)
    assert (await system.api.delete(HOOK, headers=BEARER)).status_code == 204
    entries = await system.database.fetch(
        "select act, before, after from audit_log join audit_changes using (id) order by id"
    )
    host = {"host": "hooks.example.com"}
    assert [tuple(entry) for entry in entries] == [("webhook_changed", None, host), ("webhook_removed", host, None)]


async def test_what_is_not_there_cannot_be_removed(system: System) -> None:
    assert (await system.api.delete(HOOK, headers=BEARER)).status_code == 404


@pytest.mark.parametrize("url", ["http://hooks.example.com/", "https://10.0.0.1/", "http://127.0.0.1:9000/", "hooks"])
async def test_what_is_inside_or_can_be_read_on_the_way_is_refused(system: System, url: str) -> None:
    answer = await system.api.put(HOOK, json={"url": url}, headers=BEARER)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "url")


async def test_on_a_local_stack_a_program_beside_it_is_called(at_home: System) -> None:
    answer = await at_home.api.put(HOOK, json={"url": "http://127.0.0.1:9000/"}, headers=BEARER)
    assert answer.status_code == 200
