"""Where Meta calls us: the handshake, and batches of everything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse

from production.channels.meta.settings import MetaApp
from production.channels.meta.verify import MetaSignature
from production.channels.provider import Company, Door, Guard, ProviderSpec, Webhook, door_of
from production.schemas.envelope import InboundMessage, LeadNotice
from production.schemas.errors import Forbidden, InvalidInput
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus

_log = structlog.get_logger()

_BATCH_BYTES = 3 * 1024 * 1024
"""Of the largest batch that Meta sends: refused, it would come again and again."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a message of ours."""

    provider_id: str
    status: DeliveryStatus
    error: str | None = None
    correlation_id: str | None = None
    until: tuple[Channel, str, datetime] | None = None
    """Instead of an id: all that was sent on a channel to somebody up to this time."""


Event = InboundMessage | LeadNotice | Report
Read = Callable[[Any, datetime, str], Iterable[Event]]
"""All that one request brings to our app, received at this time. Never raises: what makes no sense is left out, and
logged."""


def meta_webhook(provider: ProviderSpec, path: str, read: Read) -> Webhook:
    """Of one kind of objects: WhatsApp accounts, pages or Instagram accounts."""
    router = APIRouter(tags=["webhooks"])

    @router.get(path, response_class=PlainTextResponse, name=f"{provider.name}_handshake")
    async def handshake(request: Request) -> str:
        """Meta asks whether the address is ours, when somebody enters it."""
        door = door_of(request)
        with door.verification(request):
            return _signature(door, provider).challenge(request.query_params)

    @router.post(path, name=f"{provider.name}_events")
    async def events(request: Request) -> dict[str, str]:
        """200 once everything is durable; Meta sends the whole batch again otherwise, and nothing counts twice."""
        door = door_of(request)
        signature, body = _signature(door, provider), await request.body()
        with door.verification(request):
            signature.check(body, request.headers.get("x-hub-signature-256"))
        await _take(door, read(_parsed(body), datetime.now(UTC), signature.app_id))
        return {"status": "received"}

    def guard(app: MetaApp, company: Company) -> Guard:
        del company
        return Guard(MetaSignature.of(app))

    return Webhook(router, path, guard, _BATCH_BYTES)


def _signature(door: Door, provider: ProviderSpec) -> MetaSignature:
    signature: MetaSignature | None = door.guards.get(provider.name)
    if signature is None:
        raise Forbidden(f"{provider.name} is not configured.")
    return signature


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InvalidInput("body", "JSON as Meta sends it is expected") from error


async def _take(door: Door, events: Iterable[Event]) -> None:
    """What customers wrote before what became of our own words: a report that fails costs no message."""
    reports = []
    for event in events:
        if isinstance(event, Report):
            reports.append(event)
        else:
            await door.intake.accept(event)
    for report in reports:
        if report.until:
            await door.reports.read_until(*report.until)
        else:
            await door.reports.advance(report.provider_id, report.status, report.error, report.correlation_id)


def left_out(what: str, error: InvalidInput) -> None:
    """A part of a batch that nothing can be made of; its neighbours are taken."""
    _log.warning("part_left_out", what=what, field=error.field)
