"""Fits the weights by which the built-in model ranks what it found and says how sure it is.

`python -m production.lab.training.answers` prints them for `agent/offline/scoring.py` and `confidence.py`. Both are
small linear models: the ranking by the likelihood of the units that hold the answer, the confidence by whether the
composed reply is right. Questions that the documents do not answer are in as well: being near must not be enough.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from production.agent.offline.compose import Finding, compose
from production.agent.offline.confidence import Signs, as_row, signs
from production.agent.offline.message_analysis import analyse_message
from production.agent.offline.scoring import Figures, ScoredTopic, as_rows, score_topics
from production.agent.offline.topics import topics_of
from production.agent.ports import KnowledgeSearch
from production.agent.tools.search_knowledge_base import LIMIT
from production.bootstrap.semantics import embedder
from production.crm.knowledge.ports import Embedder
from production.lab.evals.answers.items import Item, Part, read_lines
from production.lab.evals.answers.judge import Worth, says, worth
from production.lab.evals.answers.run import SETS
from production.lab.evals.worker import scratch_worker
from production.settings import load_settings

SET = "tuning"
LANGUAGE = "en"

Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Read:
    """An item as the built-in model sees it."""

    item: Item
    findings: Sequence[Finding]


async def read(items: Iterable[Item], knowledge: KnowledgeSearch, embeds: Embedder) -> list[Read]:
    """Finds for every question what the model would find."""
    return [Read(item, await _findings(item, knowledge, embeds)) for item in items if item.language == LANGUAGE]


async def _findings(item: Item, knowledge: KnowledgeSearch, embeds: Embedder) -> list[Finding]:
    earlier = [said.text for said in item.history if said.utterance.role == "customer"]
    questions = analyse_message(item.message, subject=item.subject or "", earlier=earlier).questions
    hits = [await knowledge.search(question.query, limit=LIMIT) for question in questions]
    seen = [passage for passages in hits for passage in passages]
    return [
        Finding(question, await score_topics(question, topics_of(passages, seen), embeds))
        for question, passages in zip(questions, hits, strict=True)
    ]


def ranking_examples(items: Sequence[Read]) -> list[tuple[str, Rows, Rows]]:
    """(id, figures of all units found, how much of the answer each holds) for every question and answerable part."""
    examples = []
    for one in items:
        for finding in one.findings:
            for part in (part for part in one.item.parts if part.answerable and part.facts):
                held = np.array([_held(topic, at, part) for topic in finding.topics for at in range(len(topic.units))])
                if held.sum() > 0:
                    figures = as_rows([unit for topic in finding.topics for unit in topic.units])
                    examples.append((one.item.id, figures, held))
    return examples


def _held(topic: ScoredTopic, at: int, part: Part) -> float:
    """Share of the facts in the unit, where the topic has all of them."""
    if _share(topic.topic.text, part) < 1:
        return 0.0
    return _share(topic.topic.units[at].text, part)


def _share(text: str, part: Part) -> float:
    return sum(any(says(text, spelling) for spelling in fact) for fact in part.facts) / len(part.facts)


def fit_ranking(examples: Sequence[tuple[str, Rows, Rows]]) -> Rows:
    """Weights under which the units that hold the answer are most likely."""

    def slope(weights: Rows) -> Rows:
        total = np.zeros_like(weights)
        for _, figures, held in examples:
            fits = figures @ weights
            likely = np.exp(fits - fits.max())
            wanted = held**2
            total += figures.T @ (likely / likely.sum() - wanted / wanted.sum())
        return total / len(examples)

    return _descend(slope, np.zeros(len(fields(Figures))), decay=0.03, steps=400)


def confidence_examples(items: Sequence[Read]) -> tuple[list[str], Rows, Rows]:
    """(ids, the weakest signs of each message, 1.0 where the composed reply is right)."""
    answered = [one for one in items if one.findings and all(finding.topics for finding in one.findings)]
    rows = [np.min([as_row(signs(finding.topics)) for finding in one.findings], axis=0) for one in answered]
    replies = [compose(one.findings, one.item.channel, worth_showing=0.0).text for one in answered]
    right = [worth(one.item, reply) is Worth.RIGHT for one, reply in zip(answered, replies, strict=True)]
    return [one.item.id for one in answered], np.array(rows), np.array(right, dtype=float)


def fit_confidence(rows: Rows, right: Rows) -> Rows:
    """Weights of a logistic curve for being right; the bias, last, is not held back."""
    held_back = np.array([0.01] * (rows.shape[1] - 1) + [0.0])

    def slope(weights: Rows) -> Rows:
        return rows.T @ (1 / (1 + np.exp(-rows @ weights)) - right) / len(right)

    return _descend(slope, np.zeros(rows.shape[1]), decay=held_back, steps=4000)


def _descend(slope: Callable[[Rows], Rows], weights: Rows, *, decay: float | Rows, steps: int) -> Rows:
    """Adam."""
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        down = slope(weights) + decay * weights
        mean = 0.9 * mean + 0.1 * down
        square = 0.99 * square + 0.01 * down**2
        weights = weights - 0.1 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


async def _main() -> None:
    chosen = SETS[SET]
    async with scratch_worker(chosen.documents) as worker:
        items = await read(read_lines(chosen.questions, Item), worker.knowledge, embedder(load_settings()))
    _, rows, right = confidence_examples(items)
    _show(Figures, fit_ranking(ranking_examples(items)))
    _show(Signs, fit_confidence(rows, right))


def _show(shape: type[Figures | Signs], weights: Rows) -> None:
    print(", ".join(f"{each.name}={weight:.2f}" for each, weight in zip(fields(shape), weights, strict=True)))


if __name__ == "__main__":
    asyncio.run(_main())
