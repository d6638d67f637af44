"""`/api/v1/leads`: what came of the forms of ads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from production.areas.leads.model import Form, Lead, Outcome
from production.areas.leads.store import Answer, LeadStore
from production.crm.permissions.model import Role
from production.database.outreach_outbox import OutreachOutbox
from production.database.pool import Database
from production.schemas.ids import Channel
from production.tests.support.api import BEARER, System
from production.tests.support.outreach import SITE
from production.tests.support.people import hired

ADA = Lead(
    id="1",
    form=Form("900", "Spring offer", {}),
    created_at=datetime.now(UTC),
    email="ada@example.com",
    phone=None,
    fields={"first_name": "Ada"},
    answers={"email": "ada@example.com"},
    agreed_to=("Send me news",),
    is_test=False,
)


async def filled_in(database: Database, number: int, **changes: Any) -> Outcome:
    """Each a second after the one before."""
    lead = replace(ADA, id=str(number), created_at=ADA.created_at + timedelta(seconds=number), **changes)
    store = LeadStore(database, Answer("Thank you.", SITE))
    await store.notice(lead.id, lead.form.id, lead.created_at)
    return await store.take(lead)


async def shown(system: System, **query: str) -> list[dict[str, Any]]:
    answer = await system.api.get("/leads", params=query, headers=BEARER)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


async def test_a_lead_is_shown_with_what_was_agreed_to_and_how_it_was_answered(system: System) -> None:
    await filled_in(system.database, 1)
    [waiting] = await shown(system)
    assert (waiting["answered_by"], waiting["answer_status"], waiting["answered_at"]) == ("email", "pending", None)
    outbox = OutreachOutbox(system.database, SITE)
    [attempt] = await outbox.take(Channel.EMAIL, 1)
    await outbox.mark_sent(attempt.message.id, "m1")
    [answered] = await shown(system)
    assert (answered["form"], answered["contact_name"], answered["outcome"]) == ("Spring offer", "Ada", "new")
    assert answered["agreed_to"] == ["Send me news"]
    assert (answered["answer_status"], answered["answered_at"] is not None) == ("sent", True)


async def test_tests_and_the_same_again_are_told_apart_newest_first(system: System) -> None:
    await filled_in(system.database, 1)
    await filled_in(system.database, 2)
    await filled_in(system.database, 3, is_test=True)
    await LeadStore(system.database).notice("4", "900", ADA.created_at + timedelta(seconds=4))
    assert [each["outcome"] for each in await shown(system)] == ["waiting", "test", "again", "new"]
    assert [each["id"] for each in await shown(system, outcome="again")] == ["2"]
    assert [each["id"] for each in await shown(system, q="SPRING")] == ["2", "1"]


async def test_nobody_sees_the_leads_of_customers_out_of_reach(system: System) -> None:
    await filled_in(system.database, 1)
    await system.database.execute("update customers set team = 'legal'")
    rep = await hired(system.database, Role.REP, "billing")
    assert (await system.api.get("/leads", headers=rep.bearer)).json() == []
