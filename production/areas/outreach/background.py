"""Who writes first drafts, beside the requests of an api."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog

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
        words = await _thought(self._thinker, about, form, company) if self._thinker else ""
        return (words, Writer.MODEL) if words else (composed(about, form), Writer.COMPOSER)


async def _thought(thinker: Thinker, about: About, form: Form, company: str) -> str:
    """Empty where the model is away."""
    from production.agent.assistant import Brief  # noqa: PLC0415 - only who has a model waits for its SDK
    from production.agent.failures import ModelUnavailable  # noqa: PLC0415

    brief = Brief(instructions(company, form, about.language), ())
    try:
        return (await thinker.answer(brief, (), prompt(about))).text.strip()
    except ModelUnavailable as error:
        _log.warning("draft_without_model", reason=error.reason)
        return ""


@asynccontextmanager
async def background(resources: ApiResources) -> AsyncIterator[DraftWriter]:
    yield DraftWriter(resources.thinker)
