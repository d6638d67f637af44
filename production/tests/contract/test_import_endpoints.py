"""Imports: brought, mapped, tried, started, followed, taken back."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.imports import PEOPLE, at_rest, brought, imported
from production.tests.support.people import hired

MAPPING = {"First name": "first_name", "Last name": "last_name", "E-Mail": "email", "Phone": "phone",
           "Company": "company", "Tags": "tags"}  # fmt: skip


async def rows(system: System, import_id: int, **wanted: str) -> list[dict[str, Any]]:
    found = await system.api.get(f"/imports/{import_id}/rows", params=wanted, headers=BEARER)
    return list(found.json()["items"])


async def contacts(system: System, **wanted: str) -> list[dict[str, Any]]:
    return list((await system.api.get("/contacts", params={"sort": "id", **wanted}, headers=BEARER)).json())


async def test_a_file_comes_with_what_its_columns_seem_to_mean(system: System) -> None:
    answer = await brought(system)
    told = answer.json()
    assert answer.status_code == 201
    assert {column["name"]: column["field"] for column in told["columns"]} == MAPPING
    assert (told["state"], told["format"], told["total"], told["columns"][0]["sample"]) == (
        "waiting",
        "csv",
        4,
        ["Ada", "Bob", "", "Ada"],
    )


async def test_what_is_tried_is_what_happens_and_nothing_of_it_stays(system: System) -> None:
    import_id = (await brought(system)).json()["id"]
    tried = (await system.api.post(f"/imports/{import_id}/preview", headers=BEARER)).json()
    assert (tried["complete"], tried["total"], await contacts(system)) == (True, 4, [])
    await system.api.post(f"/imports/{import_id}/start", headers=BEARER)
    await at_rest(system.database)
    happened = [{**row, "record_id": None} for row in await rows(system, import_id)]
    assert happened == [{**row, "record_id": None} for row in tried["rows"]]
    assert [row["outcome"] for row in happened] == ["created", "created", "failed", "updated"]
    assert happened[3]["reason"] == "row 2 is the same person"


async def test_people_are_there_as_if_somebody_had_typed_them(system: System) -> None:
    await imported(system)
    ada, bob = await contacts(system)
    assert [ada[name] for name in ("first_name", "last_name", "email", "phone", "tags")] == [
        "Ada", "King", "ada@example.com", "+4930901820", ["vip", "new", "old"],
    ]  # fmt: skip
    assert (bob["company"], bob["company_id"]) == (ada["company"], ada["company_id"])


async def test_an_import_can_be_followed_to_its_end(system: System) -> None:
    import_id = await imported(system)
    told = (await system.api.get(f"/imports/{import_id}", headers=BEARER)).json()
    assert (told["state"], told["position"]) == ("done", 4)
    assert told["counts"] == {
        "created": 2,
        "updated": 1,
        "skipped": 0,
        "failed": 1,
        "removed": 0,
        "restored": 0,
        "refused": 0,
    }
    assert [each["id"] for each in (await system.api.get("/imports", headers=BEARER)).json()["items"]] == [import_id]
    assert (await system.api.post(f"/imports/{import_id}/start", headers=BEARER)).status_code == 409


async def test_who_is_there_already_is_left_alone_where_that_is_wanted(system: System) -> None:
    await imported(system)
    import_id = await imported(system, PEOPLE, mapping=MAPPING, on_match="skip")
    assert [row["outcome"] for row in await rows(system, import_id)] == ["skipped", "skipped", "failed", "skipped"]


async def test_a_mapping_is_remembered_for_the_same_columns(system: System) -> None:
    fewer = {**MAPPING, "Company": None}
    await imported(system, PEOPLE, mapping=fewer)
    again = (await brought(system, PEOPLE.replace("Bob", "Rob"))).json()
    assert {column["name"]: column["field"] for column in again["columns"]} == fewer
    other = await hired(system.database, Role.MANAGER, "billing")
    theirs = (await brought(system, PEOPLE, other.bearer)).json()
    assert {column["name"]: column["field"] for column in theirs["columns"]} == MAPPING


@pytest.mark.parametrize(
    ("mapping", "field"),
    [
        ({"E-Mail": "email", "Fax": "phone"}, "mapping.Fax"),
        ({"E-Mail": "mail"}, "mapping.E-Mail"),
        ({"E-Mail": "email", "Phone": "email"}, "mapping.Phone"),
        ({"Company": "company"}, "mapping"),
    ],
)
async def test_a_mapping_that_means_nothing_is_refused(system: System, mapping: dict[str, str], field: str) -> None:
    import_id = (await brought(system)).json()["id"]
    refused = await system.api.put(f"/imports/{import_id}/mapping", json={"mapping": mapping}, headers=BEARER)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)


@pytest.mark.parametrize(
    "request_",
    [
        {"files": {"file": ("a.pdf", b"%PDF-1.7")}},
        {"files": {"other": ("a.csv", b"a,b\n")}},
        {"json": {}},
    ],
)
async def test_what_is_no_file_with_a_table_is_refused(system: System, request_: dict[str, Any]) -> None:
    refused = await system.api.post("/imports", headers=BEARER, **request_)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "file")


async def test_a_file_may_be_larger_than_other_requests_but_not_endless(system: System) -> None:
    large = "email\n" + "".join(f"{number}@example.com\n" for number in range(2_000))
    assert len(large) > system.deps.config.max_body_bytes
    assert (await brought(system, large)).json()["total"] == 2_000


async def test_rows_are_downloaded_with_their_reason(system: System) -> None:
    import_id = await imported(system)
    found = await system.api.get(f"/imports/{import_id}/rows.csv", params={"outcome": "failed"}, headers=BEARER)
    (row,) = csv.DictReader(io.StringIO(found.content.decode("utf-8-sig")))
    assert (row["Import row"], row["Import outcome"], row["E-Mail"]) == ("4", "failed", "not an address")
    assert row["Import reason"].startswith("email: ")


async def test_what_was_done_is_written_down(system: System) -> None:
    import_id = await imported(system)
    acts = await system.database.fetch(
        "select act, subject_id from audit_log where act like '%import%' or act like 'contact%'"
    )
    assert [row["act"] for row in acts] == ["import_started", "contact_added", "contact_added"]
    assert acts[0]["subject_id"] == str(import_id)


async def test_each_company_that_a_file_makes_is_told_of(system: System) -> None:
    await imported(system, "E-Mail,Company\nada@example.com,Acme\nbob@example.com,Beta\neve@example.com,ACME\n")
    told = "select subject, key, payload from event_outbox where type = 'company_changed' order by id"
    made = [str(row["id"]) for row in await system.database.fetch("select id from companies order by id")]
    assert [(row["subject"], row["key"], row["payload"]) for row in await system.database.fetch(told)] == [
        (made[0], made[0], {}),
        (made[1], made[1], {}),
    ]


async def test_a_rep_imports_nothing(system: System) -> None:
    rep = await hired(system.database, Role.REP, "billing")
    assert (await brought(system, PEOPLE, rep.bearer)).status_code == 403


async def test_nobody_overwrites_whom_they_do_not_reach(system: System) -> None:
    await imported(system)
    manager = await hired(system.database, Role.MANAGER, "billing")
    import_id = await imported(system, "email,name\nada@example.com,Eve\n", manager.bearer)
    assert [(row["outcome"], row["record_id"]) for row in await rows(system, import_id)] == [("failed", None)]


async def test_whoever_may_no_longer_import_goes_on_with_nothing(system: System) -> None:
    manager = await hired(system.database, Role.MANAGER, "billing")
    import_id = (await brought(system, PEOPLE, manager.bearer)).json()["id"]
    await system.api.post(f"/imports/{import_id}/start", headers=manager.bearer)
    await system.database.execute("update users set role = 'rep' where id = $1", manager.id)
    await at_rest(system.database)
    assert (await system.api.get(f"/imports/{import_id}", headers=BEARER)).json()["state"] == "failed"
    assert await contacts(system) == []


async def test_undo_removes_whom_it_made_and_restores_whom_it_changed(system: System) -> None:
    await system.api.post(
        "/contacts",
        json={"first_name": "Bob", "last_name": None, "email": "bob@example.com", "tags": ["kept"]},
        headers=BEARER,
    )
    before = await contacts(system)
    import_id = await imported(system)
    assert len(await contacts(system)) == 2
    assert (await system.api.post(f"/imports/{import_id}/undo", headers=BEARER)).status_code == 202
    await at_rest(system.database)
    after = await contacts(system)
    assert [{**row, "updated_at": None} for row in after] == [{**row, "updated_at": None} for row in before]
    told = (await system.api.get(f"/imports/{import_id}", headers=BEARER)).json()
    assert (told["state"], told["counts"]["removed"], told["counts"]["restored"]) == ("undone", 2, 1)


async def test_undo_refuses_whom_somebody_has_worked_with_and_names_them(system: System) -> None:
    import_id = await imported(system)
    ada, bob = await contacts(system)
    await system.api.patch(f"/contacts/{ada['id']}", json={"position": "Countess"}, headers=BEARER)
    await system.database.execute(
        "insert into activities (kind, customer_id) select 'call', id from customers where number = $1", bob["id"]
    )
    await system.api.post(f"/imports/{import_id}/undo", headers=BEARER)
    await at_rest(system.database)
    refused = await rows(system, import_id, undone="refused")
    assert [(row["row"], row["record_id"]) for row in refused] == [(2, ada["id"]), (3, bob["id"]), (5, ada["id"])]
    assert refused[0]["reason"] == "was edited since: position"
    assert refused[1]["reason"].startswith("is in use")
    assert len(await contacts(system)) == 2


async def test_what_was_taken_back_can_be_brought_again(system: System) -> None:
    import_id = await imported(system)
    await system.api.post(f"/imports/{import_id}/undo", headers=BEARER)
    await at_rest(system.database)
    again = await imported(system)
    assert [row["outcome"] for row in await rows(system, again)] == ["created", "created", "failed", "updated"]
