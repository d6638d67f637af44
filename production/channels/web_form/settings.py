"""What operators decide about the web form."""

from __future__ import annotations

from pydantic import Field, SecretStr

from production.crm.attachments.check import FileLimits
from production.schemas.env_settings import EnvSettings


class FormSettings(EnvSettings):
    form_burst: int = Field(default=20, ge=1)
    """Forms that one address may submit at once; and a minute in the long run:"""
    form_per_minute: float = Field(default=30.0, gt=0)
    form_files: int = Field(default=5, ge=0)
    form_file_bytes: int = Field(default=5 * 1024 * 1024, ge=1_000)
    """Files of one form, and the size of each."""
    turnstile_site_key: str | None = None
    turnstile_secret: SecretStr | None = None
    """Cloudflare Turnstile: with both, the form asks people to confirm that they are people."""
    turnstile_url: str = "https://challenges.cloudflare.com/turnstile/v0/siteverify"

    @property
    def file_limits(self) -> FileLimits:
        return FileLimits(self.form_files, self.form_file_bytes)
