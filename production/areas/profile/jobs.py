"""By the clock: learns what customers prefer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from production.agent.guardrails.rules.loader import load_rules
from production.agent.wordings import said
from production.areas import Resources
from production.areas.profile.model import Learnt, Message, learnt
from production.areas.profile.store import Learning
from production.workers.scheduler import Job

WORDS = load_rules(Path(__file__).parent / "words.toml")


_SETTLED = timedelta(minutes=1)


def jobs(resources: Resources) -> list[Job]:
    return [Job("learn preferences", 60.0, partial(learn, Learning(resources.database, _SETTLED)))]


async def learn(learning: Learning) -> None:
    """From all that is new."""
    while await learning.from_words(_read):
        pass
    while await learning.from_orders():
        pass


def _read(messages: Sequence[Message]) -> list[Learnt]:
    return [
        learnt(message, each.rule, each.sentence, each.value)
        for message in messages
        for each in said(WORDS, message.content)
    ]
