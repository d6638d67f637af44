"""Tickets that begin with what we say."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from production.crm.permissions.model import Role
from production.database.turns import TurnStore
from production.tests.builders import chat, mail
from production.tests.support.api import System
from production.tests.support.people import Person, hired
from production.tests.support.turns import claimed

ADDRESS = "ada@example.com"
TEMPLATE = {"reply": {"content_sid": "HX1", "variables": {"1": "{text}"}}}


@pytest.fixture
async def rep(system: System) -> Person:
    return await hired(system.database, Role.REP, "support", may_send=True)


async def contact(system: System, person: Person, **fields: Any) -> int:
    whole = {"first_name": "Ada", "last_name": "Lovelace", "email": ADDRESS} | fields
    answer = await system.api.post("/contacts", json=whole, headers=person.bearer)
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


async def begin(system: System, person: Person, to: int, key: str = "k", **said: Any) -> httpx.Response:
    body = {"contact_id": to, "channel": "email", "subject": "Your board", "content": "It is ready."}
    headers = person.bearer | {"Idempotency-Key": key}
    return await system.api.post("http://inside/api/tickets", json=body | said, headers=headers)


async def sent(system: System) -> list[Any]:
    return list(await system.database.fetch("select recipient, subject, content, delivery_status from messages"))


async def test_a_letter_leaves_in_the_name_of_its_author_and_the_ticket_is_theirs(system: System, rep: Person) -> None:
    answer = await begin(system, rep, await contact(system, rep))
    ticket = answer.json()
    assert answer.status_code == 201, answer.text
    assert (ticket["subject"], ticket["status"], ticket["assigned_to"]["id"]) == (
        "Your board",
        "waiting_customer",
        str(rep.id),
    )
    [said] = [item for item in ticket["timeline"] if item["kind"] == "message"]
    assert (said["delivery_status"], said["author"]["id"], said["undo_until"] is not None) == (
        "pending",
        str(rep.id),
        True,
    )
    [message] = await sent(system)
    assert (message["recipient"], message["subject"]) == (ADDRESS, "Your board")
    assert message["content"].startswith("Hello Ada,\n\nIt is ready.")


async def test_nothing_is_proven_of_who_has_not_answered(system: System, rep: Person) -> None:
    ticket = (await begin(system, rep, await contact(system, rep))).json()
    where = f"http://inside/api/tickets/{ticket['id']}/context"
    about = (await system.api.get(where, headers=rep.bearer)).json()["customer"]
    assert about["proof_in_words"] == "We wrote first: nobody has answered from there yet."


async def test_the_same_request_twice_is_one_letter(system: System, rep: Person) -> None:
    one = await contact(system, rep)
    first, again = await begin(system, rep, one), await begin(system, rep, one)
    assert (again.status_code, again.json()["id"]) == (201, first.json()["id"])
    assert len(await sent(system)) == 1


async def test_what_was_begun_and_given_away_since_is_neither_shown_nor_begun_again(
    system: System, rep: Person
) -> None:
    one = await contact(system, rep)
    await begin(system, rep, one)
    await system.database.execute("update tickets set assigned_to = null, assigned_team = 'legal'")
    again = await begin(system, rep, one)
    assert (again.status_code, len(await sent(system))) == (404, 1)


async def test_what_is_taken_back_is_being_written_again_and_can_be_sent_from_its_ticket(
    system: System, rep: Person
) -> None:
    ticket = (await begin(system, rep, await contact(system, rep))).json()
    where = f"http://inside/api/tickets/{ticket['id']}"
    message = next(item["id"] for item in ticket["timeline"] if item["kind"] == "message")
    back = await system.api.delete(f"{where}/messages/{message}", headers=rep.bearer)
    assert back.json() == {"content": "It is ready."}
    before = (await system.api.get(where, headers=rep.bearer)).json()
    assert (before["status"], before["my_draft"]["content"]) == ("open", "It is ready.")
    again = await system.api.post(f"{where}/messages", json={"content": "Now it is."}, headers=rep.bearer)
    assert again.status_code == 201, again.text
    assert [row["delivery_status"] for row in await sent(system)] == ["rejected", "pending"]


async def test_of_who_may_not_send_it_waits_for_approval(system: System) -> None:
    drafter, manager = (
        await hired(system.database, Role.REP, "support"),
        await hired(system.database, Role.MANAGER, "support"),
    )
    ticket = (await begin(system, drafter, await contact(system, drafter))).json()
    assert (ticket["draft"]["author"]["id"], ticket["status"]) == (str(drafter.id), "open")
    assert (await begin(system, drafter, ticket["customer"]["contact"])).json()["id"] == ticket["id"]
    approved = await system.api.post(
        f"http://inside/api/tickets/{ticket['id']}/messages",
        json={"content": ticket["draft"]["text"], "draft_id": ticket["draft"]["id"]},
        headers=manager.bearer,
    )
    assert approved.status_code == 201, approved.text
    assert [row["delivery_status"] for row in await sent(system)] == ["pending"]


async def test_whoever_answers_the_letter_answers_in_its_ticket(system: System, rep: Person) -> None:
    ticket = (await begin(system, rep, await contact(system, rep))).json()
    ours = await system.database.fetchval("select correlation_id from messages")
    answer = mail("Thank you!", address=ADDRESS, thread="other")
    named = answer.model_copy(update={"email": answer.email and answer.email.model_copy(update={"in_reply_to": ours})})
    assert (await claimed(TurnStore(system.database), named)).ticket_number == ticket["id"]


async def test_a_chat_is_written_to_first_by_a_template_only(system: System, rep: Person) -> None:
    one = await contact(system, rep, phone="+1 415 555 2671")
    refused = await begin(system, rep, one, channel="whatsapp")
    assert (refused.status_code, await sent(system)) == (409, [])
    await system.database.execute("update channel_configs set templates = $1 where channel = 'whatsapp'", TEMPLATE)
    begun = await begin(system, rep, one, channel="whatsapp")
    assert (begun.status_code, begun.json()["subject"]) == (201, begun.json()["id"])
    assert [row["recipient"] for row in await sent(system)] == ["+14155552671"]
    answered = await claimed(TurnStore(system.database), chat("Who is this?", phone="+14155552671"))
    assert answered.ticket_number == begun.json()["id"]


async def test_the_number_of_the_contact_itself_comes_before_others_of_theirs(system: System, rep: Person) -> None:
    one = await contact(system, rep, phone="+1 415 555 2671")
    await system.database.execute(
        "insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)"
        " select id, 'phone', '+14155550000', 'sms', 'proven' from customers where number = $1",
        one,
    )
    await system.database.execute("update channel_configs set templates = $1 where channel = 'whatsapp'", TEMPLATE)
    await begin(system, rep, one, channel="whatsapp")
    assert [row["recipient"] for row in await sent(system)] == ["+14155552671"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"channel": "web_form"}, "channel"),
        ({"channel": "pigeon"}, "channel"),
        ({"channel": "E-Mail"}, "channel"),
        ({"channel": "whatsapp"}, "channel"),
        ({"subject": None}, "subject"),
        ({"content": " "}, "content"),
        ({"contact_id": 999_999}, "contact_id"),
    ],
)
async def test_what_cannot_be_written_is_refused_by_its_name(
    system: System, rep: Person, wrong: dict[str, Any], field: str
) -> None:
    answer = await begin(system, rep, await contact(system, rep), **wrong)
    assert (answer.status_code, [each["field"] for each in answer.json()["fields"]]) == (422, [field])
    assert await system.database.fetchval("select count(*) from tickets") == 0


async def test_nobody_writes_to_who_is_out_of_reach(system: System, rep: Person) -> None:
    other = await hired(system.database, Role.REP, "billing", may_send=True)
    answer = await begin(system, other, await contact(system, rep))
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "contact_id")
