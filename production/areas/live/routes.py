"""`GET /api/v1/live`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.sse import EventSourceResponse

from production.api.deps import running
from production.api.permissions import permitted
from production.areas.live.hub import Hub
from production.areas.live.model import Hint
from production.areas.live.stream import Stream
from production.crm.permissions.model import Action, Scope

router = APIRouter(tags=["live"])


async def _stream(
    scope: Annotated[Scope, permitted(Action.READ)],
    hub: Annotated[Hub, running(Hub)],
    *,
    visitors: Annotated[bool, Query(description="Tell also while a visitor of the chat writes.")] = False,
) -> AsyncIterator[Stream]:
    """Open before the answer begins: nothing is missed by whoever reads anew when it has."""
    with hub.stream(scope, visitors=visitors) as stream:
        yield stream


@router.get("/live", response_class=EventSourceResponse)
async def live(stream: Annotated[Stream, Depends(_stream)]) -> AsyncIterator[list[Hint]]:
    """What changes, as it happens: each event is a list of hints, of which `reset` is the first.

    A hint names what to ask for again, and is given to whom may see the ticket. The stream ends with the session, with
    any change of what its reader may do, and with the process that serves it: then come back.
    """
    async for hints in stream.batches():
        yield hints
