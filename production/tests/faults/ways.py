"""How customers write: a way for each provider that brings messages, and for each page of ours."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl
from uuid import NAMESPACE_URL, uuid5

from twilio.request_validator import RequestValidator

from production.channels.registry import providers, webhooks
from production.channels.web_chat.channel import WEB_CHAT
from production.channels.web_chat.visitors import Visitor, session_token
from production.lab.local.providers.graph_webhooks import signature_of
from production.schemas.ids import Channel
from production.tests.contract.channels.drivers import WAYS, Call, Said, driver_of
from production.tests.faults.marks import Mark
from production.tests.faults.processes import open_chats

Way = Callable[[Mapping[str, str], Mark, str], Call]
"""What customers send for a message, by the settings of the stack."""
API = "/api/v1"


def _called(provider: str, env: Mapping[str, str], mark: Mark, text: str) -> Call:
    [call] = driver_of(provider).calls([Said(f"{mark.customer:016x}{mark.number:016x}", mark.digits, text)])
    return Call(f"{env['PUBLIC_URL']}{API}{call.path}", call.body, _signed(env, call))


def _signed(env: Mapping[str, str], call: Call) -> dict[str, str]:
    """The headers of a driver, signed with the secrets of this stack."""
    if "X-Twilio-Signature" in call.headers:
        url, form = f"{env['PUBLIC_URL']}{API}{call.path}", dict(parse_qsl(call.body.decode(), keep_blank_values=True))
        signature = RequestValidator(env["TWILIO_AUTH_TOKEN"]).compute_signature(url, form)
        return call.headers | {"X-Twilio-Signature": signature}
    return call.headers | {"X-Hub-Signature-256": signature_of(env["META_APP_SECRET"], call.body)}


def _mailed(env: Mapping[str, str], mark: Mark, text: str) -> Call:
    """Gmail's webhook says only that there is something: the mail lies in the mailbox."""
    first = f"<{Mark(mark.customer, 1)}@load.example>"
    headers = {"Message-ID": f"<{mark}@load.example>"} | ({"In-Reply-To": first} if mark.number > 1 else {})
    mail = {"from_email": mark.email, "subject": "Notes", "text": text, "headers": headers}
    return _posted(f"{env['GMAIL_API_URL']}/sandbox/email", mail)


def _filled_in(env: Mapping[str, str], mark: Mark, text: str) -> Call:
    form = {"name": "Ada Example", "email": mark.email, "subject": "Notes", "category": "general", "message": text}
    return _posted(f"{env['PUBLIC_URL']}{API}/support/form", form, {"Idempotency-Key": str(mark)})


def _chatted(env: Mapping[str, str], mark: Mark, text: str) -> Call:
    visitor = Visitor(key=uuid5(NAMESPACE_URL, mark.email).hex)
    token = session_token(env["TICKET_TOKEN_SECRET"], visitor, datetime.now(UTC))
    message = {"id": str(uuid5(NAMESPACE_URL, str(mark))), "text": text}
    return _posted(f"{env['PUBLIC_URL']}{API}/web-chat/messages", message, {"Authorization": f"Bearer {token}"})


def _posted(url: str, body: Mapping[str, object], headers: Mapping[str, str] | None = None) -> Call:
    return Call(url, json.dumps(body).encode(), {"Content-Type": "application/json", **(headers or {})})


_OWN: dict[str, Way] = {"gmail": _mailed, Channel.WEB_FORM: _filled_in, WEB_CHAT: _chatted}
CALLS: dict[str, Way] = {name: _OWN.get(name) or partial(_called, name) for name in WAYS}
FAULTY = sorted({"gmail", *(driver_of(name).fault for name in webhooks() if name not in _OWN)})
"""Those of the local providers that can misbehave."""
UNLISTED = [place for place, name in enumerate(WAYS) if name not in _OWN and not driver_of(name).lists]
"""Where, among the ways, nobody can be asked what became of a reply."""


def way_of(customer: int) -> str:
    """Each takes the next one, and stays with it."""
    return WAYS[customer % len(WAYS)]


def open_all(providers_db: Path, customers: Iterable[int]) -> None:
    """As if each of them had just written at their provider."""
    marks = {way: [Mark(one, 1) for one in customers if way_of(one) == way] for way in WAYS if way not in _OWN}
    for way, ones in marks.items():
        if driver_of(way).fault == "meta":
            _open_at_meta(providers_db, providers()[way].channel, [mark.digits for mark in ones])
        else:
            open_chats(providers_db, [mark.address for mark in ones])


def _open_at_meta(providers_db: Path, channel: Channel, people: Iterable[str]) -> None:
    with sqlite3.connect(providers_db, timeout=30) as db:
        db.executemany(
            "insert into graph_message (id, channel, direction, person, body, request, status, created_at)"
            " values (?, ?, 'inbound', ?, '', '{}', 'received', ?)",
            [(f"first {person}", channel, person, time.time()) for person in people],
        )
