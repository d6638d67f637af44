"""The sources that settings name."""

from __future__ import annotations

from production.areas.catalogue.sources.base import Source
from production.areas.catalogue.sources.feed import Feed
from production.areas.catalogue.sources.saleor import Saleor
from production.areas.catalogue.sources.shopify import Shopify
from production.areas.catalogue.sources.woocommerce import WooCommerce
from production.crm.catalogue.settings import CatalogueSettings
from production.schemas.secrets import secret


def configured(settings: CatalogueSettings) -> list[Source]:
    """Those with an address, each in the order in which a call is tried.

    Raises:
        ConfigurationError: a secret is not of the form that its source has.
    """
    own, currency = settings, settings.catalog_currency
    shopify = secret(own.catalog_shopify_secret) or "", secret(own.catalog_shopify_token) or ""
    woo = secret(own.catalog_woocommerce_secret) or "", secret(own.catalog_woocommerce_token) or ""
    feed = secret(own.catalog_feed_secret) or "", secret(own.catalog_feed_token) or ""
    found: list[Source | None] = [
        Shopify(own.catalog_shopify_url, *shopify, currency) if own.catalog_shopify_url else None,
        WooCommerce(own.catalog_woocommerce_url, *woo, currency) if own.catalog_woocommerce_url else None,
        Saleor(own.catalog_saleor_url, secret(own.catalog_saleor_token) or "") if own.catalog_saleor_url else None,
        Feed(own.catalog_feed_url, *feed, currency) if own.catalog_feed_url else None,
    ]
    return [each for each in found if each]
