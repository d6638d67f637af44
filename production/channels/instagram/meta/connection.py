"""Our page as it is configured."""

from __future__ import annotations

from production.channels.instagram.meta.provider import PROVIDER
from production.channels.meta.client import page_connection
from production.channels.meta.page import PageSettings
from production.channels.provider import Company, Connection


def connect(settings: PageSettings, company: Company) -> Connection:
    return page_connection(settings, company, PROVIDER.channel)
