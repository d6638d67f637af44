"""One-time codes: sent through the outbox, seen by nobody else, and opening exactly one door."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from production.crm.customers.codes import LIFETIME, CodeMail, CodeVerdict, code_mail_text, digest, new_code
from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Claim
from production.database.customer_codes import CodeStore
from production.database.customer_records import CustomerStore
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.tickets import TicketStore
from production.database.turns import TurnStore
from production.schemas.delivery import Attempt
from production.schemas.envelope import InboundMessage
from production.schemas.errors import NotFound, TooManyRequests
from production.schemas.ids import Channel
from production.schemas.wording import wording_of
from production.tests.builders import chat, form, mail

SECRET, ADDRESS, PHONE = "s3cret", "ada@example.com", "+12025550101"
NOW = datetime.now(UTC)


@pytest.fixture
def codes(database: Database) -> CodeStore:
    return CodeStore(database)


@pytest.fixture
def customers(database: Database) -> CustomerStore:
    return CustomerStore(database, EVERYTHING)


async def claimed(turns: TurnStore, message: InboundMessage) -> Claim:
    claim = await turns.claim([message])
    assert claim is not None
    return claim


async def issue(codes: CodeStore, claim: Claim, address: str = ADDRESS, at: datetime = NOW) -> tuple[UUID, str]:
    request_id, code = uuid4(), new_code()
    mail_out = CodeMail(
        request_id=request_id,
        conversation_id=claim.conversation_id,
        email=address,
        digest=digest(SECRET, request_id, code),
        subject="Your confirmation code",
        text=code_mail_text(code, "TechCorp", wording_of(None)),
        correlation_id=f"{request_id}@techcorp.example",
    )
    await codes.issue(mail_out, at)
    return request_id, code


async def verify(codes: CodeStore, request_id: UUID, code: str, at: datetime = NOW) -> CodeVerdict:
    return (await codes.verify(request_id, digest(SECRET, request_id, code), at)).verdict


async def prove(codes: CodeStore, claim: Claim, address: str = ADDRESS) -> None:
    assert await verify(codes, *await issue(codes, claim, address)) is CodeVerdict.RIGHT


async def taken(database: Database) -> Attempt:
    [attempt] = await OutboxStore(database).take(Channel.EMAIL, 10)
    return attempt


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08d}"


async def test_the_code_is_mailed_to_the_claimed_address(
    turns: TurnStore, codes: CodeStore, database: Database
) -> None:
    _, code = await issue(codes, await claimed(turns, form()))
    message = (await taken(database)).message
    assert (message.recipient, message.subject, message.thread) == (ADDRESS, "Your confirmation code", None)
    assert re.findall(r"\d{8}", message.text) == [code]


async def test_whoever_reads_the_ticket_does_not_read_the_code(
    turns: TurnStore, codes: CodeStore, database: Database
) -> None:
    claim = await claimed(turns, form())
    _, code = await issue(codes, claim)
    ticket = await TicketStore(database).ticket(claim.ticket_number)
    assert ticket is not None
    assert not any(code in message.content for message in ticket.messages)


async def test_the_code_is_forgotten_once_it_is_sent(turns: TurnStore, codes: CodeStore, database: Database) -> None:
    _, code = await issue(codes, await claimed(turns, form()))
    await OutboxStore(database).mark_sent((await taken(database)).message.id, "provider-1")
    async with database.connection() as connection:
        assert await connection.fetchval("select count(*) from messages where content like $1", f"%{code}%") == 0


async def test_the_right_code_opens_the_history_to_this_conversation(
    turns: TurnStore, codes: CodeStore, database: Database
) -> None:
    earlier = await claimed(turns, mail())
    claim = await claimed(turns, form())
    await prove(codes, claim)
    again = await claimed(turns, form(ticket=claim.ticket_number))
    assert (again.conversation_id, again.proof) == (claim.conversation_id, "proven")
    seen = await TicketStore(database).past_tickets(again.customer_id)
    assert {ticket.ticket_number for ticket in seen} == {earlier.ticket_number, claim.ticket_number}


async def test_other_claims_of_the_same_address_stay_claims(turns: TurnStore, codes: CodeStore) -> None:
    other = await claimed(turns, form(ticket="TKT-0901"))
    await prove(codes, await claimed(turns, form(ticket="TKT-0902")))
    again = await claimed(turns, form(ticket="TKT-0901"))
    assert (again.conversation_id, again.proof) == (other.conversation_id, "claimed")


async def test_a_code_in_a_chat_joins_the_chat_with_the_mails(
    turns: TurnStore, codes: CodeStore, customers: CustomerStore
) -> None:
    by_mail = await claimed(turns, mail())
    by_chat = await claimed(turns, chat(phone=PHONE))
    await prove(codes, by_chat)
    record = await customers.customer(by_chat.customer_id)
    assert record is not None
    assert record.id == by_mail.customer_id
    assert [(merge.actor, merge.evidence[0].rule) for merge in record.merges] == [("system", "code")]


async def test_a_code_in_a_form_filed_with_somebody_takes_only_the_form(
    turns: TurnStore, codes: CodeStore, customers: CustomerStore
) -> None:
    """Whoever wrote the form typed Ada's address, but reads Eve's mail: that makes nobody one person."""
    ada = await claimed(turns, mail())
    eve = await claimed(turns, mail(address="eve@example.net", thread="t2"))
    typed = await claimed(turns, form())
    await prove(codes, typed, "eve@example.net")
    filed = {
        claim.customer_id: {line.id for line in record.conversations if line.subject == "A question"}
        for claim in (ada, eve)
        if (record := await customers.customer(claim.customer_id))
    }
    assert filed == {
        ada.customer_id: {ada.conversation_id},
        eve.customer_id: {eve.conversation_id, typed.conversation_id},
    }


async def test_what_arrives_while_a_code_joins_two_records_is_filed_with_the_joined_one(
    turns: TurnStore, codes: CodeStore, database: Database
) -> None:
    by_mail, by_chat = await claimed(turns, mail()), await claimed(turns, chat(phone=PHONE))
    request_id, code = await issue(codes, by_chat)
    arriving = [mail(thread=f"t{number}") for number in range(2, 12)] + [chat(phone=PHONE) for _ in range(10)]
    claims = [claimed(turns, message) for message in arriving]
    await asyncio.gather(*claims[::2], verify(codes, request_id, code), *claims[1::2])
    async with database.connection() as connection:
        homes = await connection.fetch("select distinct customer_id from conversations where status <> 'closed'")
    assert [row["customer_id"] for row in homes] == [by_mail.customer_id]


async def test_a_separated_pair_is_not_joined_by_a_code(
    turns: TurnStore, codes: CodeStore, customers: CustomerStore
) -> None:
    by_mail, by_chat = await claimed(turns, mail()), await claimed(turns, chat(phone=PHONE))
    merge = await customers.merge(by_mail.customer_id, by_chat.customer_id, "guessed", "ines")
    await customers.unmerge(merge.id, "ines")
    await prove(codes, by_chat)
    record = await customers.customer(by_chat.customer_id)
    assert record is not None
    assert record.id == by_chat.customer_id


async def test_five_wrong_codes_spend_it(turns: TurnStore, codes: CodeStore) -> None:
    request_id, code = await issue(codes, await claimed(turns, form()))
    for _ in range(5):
        assert await verify(codes, request_id, wrong(code)) is CodeVerdict.WRONG
    assert await verify(codes, request_id, code) is CodeVerdict.SPENT


async def test_guesses_at_once_count_one_by_one(turns: TurnStore, codes: CodeStore) -> None:
    request_id, code = await issue(codes, await claimed(turns, form()))
    verdicts = await asyncio.gather(*(verify(codes, request_id, wrong(code)) for _ in range(12)))
    assert verdicts.count(CodeVerdict.WRONG) == 5


async def test_the_right_code_works_once(turns: TurnStore, codes: CodeStore) -> None:
    request_id, code = await issue(codes, await claimed(turns, form()))
    verdicts = await asyncio.gather(*(verify(codes, request_id, code) for _ in range(8)))
    assert sorted(verdicts) == [CodeVerdict.RIGHT] + [CodeVerdict.SPENT] * 7


async def test_an_old_code_is_expired(turns: TurnStore, codes: CodeStore) -> None:
    request_id, code = await issue(codes, await claimed(turns, form()))
    assert await verify(codes, request_id, code, NOW + LIFETIME) is CodeVerdict.EXPIRED


async def test_a_code_opens_only_its_own_request(turns: TurnStore, codes: CodeStore) -> None:
    with pytest.raises(NotFound):
        await verify(codes, uuid4(), "123456")


async def test_requests_at_once_send_one_code(turns: TurnStore, codes: CodeStore, database: Database) -> None:
    claim = await claimed(turns, form())
    results = await asyncio.gather(*(issue(codes, claim) for _ in range(6)), return_exceptions=True)
    assert sum(isinstance(result, TooManyRequests) for result in results) == 5


async def test_three_codes_an_hour(turns: TurnStore, codes: CodeStore) -> None:
    claim = await claimed(turns, form())
    for minutes in (0, 2, 4):
        await issue(codes, claim, at=NOW + timedelta(minutes=minutes))
    with pytest.raises(TooManyRequests):
        await issue(codes, claim, at=NOW + timedelta(minutes=6))
    await issue(codes, claim, at=NOW + timedelta(minutes=61))
