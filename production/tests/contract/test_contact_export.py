"""Contacts as a file: what the list shows, all of it, and harmless."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from production.crm.permissions.model import Role
from production.crm.tables.read import rows, survey
from production.tests.support.api import BEARER, System
from production.tests.support.imports import imported
from production.tests.support.people import hired

PERSON = {"first_name": "=HYPERLINK(1)", "last_name": "Müller", "email": "ada@example.com", "phone": "+49 30 901820",
          "company": "Acme Inc", "tags": ["vip"], "notes": "one\ntwo"}  # fmt: skip


async def exported(system: System, **wanted: str) -> bytes:
    answer = await system.api.get("/contacts/export", params=wanted, headers=BEARER)
    assert answer.status_code == 200, answer.text
    return answer.content


async def people(system: System, *names: str) -> None:
    for name in names:
        body = {**PERSON, "first_name": name, "email": f"{name}@example.com", "phone": None}
        (await system.api.post("/contacts", json=body, headers=BEARER)).raise_for_status()


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


async def test_a_file_has_what_the_list_shows_in_its_order_and_all_of_it(system: System) -> None:
    await people(system, *(f"person{number:03}" for number in range(120)))
    wanted = {"sort": "-first_name", "q": "person"}
    shown = (await system.api.get("/contacts", params=wanted, headers=BEARER)).json()
    found = table(await exported(system, **wanted))
    assert [row["id"] for row in found[:100]] == [str(each["id"]) for each in shown]
    assert len(found) == 120
    assert [row["email"] for row in table(await exported(system, email="person007@example.com"))] == [
        "person007@example.com"
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "vcf"])
async def test_every_form_of_it_can_be_imported_again(system: System, form: str) -> None:
    (await system.api.post("/contacts", json=PERSON, headers=BEARER)).raise_for_status()
    content = await exported(system, format=form)
    import_id = await imported(system, content)
    (row,) = (await system.api.get(f"/imports/{import_id}/rows", headers=BEARER)).json()["items"]
    assert (row["outcome"], row["reason"].endswith("says all this already")) == ("skipped", True)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_no_spreadsheet_runs_what_somebody_has_written(system: System, form: str) -> None:
    (await system.api.post("/contacts", json=PERSON, headers=BEARER)).raise_for_status()
    file = io.BytesIO(await exported(system, format=form))
    (row,) = rows(file, survey(file).shape)
    assert {"'=HYPERLINK(1)", "'+4930901820"} <= set(row.cells)


@pytest.mark.parametrize(("role", "status"), [(Role.ADMIN, 200), (Role.MANAGER, 200), (Role.REP, 403)])
async def test_only_who_leads_takes_a_file(system: System, role: Role, status: int) -> None:
    person: Any = await hired(system.database, role, "billing")
    answer = await system.api.get("/contacts/export", headers=person.bearer)
    assert answer.status_code == status
    acts = await system.database.fetch("select actor_id, act from audit_log")
    assert [tuple(row) for row in acts] == ([(person.id, "contacts_exported")] if status == 200 else [])
