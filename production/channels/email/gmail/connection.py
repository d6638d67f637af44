"""Gmail as it is configured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import SecretStr

from production.channels.email.gmail.attachments import GmailAttachments
from production.channels.email.gmail.client import GmailClient, GmailCredentials
from production.channels.email.gmail.mailboxes import GmailMailboxes
from production.channels.email.gmail.provider import GmailSettings
from production.channels.provider import Company, Connection
from production.schemas.secrets import secret


@dataclass(frozen=True, slots=True)
class GmailConnection(Connection):
    """Mailboxes are read as well: a notification only says that something is there."""

    mailboxes: Mapping[str, GmailClient] = field(default_factory=dict)
    """By address, `GMAIL_MAILBOX` first."""


def connect(settings: GmailSettings, company: Company) -> GmailConnection:
    clients = {
        address: _client(settings, company, address, token) for address, token in settings.gmail_mailboxes.items()
    }
    channel = GmailMailboxes(clients)
    return GmailConnection(client=channel, ping=channel.ping, fetcher=GmailAttachments(clients), mailboxes=clients)


def _client(settings: GmailSettings, company: Company, address: str, refresh_token: SecretStr) -> GmailClient:
    credentials = GmailCredentials(
        client_id=settings.gmail_client_id,
        client_secret=secret(settings.gmail_client_secret),
        refresh_token=secret(refresh_token),
        token_url=settings.gmail_token_url,
    )
    return GmailClient(address, credentials, name=f"{company.name} Support", base_url=settings.gmail_api_url)
