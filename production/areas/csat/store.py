"""Questions and answers: asked through the outbox, answered by a link, a number, or on the status page."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from production.areas.csat.model import ASK_AFTER, NOT_AFTER, NUMBER_COUNTS_FOR, Rating, RatingState
from production.areas.csat.rules import asks_by_mail, question, score_in
from production.channels.registry import channels
from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Compose, OutboundPart, ReplyTarget
from production.database.audit import Act, record
from production.database.events import announce_ticket
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.database.replies import Held, answerable, hold_ticket, refuse_closed_window
from production.schemas.envelope import InboundMessage
from production.schemas.errors import Conflict, InvalidInput, NotFound
from production.schemas.events import TicketEvent
from production.schemas.ids import Channel, Proof
from production.schemas.wording import wording_in, wording_of

_SQL = load_own("production.areas.csat")


class AskStore:
    """Asks whom it is time to ask."""

    def __init__(self, database: Database, compose: Compose, public_url: str | None) -> None:
        self._database = database
        self._compose = compose
        self._public_url = public_url

    async def ask_all(self) -> None:
        """Each once for its resolution; who cannot be written to any more is not asked at all."""
        for row in await self._database.fetch(_SQL["due"], ASK_AFTER, NOT_AFTER):
            async with self._database.transaction() as connection:
                held = await hold_ticket(connection, str(row["id"]), EVERYTHING)
                await self._ask(connection, held, row["resolved_at"])

    async def _ask(self, connection: Connection, held: Held, resolved_at: datetime) -> None:
        token = secrets.token_urlsafe(32)
        parts = await self._parts(connection, held, token)
        state = RatingState.VOID if parts is None else RatingState.ASKED
        recipient = parts[0].recipient if parts and channels()[held.channel].chat else None
        what = held.ticket["id"], state, held.channel, recipient, resolved_at, token
        asked = await connection.fetchval(_SQL["ask"], *what)
        if asked is None:
            return
        for part in parts or ():
            thread = part.thread.model_dump(mode="json") if part.thread else None
            where = held.conversation["id"], held.ticket["id"], held.channel
            sent = part.text, part.subject, asked, part.recipient, part.correlation_id, thread
            await connection.execute(_SQL["send"], *where, *sent)
        await announce_ticket(connection, TicketEvent.MESSAGE, held.ticket["id"])

    async def _parts(self, connection: Connection, held: Held, token: str) -> Sequence[OutboundPart] | None:
        """What is sent; none where the status page asks; None where nobody can be asked."""
        if held.channel == Channel.WEB_FORM:
            return ()
        number = held.ticket["ticket_number"]
        if self._public_url is None and asks_by_mail(held.channel):
            return None
        try:
            last = await answerable(connection, held)
            refuse_closed_window(held)
        except (InvalidInput, Conflict):
            return None
        link = f"{(self._public_url or '').rstrip('/')}/status/?ticket={number}#rating={token}"
        wording = wording_in(await connection.fetchval(_SQL["last_answer"], held.ticket["id"])) or wording_of(None)
        target = ReplyTarget.of(last, proof=Proof.PROVEN, ticket_number=number, customer_name=held.conversation["name"])
        return self._compose(target, question(wording, held.channel, number, link)).parts[:1]


class RatingStore:
    """What a customer answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rating(self, ticket_number: str, token: str | None) -> Rating:
        """The newest question about a ticket; without a token, of who has shown that the ticket is theirs.

        Raises:
            NotFound: none is open or answered.
        """
        row = await self._database.fetchrow(_SQL["rating"], ticket_number, token)
        if row is None or row["state"] == RatingState.VOID:
            raise NotFound(f"Nobody asked how satisfied you are with {ticket_number}.")
        return Rating(RatingState(row["state"]), row["score"], row["words"])

    async def rate(self, ticket_number: str, token: str | None, score: int, words: str) -> Rating:
        """The last answer counts.

        Raises:
            NotFound: nobody asked.
            Conflict: the ticket was opened again since.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["hold"], ticket_number, token)
            if row is None:
                raise NotFound(f"Nobody asked how satisfied you are with {ticket_number}.")
            if row["state"] == RatingState.VOID:
                raise Conflict(f"{ticket_number} was opened again: we ask once it is resolved.")
            await _answer(connection, row, score, words)
        return Rating(RatingState.ANSWERED, score, words)

    async def take(self, message: InboundMessage) -> bool:
        """Whether a message in a chat is the answer to a question of ours, and nothing beside; then it is stored."""
        score = score_in(message.text) if channels()[message.channel].chat and not message.attachments else None
        if score is None:
            return False
        async with self._database.transaction() as connection:
            whose = message.channel, message.sender.value, message.event_id
            row = await connection.fetchrow(_SQL["hold_by_number"], *whose, NUMBER_COUNTS_FOR)
            if row is not None and row["state"] == RatingState.ASKED:
                await _answer(connection, row, score, "", message.event_id)
        return row is not None


async def _answer(connection: Connection, row: Any, score: int, words: str, event_id: str | None = None) -> None:
    if (row["state"], row["score"], row["words"]) == (RatingState.ANSWERED, score, words):
        return
    ticket_id: UUID = row["ticket_id"]
    await connection.execute(_SQL["answer"], row["id"], score, words, event_id)
    said = {"score": score, "words": words} if words else {"score": score}
    act = Act("csat_answered", "ticket", ticket_id, after=said, customer_id=row["customer_id"])
    await record(connection, EVERYTHING.caller, act)
    await announce_ticket(connection, TicketEvent.CHANGED, ticket_id)
