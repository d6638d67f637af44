"""A provider of pigeons."""

from __future__ import annotations

from production.channels.pigeon.channel import NAME
from production.channels.provider import ProviderSettings, ProviderSpec


class RoofSettings(ProviderSettings):
    roof_key: str | None = None

    @property
    def configured(self) -> bool:
        return self.roof_key is not None


PROVIDER = ProviderSpec("roof", NAME, RoofSettings, __package__)
