"""Raw mail becomes our words. No bytes make this raise."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from production.channels.email.bounce import returned_message_id
from production.channels.email.headers import LONGEST_SUBJECT, header, message_ids, subject_of
from production.channels.email.machine import classify
from production.channels.email.mailboxes import mailboxes
from production.channels.email.mime import Body, Part, attachments_of, body_of, read
from production.channels.email.mime.attachments import MOST as MOST_ATTACHMENTS
from production.channels.email.model import WHOLE_MAIL, RawEmail
from production.channels.email.ours import Ours, Trust
from production.channels.email.reaction import is_reaction
from production.channels.email.senders import NOBODY, Origin, who_wrote
from production.channels.email.subjects import is_reply_subject
from production.channels.email.words import Words
from production.schemas.envelope import Attachment, EmailThread, InboundMessage, Machine, MessageKind, Sender
from production.schemas.ids import Channel, IdentifierKind, Proof, event_id
from production.text.storable import says_nothing

_LONGEST_TEXT = 100_000
"""Characters, of what is visible and of what is cut."""
_SEALED = frozenset({"application/ms-tnef", "application/pkcs7-mime"})
"""Files that hold the words of a mail, written by a program for its own kind or encrypted."""
_ENCRYPTED = re.compile(r"\s*-----BEGIN PGP MESSAGE-----")
_REPORTS = frozenset({Machine.BOUNCE, Machine.COMPLAINT})
_UNREAD = re.compile(
    r"\ufffd|^(?i:Content-(?:Type|Transfer-Encoding)):|"
    r"^\W{0,4}[A-Za-z0-9+/]{60,}\W{0,4}\n\W{0,4}(?=[A-Za-z0-9+/]*[a-z][A-Z])[A-Za-z0-9+/]{4,}\W{0,4}$|"
    r"\A\W{0,4}(?=[A-Za-z0-9+/]*[a-z][A-Z])[A-Za-z0-9+/]{16,}\W{0,4}\Z",
    re.MULTILINE,
)
"""In a text: a character that could not be decoded, headers of parts that could not be told apart, base64."""


@dataclass(frozen=True, slots=True)
class ParsedEmail:
    """All that is known about a mail before anybody is asked."""

    body: Body
    words: Words
    whole: bool
    """Whether it was read to its end."""
    machine: Machine
    kind: MessageKind
    origin: Origin
    message_id: str | None
    in_reply_to: str | None
    references: tuple[str, ...]
    subject: str
    returned: str | None
    """Message-ID of the mail of ours that a delivery report or a complaint brings back."""
    attachments: tuple[Attachment, ...]

    @property
    def visible_text(self) -> str:
        return self.words.visible

    @property
    def sender(self) -> str | None:
        """The address to answer."""
        return None if self.origin.sender.value == NOBODY else self.origin.sender.value


def parse_email(raw: bytes, *, mailbox: str = "", own_domain: str = "", trust: Trust = Trust()) -> ParsedEmail:  # noqa: B008 - frozen
    """`mailbox` is the address a mail arrived at, `own_domain` the right side of the Message-IDs that we mint."""
    message = read(raw)
    ours = Ours(mailbox.lower(), own_domain.lower(), trust)
    body = body_of(message)
    origin = who_wrote(message, body, ours)
    subject = header(message, "subject")
    beside = [subject[LONGEST_SUBJECT:], *(part.preamble or "" for part in message.walk())]
    words = (origin.words or body.words(is_reply=_is_reply(message))).beside("\n\n".join(filter(None, beside)))
    machine = classify(message, words.visible, ours)
    whole, files = words.whole and body.whole, attachments_of(message)
    kind = MessageKind.MESSAGE
    if machine is Machine.NONE:
        kind = _kind(message, words, files, whole=whole)
    return ParsedEmail(
        body=body,
        words=words,
        whole=whole,
        machine=machine,
        kind=kind,
        origin=origin,
        message_id=_first(message_ids(message, "message-id")),
        in_reply_to=_first(message_ids(message, "in-reply-to")),
        references=message_ids(message, "references"),
        subject=subject[:LONGEST_SUBJECT],
        returned=returned_message_id(message) if machine in _REPORTS else None,
        attachments=() if kind is MessageKind.REACTION else files,
    )


def to_inbound(
    raw: RawEmail,
    *,
    mailbox: str,
    received_at: datetime,
    own_domain: str = "",
    trust: Trust = Trust(),  # noqa: B008 - frozen
) -> InboundMessage:
    """One fetched mail as published for the workers, within the limits of a message."""
    parsed = parse_email(raw.raw, mailbox=mailbox, own_domain=own_domain, trust=trust)
    text, rest = parsed.words.visible[:_LONGEST_TEXT], parsed.words.visible[_LONGEST_TEXT:]
    return InboundMessage(
        event_id=event_id(Channel.EMAIL, f"{mailbox}:{raw.id}"),
        channel=Channel.EMAIL,
        key=parsed.origin.sender.value,
        received_at=received_at,
        sent_at=raw.internal_date.astimezone(UTC),
        sender=parsed.origin.sender,
        subject=parsed.subject or None,
        text=text,
        cut="\n\n".join(filter(None, (rest, parsed.words.cut)))[:_LONGEST_TEXT],
        attachments=_attached(raw, parsed),
        kind=parsed.kind,
        machine=Machine.SPAM if raw.spam else parsed.machine,
        returned=None if raw.spam else parsed.returned,
        email=EmailThread(
            mailbox=mailbox,
            thread_id=raw.thread_id,
            message_id=parsed.message_id,
            in_reply_to=parsed.in_reply_to,
            references=parsed.references,
            authentication=parsed.origin.authentication,
        ),
    )


def _kind(message: Part, words: Words, files: tuple[Attachment, ...], *, whole: bool) -> MessageKind:
    """Of a person's mail. What is sealed or was not read to its end says too little, and its sender has said all."""
    if is_reaction(message, words.visible, is_reply=bool(message_ids(message, "in-reply-to"))):
        return MessageKind.REACTION
    sealed = message.kind == "multipart/encrypted" or any(each.content_type in _SEALED for each in files)
    if not whole or _ENCRYPTED.match(words.visible) or (sealed and says_nothing(words.visible)):
        return MessageKind.UNREADABLE
    return MessageKind.MESSAGE


def _is_reply(message: Part) -> bool:
    named = message_ids(message, "in-reply-to") or message_ids(message, "references")
    return bool(named) or is_reply_subject(subject_of(message))


def _attached(raw: RawEmail, parsed: ParsedEmail) -> tuple[Attachment, ...]:
    """The mail itself as the last one where not everything has a place, or not every character could be read."""
    words = parsed.words.visible, parsed.words.cut
    partly = not parsed.whole or any(len(each) > _LONGEST_TEXT or _UNREAD.search(each) for each in words)
    if not partly and len(parsed.attachments) < MOST_ATTACHMENTS:  # the last may be a note about many more
        return parsed.attachments
    return (*parsed.attachments[: MOST_ATTACHMENTS - 1], original(raw))


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


def readers_of(raw: bytes, ours: Collection[str]) -> tuple[str, ...]:
    """Those of our addresses that the mail is written to, in its order."""
    message = read(raw)
    named = [each.address for source in ("to", "cc") for each in mailboxes(message, source)]
    return tuple(address for address in named if address in ours)


def _first(ids: tuple[str, ...]) -> str | None:
    return ids[0] if ids else None
