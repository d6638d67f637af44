"""A shop that the sandbox changes, and that tells the company of it."""

from __future__ import annotations

import httpx

from production.lab.local.catalogues.feed import FeedSpeaker
from production.lab.local.catalogues.shop import Shop
from production.lab.local.catalogues.speaker import Called
from production.lab.local.provider_config import ShopConfig


class Storefront:
    """Empty at each start."""

    def __init__(self, config: ShopConfig) -> None:
        self.shop = Shop()
        self.speaker = FeedSpeaker(self.shop, config.secret, config.token)
        self._webhook_url = config.webhook_url

    async def tell(self, called: Called) -> int:
        """One call, and the status that it is answered with; what gets lost is found where the company asks."""
        headers, body = called
        async with httpx.AsyncClient(trust_env=False) as client:
            return (await client.post(self._webhook_url, headers=headers, content=body)).status_code
