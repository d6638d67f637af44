"""The Instagram account that is linked to our page."""

from __future__ import annotations

from pydantic import Field

from production.channels.instagram.channel import CHANNEL
from production.channels.meta.page import PageSettings
from production.channels.provider import ProviderSpec


class InstagramSettings(PageSettings):
    instagram_account_id: str = Field(default="", pattern=r"^[0-9]*$")
    """Of the professional account; its messages go by the page's token."""

    @property
    def configured(self) -> bool:
        return bool(super().configured and self.instagram_account_id)


PROVIDER = ProviderSpec("instagram", CHANNEL.name, InstagramSettings, __package__, optional=True)
