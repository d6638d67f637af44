"""Companies, deals and tasks as files: what each list shows, and harmless."""

from __future__ import annotations

import csv
import io

import pytest

from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.deals import contact
from production.tests.support.people import hired

NAME = {"companies": "name", "deals": "title", "tasks": "title"}


async def add(system: System, kind: str, name: str) -> None:
    about = {} if kind == "companies" else {"contact_id": await contact(system.database)}
    where = {"pipeline_id": 1} if kind == "deals" else {}
    body = {NAME[kind]: name, **about, **where}
    (await system.api.post(f"/{kind}", json=body, headers=BEARER)).raise_for_status()


@pytest.mark.parametrize("kind", NAME)
async def test_a_file_has_what_the_list_shows_and_no_spreadsheet_runs_it(system: System, kind: str) -> None:
    for name in ("engine", "=HYPERLINK(1)", "engine two"):
        await add(system, kind, name)
    wanted = {"q": "engine", "sort": "-created_at"}
    shown = (await system.api.get(f"/{kind}", params=wanted, headers=BEARER)).json()
    found = await system.api.get(f"/{kind}/export", params=wanted, headers=BEARER)
    rows = list(csv.DictReader(io.StringIO(found.content.decode("utf-8-sig"))))
    assert [row[NAME[kind]] for row in rows] == [each[NAME[kind]] for each in shown] == ["engine two", "engine"]
    whole = await system.api.get(f"/{kind}/export", headers=BEARER)
    assert "'=HYPERLINK(1)" in whole.text
    acts = await system.database.fetch("select act from audit_log where act like '%exported'")
    assert [row["act"] for row in acts] == [f"{kind}_exported"] * 2


@pytest.mark.parametrize("kind", NAME)
async def test_what_is_nobodys_card_is_refused_as_one(system: System, kind: str) -> None:
    refused = await system.api.get(f"/{kind}/export", params={"format": "vcf"}, headers=BEARER)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "format")


@pytest.mark.parametrize("kind", NAME)
async def test_only_who_leads_takes_a_file(system: System, kind: str) -> None:
    rep = await hired(system.database, Role.REP, "billing")
    assert (await system.api.get(f"/{kind}/export", headers=rep.bearer)).status_code == 403
