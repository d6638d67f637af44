"""Twilio as it is configured."""

from __future__ import annotations

from datetime import datetime

from production.channels.provider import Company, Connection
from production.channels.whatsapp.twilio.client import WhatsAppClient
from production.channels.whatsapp.twilio.media import MediaClient
from production.channels.whatsapp.twilio.provider import TwilioSettings
from production.schemas.ids import Channel, event_id
from production.schemas.secrets import secret


def connect(settings: TwilioSettings, company: Company) -> Connection:
    account, token = settings.twilio_account_sid or "", secret(settings.twilio_auth_token) or ""
    api = settings.twilio_api_url
    callback = f"{company.public_url}/api/v1/webhooks/whatsapp/status" if company.public_url else None
    client = WhatsAppClient(account, token, settings.twilio_whatsapp_from, status_callback=callback, base_url=api)

    async def received(since: datetime) -> list[str]:
        return [event_id(Channel.WHATSAPP, sid) for sid in await client.list_received(since)]

    line = settings.twilio_whatsapp_from.removeprefix("whatsapp:")
    files = MediaClient(account, token, limit=company.attachment_bytes, base_url=api)
    return Connection(client=client, ping=client.ping, fetcher=files, received=received, line=line)
