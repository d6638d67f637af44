"""SMTP as it is configured."""

from __future__ import annotations

from production.channels.email.smtp.client import SmtpClient, SmtpServer
from production.channels.email.smtp.provider import SmtpSettings
from production.channels.provider import Company, Connection
from production.schemas.secrets import secret


def connect(settings: SmtpSettings, company: Company) -> Connection:
    server = SmtpServer(
        settings.smtp_host or "",
        settings.smtp_port,
        settings.smtp_username,
        secret(settings.smtp_password),
        plain=settings.smtp_plain,
    )
    client = SmtpClient(server, settings.sender or "", name=company.name)
    return Connection(client=client, ping=client.ping)
