"""Twilio as it is configured for WhatsApp."""

from __future__ import annotations

from production.channels.provider import Company, Connection
from production.channels.twilio.connection import connected
from production.channels.whatsapp.twilio.parse import PREFIX
from production.channels.whatsapp.twilio.provider import PROVIDER, TwilioSettings


def connect(settings: TwilioSettings, company: Company) -> Connection:
    sender = f"{PREFIX}{settings.twilio_whatsapp_from.removeprefix(PREFIX)}"
    return connected(PROVIDER, settings, sender, company)
