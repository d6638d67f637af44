"""`fte eval`: how good screening, search and answers are, as a report with a diff to the last one."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from production import logs
from production.areas.answers.cases import wrong_cases
from production.areas.answers.model import Case
from production.areas.tickets.corrections import Corrected, corrections
from production.bootstrap.infrastructure import open_database
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, print_json
from production.commands.ground import judged
from production.lab.demo.samples import Sample, load
from production.lab.evals.answer_suite import (
    Asked,
    Sampled,
    judge_answers,
    judge_confidence,
    judge_samples,
    judge_search,
)
from production.lab.evals.answers.items import Message, read_lines
from production.lab.evals.answers.run import WATCHED, answer_lines, judge_set
from production.lab.evals.assistant import run as assistant_run
from production.lab.evals.assistant.items import SETS as ASSISTANT_SETS
from production.lab.evals.churn.run import play, rows_of
from production.lab.evals.churn.world import WORLDS
from production.lab.evals.dialogue_suite import Dialogue, dialogues, judge_dialogues
from production.lab.evals.filing import judge_filing
from production.lab.evals.grounding.judge import as_row, figures, grounded
from production.lab.evals.grounding.sets import FITTED, SETS
from production.lab.evals.languages import run as languages_run
from production.lab.evals.languages.items import SETS as LANGUAGE_SETS
from production.lab.evals.page import page
from production.lab.evals.report import Change, Report, Suite, as_json, compare, read_report
from production.lab.evals.screening.sets import cases
from production.lab.evals.screening_suite import judge_screening
from production.lab.evals.worker import Line, Worker, scratch_worker
from production.lab.evals.wrong import items
from production.lab.retrieval_data import Question, questions
from production.lab.scratch import scratch_database
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel
from production.schemas.turns import Utterance
from production.settings import load_settings

app = typer.Typer()

_ENDS = frozenset({"replied", "escalated"})
"""Ends of samples that depend on screening and answers; the others are decided before."""
_SETS = ("held", "unseen")
"""Of the screening's labelled texts, those that no rule and no weight was made from."""


@app.callback(invoke_without_command=True)
def evaluate(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Option(help="Folder of report.json and report.html; the last report is read here.")
    ] = None,
    samples: Annotated[
        Path, typer.Option("--context", exists=True, file_okay=False, help="Samples and documents.")
    ] = Path("context"),
) -> None:
    """Judge screening, knowledge search and the built-in agent on labelled cases; exit 1 where a limit is broken."""
    if context.invoked_subcommand:
        return
    if out is None:
        raise InvalidInput("--out", "must name the folder of the report")
    logs.configure("warning")
    report = Report(datetime.now(UTC), "offline", tuple(asyncio.run(_play(samples))))
    changes = _write(out, report)
    for suite in report.suites:
        print_figures(suite)
    print_json({"kept": report.kept, "changed": len(changes), "report": str(out / "report.html")})
    raise typer.Exit(0 if report.kept else 1)


@app.command()
def answers(
    questions_file: Annotated[
        Path | None, typer.Option("--questions", exists=True, dir_okay=False, help="Lines of messages to be answered.")
    ] = None,
    sets: Annotated[list[str] | None, typer.Option("--set", help="Of our own labelled sets.")] = None,
    docs: Annotated[Path, typer.Option(exists=True, file_okay=False, help="Documents for --questions.")] = Path(
        "context"
    ),
) -> None:
    """Answer messages from a knowledge base and, where it is known what is right, judge the replies."""
    logs.configure("warning")
    if questions_file:
        for line in asyncio.run(answer_lines(read_lines(questions_file, Message), docs)):
            print_json(line)
        return
    for name in sets or WATCHED:
        suite, rows = asyncio.run(judge_set(name))
        for row in rows:
            print_json(row)
        print_figures(suite)


@app.command()
def languages(
    name: Annotated[str, typer.Option("--set", help=f"One of {', '.join(LANGUAGE_SETS)}.")] = LANGUAGE_SETS[0],
) -> None:
    """Hear messages in many languages, and judge where they end and what their writers are told."""
    if name not in LANGUAGE_SETS:
        raise InvalidInput("--set", f"must be one of {', '.join(LANGUAGE_SETS)}")
    logs.configure("warning")
    suite, rows = asyncio.run(languages_run.judge_set(name))
    for row in rows:
        print_json(row)
    print_figures(suite)


