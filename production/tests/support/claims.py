"""A claimed message, and a reply that says what it is told."""

from __future__ import annotations

from uuid import uuid4

from production.crm.support.model import ChannelConfig, Claim, ComposedReply, OutboundPart, ReplyTarget
from production.schemas.ids import Channel, Proof
from production.schemas.outcomes import TicketStatus
from production.tests.builders import chat


def compose(_target: ReplyTarget, text: str) -> ComposedReply:
    return ComposedReply((OutboundPart(text, "id", "+1"),))


CLAIM = Claim(
    conversation_id=uuid4(),
    customer_id=uuid4(),
    epoch=1,
    channel=Channel.WHATSAPP,
    proof=Proof.PROVEN,
    customer_name="Ada",
    subject=None,
    ticket_id=uuid4(),
    ticket_number="TKT-0001",
    ticket_status=TicketStatus.OPEN,
    assigned_to_human=False,
    config=ChannelConfig(Channel.WHATSAPP, send_threshold=0.9, draft_threshold=0.6, replies_per_hour=20),
    messages=(chat(),),
    history=(),
)
