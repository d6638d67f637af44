"""`GET /api/v1/live`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from production.api.deps import running
from production.api.permissions import permitted
from production.areas.live.hub import Hub
from production.areas.live.model import Hint
from production.areas.live.stream import Stream
from production.crm.permissions.model import Action, Scope

router = APIRouter(tags=["live"])


class EventStream(StreamingResponse):
    """Of events that are encoded already, which the framework's own encodes for each reader."""

    media_type = "text/event-stream"


async def _stream(
    scope: Annotated[Scope, permitted(Action.READ)],
    hub: Annotated[Hub, running(Hub)],
    *,
    visitors: Annotated[bool, Query(description="Tell also while a visitor of the chat writes.")] = False,
) -> AsyncIterator[Stream]:
    """Open before the answer begins: nothing is missed by whoever reads anew when it has."""
    with hub.stream(scope, visitors=visitors) as stream:
        yield stream


@router.get("/live", response_class=EventStream, responses={200: {"model": list[Hint]}})
async def live(stream: Annotated[Stream, Depends(_stream)]) -> EventStream:
    """What changes, as it happens: the data of each event is a list of hints, of which `reset` is the first.

    A hint names what to ask for again, and is given to whom may see the ticket. The stream ends with the session, with
    any change of what its reader may do, and with the process that serves it: then come back.
    """
    return EventStream(stream.events(), headers={"X-Accel-Buffering": "no"})
