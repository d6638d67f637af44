"""One-time codes: kept as a digest, sent through the ordinary outbox, and what follows from the right one."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import Any
from uuid import UUID

from production.crm.customers.codes import (
    LIFETIME,
    MAX_ATTEMPTS,
    Claimed,
    CodeLetter,
    CodeVerdict,
    StoredCode,
    Verification,
    judge,
    wait,
)
from production.crm.customers.matching import on_code
from production.crm.customers.model import Evidence, Identifier
from production.database.customer_merges import merge_customers
from production.database.customers import (
    AUTOMATIC,
    add_identifier,
    create_customer,
    kept_apart,
    lock_identifiers,
    owner_of,
    proven_owner,
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

    async def claim_of_ticket(self, ticket_number: str) -> Claimed | None:
        """What the writer of this ticket claims; None when no worker has opened it."""
        row = await self._database.fetchrow(_SQL["claim_of_ticket"], ticket_number)
        return Claimed(row["conversation_id"], row["email"], Proof(row["proof"])) if row else None

    async def issue(self, letter: CodeLetter, now: datetime) -> datetime:
        """Store the code and put its mail into the outbox; until when it is good.

        Raises:
            TooManyRequests: the address got enough codes lately.
        """
        async with self._database.transaction() as connection:
            await lock_identifiers(connection, [_email(letter.email)])
            sent = await connection.fetch(_SQL["sent_codes"], letter.email, now - timedelta(days=1))
            if pause := wait([row["created_at"] for row in sent], now):
                raise TooManyRequests(ceil(pause.total_seconds()))
            code = letter.request_id, letter.conversation_id, letter.email, letter.digest, now, now + LIFETIME
            await connection.execute(_SQL["store_code"], *code)
            mail = letter.subject, letter.text, letter.email, letter.correlation_id
            await connection.execute(
                _SQL["open_letter"], letter.conversation_id, f"identity-code:{letter.request_id}", *mail
            )
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
            verdict = judge(stored, digest, now)
            wrong = verdict is CodeVerdict.WRONG
            if wrong:
                await connection.execute(_SQL["count_attempt"], request_id)
            if verdict is CodeVerdict.RIGHT:
                await connection.execute(_SQL["use_code"], request_id, now)
                await _prove(connection, request_id, row["conversation_id"], _email(row["email"]))
        return Verification(verdict, max(0, MAX_ATTEMPTS - stored.attempts - wrong), row["conversation_id"])


async def _prove(connection: Connection, request_id: UUID, conversation_id: UUID, email: Identifier) -> None:
    await lock_identifiers(connection, [email])
    conversation = await _held_conversation(connection, conversation_id)
    home, owner = await owner_of(connection, conversation["customer_id"]), await proven_owner(connection, email)
    apart = await kept_apart(connection, {home.customer_id, owner.customer_id}) if owner else frozenset()
    found = on_code(home, Proof(conversation["proof"]), owner, apart)
    customer_id = found.customer_id or await create_customer(connection, None, email.value, None)
    if found.absorb is not None:
        evidence = Evidence(
            "code", f"code {request_id} for {email.value}, typed in conversation {conversation_id}", proven=True
        )
        await merge_customers(connection, customer_id, found.absorb, [evidence], AUTOMATIC)
    await add_identifier(connection, customer_id, email, Channel.EMAIL, found.proof)
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
