"""WhatsApp without Twilio."""

from __future__ import annotations

from production.channels.provider import ProviderSettings, ProviderSpec
from production.schemas.ids import Channel


class CarrierSettings(ProviderSettings):
    carrier_token: str | None = None

    @property
    def configured(self) -> bool:
        return self.carrier_token is not None


PROVIDER = ProviderSpec("carrier", Channel.WHATSAPP, CarrierSettings, __package__)
