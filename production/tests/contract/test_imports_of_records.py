"""Imports of companies and deals: refused as their own routes would, known by the keys of the base, taken back."""

from __future__ import annotations

from typing import Any

import pytest

from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.imports import at_rest, brought, imported
from production.tests.support.people import hired

COMPANIES = """Company,Website,Phone,Tags
Acme Inc,https://www.acme.example/,+49 30 901820,partner
"ACME, Inc.",,,big
Globex,globex.example,not a number,
Globex,globex.example,,
"""
"""One twice by its name, and one row that is none."""
DEALS = """Deal name,Contact email,Pipeline,Amount,Currency,Stage,Close date
Seats,ada@example.com,Sales,"1,250.50",eur,Proposal,31.03.2027
Seats,ADA@example.com,sales,1300,EUR,,
Desks,nobody@example.com,Sales,10,EUR,,
Desks,ada@example.com,Nowhere,10,EUR,,
Desks,ada@example.com,Sales,"1,250",EUR,,
"""


async def rows(system: System, import_id: int, **wanted: str) -> list[dict[str, Any]]:
    found = await system.api.get(f"/imports/{import_id}/rows", params=wanted, headers=BEARER)
    return list(found.json()["items"])


async def those(system: System, path: str) -> list[dict[str, Any]]:
    return list((await system.api.get(path, params={"sort": "created_at"}, headers=BEARER)).json())


async def undone(system: System, import_id: int) -> dict[str, Any]:
    assert (await system.api.post(f"/imports/{import_id}/undo", headers=BEARER)).status_code == 202
    await at_rest(system.database)
    return dict((await system.api.get(f"/imports/{import_id}", headers=BEARER)).json())


async def somebody(system: System, email: str = "ada@example.com") -> int:
    told = {"first_name": "Ada", "last_name": None, "email": email}
    return int((await system.api.post("/contacts", json=told, headers=BEARER)).json()["id"])


async def sales(system: System) -> int:
    return int((await system.api.post("/pipelines", json={"name": "Sales"}, headers=BEARER)).json()["id"])


async def test_companies_are_known_by_domain_and_name(system: System) -> None:
    import_id = await imported(system, COMPANIES, kind="company")
    made = await rows(system, import_id)
    assert [row["outcome"] for row in made] == ["created", "updated", "failed", "created"]
    assert (made[1]["reason"], made[2]["reason"].partition(":")[0]) == ("row 2 is the same", "phone")
    acme, globex = await those(system, "/companies")
    assert [acme[name] for name in ("id", "name", "domain", "phone", "tags")] == [
        made[0]["record_id"], "ACME, Inc.", "acme.example", "+4930901820", ["partner", "big"],
    ]  # fmt: skip
    assert globex["id"] == made[3]["record_id"]


async def test_what_is_tried_of_companies_is_what_happens_and_nothing_of_it_stays(system: System) -> None:
    import_id = (await brought(system, COMPANIES, kind="company")).json()["id"]
    tried = (await system.api.post(f"/imports/{import_id}/preview", headers=BEARER)).json()
    assert await those(system, "/companies") == []
    await system.api.post(f"/imports/{import_id}/start", headers=BEARER)
    await at_rest(system.database)
    happened = [{**row, "record_id": None} for row in await rows(system, import_id)]
    assert happened == [{**row, "record_id": None} for row in tried["rows"]]


async def test_deals_name_their_contact_and_pipeline(system: System) -> None:
    contact, pipeline = await somebody(system), await sales(system)
    made = await rows(system, await imported(system, DEALS, kind="deal"))
    assert [row["outcome"] for row in made] == ["created", "updated", "failed", "failed", "failed"]
    assert [row["reason"].partition(":")[0] for row in made[2:]] == ["contact", "pipeline", "value"]
    (deal,) = await those(system, "/deals")
    told = ("title", "contact_id", "pipeline_id", "value", "currency", "status", "expected_close")
    assert [deal[name] for name in told] == ["Seats", contact, pipeline, 1300.0, "EUR", "proposal", "2027-03-31"]


async def test_what_was_exported_changes_the_deal_of_its_number(system: System) -> None:
    await somebody(system)
    await sales(system)
    await imported(system, DEALS, kind="deal")
    (deal,) = await those(system, "/deals")
    exported = (await system.api.get("/deals/export", headers=BEARER)).content
    import_id = await imported(system, exported.replace(b"Seats", b"Chairs"), kind="deal")
    assert [(row["outcome"], row["record_id"]) for row in await rows(system, import_id)] == [("updated", deal["id"])]
    assert [each["title"] for each in await those(system, "/deals")] == ["Chairs"]


async def test_undo_takes_companies_back_but_not_what_was_edited_since(system: System) -> None:
    await system.api.post("/companies", json={"name": "Acme Inc", "tags": ["old"]}, headers=BEARER)
    import_id = await imported(system, COMPANIES + "Initech,,,\n", kind="company")
    acme, globex, initech = await those(system, "/companies")
    await system.api.patch(f"/companies/{globex['id']}", json={"notes": "Ours"}, headers=BEARER)
    told = await undone(system, import_id)
    assert (told["state"], told["counts"]["removed"], told["counts"]["refused"]) == ("undone", 1, 1)
    (refused,) = await rows(system, import_id, undone="refused")
    assert (refused["record_id"], refused["reason"]) == (globex["id"], "was edited since: notes")
    left = {each["id"]: each for each in await those(system, "/companies")}
    assert initech["id"] not in left
    assert [left[acme["id"]][name] for name in ("name", "domain", "phone", "tags")] == ["Acme Inc", None, None, ["old"]]


async def test_undo_leaves_a_deal_that_is_in_use(system: System) -> None:
    await somebody(system)
    await sales(system)
    import_id = await imported(system, DEALS, kind="deal")
    (deal,) = await those(system, "/deals")
    await system.api.post("/tasks", json={"title": "Call", "deal_id": deal["id"]}, headers=BEARER)
    assert (await undone(system, import_id))["counts"]["refused"] == 2
    assert await those(system, "/deals") == [deal]


async def test_rows_of_a_deal_are_forgotten_with_its_customer(system: System) -> None:
    contact = await somebody(system)
    await sales(system)
    await imported(system, DEALS.splitlines()[0] + "\n" + DEALS.splitlines()[1], kind="deal")
    await system.database.execute("delete from customers where number = $1", contact)
    assert await system.database.fetchval("select count(*) from import_rows") == 0


async def test_nobody_overwrites_a_company_that_they_do_not_reach(system: System) -> None:
    await imported(system, COMPANIES, kind="company")
    manager = await hired(system.database, Role.MANAGER, "billing")
    import_id = await imported(system, "name,domain\nEvil,acme.example\n", manager.bearer, kind="company")
    assert [(row["outcome"], row["record_id"]) for row in await rows(system, import_id)] == [("failed", None)]


@pytest.mark.parametrize(
    ("kind", "mapping", "field"),
    [("company", {"Phone": "phone"}, "mapping"), ("deal", {"Amount": "email"}, "mapping.Amount")],
)
async def test_columns_mean_fields_of_their_kind(
    system: System, kind: str, mapping: dict[str, str], field: str
) -> None:
    import_id = (await brought(system, COMPANIES if kind == "company" else DEALS, kind=kind)).json()["id"]
    refused = await system.api.put(f"/imports/{import_id}/mapping", json={"mapping": mapping}, headers=BEARER)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)


async def test_a_file_of_nothing_known_is_refused(system: System) -> None:
    refused = await brought(system, COMPANIES, kind="ship")
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "object")
