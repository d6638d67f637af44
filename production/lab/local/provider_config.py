"""What the local providers need to know; nothing here is read from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MetaConfig:
    """The company's app at Meta, with one number, one page and one Instagram account."""

    app_id: str
    app_secret: str
    token: str
    webhook_url: str
    """Below it, a path for each kind of objects: `/whatsapp/cloud`, `/messenger`, `/instagram`."""
    number: str = "+14155552000"
    number_id: str = "106540352242922"
    account_id: str = "102290129340398"
    page_id: str = "1067280970047460"
    instagram_id: str = "17841405309211844"


@dataclass(frozen=True, slots=True)
class ShopConfig:
    """The company's shop, which speaks as a feed does."""

    secret: str
    """`whsec_` and a key in base64."""
    token: str
    webhook_url: str


@dataclass(frozen=True, slots=True)
class ProviderConfig:
    """The company's mailboxes and numbers, and where changes to them are announced."""

    database: Path
    """SQLite file; created when missing, its folder must exist."""
    mailbox: str
    """Address of the company's mailbox."""
    whatsapp_number: str
    """The company's number in E.164, without `whatsapp:`."""
    account_sid: str
    auth_token: str
    gmail_access_token: str
    gmail_push_url: str
    gmail_push_token: str
    """Sent as the bearer token of each push."""
    whatsapp_webhook_url: str
    meta: MetaConfig
    shop: ShopConfig
    sms_number: str
    sms_webhook_url: str
    gmail_push_min_interval_s: float = 0.2
    """Gmail itself sends at most one notification a second for a mailbox."""
    more_mailboxes: Mapping[str, str] = field(default_factory=dict)
    """Address -> access token; each has a SQLite file of its own beside `database`."""

    @property
    def whatsapp_address(self) -> str:
        return f"whatsapp:{self.whatsapp_number}"
