"""Whom a campaign is for, by the filter of the list of contacts; for the version before as well."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from production.crm.customers.contacts import Contact
from production.crm.permissions.model import Role
from production.database.contacts import ContactFilter, ContactStore
from production.database.listing import Asked
from production.tests.support.api import BEARER, System
from production.tests.support.campaigns import campaign, does, progress
from production.tests.support.outreach import letters, somebody
from production.tests.support.people import hired


async def test_whom_it_reaches_and_whom_not_and_why_is_known_before_it_begins(system: System) -> None:
    await somebody(system.database, tags=("blue",))
    await somebody(system.database, "bob@example.com", consents=False, tags=("blue",))
    await somebody(system.database, "eve@example.com", tags=("red",))
    same = await somebody(system.database, "ada@other.example", tags=("blue",))
    await system.database.execute("update customers set email = 'ada@example.com' where id = $1", same.id)
    drawn = await does(system, await campaign(system, audience={"tags": ["blue"]}), "recipients")
    assert drawn["recipients"] == {"waiting": 1, "excluded": 2}
    assert drawn["excluded"] == {"no_consent": 1, "same_address": 1}
    assert await letters(system.database) == []


@pytest.mark.parametrize(
    ("audience", "filtered"),
    [
        ({}, {}),
        ({"q": "bob"}, {"q": "bob"}),
        ({"tags": ["red", "blue"]}, {"tag": ["red", "blue"]}),
        ({"team": "billing"}, {"team": "billing"}),
        ({"team": "sales", "tags": ["blue"]}, {"team": "sales", "tag": "blue"}),
        ({"email": "Ada@Example.com"}, {"email": "Ada@Example.com"}),
        ({"phone": "+1 202 555 0199"}, {"phone": "+1 202 555 0199"}),
        ({"company_id": True}, {"company_id": True}),
        ({"owner_id": True}, {"owner_id": True}),
    ],
    ids=str,
)
async def test_it_is_for_whom_the_list_of_contacts_shows(
    system: System, audience: dict[str, Any], filtered: dict[str, Any]
) -> None:
    rep = await hired(system.database, Role.REP, "sales")
    ada = await somebody(system.database, tags=("blue",), owner=rep.id)
    await somebody(system.database, "bob@example.com", team="billing", tags=("red",))
    await somebody(system.database, "eve@example.com", tags=("green",))
    kept = {"company": "Acme", "phone": "+12025550199"}
    shown = await system.api.patch(f"/contacts/{ada.number}", json=kept, headers=BEARER)
    theirs = {"company_id": shown.json()["company_id"], "owner_id": str(rep.id)}
    audience, filtered = ({name: theirs.get(name, value) for name, value in of.items()} for of in (audience, filtered))
    listed = await system.api.get("/contacts", params=filtered, headers=BEARER)
    blue = await campaign(system, audience=audience)
    await does(system, blue, "recipients")
    drawn = await system.api.get(f"/campaigns/{blue}/recipients", headers=BEARER)
    assert sorted(each["contact_id"] for each in drawn.json()) == sorted(each["id"] for each in listed.json())


async def _as_the_version_before_reads_it(system: System, campaign_id: int) -> Any:
    return await system.database.fetchval("select audience from campaign_records where id = $1", campaign_id)


@pytest.mark.parametrize(
    ("audience", "older"),
    [({}, {}), ({"tags": ["blue"]}, {"tags": ["blue"]}), ({"q": "bob", "tags": ["blue"]}, {"contact_ids": [0]})],
    ids=str,
)
async def test_the_version_before_writes_to_nobody_whom_it_cannot_tell(
    system: System, audience: dict[str, Any], older: dict[str, Any]
) -> None:
    """It passes over whatever is neither tags nor ids."""
    assert await _as_the_version_before_reads_it(system, await campaign(system, audience=audience)) == older
    changed = await campaign(system)
    await system.api.patch(f"/campaigns/{changed}", json={"audience": audience}, headers=BEARER)
    assert await _as_the_version_before_reads_it(system, changed) == older


async def test_an_audience_that_the_version_before_writes_holds(system: System) -> None:
    blue = await campaign(system, audience={"q": "bob"})
    await system.database.execute('update campaigns set audience = \'{"tags": ["blue"]}\' where id = $1', blue)
    kept = (await system.api.get(f"/campaigns/{blue}", headers=BEARER)).json()["audience"]
    assert {name: value for name, value in kept.items() if value} == {"tags": ["blue"]}


@pytest.mark.parametrize("meanwhile", ["state = 'cancelled'", 'audience = \'{"tags": ["red"]}\'', "channel = 'sms'"])
async def test_nobody_is_enlisted_for_what_it_was_before(
    system: System, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    await somebody(system.database)
    blue = await campaign(system)
    unhurried = ContactStore.batches

    async def batches(store: ContactStore, asked: Asked, wanted: ContactFilter) -> AsyncIterator[list[Contact]]:
        async for batch in unhurried(store, asked, wanted):
            await system.database.execute(f"update campaigns set {meanwhile} where id = $1", blue)
            yield batch

    monkeypatch.setattr(ContactStore, "batches", batches)
    assert (await system.api.post(f"/campaigns/{blue}/recipients", headers=BEARER)).status_code == 409
    assert (await progress(system, blue))["recipients"] == {}
