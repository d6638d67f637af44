"""What is written into a ticket: replies, which are sent once, and notes, which never are."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.database.turns import TurnStore
from production.schemas.outcomes import LedgerState, TicketStatus
from production.tests.builders import chat
from production.tests.support.api import System
from production.tests.support.people import Person, hired
from production.tests.support.tickets import ask, beside, drafted, post, read
from production.tests.support.turns import claimed, reply


async def test_a_reply_leaves_in_the_name_of_its_author(system: System, ticket: Claim, rep: Person) -> None:
    seen = (await read(system, ticket, rep))["last_message_id"]
    answer = await post(system, ticket, rep, last_seen_message_id=seen)
    assert answer.status_code == 201, answer.text
    posted = answer.json()
    assert (posted["delivery_status"], posted["ticket_status"]) == ("pending", "waiting_customer")
    assert posted["undo_until"]
    shown = await read(system, ticket, rep)
    assert shown["timeline"][-1] == posted["item"]
    assert posted["item"]["author"]["id"] == str(rep.id)


async def test_the_same_key_gives_the_same_answer_and_one_message(system: System, ticket: Claim, rep: Person) -> None:
    seen = (await read(system, ticket, rep))["last_message_id"]
    first, again = [await post(system, ticket, rep, "k1", last_seen_message_id=seen) for _ in range(2)]
    assert (first.status_code, again.status_code, again.json()) == (201, 201, first.json())
    other = await post(system, ticket, rep, "k1", content="Something else")
    assert (other.status_code, other.json()["fields"][0]["field"]) == (422, "Idempotency-Key")
    said = [each for each in (await read(system, ticket, rep))["timeline"] if each["kind"] == "message"]
    assert len(said) == 2


async def test_who_has_not_seen_the_newest_is_told_what_it_is(system: System, ticket: Claim, rep: Person) -> None:
    seen = (await read(system, ticket, rep))["last_message_id"]
    colleague = await hired(system.database, Role.MANAGER, "support")
    await post(system, ticket, colleague, last_seen_message_id=seen)
    stale = await post(system, ticket, rep, content="Click Export.", last_seen_message_id=seen)
    assert (stale.status_code, stale.json()["error"]) == (409, "stale")
    [newer] = stale.json()["newer"]
    assert newer["author"]["id"] == str(colleague.id)
    shown = await read(system, ticket, rep)
    assert shown["my_draft"]["content"] == "Click Export."
    await post(system, ticket, rep, content="Click Export.", last_seen_message_id=shown["last_message_id"])
    assert (await read(system, ticket, rep))["my_draft"] is None


async def test_what_is_newer_and_out_of_reach_is_named_but_not_shown(
    system: System, ticket: Claim, rep: Person
) -> None:
    seen = (await read(system, ticket, rep))["last_message_id"]
    await beside(system, ticket, "legal", "I shall sue you.")
    stale = await post(system, ticket, rep, last_seen_message_id=seen)
    assert (stale.status_code, stale.json()["newer"], "sue" in stale.text) == (409, [], False)
    newest = stale.json()["newest_message_id"]
    assert (await post(system, ticket, rep, last_seen_message_id=newest)).status_code == 201


async def test_who_may_not_send_leaves_notes(system: System, ticket: Claim) -> None:
    drafter = await hired(system.database, Role.REP, "support")
    assert (await post(system, ticket, drafter)).status_code == 403
    assert (await read(system, ticket, drafter))["my_draft"]["content"] == "Press E."
    noted = await post(system, ticket, drafter, note=True)
    assert (noted.status_code, noted.json()["item"]["kind"], noted.json()["delivery_status"]) == (201, "note", None)
    shown = await read(system, ticket, drafter)
    assert (shown["can_send"], shown["status"], shown["timeline"][-1]) == (False, "escalated", noted.json()["item"])


async def test_a_reply_is_taken_back_and_all_is_as_before(system: System, ticket: Claim, rep: Person) -> None:
    before = await read(system, ticket, rep)
    posted = (await post(system, ticket, rep, last_seen_message_id=before["last_message_id"])).json()
    taken = await ask(system, "DELETE", ticket, f"/messages/{posted['id']}", rep)
    assert (taken.status_code, taken.json()) == (200, {"content": "Press E."})
    after = await read(system, ticket, rep)
    assert after["timeline"][-1]["event"]["name"] == "reply_taken_back"
    assert [after[name] for name in ("status", "last_message_id", "handled_by")] == [
        before[name] for name in ("status", "last_message_id", "handled_by")
    ]
    assert after["timeline"][:-1] == before["timeline"]
    again = await ask(system, "DELETE", ticket, f"/messages/{posted['id']}", rep)
    assert again.status_code == 409


async def test_what_is_taken_back_is_being_written_again_by_somebody_who_has_seen_no_more_than_before(
    system: System, ticket: Claim, rep: Person
) -> None:
    seen = (await read(system, ticket, rep))["last_message_id"]
    posted = (await post(system, ticket, rep, last_seen_message_id=seen)).json()
    await ask(system, "DELETE", ticket, f"/messages/{posted['id']}", rep)
    mine = (await read(system, ticket, rep))["my_draft"]
    assert [mine[name] for name in ("kind", "content", "last_seen_message_id")] == ["reply", "Press E.", seen]


async def test_who_answers_a_resolved_ticket_opens_it_until_the_reply_is_taken_back(
    system: System, ticket: Claim, rep: Person
) -> None:
    resolved_at = "select resolved_at from tickets where ticket_number = $1"
    await ask(system, "PATCH", ticket, "", rep, status="resolved")
    before = await system.database.fetchval(resolved_at, ticket.ticket_number)
    posted = (await post(system, ticket, rep)).json()
    assert posted["ticket_status"] == "waiting_customer"
    await ask(system, "DELETE", ticket, f"/messages/{posted['id']}", rep)
    assert (await read(system, ticket, rep))["status"] == "resolved"
    assert await system.database.fetchval(resolved_at, ticket.ticket_number) == before


async def test_what_has_left_is_not_taken_back(system: System, ticket: Claim, rep: Person) -> None:
    posted = (await post(system, ticket, rep)).json()
    await system.database.execute("update messages set next_attempt_at = now() where id = $1", UUID(posted["id"]))
    assert (await ask(system, "DELETE", ticket, f"/messages/{posted['id']}", rep)).status_code == 409


async def test_nobody_takes_back_what_a_colleague_wrote(system: System, ticket: Claim, rep: Person) -> None:
    posted = (await post(system, ticket, rep)).json()
    colleague = await hired(system.database, Role.ADMIN)
    assert (await ask(system, "DELETE", ticket, f"/messages/{posted['id']}", colleague)).status_code == 409


@pytest.mark.parametrize("text", ["Open Boards.", "Press E."])
async def test_the_waiting_draft_is_approved_from_the_composer_and_back_again(
    system: System, rep: Person, text: str
) -> None:
    ticket = await drafted(system)
    before = await read(system, ticket, rep)
    said = {"content": text, "draft_id": before["draft"]["id"], "last_seen_message_id": before["last_message_id"]}
    posted = await post(system, ticket, rep, **said)
    assert (posted.status_code, posted.json()["item"]["text"], posted.json()["ticket_status"]) == (
        201,
        text,
        "waiting_customer",
    )
    assert (await read(system, ticket, rep))["draft"] is None
    assert (await post(system, ticket, rep, **said)).json() == posted.json()
    await ask(system, "DELETE", ticket, f"/messages/{posted.json()['id']}", rep)
    after = await read(system, ticket, rep)
    assert (after["draft"]["text"], after["status"]) == ("Open Boards.", before["status"])


async def test_a_draft_is_void_when_anybody_answers(system: System, rep: Person) -> None:
    ticket = await drafted(system)
    draft = (await read(system, ticket, rep))["draft"]["id"]
    await post(system, ticket, rep, content="Press E.")
    assert (await read(system, ticket, rep))["draft"] is None
    assert (await post(system, ticket, rep, content="Open Boards.", draft_id=draft)).status_code == 409
    approved = await system.api.post(f"/drafts/{draft}/approve", json={}, headers=rep.bearer)
    assert approved.status_code == 404


async def test_a_draft_is_void_when_the_customer_writes_again(system: System, rep: Person) -> None:
    ticket = await drafted(system)
    draft = (await read(system, ticket, rep))["draft"]["id"]
    turns = TurnStore(system.database)
    later = await claimed(turns, chat("Never mind, how do I delete it?"))
    early = await system.api.post(f"/drafts/{draft}/approve", json={}, headers=rep.bearer)
    assert (early.status_code, early.json()["error"]) == (409, "conflict")
    await turns.settle(later, reply(state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED, parts=()))
    assert (await read(system, ticket, rep))["draft"] is None


async def test_nothing_is_approved_after_the_window_of_the_channel(system: System, rep: Person) -> None:
    ticket = await drafted(system)
    shown = await read(system, ticket, rep)
    await system.database.execute("update conversations set last_inbound_at = last_inbound_at - interval '25 hours'")
    late = await post(system, ticket, rep, draft_id=shown["draft"]["id"])
    assert (late.status_code, late.json()["error"]) == (409, "conflict")
    assert not (await read(system, ticket, rep))["reply_window"]["open"]


async def test_a_rejected_draft_stands_in_the_timeline_with_its_reason(system: System, rep: Person) -> None:
    ticket = await drafted(system)
    draft = (await read(system, ticket, rep))["draft"]["id"]
    await system.api.post(f"/drafts/{draft}/reject", json={"reason": "wrong board"}, headers=rep.bearer)
    event = (await read(system, ticket, rep))["timeline"][-1]
    assert (event["event"], event["author"]["id"]) == (
        {"name": "draft_rejected", "detail": {"reason": "wrong board"}},
        str(rep.id),
    )


async def test_what_nobody_would_look_at_is_refused_by_its_name(system: System, ticket: Claim, rep: Person) -> None:
    refused = await post(system, ticket, rep, cc=["colleague@example.com"])
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "cc")


@pytest.mark.parametrize(("field", "value"), [("draft_id", "00000000-0000-0000-0000-000000000000"), ("resolve", True)])
async def test_a_note_asks_for_nothing_that_only_a_reply_does(
    system: System, ticket: Claim, rep: Person, field: str, value: Any
) -> None:
    refused = await post(system, ticket, rep, note=True, **{field: value})
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)


@pytest.mark.parametrize(
    ("words", "told"), [("@Rita, please call her.", 1), ("@rita", 1), ("@Ritardando", 0), ("Rita", 0)]
)
async def test_whoever_is_named_in_a_note_hears_of_it(
    system: System, ticket: Claim, rep: Person, words: str, told: int
) -> None:
    rita = await hired(system.database, Role.MANAGER, "support")
    await system.database.execute("update users set name = 'Rita Rep' where id = $1", rita.id)
    await post(system, ticket, rep, content=words, note=True)
    heard = (await system.api.get("/notifications", headers=rita.bearer)).json()
    assert [each["kind"] for each in heard["items"]] == ["mentioned"] * told
