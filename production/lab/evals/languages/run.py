"""Plays the messages of the languages' suite against screening and the built-in model, and judges where they end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from production.crm.support.handover import handover_for
from production.lab.evals.answer_suite import ended
from production.lab.evals.languages.items import Item, items
from production.lab.evals.languages.judge import Heard, judge_languages
from production.lab.evals.report import Suite
from production.lab.evals.worker import Line, Worker, scratch_worker


async def judge_set(name: str) -> tuple[Suite, list[dict[str, Any]]]:
    """The figures of one set, and a row an item."""
    async with scratch_worker(Path("context")) as worker:
        heard = [await _hear(item, worker) for item in items(name)]
    return judge_languages(name, heard), [one.row for one in heard]


async def _hear(item: Item, worker: Worker) -> Heard:
    verdict, result = await worker.hear(Line(item.channel, item.text))
    handover = handover_for(verdict.triggers)
    return Heard(item, ended(result, verdict), verdict.triggers, handover.team, "en", "")
