"""Raw mail becomes our words. No bytes make this raise."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parseaddr

from production.channels.email.bounce import returned_message_id
from production.channels.email.header_block import header_value
from production.channels.email.headers import addresses, header, message_ids
from production.channels.email.machine import classify
from production.channels.email.mime import attachments_of, body_of, read
from production.channels.email.model import WHOLE_MAIL, RawEmail
from production.channels.email.phrases import Label
from production.crm.customers.identity import normalise
from production.schemas.envelope import Attachment, EmailThread, InboundMessage, Machine, MessageKind, Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel, IdentifierKind, Proof, event_id

NOBODY = "unknown@invalid"
"""Sender of a mail that names none; such a mail is kept and handed to a person."""
_NO_REPLY = re.compile(r"(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|notifications?|mailer|forms?)[\w.+-]*@", re.IGNORECASE)
_FORWARD = re.compile(r"\W*(?:fwd?|wg|tr|rv|enc|i|doorst|pd|vb|vs|ilt|転送|转发|轉寄)\s?[:：]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParsedEmail:
    """What `fte parse-email` prints about one file."""

    visible_text: str
    machine: Machine
    message_id: str | None
    in_reply_to: str | None
    references: tuple[str, ...]
    sender: str | None
    subject: str
    attachments: tuple[Attachment, ...]


def parse_email(raw: bytes, *, own_domain: str = "") -> ParsedEmail:
    """A mail on its own, without the mailbox it arrived in."""
    message = read(raw)
    sender = _sender(message, mailbox="", body="")
    return ParsedEmail(
        visible_text=body_of(message).words().visible,
        machine=classify(message, own_domain=own_domain),
        message_id=_first(message_ids(message, "message-id")),
        in_reply_to=_first(message_ids(message, "in-reply-to")),
        references=message_ids(message, "references"),
        sender=None if sender.value == NOBODY else sender.value,
        subject=header(message, "subject"),
        attachments=attachments_of(message),
    )


def to_inbound(raw: RawEmail, *, mailbox: str, received_at: datetime, own_domain: str = "") -> InboundMessage:
    """One fetched mail as published for the workers; `mailbox` is the address it arrived at."""
    message = read(raw.raw)
    body = body_of(message)
    sender = _sender(message, mailbox=mailbox, body=body.full())
    machine = Machine.SPAM if raw.spam else classify(message, mailbox=mailbox, own_domain=own_domain)
    return InboundMessage(
        event_id=event_id(Channel.EMAIL, f"{mailbox}:{raw.id}"),
        channel=Channel.EMAIL,
        key=sender.value,
        received_at=received_at,
        sent_at=raw.internal_date.astimezone(UTC),
        sender=sender,
        subject=header(message, "subject") or None,
        text=body.words().visible,
        attachments=attachments_of(message),
        machine=machine,
        returned=returned_message_id(message) if machine is Machine.BOUNCE else None,
        email=EmailThread(
            mailbox=mailbox,
            thread_id=raw.thread_id,
            message_id=_first(message_ids(message, "message-id")),
            in_reply_to=_first(message_ids(message, "in-reply-to")),
            references=message_ids(message, "references"),
        ),
    )


def original(raw: RawEmail) -> Attachment:
    """The mail itself, listed as a file for whoever needs more than what was read of it."""
    return Attachment(
        name="original.eml", content_type="message/rfc822", size_bytes=len(raw.raw), provider_ref=WHOLE_MAIL
    )


def unreadable(raw: RawEmail, *, mailbox: str, received_at: datetime, problem: str) -> InboundMessage:
    """What stands for a mail that cannot be read, the original attached. Nothing that its sender wrote is in it."""
    return InboundMessage(
        event_id=event_id(Channel.EMAIL, f"{mailbox}:{raw.id}"),
        channel=Channel.EMAIL,
        key=NOBODY,
        received_at=received_at,
        sent_at=raw.internal_date.astimezone(UTC),
        sender=Sender(kind=IdentifierKind.EMAIL, value=NOBODY, proof=Proof.CLAIMED),
        attachments=(original(raw),),
        kind=MessageKind.UNREADABLE,
        problem=problem,
        email=EmailThread(mailbox=mailbox, thread_id=raw.thread_id),
    )


def written_to(raw: bytes, ours: Collection[str]) -> tuple[str | None, tuple[str, ...]]:
    """(Message-ID, those of our addresses that the mail names as its readers, in its order)."""
    message = read(raw)
    named = [address for source in ("to", "cc") for _, address in addresses(message, source)]
    return _first(message_ids(message, "message-id")), tuple(address for address in named if address in ours)


def _sender(message: Message, *, mailbox: str, body: str) -> Sender:
    """The person to answer: `From`, unless that is a program or ourselves passing somebody's mail on.

    Only an unforged `From` is proof. What `Reply-To` or a forwarded header says is a claim.
    """
    written = addresses(message, "from") or addresses(message, "sender")
    name, address = written[0] if written else ("", "")
    passed_on = _passed_on(message, address, mailbox, body)
    if passed_on is not None:
        return _as_sender(*passed_on, Proof.CLAIMED)
    return _as_sender(name, address, Proof.CLAIMED if not address or _is_forged(message) else Proof.PROVEN)


def _passed_on(message: Message, address: str, mailbox: str, body: str) -> tuple[str, str] | None:
    """(name, address) of the writer behind a group, a contact form or a colleague who forwards."""
    domain = mailbox.partition("@")[2]
    ours = bool(domain) and address.endswith(f"@{domain}")
    if ours and _FORWARD.match(header(message, "subject")):
        name, original = parseaddr(header_value(body.split("\n"), Label.SENDER) or "")
        if "@" in original:
            return name, original.lower()
    if address == mailbox or _NO_REPLY.match(address) or not address:
        for source in ("x-original-from", "reply-to", "x-original-sender"):
            for name, other in addresses(message, source):
                if other not in {address, mailbox} and not _NO_REPLY.match(other):
                    return name, other
    return None


def _is_forged(message: Message) -> bool:
    """Only the topmost verdict counts: it was written by our own provider, the rest came with the mail."""
    return re.search(r"\bdmarc\s*=\s*fail\b", header(message, "authentication-results"), re.IGNORECASE) is not None


def _as_sender(name: str, address: str, proof: Proof) -> Sender:
    try:
        value = normalise(IdentifierKind.EMAIL, address)
    except InvalidInput:  # the provider delivered it, so the address exists
        value = address.lower() or NOBODY
    return Sender(kind=IdentifierKind.EMAIL, value=value, proof=proof, name=" ".join(name.split()) or None)


def _first(ids: tuple[str, ...]) -> str | None:
    return ids[0] if ids else None
