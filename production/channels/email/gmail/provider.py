"""Gmail: which mailboxes are ours, and how we reach them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, Json, SecretStr

from production.channels.provider import ProviderSettings, ProviderSpec
from production.schemas.ids import Channel
from production.schemas.secrets import hard_to_guess


class GmailSettings(ProviderSettings):
    gmail_mailbox: str = "support@techcorp.example"
    gmail_client_id: str | None = None
    gmail_client_secret: SecretStr | None = None
    gmail_refresh_token: SecretStr | None = None
    gmail_more_mailboxes: Json[dict[str, SecretStr]] = Field(default_factory=dict, validate_default=False)
    """More mailboxes of the same client, address -> refresh token: `{"billing@techcorp.example": "1//0g..."}`."""
    gmail_pubsub_token: Annotated[SecretStr | None, hard_to_guess(24)] = None
    gmail_pubsub_audience: str | None = None
    gmail_pubsub_service_account: str | None = None
    gmail_watch_topic: str = "projects/techcorp/topics/gmail"
    gmail_api_url: str | None = None
    """Only for a local provider; unset means Google's own."""
    gmail_token_url: str = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
    gmail_poll_s: float = Field(default=60.0, gt=0)
    mail_verifiers: Json[list[str]] = Field(default=["mx.google.com"], validate_default=False)
    """Names that our provider's servers write into `Authentication-Results`; no other verdict about a sender counts."""
    mail_forwarders: Json[list[str]] = Field(default=[], validate_default=False)
    """Addresses and domains, lower-cased, whose mails name in `Reply-To` who wrote them: `["forms.example.com"]`."""

    @property
    def configured(self) -> bool:
        return bool(self.gmail_client_id and self.gmail_client_secret and self.gmail_refresh_token)

    @property
    def gmail_mailboxes(self) -> dict[str, SecretStr]:
        """Lower-cased address -> refresh token, `gmail_mailbox` first; empty where Gmail is not configured."""
        if not self.configured or self.gmail_refresh_token is None:
            return {}
        more = {address.strip().lower(): token for address, token in self.gmail_more_mailboxes.items()}
        return {self.gmail_mailbox.lower(): self.gmail_refresh_token, **more}

    @property
    def mail_domain(self) -> str:
        """Right side of the Message-IDs that we mint."""
        return self.gmail_mailbox.rpartition("@")[2]


PROVIDER = ProviderSpec("gmail", Channel.EMAIL, GmailSettings, __package__)
