"""What operators decide about the chat on websites."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, Json, SecretStr

from production.schemas.env_settings import EnvSettings
from production.schemas.secrets import hard_to_guess


def _origins(named: tuple[str, ...]) -> tuple[str, ...]:
    for each in named:
        scheme, _, host = each.partition("://")
        if scheme not in {"http", "https"} or not host or set(host) & set("/*? "):
            raise ValueError(f"{each!r} is no origin; write scheme and host, for example https://www.example.com")
    return named


class ChatSettings(EnvSettings):
    chat_origins: Annotated[Json[tuple[str, ...]], AfterValidator(_origins)] = Field(default=(), validate_default=False)
    """Other sites that may show the chat: `["https://www.example.com"]`. None named: our own pages only."""
    chat_identity_secret: Annotated[SecretStr | None, hard_to_guess(32)] = None
    """With it the site signs who its visitor is; unset: everybody is anonymous."""
    chat_burst: int = Field(default=60, ge=1)
    """Requests of one network at once; and a minute in the long run:"""
    chat_per_minute: float = Field(default=120.0, gt=0)
    chat_visitor_burst: int = Field(default=10, ge=1)
    """Messages of one visitor at once; and a minute in the long run:"""
    chat_visitor_per_minute: float = Field(default=20.0, gt=0)
