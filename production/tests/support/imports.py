"""Files to import, and the process that imports them."""

from __future__ import annotations

from typing import Any

import httpx

from production.areas.imports.background import offered
from production.areas.imports.store.importer import Importer
from production.bootstrap.areas import area_offers
from production.database.pool import Database
from production.tests.support.api import BEARER, System

PEOPLE = """First name,Last name,E-Mail,Phone,Company,Tags
Ada,Lovelace,ada@example.com,+49 30 901820,Acme Inc,"vip, new"
Bob,Noyce,bob@example.com,,"ACME, Inc.",
,,not an address,,,
Ada,King,ADA@example.com,,,old
"""
"""Two people, one of them twice, and a row that is none."""


async def brought(
    system: System, content: str | bytes = PEOPLE, headers: dict[str, str] = BEARER, kind: str = "contact"
) -> httpx.Response:
    """A file that somebody has brought."""
    raw = content.encode() if isinstance(content, str) else content
    files = {"file": ("people.csv", raw)}
    return await system.api.post("/imports", files=files, data={"object": kind}, headers=headers)


async def at_rest(database: Database, piece: int = 500) -> None:
    """Everything that was started is done."""
    importer = Importer(database, offered(area_offers()), piece)
    at_work = "select exists (select from imports where coalesce(under_way, state) in ('running', 'undoing'))"
    while await database.fetchval(at_work):
        await importer.run()
    await importer.close()


async def imported(
    system: System,
    content: str | bytes = PEOPLE,
    headers: dict[str, str] = BEARER,
    kind: str = "contact",
    **mapping: Any,
) -> int:
    """The id of an import that is done."""
    import_id = (await brought(system, content, headers, kind)).json()["id"]
    if mapping:
        (await system.api.put(f"/imports/{import_id}/mapping", json=mapping, headers=headers)).raise_for_status()
    (await system.api.post(f"/imports/{import_id}/start", headers=headers)).raise_for_status()
    await at_rest(system.database)
    return int(import_id)
