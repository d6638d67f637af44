"""Who writes first drafts, beside the requests of an api."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog

from production.agent.assistant import Brief
from production.agent.failures import ModelUnavailable
from production.areas import ApiResources
from production.areas.outreach.model import About, Form
from production.areas.outreach.writing import composed, instructions, prompt
from production.crm.outreach.model import Writer

if TYPE_CHECKING:
    from production.agent.assistant import Thinker

_log = structlog.get_logger()


class DraftWriter:
    """A model, where there is one that answers; else a composer without."""

    def __init__(self, thinker: Thinker | None) -> None:
        self._thinker = thinker

    async def write(self, about: About, form: Form, company: str) -> tuple[str, Writer]:
        """The words, and whose they are."""
        if self._thinker is not None:
            try:
                brief = Brief(instructions(company, form, about.language), ())
                thought = await self._thinker.answer(brief, (), prompt(about))
            except ModelUnavailable as error:
                _log.warning("draft_without_model", reason=error.reason)
            else:
                if thought.text.strip():
                    return thought.text.strip(), Writer.MODEL
        return composed(about, form), Writer.COMPOSER


@asynccontextmanager
async def background(resources: ApiResources) -> AsyncIterator[DraftWriter]:
    yield DraftWriter(resources.thinker)
