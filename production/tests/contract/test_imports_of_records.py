"""Imports of companies and deals: refused as their own routes would, known by the keys of the base, taken back."""

from __future__ import annotations

from typing import Any

import pytest

from production.areas.imports.store.importer import Importer
from production.areas.imports.store.offered import Offered
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
    assert [row["outcome"] for row in made] == ["created", "created", "failed", "failed", "failed"]
    assert [row["reason"].partition(":")[0] for row in made[2:]] == ["contact", "pipeline", "value"]
    deal, another = await those(system, "/deals")
    told = ("title", "contact_id", "pipeline_id", "value", "currency", "status", "expected_close")
    assert [deal[name] for name in told] == ["Seats", contact, pipeline, 1250.5, "EUR", "proposal", "2027-03-31"]
    assert [another[name] for name in told] == ["Seats", contact, pipeline, 1300.0, "EUR", "lead", None]


async def test_a_title_means_the_deal_that_is_open_and_was_there(system: System) -> None:
    await somebody(system)
    await sales(system)
    one = "Deal name,Contact email,Amount,Stage\nSeats,ada@example.com,{},{}\n"
    outcomes = []
    for value, status in ((10, "lead"), (20, "won"), (30, "lead")):
        made = await rows(system, await imported(system, one.format(value, status), kind="deal"))
        outcomes += [row["outcome"] for row in made]
    assert outcomes == ["created", "updated", "created"]
    assert [(deal["value"], deal["status"]) for deal in await those(system, "/deals")] == [(20, "won"), (30, "lead")]


@pytest.mark.parametrize(
    ("kind", "was", "new"), [("deal", b"1250.5", b"1400.0"), ("company", b"acme.example", b"acme.test")]
)
async def test_what_was_exported_changes_the_records_of_its_numbers(
    system: System, kind: str, was: bytes, new: bytes
) -> None:
    await somebody(system)
    await sales(system)
    await imported(system, DEALS if kind == "deal" else COMPANIES, kind=kind)
    path = "/deals" if kind == "deal" else "/companies"
    there = await those(system, path)
    exported = (await system.api.get(f"{path}/export", headers=BEARER)).content
    made = await rows(system, await imported(system, exported.replace(was, new), kind=kind))
    assert {row["record_id"]: row["outcome"] for row in made} == {
        there[0]["id"]: "updated",
        there[1]["id"]: "skipped",
    }
    assert [each["id"] for each in await those(system, path)] == [each["id"] for each in there]


async def test_a_number_of_another_system_changes_no_company(system: System) -> None:
    told = {"name": "Acme Inc", "domain": "acme.example"}
    acme = (await system.api.post("/companies", json=told, headers=BEARER)).json()
    content = "Nummer,Firma,Website\n{0},Globex,\n{0},,www.acme.example\n".format(acme["id"])
    fields = {"Nummer": "id", "Firma": "name", "Website": "domain"}
    refused, met = await rows(system, await imported(system, content, kind="company", mapping=fields))
    assert (refused["outcome"], refused["reason"].partition(":")[0]) == ("failed", "id")
    assert (met["outcome"], met["record_id"]) == ("skipped", acme["id"])
    assert await those(system, "/companies") == [acme]


async def test_a_number_of_another_system_changes_no_deal(system: System) -> None:
    await somebody(system)
    await somebody(system, "bob@example.com")
    await sales(system)
    await imported(system, "title,contact\nSeats,ada@example.com\n", kind="deal")
    (deal,) = await those(system, "/deals")
    said = "Desks,ada@example.com", "Seats,bob@example.com", "Seats,"
    content = "\n".join(["id,title,contact", *(f"{deal['id']},{each}" for each in said)])
    fields = {"mapping": {name: name for name in ("id", "title", "contact")}}
    made = await rows(system, await imported(system, content, kind="deal", **fields))
    assert [(row["outcome"], row["reason"].partition(":")[0]) for row in made] == [("failed", "id")] * 3
    assert await those(system, "/deals") == [deal]


async def test_an_amount_is_of_the_currency_beside_it(system: System) -> None:
    await somebody(system)
    await sales(system)
    content = "title,contact,value,currency\nSeats,ada@example.com,500 €,\nDesks,ada@example.com,500 €,USD\n"
    made = await rows(system, await imported(system, content, kind="deal"))
    assert [(row["outcome"], (row["reason"] or "").partition(":")[0]) for row in made] == [
        ("created", ""), ("failed", "currency"),
    ]  # fmt: skip
    assert [(deal["value"], deal["currency"]) for deal in await those(system, "/deals")] == [(500, "EUR")]


async def test_who_knows_contacts_only_lists_others_and_leaves_them_alone(system: System) -> None:
    """The release before offers nothing to do with an import that is undone, and its scheduler takes up none."""
    known_there = "select state from imports"
    import_id = (await brought(system, COMPANIES, kind="company")).json()["id"]
    started = await system.api.post(f"/imports/{import_id}/start", headers=BEARER)
    assert (started.json()["state"], await system.database.fetchval(known_there)) == ("running", "undone")
    await at_rest(system.database)
    undoing = await system.api.post(f"/imports/{import_id}/undo", headers=BEARER)
    assert (undoing.json()["state"], await system.database.fetchval(known_there)) == ("undoing", "undone")


async def test_what_nobody_foresaw_ends_one_import_and_not_all(system: System) -> None:
    import_id = (await brought(system, COMPANIES, kind="company")).json()["id"]
    await system.api.post(f"/imports/{import_id}/start", headers=BEARER)
    unable = Importer(system.database, Offered({}))
    with pytest.raises(KeyError):
        await unable.run()
    told = (await system.api.get(f"/imports/{import_id}", headers=BEARER)).json()
    assert (told["state"], told["reason"].partition(".")[0]) == ("failed", "Something went wrong on our side")
    another = (await brought(system)).json()["id"]
    await system.api.post(f"/imports/{another}/start", headers=BEARER)
    await unable.run()
    assert (await system.api.get(f"/imports/{another}", headers=BEARER)).json()["state"] == "done"


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
    deal, _ = await those(system, "/deals")
    await system.api.post("/tasks", json={"title": "Call", "deal_id": deal["id"]}, headers=BEARER)
    counts = (await undone(system, import_id))["counts"]
    assert (counts["removed"], counts["refused"]) == (1, 1)
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
