"""A campaign reaches who agreed; three working days later, by a moved clock, somebody is reminded of the silent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from production.crm.outreach.writing_hours import Place, WritingHours
from production.lab.demo.customers import contact, heard
from production.lab.demo.scenes import Office, Outcome
from production.lab.waiting import eventually

_NEWS, _AGAIN = "The blue one is here.", "Is blue not your colour?"
_MINUTE = timedelta(minutes=1)


async def play(office: Office) -> AsyncIterator[Outcome]:
    tag = f"t{uuid4().hex[:8]}"
    ada, _ = [await contact(office.admin, last_name=tag, tags=[tag]) for _ in range(2)]
    agreed = {"channel": "email", "basis": "consent", "source": "Asked at the fair"}
    (await office.admin.post(f"/contacts/{ada['id']}/consents", json=agreed)).raise_for_status()

    campaign = await _drawn_up(office, tag)
    drawn = (await office.admin.post(f"/campaigns/{campaign}/recipients")).raise_for_status().json()
    yield Outcome("leaves out who did not agree", {"no_consent": 1}, drawn["excluded"])

    (await office.admin.post(f"/campaigns/{campaign}/start")).raise_for_status()
    await _until(office, WritingHours(Place("UTC")).next_open(datetime.now(UTC)))
    yield Outcome("reaches who agreed", True, _NEWS in await heard(office.customer, ada["email"], _NEWS))

    reminder = await eventually(lambda: _first(office, "/reminders", contact_id=ada["id"]))
    await _until(office, datetime.fromisoformat(reminder["due_at"]))
    draft = await eventually(lambda: _first(office, "/outreach/drafts", q=tag))
    yield Outcome("has a reminder for the silent", True, _AGAIN in draft["text"])
    tasks = (await office.admin.get("/tasks", params={"contact_id": ada["id"]})).raise_for_status().json()
    titles = [task["title"] for task in tasks]
    yield Outcome("and a task for its author", [f"Grace {tag} has not answered: News"], titles)

    (await office.admin.post(f"/outreach/drafts/{draft['id']}/send")).raise_for_status()
    yield Outcome("sends it when told to", True, _AGAIN in await heard(office.customer, ada["email"], _AGAIN))


async def _drawn_up(office: Office, tag: str) -> int:
    steps = [{"subject": "News", "text": _NEWS}, {"subject": "News", "text": _AGAIN}]
    body = {"name": f"Blue {tag}", "audience": {"tags": [tag]}, "steps": steps}
    campaign: int = (await office.admin.post("/campaigns", json=body)).raise_for_status().json()["id"]
    return campaign


async def _first(office: Office, path: str, **params: Any) -> dict[str, Any] | None:
    found = (await office.admin.get(path, params=params)).raise_for_status().json()
    return next(iter(found), None)


async def _until(office: Office, moment: datetime) -> None:
    minutes = -((datetime.now(UTC) - moment) // _MINUTE)
    if minutes > 0:
        await office.fte("clock", "advance", f"{minutes}m")
