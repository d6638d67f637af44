"""`fte bench screening`: the time that screening a message takes, its embedding not counted; and what needs none."""

from __future__ import annotations

import asyncio
import os
import platform
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from production.agent.guardrails.semantic.classifier import SemanticClassifier, merge
from production.agent.guardrails.semantic.features import EMBEDDED, Floats, spelling, with_meaning
from production.agent.guardrails.semantic.model import spelling_model
from production.agent.guardrails.semantic.words import read_words
from production.agent.models.embedder import MiniLmEmbedder
from production.channels.email.parse import parse_email
from production.commands.common import print_json
from production.lab.bench.figures import Json, Spread, at_most, percentile
from production.lab.demo.samples import load
from production.lab.evals.screening.sets import cases
from production.schemas.ids import Channel
from production.settings import load_settings

_WARM = 50
_MARGINS = (0.2, 0.3, 0.4, 0.5)

app = typer.Typer()


class _Embedded:
    """Stands in for an embedder that has seen every text: what is measured is everything else."""

    def __init__(self) -> None:
        self._vector = np.random.default_rng(1).normal(size=EMBEDDED).astype(np.float32)
        self._vector /= np.linalg.norm(self._vector)

    async def embed(self, texts: Sequence[str]) -> list[Floats]:
        return [self._vector] * len(texts)


@app.command()
def screening(
    runs: Annotated[int, typer.Option(min=1)] = 5,
    samples: Annotated[Path, typer.Option(exists=True, help="Sample messages.")] = Path("context/sample-tickets.json"),
    mails: Annotated[Path | None, typer.Option(exists=True, help="Folder of .eml files to screen as well.")] = None,
) -> None:
    """Measure CPU milliseconds a message for short and long texts: one JSON line a set. Less than a minute."""
    print_json({"bench": "screening", "cores": os.cpu_count(), "python": platform.python_version()})
    messages = [sample.message for sample in load(samples)]
    sets = {
        "sample messages": messages,
        "labelled texts": [case.text for name in ("held", "unseen", "fresh") for case in cases(name)],
        "4,000 characters": [_longer(messages, start, 4_000) for start in range(len(messages))],
    }
    if mails:
        sets["mails"] = [parse_email(file.read_bytes()).visible_text for file in sorted(mails.glob("**/*.eml"))]
    for name, texts in sets.items():
        print_json({"set": name, **asyncio.run(_measure(texts, runs))})
    judged = {name: [case.text for case in cases(name)] for name in ("held", "unseen", "fresh")}
    for name, texts in {"sample messages": messages, **judged}.items():
        print_json({"first look at": name, **asyncio.run(_first_look(texts))})


def _longer(messages: Sequence[str], start: int, characters: int) -> str:
    """Messages one after the other, from number `start` on, until there are enough characters."""
    rotated = " ".join([*messages[start:], *messages[:start]])
    return rotated[:characters]


async def _measure(texts: Sequence[str], runs: int) -> Json:
    look = SemanticClassifier(_Embedded(), load_settings().company_name)
    for text in texts[:_WARM]:
        await look.screen(text, Channel.EMAIL)
    results = [[await _cpu_ms(look, text) for text in texts] for _ in range(runs)]
    return {
        "texts": len(texts),
        "characters_p50": percentile([len(text) for text in texts], 50),
        "cpu_p50_ms": Spread.of([percentile(run, 50) for run in results]).as_json(),
        "cpu_p99_ms": at_most(2).judge(Spread.of([percentile(run, 99) for run in results])),
    }


async def _first_look(texts: Sequence[str]) -> Json:
    """For each margin the share of texts that are not embedded, and how many of those end otherwise for it."""
    company, embedder = load_settings().company_name, MiniLmEmbedder()
    looks = []
    for text in texts:
        words = read_words(text, Channel.EMAIL, company)
        spelled = [spelling(passage) for passage in words.passages]
        vectors = await embedder.embed(words.passages)
        whole = merge(words.verdict, list(zip(words.passages, map(with_meaning, spelled, vectors), strict=True)))
        nearest = min(map(spelling_model().distance, spelled), default=-np.inf)
        changes = whole.action is not words.verdict.action
        looks.append((-np.inf if words.verdict.triggers else nearest, changes))
    skipped = {margin: [changes for distance, changes in looks if distance > margin] for margin in _MARGINS}
    return {
        "texts": len(texts),
        "margins": {
            str(margin): {"not_embedded": f"{len(each) / len(texts):.0%}", "other_action": sum(each)}
            for margin, each in skipped.items()
        },
    }


async def _cpu_ms(look: SemanticClassifier, text: str) -> float:
    began = time.process_time()
    await look.screen(text, Channel.EMAIL)
    return (time.process_time() - began) * 1000
