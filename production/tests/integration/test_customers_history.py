"""What the agent is told about earlier tickets: those of a proven person, to that person, and nothing else."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from agents.tool_context import ToolContext

from production.agent.context import TurnContext
from production.agent.tools.get_customer_history import CLOSED, get_customer_history
from production.crm.customers.codes import CodeMail, digest
from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Claim
from production.database.customer_codes import CodeStore
from production.database.customer_records import CustomerStore
from production.database.pool import Database
from production.database.tickets import TicketStore
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Proof
from production.schemas.turns import Turn
from production.tests.builders import chat, form, mail

PHONE, ADDRESS = "+12025550101", "ada@example.com"


class NoKnowledge:
    async def search(self, query: str, *, limit: int = 5, language: str | None = None) -> list[Any]:
        raise AssertionError("this tool reads tickets")


async def claimed(turns: TurnStore, message: InboundMessage) -> Claim:
    claim = await turns.claim([message])
    assert claim is not None
    return claim


async def told(database: Database, claim: Claim) -> str:
    """What the tool tells the model in this turn."""
    turn = Turn(
        conversation_id=claim.conversation_id,
        customer_id=claim.customer_id,
        channel=claim.channel,
        ticket_number=claim.ticket_number,
        text=claim.text,
        identity_proven=claim.proof is Proof.PROVEN,
    )
    context = TurnContext(turn, NoKnowledge(), TicketStore(database), reads_left=1)
    run = ToolContext(context, tool_name="get_customer_history", tool_call_id="1", tool_arguments="{}")
    answer: str = await get_customer_history.on_invoke_tool(run, "{}")
    return answer


async def prove(database: Database, claim: Claim, address: str) -> None:
    request_id, store = uuid4(), CodeStore(database)
    proof = digest("secret", request_id, "123456")
    now = claim.last.received_at
    await store.issue(CodeMail(request_id, claim.conversation_id, address, proof, "Code", "123456", uuid4().hex), now)
    await store.verify(request_id, proof, now)


async def test_a_typed_address_is_told_nothing(turns: TurnStore, database: Database) -> None:
    await claimed(turns, mail(address=ADDRESS))
    assert await told(database, await claimed(turns, form(address=ADDRESS))) == CLOSED


async def test_a_proven_person_is_not_told_what_others_typed_in_their_name(
    turns: TurnStore, database: Database
) -> None:
    stranger = await claimed(turns, form(address=ADDRESS))
    owner = await claimed(turns, mail(address=ADDRESS))
    answer = await told(database, owner)
    assert owner.ticket_number in answer
    assert stranger.ticket_number not in answer


async def test_a_code_opens_the_history_of_both_channels_to_both(turns: TurnStore, database: Database) -> None:
    by_mail = await claimed(turns, mail(address=ADDRESS))
    by_chat = await claimed(turns, chat(phone=PHONE))
    assert by_mail.ticket_number not in await told(database, by_chat)
    await prove(database, by_chat, ADDRESS)
    for message in (chat("And now?", phone=PHONE), mail("And now?", address=ADDRESS)):
        answer = await told(database, await claimed(turns, message))
        assert by_mail.ticket_number in answer
        assert by_chat.ticket_number in answer


async def test_the_mail_that_carried_a_code_is_no_ticket_to_tell_of(turns: TurnStore, database: Database) -> None:
    by_chat = await claimed(turns, chat(phone=PHONE))
    await prove(database, by_chat, ADDRESS)
    tickets = json.loads(await told(database, await claimed(turns, chat(phone=PHONE))))["tickets"]
    assert [by_chat.ticket_number in ticket for ticket in tickets] == [True]


async def test_separating_closes_the_history_again(turns: TurnStore, database: Database) -> None:
    by_mail = await claimed(turns, mail(address=ADDRESS))
    by_chat = await claimed(turns, chat(phone=PHONE))
    store = CustomerStore(database, EVERYTHING)
    merge = await store.merge(by_mail.customer_id, by_chat.customer_id, "guessed", "ines")
    await store.unmerge(merge.id, "ines")
    assert by_mail.ticket_number not in await told(database, await claimed(turns, chat(phone=PHONE)))
