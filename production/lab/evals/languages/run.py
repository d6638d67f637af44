"""Plays the messages of the languages' suite against screening and the built-in agent, and judges where they end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from production.channels.email.visible_text import join, own_lines
from production.crm.knowledge.languages import language_of_document
from production.crm.support.handover import handover_for
from production.lab.evals.answer_suite import ended
from production.lab.evals.languages.items import Item, items
from production.lab.evals.languages.judge import Heard, judge_languages
from production.lab.evals.report import Suite
from production.lab.evals.worker import Line, Worker, scratch_worker
from production.schemas.ids import Channel
from production.schemas.wording import wording_of
from production.workers.steps.decide import is_beyond_our_languages


async def judge_set(name: str) -> tuple[Suite, list[dict[str, Any]]]:
    """The figures of one set, and a row an item."""
    async with scratch_worker(Path("context")) as worker:
        heard = [await _hear(item, worker) for item in items(name)]
    return judge_languages(name, heard), [one.row for one in heard]


async def _hear(item: Item, worker: Worker) -> Heard:
    verdict, result = await worker.hear(Line(item.channel, _received(item)))
    handover = handover_for(verdict.triggers, foreign=is_beyond_our_languages(verdict, result))
    told_in = wording_of(verdict.language).tag
    answered = {language_of_document(source.document) for source in result.sources} == {item.language}
    return Heard(item, ended(result, verdict), verdict.triggers, handover.team, told_in, handover.reason, answered)


def _received(item: Item) -> str:
    """What the parser of mails leaves of a message."""
    if item.channel is not Channel.EMAIL:
        return item.text
    lines = item.text.split("\n")
    return join(lines, [at for at, own in enumerate(own_lines(lines)) if own])
