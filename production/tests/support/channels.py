"""Our clients at the address of a local provider."""

from __future__ import annotations

from production.channels.email.gmail.client import GmailClient, GmailCredentials
from production.channels.twilio.client import MessagesClient
from production.tests.contract.providers.playground import ACCESS, ACCOUNT, MAILBOX, NUMBER, SECRET


def gmail_at(url: str, token: str = ACCESS) -> GmailClient:
    return GmailClient(MAILBOX, GmailCredentials(access_token=token), name="TechCorp Support", base_url=url)


def whatsapp_at(url: str, secret: str = SECRET, callback: str | None = None) -> MessagesClient:
    return MessagesClient(ACCOUNT, secret, f"whatsapp:{NUMBER}", status_callback=callback, base_url=url)
