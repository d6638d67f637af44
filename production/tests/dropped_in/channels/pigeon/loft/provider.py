"""A provider of pigeons."""

from __future__ import annotations

from production.channels.pigeon.channel import NAME
from production.channels.provider import ProviderSettings, ProviderSpec


class LoftSettings(ProviderSettings):
    loft_key: str | None = None

    @property
    def configured(self) -> bool:
        return self.loft_key is not None


PROVIDER = ProviderSpec("loft", NAME, LoftSettings, __package__)
