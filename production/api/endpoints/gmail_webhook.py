"""`POST /api/v1/webhooks/gmail`: Pub/Sub says that a mailbox changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Header, Request

from production.api.callers import verification
from production.api.deps import Dependencies
from production.channels.email.gmail.verify import parse_push

router = APIRouter(tags=["webhooks"])


@router.post("/webhooks/gmail")
async def gmail(
    request: Request, deps: Dependencies, authorization: Annotated[str | None, Header()] = None
) -> dict[str, str]:
    """200 once the notification is durable; a worker fetches the mails."""
    with verification(request, deps.limits.refused):
        deps.pushes(authorization)
    notification = parse_push(await request.body(), received_at=datetime.now(UTC))
    await deps.intake.accept(notification)
    return {"status": "accepted"}
