"""Campaigns as an Admin draws them up and moves them through the api."""

from __future__ import annotations

from typing import Any

from production.tests.support.api import BEARER, System
from production.tests.support.deals import made

STEPS = [{"subject": "News", "text": "The blue one is here."}, {"subject": "Still there?", "text": "It is still blue."}]


async def campaign(system: System, **fields: Any) -> int:
    body = {"name": "Blue", "steps": STEPS[:1], **fields}
    found: int = (await made(system, "/campaigns", body))["id"]
    return found


async def does(system: System, campaign_id: int, what: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    answer = await system.api.post(f"/campaigns/{campaign_id}/{what}", json=body or {}, headers=BEARER)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def progress(system: System, campaign_id: int) -> dict[str, Any]:
    found: dict[str, Any] = (await system.api.get(f"/campaigns/{campaign_id}/progress", headers=BEARER)).json()
    return found
