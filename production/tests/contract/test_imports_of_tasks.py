"""Imports of tasks: about whom they say, due when they say, known by their title while they are open, taken back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from production.tests.support.api import BEARER, System
from production.tests.support.imports import at_rest, brought, imported

TASKS = """Task,Contact email,Due date,Time zone,Priority,Status,Tags
Call,ada@example.com,31.03.2027,Europe/Berlin,Urgent,Open,"a, b"
Call,ADA@example.com,2027-04-01 09:30,,normal,In progress,
Write,nobody@example.com,,,,,
Write,ada@example.com,01/02/2027,,,,
Write,ada@example.com,45000,,,,
Write,,2027-04-01,,,,
Send,ada@example.com,,,,done,
"""


@pytest.fixture(autouse=True)
async def ada(system: System) -> int:
    told = {"first_name": "Ada", "last_name": None, "email": "ada@example.com"}
    return int((await system.api.post("/contacts", json=told, headers=BEARER)).json()["id"])


async def rows(system: System, import_id: int, **wanted: str) -> list[dict[str, Any]]:
    found = await system.api.get(f"/imports/{import_id}/rows", params=wanted, headers=BEARER)
    return list(found.json()["items"])


async def outcomes(system: System, content: str | bytes, **mapping: Any) -> list[str]:
    return [row["outcome"] for row in await rows(system, await imported(system, content, kind="task", **mapping))]


async def tasks(system: System) -> list[dict[str, Any]]:
    return list((await system.api.get("/tasks", params={"sort": "created_at"}, headers=BEARER)).json())


async def test_tasks_say_whom_they_are_about_and_when_they_are_due(system: System, ada: int) -> None:
    made = await rows(system, await imported(system, TASKS, kind="task"))
    assert [row["outcome"] for row in made] == ["created", "created", *["failed"] * 4, "created"]
    assert [row["reason"].partition(":")[0] for row in made[2:6]] == ["contact", "due_date", "due_date", "contact_id"]
    told = ("title", "contact_id", "due_date", "priority", "status", "tags")
    assert [[task[name] for name in told] for task in await tasks(system)] == [
        ["Call", ada, "2027-03-31T23:59:59+02:00", "urgent", "todo", ["a", "b"]],
        ["Call", ada, "2027-04-01T09:30:00Z", "medium", "in_progress", []],
        ["Send", ada, None, "medium", "completed", []],
    ]


async def test_what_is_tried_is_what_happens_and_nothing_of_it_stays(system: System) -> None:
    import_id = (await brought(system, TASKS, kind="task")).json()["id"]
    tried = (await system.api.post(f"/imports/{import_id}/preview", headers=BEARER)).json()
    assert await tasks(system) == []
    await system.api.post(f"/imports/{import_id}/start", headers=BEARER)
    await at_rest(system.database)
    happened = [{**row, "record_id": None} for row in await rows(system, import_id)]
    assert happened == [{**row, "record_id": None} for row in tried["rows"]]


async def test_a_title_means_the_task_of_that_contact_that_is_open_and_was_there(system: System) -> None:
    one = "Task,Contact email,Due date,Status\nCall,ada@example.com,{},{}\n"
    told = [("2027-03-31", "todo"), ("2027-03-31", "todo"), ("2027-04-02", "done"), ("2027-04-02", "todo")]
    made = [outcome for each in told for outcome in await outcomes(system, one.format(*each))]
    assert made == ["created", "skipped", "updated", "created"]
    assert [task["status"] for task in await tasks(system)] == ["completed", "todo"]


async def test_which_of_two_of_one_title_has_to_be_said(system: System) -> None:
    await outcomes(system, "title,contact\nCall,ada@example.com\nCall,ada@example.com\n")
    [row] = await rows(system, await imported(system, "title,contact\nCall,ada@example.com\n", kind="task"))
    assert (row["outcome"], row["reason"].partition(":")[0]) == ("failed", "id")


async def test_what_was_exported_changes_the_tasks_of_its_numbers(system: System) -> None:
    await outcomes(system, TASKS)
    there = await tasks(system)
    exported = (await system.api.get("/tasks/export", headers=BEARER)).content
    made = await rows(system, await imported(system, exported.replace(b"urgent", b"low"), kind="task"))
    assert {row["record_id"]: row["outcome"] for row in made} == {
        there[0]["id"]: "updated",
        there[1]["id"]: "skipped",
        there[2]["id"]: "skipped",
    }, made


async def test_a_number_of_another_system_changes_no_task(system: System) -> None:
    await outcomes(system, "title,contact\nCall,ada@example.com\n")
    [task] = await tasks(system)
    content = f"id,title,contact\n{task['id']},Write,ada@example.com\n{task['id']},Call,\n{10**17},Call,\n"
    mapping = {"mapping": {name: name for name in ("id", "title", "contact")}}
    assert await outcomes(system, content, **mapping) == ["failed", "failed", "failed"]
    assert await tasks(system) == [task]


async def test_undo_takes_tasks_back_but_not_what_was_edited_since(system: System) -> None:
    old = {"title": "Send", "contact_id": 1, "due_date": "2027-01-01", "tags": ["old"]}
    await system.api.post("/tasks", json=old, headers=BEARER)
    before = (await tasks(system))[0]
    import_id = await imported(system, TASKS, kind="task")
    send, call, _ = await tasks(system)
    assert (send["status"], send["id"]) == ("completed", before["id"])
    await system.api.patch(f"/tasks/{call['id']}", json={"priority": "low"}, headers=BEARER)
    await system.api.post(f"/imports/{import_id}/undo", headers=BEARER)
    await at_rest(system.database)
    told = (await system.api.get(f"/imports/{import_id}", headers=BEARER)).json()
    assert (told["state"], *[told["counts"][name] for name in ("removed", "restored", "refused")]) == (
        "undone",
        1,
        1,
        1,
    )
    [refused] = await rows(system, import_id, undone="refused")
    assert (refused["record_id"], refused["reason"]) == (call["id"], "was edited since: priority")
    left = await tasks(system)
    assert [each["id"] for each in left] == [send["id"], call["id"]]
    assert {**left[0], "updated_at": None} == {**before, "updated_at": None}


async def test_rows_of_a_task_are_forgotten_with_its_customer(system: System, ada: int) -> None:
    await outcomes(system, "title,contact\nCall,ada@example.com\n")
    await system.database.execute("delete from customers where number = $1", ada)
    assert await system.database.fetchval("select count(*) from import_rows") == 0


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("Due date", "9999-12-31T23:59:59-14:00"), ("Due date", "0001-01-01"), ("Due date", "1e308"),
        ("Due date", "2027-02-30"), ("Due date", "2027-03-31 25:61"), ("Time zone", "Mars/Olympus"),
        ("Priority", "=cmd|' /C calc'!A0"), ("Status", "\u0661"), ("Repeats", "hourly"), ("Deal ID", "9" * 19),
        ("Deal ID", "-1"), ("Ticket", "TKT-999999999999999999999"), ("Ticket", "'; drop table tasks; --"),
        ("Owner", "nobody@techcorp.example"), ("Title", "x" * 201), ("Contact", "\u202e"),
    ],
)  # fmt: skip
async def test_a_hostile_cell_is_told_in_its_row_and_the_others_are_brought(
    system: System, column: str, cell: str
) -> None:
    names = {"Title": "title", "Contact": "contact", "Due date": "due_date", "Time zone": "time_zone"} | {
        "Priority": "priority", "Status": "status", "Repeats": "repeats", "Deal ID": "deal", "Ticket": "ticket",
        "Owner": "owner",
    }  # fmt: skip
    filled = dict.fromkeys(names, "") | {"Title": "Call", "Contact": "ada@example.com"}
    file = json.dumps([filled | {column: cell}, filled | {"Title": "Write"}])
    made = await rows(system, await imported(system, file, kind="task", mapping=names))
    assert [row["outcome"] for row in made] == ["failed", "created"], made
    assert len(made[0]["reason"]) < 500
