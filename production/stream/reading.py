"""The records of a topic as what they carry: what cannot be read is told and left out, and keeps nothing else back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import structlog
from pydantic import BaseModel, ValidationError

from production.schemas.errors import InvalidInput
from production.schemas.events import Event
from production.schemas.records import Record
from production.stream.codec import decode

_log = structlog.get_logger()

Carried = TypeVar("Carried", bound=BaseModel)


def envelopes_of(records: Iterable[Record], kind: type[Carried]) -> Iterator[Carried]:
    """Those of one kind."""
    for record in records:
        try:
            found = decode(record.value)
        except InvalidInput as error:
            _log.warning("unknown_event", offset=record.offset, error=error.field)
            continue
        if isinstance(found, kind):
            yield found


def events_of(records: Iterable[Record]) -> Iterator[Event]:
    """What `fte.events` tells."""
    for record in records:
        try:
            yield Event.model_validate_json(record.value)
        except ValidationError:
            _log.warning("unknown_event", offset=record.offset)
