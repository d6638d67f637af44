"""Pipelines: everybody works in them, an Admin keeps them."""

from __future__ import annotations

from typing import Any

import pytest

from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.people import hired

USUAL = {
    "lead": {"label": "Lead", "weight": 0.1},
    "qualified": {"label": "Qualified", "weight": 0.25},
    "proposal": {"label": "Proposal", "weight": 0.5},
    "negotiation": {"label": "Negotiation", "weight": 0.75},
    "won": {"label": "Won", "weight": 1.0},
    "lost": {"label": "Lost", "weight": 0.0},
}


async def added(system: System, **more: Any) -> dict[str, Any]:
    answer = await system.api.post("/pipelines", json={"name": "Partners"} | more, headers=BEARER)
    assert answer.status_code == 201, answer.text
    pipeline: dict[str, Any] = answer.json()
    return pipeline


async def test_a_fresh_system_has_one(system: System) -> None:
    answer = await system.api.get("/pipelines", headers=BEARER)
    assert [(each["id"], each["name"]) for each in answer.json()] == [(1, "Sales")]
    assert answer.headers["x-total-count"] == "1"


async def test_one_has_all_six_columns_in_their_order(system: System) -> None:
    made = await added(system, description="For resellers", rotting_days=14)
    assert (made["name"], made["description"], made["rotting_days"]) == ("Partners", "For resellers", 14)
    assert list(made["stages"].items()) == list(USUAL.items())
    assert (await system.api.get(f"/pipelines/{made['id']}", headers=BEARER)).json() == made


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
async def test_a_column_is_renamed_and_weighed_and_the_rest_stays(system: System, method: str) -> None:
    made = await added(system, stages={"lead": {"label": "Contacted"}}, description="x")
    change = {"stages": {"lead": {"weight": 0.05}, "won": {"label": "Signed"}}, "description": None}
    answer = await system.api.request(method, f"/pipelines/{made['id']}", json=change, headers=BEARER)
    assert answer.json()["description"] is None
    assert answer.json()["stages"] == {
        **USUAL,
        "lead": {"label": "Contacted", "weight": 0.05},
        "won": {"label": "Signed", "weight": 1.0},
    }


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": None}, "name"),
        ({"name": " "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"stages": {"demo": {"label": "Demo"}}}, "stages.demo"),
        ({"stages": {"lead": {"weight": 1.5}}}, "stages.lead.weight"),
        ({"stages": {"lead": {"colour": "red"}}}, "stages.lead.colour"),
        ({"stages": {"lead": {"label": ""}}}, "stages.lead.label"),
        ({"rotting_days": 0}, "rotting_days"),
        ({"owner": "me"}, "owner"),
    ],
)
async def test_what_would_not_work_is_refused_by_its_name(system: System, body: dict[str, Any], field: str) -> None:
    refused = await system.api.patch("/pipelines/1", json=body, headers=BEARER)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)


async def test_nobody_changes_what_they_have_not_seen(system: System) -> None:
    seen = (await system.api.get("/pipelines/1", headers=BEARER)).headers["etag"]
    first = await system.api.patch("/pipelines/1", json={"name": "New"}, headers=BEARER | {"If-Match": seen})
    assert first.status_code == 200
    stale = BEARER | {"If-Match": seen}
    assert (await system.api.patch("/pipelines/1", json={"name": "Newer"}, headers=stale)).status_code == 412
    assert (await system.api.delete("/pipelines/1", headers=stale)).status_code == 412
    fresh = BEARER | {"If-Match": first.headers["etag"]}
    assert (await system.api.delete("/pipelines/1", headers=fresh)).status_code == 204


async def test_the_list_is_searched_and_sorted(system: System) -> None:
    await added(system, name="Alpha", description="resellers")
    found = await system.api.get("/pipelines", params={"q": "RESELL"}, headers=BEARER)
    assert [each["name"] for each in found.json()] == ["Alpha"]
    turned = await system.api.get("/pipelines", params={"sort": "-name"}, headers=BEARER)
    assert [each["name"] for each in turned.json()] == ["Sales", "Alpha"]


async def test_what_is_gone_is_gone_and_comes_back_within_thirty_days(system: System) -> None:
    assert (await system.api.delete("/pipelines/1", headers=BEARER)).status_code == 204
    for method in ("GET", "PATCH", "DELETE"):
        answer = await system.api.request(
            method, "/pipelines/1", headers=BEARER, json={} if method == "PATCH" else None
        )
        assert answer.status_code == 404
    assert (await system.api.get("/pipelines", headers=BEARER)).json() == []
    assert (await system.api.post("/pipelines/1/restore", headers=BEARER)).json()["name"] == "Sales"
    assert (await system.api.post("/pipelines/1/restore", headers=BEARER)).status_code == 200
    await system.database.execute("update pipelines set deleted_at = now() - interval '31 days'")
    assert (await system.api.post("/pipelines/1/restore", headers=BEARER)).status_code == 404


@pytest.mark.parametrize("role", [Role.MANAGER, Role.REP])
async def test_only_an_admin_keeps_them(system: System, role: Role) -> None:
    bearer = (await hired(system.database, role, "sales")).bearer
    assert (await system.api.get("/pipelines/1", headers=bearer)).status_code == 200
    assert (await system.api.post("/pipelines", json={"name": "Mine"}, headers=bearer)).status_code == 403
    assert (await system.api.patch("/pipelines/1", json={}, headers=bearer)).status_code == 403
    assert (await system.api.delete("/pipelines/1", headers=bearer)).status_code == 403


async def test_every_write_stands_in_the_log_and_is_told(system: System) -> None:
    made = await added(system)
    await system.api.patch(f"/pipelines/{made['id']}", json={"name": "Resellers"}, headers=BEARER)
    await system.api.delete(f"/pipelines/{made['id']}", headers=BEARER)
    await system.api.post(f"/pipelines/{made['id']}/restore", headers=BEARER)
    acts = ["pipeline_added", "pipeline_changed", "pipeline_deleted", "pipeline_restored"]
    logged = await system.database.fetch("select act from audit_log where subject = 'pipeline' order by id")
    told = await system.database.fetch("select type from event_outbox where subject = $1 order by id", str(made["id"]))
    assert [row["act"] for row in logged] == acts == [row["type"] for row in told]
