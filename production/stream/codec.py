"""Envelopes to bytes and back."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from production.schemas.envelope import Envelope, GmailNotification, InboundMessage
from production.schemas.errors import InvalidInput

_ADAPTER: TypeAdapter[InboundMessage | GmailNotification] = TypeAdapter(Envelope)


def encode(envelope: InboundMessage | GmailNotification) -> bytes:
    """JSON, UTF-8."""
    return envelope.model_dump_json().encode()


def decode(value: bytes) -> InboundMessage | GmailNotification:
    """
    Raises:
        InvalidInput: not an envelope of this or a neighbouring release; names the first wrong field.
    """
    try:
        return _ADAPTER.validate_json(value)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "envelope"
        raise InvalidInput(field, first["msg"]) from None
