"""Our account at Twilio, whichever of its channels we use."""

from __future__ import annotations

from pydantic import SecretStr

from production.channels.provider import ProviderSettings

API_URL = "https://api.twilio.com"


class TwilioAccount(ProviderSettings):
    twilio_account_sid: str | None = None
    twilio_auth_token: SecretStr | None = None
    twilio_api_url: str | None = None
    """Only for a local provider; unset means Twilio's own."""

    @property
    def configured(self) -> bool:
        return bool(self.twilio_account_sid and self.twilio_auth_token)
