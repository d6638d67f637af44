"""By the clock: looks for opportunities."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from production.agent.guardrails.rules.loader import load_rules
from production.agent.wordings import said
from production.areas import Resources
from production.areas.opportunities.model import About, Candidate, Hit
from production.areas.opportunities.rules import hits
from production.areas.opportunities.store import Finding
from production.workers.scheduler import Job

WORDS = load_rules(Path(__file__).parent / "words.toml")


def jobs(resources: Resources) -> list[Job]:
    return [Job("find opportunities", 900.0, partial(find, Finding(resources.database)))]


async def find(finding: Finding) -> None:
    """All that there are at the moment."""
    found: list[Hit] = []
    for about in About:
        async for candidates in finding.candidates(about):
            found += await asyncio.to_thread(_found, candidates)
    await finding.keep(found)


def _found(candidates: Sequence[Candidate]) -> list[Hit]:
    return [
        hit
        for one in candidates
        for hit in hits(one, {each.rule: each.sentence for each in said(WORDS, one.words)} if one.words else {})
    ]
