"""`GET /api/v1/today`: the numbers of the day, as far as the caller may see them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from production.crm.permissions.model import Role
from production.database.turns import TurnStore
from production.schemas.outcomes import DeliveryStatus, EndCode, EndReason, LedgerState, TicketStatus
from production.tests.builders import chat, mail
from production.tests.support.api import BEARER, System
from production.tests.support.people import hired
from production.tests.support.turns import claimed, reply

FAILED = EndReason(EndCode.MODEL_FAILED, "no model answered")
ESCALATED: dict[str, Any] = {"state": LedgerState.ESCALATED, "ticket_status": TicketStatus.ESCALATED, "parts": ()}


async def today(system: System, headers: dict[str, str] = BEARER, **query: str) -> dict[str, Any]:
    answer = await system.api.get("/today", params=query, headers=headers)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def test_what_came_in_is_told_by_how_it_ended(system: System) -> None:
    turns = TurnStore(system.database)
    for message, end in ((chat(), {}), (mail(), ESCALATED)):
        await turns.settle(await claimed(turns, message), reply(**end))
    day = await today(system)
    assert (day["replied"], day["escalated"], day["drafted"]) == (1, 1, 0)
    assert day["channels"] == {"whatsapp": 1, "email": 1}


async def test_what_came_in_counts_before_it_has_ended(system: System) -> None:
    await claimed(TurnStore(system.database), mail())
    day = await today(system)
    assert (day["channels"], day["replied"]) == ({"email": 1}, 0)


@pytest.mark.parametrize("reason", [EndCode.WITH_PERSON, EndCode.TAKEN_OVER])
async def test_what_a_person_had_already_was_given_to_nobody(system: System, reason: EndCode) -> None:
    turns = TurnStore(system.database)
    await turns.settle(await claimed(turns, mail()), reply(**ESCALATED, reason=EndReason(reason, "theirs")))
    day = await today(system)
    assert (day["channels"], day["escalated"]) == ({"email": 1}, 0)


async def test_what_went_wrong_leads_to_its_ticket(system: System) -> None:
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail())
    await turns.settle(claim, reply(**ESCALATED, reason=FAILED))
    [trouble] = (await today(system))["troubles"]
    assert trouble == {"kind": "model_failed", "messages": 1, "tickets": [claim.ticket_number]}


async def test_a_reply_that_did_not_arrive_went_wrong(system: System) -> None:
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail())
    await turns.settle(claim, reply())
    await system.database.execute("update messages set delivery_status = 'failed' where direction = 'outbound'")
    assert [each["kind"] for each in (await today(system))["troubles"]] == ["not_delivered"]


async def test_what_people_made_of_suggestions_is_counted(system: System) -> None:
    turns = TurnStore(system.database)
    drafted = reply(state=LedgerState.DRAFTED, delivery=DeliveryStatus.DRAFT, ticket_status=TicketStatus.OPEN)
    await turns.settle(await claimed(turns, mail()), drafted)
    end = "update reply_suggestions set outcome = 'edited', ended_at = clock_timestamp()"
    await system.database.execute(end)
    assert (await today(system))["judged"] == {"days": 30, "unchanged": 0, "edited": 1, "rejected": 0}


async def test_the_day_of_another_zone_began_at_its_own_midnight(system: System) -> None:
    begun = datetime.fromisoformat((await today(system, zone="Asia/Kolkata"))["since"])
    assert (begun.hour, begun.minute) == (18, 30)


async def test_a_zone_that_is_none_is_named(system: System) -> None:
    for zone in ("Mars", "../etc", "/"):
        answer = await system.api.get("/today", params={"zone": zone}, headers=BEARER)
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "zone")


async def test_of_other_teams_nothing_is_counted(system: System) -> None:
    rep = await hired(system.database, Role.REP, "billing")
    turns = TurnStore(system.database)
    mine, foreign = [await claimed(turns, mail(address=f"{name}@example.com")) for name in ("a", "b")]
    for claim, team in ((mine, "billing"), (foreign, "legal")):
        await turns.settle(claim, reply(**ESCALATED, reason=FAILED, team=team))
    day = await today(system, rep.bearer)
    assert (day["escalated"], day["troubles"][0]["tickets"]) == (1, [mine.ticket_number])
