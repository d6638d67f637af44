"""Saved views: one's own, and those of a team."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from production.areas.views.store import MOST
from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.people import Person, hired

VIEW: dict[str, Any] = {
    "page": "contacts",
    "name": "Big ones",
    "team": None,
    "search": {"q": "acme", "sort": "-updated_at", "owner": "me"},
    "columns": ["name", "email"],
}


@pytest.fixture
async def mia(system: System) -> Person:
    return await hired(system.database, Role.REP, "sales")


async def save(system: System, person: Person, **changes: Any) -> httpx.Response:
    return await system.api.post("/views", json=VIEW | changes, headers=person.bearer)


async def names(system: System, person: Person, page: str = "contacts") -> list[str]:
    answer = await system.api.get("/views", params={"page": page}, headers=person.bearer)
    return [view["name"] for view in answer.json()]


async def test_a_view_comes_back_as_it_was_saved(system: System, mia: Person) -> None:
    saved = (await save(system, mia)).json()
    assert {name: saved[name] for name in VIEW} == VIEW
    [listed] = (await system.api.get("/views?page=contacts", headers=mia.bearer)).json()
    assert listed == saved
    assert (saved["mine"], await names(system, mia, "deals")) == (True, [])


async def test_a_value_of_no_kind_is_refused_by_the_name_of_its_field(system: System, mia: Person) -> None:
    refused = await save(system, mia, search={"tags": ["vip"]})
    [problem] = refused.json()["fields"]
    assert (refused.status_code, problem["field"]) == (422, "search.tags")
    assert problem["message"].startswith("Input should be a valid string, or: ")


async def test_only_the_team_that_it_is_shared_with_sees_it(system: System, mia: Person) -> None:
    await save(system, mia, name="Ours", team="sales")
    await save(system, mia, name="Mine")
    colleague = await hired(system.database, Role.REP, "sales")
    stranger = await hired(system.database, Role.MANAGER, "billing")
    seen = [await names(system, person) for person in (mia, colleague, stranger)]
    assert seen == [["Mine", "Ours"], ["Ours"], []]


async def test_whoever_left_a_team_shares_with_it_no_more_and_still_renames_it(system: System, mia: Person) -> None:
    where = f"/views/{(await save(system, mia, team='sales')).json()['id']}"
    colleague = await hired(system.database, Role.REP, "sales")
    await system.database.execute("delete from team_members where user_id = $1", mia.id)
    renamed = await system.api.patch(where, json={"name": "Old ones"}, headers=mia.bearer)
    assert (renamed.status_code, await names(system, mia), await names(system, colleague)) == (200, ["Old ones"], [])


async def test_what_a_colleague_shares_is_changed_by_them_alone(system: System, mia: Person) -> None:
    where = f"/views/{(await save(system, mia, team='sales')).json()['id']}"
    colleague = await hired(system.database, Role.MANAGER, "sales")
    tried = [
        await system.api.patch(where, json={"name": "Other"}, headers=colleague.bearer),
        await system.api.delete(where, headers=colleague.bearer),
    ]
    assert [answer.status_code for answer in tried] == [404, 404]
    assert await names(system, mia) == ["Big ones"]


async def test_a_view_looks_at_something_else_and_is_dropped(system: System, mia: Person) -> None:
    where = f"/views/{(await save(system, mia, team='sales')).json()['id']}"
    patch = {"search": {"tag": "vip"}, "team": None, "columns": None}
    changed = (await system.api.patch(where, json=patch, headers=mia.bearer)).json()
    assert (changed["name"], {name: changed[name] for name in patch}) == ("Big ones", patch)
    assert (await system.api.delete(where, headers=mia.bearer)).status_code == 204
    assert await names(system, mia) == []


async def test_a_name_stands_for_one_view_of_a_page(system: System, mia: Person) -> None:
    other = (await save(system, mia, name="Small ones")).json()
    await save(system, mia)
    renamed = await system.api.patch(f"/views/{other['id']}", json={"name": "Big ones"}, headers=mia.bearer)
    assert [(await save(system, mia)).status_code, renamed.status_code] == [409, 409]
    assert (await save(system, mia, page="deals")).status_code == 201


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"page": "tasks"}, "page"),
        ({"name": " "}, "name"),
        ({"team": "billing"}, "team"),
        ({"search": {"q": "x" * 301}}, "search.q"),
        ({"columns": ["x" * 41]}, "columns.0"),
        ({"owner_id": "me"}, "owner_id"),
    ],
)
async def test_what_makes_no_sense_is_refused_by_its_name(
    system: System, mia: Person, wrong: dict[str, Any], field: str
) -> None:
    refused = await save(system, mia, **wrong)
    assert refused.status_code == 422
    assert refused.json()["fields"][0]["field"].startswith(field)


async def test_nobody_keeps_endlessly_many(system: System, mia: Person) -> None:
    fill = (
        "insert into saved_views (owner_id, page, name, search) "
        "select $1, 'deals', 'v' || n, '{}' from generate_series(1, $2) n"
    )
    await system.database.execute(fill, mia.id, MOST)
    assert (await save(system, mia)).status_code == 409


async def test_a_program_keeps_none(system: System) -> None:
    assert (await system.api.post("/views", json=VIEW, headers=BEARER)).status_code == 403
