"""WhatsApp Cloud API: our number at Meta itself."""

from __future__ import annotations

from pydantic import Field, SecretStr

from production.channels.meta.settings import MetaApp
from production.channels.provider import ProviderSpec
from production.schemas.ids import Channel


class CloudSettings(MetaApp):
    whatsapp_cloud_token: SecretStr | None = None
    """Of a system user, with whatsapp_business_messaging and whatsapp_business_management."""
    whatsapp_cloud_number: str = Field(default="", pattern=r"^(\+[0-9]{5,15})?$")
    """Our number, as customers see it."""
    whatsapp_cloud_number_id: str = Field(default="", pattern=r"^[0-9]*$")
    """What Meta calls it."""
    whatsapp_cloud_account_id: str = Field(default="", pattern=r"^[0-9]*$")
    """The WhatsApp Business account to which it belongs, and its templates."""

    @property
    def configured(self) -> bool:
        ours = self.whatsapp_cloud_number and self.whatsapp_cloud_number_id
        return bool(self.meta_app_id and self.whatsapp_cloud_token and ours)


PROVIDER = ProviderSpec("whatsapp_cloud", Channel.WHATSAPP, CloudSettings, __package__, optional=True)
