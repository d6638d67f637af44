"""Files on WhatsApp: each a message of its own behind the words, fetched by Twilio or given to Meta."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.database.outbox import OutboxStore
from production.schemas.delivery import OutboundMessage
from production.schemas.ids import Channel
from production.tests.support.api import System
from production.tests.support.people import Person, hired
from production.tests.support.tickets import ask, post, read
from production.tests.unit.crm.attached import PNG

PDF = b"%PDF-1.7 the invoice"
TEMPLATE = {"reply": {"name": "ticket_reply", "variables": {"1": "{text}"}}}


async def put(system: System, ticket: Claim, person: Person, name: str, content: bytes) -> httpx.Response:
    files, said = {"file": (name, content, "application/octet-stream")}, {"ticket": ticket.ticket_number}
    return await system.api.post("/reply-files", data=said, files=files, headers=person.bearer)


async def both(system: System, ticket: Claim, person: Person) -> list[str]:
    """Ids of a document and a picture beside the reply."""
    put_there = [await put(system, ticket, person, *each) for each in (("Invoice 7.pdf", PDF), ("board.png", PNG))]
    return [answer.json()["id"] for answer in put_there]


async def leave(system: System) -> OutboundMessage | None:
    """What leaves next; its provider has it."""
    await system.database.execute("update messages set next_attempt_at = clock_timestamp() where role = 'human'")
    outbox = OutboxStore(system.database)
    for attempt in await outbox.take(Channel.WHATSAPP, 5):
        await outbox.mark_sent(attempt.message.id, attempt.message.correlation_id)
        return attempt.message
    return None


def told(message: OutboundMessage | None) -> tuple[str, list[bytes]] | None:
    return None if message is None else (message.text.partition("\n")[0], [each.content for each in message.files])


async def test_the_words_leave_first_and_then_one_file_after_the_other(
    system: System, ticket: Claim, rep: Person
) -> None:
    await post(system, ticket, rep, content="Press E. " * 300, files=await both(system, ticket, rep))
    left = [told(await leave(system)) for _ in range(5)]
    assert [each and each[1] for each in left] == [[], [], [PDF], [PNG], None]
    shown = (await read(system, ticket, rep))["timeline"][-3:]
    assert [[file["name"] for file in each["attachments"]] for each in shown] == [[], ["Invoice 7.pdf"], ["board.png"]]


async def test_the_same_reply_again_brings_its_files_once(system: System, ticket: Claim, rep: Person) -> None:
    files = await both(system, ticket, rep)
    answers = [await post(system, ticket, rep, key="once", files=files) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert await system.database.fetchval("select count(*) from messages where role = 'human'") == 3


async def test_what_is_taken_back_has_its_files_still_and_sends_them_another_time(
    system: System, ticket: Claim, rep: Person
) -> None:
    files = await both(system, ticket, rep)
    posted = (await post(system, ticket, rep, files=files)).json()
    await ask(system, "DELETE", ticket, f"/messages/{posted['id']}", rep)
    assert await leave(system) is None
    assert [each["id"] for each in (await read(system, ticket, rep))["my_files"]] == files
    await post(system, ticket, rep, files=files)
    assert [told(await leave(system)) for _ in range(3)][1:] == [("Invoice 7.pdf", [PDF]), ("board.png", [PNG])]


async def test_what_is_approved_leaves_with_its_files(system: System, ticket: Claim, rep: Person) -> None:
    files = await both(system, ticket, rep)
    draft = (await ask(system, "PUT", ticket, "/proposal", rep, content="Here.", files=files)).json()["draft"]
    manager = await hired(system.database, Role.MANAGER, "support")
    said: dict[str, Any] = {"content": draft["text"], "draft_id": draft["id"], "files": files}
    posted = (await post(system, ticket, manager, **said)).json()
    await ask(system, "DELETE", ticket, f"/messages/{posted['id']}", manager)
    assert (await read(system, ticket, manager))["draft"] == draft
    await post(system, ticket, manager, **said)
    assert [told(await leave(system)) for _ in range(4)][1:] == [("Invoice 7.pdf", [PDF]), ("board.png", [PNG]), None]


@pytest.mark.parametrize(
    ("name", "content"), [("notes.txt", b"words"), ("huge.png", PNG + bytes(5 * 1024 * 1024)), ("a.zip", b"PK\x03\x04")]
)
async def test_what_whatsapp_does_not_take_is_refused_at_once(
    system: System, ticket: Claim, rep: Person, name: str, content: bytes
) -> None:
    answer = await put(system, ticket, rep, name, content)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "files")


async def test_after_the_window_only_words_leave(system: System, ticket: Claim, rep: Person) -> None:
    files = await both(system, ticket, rep)
    await system.database.execute("update conversations set last_inbound_at = clock_timestamp() - interval '25 hours'")
    await system.database.execute("update channel_configs set templates = $1 where channel = 'whatsapp'", TEMPLATE)
    answer = await post(system, ticket, rep, files=files)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "files")
    assert await leave(system) is None
    assert (await post(system, ticket, rep)).status_code == 201


async def test_a_provider_fetches_the_file_of_a_message_that_it_was_given(
    system: System, ticket: Claim, rep: Person
) -> None:
    await post(system, ticket, rep, files=await both(system, ticket, rep))
    waiting = await system.database.fetchval("select correlation_id from messages where content = 'Invoice 7.pdf'")
    assert (await system.api.get(f"/sent-files/{waiting}")).status_code == 404
    words, invoice = await leave(system), await leave(system)
    assert words
    assert invoice
    assert invoice.correlation_id == waiting
    assert (await system.api.get(f"/sent-files/{words.correlation_id}")).status_code == 404
    fetched = await system.api.get(f"/sent-files/{waiting}")
    assert (fetched.content, fetched.headers["Content-Type"]) == (PDF, "application/pdf")
    await system.database.execute("update messages set tried_at = tried_at - interval '61 minutes'")
    assert (await system.api.get(f"/sent-files/{waiting}")).status_code == 404
