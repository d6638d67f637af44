"""A reply as a letter, and the letter as a mail in its thread."""

from __future__ import annotations

import re
import secrets
from email import encoders, policy
from email.header import Header
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import formatdate

from production.channels.email.html_body import html_body
from production.channels.email.machine import LOOP_HEADER
from production.channels.email.original import html_quote, plain_quote
from production.channels.email.subjects import without_reply_prefix
from production.schemas.delivery import OutboundFile, OutboundMessage, RenderContext, Rendered
from production.schemas.envelope import EmailThread
from production.schemas.wording import Wording, wording_in, wording_of
from production.text.greetings import first_name
from production.text.words import word_count

WORD_LIMIT = 500

_WIRE = policy.compat32.clone(linesep="\r\n", max_line_length=78)
_MOST_REFERENCES = 30
_AUTOMATIC = {"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"}


def render(reply: str, context: RenderContext) -> Rendered:
    """One part; over the limit when the whole letter has more than 500 words."""
    wording, name = wording_in(reply) or wording_of(context.language), first_name(context.customer_name)
    text = wording.mail.around(reply.strip(), name=name, company=context.company, ticket=context.ticket_number)
    return Rendered(parts=(text,), over_limit=word_count(text) > WORD_LIMIT)


def new_message_id(domain: str) -> str:
    """Unguessable, without angle brackets: who knows it has seen the mail."""
    return f"{secrets.token_urlsafe(24)}@{domain}"


def build_mime(message: OutboundMessage, from_address: str, from_name: str | None = None) -> bytes:
    """Plain text and HTML of the same words in the thread it answers, the answered mail quoted below them.

    What a person wrote or approved is no automatic reply in the sense of RFC 3834.
    """
    wording = wording_in(message.text)
    headers = {
        "From": _mailbox(from_address, from_name),
        "To": _mailbox(message.recipient),
        **({"Cc": ", ".join(map(_mailbox, message.cc))} if message.cc else {}),
        "Subject": _encoded(_subject(message, wording)),
        "Date": formatdate(usegmt=True),
        "Message-ID": f"<{_token(message.correlation_id)}>",
        **_threading(message.thread),
        **(_AUTOMATIC if message.automatic else {}),
        **_way_out(message),
        LOOP_HEADER: "1",
    }
    words = _words(message, wording)
    mail = MIMEMultipart("mixed", _subparts=[words, *map(_enclosed, message.files)]) if message.files else words
    for name, value in headers.items():
        mail[name] = value
    return mail.as_bytes(policy=_WIRE)


def _words(message: OutboundMessage, wording: Wording | None) -> MIMEMultipart:
    frame, original = (wording or wording_of(None)).mail, message.original
    plain, html = (plain_quote(original, frame), html_quote(original, frame)) if original else ("", "")
    text = MIMEText(f"{message.text}\n\n{plain}" if plain else message.text, "plain", "utf-8")
    page = MIMEText(html_body(message.text, wording, below=html), "html", "utf-8")
    return MIMEMultipart("alternative", _subparts=[text, page])


def _enclosed(file: OutboundFile) -> MIMEBase:
    part = MIMEBase(*file.content_type.split("/", 1))
    part.set_payload(file.content)
    encoders.encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", file.name))
    return part


def _subject(message: OutboundMessage, wording: Wording | None) -> str:
    first = message.thread is None
    return _one_line(message.subject or "") if first else reply_subject(message.subject, wording)


def _way_out(message: OutboundMessage) -> dict[str, str]:
    """One click on the address is a POST; whoever only follows it is asked."""
    if message.unsubscribe_url is None:
        return {}
    return {
        "List-Unsubscribe": f"<{message.unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def reply_subject(subject: str | None, wording: Wording | None = None) -> str:
    """`Re: ` exactly once, whatever language the prefixes had."""
    nothing = (wording or wording_of(None)).mail.no_subject
    return f"Re: {without_reply_prefix(_one_line(subject or '')) or nothing}"


def _threading(thread: EmailThread | None) -> dict[str, str]:
    """Nothing for a mail without an id: an empty one would tie strangers' mails together."""
    answered = _token(thread.message_id) if thread and thread.message_id else ""
    if thread is None or not answered:
        return {}
    known = thread.references or filter(None, [thread.in_reply_to])
    chain = list(dict.fromkeys(token for each in known if (token := _token(each)) and token != answered))
    # The first one names the thread, the last ones place the mail in it.
    kept = chain[:1] + chain[1:][-_MOST_REFERENCES:]
    return {"In-Reply-To": f"<{answered}>", "References": " ".join(f"<{each}>" for each in [*kept, answered])}


def _mailbox(address: str, name: str | None = None) -> str:
    plain = _written(_one_line(address))
    shown = re.sub(r"[\"\\\\]", "'", _one_line(name or ""))
    if not shown:
        return plain
    quoted = f'"{shown}"' if shown.isascii() else _encoded(shown)
    return f"{quoted} <{plain}>"


def _written(address: str) -> str:
    """Exactly as it is known: encoded words are none of an address, so other letters go as UTF-8 (RFC 6532)."""
    local, at, domain = address.rpartition("@")
    bare, domain = (part if part.startswith('"') else re.sub(r"[\s<>]", "", part) for part in (local, domain))
    return f"{bare}{at}{domain}".encode().decode("ascii", "surrogateescape")


def _encoded(text: str) -> str:
    """As RFC 2047 words where it is not ASCII."""
    return text if text.isascii() else Header(text, "utf-8").encode()


def _one_line(text: str) -> str:
    """A line break in a header would begin another header."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+", " ", text).split())


def _token(message_id: str) -> str:
    """ASCII without brackets and white space; ids that cannot be written so are left out."""
    cleaned = re.sub(r"[\s<>\x00-\x1f\x7f]+", "", message_id)
    return cleaned if cleaned.isascii() and len(cleaned) <= 900 else ""
