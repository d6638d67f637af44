"""Has the built-in agent answer questions, and judges those whose answers are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from production.channels.registry import channels
from production.crm.support.handover import handover_for
from production.lab.evals.answer_suite import ended
from production.lab.evals.answers.items import Item, Message, read_lines
from production.lab.evals.answers.judge import Answered, State, judge_answers
from production.lab.evals.report import Suite
from production.lab.evals.worker import Line, Worker, scratch_worker
from production.schemas.turns import ScreenAction, TurnAction, TurnResult, Verdict
from production.schemas.wording import Reason, wording_of
from production.workers.steps.decide import is_beyond_our_languages

_STATES = {"replied": State.SENT, "drafted": State.DRAFT, "escalated": State.HANDOVER}
_HERE = Path(str(resources.files("production.lab.evals.answers")))


@dataclass(frozen=True, slots=True)
class Set:
    """Labelled questions about one knowledge base."""

    questions: Path
    documents: Path


SETS: Mapping[str, Set] = {
    **{
        name: Set(_HERE / "sets" / f"{name}.jsonl", Path("context"))
        for name in ("tuning", "watch", "blind", "outside", "outside-blind", "strangers", "fourth", "de", "es")
    },
    **{f"shop-{name}": Set(_HERE / "shop" / f"{name}.jsonl", _HERE / "shop" / "docs") for name in ("watch", "blind")},
}
WATCHED = ("watch", "shop-watch")


async def answer_lines(messages: Iterable[Message], documents: Path) -> list[dict[str, Any]]:
    """One row a message: where it went, with which words."""
    async with scratch_worker(documents) as worker:
        return [_row(one, *await _hear(one, worker)) for one in messages]


async def judge_set(name: str) -> tuple[Suite, list[dict[str, Any]]]:
    """The figures of one of our sets, and a row an item."""
    chosen = SETS[name]
    answered, rows = [], []
    async with scratch_worker(chosen.documents) as worker:
        for item in read_lines(chosen.questions, Item):
            verdict, result = await _hear(item, worker)
            row = _row(item, verdict, result)
            says_nothing = result.action is not TurnAction.REPLY and not _declines_wrongly(item, verdict)
            answered.append(Answered(item, row["state"], result.reply, result.confidence, asks_back=says_nothing))
            rows.append(row | {"kind": item.kind, "worth": answered[-1].worth, "right": answered[-1].is_right})
    return judge_answers(name, answered), rows


def _declines_wrongly(item: Item, verdict: Verdict) -> bool:
    """Whether it is refused as a promise that nobody can give, and documented."""
    return verdict.action is ScreenAction.DECLINE and item.answerable


async def _hear(message: Message, worker: Worker) -> tuple[Verdict, TurnResult]:
    said = [one.utterance for one in message.history]
    return await worker.hear(Line(message.channel, message.message, message.subject, said))


def _row(message: Message, verdict: Verdict, result: TurnResult) -> dict[str, Any]:
    state = _STATES[ended(result, verdict)]
    reply, reason = result.reply, None
    if verdict.action is ScreenAction.DECLINE:
        reason = Reason.FEATURE_PROMISE
    elif state is State.HANDOVER:
        reason = handover_for(verdict.triggers, foreign=is_beyond_our_languages(verdict, result)).reason
    if reason:
        reply = wording_of(verdict.language).says(reason, chat=channels()[message.channel].chat)
    return {
        "id": message.id,
        "state": state,
        "reply": reply,
        "confidence": round(result.confidence, 3),
        "sources": [source.title for source in result.sources],
        "reason": " ".join(filter(None, [f"{result.reason.code}:", result.reason.detail])),
    }
