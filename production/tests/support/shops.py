"""A shop in each of the languages that catalogues speak, and the source that understands it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from production.areas.catalogue.sources.base import Call, Source
from production.areas.catalogue.sources.configured import configured
from production.crm.catalogue.settings import CatalogueSettings
from production.lab.local.catalogues.feed import FeedSpeaker
from production.lab.local.catalogues.saleor import SaleorSpeaker
from production.lab.local.catalogues.shop import Shop
from production.lab.local.catalogues.shopify import ShopifySpeaker
from production.lab.local.catalogues.speaker import Called, Speaker
from production.lab.local.catalogues.woocommerce import WooCommerceSpeaker
from production.schemas.catalogue import Fact
from production.tests.contract.providers.servers import serve

SECRET, TOKEN = "shop-secret with <ümlaut>", "ck_1:cs_2"
FEED_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SPEAKERS: dict[str, Callable[[Shop], Speaker]] = {
    "shopify": lambda shop: ShopifySpeaker(shop, SECRET, TOKEN),
    "woocommerce": lambda shop: WooCommerceSpeaker(shop, SECRET, TOKEN),
    "saleor": lambda shop: SaleorSpeaker(shop, TOKEN),
    "feed": lambda shop: FeedSpeaker(shop, FEED_SECRET, TOKEN),
}


@dataclass(frozen=True)
class Open:
    """A shop that is served."""

    shop: Shop
    speaker: Speaker
    source: Source


@contextmanager
def opened(kind: str) -> Iterator[Open]:
    """A shop of this kind, until the block ends."""
    shop = Shop()
    speaker = SPEAKERS[kind](shop)
    with serve(speaker.app()) as url:
        yield Open(shop, speaker, configured(settings_of(kind, url))[0])


def settings_of(kind: str, url: str) -> CatalogueSettings:
    """Those of a shop at this address."""
    secret = FEED_SECRET if kind == "feed" else SECRET
    given: dict[str, Any] = {
        f"catalog_{kind}_url": url,
        f"catalog_{kind}_token": TOKEN,
        **({} if kind == "saleor" else {f"catalog_{kind}_secret": secret}),
        "catalog_currency": "EUR",
    }
    return CatalogueSettings.model_validate(given)


def call_of(called: Called, at: datetime | None = None) -> Call:
    """As it arrives, now or at that time."""
    headers, body = called
    return Call({name.lower(): value for name, value in headers.items()}, body, at or datetime.now(UTC))


async def told(source: Source, called: Called) -> list[Fact]:
    """What the source makes of a call."""
    call = call_of(called)
    assert source.made(call)
    return list(await source.told(call))
