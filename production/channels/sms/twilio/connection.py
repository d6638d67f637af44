"""Twilio as it is configured for SMS."""

from __future__ import annotations

from production.channels.provider import Company, Connection
from production.channels.sms.twilio.provider import PROVIDER, TwilioSmsSettings
from production.channels.twilio.connection import connected


def connect(settings: TwilioSmsSettings, company: Company) -> Connection:
    return connected(PROVIDER, settings, settings.twilio_sms_from or "", company)
