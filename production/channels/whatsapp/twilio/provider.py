"""Twilio: our account and number there."""

from __future__ import annotations

from pydantic import SecretStr

from production.channels.provider import ProviderSettings, ProviderSpec
from production.schemas.ids import Channel

API_URL = "https://api.twilio.com"


class TwilioSettings(ProviderSettings):
    twilio_account_sid: str | None = None
    twilio_auth_token: SecretStr | None = None
    twilio_whatsapp_from: str = "whatsapp:+14155551000"
    twilio_api_url: str | None = None
    """Only for a local provider; unset means Twilio's own."""

    @property
    def configured(self) -> bool:
        return bool(self.twilio_account_sid and self.twilio_auth_token)


# It has its channel's name, under which health and metrics have always shown it.
PROVIDER = ProviderSpec("whatsapp", Channel.WHATSAPP, TwilioSettings, __package__)
