"""Envelopes to bytes and back."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from production.channels.registry import channel_named
from production.schemas.envelope import AnyEnvelope, Envelope, InboundMessage
from production.schemas.errors import InvalidInput, TooLarge

MOST_BYTES = 900_000
"""Of one envelope: brokers take 1,048,576 with key and headers unless they are told otherwise."""
_ADAPTER: TypeAdapter[AnyEnvelope] = TypeAdapter(Envelope)


def encode(envelope: AnyEnvelope) -> bytes:
    """JSON, UTF-8.

    Raises:
        TooLarge: over `MOST_BYTES`.
    """
    value = envelope.model_dump_json().encode()
    if len(value) > MOST_BYTES:
        raise TooLarge(f"{len(value)} bytes are more than an envelope may have")
    return value


def decode(value: bytes) -> AnyEnvelope:
    """
    Raises:
        InvalidInput: not an envelope of this or a neighbouring release; names the first wrong field.
    """
    try:
        envelope = _ADAPTER.validate_json(value)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "envelope"
        raise InvalidInput(field, first["msg"]) from None
    if isinstance(envelope, InboundMessage):
        channel_named(envelope.channel)
    return envelope
