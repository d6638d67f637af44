"""What the clock does."""

from __future__ import annotations

from production.areas import Resources
from production.areas.products.embedding import Embeddings
from production.areas.products.store import ProductStore
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    embeddings = Embeddings(resources.database, resources.embedder)
    return [
        Job("purge products", 3600.0, ProductStore(resources.database, EVERYTHING).purge),
        Job("embed products", 2.0, embeddings.products),
        Job("embed customers", 10.0, embeddings.customers),
    ]
