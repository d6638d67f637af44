"""Customers at their documented paths, in the documented shape."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from production.crm.permissions.model import Role
from production.database.turns import TurnStore
from production.tests.builders import mail
from production.tests.support.api import BEARER, System
from production.tests.support.people import hired
from production.tests.support.turns import claimed

ACME: dict[str, Any] = {
    "name": "Acme GmbH",
    "email": "kontakt@acme.example",
    "tags": ["fintech", "DACH"],
    "notes": ["2025-07-01: trade fair", "wants a demo"],
    "meta": {"timezone": "Europe/Berlin", "size": 40},
    "last_contacted": None,
}


async def posted(system: System, body: dict[str, Any], headers: dict[str, str] = BEARER) -> httpx.Response:
    return await system.api.post("http://inside/customers", json=body, headers=headers)


async def test_a_document_comes_back_as_it_was_given(system: System) -> None:
    added = (await posted(system, ACME)).json()
    assert {name: added[name] for name in ACME} == ACME
    assert added["_id"] == added["id"]
    for path in ("http://inside/customers", "/customers"):
        [listed] = (await system.api.get(path, headers=BEARER)).json()
        assert listed == added
    whole = (await system.api.get(f"http://inside/customers/{added['_id']}", headers=BEARER)).json()
    assert whole == added | {"interactions": []}


async def test_it_is_a_contact_like_any_other(system: System) -> None:
    added = (await posted(system, ACME)).json()
    [contact] = (await system.api.get("/contacts", headers=BEARER)).json()
    assert (contact["customer_id"], contact["name"], contact["time_zone"]) == (
        added["id"],
        ACME["name"],
        "Europe/Berlin",
    )
    assert (await posted(system, ACME)).status_code == 409


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"email": "acme"}, "email"),
        ({"meta": {"timezone": "Mars/Olympus"}}, "meta"),
        ({"notes": "one"}, "notes"),
        ({"notes": ["two\nlines"]}, "notes.0"),
        ({"last_contacted": "yesterday"}, "last_contacted"),
        ({"mail": "x"}, "mail"),
    ],
)
async def test_what_would_not_work_is_refused_by_its_name(system: System, change: dict[str, Any], field: str) -> None:
    refused = await posted(system, ACME | change)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)
    assert (await system.api.get("/customers", headers=BEARER)).json() == []


async def test_only_what_is_given_becomes_different(system: System) -> None:
    added = (await posted(system, ACME)).json()
    changes: list[dict[str, Any]] = [
        {"name": "Acme"},
        {"tags": ["ai"], "notes": ["one", "two"]},
        {"meta": {"size": 41}},
        {"last_contacted": "2026-03-02T10:00:00Z"},
    ]
    for path in ("http://inside/customers", "/customers"):
        for change in changes:
            answer = await system.api.put(f"{path}/{added['id']}", json=change, headers=BEARER)
            added |= change
            assert (answer.status_code, answer.json()) == (200, added)
    [contact] = (await system.api.get("/contacts", headers=BEARER)).json()
    assert (contact["name"], contact["time_zone"]) == ("Acme", None)
    acts = "select after from audit_log join audit_changes using (id) where act = 'contact_changed' order by id"
    assert [row["after"] for row in await system.database.fetch(acts)][2] == {"meta": {"size": 41}, "time_zone": None}


async def test_nobody_changes_what_they_have_not_seen(system: System) -> None:
    answer = await posted(system, ACME)
    path = f"http://inside/customers/{answer.json()['id']}"
    stale, seen = BEARER | {"If-Match": '"1.000000"'}, BEARER | {"If-Match": answer.headers["ETag"]}
    for method, body in (("PATCH", {"name": "Bolt"}), ("DELETE", None)):
        assert (await system.api.request(method, path, json=body, headers=stale)).status_code == 412
    assert (await system.api.patch(path, json={"name": "Bolt"}, headers=seen)).json()["name"] == "Bolt"


async def test_a_deleted_customer_is_gone_and_comes_back_as_a_contact(system: System) -> None:
    added = (await posted(system, ACME)).json()
    path = f"http://inside/customers/{added['id']}"
    [contact] = (await system.api.get("/contacts", headers=BEARER)).json()
    assert (await system.api.delete(path, headers=BEARER)).status_code == 204
    assert (await system.api.get(path, headers=BEARER)).status_code == 404
    assert (await system.api.delete(path, headers=BEARER)).status_code == 404
    assert (await system.api.post(f"/contacts/{contact['id']}/restore", headers=BEARER)).status_code == 200
    assert (await system.api.get(path, headers=BEARER)).json() == added | {"interactions": []}


async def test_a_merged_record_is_read_as_the_one_that_took_it_in_and_not_written(system: System) -> None:
    kept, gone = [(await posted(system, ACME | {"email": f"{name}@acme.example"})).json() for name in ("a", "b")]
    numbers = {each["customer_id"]: each["id"] for each in (await system.api.get("/contacts", headers=BEARER)).json()}
    body = {"other_id": numbers[gone["id"]]}
    merged = await system.api.post(f"/contacts/{numbers[kept['id']]}/merge", json=body, headers=BEARER)
    assert merged.status_code == 200, merged.text
    survivor = (await system.api.get(f"http://inside/customers/{gone['id']}", headers=BEARER)).json()
    assert survivor["id"] == kept["id"]
    for path in ("http://inside/customers", "/customers"):
        for method, change in (("PUT", {"name": "Bolt"}), ("PATCH", {"name": "Bolt"}), ("DELETE", None)):
            refused = await system.api.request(method, f"{path}/{gone['id']}", json=change, headers=BEARER)
            assert (refused.status_code, kept["id"] in refused.json()["message"]) == (409, True)
    assert (await system.api.get(f"http://inside/customers/{kept['id']}", headers=BEARER)).json() == survivor


async def test_what_was_said_comes_with_the_customer(system: System) -> None:
    claim = await claimed(TurnStore(system.database), mail("Where is my parcel?", address="ada@example.com"))
    whole = (await system.api.get(f"http://inside/customers/{claim.customer_id}", headers=BEARER)).json()
    [said] = whole["interactions"]
    assert (said["type"], said["direction"], said["status"]) == ("email", "incoming", "replied")
    assert "Where is my parcel?" in said["content"]


async def test_a_list_is_narrowed_by_tag_and_words(system: System) -> None:
    await posted(system, ACME)
    await posted(system, ACME | {"name": "Bolt", "email": "bolt@bolt.example", "tags": []})
    for query in ({"tag": "DACH"}, {"q": "acme"}):
        found = (await system.api.get("/customers", params=query, headers=BEARER)).json()
        assert [each["name"] for each in found] == ["Acme GmbH"]


async def test_people_see_those_in_their_hands(system: System) -> None:
    rep, other = [await hired(system.database, Role.REP, team) for team in ("sales", "legal")]
    added = (await posted(system, ACME, rep.bearer)).json()
    path = f"http://inside/customers/{added['id']}"
    assert (await system.api.get(path, headers=rep.bearer)).status_code == 200
    assert (await system.api.get(path, headers=other.bearer)).status_code == 404
    assert (await system.api.get("/customers", headers=other.bearer)).json() == []
