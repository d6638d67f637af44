"""Deals: what may be said of them, who reaches them, and what follows from their status."""

from __future__ import annotations

from typing import Any

import pytest

from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.deals import contact, deal, logged, made
from production.tests.support.people import hired


async def test_a_deal_is_kept_as_it_was_given(system: System) -> None:
    ada = await contact(system.database)
    given: dict[str, Any] = {
        "title": "200 seats",
        "description": "For all offices",
        "value": 12_500.55,
        "currency": "EUR",
        "status": "proposal",
        "expected_close": "2027-03-31",
        "tags": ["renewal"],
        "team": "sales",
    }
    added = await deal(system, ada, **given)
    assert {name: added[name] for name in given} == given
    assert (added["pipeline_id"], added["contact_id"], added["contact_name"]) == (1, ada, "Ada Lovelace")
    assert (added["closed_at"], added["lost_reason"], added["rotting"]) == (None, None, False)
    assert (await system.api.get(f"/deals/{added['id']}", headers=BEARER)).json() == added


async def test_little_has_to_be_said(system: System) -> None:
    rep = await hired(system.database, Role.REP, "sales")
    added = await deal(system, await contact(system.database, team="sales"), rep.bearer)
    assert (added["status"], added["value"], added["currency"]) == ("lead", 0, "USD")
    assert (added["owner_id"], added["team"]) == (str(rep.id), "sales")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": None}, "title"),
        ({"value": -1}, "value"),
        ({"value": 1.001}, "value"),
        ({"value": 1e12}, "value"),
        ({"value": "12"}, "value"),
        ({"currency": "eur"}, "currency"),
        ({"status": "closed"}, "status"),
        ({"status": None}, "status"),
        ({"pipeline_id": 99}, "pipeline_id"),
        ({"contact_id": 99_999}, "contact_id"),
        ({"contact_id": 2**63}, "contact_id"),
        ({"owner_id": "00000000-0000-0000-0000-000000000001"}, "owner_id"),
        ({"team": "nobody"}, "team"),
        ({"expected_close": "soon"}, "expected_close"),
        ({"lost_reason": "Too dear"}, "lost_reason"),
        ({"closed_at": "2027-01-01T00:00:00Z"}, "closed_at"),
        ({"tags": [str(number) for number in range(51)]}, "tags"),
        ({"custom": {"size": 1}}, "custom.size"),
    ],
)
async def test_what_would_not_work_is_refused_by_its_name(system: System, change: dict[str, Any], field: str) -> None:
    ada = await contact(system.database)
    added = await deal(system, ada)
    whole = {"title": "x", "pipeline_id": 1, "contact_id": ada} | change
    for answer in (
        await system.api.post("/deals", json=whole, headers=BEARER),
        await system.api.patch(f"/deals/{added['id']}", json=change, headers=BEARER),
    ):
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, field), answer.text
    assert (await system.api.get(f"/deals/{added['id']}", headers=BEARER)).json() == added


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
async def test_what_is_no_number_is_refused(system: System, number: str) -> None:
    body = f'{{"title": "x", "pipeline_id": 1, "contact_id": {await contact(system.database)}, "value": {number}}}'
    headers = BEARER | {"Content-Type": "application/json"}
    refused = await system.api.post("/deals", content=body, headers=headers)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "value")


@pytest.mark.parametrize("missing", ["title", "pipeline_id", "contact_id"])
async def test_a_new_deal_has_a_title_a_pipeline_and_a_contact(system: System, missing: str) -> None:
    body = {"title": "x", "pipeline_id": 1, "contact_id": await contact(system.database)}
    del body[missing]
    refused = await system.api.post("/deals", json=body, headers=BEARER)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, missing)


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
async def test_a_change_leaves_the_rest(system: System, method: str) -> None:
    added = await deal(system, await contact(system.database), description="x", value=5)
    changed = await system.api.request(
        method, f"/deals/{added['id']}", json={"value": 7.5, "description": None}, headers=BEARER
    )
    expected = {**added, "value": 7.5, "description": None, "updated_at": changed.json()["updated_at"]}
    assert changed.json() == expected


async def test_nobody_changes_what_they_have_not_seen(system: System) -> None:
    added = await deal(system, await contact(system.database))
    path = f"/deals/{added['id']}"
    stale = BEARER | {"If-Match": (await system.api.get(path, headers=BEARER)).headers["etag"]}
    assert (await system.api.patch(path, json={"title": "New"}, headers=stale)).status_code == 200
    assert (await system.api.patch(path, json={"title": "Newer"}, headers=stale)).status_code == 412
    assert (await system.api.delete(path, headers=stale)).status_code == 412


