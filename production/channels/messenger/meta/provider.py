"""Our page."""

from __future__ import annotations

from production.channels.messenger.channel import CHANNEL
from production.channels.meta.page import PageSettings
from production.channels.provider import ProviderSpec

PROVIDER = ProviderSpec("messenger", CHANNEL.name, PageSettings, __package__, optional=True)
