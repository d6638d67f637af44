"""The OpenID Connect provider that settings name."""

from __future__ import annotations

from urllib.parse import urlsplit

from production.api.callers import THIS_MACHINE
from production.schemas.errors import ConfigurationError
from production.schemas.oidc import OidcProvider
from production.schemas.secrets import secret
from production.settings import Settings


def oidc_provider(settings: Settings) -> OidcProvider | None:
    """None where there is no OIDC_ISSUER.

    Raises:
        ConfigurationError: something that belongs to it is missing, or it could be read on the way.
    """
    issuer = settings.oidc_issuer
    if not issuer:
        return None
    if urlsplit(issuer).scheme != "https" and urlsplit(issuer).hostname not in THIS_MACHINE:
        raise ConfigurationError("OIDC_ISSUER: give an address that begins with https://")
    return OidcProvider(
        name=settings.oidc_name,
        issuer=issuer,
        client_id=_needed("OIDC_CLIENT_ID", settings.oidc_client_id),
        client_secret=_needed("OIDC_CLIENT_SECRET", secret(settings.oidc_client_secret)),
        redirect_uri=f"{_needed('PUBLIC_URL', settings.public_url).rstrip('/')}/api/v1/auth/oidc/callback",
        domains=frozenset(domain.lower() for domain in settings.oidc_domains),
    )


def _needed(name: str, value: str | None) -> str:
    if not value:
        raise ConfigurationError(f"{name}: is not set, which OIDC_ISSUER needs")
    return value
