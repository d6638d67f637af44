"""WhatsApp without Twilio."""

from __future__ import annotations

from production.channels.provider import ProviderSettings, ProviderSpec
from production.schemas.ids import Channel


class CloudSettings(ProviderSettings):
    cloud_token: str | None = None

    @property
    def configured(self) -> bool:
        return self.cloud_token is not None


PROVIDER = ProviderSpec("cloud", Channel.WHATSAPP, CloudSettings, __package__)