async def test_won_and_lost_close_a_deal_and_reopening_opens_it(system: System) -> None:
    added = await deal(system, await contact(system.database))
    closed = {}
    for status, reason in (("lost", "Too dear"), ("won", None), ("lead", None)):
        body = {"status": status} | ({"lost_reason": reason} if reason else {})
        closed[status] = (await system.api.patch(f"/deals/{added['id']}", json=body, headers=BEARER)).json()
    assert closed["lost"]["lost_reason"] == "Too dear"
    assert closed["lost"]["closed_at"] < closed["won"]["closed_at"]
    assert (closed["won"]["lost_reason"], closed["lead"]["closed_at"]) == (None, None)


async def test_its_way_is_told_with_the_time_in_each_column(system: System) -> None:
    added = await deal(system, await contact(system.database))
    await system.api.patch(f"/deals/{added['id']}", json={"title": "Same column"}, headers=BEARER)
    await system.api.patch(f"/deals/{added['id']}", json={"status": "won"}, headers=BEARER)
    back = "update deal_moves set moved_at = moved_at - interval '2 hours' where from_status is null"
    await system.database.execute(back)
    way = (await system.api.get(f"/deals/{added['id']}/moves", headers=BEARER)).json()
    assert [(stay["status"], stay["moved_by"]) for stay in way] == [
        ("lead", "SERVICE_TOKEN"),
        ("won", "SERVICE_TOKEN"),
    ]
    assert (way[0]["until"], way[1]["until"]) == (way[1]["since"], None)
    assert 7_200 <= way[0]["seconds"] < 7_300


async def test_a_deal_that_stands_too_long_is_rotting_until_it_moves_or_is_closed(system: System) -> None:
    await system.api.patch("/pipelines/1", json={"rotting_days": 7}, headers=BEARER)
    ada = await contact(system.database)
    old, fresh, won = [await deal(system, ada, status=status) for status in ("lead", "lead", "won")]
    age = "update deals set status_since = now() - interval '8 days' where id = any($1)"
    await system.database.execute(age, [old["id"], won["id"]])
    rotting = await system.api.get("/deals", params={"rotting": True}, headers=BEARER)
    assert [each["id"] for each in rotting.json()] == [old["id"]]
    others = await system.api.get("/deals", params={"rotting": False, "sort": "created_at"}, headers=BEARER)
    assert [each["id"] for each in others.json()] == [fresh["id"], won["id"]]
    moved = await system.api.patch(f"/deals/{old['id']}", json={"status": "qualified"}, headers=BEARER)
    assert moved.json()["rotting"] is False


async def test_the_list_is_filtered(system: System) -> None:
    rep = await hired(system.database, Role.REP, "sales")
    ada, bob = [await contact(system.database, name) for name in ("Ada Lovelace", "Bob Moore")]
    other = await made(system, "/pipelines", {"name": "Partners"})
    alpha = await deal(system, ada, title="Alpha", value=3, expected_close="2027-01-10", owner_id=str(rep.id))
    beta = await deal(system, bob, title="Beta", value=1, status="won", description="alphabet")
    gamma = await deal(system, bob, title="Gamma", value=2, pipeline_id=other["id"])
    lists: list[tuple[dict[str, Any], list[dict[str, Any]]]] = [
        ({"sort": "title"}, [alpha, beta, gamma]),
        ({"sort": "-value"}, [alpha, gamma, beta]),
        ({"contact_id": bob, "sort": "title"}, [beta, gamma]),
        ({"pipeline_id": other["id"]}, [gamma]),
        ({"status": ["lead", "won"], "pipeline_id": 1, "sort": "title"}, [alpha, beta]),
        ({"owner": str(rep.id)}, [alpha]),
        ({"owner": "none", "sort": "title"}, [beta, gamma]),
        ({"closes_from": "2027-01-10", "closes_until": "2027-01-10"}, [alpha]),
        ({"closes_from": "2027-01-11"}, []),
        ({"q": "ALPHA", "sort": "title"}, [alpha, beta]),
        ({"q": "bob", "sort": "title"}, [beta, gamma]),
        ({"q": "%"}, []),
        ({"company_id": 1}, []),
    ]
    for query, found in lists:
        answer = await system.api.get("/deals", params=query, headers=BEARER)
        assert [each["id"] for each in answer.json()] == [each["id"] for each in found], query
        assert answer.headers["x-total-count"] == str(len(found))
    mine = await system.api.get("/deals", params={"owner": "me"}, headers=rep.bearer)
    assert [each["id"] for each in mine.json()] == [alpha["id"]]


