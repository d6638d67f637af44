"""Which catalogues there are. A source whose address is set needs the secret that its calls are signed with."""

from __future__ import annotations

from pydantic import Field, SecretStr, field_validator

from production.schemas.env_settings import EnvSettings
from production.schemas.errors import ConfigurationError
from production.schemas.money import Currency
from production.schemas.secrets import secret

_SIGNED = ("shopify", "woocommerce", "feed")
"""Saleor publishes its keys."""


class CatalogueSettings(EnvSettings):
    catalog_shopify_url: str | None = None
    """Of the shop, as in https://acme.myshopify.com; signed with the secret of the app, read with its access token."""
    catalog_shopify_secret: SecretStr | None = None
    catalog_shopify_token: SecretStr | None = None
    catalog_woocommerce_url: str | None = None
    """Of the shop; signed with the webhook's secret, read with a REST key of the form `ck_...:cs_...`."""
    catalog_woocommerce_secret: SecretStr | None = None
    catalog_woocommerce_token: SecretStr | None = None
    catalog_saleor_url: str | None = None
    """Of the api, as in https://acme.saleor.cloud: it publishes the keys that it signs with. Read with an app token."""
    catalog_saleor_token: SecretStr | None = None
    catalog_feed_url: str | None = None
    """Of any other catalogue: what it publishes, and calls us with as Standard Webhooks say (a secret `whsec_...`)."""
    catalog_feed_secret: SecretStr | None = None
    catalog_feed_token: SecretStr | None = None
    catalog_currency: Currency = "USD"
    """Of prices whose shop does not say it: Shopify and WooCommerce have one for all."""
    catalog_poll_s: float = Field(default=300.0, gt=0)
    """Between two looks at what changed, beside the calls."""
    catalog_silent_hours: float = Field(default=24.0, gt=0)
    """A source that has told nothing for so long counts as unhealthy."""
    catalog_quote_prices: bool = False
    """The assistant may tell customers the prices of the catalogue."""

    def require_secrets(self) -> None:
        """Of whoever takes calls.

        Raises:
            ConfigurationError: a source has an address and no secret to prove its calls with.
        """
        for name in _SIGNED:
            if getattr(self, f"catalog_{name}_url") and not secret(getattr(self, f"catalog_{name}_secret")):
                url = f"CATALOG_{name.upper()}_URL"
                raise ConfigurationError(f"CATALOG_{name.upper()}_SECRET: is not set, which {url} needs")

    @field_validator(*(f"catalog_{name}_secret" for name in _SIGNED))
    @classmethod
    def _not_empty(cls, given: SecretStr | None) -> SecretStr | None:
        if given is not None and not secret(given):
            raise ValueError("is empty: anybody could call")
        return given
