"""Activities: calls, meetings and notes about contacts in reach."""

from __future__ import annotations

from typing import Any

import pytest

from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.deals import contact, deal, logged, made
from production.tests.support.people import hired


@pytest.fixture
async def ada(system: System) -> int:
    return await contact(system.database, team="sales")


async def test_an_activity_is_kept_as_it_was_given_with_its_author(system: System, ada: int) -> None:
    rep = await hired(system.database, Role.REP, "sales")
    sold = await deal(system, ada, rep.bearer)
    given = {
        "kind": "call",
        "contact_id": ada,
        "deal_id": sold["id"],
        "happened_at": "2026-03-01T10:00:00Z",
        "minutes": 15,
        "direction": "outbound",
        "outcome": "Wants an offer",
        "text": "Asked about\nthe seats.",
    }
    added = await made(system, "/activities", given, rep.bearer)
    assert {name: added[name] for name in given} == given
    assert (added["contact_name"], added["author_id"]) == ("Ada Lovelace", str(rep.id))
    assert (await system.api.get(f"/activities/{added['id']}", headers=rep.bearer)).json() == added


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "fax"}, "kind"),
        ({"contact_id": 99_999}, "contact_id"),
        ({"deal_id": 99_999}, "deal_id"),
        ({"happened_at": "2026-03-01T10:00:00"}, "happened_at"),
        ({"minutes": -1}, "minutes"),
        ({"direction": "inbound"}, "direction"),
        ({"text": None}, "text"),
        ({"author_id": None}, "author_id"),
    ],
)
async def test_what_would_not_work_is_refused_by_its_name(
    system: System, ada: int, change: dict[str, Any], field: str
) -> None:
    added = await made(system, "/activities", {"kind": "note", "contact_id": ada})
    for refused in (
        await system.api.post("/activities", json={"kind": "note", "contact_id": ada} | change, headers=BEARER),
        await system.api.patch(f"/activities/{added['id']}", json=change, headers=BEARER),
    ):
        assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)


async def test_the_list_is_filtered_newest_first(system: System, ada: int) -> None:
    bob, sold = await contact(system.database, "Bob Moore"), await deal(system, ada)
    made_at = {"kind": "call", "contact_id": ada}
    old = await made(system, "/activities", made_at | {"happened_at": "2026-01-01T00:00:00Z", "text": "Budget"})
    new = await made(system, "/activities", made_at | {"happened_at": "2026-02-01T00:00:00Z", "deal_id": sold["id"]})
    met = await made(system, "/activities", {"kind": "meeting", "contact_id": bob})
    for query, found in [
        ({}, [met, new, old]),
        ({"contact_id": ada}, [new, old]),
        ({"deal_id": sold["id"]}, [new]),
        ({"kind": "meeting"}, [met]),
        ({"q": "budget"}, [old]),
    ]:
        answer = await system.api.get("/activities", params=query, headers=BEARER)
        assert [each["id"] for each in answer.json()] == [each["id"] for each in found], query


async def test_whoever_does_not_reach_the_contact_reads_nothing(system: System, ada: int) -> None:
    foreign = await hired(system.database, Role.REP, "legal")
    added = await made(system, "/activities", {"kind": "note", "contact_id": ada, "text": "secret"})
    assert (await system.api.get("/activities", headers=foreign.bearer)).json() == []
    assert (await system.api.get(f"/activities/{added['id']}", headers=foreign.bearer)).status_code == 404
    refused = await system.api.post("/activities", json={"kind": "note", "contact_id": ada}, headers=foreign.bearer)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "contact_id")


async def test_with_the_contact_it_is_out_of_sight_and_comes_back(system: System, ada: int) -> None:
    added = await made(system, "/activities", {"kind": "note", "contact_id": ada})
    path = f"/activities/{added['id']}"
    await system.api.delete(path, headers=BEARER)
    await system.api.delete(f"/contacts/{ada}", headers=BEARER)
    assert (await system.api.post(f"{path}/restore", headers=BEARER)).status_code == 409
    await system.api.post(f"/contacts/{ada}/restore", headers=BEARER)
    assert (await system.api.post(f"{path}/restore", headers=BEARER)).status_code == 200
    await system.api.delete(f"/contacts/{ada}", headers=BEARER)
    assert (await system.api.get(path, headers=BEARER)).status_code == 404
    assert (await system.api.get("/activities", headers=BEARER)).json() == []


async def test_every_write_stands_in_the_log_and_is_told(system: System, ada: int) -> None:
    added = await made(system, "/activities", {"kind": "note", "contact_id": ada})
    path = f"/activities/{added['id']}"
    changed = await system.api.put(path, json={"text": "More"}, headers=BEARER)
    assert changed.json() == {**added, "text": "More", "updated_at": changed.json()["updated_at"]}
    assert (await system.api.delete(path, headers=BEARER)).status_code == 204
    assert (await system.api.get(path, headers=BEARER)).status_code == 404
    await system.api.post(f"{path}/restore", headers=BEARER)
    acts = ["activity_added", "activity_changed", "activity_deleted", "activity_restored"]
    assert await logged(system.database, "activity", added["id"]) == (acts, acts)
