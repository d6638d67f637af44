"""What every process stands on: the database and Kafka."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from production.channels.email.gmail.provider import GmailSettings
from production.channels.provider import Company
from production.database.pool import Database
from production.schemas.errors import ConfigurationError
from production.schemas.secrets import secret
from production.schemas.site import Site
from production.settings import Settings
from production.stream.config import KafkaConfig
from production.stream.publisher import KafkaPublisher

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


def mail_domain(settings: Settings) -> str:
    """Right side of the Message-IDs that we mint."""
    return settings.of(GmailSettings).mail_domain


def company(settings: Settings) -> Company:
    return Company(settings.company_name, settings.public_url, settings.attachment_bytes)


def site(settings: Settings) -> Site | None:
    """None where there is no PUBLIC_URL."""
    return Site(settings.company_name, settings.public_url, mail_domain(settings)) if settings.public_url else None
