"""Tasks: whose, about whom, by when, and what follows when they are done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.deals import contact, deal, logged, made
from production.tests.support.people import Person, hired
from production.tests.support.records import filed


@pytest.fixture
async def ada(system: System) -> int:
    return await contact(system.database)


async def task(system: System, contact_id: int, headers: dict[str, str] = BEARER, **more: Any) -> dict[str, Any]:
    return await made(system, "/tasks", {"title": "Call", "contact_id": contact_id} | more, headers)


async def change(system: System, task: dict[str, Any], **body: Any) -> Any:
    return await system.api.patch(f"/tasks/{task['id']}", json=body, headers=BEARER)


async def test_a_task_is_kept_as_it_was_given(system: System, ada: int) -> None:
    sold = await deal(system, ada)
    given = {
        "title": "Send the offer",
        "description": "With the new prices",
        "priority": "urgent",
        "status": "in_progress",
        "deal_id": sold["id"],
        "time_zone": "Europe/Berlin",
        "due_date": "2027-07-01T09:00:00+02:00",
        "remind_at": "2027-07-01T06:00:00Z",
        "repeats": "weekly",
        "tags": ["offer"],
        "team": "sales",
    }
    added = await task(system, ada, **given)
    assert {name: added[name] for name in given} == given
    assert (added["contact_id"], added["contact_name"]) == (ada, "Ada Lovelace")
    assert (added["is_completed"], added["completed_at"]) == (False, None)
    assert (await system.api.get(f"/tasks/{added['id']}", headers=BEARER)).json() == added


async def test_little_has_to_be_said(system: System) -> None:
    rep = await hired(system.database, Role.REP, "sales")
    added = await task(system, await contact(system.database, "Bob", team="sales"), rep.bearer)
    assert (added["status"], added["priority"], added["due_date"]) == ("todo", "medium", None)
    assert (added["owner_id"], added["team"]) == (str(rep.id), "sales")


async def test_without_a_contact_it_is_of_whose_deal_or_ticket_it_is(system: System, ada: int) -> None:
    record = await filed(system.database, None, None)
    of_deal = await made(system, "/tasks", {"title": "x", "deal_id": (await deal(system, ada))["id"]})
    of_ticket = await made(system, "/tasks", {"title": "x", "ticket": record.ids["ticket_id"]})
    assert of_deal["contact_id"] == ada
    assert (of_ticket["contact_id"], of_ticket["ticket"]) == (record.ids["contact_id"], record.ids["ticket_id"])


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"title": ""}, "title"),
        ({"priority": "normal"}, "priority"),
        ({"status": "done"}, "status"),
        ({"is_completed": None}, "is_completed"),
        ({"status": "todo", "is_completed": True}, "is_completed"),
        ({"status": "todo", "completed_at": "2026-01-01T00:00:00Z"}, "completed_at"),
        ({"contact_id": 99_999}, "contact_id"),
        ({"deal_id": 99_999}, "deal_id"),
        ({"ticket": "TKT-999999"}, "ticket"),
        ({"time_zone": "Mars/Base"}, "time_zone"),
        ({"due_date": "tomorrow"}, "due_date"),
        ({"due_date": 1_700_000_000}, "due_date"),
        ({"due_date": "0001-01-01"}, "due_date"),
        ({"remind_at": "9999-12-31T23:59:59Z"}, "remind_at"),
        ({"repeats": "hourly", "due_date": "2027-01-01"}, "repeats"),
        ({"repeats": "daily"}, "repeats"),
        ({"owner_id": "00000000-0000-0000-0000-000000000001"}, "owner_id"),
        ({"team": "nobody"}, "team"),
        ({"custom": {"size": 1}}, "custom.size"),
        ({"done": True}, "done"),
    ],
)
async def test_what_would_not_work_is_refused_by_its_name(
    system: System, ada: int, body: dict[str, Any], field: str
) -> None:
    added = await task(system, ada)
    whole = {"title": "x", "contact_id": ada} | body
    for refused in (await system.api.post("/tasks", json=whole, headers=BEARER), await change(system, added, **body)):
        assert refused.status_code == 422, refused.text
        assert refused.json()["fields"][0]["field"].startswith(field)
    assert (await system.api.get(f"/tasks/{added['id']}", headers=BEARER)).json() == added


async def test_a_new_task_is_about_somebody(system: System) -> None:
    refused = await system.api.post("/tasks", json={"title": "x"}, headers=BEARER)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "contact_id")


@pytest.mark.parametrize(
    ("due", "kept"),
    [
        ("2027-03-28", "2027-03-28T23:59:59+02:00"),
        ("2027-03-28T09:30", "2027-03-28T09:30:00+02:00"),
        ("2027-03-28T00:00:00", "2027-03-28T00:00:00+01:00"),
        ("2027-03-28T09:30:00Z", "2027-03-28T11:30:00+02:00"),
    ],
)
async def test_it_is_due_in_the_zone_of_the_person(system: System, ada: int, due: str, kept: str) -> None:
    added = await task(system, ada, due_date=due, time_zone="Europe/Berlin")
    assert added["due_date"] == kept
    other = await task(system, ada, time_zone="Europe/Berlin")
    assert (await change(system, other, due_date=due)).json()["due_date"] == kept


async def test_completing_by_any_of_its_words(system: System, ada: int) -> None:
    added = await task(system, ada)
    done = (await change(system, added, is_completed=True)).json()
    assert (done["status"], done["completed_at"] is not None) == ("completed", True)
    open_again = (await change(system, added, completed_at=None)).json()
    assert (open_again["status"], open_again["is_completed"]) == ("todo", False)
    whole = {name: done[name] for name in ("title", "status", "is_completed", "completed_at")}
    put = await system.api.put(f"/tasks/{added['id']}", json=whole, headers=BEARER)
    assert (put.status_code, put.json()["completed_at"]) == (200, done["completed_at"])


async def test_completing_what_repeats_makes_the_next_once(system: System, ada: int) -> None:
    due: dict[str, Any] = {
        "due_date": "2027-01-31T18:00",
        "remind_at": "2027-01-31T09:00",
        "time_zone": "Europe/Berlin",
    }
    added = await task(system, ada, repeats="monthly", tags=["rent"], **due)
    for completed in (True, False, True):
        await change(system, added, is_completed=completed)
    [again] = (await system.api.get("/tasks", params={"status": "todo"}, headers=BEARER)).json()
    assert (again["due_date"], again["remind_at"]) == ("2027-02-28T18:00:00+01:00", "2027-02-28T08:00:00Z")
    assert (again["title"], again["tags"], again["contact_id"]) == ("Call", ["rent"], ada)
    await change(system, again, status="completed")
    [third] = (await system.api.get("/tasks", params={"status": "todo"}, headers=BEARER)).json()
    assert third["due_date"] == "2027-03-31T18:00:00+02:00"


async def test_what_is_completed_late_is_next_due_in_the_future(system: System, ada: int) -> None:
    added = await task(system, ada, due_date="2020-01-01T09:00:00Z", repeats="daily")
    await change(system, added, status="completed")
    [again] = (await system.api.get("/tasks", params={"status": "todo"}, headers=BEARER)).json()
    now, at = datetime.now(UTC), datetime.fromisoformat(again["due_date"])
    assert now < at <= now + timedelta(days=1)
    assert at.time().isoformat() == "09:00:00"


async def test_the_list_is_filtered(system: System, ada: int) -> None:
    rep = await hired(system.database, Role.REP, "sales")
    bob, sold = await contact(system.database, "Bob Moore"), await deal(system, ada)
    late = await task(system, ada, title="Late", due_date="2020-01-01", owner_id=str(rep.id), priority="high")
    soon = await task(system, ada, title="Soon", due_date="2999-01-01", deal_id=sold["id"])
    done = await task(system, bob, title="Done", due_date="2020-01-02", status="completed", description="soonish")
    some = await task(system, bob, title="Some day", priority="low")
    lists: list[tuple[dict[str, Any], list[dict[str, Any]]]] = [
        ({}, [late, done, soon, some]),
        ({"overdue": True}, [late]),
        ({"overdue": False}, [done, soon, some]),
        ({"status": ["todo", "completed"], "contact_id": bob}, [done, some]),
        ({"priority": ["low", "high"], "sort": "-priority"}, [late, some]),
        ({"deal_id": sold["id"]}, [soon]),
        ({"owner": str(rep.id)}, [late]),
        ({"owner": "none"}, [done, soon, some]),
        ({"mine": True}, []),
        ({"due_after": "2020-01-02T00:00:00Z", "due_before": "2021-01-01T00:00:00Z"}, [done]),
        ({"q": "SOON"}, [done, soon]),
        ({"q": "bob"}, [done, some]),
    ]
    for query, found in lists:
        answer = await system.api.get("/tasks", params=query, headers=BEARER)
        assert [each["title"] for each in answer.json()] == [each["title"] for each in found], query
        assert answer.headers["x-total-count"] == str(len(found))
    mine = await system.api.get("/tasks", params={"mine": True}, headers=rep.bearer)
    assert [each["id"] for each in mine.json()] == [late["id"]]


async def test_my_day_is_counted_in_my_zone(system: System, ada: int) -> None:
    rep, zone = await hired(system.database, Role.REP, "sales"), "Pacific/Kiritimati"
    today = datetime.now(ZoneInfo(zone)).date()
    mine: dict[str, Any] = {"owner_id": str(rep.id), "time_zone": zone}
    for title, days in (("late", -1), ("today", 0), ("next", 1)):
        await task(system, ada, title=title, due_date=str(today + timedelta(days=days)), **mine)
    await task(system, ada, title="done", due_date=str(today), status="completed", **mine)
    await task(system, ada, title="a colleague's", due_date=str(today), team="sales")
    day = (await system.api.get("/tasks/my-day", params={"zone": zone}, headers=rep.bearer)).json()
    titles = {part: [each["title"] for each in tasks] for part, tasks in day.items()}
    assert titles == {"overdue": ["late"], "today": ["today"], "next": ["next"]}
    refused = await system.api.get("/tasks/my-day", params={"zone": "Mars/Base"}, headers=rep.bearer)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "zone")


async def test_nobody_changes_what_they_have_not_seen(system: System, ada: int) -> None:
    added = await task(system, ada)
    path = f"/tasks/{added['id']}"
    stale = BEARER | {"If-Match": (await system.api.get(path, headers=BEARER)).headers["etag"]}
    assert (await system.api.patch(path, json={"title": "New"}, headers=stale)).status_code == 200
    assert (await system.api.patch(path, json={"title": "Newer"}, headers=stale)).status_code == 412


async def test_every_write_stands_in_the_log_and_is_told(system: System, ada: int) -> None:
    added = await task(system, ada)
    path = f"/tasks/{added['id']}"
    await change(system, added, title="New")
    assert (await system.api.delete(path, headers=BEARER)).status_code == 204
    assert (await system.api.get(path, headers=BEARER)).status_code == 404
    await system.api.post(f"{path}/restore", headers=BEARER)
    acts = ["task_added", "task_changed", "task_deleted", "task_restored"]
    assert await logged(system.database, "task", added["id"]) == (acts, acts)


async def calendar_of(system: System, person: Person) -> str:
    opened = await system.api.post("/tasks/feed", headers=person.bearer)
    path: str = opened.json()["path"]
    return path.removeprefix("/api/v1")


async def test_a_calendar_program_reads_what_is_due_and_nothing_else(system: System, ada: int) -> None:
    rep, other = [await hired(system.database, Role.REP, "sales") for _ in range(2)]
    due = str(datetime.now(UTC).date() + timedelta(days=3))
    added = await task(system, ada, title="Call; Ada, soon", due_date=due, owner_id=str(rep.id))
    hidden: list[dict[str, Any]] = [{"owner_id": str(other.id)}, {"owner_id": str(rep.id), "status": "completed"}]
    for more in hidden:
        await task(system, ada, title="Hidden", due_date=due, **more)
    answer = await system.api.get(await calendar_of(system, rep))
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.headers["cache-control"] == "no-store"
    assert "SUMMARY:Call\\; Ada\\, soon\r\n" in answer.text
    assert f"UID:task-{added['id']}@techcorp.example\r\n" in answer.text
    assert "Hidden" not in answer.text


async def test_a_calendar_is_closed_replaced_and_gone_with_its_person(system: System) -> None:
    rep = await hired(system.database, Role.REP, "sales")
    assert (await system.api.get("/tasks/feed", headers=rep.bearer)).status_code == 404
    first = await calendar_of(system, rep)
    second = await calendar_of(system, rep)
    assert [(await system.api.get(path)).status_code for path in (first, second)] == [404, 200]
    assert (await system.api.get("/tasks/feed", headers=rep.bearer)).json()["since"]
    await system.database.execute("update users set disabled_at = now() where id = $1", rep.id)
    assert (await system.api.get(second)).status_code == 404
    await system.database.execute("update users set disabled_at = null where id = $1", rep.id)
    assert (await system.api.delete("/tasks/feed", headers=rep.bearer)).status_code == 204
    assert (await system.api.delete("/tasks/feed", headers=rep.bearer)).status_code == 404
    assert (await system.api.get(second)).status_code == 404


async def test_a_token_opens_no_calendar(system: System) -> None:
    assert (await system.api.post("/tasks/feed", headers=BEARER)).status_code == 403
