"""`fte bench embedder`: the time that the built-in embedder takes for a text it has not seen."""

from __future__ import annotations

import asyncio
import os
import platform
import time
from pathlib import Path
from typing import Annotated

import typer

from production.agent.models.embedder import MiniLmEmbedder
from production.commands.common import print_json
from production.lab.bench.figures import Json, Spread, percentile
from production.lab.demo.samples import load

_WORDS = (12, 60, 180)
"""A question, a passage of the screening, and as much as a passage of the knowledge base holds."""
_WARM = 5

app = typer.Typer()


@app.command()
def embedder(
    runs: Annotated[int, typer.Option(min=1)] = 5,
    texts: Annotated[int, typer.Option(min=1, help="Of each length, in each run.")] = 60,
    samples: Annotated[Path, typer.Option(exists=True, help="Sample messages.")] = Path("context/sample-tickets.json"),
) -> None:
    """Measure milliseconds a text, one text after the other: one JSON line a length. Less than two minutes."""
    print_json({"bench": "embedder", "cores": os.cpu_count(), "python": platform.python_version()})
    words = " ".join(sample.message for sample in load(samples)).split()
    model = MiniLmEmbedder()
    for length in _WORDS:
        asyncio.run(_each_ms(model, [_text(words, length, -1 - at) for at in range(_WARM)]))
        measured = [
            asyncio.run(_each_ms(model, [_text(words, length, run * texts + at) for at in range(texts)]))
            for run in range(runs)
        ]
        print_json({"words": length, **_figures(measured)})


def _text(words: list[str], length: int, number: int) -> str:
    """So many words of the samples, from another place for each number: thousands of texts before one comes again."""
    start = number % (len(words) - length)
    return " ".join(words[start : start + length])


async def _each_ms(model: MiniLmEmbedder, texts: list[str]) -> list[tuple[float, float]]:
    """(processor time, time of the clock) of each text, in milliseconds."""
    return [await _ms(model, text) for text in texts]


async def _ms(model: MiniLmEmbedder, text: str) -> tuple[float, float]:
    cpu, clock = time.process_time(), time.perf_counter()
    await model.embed([text])
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000


def _figures(runs: list[list[tuple[float, float]]]) -> Json:
    cpu, clock = ([[text[at] for text in run] for run in runs] for at in (0, 1))
    return {
        "cpu_p50_ms": Spread.of([percentile(run, 50) for run in cpu]).as_json(),
        "p50_ms": Spread.of([percentile(run, 50) for run in clock]).as_json(),
        "p99_ms": Spread.of([percentile(run, 99) for run in clock]).as_json(),
    }
