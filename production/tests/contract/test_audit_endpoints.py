"""The log: who did what, when, from where; it only grows, and customers take their words along."""

from __future__ import annotations

import json
from typing import Any

import asyncpg
import pytest

from production.crm.permissions.model import EVERYTHING, Role
from production.database.customer_privacy import PrivacyStore
from production.database.customer_records import CustomerStore
from production.database.pool import Database
from production.tests.support.api import BEARER, System
from production.tests.support.people import Person, hired
from production.tests.support.records import Record, filed


@pytest.fixture
async def ada(database: Database) -> Person:
    return await hired(database, Role.ADMIN)


@pytest.fixture
async def record(database: Database) -> Record:
    return await filed(database, None, "billing")


async def log(system: System, admin: Person, **wanted: Any) -> list[dict[str, Any]]:
    answer = await system.api.get("/audit", params=wanted, headers=admin.bearer)
    entries: list[dict[str, Any]] = answer.json()["items"]
    return entries


async def approve(system: System, record: Record, headers: dict[str, str], text: str | None = None) -> None:
    path = f"/drafts/{record.ids['draft_id']}/approve"
    assert (await system.api.post(path, json={"text": text}, headers=headers)).status_code == 200


async def test_what_a_person_does_stands_there_with_name_place_and_change(
    system: System, ada: Person, record: Record
) -> None:
    manager = await hired(system.database, Role.MANAGER, "billing")
    await approve(system, record, manager.bearer, "Open Settings.")
    [entry] = await log(system, ada, act="draft_approved")
    assert (entry["actor_kind"], entry["actor_id"], entry["address"]) == ("person", str(manager.id), "127.0.0.1")
    assert (entry["subject"], entry["subject_id"]) == ("draft", str(record.ids["draft_id"]))
    assert (entry["before"], entry["after"]) == ({"text": record.marker}, {"text": "Open Settings."})


async def test_programs_and_the_system_are_told_apart(system: System, ada: Person, record: Record) -> None:
    await approve(system, record, BEARER)
    await PrivacyStore(system.database).forget(record.ids["customer_id"])
    kinds = {entry["act"]: (entry["actor_kind"], entry["actor_name"]) for entry in await log(system, ada)}
    assert kinds["draft_approved"] == ("token", "SERVICE_TOKEN")
    assert kinds["customer_forgotten"] == ("system", "system")


async def test_what_was_refused_or_failed_is_not_there(system: System, ada: Person, record: Record) -> None:
    rep = await hired(system.database, Role.REP, "billing")
    path = f"/drafts/{record.ids['draft_id']}/approve"
    assert (await system.api.post(path, json={}, headers=rep.bearer)).status_code == 403
    await system.api.patch(f"/users/{ada.id}", json={"role": "rep"}, headers=ada.bearer)
    assert await log(system, ada, act="draft_approved") == await log(system, ada, act="user_changed") == []


async def test_it_is_filtered_and_comes_in_pages(system: System, ada: Person) -> None:
    for name in ("one", "two", "three"):
        await system.api.post("/teams", json={"name": name}, headers=ada.bearer)
    first = (await system.api.get("/audit", params={"limit": 2}, headers=ada.bearer)).json()
    rest = await log(system, ada, limit=2, cursor=first["next_cursor"])
    assert [entry["subject_id"] for entry in [*first["items"], *rest]] == ["three", "two", "one"]
    now = first["items"][1]["at"]
    assert [entry["subject_id"] for entry in await log(system, ada, since=now)] == ["three", "two"]
    assert [entry["subject_id"] for entry in await log(system, ada, until=now)] == ["one"]
    assert [entry["subject_id"] for entry in await log(system, ada, subject="team", subject_id="two")] == ["two"]
    assert len(await log(system, ada, actor_id=str(ada.id))) == 3


async def test_whoever_takes_all_of_it_stands_there_too(system: System, ada: Person, record: Record) -> None:
    await system.api.get("/audit/export", headers=ada.bearer)
    await PrivacyStore(system.database).export(record.ids["customer_id"])
    kinds = {entry["act"]: entry["actor_kind"] for entry in await log(system, ada)}
    assert (kinds["audit_exported"], kinds["customer_exported"]) == ("person", "system")


async def test_the_export_is_what_the_list_shows(system: System, ada: Person, record: Record) -> None:
    await approve(system, record, BEARER, "Open Settings.")
    answer = await system.api.get("/audit/export", headers=ada.bearer)
    assert [json.loads(line) for line in answer.text.splitlines()] == await log(system, ada, limit=500)


@pytest.mark.parametrize("path", ["/audit", "/audit/export"])
@pytest.mark.parametrize(
    "wanted",
    [
        "act=%00",
        "subject=%00",
        "subject_id=%00",
        "since=0001-01-01T00:00:00%2B14:00",
        "until=9999-12-31T23:59:59-14:00",
    ],
)
async def test_a_filter_that_nothing_can_meet_is_refused_by_name(
    system: System, ada: Person, path: str, wanted: str
) -> None:
    answer = await system.api.get(f"{path}?{wanted}", headers=ada.bearer)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, wanted.partition("=")[0])


async def test_an_export_that_fails_does_not_look_like_an_empty_log(system: System, ada: Person) -> None:
    await system.database.execute("alter table audit_changes rename to audit_away")
    assert (await system.api.get("/audit/export", headers=ada.bearer)).status_code == 500


STATEMENTS = [
    "update audit_log set actor_name = 'nobody'",
    "delete from audit_log",
    "truncate audit_log cascade",
    "update audit_changes set after = null",
    "update audit_changes set customer_id = null",
    "delete from audit_changes",
    "truncate audit_changes",
]


@pytest.mark.parametrize("statement", STATEMENTS)
async def test_nobody_changes_what_is_written(system: System, record: Record, statement: str) -> None:
    await approve(system, record, BEARER, "Open Settings.")
    with pytest.raises(asyncpg.RestrictViolationError):
        await system.database.execute(statement)


async def test_whoever_is_forgotten_takes_their_words_along_and_the_entry_stays(
    system: System, ada: Person, record: Record
) -> None:
    await approve(system, record, BEARER, f"{record.marker}, open Settings.")
    exported = await PrivacyStore(system.database).export(record.ids["customer_id"])
    assert record.marker in json.dumps(exported["audit_changes"])
    await PrivacyStore(system.database).forget(record.ids["customer_id"])
    [entry] = await log(system, ada, act="draft_approved")
    assert (entry["before"], entry["after"]) == (None, None)
    assert record.marker not in (await system.api.get("/audit/export", headers=ada.bearer)).text


async def test_after_a_merge_the_words_go_with_the_record_that_was_kept(system: System, record: Record) -> None:
    await approve(system, record, BEARER, "Open Settings.")
    kept = record.ids["other_id"]
    await CustomerStore(system.database, EVERYTHING).merge(kept, record.ids["customer_id"], "the same", "test")
    await PrivacyStore(system.database).forget(kept)
    assert await system.database.fetchval("select count(*) from audit_changes") == 0


async def test_changes_of_rights_say_what_was_before(system: System, ada: Person) -> None:
    rep = await hired(system.database, Role.REP, "billing")
    await system.api.patch(f"/users/{rep.id}", json={"role": "manager", "teams": ["legal"]}, headers=ada.bearer)
    [entry] = await log(system, ada, act="user_changed")
    assert (entry["before"]["role"], entry["after"]["role"]) == ("rep", "manager")
    assert (entry["before"]["teams"], entry["after"]["teams"]) == (["billing"], ["legal"])