async def test_a_filter_that_means_nothing_is_refused(system: System) -> None:
    for query, field in (({"owner": "you"}, "owner"), ({"status": "open"}, "status.0"), ({"sort": "colour"}, "sort")):
        refused = await system.api.get("/deals", params=query, headers=BEARER)
        assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)


async def test_a_deal_goes_with_its_tasks_and_comes_back_with_them(system: System) -> None:
    added = await deal(system, await contact(system.database))
    path, task = f"/deals/{added['id']}", await made(system, "/tasks", {"title": "Call", "deal_id": added["id"]})
    assert (await system.api.delete(path, headers=BEARER)).status_code == 204
    for gone in (path, f"{path}/moves", f"/tasks/{task['id']}"):
        assert (await system.api.get(gone, headers=BEARER)).status_code == 404
    assert (await system.api.patch(path, json={}, headers=BEARER)).status_code == 404
    assert (await system.api.post(f"{path}/restore", headers=BEARER)).json()["id"] == added["id"]
    assert (await system.api.get(f"/tasks/{task['id']}", headers=BEARER)).status_code == 200
    assert (await system.api.post(f"{path}/restore", headers=BEARER)).status_code == 200


async def test_with_a_pipeline_its_deals_and_tasks_go_and_come_back(system: System) -> None:
    ada = await contact(system.database)
    kept, gone = await deal(system, ada), await deal(system, ada)
    task = await made(system, "/tasks", {"title": "Call", "deal_id": kept["id"]})
    await system.api.delete(f"/deals/{gone['id']}", headers=BEARER)
    await system.api.delete("/pipelines/1", headers=BEARER)
    assert (await system.api.get("/deals", headers=BEARER)).json() == []
    assert (await system.api.get(f"/tasks/{task['id']}", headers=BEARER)).status_code == 404
    refused = await system.api.post(f"/deals/{gone['id']}/restore", headers=BEARER)
    assert (refused.status_code, "pipeline" in refused.json()["message"]) == (409, True)
    await system.api.post("/pipelines/1/restore", headers=BEARER)
    assert [each["id"] for each in (await system.api.get("/deals", headers=BEARER)).json()] == [kept["id"]]
    assert (await system.api.get(f"/tasks/{task['id']}", headers=BEARER)).status_code == 200


async def test_a_deal_of_somebody_who_is_gone_stays_gone(system: System) -> None:
    added = await deal(system, await contact(system.database))
    await system.api.delete(f"/deals/{added['id']}", headers=BEARER)
    await system.database.execute("update customers set deleted_at = now()")
    refused = await system.api.post(f"/deals/{added['id']}/restore", headers=BEARER)
    assert (refused.status_code, "contact" in refused.json()["message"]) == (409, True)


async def test_a_rep_names_only_contacts_in_reach_and_deletes_nothing(system: System) -> None:
    rep = await hired(system.database, Role.REP, "sales")
    foreign = await contact(system.database, team="legal")
    body = {"title": "x", "pipeline_id": 1, "contact_id": foreign}
    refused = await system.api.post("/deals", json=body, headers=rep.bearer)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "contact_id")
    mine = await deal(system, await contact(system.database, "Bob", rep.id), rep.bearer)
    assert (await system.api.delete(f"/deals/{mine['id']}", headers=rep.bearer)).status_code == 403


async def test_a_deal_that_is_given_away_is_shown_once_more(system: System) -> None:
    rep, other = [await hired(system.database, Role.REP, "sales") for _ in range(2)]
    mine = await deal(system, await contact(system.database, team="sales"), rep.bearer)
    path = f"/deals/{mine['id']}"
    given = await system.api.patch(path, json={"owner_id": str(other.id)}, headers=rep.bearer)
    assert given.json()["owner_id"] == str(other.id)
    assert (await system.api.get(path, headers=rep.bearer)).status_code == 404
    assert (await system.api.get(path, headers=other.bearer)).status_code == 200


async def test_every_write_stands_in_the_log_and_is_told(system: System) -> None:
    added = await deal(system, await contact(system.database))
    path = f"/deals/{added['id']}"
    await system.api.patch(path, json={"title": added["title"]}, headers=BEARER)  # changes nothing
    await system.api.patch(path, json={"title": "New"}, headers=BEARER)
    await system.api.post(f"{path}/move", json={"status": "won"}, headers=BEARER)
    await system.api.delete(path, headers=BEARER)
    await system.api.post(f"{path}/restore", headers=BEARER)
    acts = ["deal_added", "deal_changed", "deal_moved", "deal_deleted", "deal_restored"]
    assert await logged(system.database, "deal", added["id"]) == (acts, acts)
