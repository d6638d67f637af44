"""How satisfied customers are: asked once after a resolution on each channel in its manner, and answered."""

from __future__ import annotations

import re
from typing import Any

import pytest

from production.api.access import access_token
from production.areas.csat.store import AskStore, RatingStore
from production.channels.compose import Composer
from production.crm.support.model import Claim
from production.database.outbox import OutboxStore
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Proof
from production.schemas.outcomes import DeliveryStatus
from production.tests.builders import chat, form, mail
from production.tests.support.api import SECRET, System
from production.tests.support.people import Person
from production.tests.support.tickets import ask, read
from production.tests.support.turns import claimed, reply

SENT = "select content, recipient, delivery_status from messages where event_id like 'csat:%'"
LATER = "update tickets set status = 'resolved', resolved_at = clock_timestamp() - interval '2 hours'"
BACK = """
update messages
set delivery_status = 'sent', created_at = now() - interval '3 hours', stored_at = now() - interval '3 hours'"""
SENDING = "update messages set delivery_status = 'sending' where event_id like 'csat:%' returning id"


async def resolved(system: System, message: InboundMessage, proof: Proof = Proof.PROVEN) -> Claim:
    """Answered, and resolved for two hours."""
    claim = await claimed(TurnStore(system.database), message)
    await TurnStore(system.database).settle(claim, reply("Press E."))
    await system.database.execute(BACK)
    await system.database.execute("update conversations set proof = $1", proof)
    await system.database.execute(LATER)
    return claim


async def asked(system: System) -> list[dict[str, Any]]:
    await AskStore(system.database, Composer("TechCorp", "techcorp.example"), "https://help.example").ask_all()
    return [dict(row) for row in await system.database.fetch(SENT)]


async def state(system: System) -> list[str]:
    rows = await system.database.fetch("select state from csat_questions order by asked_at")
    return [row["state"] for row in rows]


async def event(system: System, claim: Claim, rep: Person) -> dict[str, Any]:
    await system.database.execute("update tickets set assigned_team = 'support'")
    [rated] = [each for each in (await read(system, claim, rep))["timeline"] if each["event"]]
    return dict(rated["event"])


async def test_a_mail_asks_with_a_link_that_opens_this_question_only(system: System, rep: Person) -> None:
    claim = await resolved(system, mail("How do I export?"))
    [sent] = await asked(system)
    link = re.search(rf"https://help\.example/status/\?ticket={claim.ticket_number}#rating=(\S+)", sent["content"])
    assert link
    at_rating, shown = f"/tickets/{claim.ticket_number}/rating", {"X-Rating-Token": link[1]}
    assert (await system.api.get(at_rating, headers=shown)).json()["state"] == "asked"
    assert (await system.api.get(at_rating)).status_code == 404
    assert (await system.api.post(at_rating, json={"score": 1}, headers={"X-Rating-Token": "x"})).status_code == 404
    answer = await system.api.post(at_rating, json={"score": 5, "words": "Quick."}, headers=shown)
    assert answer.json() == {"state": "answered", "score": 5, "words": "Quick."}
    assert await event(system, claim, rep) == {"name": "rated", "detail": {"score": 5, "words": "Quick."}}


async def test_a_chat_asks_for_a_number_which_is_no_new_question(system: System) -> None:
    claim = await resolved(system, chat("How do I export?"))
    [sent] = await asked(system)
    assert "number from 1 (bad) to 5 (great)" in sent["content"]
    ratings, four = RatingStore(system.database), chat("4")
    assert [await ratings.take(chat("4 people cannot log in")), await ratings.take(four)] == [False, True]
    assert (await ratings.rating(claim.ticket_number, None)).score == 4
    assert [await ratings.take(four), await ratings.take(chat("5"))] == [True, False]


async def test_the_status_page_asks_who_has_sent_a_form(system: System) -> None:
    claim = await resolved(system, form("How do I export?"), Proof.CLAIMED)
    assert await asked(system) == []
    headers = {"X-Access-Token": access_token(SECRET, claim.ticket_number)}
    answer = await system.api.get(f"/tickets/{claim.ticket_number}/rating", headers=headers)
    assert answer.json() == {"state": "asked", "score": None, "words": ""}


async def test_nobody_is_asked_twice_about_one_resolution(system: System) -> None:
    await resolved(system, mail("How do I export?"))
    await asked(system)
    assert len(await asked(system)) == 1


@pytest.mark.parametrize(
    "because",
    [
        "update channel_configs set csat = false",
        "update conversations set proof = 'claimed'",
        "update tickets set resolved_at = clock_timestamp()",
        "update tickets set resolved_at = clock_timestamp() - interval '4 days'",
        "update messages set stored_at = clock_timestamp() where direction = 'inbound'",
        "update messages set delivery_status = 'pending' where direction = 'outbound'",
        "update messages set delivery_status = 'failed' where direction = 'outbound'",
        "delete from messages where direction = 'inbound'",
    ],
    ids=[
        "switched off",
        "unproven",
        "too early",
        "too late",
        "wrote again",
        "still leaving",
        "never answered",
        "never wrote",
    ],
)
async def test_some_are_not_asked(system: System, because: str) -> None:
    await resolved(system, mail("How do I export?"))
    await system.database.execute(because)
    assert (await asked(system), await state(system)) == ([], [])


async def test_who_wants_no_messages_is_not_asked(system: System) -> None:
    await resolved(system, chat("How do I export?"))
    opt_out = "insert into opt_outs select identifier_type, identifier_value, 'whatsapp' from customer_identifiers"
    await system.database.execute(opt_out)
    assert (await asked(system), await state(system)) == ([], ["void"])


async def test_opening_it_again_voids_the_question_and_keeps_it_from_leaving(system: System, rep: Person) -> None:
    claim = await resolved(system, mail("How do I export?"))
    await asked(system)
    await system.database.execute("update tickets set assigned_team = 'support'")
    assert (await ask(system, "PATCH", claim, "", rep, status="open")).status_code == 200
    assert await state(system) == ["void"]
    [sent] = await asked(system)
    assert sent["delivery_status"] == DeliveryStatus.REJECTED


async def test_a_question_that_does_not_arrive_brings_nobody_to_the_ticket(system: System) -> None:
    claim = await resolved(system, mail("How do I export?"))
    await asked(system)
    message = await system.database.fetchval(SENDING)
    await OutboxStore(system.database).mark_failed(message, "no such mailbox")
    assert await system.database.fetchval("select status from tickets where id = $1", claim.ticket_id) == "resolved"


async def test_a_score_beyond_the_scale_is_refused(system: System) -> None:
    claim = await resolved(system, form("How do I export?"))
    await asked(system)
    headers = {"X-Access-Token": access_token(SECRET, claim.ticket_number)}
    answer = await system.api.post(f"/tickets/{claim.ticket_number}/rating", json={"score": 6}, headers=headers)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "score")
