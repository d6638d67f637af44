"""What happens to an accepted message: it travels and is read, or fails later, as Twilio does it."""

from __future__ import annotations

import asyncio

from production.lab.local.providers.chats import ChatMessage
from production.lab.local.providers.twilio_resources import status_form
from production.lab.local.providers.world import World

_STEP_S = 0.05
_OUTSIDE_WINDOW = 63016
_NO_FILE = 63019


async def carry(world: World, message: ChatMessage) -> None:
    """Free text outside the 24-hour window is accepted first and fails afterwards: no caller hears it in the answer."""
    if message.sender == world.config.sms_number:  # nobody hears whether a text message was read
        for status in ("sent", "delivered"):
            await _step(world, message, status)
        return
    window_is_open = await asyncio.to_thread(world.chats.window_is_open, message.recipient)
    if not (message.content_sid or window_is_open):
        await _step(world, message, "failed", _OUTSIDE_WINDOW)
        return
    for url in message.media:
        if not await world.webhooks.fetches(url):
            await _step(world, message, "failed", _NO_FILE)
            return
    for status in ("sent", "delivered", "read"):
        await _step(world, message, status)


async def _step(world: World, message: ChatMessage, status: str, error_code: int | None = None) -> None:
    await asyncio.sleep(_STEP_S)
    changed = await asyncio.to_thread(world.chats.set_status, message.sid, status, error_code)
    if message.status_callback:
        form = status_form(changed, world.config.account_sid)
        await world.webhooks.deliver(message.status_callback, form)
