"""What the sandbox shows of mails and chats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from production.lab.local.providers.body import visible_text
from production.lab.local.providers.chats import ChatMessage
from production.lab.local.providers.letter import read_letter
from production.lab.local.providers.mailbox import Mail


def thread_view(mails: Sequence[Mail]) -> dict[str, Any]:
    """A thread with its mails, oldest first; the subject is the first mail's."""
    return {
        "thread_id": mails[0].thread_id,
        "subject": read_letter(mails[0].raw).subject,
        "messages": [_mail_view(mail) for mail in mails],
    }


def sent_mail_view(mail: Mail) -> dict[str, Any]:
    letter = read_letter(mail.raw)
    return {
        "message_id": letter.rfc822_id,
        "from": letter.sender,
        "to": ", ".join(letter.recipients),
        "thread_id": mail.thread_id,
        "in_reply_to": letter.in_reply_to,
        "at": _iso(mail.internal_date / 1000),
    }


def chat_view(message: ChatMessage) -> dict[str, Any]:
    return {
        "sid": message.sid,
        "direction": "inbound" if message.direction == "inbound" else "outbound",
        "body": message.body,
        "at": _iso(message.created_at),
        "status": message.status,
        "error_code": message.error_code,
    }


def sent_chat_view(message: ChatMessage) -> dict[str, Any]:
    return {"sid": message.sid, "to": message.recipient, "body": message.body, "at": _iso(message.created_at)}


def _mail_view(mail: Mail) -> dict[str, Any]:
    letter = read_letter(mail.raw)
    return {
        "id": mail.id,
        "from": letter.sender,
        "to": ", ".join(letter.recipients),
        "subject": letter.subject,
        "text": visible_text(mail.raw),
        "at": _iso(mail.internal_date / 1000),
        "direction": "company" if "SENT" in mail.labels else "customer",
        "headers": {
            "message_id": letter.rfc822_id,
            "in_reply_to": letter.in_reply_to,
            "references": list(letter.references),
            "auto_submitted": letter.auto_submitted,
        },
    }


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