@app.command()
def assistant(
    name: Annotated[str, typer.Option("--set", help=f"One of {', '.join(ASSISTANT_SETS)}.")] = ASSISTANT_SETS[0],
) -> None:
    """Type labelled commands to the assistant, without a model, and judge what became of the records."""
    if name not in ASSISTANT_SETS:
        raise InvalidInput("--set", f"must be one of {', '.join(ASSISTANT_SETS)}")
    logs.configure("warning")
    suite, rows = asyncio.run(assistant_run.judge_set(name))
    for row in rows:
        print_json(row)
    print_figures(suite)


@app.command()
def churn(
    name: Annotated[str, typer.Option("--world", help=f"One of {', '.join(WORLDS)}.")] = "anger",
    customers: Annotated[int, typer.Option(min=50)] = 2_000,
    days: Annotated[int, typer.Option(min=30)] = 720,
    seed: int = 1,
) -> None:
    """Make up a history of which the truth is known, and judge the models of churn on its held-out orders."""
    if name not in WORLDS:
        raise InvalidInput("--world", f"must be one of {', '.join(WORLDS)}")
    logs.configure("warning")
    with scratch_database() as settings:
        outcome = asyncio.run(play(settings.database_url, name, customers, days, seed))
    for row in rows_of(outcome):
        print_json({"world": name, **row})


@app.command()
def grounding(
    sets: Annotated[list[str] | None, typer.Option("--set", help="Of our own labelled sets.")] = None,
) -> None:
    """What of labelled sentences their passages back: true ones in other words, false ones in the same, courtesies.

    AGENT_JUDGE_MODEL is asked about what words leave open.
    """
    settings = load_settings()
    for name in sets or FITTED:
        if name not in SETS:
            raise InvalidInput("--set", f"must be one of {', '.join(SETS)}")
        for figure in figures(name, lambda one: judged(grounded(one), settings)):
            print_json(as_row(name, figure))


@app.command()
def wrong(state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """Answers that people called wrong, as lines of the labelled sets, without who was meant."""
    with database_url(state_dir):
        for item in items(asyncio.run(_called_wrong())):
            print_json(item.model_dump(mode="json"))


@app.command()
def tags(state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """How today's rules file the tickets that people filed otherwise than the pipeline did."""
    with database_url(state_dir):
        print_figures(judge_filing(asyncio.run(_corrected())))


def print_figures(suite: Suite) -> None:
    for figure in suite.figures:
        print_json({"suite": suite.name, "figure": figure.name, "value": round(figure.value, 4), "kept": figure.kept})


async def _called_wrong() -> list[Case]:
    async with open_database(load_settings()) as database:
        return await wrong_cases(database)


async def _corrected() -> list[Corrected]:
    async with open_database(load_settings()) as database:
        return await corrections(database)


def _write(out: Path, report: Report) -> list[Change]:
    """Put the report in the place of the last one; what changed between the two."""
    file = out / "report.json"
    changes = compare(read_report(file.read_text("utf-8"), str(file)), report) if file.exists() else []
    out.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(as_json(report, changes), indent=2), "utf-8")
    (out / "report.html").write_text(page(report, changes), "utf-8")
    return changes


async def _play(context: Path) -> list[Suite]:
    async with scratch_worker(context) as worker:
        screened = {
            name: [(case, await worker.screen(case.text, Channel.WEB_FORM)) for case in cases(name)] for name in _SETS
        }
        held_out = [one for one in questions() if one.collection in {"short", "unanswerable"}]
        asked = [await _asked(one, worker) for one in held_out]
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


async def _asked(one: Question, worker: Worker) -> Asked:
    topic = one.document.removesuffix(".md") if one.document else None
    found = await worker.knowledge.search(one.text, limit=5)
    _, result = await worker.hear(Line(Channel.WEB_FORM, one.text))
    return Asked(one.text, topic, found, result)


async def _sampled(one: Sample, worker: Worker) -> Sampled:
    verdict, result = await worker.hear(Line(one.channel, one.message, one.subject))
    return Sampled(one.id, one.expected.outcome, one.expected.mentions, verdict, result)


async def _played(one: Dialogue, worker: Worker) -> list[Sampled]:
    """A person who takes over ends the dialogue: the AI writes no more."""
    turns: list[Sampled] = []
    said: tuple[Utterance, ...] = ()
    for place, line in enumerate(one.turns, start=1):
        verdict, result = await worker.hear(Line(one.channel, line.says, said=said))
        heard = Sampled(f"turn {place}", line.ends, line.mentions, verdict, result)
        turns.append(heard)
        if heard.ended != "replied":
            break
        said += (Utterance("customer", line.says), Utterance("agent", result.reply))
    return turns
