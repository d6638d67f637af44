"""Gmail's JSON for mails, as its discovery document describes it."""

from __future__ import annotations

import base64
import html
from collections.abc import Collection
from email import message_from_bytes
from email.message import Message
from enum import StrEnum
from typing import Any

from production.lab.local.providers.body import children, content, is_attachment, numbered_parts, visible_text
from production.lab.local.providers.letter import decoded
from production.lab.local.providers.mailbox import Mail
from production.schemas.errors import NotFound

_SNIPPET_CHARS = 200
_SNIPPET_BYTES = 16_384
"""What is read of a mail for its snippet: every answer has one, and the standard library is slow on hostile mails."""


class Format(StrEnum):
    """How much of a mail is wanted."""

    MINIMAL = "minimal"
    FULL = "full"
    RAW = "raw"
    METADATA = "metadata"


def mail_reference(mail: Mail) -> dict[str, Any]:
    return {"id": mail.id, "threadId": mail.thread_id}


def mail_resource(mail: Mail, wanted: Format, header_names: Collection[str] = ()) -> dict[str, Any]:
    """`header_names` limits the headers of the metadata format; empty means all."""
    resource = mail_reference(mail) | {
        "labelIds": list(mail.labels),
        "snippet": html.escape(" ".join(visible_text(mail.raw[:_SNIPPET_BYTES]).split())[:_SNIPPET_CHARS]),
        "historyId": str(mail.history_id),
        "internalDate": str(mail.internal_date),
        "sizeEstimate": len(mail.raw),
    }
    match wanted:
        case Format.RAW:
            resource["raw"] = encode(mail.raw)
        case Format.FULL:
            resource["payload"] = _part(mail.id, "", message_from_bytes(mail.raw))
        case Format.METADATA:
            message = message_from_bytes(mail.raw)
            resource["payload"] = {
                "mimeType": message.get_content_type(),
                "headers": _headers(message, {name.lower() for name in header_names}),
            }
        case Format.MINIMAL:
            pass
    return resource


def attachment_resource(mail: Mail, attachment_id: str) -> dict[str, Any]:
    for part_id, part in numbered_parts(message_from_bytes(mail.raw)):
        if is_attachment(part) and _attachment_id(mail.id, part_id) == attachment_id:
            data = content(part)
            return {"attachmentId": attachment_id, "size": len(data), "data": encode(data)}
    raise NotFound("Requested entity was not found.")


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode()


def _part(mail_id: str, part_id: str, part: Message) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "partId": part_id,
        "mimeType": part.get_content_type(),
        "filename": decoded(part.get_filename() or ""),
        "headers": _headers(part, ()),
        "body": _body(mail_id, part_id, part),
    }
    nested = children(part)
    if nested:
        resource["parts"] = [
            _part(mail_id, f"{part_id}.{number}" if part_id else str(number), child)
            for number, child in enumerate(nested)
        ]
    return resource


def _body(mail_id: str, part_id: str, part: Message) -> dict[str, Any]:
    data = content(part)
    if is_attachment(part):
        return {"attachmentId": _attachment_id(mail_id, part_id), "size": len(data)}
    return {"size": len(data), "data": encode(data)} if data else {"size": 0}


def _attachment_id(mail_id: str, part_id: str) -> str:
    return encode(f"{mail_id}/{part_id}".encode())


def _headers(part: Message, names: Collection[str]) -> list[dict[str, str]]:
    return [
        {"name": name, "value": decoded(value)} for name, value in part.items() if not names or name.lower() in names
    ]
