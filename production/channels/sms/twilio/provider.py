"""Twilio: our number for text messages there."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from production.channels.provider import ProviderSpec
from production.channels.sms.channel import SMS
from production.channels.twilio.account import TwilioAccount


class TwilioSmsSettings(TwilioAccount):
    twilio_sms_from: Annotated[str, StringConstraints(pattern=r"^(\+[1-9]\d{6,14}|\d{3,8})$")] | None = None
    """A number with country code, or a short code; a name of letters could not be answered. Unset: no SMS."""

    @property
    def configured(self) -> bool:
        return super().configured and self.twilio_sms_from is not None


PROVIDER = ProviderSpec("sms", SMS, TwilioSmsSettings, __package__, optional=True)
