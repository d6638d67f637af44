"""Each channel's requests, as `requests` takes them. Pure."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from production.schemas.ids import Channel, event_id
from production.tests.load.stack import RunningStack
from production.tests.load.visits import Note, Person, Twist

WHATSAPP, GMAIL, FORM = "/api/v1/webhooks/whatsapp", "/api/v1/webhooks/gmail", "/api/v1/support/form"
_FILE = ("what-i-see.txt", b"The button is grey, and nothing happens when I press it.\n", "text/plain")


@dataclass(frozen=True, slots=True)
class Request:
    """One message on the wire; sent again, it is the same message."""

    path: str
    event_id: str
    wanted: int
    """The class of the status that is right."""
    arguments: dict[str, Any]
    """`headers`, and one of `json`, `data` and `files`."""


def whatsapp(stack: RunningStack, person: Person, note: Note) -> Request:
    """Twilio's webhook, signed."""
    sid = f"SM{secrets.token_hex(16)}"
    form = stack.twilio_form(sid, person.phone, person.name, note.text)
    forged = note.twist is Twist.FORGED
    signature = "A" * 27 + "=" if forged else stack.signature(stack.api_url + WHATSAPP, form)
    arguments = {"data": form, "headers": {"X-Twilio-Signature": signature}}
    return Request(WHATSAPP, event_id(Channel.WHATSAPP, sid), 4 if forged else 2, arguments)


def form(person: Person, note: Note) -> Request:
    """The support form: JSON, multipart with a file."""
    fields = {
        "name": person.name,
        "email": person.email,
        "subject": note.subject,
        "category": "general",
        "priority": "medium",
        "message": note.text,
    }
    incomplete = note.twist is Twist.INCOMPLETE
    if incomplete:
        del fields["category"]
    key = secrets.token_hex(16)
    body = {"data": fields, "files": {"files": _FILE}} if note.twist is Twist.FILE else {"json": fields}
    event = event_id(Channel.WEB_FORM, sha256(f"{person.email}:{key}".encode()).hexdigest())
    return Request(FORM, event, 4 if incomplete else 2, {**body, "headers": {"Idempotency-Key": key}})


def push(stack: RunningStack, gmail_id: str, history_id: str) -> Request:
    """Pub/Sub's notice of a mail that is in the mailbox."""
    data = json.dumps({"emailAddress": stack.mailbox, "historyId": int(history_id)})
    message = {"data": base64.b64encode(data.encode()).decode(), "messageId": str(secrets.randbits(52))}
    body = {"message": message, "subscription": "projects/load/subscriptions/gmail"}
    arguments = {"json": body, "headers": {"Authorization": f"Bearer {stack.push_token}"}}
    return Request(GMAIL, stack.mail_event(gmail_id), 2, arguments)
