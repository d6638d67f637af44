"""Macros: everybody uses them, an Admin keeps them."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.people import hired

MACRO: dict[str, Any] = {
    "name": "Export",
    "body": "Hello {{customer.name}}, choose Export. {{ agent.name }}, {{ticket.id}}",
    "actions": {"status": "resolved", "tags": ["export"], "assigned_team": "support"},
}


async def add(system: System, **changes: Any) -> httpx.Response:
    return await system.api.post("/macros", json=MACRO | changes, headers=BEARER)


async def test_what_an_admin_keeps_everybody_uses(system: System) -> None:
    rep = await hired(system.database, Role.REP, "support")
    added = (await add(system)).json()
    assert added == {**MACRO, "id": added["id"]}
    renamed = await system.api.patch(f"/macros/{added['id']}", json={"name": "Exports"}, headers=BEARER)
    assert renamed.json() == {**added, "name": "Exports"}
    assert (await system.api.get("/macros", headers=rep.bearer)).json() == [renamed.json()]
    assert (await system.api.delete(f"/macros/{added['id']}", headers=BEARER)).status_code == 204
    assert (await system.api.get("/macros", headers=rep.bearer)).json() == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"body": "Hello {{customer.nmae}}"}, "body"),
        ({"actions": {"assigned_team": "nobody"}}, "actions.assigned_team"),
        ({"actions": {"priority": "high"}}, "actions.priority"),
        ({"actions": {"status": "asleep"}}, "actions.status"),
        ({"name": " "}, "name"),
    ],
)
async def test_what_would_not_work_is_refused_by_its_name(system: System, changes: dict[str, Any], field: str) -> None:
    refused = await add(system, **changes)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)


async def test_a_name_stands_for_one(system: System) -> None:
    await add(system)
    other = (await add(system, name="Import")).json()
    assert (await add(system)).status_code == 409
    again = await system.api.patch(f"/macros/{other['id']}", json={"name": "Export"}, headers=BEARER)
    assert again.status_code == 409
