"""What a reply brings besides its words: files, and who else gets it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from production.areas.tickets.scheduled import SendScheduled
from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.database.outbox import OutboxStore
from production.database.turns import TurnStore
from production.schemas.ids import Channel
from production.schemas.outcomes import LedgerState, TicketStatus
from production.tests.builders import mail
from production.tests.support.api import System
from production.tests.support.desks import COMPOSE
from production.tests.support.people import Person, hired
from production.tests.support.tickets import ask, post, read
from production.tests.support.turns import claimed, reply

PDF = b"%PDF-1.7 the invoice"


@pytest.fixture
async def letter(system: System) -> Claim:
    """A mail that waits for a person."""
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail("Please send me the invoice."))
    await turns.settle(claim, reply(state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED, parts=()))
    return claim


@pytest.fixture
async def manager(system: System) -> Person:
    return await hired(system.database, Role.MANAGER, "support")


async def put(system: System, ticket: Claim, person: Person, content: bytes = PDF) -> httpx.Response:
    files = {"file": ("Invoice 7.pdf", content, "application/pdf")}
    said = {"ticket": ticket.ticket_number}
    return await system.api.post("/reply-files", data=said, files=files, headers=person.bearer)


async def sent(system: System) -> Any:
    """The reply that leaves next, as its provider is given it."""
    await system.database.execute("update messages set next_attempt_at = clock_timestamp() where role = 'human'")
    [attempt] = await OutboxStore(system.database).take(Channel.EMAIL, 1)
    return attempt.message


async def test_a_reply_leaves_with_its_files_and_copies(system: System, letter: Claim, rep: Person) -> None:
    file = (await put(system, letter, rep)).json()
    assert (await read(system, letter, rep))["my_files"] == [file]
    answer = await post(system, letter, rep, cc=["Boss@Example.com"], files=[file["id"]])
    assert (answer.status_code, answer.json()["item"]["cc"]) == (201, ["boss@example.com"]), answer.text
    shown = await read(system, letter, rep)
    assert (shown["my_files"], shown["timeline"][-1]["attachments"]) == ([], [file])
    message = await sent(system)
    assert message.cc == ("boss@example.com",)
    assert [(each.name, each.content_type, each.content) for each in message.files] == [
        ("Invoice 7.pdf", "application/pdf", PDF)
    ]


async def test_whoever_reads_the_ticket_gets_the_file_and_nobody_else(
    system: System, letter: Claim, rep: Person
) -> None:
    file = (await put(system, letter, rep)).json()
    stranger = await hired(system.database, Role.REP, "billing")
    answers = [await system.api.get(f"/attachments/{file['id']}", headers=who.bearer) for who in (rep, stranger)]
    assert [answer.status_code for answer in answers] == [200, 404]
    assert answers[0].content == PDF


async def test_what_is_taken_back_has_its_files_and_copies_still(system: System, letter: Claim, rep: Person) -> None:
    file = (await put(system, letter, rep)).json()
    posted = (await post(system, letter, rep, cc=["boss@example.com"], files=[file["id"]])).json()
    await ask(system, "DELETE", letter, f"/messages/{posted['id']}", rep)
    shown = await read(system, letter, rep)
    assert (shown["my_draft"]["cc"], shown["my_files"]) == (["boss@example.com"], [file])
    again = await post(system, letter, rep, cc=["boss@example.com"], files=[file["id"]])
    assert [each["id"] for each in again.json()["item"]["attachments"]] == [file["id"]]


async def test_what_leaves_later_keeps_its_files_until_then(system: System, letter: Claim, rep: Person) -> None:
    file, seen = (await put(system, letter, rep)).json(), (await read(system, letter, rep))["last_message_id"]
    in_a_month = (datetime.now(UTC) + timedelta(days=30)).isoformat()
    later = {"content": "Here it is.", "files": [file["id"]], "send_at": in_a_month}
    await ask(system, "PUT", letter, "/scheduled", rep, last_seen_message_id=seen, **later)
    assert await system.database.fetchval("select keep_until from reply_files") is None
    shown = await read(system, letter, rep)
    assert (shown["my_files"], shown["scheduled"]["files"]) == ([], [file])
    await system.database.execute("update scheduled_replies set send_at = clock_timestamp()")
    await SendScheduled(system.database, COMPOSE).run()
    assert [each.name for each in (await sent(system)).files] == ["Invoice 7.pdf"]


async def test_what_has_not_left_is_taken_away(system: System, letter: Claim, rep: Person) -> None:
    file = (await put(system, letter, rep)).json()
    path = f"/reply-files/{letter.ticket_number}/{file['id']}"
    answers = [await system.api.delete(path, headers=rep.bearer) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [204, 204]
    assert await system.database.fetchval("select count(*) from attachments") == 0


async def test_nobody_sends_what_a_colleague_put_there(
    system: System, letter: Claim, rep: Person, manager: Person
) -> None:
    file = (await put(system, letter, manager)).json()
    answer = await post(system, letter, rep, files=[file["id"]])
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "files")
    assert (await read(system, letter, rep))["status"] == "escalated"


async def test_a_chat_is_copied_to_nobody(system: System, ticket: Claim, rep: Person) -> None:
    answer = await post(system, ticket, rep, cc=["boss@example.com"])
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "cc")


async def proposed(system: System, ticket: Claim, author: Person) -> tuple[dict[str, Any], dict[str, Any]]:
    """A reply that waits for approval, and its file."""
    file = (await put(system, ticket, author)).json()
    brought = {"content": "Here it is.", "cc": ["boss@example.com"], "files": [file["id"]]}
    return (await ask(system, "PUT", ticket, "/proposal", author, **brought)).json()["draft"], file


async def test_an_approver_sees_and_sends_what_its_author_put_there(
    system: System, letter: Claim, rep: Person, manager: Person
) -> None:
    _, file = await proposed(system, letter, rep)
    draft = (await read(system, letter, manager))["draft"]
    assert (draft["cc"], draft["files"]) == (["boss@example.com"], [file])
    said = {"content": draft["text"], "draft_id": draft["id"], "cc": draft["cc"], "files": [file["id"]]}
    await post(system, letter, manager, **said)
    message = await sent(system)
    assert (message.cc, [each.name for each in message.files]) == (("boss@example.com",), ["Invoice 7.pdf"])


async def test_what_an_approver_does_not_name_stays_behind(
    system: System, letter: Claim, rep: Person, manager: Person
) -> None:
    draft, file = await proposed(system, letter, rep)
    await post(system, letter, manager, content=draft["text"], draft_id=draft["id"])
    message = await sent(system)
    assert (message.cc, message.files) == ((), ())
    assert (await read(system, letter, rep))["my_files"] == [file]


async def test_an_approval_that_is_taken_back_brings_back_what_it_left_behind(
    system: System, letter: Claim, rep: Person, manager: Person
) -> None:
    draft, _ = await proposed(system, letter, rep)
    said = {"content": "Not yet.", "cc": ["other@example.com"], "draft_id": draft["id"]}
    posted = (await post(system, letter, manager, **said)).json()
    await ask(system, "DELETE", letter, f"/messages/{posted['id']}", manager)
    assert (await read(system, letter, manager))["draft"] == draft


@pytest.mark.parametrize("left", ["cc", "files"])
async def test_where_neither_is_shown_nobody_approves_it(
    system: System, letter: Claim, rep: Person, manager: Person, left: str
) -> None:
    file = (await put(system, letter, rep)).json()
    brought = {"cc": ["boss@example.com"], "files": [file["id"]]}
    answer = await ask(system, "PUT", letter, "/proposal", rep, content="Here it is.", **{left: brought[left]})
    draft = answer.json()["draft"]
    refused = await system.api.post(f"/drafts/{draft['id']}/approve", json={}, headers=manager.bearer)
    assert (refused.status_code, letter.ticket_number in refused.json()["message"]) == (409, True)
    assert (await read(system, letter, manager))["draft"] == draft


async def test_who_is_forgotten_takes_the_files_along(system: System, letter: Claim, rep: Person) -> None:
    await put(system, letter, rep)
    await system.database.execute("delete from customers where id = $1", letter.customer_id)
    assert await system.database.fetchval("select count(*) from attachments") == 0
