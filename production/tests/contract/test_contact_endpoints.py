"""`/api/v1/contacts` as its documents describe it: every field, every refusal."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.people import hired

JOHN: dict[str, Any] = {
    "first_name": "John",
    "last_name": "Doe",
    "email": "john@example.com",
    "phone": "+12025550143",
    "company": "Acme Inc",
    "position": "Buyer",
    "notes": "Met at the fair.",
    "tags": ["vip", "fair"],
    "time_zone": "America/New_York",
}


async def add(system: System, **changes: Any) -> dict[str, Any]:
    answer = await system.api.post("/contacts", json=JOHN | changes, headers=BEARER)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def patch(system: System, contact: dict[str, Any], **changes: Any) -> httpx.Response:
    return await system.api.patch(f"/contacts/{contact['id']}", json=changes, headers=BEARER)


async def read(system: System, contact: dict[str, Any]) -> httpx.Response:
    return await system.api.get(f"/contacts/{contact['id']}", headers=BEARER)


async def listed(system: System, **query: Any) -> list[str]:
    answer = await system.api.get("/contacts", params=query, headers=BEARER)
    return [each["email"].partition("@")[0] for each in answer.json()]


async def test_a_contact_comes_back_as_it_was_written(system: System) -> None:
    john = await add(system)
    assert {name: john[name] for name in JOHN} == JOHN
    assert isinstance(john["id"], int)
    assert (str(UUID(john["customer_id"])), john["name"]) == (john["customer_id"], "John Doe")
    assert datetime.fromisoformat(john["created_at"]) <= datetime.fromisoformat(john["updated_at"])
    assert {name: john[name] for name in ("owner_id", "team", "custom")} == {
        "owner_id": None,
        "team": None,
        "custom": {},
    }
    assert (await read(system, john)).json() == john


async def test_a_first_name_a_last_name_and_an_address_are_enough(system: System) -> None:
    least = {"first_name": "Cher", "last_name": "", "email": "Cher@Example.COM"}
    made = (await system.api.post("/contacts", json=least, headers=BEARER)).json()
    assert (made["name"], made["last_name"], made["email"]) == ("Cher", None, "cher@example.com")
    assert (made["phone"], made["company"], made["notes"], made["tags"]) == (None, None, "", [])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"first_name": "  "}, "first_name"),
        ({"first_name": None}, "first_name"),
        ({"last_name": "x" * 201}, "last_name"),
        ({"phone": "call me"}, "phone"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"tags": ["a", " "]}, "tags.1"),
        ({"notes": 7}, "notes"),
        ({"team": "nobody"}, "team"),
        ({"owner_id": str(uuid4())}, "owner_id"),
        ({"owner_id": "me"}, "owner_id"),
        ({"custom": {"size": 1}}, "custom.size"),
        ({"salary": 1}, "salary"),
        ({"id": 1}, "id"),
    ],
)
async def test_what_is_wrong_is_refused_by_its_name(system: System, changes: dict[str, Any], field: str) -> None:
    refused = await system.api.post("/contacts", json=JOHN | changes, headers=BEARER)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)
    assert await listed(system) == []


@pytest.mark.parametrize("missing", ["first_name", "last_name", "email"])
async def test_what_is_missing_is_named(system: System, missing: str) -> None:
    body = {name: value for name, value in JOHN.items() if name != missing}
    refused = await system.api.post("/contacts", json=body, headers=BEARER)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, missing)


async def test_an_address_belongs_to_one_contact(system: System) -> None:
    john, jane = await add(system), await add(system, first_name="Jane", email="jane@example.com")
    again = await system.api.post("/contacts", json=JOHN | {"email": "JOHN@example.com"}, headers=BEARER)
    moved = await patch(system, jane, email="john@example.com")
    for refused in (again, moved):
        assert (refused.status_code, refused.json()["error"]) == (409, "conflict")
        assert (refused.json()["existing_id"], refused.json()["fields"][0]["field"]) == (john["id"], "email")


async def test_of_a_contact_out_of_reach_only_that_it_is_there_is_said(system: System) -> None:
    await add(system)
    rep = await hired(system.database, Role.REP, "billing")
    refused = await system.api.post("/contacts", json=JOHN, headers=rep.bearer)
    assert (refused.status_code, refused.json()["existing_id"]) == (409, None)


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
async def test_only_what_is_given_becomes_different(system: System, method: str) -> None:
    john = await add(system)
    changes: dict[str, Any] = {"position": "Director", "company": None, "tags": []}
    changed = await system.api.request(method, f"/contacts/{john['id']}", json=changes, headers=BEARER)
    after = {**john, **changes, "company_id": None, "updated_at": changed.json()["updated_at"]}
    assert (changed.status_code, changed.json()) == (200, after)
    assert after["updated_at"] > john["updated_at"]


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"first_name": "Jon"}, "Jon Doe"),
        ({"last_name": None}, "John"),
        ({"first_name": None}, "Doe"),
        ({"first_name": "", "last_name": ""}, None),
    ],
)
async def test_the_whole_name_follows_its_parts(system: System, changes: dict[str, Any], name: str | None) -> None:
    assert (await patch(system, await add(system), **changes)).json()["name"] == name


async def test_a_change_of_what_was_not_seen_is_refused_and_changes_nothing(system: System) -> None:
    john = await add(system)
    path, seen = f"/contacts/{john['id']}", (await read(system, john)).headers["ETag"]
    first = await system.api.patch(path, json={"position": "A"}, headers={**BEARER, "If-Match": seen})
    second = await system.api.patch(path, json={"position": "B"}, headers={**BEARER, "If-Match": seen})
    gone = await system.api.delete(path, headers={**BEARER, "If-Match": seen})
    assert (first.status_code, second.status_code, gone.status_code) == (200, 412, 412)
    assert (await read(system, john)).json()["position"] == "A"
    assert first.headers["ETag"] == (await read(system, john)).headers["ETag"]


async def test_a_deleted_contact_is_gone_until_it_is_restored(system: System) -> None:
    john = await add(system)
    gone = await system.api.delete(f"/contacts/{john['id']}", headers=BEARER)
    assert (gone.status_code, gone.content) == (204, b"")
    assert ((await read(system, john)).status_code, await listed(system)) == (404, [])
    assert (await patch(system, john, position="A")).status_code == 404
    assert (await system.api.delete(f"/contacts/{john['id']}", headers=BEARER)).status_code == 404
    back = await system.api.post(f"/contacts/{john['id']}/restore", headers=BEARER)
    assert (back.status_code, back.json()) == (200, {**john, "updated_at": back.json()["updated_at"]})


async def test_who_was_deleted_can_be_written_down_anew_with_nothing_of_before(system: System) -> None:
    john = await add(system)
    await system.api.delete(f"/contacts/{john['id']}", headers=BEARER)
    new = {"first_name": "Jonathan", "last_name": "Doe", "email": JOHN["email"]}
    anew = (await system.api.post("/contacts", json=new, headers=BEARER)).json()
    assert {name: anew[name] for name in JOHN} == {**dict.fromkeys(JOHN), "notes": "", "tags": [], **new}


async def test_who_is_restored_gets_no_address_of_somebody_else(system: System) -> None:
    john, jane = await add(system), await add(system, email="jane@example.com")
    await system.api.delete(f"/contacts/{john['id']}", headers=BEARER)
    await patch(system, jane, email=JOHN["email"])
    refused = await system.api.post(f"/contacts/{john['id']}/restore", headers=BEARER)
    assert (refused.status_code, refused.json()["existing_id"]) == (409, jane["id"])


async def test_a_company_is_found_by_its_name_or_domain_and_else_added(system: System) -> None:
    john = await add(system)
    same = await add(system, email="b@example.com", company="ACME, Inc.")
    other = await add(system, email="c@example.com", company="Acme GmbH")
    assert (same["company"], same["company_id"]) == ("Acme Inc", john["company_id"])
    assert (other["company"], other["company_id"] == john["company_id"]) == ("Acme GmbH", False)
    path = f"/companies/{john['company_id']}"
    await system.api.patch(path, json={"domain": "https://www.acme.com/"}, headers=BEARER)
    by_domain = await add(system, email="d@example.com", company="acme.com")
    assert (by_domain["company"], by_domain["company_id"]) == ("Acme Inc", john["company_id"])


async def test_lists_are_filtered_and_sorted(system: System) -> None:
    rep = await hired(system.database, Role.REP, "billing")
    a = await add(system, email="a@example.com", first_name="Zoe", company="Acme Inc", owner_id=str(rep.id))
    await add(system, email="b@example.com", first_name="adam", company="Beta", team="billing", tags=["x"])
    await add(system, email="c@example.com", first_name="Mia", company=None, last_name="Aho", phone="+12025550199")
    assert await listed(system) == ["c", "b", "a"]
    assert await listed(system, sort="first_name") == ["b", "c", "a"]
    assert await listed(system, sort="last_name,-email") == ["c", "b", "a"]
    assert await listed(system, sort="-company") == ["b", "a", "c"]
    assert await listed(system, company_id=a["company_id"]) == ["a"]
    assert await listed(system, owner_id=str(rep.id)) == ["a"]
    assert await listed(system, team="billing") == ["b"]
    assert await listed(system, tag="x") == ["b"]
    assert await listed(system, tag=["x", "y"]) == ["b"]
    assert await listed(system, email="C@Example.com") == ["c"]
    assert await listed(system, phone="+1 202 555 0199") == ["c"]
    assert await listed(system, sort="id", skip=1, limit=1) == ["b"]


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("joh", ["john"]),
        ("DOE john", ["john"]),
        ("acme", ["john"]),
        ("5550143", []),
        ("12025550143", ["john"]),
        ("x", []),
    ],
)
async def test_words_are_looked_for_from_their_beginning(system: System, sought: str, found: list[str]) -> None:
    await add(system)
    assert await listed(system, q=sought) == found


async def test_custom_fields_hold_what_they_say(system: System) -> None:
    for name, kind in (("size", "number"), ("since", "date")):
        definition = {"object": "contact", "name": name, "label": name, "kind": kind}
        assert (await system.api.post("/custom-fields", json=definition, headers=BEARER)).status_code == 201
    john = await add(system, custom={"size": 4.5, "since": "2026-02-28"})
    assert john["custom"] == {"size": 4.5, "since": "2026-02-28"}
    assert (await patch(system, john, custom={"size": None})).json()["custom"] == {"since": "2026-02-28"}
    refused = await patch(system, john, custom={"since": "2026-02-30"})
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "custom.since")


async def test_a_contact_is_the_callers_unless_somebody_is_named(system: System) -> None:
    rep = await hired(system.database, Role.REP, "billing")
    mine = (await system.api.post("/contacts", json=JOHN, headers=rep.bearer)).json()
    assert (mine["owner_id"], mine["team"]) == (str(rep.id), "billing")
    given = await system.api.patch(
        f"/contacts/{mine['id']}", json={"owner_id": None, "team": "legal"}, headers=rep.bearer
    )
    assert (given.status_code, given.json()["team"]) == (200, "legal")
    assert (await system.api.get(f"/contacts/{mine['id']}", headers=rep.bearer)).status_code == 404


async def test_of_somebody_in_two_teams_a_contact_is_in_none(system: System) -> None:
    rep = await hired(system.database, Role.REP, "billing", "legal")
    mine = (await system.api.post("/contacts", json=JOHN, headers=rep.bearer)).json()
    assert (mine["owner_id"], mine["team"]) == (str(rep.id), None)


async def test_what_people_do_is_written_down(system: System) -> None:
    john = await add(system)
    await patch(system, john, position="Director")
    await system.api.delete(f"/contacts/{john['id']}", headers=BEARER)
    await system.api.post(f"/contacts/{john['id']}/restore", headers=BEARER)
    log = (await system.api.get("/audit", params={"subject": "contact"}, headers=BEARER)).json()["items"]
    assert [each["act"] for each in log] == ["contact_restored", "contact_deleted", "contact_changed", "contact_added"]
    assert (log[2]["before"], log[2]["after"]) == ({"position": "Buyer"}, {"position": "Director"})
