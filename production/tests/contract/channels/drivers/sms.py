"""Twilio's text messages."""

from __future__ import annotations

from production.tests.contract.channels.drivers.whatsapp import TwilioDriver
from production.tests.support.channels import sms_at

DRIVER = TwilioDriver("sms", sms_at)
