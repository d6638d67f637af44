"""`fte eval`: how good screening, search and answers are, as a report with a diff to the last one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from production import logs
from production.agent.guardrails.normalise import truncate
from production.agent.limits import Limits
from production.agent.models.offline import OfflineModel
from production.agent.support_agent import SupportAgent
from production.bootstrap.schema import migrate_database
from production.bootstrap.semantics import embedder, open_knowledge, semantic_classifier
from production.commands.common import print_json
from production.crm.knowledge.service import KnowledgeBase
from production.lab.bench.retrieval_data import Question, questions
from production.lab.demo.samples import Sample, load
from production.lab.evals.answer_suite import (
    Asked,
    Sampled,
    judge_answers,
    judge_confidence,
    judge_samples,
    judge_search,
)
from production.lab.evals.dialogue_suite import Dialogue, dialogues, judge_dialogues
from production.lab.evals.page import page
from production.lab.evals.report import Change, Report, Suite, as_json, compare, read_report
from production.lab.evals.screening.sets import cases
from production.lab.evals.screening_suite import judge_screening
from production.lab.scratch import NoHistory, documents, scratch_database
from production.schemas.ids import Channel
from production.schemas.turns import ScreenAction, Turn, Utterance
from production.settings import Settings
from production.workers.steps.build_turn import Screen

app = typer.Typer()

_ENDS = frozenset({"replied", "escalated"})
"""Ends of samples that depend on screening and answers; the others are decided before."""
_SETS = ("held", "unseen")
"""Of the screening's labelled texts, those that no rule and no weight was made from."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One message of a customer."""

    id: str
    channel: Channel
    text: str
    subject: str | None = None
    said: tuple[Utterance, ...] = ()
    """What was said before, oldest first."""


@dataclass(frozen=True, slots=True)
class _Worker:
    """Screens and answers as the worker process does."""

    screen: Screen
    agent: SupportAgent


@app.command("eval")
def evaluate(
    out: Annotated[Path, typer.Option(help="Folder of report.json and report.html; the last report is read here.")],
    context: Annotated[Path, typer.Option(exists=True, file_okay=False, help="Samples and documents.")] = Path(
        "context"
    ),
) -> None:
    """Judge screening, knowledge search and the built-in model on labelled cases; exit 1 where a limit is broken."""
    report = Report(datetime.now(UTC), "offline", tuple(_judged(context)))
    changes = _write(out, report)
    for suite in report.suites:
        for figure in suite.figures:
            print_json(
                {"suite": suite.name, "figure": figure.name, "value": round(figure.value, 4), "kept": figure.kept}
            )
    print_json({"kept": report.kept, "changed": len(changes), "report": str(out / "report.html")})
    raise typer.Exit(0 if report.kept else 1)


def _write(out: Path, report: Report) -> list[Change]:
    """Put the report in the place of the last one; what changed between the two."""
    file = out / "report.json"
    changes = compare(read_report(file.read_text("utf-8"), str(file)), report) if file.exists() else []
    out.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(as_json(report, changes), indent=2), "utf-8")
    (out / "report.html").write_text(page(report, changes), "utf-8")
    return changes


def _judged(context: Path) -> list[Suite]:
    with scratch_database() as settings:
        return asyncio.run(_play(settings, context))


async def _play(settings: Settings, context: Path) -> list[Suite]:
    logs.configure(settings.log_level)
    await migrate_database(settings)
    async with open_knowledge(settings) as knowledge:
        await knowledge.ingest(documents(context))
        embeds = embedder(settings)
        agent = SupportAgent(OfflineModel(embeds), knowledge, NoHistory(), Limits(), settings.company_name)
        worker = _Worker(semantic_classifier(embeds, settings.company_name).screen, agent)
        screened = {
            name: [(case, await worker.screen(case.text, Channel.WEB_FORM)) for case in cases(name)] for name in _SETS
        }
        held_out = [one for one in questions() if one.collection in {"short", "unanswerable"}]
        asked = [await _asked(one, knowledge, worker) for one in held_out]
        samples = [
            one for one in load(context / "sample-tickets.json") if one.expected.outcome in _ENDS and not one.follows
        ]
        sampled = [await _sampled(one, worker) for one in samples]
        played = [(one, await _played(one, worker)) for one in dialogues()]
    return [
        *(judge_screening(f"screening, {name}", verdicts) for name, verdicts in screened.items()),
        judge_search(asked),
        judge_answers(asked),
        judge_confidence(asked),
        judge_samples(sampled),
        judge_dialogues(played),
    ]


async def _asked(one: Question, knowledge: KnowledgeBase, worker: _Worker) -> Asked:
    topic = one.document.removesuffix(".md") if one.document else None
    found = await knowledge.search(one.text, limit=5)
    line = _Line("question", Channel.WEB_FORM, one.text)
    verdict = await worker.screen(one.text, line.channel)
    return Asked(one.text, topic, found, await worker.agent.answer(_turn(line), verdict))


async def _sampled(one: Sample, worker: _Worker) -> Sampled:
    line = _Line(one.id, one.channel, one.message, one.subject)
    return await _heard(line, worker, one.expected.outcome, one.expected.mentions)


async def _played(one: Dialogue, worker: _Worker) -> list[Sampled]:
    """A person who takes over ends the dialogue: the AI writes no more."""
    turns: list[Sampled] = []
    said: tuple[Utterance, ...] = ()
    for place, line in enumerate(one.turns, start=1):
        heard = await _heard(
            _Line(f"turn {place}", one.channel, line.says, said=said), worker, line.ends, line.mentions
        )
        turns.append(heard)
        if heard.result is None or heard.ended != "replied":
            break
        said += (Utterance("customer", line.says), Utterance("agent", heard.result.reply))
    return turns


async def _heard(line: _Line, worker: _Worker, ends: str, mentions: Sequence[str]) -> Sampled:
    """As a worker does it: screening reads the subject too, and only what it lets pass reaches the agent."""
    verdict = await worker.screen(truncate(f"{line.subject or ''}\n{line.text}"), line.channel)
    answers = verdict.action is ScreenAction.ANSWER
    result = await worker.agent.answer(_turn(line), verdict) if answers else None
    return Sampled(line.id, ends, mentions, verdict, result)


def _turn(line: _Line) -> Turn:
    return Turn(uuid4(), uuid4(), line.channel, "TKT-0001", line.text, subject=line.subject, history=line.said)
