"""What happens to a message of ours that Meta has accepted."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import Any

from production.lab.local.providers.graph_chats import WINDOW_S, GraphMessage
from production.lab.local.providers.world import World

_STEP_S = 0.05
_WINDOW_CLOSED = {"code": 131047, "title": "Re-engagement message"}


async def carry(world: World, message: GraphMessage) -> None:
    """On WhatsApp, free text outside the window is accepted first and fails afterwards; a page hears its own echo."""
    await asyncio.sleep(_STEP_S)
    if message.channel == "whatsapp":
        await _by_whatsapp(world, message)
    else:
        await _by_page(world, message)


async def _by_whatsapp(world: World, message: GraphMessage) -> None:
    silent = await asyncio.to_thread(world.graph_chats.silent_s, "whatsapp", message.person)
    if message.request.get("type") != "template" and silent >= WINDOW_S:
        await _status(world, message, "failed", {"errors": [_WINDOW_CLOSED]})
        return
    for status in ("sent", "delivered", "read"):
        await _status(world, message, status)


async def _status(world: World, message: GraphMessage, status: str, more: Mapping[str, Any] | None = None) -> None:
    await asyncio.to_thread(world.graph_chats.set_status, message.id, status)
    told = {"id": message.id, "status": status, "timestamp": str(int(time.time())), "recipient_id": message.person}
    if ours := message.request.get("biz_opaque_callback_data"):
        told["biz_opaque_callback_data"] = ours
    await world.graph_webhooks.deliver(
        "whatsapp", [world.graph_webhooks.entry("whatsapp", {"statuses": [told | dict(more or {})]})]
    )


async def _by_page(world: World, message: GraphMessage) -> None:
    hooks, at = world.graph_webhooks, int(message.created_at * 1000)
    echo = {"mid": message.id, "text": message.body, "is_echo": True, "app_id": int(world.config.meta.app_id)}
    if metadata := message.request.get("message", {}).get("metadata"):
        echo["metadata"] = metadata
    events = [hooks.messaging(message, {"message": echo}, ours=True)]
    if message.channel == "messenger":
        events.append(hooks.messaging(message, {"delivery": {"mids": [message.id], "watermark": at}}))
        events.append(hooks.messaging(message, {"read": {"watermark": at}}))
    else:
        events.append(hooks.messaging(message, {"read": {"mid": message.id}}))
    await hooks.deliver(message.channel, [hooks.entry(message.channel, event) for event in events])
    await asyncio.to_thread(world.graph_chats.set_status, message.id, "read")
