"""Takes a mail apart: what to read, and what was attached."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message

from production.channels.email.charsets import decode_text
from production.channels.email.encoded_words import decode_words
from production.channels.email.headers import raw_header
from production.channels.email.html_text import html_to_text
from production.channels.email.words import Words, html_words, plain_words
from production.schemas.envelope import Attachment

_DEEPEST = 40
"""Nested multiparts; real mail has fewer than ten, attacks have thousands."""
_PARAMETER = re.compile(r";\s*(?:file)?name\*?(?:\d\*?)?=\s*(?:\"([^\"]*)\"|([^;\s]+))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """The readable part in both forms, as far as the mail has them."""

    plain: str = ""
    html: str = ""

    def words(self) -> Words:
        """The writer's own. HTML is read only when there is no plain text."""
        return plain_words(self.plain) if self.plain.strip() else html_words(self.html)

    def full(self) -> str:
        """Everything readable, quotes included."""
        return self.plain.strip() or html_to_text(self.html, quotes=True)


def read(raw: bytes) -> Message:
    """A message for any bytes; one nested deeper than Python allows is kept as headers and text."""
    try:
        return message_from_bytes(raw, policy=policy.compat32)
    except RecursionError:
        head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        return message_from_bytes(re.sub(rb"(?i)multipart/", b"text/x-", head), policy=policy.compat32)


def body_of(message: Message) -> Body:
    return _body(message, 0)


def _body(part: Message, depth: int) -> Body:
    """Alternatives offer the same in two forms; other multiparts are read one after the other."""
    if _is_attachment(part, depth):
        return Body()
    if not part.is_multipart():
        return _leaf(part)
    bodies = [_body(child, depth + 1) for child in _children(part)]
    if part.get_content_subtype() == "alternative":
        plain = next((each.plain for each in bodies if each.plain.strip()), "")
        return Body(plain, next((each.html for each in reversed(bodies) if each.html.strip()), ""))
    if all(each.plain.strip() or not each.html.strip() for each in bodies):
        return Body(
            "\n".join(each.plain for each in bodies if each.plain.strip()), "".join(each.html for each in bodies)
        )
    # A plain part beside an HTML one (not as its alternative): both are text of the mail.
    return Body(
        "", "".join(each.html or f"<pre>{_escape(each.plain)}</pre>" for each in bodies if each.html or each.plain)
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _leaf(part: Message) -> Body:
    text = decode_text(payload_of(part), part_charset(part)).replace("\r\n", "\n")
    if part.get_content_subtype() == "html":
        return Body(html=text)
    return Body(plain=_unflowed(part, text))


def part_charset(part: Message) -> str | None:
    match = re.search(r"charset\s*=\s*[\"']?([^\s\"';]+)", raw_header(part, "content-type"), re.IGNORECASE)
    return match.group(1) if match else None


def payload_of(part: Message) -> bytes:
    """Decoded bytes; what is not well encoded comes as it is."""
    try:
        data = part.get_payload(decode=True)
    except (binascii.Error, ValueError):
        data = None
    if isinstance(data, bytes):
        return data
    return str(part.get_payload()).encode("utf-8", "surrogateescape")


def _unflowed(part: Message, text: str) -> str:
    """RFC 3676: a line that ends in a space goes on in the next line of the same quote depth."""
    parameters = raw_header(part, "content-type").lower()
    if not re.search(r"format\s*=\s*\"?flowed", parameters):
        return text
    deletes_space = re.search(r"delsp\s*=\s*\"?yes", parameters) is not None
    out: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        if open_depth == depth and content != "-- ":
            out[-1] += content
        else:
            out.append(">" * depth + (" " if depth else "") + content)
        soft = content.endswith(" ") and content != "-- "
        if soft and deletes_space:
            out[-1] = out[-1][:-1]
        open_depth = depth if soft else -1
    return "\n".join(out)


def attachments_of(message: Message) -> tuple[Attachment, ...]:
    """Metadata of everything that is not the text: files, inline images, invitations, attached mails."""
    return tuple(_describe(part, number) for number, part in enumerate(attached_parts(message), start=1))


def attached_parts(message: Message) -> Iterator[Message]:
    """What `attachments_of` describes, in its order."""
    return _attached(message, 0)


def _attached(part: Message, depth: int) -> Iterator[Message]:
    if _is_attachment(part, depth):
        yield part
    elif part.is_multipart():
        for child in _children(part):
            yield from _attached(child, depth + 1)


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _is_attachment(part: Message, depth: int) -> bool:
    if depth > _DEEPEST or part.get_content_maintype() == "message":
        return True
    if part.get_content_maintype() == "multipart":
        return False
    if depth == 0:
        return part.get_content_maintype() != "text" or part.get_content_subtype() == "calendar"
    if part.get_content_type() not in {"text/plain", "text/html"}:
        return True
    disposition = raw_header(part, "content-disposition").lower()
    return disposition.startswith("attachment") or (disposition.startswith("inline") and _name(part) != "")


def _describe(part: Message, number: int) -> Attachment:
    return Attachment(
        name=_name(part) or _invented_name(part, number),
        content_type=part.get_content_type(),
        size_bytes=_size(part),
    )


def _size(part: Message) -> int | None:
    return None if part.is_multipart() else len(payload_of(part))


def _name(part: Message) -> str:
    """Without any folder: a name is never a path."""
    try:
        name = part.get_filename()
    except (LookupError, UnicodeError, ValueError):  # broken RFC 2231 parameters
        name = None
    if not isinstance(name, str) or "\ufffd" in name:
        match = _PARAMETER.search(raw_header(part, "content-disposition") + ";" + raw_header(part, "content-type"))
        name = (match.group(1) or match.group(2) or "") if match else ""
    name = decode_words(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    return re.split(r"[\\/]", re.sub(r"[\x00-\x1f\x7f]", "", name))[-1].strip()[:200]


def _invented_name(part: Message, number: int) -> str:
    kind = part.get_content_type()
    known = {
        "text/calendar": "invite.ics",
        "message/rfc822": "message.eml",
        "message/delivery-status": "delivery-status.txt",
    }
    return known.get(kind, f"attachment-{number}.{re.sub(r'[^a-z0-9]', '', kind.partition('/')[2]) or 'bin'}")
