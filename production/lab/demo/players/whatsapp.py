"""Writes chats, and reads them."""

from __future__ import annotations

from production.lab.demo.players.phone import PhonePlayer
from production.lab.demo.samples import Sample


class WhatsAppPlayer(PhonePlayer):
    """There, people have a name."""

    channel = "whatsapp"

    def written(self, sample: Sample) -> dict[str, str]:
        return {**super().written(sample), "name": sample.sender.name}


PLAYER = WhatsAppPlayer
