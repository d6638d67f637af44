"""Email, whoever keeps our mailboxes."""

from __future__ import annotations

from production.channels.email.render import WORD_LIMIT, new_message_id, render
from production.channels.model import ChannelSpec, Style, manner
from production.crm.attachments.taken import FilesTaken
from production.crm.support.model import OutboundPart, ReplyTarget
from production.schemas.ids import Channel, IdentifierKind
from production.schemas.wording import wording_of


def _address(target: ReplyTarget, text: str, domain: str) -> OutboundPart:
    """Nothing that was written in the name of somebody who is not proven travels to them through us."""
    return OutboundPart(
        text=text,
        correlation_id=new_message_id(domain),
        recipient=target.sender.value,
        subject=target.subject if target.proven else _subject(target),
        thread=target.thread,
    )


def _subject(target: ReplyTarget) -> str:
    return wording_of(target.language).mail.subject.format(ticket=target.ticket_number)


CHANNEL = ChannelSpec(
    name=Channel.EMAIL,
    label="Email",
    style=Style(
        tone="formal",
        manner=manner(__package__),
        budget=1400,
        clarify="Could you please tell me in a sentence or two what you would like to do, or what happens instead, "
        "with the exact text of any error message?",
        closing="You are welcome. Please write to us any time.",
    ),
    limit=WORD_LIMIT,
    render=render,
    address=_address,
    quotes=True,
    forgeable=True,
    letters=True,
    files=FilesTaken(bytes_all=18 * 1024 * 1024),  # Gmail takes mails of 25 MB, and files travel a third larger
    reached_by=IdentifierKind.EMAIL,
)
