"""SMTP: a server that takes our mail. What comes in, it does not bring."""

from __future__ import annotations

from pydantic import Field, SecretStr

from production.channels.provider import ProviderSettings, ProviderSpec
from production.schemas.ids import Channel


class SmtpSettings(ProviderSettings):
    smtp_host: str | None = None
    smtp_port: int = Field(default=587, ge=1, le=65535)
    """465 speaks TLS from the first byte; on any other the server is asked for it (STARTTLS)."""
    smtp_username: str | None = None
    smtp_password: SecretStr | None = None
    smtp_from: str | None = None
    """Whom our mail is from; `smtp_username` unless it says so."""
    smtp_plain: bool = False
    """Without TLS, for a server on this machine."""

    @property
    def configured(self) -> bool:
        return bool(self.smtp_host and self.sender)

    @property
    def sender(self) -> str | None:
        return self.smtp_from or self.smtp_username


PROVIDER = ProviderSpec("smtp", Channel.EMAIL, SmtpSettings, __package__, sends_only=True, optional=True)
