"""What may become of a ticket in the hands of people."""

from __future__ import annotations

from datetime import datetime

from production.channels.registry import channels
from production.schemas.ids import Channel


def closes_at(channel: Channel, last_inbound_at: datetime | None) -> datetime | None:
    """When the channel takes no more free text to the customer; None: it always does."""
    window = channels()[channel].window
    return last_inbound_at + window if window and last_inbound_at else None
