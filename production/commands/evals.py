"""`fte eval`: how good screening, search and answers are, as a report with a diff to the last one."""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import typer

from production import bootstrap, logs
from production.agent.evals.answer_suite import Asked, Sampled, judge_answers, judge_samples, judge_search
from production.agent.evals.dialogue_suite import Dialogue, dialogues, judge_dialogues
from production.agent.evals.page import page
from production.agent.evals.report import Change, Report, Suite, as_json, compare, read_report
from production.agent.evals.screening.sets import cases
from production.agent.evals.screening_suite import judge_screening
from production.agent.guardrails.normalise import examined
from production.agent.guardrails.screening import screen
from production.agent.limits import Limits
from production.agent.models.offline import OfflineModel
from production.agent.turn import SupportAgent
from production.bootstrap.parts import embedder
from production.commands.bench.retrieval_data import Question, questions
from production.commands.common import put
from production.commands.demo.samples import Sample, load
from production.crm.knowledge.service import KnowledgeBase
from production.crm.support.model import PastTicket
from production.local.postgres import ensure_running
from production.local.state import StateDir
from production.schemas.ids import Channel
from production.schemas.turns import ScreenAction, Turn, Utterance
from production.settings import Settings, load_settings

app = typer.Typer()

_ENDS = frozenset({"replied", "escalated"})
"""Ends of samples that depend on screening and answers; the others are decided before."""


class _Stranger:
    """Nobody has written before."""

    async def past_tickets(self, customer_id: UUID, *, limit: int = 5) -> Sequence[PastTicket]:  # noqa: ARG002 - a port
        return []


@dataclass(frozen=True, slots=True)
class _Line:
    """One message of a customer."""

    id: str
    channel: Channel
    text: str
    subject: str | None = None
    said: tuple[Utterance, ...] = ()
    """What was said before, oldest first."""


@app.command("eval")
def evaluate(
    out: Annotated[Path, typer.Option(help="Folder of report.json and report.html; the last report is read here.")],
    context: Annotated[Path, typer.Option(exists=True, file_okay=False, help="Samples and documents.")] = Path(
        "context"
    ),
) -> None:
    """Judge screening, knowledge search and the built-in model on labelled cases; exit 1 where a limit is broken."""
    report = Report(datetime.now(UTC), "offline", (*_screened(), *_answered(context)))
    changes = _write(out, report)
    for suite in report.suites:
        for figure in suite.figures:
            put({"suite": suite.name, "figure": figure.name, "value": round(figure.value, 4), "kept": figure.kept})
    put({"kept": report.kept, "changed": len(changes), "report": str(out / "report.html")})
    raise typer.Exit(0 if report.kept else 1)


def _write(out: Path, report: Report) -> list[Change]:
    """Put the report in the place of the last one; what changed between the two."""
    file = out / "report.json"
    changes = compare(read_report(file.read_text("utf-8"), str(file)), report) if file.exists() else []
    out.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(as_json(report, changes), indent=2), "utf-8")
    (out / "report.html").write_text(page(report, changes), "utf-8")
    return changes


def _screened() -> list[Suite]:
    return [judge_screening(f"screening, {name}", cases(name), screen) for name in ("held", "unseen")]


def _answered(context: Path) -> list[Suite]:
    """On a database of its own, so that a knowledge base in use neither helps nor changes."""
    with tempfile.TemporaryDirectory(prefix="fte-eval-") as folder:
        Path(folder).chmod(0o755)
        with ensure_running(StateDir.open(Path(folder))) as url:
            os.environ["DATABASE_URL"] = url
            return asyncio.run(_ask(load_settings(), context))


async def _ask(settings: Settings, context: Path) -> list[Suite]:
    logs.configure(settings.log_level)
    await bootstrap.migrate_database(settings)
    async with bootstrap.open_knowledge(settings) as knowledge:
        await knowledge.ingest(_documents(context))
        agent = SupportAgent(OfflineModel(embedder(settings)), knowledge, _Stranger(), Limits())
        held_out = [one for one in questions() if one.collection in {"short", "unanswerable"}]
        asked = [await _asked(one, knowledge, agent) for one in held_out]
        samples = [
            one for one in load(context / "sample-tickets.json") if one.expected.outcome in _ENDS and not one.follows
        ]
        sampled = [await _sampled(one, agent) for one in samples]
        played = [(one, await _played(one, agent)) for one in dialogues()]
    return [judge_search(asked), judge_answers(asked), judge_samples(sampled), judge_dialogues(played)]


def _documents(context: Path) -> list[tuple[str, str]]:
    return [(file.relative_to(context).as_posix(), file.read_text("utf-8")) for file in sorted(context.rglob("*.md"))]


async def _asked(one: Question, knowledge: KnowledgeBase, agent: SupportAgent) -> Asked:
    topic = one.document.removesuffix(".md") if one.document else None
    found = await knowledge.search(one.text, limit=5)
    line = _Line("question", Channel.WEB_FORM, one.text)
    return Asked(one.text, topic, found, await agent.answer(_turn(line), screen(one.text, line.channel)))


async def _sampled(one: Sample, agent: SupportAgent) -> Sampled:
    line = _Line(one.id, one.channel, one.message, one.subject)
    return await _heard(line, agent, one.expected.outcome, one.expected.mentions)


async def _played(one: Dialogue, agent: SupportAgent) -> list[Sampled]:
    """A person who takes over ends the dialogue: the AI writes no more."""
    turns: list[Sampled] = []
    said: tuple[Utterance, ...] = ()
    for place, line in enumerate(one.turns, start=1):
        heard = await _heard(_Line(f"turn {place}", one.channel, line.says, said=said), agent, line.ends, line.mentions)
        turns.append(heard)
        if heard.result is None or heard.ended != "replied":
            break
        said += (Utterance("customer", line.says), Utterance("agent", heard.result.reply))
    return turns


async def _heard(line: _Line, agent: SupportAgent, ends: str, mentions: Sequence[str]) -> Sampled:
    """As a worker does it: screening reads the subject too, and only what it lets pass reaches the agent."""
    verdict = screen(examined(f"{line.subject or ''}\n{line.text}"), line.channel)
    answers = verdict.action is ScreenAction.ANSWER
    result = await agent.answer(_turn(line), verdict) if answers else None
    return Sampled(line.id, ends, mentions, verdict, result)


def _turn(line: _Line) -> Turn:
    return Turn(uuid4(), uuid4(), line.channel, "TKT-0001", line.text, subject=line.subject, history=line.said)
