"""What all settings have in common: where they are read."""

from __future__ import annotations

from pydantic_settings import BaseSettings, SettingsConfigDict


class EnvSettings(BaseSettings):
    """Names are the environment variables in lower case."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)
