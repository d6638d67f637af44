"""The company's shop: what it signs its calls with, and how our processes reach it."""

from __future__ import annotations

from collections.abc import Mapping

from production.lab.local.provider_config import ShopConfig


def shop_config(secret: Mapping[str, str], webhook_url: str) -> ShopConfig:
    """With the secrets of this stack."""
    return ShopConfig(f"whsec_{secret['shop_secret']}", secret["shop_token"], webhook_url)


def local_shop(url: str, secret: Mapping[str, str]) -> dict[str, str]:
    """Settings of our processes."""
    config = shop_config(secret, "")
    return {
        "CATALOG_FEED_URL": f"{url}/shop",
        "CATALOG_FEED_SECRET": config.secret,
        "CATALOG_FEED_TOKEN": config.token,
    }
