"""`/api/v1/companies` and `/api/v1/custom-fields`: every field, every refusal."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.people import hired

ACME: dict[str, Any] = {
    "name": "Acme Inc",
    "domain": "acme.com",
    "phone": "+12025550143",
    "notes": "Since 1949.",
    "tags": ["anvils"],
}
SIZE: dict[str, Any] = {"object": "company", "name": "size", "label": "Size", "kind": "choice", "choices": ["S", "L"]}


async def ask(system: System, method: str, path: str, body: Any = None) -> httpx.Response:
    return await system.api.request(method, path, json=body, headers=BEARER)


async def made(system: System, path: str, body: Any) -> dict[str, Any]:
    answer = await ask(system, "POST", path, body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def test_a_company_comes_back_as_it_was_written(system: System) -> None:
    acme = await made(system, "/companies", ACME)
    assert {name: acme[name] for name in ACME} == ACME
    assert (await ask(system, "GET", f"/companies/{acme['id']}")).json() == acme
    assert (await ask(system, "GET", "/companies")).json() == [acme]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"domain": "acme"}, "domain"),
        ({"phone": "none"}, "phone"),
        ({"custom": {"size": "S"}}, "custom.size"),
        ({"team": "nobody"}, "team"),
        ({"employees": 7}, "employees"),
    ],
)
async def test_what_is_wrong_is_refused_by_its_name(system: System, changes: dict[str, Any], field: str) -> None:
    refused = await ask(system, "POST", "/companies", ACME | changes)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)


@pytest.mark.parametrize(
    ("other", "field"),
    [({"name": "ACME, Inc."}, "name"), ({"name": "Anvils", "domain": "https://www.ACME.com"}, "domain")],
)
async def test_a_name_and_a_domain_stand_for_one_company(system: System, other: dict[str, Any], field: str) -> None:
    acme = await made(system, "/companies", ACME)
    refused = await ask(system, "POST", "/companies", other)
    assert (refused.status_code, refused.json()["existing_id"]) == (409, acme["id"])
    assert refused.json()["fields"][0]["field"] == field
    beta = await made(system, "/companies", {"name": "Beta"})
    assert (await ask(system, "PATCH", f"/companies/{beta['id']}", other)).status_code == 409


async def test_its_people_bear_a_new_name_with_it_and_stay_when_it_goes(system: System) -> None:
    ada = {"first_name": "Ada", "last_name": "L", "email": "ada@example.com", "company": "Acme Inc"}
    ada = await made(system, "/contacts", ada)
    path = f"/companies/{ada['company_id']}"
    await ask(system, "PUT", path, {"name": "Acme Corp"})
    renamed = (await ask(system, "GET", f"/contacts/{ada['id']}")).json()
    assert (renamed["company"], renamed["company_id"]) == ("Acme Corp", ada["company_id"])
    assert (await ask(system, "DELETE", path)).status_code == 204
    assert [(await ask(system, "GET", where)).status_code for where in (path, f"/contacts/{ada['id']}")] == [404, 200]
    left = (await ask(system, "GET", f"/contacts/{ada['id']}")).json()
    assert (left["company"], left["company_id"]) == ("Acme Corp", None)
    assert (await ask(system, "POST", f"{path}/restore")).status_code == 200
    assert (await ask(system, "GET", f"/contacts/{ada['id']}")).json()["company_id"] == ada["company_id"]


async def test_a_company_is_not_restored_beside_one_of_its_name(system: System) -> None:
    acme = await made(system, "/companies", ACME)
    await ask(system, "DELETE", f"/companies/{acme['id']}")
    again = await made(system, "/companies", ACME)
    refused = await ask(system, "POST", f"/companies/{acme['id']}/restore")
    assert (refused.status_code, refused.json()["existing_id"]) == (409, again["id"])


async def test_a_change_of_what_was_not_seen_is_refused(system: System) -> None:
    acme = await made(system, "/companies", ACME)
    path, stale = f"/companies/{acme['id']}", {**BEARER, "If-Match": '"1.0"'}
    answers = [await system.api.request(method, path, json={}, headers=stale) for method in ("PATCH", "PUT", "DELETE")]
    assert [answer.status_code for answer in answers] == [412, 412, 412]


async def test_companies_are_filtered_sorted_and_found_by_words(system: System) -> None:
    rep = await hired(system.database, Role.REP, "billing")
    await made(system, "/companies", ACME)
    await made(system, "/companies", {"name": "beta", "owner_id": str(rep.id), "tags": ["x"], "team": "billing"})
    for query, names in (
        ("sort=-name", ["beta", "Acme Inc"]),
        (f"owner_id={rep.id}", ["beta"]),
        ("team=billing", ["beta"]),
        ("tag=anvils", ["Acme Inc"]),
        ("domain=acme.com", ["Acme Inc"]),
        ("q=acm", ["Acme Inc"]),
        ("q=none", []),
    ):
        found = (await ask(system, "GET", f"/companies?{query}")).json()
        assert [each["name"] for each in found] == names, query


async def test_fields_of_ones_own_are_kept_by_an_admin_and_seen_by_all(system: System) -> None:
    size = await made(system, "/custom-fields", SIZE)
    rep = await hired(system.database, Role.REP, "billing")
    seen = await system.api.get("/custom-fields?object=company", headers=rep.bearer)
    assert (size, seen.json()) == ({**SIZE, "id": size["id"]}, [size])
    assert (await ask(system, "GET", "/custom-fields?object=deal")).json() == []
    assert (await ask(system, "POST", "/custom-fields", SIZE)).status_code == 409
    changed = await ask(system, "PATCH", f"/custom-fields/{size['id']}", {"label": "How large", "choices": ["L"]})
    assert changed.json() == {**size, "label": "How large", "choices": ["L"]}


async def test_what_stands_in_a_field_goes_with_it(system: System) -> None:
    size = await made(system, "/custom-fields", SIZE)
    acme = await made(system, "/companies", {**ACME, "custom": {"size": "S"}})
    assert (await ask(system, "DELETE", f"/custom-fields/{size['id']}")).status_code == 204
    assert (await ask(system, "GET", f"/companies/{acme['id']}")).json()["custom"] == {}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "text"}, "choices"),
        ({"choices": []}, "choices"),
        ({"name": "Size"}, "name"),
        ({"kind": "colour"}, "kind"),
        ({"object": "ticket"}, "object"),
        ({"label": ""}, "label"),
    ],
)
async def test_a_field_that_makes_no_sense_is_refused(system: System, changes: dict[str, Any], field: str) -> None:
    refused = await ask(system, "POST", "/custom-fields", SIZE | changes)
    assert (refused.status_code, field in [each["field"] for each in refused.json()["fields"]]) == (422, True)


async def test_a_choice_keeps_its_choices(system: System) -> None:
    size = await made(system, "/custom-fields", SIZE)
    refused = await ask(system, "PATCH", f"/custom-fields/{size['id']}", {"choices": []})
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "choices")
