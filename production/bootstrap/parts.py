"""Parts that several processes are built from."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from pydantic import SecretStr

from production.agent.guardrails.semantic.look import SecondLook
from production.agent.models.embedder import MiniLmEmbedder, OpenAIEmbedder
from production.agent.models.openai import openai_client
from production.channels.email.gmail.attachments import GmailAttachments
from production.channels.email.gmail.client import GmailClient, GmailCredentials
from production.channels.email.gmail.mailboxes import GmailMailboxes
from production.channels.email.ours import Trust
from production.channels.email.reader import MailReader
from production.channels.web_form.client import StatusPageClient
from production.channels.whatsapp.client import WhatsAppClient
from production.channels.whatsapp.media import MediaClient
from production.crm.knowledge.ports import Embedder
from production.crm.support.model import Claim
from production.database.attachments import AttachmentStore
from production.database.operations import MailboxStore
from production.database.pool import Database
from production.schemas.errors import ConfigurationError
from production.schemas.ids import Channel
from production.settings import Settings
from production.stream.config import KafkaConfig
from production.stream.publisher import KafkaPublisher
from production.workers.attachments import FetchAttachments, Fetcher
from production.workers.gmail_sync import GmailSync
from production.workers.ports import ChannelClient, Publisher
from production.workers.steps.address import Manners
from production.workers.steps.decide import Manner

Process = Callable[[Settings, asyncio.Event], Awaitable[None]]
"""Runs until the event is set."""

WORKER_PUBLISH_S = 10.0
"""Workers may wait longer for Kafka than a provider waits for us."""
WORKER_QUEUE_S = 60.0
"""A backlog is no outage: turns wait for their connection."""


@asynccontextmanager
async def open_database(settings: Settings, *, queue_s: float = 5.0) -> AsyncIterator[Database]:
    database = Database(settings.database_url, max_size=settings.database_pool_size, queue_s=queue_s)
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def open_publisher(settings: Settings, timeout_s: float) -> AsyncIterator[KafkaPublisher]:
    publisher = KafkaPublisher(kafka_config(settings), timeout_s=timeout_s)
    try:
        yield publisher
    finally:
        await publisher.close()


def kafka_config(settings: Settings) -> KafkaConfig:
    """Raises ConfigurationError: the file with the certificate authority cannot be read."""
    return KafkaConfig(settings.kafka_bootstrap_servers, security=_kafka_security(settings))


def _kafka_security(settings: Settings) -> dict[str, Any]:
    protocol = settings.kafka_security_protocol
    security: dict[str, Any] = {"security_protocol": protocol}
    if protocol.endswith("SSL"):
        try:
            security["ssl_context"] = ssl.create_default_context(cafile=settings.kafka_ca_file)
        except OSError as error:
            raise ConfigurationError(f"KAFKA_CA_FILE: {settings.kafka_ca_file} cannot be read ({error}).") from error
    if protocol.startswith("SASL"):
        security |= {
            "sasl_mechanism": settings.kafka_sasl_mechanism,
            "sasl_plain_username": settings.kafka_sasl_username,
            "sasl_plain_password": secret(settings.kafka_sasl_password),
        }
    return security


def embedder(settings: Settings) -> Embedder:
    key = secret(settings.openai_api_key)
    return OpenAIEmbedder(openai_client(api_key=key)) if key else MiniLmEmbedder()


def second_look(embeds: Embedder | None) -> SecondLook:
    """Screening by words and meaning; its weights belong to the built-in embedder, which it loads if need be."""
    if embeds is None or isinstance(embeds, MiniLmEmbedder):
        return SecondLook(embeds)
    try:
        return SecondLook(MiniLmEmbedder())
    except ConfigurationError:
        return SecondLook(None)


def manners(settings: Settings) -> Mapping[Channel, Callable[[Claim], Manner]]:
    return Manners(settings.company_name, mail_domain(settings)).by_channel()


def channel_clients(settings: Settings) -> dict[Channel, ChannelClient]:
    """Only what is configured: replies of other channels wait."""
    clients: dict[Channel, ChannelClient] = {Channel.WEB_FORM: StatusPageClient()}
    if settings.gmail_configured:
        clients[Channel.EMAIL] = GmailMailboxes(gmail_clients(settings))
    if settings.twilio_configured:
        clients[Channel.WHATSAPP] = whatsapp_client(settings)
    return clients


def whatsapp_client(settings: Settings) -> WhatsAppClient:
    callback = f"{settings.public_url}/api/v1/webhooks/whatsapp/status" if settings.public_url else None
    return WhatsAppClient(
        settings.twilio_account_sid or "",
        secret(settings.twilio_auth_token) or "",
        settings.twilio_whatsapp_from,
        status_callback=callback,
        base_url=settings.twilio_api_url,
    )


def gmail_clients(settings: Settings) -> dict[str, GmailClient]:
    """By address, `GMAIL_MAILBOX` first; empty where Gmail is not configured."""
    return {address: _gmail_client(settings, address, token) for address, token in settings.gmail_mailboxes.items()}


def _gmail_client(settings: Settings, address: str, refresh_token: SecretStr) -> GmailClient:
    credentials = GmailCredentials(
        client_id=settings.gmail_client_id,
        client_secret=secret(settings.gmail_client_secret),
        refresh_token=secret(refresh_token),
        token_url=settings.gmail_token_url,
    )
    return GmailClient(address, credentials, name=f"{settings.company_name} Support", base_url=settings.gmail_api_url)


def fetch_attachments(settings: Settings, database: Database) -> FetchAttachments:
    """Only from what is configured."""
    fetchers: dict[Channel, Fetcher] = {}
    if settings.gmail_configured:
        fetchers[Channel.EMAIL] = GmailAttachments(gmail_clients(settings))
    if settings.twilio_configured:
        fetchers[Channel.WHATSAPP] = MediaClient(
            settings.twilio_account_sid or "",
            secret(settings.twilio_auth_token) or "",
            limit=settings.attachment_bytes,
            base_url=settings.twilio_api_url,
        )
    return FetchAttachments(AttachmentStore(database), fetchers, limit=settings.attachment_bytes)


def mail_reader(settings: Settings) -> MailReader:
    trust = Trust(frozenset(settings.mail_verifiers), frozenset(settings.mail_forwarders))
    return MailReader(settings.gmail_mailboxes, own_domain=mail_domain(settings), trust=trust)


def mail_domain(settings: Settings) -> str:
    """Right side of the Message-IDs that we mint."""
    return settings.gmail_mailbox.rpartition("@")[2]


def gmail_sync(settings: Settings, database: Database, publisher: Publisher) -> GmailSync:
    reader, positions = mail_reader(settings), MailboxStore(database)
    return GmailSync(gmail_clients(settings), reader, positions, publisher, settings.topics.incoming)


def secret(value: SecretStr | None) -> str | None:
    return value.get_secret_value() if value else None
