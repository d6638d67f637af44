"""Files on the page of a ticket: what came with a form, and what people answer with."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from production.api.access import access_token
from production.crm.support.model import Claim
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.outcomes import LedgerState, TicketStatus
from production.stream.codec import decode
from production.tests.support.api import SECRET, System
from production.tests.support.calls import FORM
from production.tests.support.people import Person
from production.tests.support.tickets import ask, left_for_good, post, read
from production.tests.support.turns import reply
from production.tests.unit.crm.attached import PNG

PDF = b"%PDF-1.7 the invoice"


@pytest.fixture
async def sent_in(system: System) -> Claim:
    """A form with a picture, which waits for a person."""
    files = [("files", ("screen shot.png", PNG, "image/png"))]
    (await system.api.post("/support/form", data=FORM, files=files)).raise_for_status()
    message = decode(system.broker.published[-1][1])
    assert isinstance(message, InboundMessage)
    turns = TurnStore(system.database)
    claim = await turns.claim([message])
    assert claim is not None
    await turns.settle(claim, reply(state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED, parts=()))
    return claim


async def answered(system: System, ticket: Claim, person: Person) -> dict[str, Any]:
    """With a file; what was posted."""
    files, said = {"file": ("Invoice 7.pdf", PDF, "application/pdf")}, {"ticket": ticket.ticket_number}
    put = await system.api.post("/reply-files", data=said, files=files, headers=person.bearer)
    assert put.status_code == 201, put.text
    posted = await post(system, ticket, person, files=[put.json()["id"]])
    assert posted.status_code == 201, posted.text
    return dict(posted.json())


async def looked(system: System, ticket: Claim, path: str = "", token: str | None = None) -> httpx.Response:
    headers = {"X-Access-Token": token or access_token(SECRET, ticket.ticket_number)}
    return await system.api.get(f"/tickets/{ticket.ticket_number}{path}", headers=headers)


async def shown(system: System, ticket: Claim) -> list[list[dict[str, Any]]]:
    """The files of each message."""
    return [message["files"] for message in (await looked(system, ticket)).json()["messages"]]


async def test_its_customer_gets_the_files_of_both_sides(system: System, sent_in: Claim, rep: Person) -> None:
    await left_for_good(system, await answered(system, sent_in, rep))
    [[picture], [invoice]] = await shown(system, sent_in)
    assert picture | {"id": ""} == {"id": "", "name": "screen shot.png", "media_type": "image/png", "size": len(PNG)}
    assert invoice["name"] == "Invoice 7.pdf"
    files = [await looked(system, sent_in, f"/files/{each['id']}") for each in (picture, invoice)]
    assert [file.content for file in files] == [PNG, PDF]
    assert {file.headers["Content-Disposition"].partition(";")[0] for file in files} == {"attachment"}


async def test_nobody_gets_them_without_the_token_of_that_ticket(system: System, sent_in: Claim, rep: Person) -> None:
    await left_for_good(system, await answered(system, sent_in, rep))
    [[picture], [invoice]] = await shown(system, sent_in)
    for file in (picture, invoice):
        assert (await looked(system, sent_in, f"/files/{file['id']}", token="guess")).status_code == 404
        other = {"X-Access-Token": access_token(SECRET, "TKT-0901")}
        answer = await system.api.get(f"/tickets/TKT-0901/files/{file['id']}", headers=other)
        assert answer.status_code == 404


async def test_what_is_taken_back_is_not_shown(system: System, sent_in: Claim, rep: Person) -> None:
    posted = await answered(system, sent_in, rep)
    file = posted["item"]["attachments"][0]["id"]
    await ask(system, "DELETE", sent_in, f"/messages/{posted['id']}", rep)
    assert (await looked(system, sent_in, f"/files/{file}")).status_code == 404
    assert len(await shown(system, sent_in)) == 1


async def test_a_form_takes_files_and_no_copies(system: System, sent_in: Claim, rep: Person) -> None:
    told = await read(system, sent_in, rep)
    assert (told["letters"], told["takes_files"]) == (False, True)
    refused = await post(system, sent_in, rep, cc=["boss@example.com"])
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "cc")
