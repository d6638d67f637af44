"""What is said in a conversation of ours without us: by a person in the provider's own app, or to another program."""

from __future__ import annotations

from production.database.named_queries import load
from production.database.pool import Connection
from production.schemas.envelope import InboundMessage, MessageKind

_SQL, _SENT, _REPLIES = load("support"), load("outbox"), load("replies")


async def overhear(connection: Connection, message: InboundMessage) -> None:
    """Write it down where we know the conversation: people read it there, and the ledger has it in any case."""
    held = await connection.fetchrow(_SQL["overheard"], message.channel, message.key)
    if held is None:
        return
    files = [each.model_dump(mode="json") for each in message.attachments]
    where = held["conversation_id"], held["ticket_id"], message.channel, message.text, message.event_id
    if message.kind is MessageKind.STANDBY:
        await connection.execute(_SQL["store_overheard"], *where, message.received_at, files)
        return
    provider_id = message.event_id.partition(":")[2]
    ours = await connection.fetchrow(_SQL["echo_of_ours"], held["conversation_id"], provider_id, message.text)
    if ours is None:
        to = message.sender.phone or message.sender.value
        stored = await connection.fetchval(
            _SQL["store_echo"], *where, to, provider_id, files, message.sent_at or message.received_at
        )
        if stored:  # a person answered: the AI drafts at most from now on, and what waited is no answer any more
            await connection.execute(_REPLIES["take_over"], held["conversation_id"])
            await connection.execute(_REPLIES["void_drafts"], held["conversation_id"])
    elif not ours["known"]:
        await connection.execute(_SENT["mark_sent"], ours["id"], provider_id)
