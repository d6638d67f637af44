"""Who writes first drafts, beside the requests of an api."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from production.areas import ApiResources
from production.areas.outreach.model import About, Form
from production.areas.outreach.writing import composed, instructions, prompt
from production.crm.outreach.model import Writer

if TYPE_CHECKING:
    from production.agent.assistant import Thinker


class DraftWriter:
    """A model, where there is one that answers; else a composer without."""

    def __init__(self, thinker: Thinker | None) -> None:
        self._thinker = thinker

    async def write(self, about: About, form: Form, company: str) -> tuple[str, Writer]:
        """The words, and whose they are."""
        told = instructions(company, form, about.language), prompt(about)
        words = await self._thinker.words(*told) if self._thinker else ""
        return (words, Writer.MODEL) if words else (composed(about, form), Writer.COMPOSER)


@asynccontextmanager
async def background(resources: ApiResources) -> AsyncIterator[DraftWriter]:
    yield DraftWriter(resources.thinker)
