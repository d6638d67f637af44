"""Twilio as it is configured for one of its channels."""

from __future__ import annotations

from datetime import datetime

from production.channels.provider import Company, Connection, ProviderSpec
from production.channels.twilio.account import TwilioAccount
from production.channels.twilio.client import MessagesClient
from production.channels.twilio.media import MediaClient
from production.schemas.ids import event_id
from production.schemas.secrets import secret


def connected(provider: ProviderSpec, settings: TwilioAccount, sender: str, company: Company) -> Connection:
    """`sender` is ours: `whatsapp:` and a number, or a number alone."""
    account, token = settings.twilio_account_sid or "", secret(settings.twilio_auth_token) or ""
    api = settings.twilio_api_url
    reports = f"/api/v1/webhooks/{provider.name}/status"
    callback = f"{company.public_url}{reports}" if company.public_url else None
    files_at = f"{company.public_url}/api/v1/sent-files" if company.public_url else None
    client = MessagesClient(account, token, sender, status_callback=callback, files_at=files_at, base_url=api)

    async def received(since: datetime) -> list[str]:
        return [event_id(provider.channel, sid) for sid in await client.list_received(since)]

    files = MediaClient(account, token, limit=company.attachment_bytes, base_url=api)
    return Connection(client=client, ping=client.ping, fetcher=files, received=received, line=sender.rpartition(":")[2])
