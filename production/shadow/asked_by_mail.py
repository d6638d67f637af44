"""A mail thread of an export as questions that the AI can be asked. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from production.crm.support.exchanges import Asked, Exchange, Said, exchanges
from production.crm.support.model import ChannelConfig, Claim
from production.schemas.ids import Channel
from production.schemas.outcomes import TicketStatus
from production.shadow.threads import MailHead

_TICKET = "TKT-0000"
"""Nobody has one: the length of a reply depends on it."""


def asked_by_mail(thread: Sequence[MailHead], said: Sequence[Said], learned: frozenset[str]) -> list[Asked]:
    """Those that a person has answered."""
    answered = [one for one in exchanges(said) if one.answer and one.messages]
    known = {head.counterpart for head in thread}
    known |= {name for one in said for name in (one.name, one.message and one.message.sender.value) if name}
    return [
        Asked(f"mail-{thread[0].key + 1}.{number}", exchange, _claim(thread, exchange), tuple(sorted(known)), learned)
        for number, exchange in enumerate(answered, start=1)
    ]


def _claim(thread: Sequence[MailHead], exchange: Exchange) -> Claim:
    last = exchange.messages[-1]
    conversation = uuid5(NAMESPACE_URL, f"mail:{thread[0].message_id or thread[0].key}")
    return Claim(
        conversation_id=conversation,
        customer_id=uuid5(NAMESPACE_URL, f"mailto:{last.sender.value}"),
        epoch=0,
        channel=Channel.EMAIL,
        proof=last.sender.proof,
        customer_name=last.sender.name,
        subject=thread[0].subject,
        ticket_id=conversation,
        ticket_number=_TICKET,
        ticket_status=TicketStatus.OPEN,
        assigned_to_human=False,
        config=ChannelConfig(Channel.EMAIL, send_threshold=0.0, draft_threshold=0.0, replies_per_hour=1_000),
        messages=exchange.messages,
        history=exchange.history,
    )
