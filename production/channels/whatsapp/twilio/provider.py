"""Twilio: our WhatsApp number there."""

from __future__ import annotations

from production.channels.provider import ProviderSpec
from production.channels.twilio.account import TwilioAccount
from production.schemas.ids import Channel


class TwilioSettings(TwilioAccount):
    twilio_whatsapp_from: str = "whatsapp:+14155551000"


# It has its channel's name, under which health and metrics have always shown it.
PROVIDER = ProviderSpec("whatsapp", Channel.WHATSAPP, TwilioSettings, __package__)
