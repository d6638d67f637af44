"""What works by meaning: the embedder, screening, and the knowledge base."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from production.agent.guardrails.semantic.apart import LongTextReader
from production.agent.guardrails.semantic.classifier import SemanticClassifier
from production.agent.models.embedder import MiniLmEmbedder
from production.agent.models.kept_vectors import KeptVectors
from production.bootstrap.infrastructure import open_database
from production.crm.knowledge.ports import Embedder
from production.crm.knowledge.service import KnowledgeBase
from production.database.knowledge import KnowledgeStore
from production.schemas.errors import ConfigurationError
from production.schemas.secrets import secret
from production.settings import Settings


def embedder(settings: Settings, cores: int = 1) -> Embedder:
    """`cores` as in `MiniLmEmbedder`."""
    key = secret(settings.openai_api_key)
    if key is None:
        return MiniLmEmbedder(cores)
    # Reading its library takes a second: only who has a key waits for it.
    from production.agent.models.openai_client import openai_client  # noqa: PLC0415
    from production.agent.models.openai_embedder import OpenAIEmbedder  # noqa: PLC0415

    return OpenAIEmbedder(openai_client(api_key=key))


def semantic_classifier(
    embeds: Embedder | None, company: str, long_texts: LongTextReader | None = None
) -> SemanticClassifier:
    """Screening by words and meaning; its weights belong to the built-in embedder, which it loads if need be."""
    return SemanticClassifier(_built_in(embeds), company, long_texts)


def _built_in(embeds: Embedder | None) -> MiniLmEmbedder | None:
    if embeds is None or isinstance(embeds, MiniLmEmbedder):
        return embeds
    try:
        return MiniLmEmbedder()
    except ConfigurationError:
        return None


@asynccontextmanager
async def open_knowledge(settings: Settings, kept: Path | None = None) -> AsyncIterator[KnowledgeBase]:
    """The knowledge base for a command: nobody waits for an answer beside it, so every core embeds.

    `kept` is the file of `KeptVectors`, where there is one.
    """
    embeds = embedder(settings, os.cpu_count() or 1)
    async with open_database(settings) as database:
        yield KnowledgeBase(KeptVectors(embeds, kept) if kept else embeds, KnowledgeStore(database))
