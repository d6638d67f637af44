"""Our clients at the address of a local provider."""

from __future__ import annotations

from production.channels.email.gmail.client import GmailClient, GmailCredentials
from production.channels.whatsapp.twilio.client import WhatsAppClient
from production.tests.contract.providers.playground import ACCESS, ACCOUNT, MAILBOX, NUMBER, SECRET


def gmail_at(url: str, token: str = ACCESS) -> GmailClient:
    return GmailClient(MAILBOX, GmailCredentials(access_token=token), name="TechCorp Support", base_url=url)


def whatsapp_at(url: str, secret: str = SECRET, callback: str | None = None) -> WhatsAppClient:
    return WhatsAppClient(ACCOUNT, secret, NUMBER, status_callback=callback, base_url=url)
