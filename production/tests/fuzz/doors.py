"""What is true of every form and webhook, as far as parsers can tell; the doors themselves are in `test_fuzz`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime

from pydantic import ValidationError

from production.channels.email.gmail.verify import parse_push
from production.channels.twilio.fields import parse_status
from production.channels.web_form.parse import SupportForm, to_inbound
from production.channels.whatsapp.twilio.parse import parse_inbound
from production.schemas.envelope import InboundMessage
from production.schemas.errors import InvalidInput
from production.stream.codec import decode, encode
from production.tests.fuzz.grammar.sample import Form, Webhook
from production.tests.fuzz.invariants import Outcome, TooSlow, limited, storable

_NOW = datetime(2026, 3, 2, tzinfo=UTC)


def check_form(form: Form) -> Outcome:
    """JSON only: a multipart body needs the door."""
    if not form.content_type.lower().startswith("application/json"):
        return Outcome((), 0.0)
    return _checked(lambda: _form_problem(form))


def check_webhook(webhook: Webhook) -> Outcome:
    return _checked(lambda: _webhook_problem(webhook))


def _checked(problem: Callable[[], str | None]) -> Outcome:
    began = time.process_time()
    try:
        with limited(8.0):
            found = problem()
    except TooSlow:
        found = "slow"
    except InvalidInput:
        found = None  # refused, with the field
    except Exception as error:  # noqa: BLE001 - this is what it looks for
        found = f"raises: {type(error).__name__} {str(error)[:100]}"
    return Outcome((found,) if found else (), time.process_time() - began)


def _form_problem(form: Form) -> str | None:
    try:
        submitted = SupportForm.model_validate(json.loads(form.body))
    except (ValueError, RecursionError, ValidationError):
        return None
    message = to_inbound(submitted, ticket_number="TKT-1", event_key="k", received_at=_NOW)
    if message.sender.proof != "claimed":
        return "impostor: a form proves nothing"
    if form.email and message.sender.value != form.email:
        return f"mistaken: {message.sender.value}"
    return _lost(form.words, message) or storable(message)


def _webhook_problem(webhook: Webhook) -> str | None:
    if webhook.push is not None:
        notification = parse_push(webhook.push, received_at=_NOW)
        return None if decode(encode(notification)) == notification else "not the same after the broker"
    assert webhook.fields is not None
    if webhook.report:
        parse_status(webhook.fields)
        return None
    message = parse_inbound(webhook.fields, received_at=_NOW)
    return _lost(webhook.words, message) or storable(message)


def _lost(words: tuple[str, ...], message: InboundMessage) -> str | None:
    missing = [word for word in words if word not in message.text]
    return f"lost: {missing[0]}" if missing else None
