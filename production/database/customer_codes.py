"""One-time codes: kept as a digest, sent through the ordinary outbox, and what follows from the right one."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import Any
from uuid import UUID

from production.crm.customers.codes import (
    LIFETIME,
    MAX_ATTEMPTS,
    CodeMail,
    CodeVerdict,
    StoredCode,
    TicketContact,
    Verification,
    check_code,
    wait_before_next,
)
from production.crm.customers.matching import match_by_code
from production.crm.customers.model import Evidence, Identifier
from production.crm.permissions.model import Scope
from production.crm.support.model import OutboundPart
from production.database.customer_merges import merge_customers
from production.database.customers import (
    AUTOMATIC,
    Told,
    file_sender,
    known_owners,
    lock_identifiers,
    owner_of,
)
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.schemas.errors import NotFound, TooManyRequests
from production.schemas.ids import Channel, IdentifierKind, Proof

_SQL = load("customer_codes")


class CodeStore:
    """Issue and verify."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def contact_of_ticket(self, ticket_number: str, scope: Scope) -> TicketContact | None:
        """What the writer of this ticket claims; None when no worker has opened it, or it is out of scope."""
        row = await self._database.fetchrow(_SQL["contact_of_ticket"], ticket_number, scope.sql)
        return TicketContact(row["conversation_id"], row["email"], Proof(row["proof"])) if row else None

    async def issue(self, mail: CodeMail, now: datetime) -> datetime:
        """Store the code and put its mail into the outbox; until when it is good.

        Raises:
            TooManyRequests: the address got enough codes lately.
        """
        async with self._database.transaction() as connection:
            await lock_identifiers(connection, [_email(mail.email)])
            sent = await connection.fetch(_SQL["sent_codes"], mail.email, now - timedelta(days=1))
            if pause := wait_before_next([row["created_at"] for row in sent], now):
                raise TooManyRequests(ceil(pause.total_seconds()))
            code = mail.request_id, mail.conversation_id, mail.email, mail.digest, now, now + LIFETIME
            await connection.execute(_SQL["store_code"], *code)
            letter = OutboundPart(mail.text, mail.correlation_id, mail.email, mail.subject)
            await write_letter(connection, mail.conversation_id, f"identity-code:{mail.request_id}", letter)
        return now + LIFETIME

    async def verify(self, request_id: UUID, digest: bytes, now: datetime) -> Verification:
        """Judge a code; the right one proves the address for its conversation. Attempts count one by one.

        Raises:
            NotFound: no code was asked for under this id.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["code"], request_id)
            if row is None:
                raise NotFound("There is no such request for a code. Ask for a new one.")
            stored = StoredCode(row["digest"], row["expires_at"], row["attempts"], row["used"])
            verdict = check_code(stored, digest, now)
            wrong = verdict is CodeVerdict.WRONG
            if wrong:
                await connection.execute(_SQL["count_attempt"], request_id)
            if verdict is CodeVerdict.RIGHT:
                await connection.execute(_SQL["use_code"], request_id, now)
                await _prove(connection, request_id, row["conversation_id"], _email(row["email"]))
        return Verification(verdict, max(0, MAX_ATTEMPTS - stored.attempts - wrong), row["conversation_id"])


async def write_letter(connection: Connection, conversation_id: UUID, key: str, letter: OutboundPart) -> None:
    """A mail to whoever a conversation is with, beside it and once for each key; leaves by the ordinary outbox."""
    message = letter.subject, letter.text, letter.recipient, letter.correlation_id
    await connection.execute(_SQL["open_letter"], conversation_id, key, *message)


async def _prove(connection: Connection, request_id: UUID, conversation_id: UUID, email: Identifier) -> None:
    await lock_identifiers(connection, [email])
    conversation = await _held_conversation(connection, conversation_id)
    home = await owner_of(connection, conversation["customer_id"])
    known = await known_owners(connection, [email], beside=[home.customer_id])
    found = match_by_code(home, Proof(conversation["proof"]), email, known)
    if found.customer_id is not None and found.merge_from is not None:
        evidence = Evidence(
            "code", f"code {request_id} for {email.value}, typed in conversation {conversation_id}", proven=True
        )
        await merge_customers(connection, found.customer_id, found.merge_from, [evidence], AUTOMATIC)
    told = Told(None, email.value, None)
    customer_id = await file_sender(connection, found.customer_id, told, Channel.EMAIL, [(email, found.proof)])
    if conversation["proof"] == Proof.CLAIMED:
        filed = [row["id"] for row in await connection.fetch(_SQL["filed_together"], conversation_id)]
        await connection.execute(_SQL["file_conversations"], filed, customer_id, conversation_id)
        await connection.execute(_SQL["file_tickets"], filed, customer_id)


async def _held_conversation(connection: Connection, conversation_id: UUID) -> Any:
    """Read again once its customer is held: the customer may just have been merged."""
    before = None
    while (conversation := await connection.fetchrow(_SQL["conversation_home"], conversation_id)) != before:
        await connection.execute(_SQL["hold_customer"], conversation["customer_id"])
        before = conversation
    return conversation


def _email(address: str) -> Identifier:
    return Identifier(IdentifierKind.EMAIL, address)
