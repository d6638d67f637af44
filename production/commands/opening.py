"""What commands begin with."""

from __future__ import annotations

from production import logs
from production.bootstrap.schema import migrate_database
from production.settings import Settings, load_settings


def opened_settings() -> Settings:
    """The settings; logs are as they say from now on."""
    settings = load_settings()
    logs.configure(settings.log_level)
    return settings


async def migrated_settings() -> Settings:
    """The same, once the database that they name has today's schema."""
    settings = opened_settings()
    await migrate_database(settings)
    return settings
