"""The company's app at the local Meta: what it is called there, and how our processes reach it."""

from __future__ import annotations

from collections.abc import Mapping

from production.lab.local.provider_config import MetaConfig

META_APP_ID = "670843887433847"


def meta_config(secret: Mapping[str, str], webhook_url: str) -> MetaConfig:
    """With the secrets of this stack."""
    return MetaConfig(META_APP_ID, secret["meta_app_secret"], secret["meta_token"], webhook_url)


def local_meta(url: str, secret: Mapping[str, str]) -> dict[str, str]:
    """Settings of our processes."""
    config = meta_config(secret, "")
    return {
        "META_GRAPH_URL": url,
        "META_APP_ID": config.app_id,
        "META_APP_SECRET": config.app_secret,
        "META_VERIFY_TOKEN": secret["meta_verify_token"],
        "META_PAGE_ID": config.page_id,
        "META_PAGE_TOKEN": config.token,
        "INSTAGRAM_ACCOUNT_ID": config.instagram_id,
        "WHATSAPP_CLOUD_TOKEN": config.token,
        "WHATSAPP_CLOUD_NUMBER": config.number,
        "WHATSAPP_CLOUD_NUMBER_ID": config.number_id,
        "WHATSAPP_CLOUD_ACCOUNT_ID": config.account_id,
    }
