"""Shadow mode: the pipeline of a worker over what people have answered."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from production.bootstrap.providers import composer
from production.bootstrap.rehearsals import Rehearsals, open_rehearsals
from production.crm.knowledge.ports import Embedder
from production.crm.support.exchanges import Asked
from production.database.shadow import PastAnswers
from production.schemas.errors import ConfigurationError
from production.settings import Settings
from production.shadow.answering import Mind, Shadow


@dataclass(frozen=True, slots=True)
class ShadowParts:
    """What `fte shadow` works with."""

    shadow: Shadow
    past: PastAnswers
    embedder: Embedder
    model: str
    """How people call it."""


@asynccontextmanager
async def open_shadow(settings: Settings) -> AsyncIterator[ShadowParts]:
    """
    Raises:
        ConfigurationError: the knowledge base is empty, so that everything would be left to people.
    """
    async with open_rehearsals(settings) as stage:
        if not await stage.holds_knowledge():
            raise ConfigurationError("the knowledge base is empty: fill it first with `fte knowledge ingest DIR`")
        yield ShadowParts(
            Shadow(stage.screen, lambda asked: _mind(stage, asked), composer(settings)),
            PastAnswers(stage.database),
            stage.embedder,
            settings.primary_model or "the built-in agent",
        )


def _mind(stage: Rehearsals, asked: Asked) -> Mind:
    knowledge = stage.knowledge(without=asked.learned)
    return Mind(stage.agent(asked.claim, asked.exchange.asked[0].at, knowledge), knowledge)
