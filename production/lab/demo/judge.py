"""Compares how a sample ended with how it should have ended, and sums up, with the scenes."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import quantiles
from typing import Any

from rich.console import Console
from rich.table import Table

from production.lab.demo.play import Played
from production.lab.demo.scenes import Outcome, Scenes


def wrong(played: Played) -> str:
    """Why this is not what was expected; empty when it is."""
    expected = played.sample.expected
    if played.ended != expected.outcome:
        return f"ended {played.ended} instead of {expected.outcome} ({played.reason})"
    if expected.http and not played.reason.startswith(str(expected.http)):
        return f"answered {played.reason} instead of {expected.http}"
    if expected.field and expected.field not in played.reason:
        return f"did not name the field {expected.field}"
    if expected.trigger and expected.trigger not in played.reason:
        return f"trigger {expected.trigger} is not in the reason '{played.reason}'"
    missing = [words for words in expected.mentions if words.lower() not in played.reply.lower()]
    return f"does not mention {missing}" if missing else ""


def show(results: Sequence[Played], scenes: Scenes) -> None:
    """The tables for the reader, on stderr."""
    table = Table("sample", "channel", "ended", "answer", "as expected")
    for played in sorted(results, key=lambda played: played.sample.id):
        answer = f"{played.answer_ms:.0f} ms" if played.answer_ms else ""
        verdict = wrong(played)
        table.add_row(
            played.sample.id,
            played.sample.channel,
            played.ended,
            answer,
            verdict or "yes",
            style="red" if verdict else "",
        )
    steps = Table("scene", "step", "as expected")
    for name, outcomes in scenes.items():
        for outcome in outcomes:
            steps.add_row(name, outcome.step, outcome.wrong or "yes", style="red" if outcome.wrong else "")
    Console(stderr=True).print(table, steps)


def summary(results: Sequence[Played], ack_ms: Sequence[float], scenes: Scenes) -> dict[str, Any]:
    """The last line of the demo; times in milliseconds."""
    answers = [played.answer_ms for played in results if played.answer_ms is not None]
    return {
        "messages": len(results),
        "as_expected": sum(not wrong(played) for played in results),
        "ack_ms": {"p50": _percentile(ack_ms, 50), "p99": _percentile(ack_ms, 99)},
        "answer_ms": {"p50": _percentile(answers, 50), "p95": _percentile(answers, 95)},
        "scenes": {name: _counted(outcomes) for name, outcomes in scenes.items()},
    }


def _counted(outcomes: Sequence[Outcome]) -> dict[str, int]:
    return {"outcomes": len(outcomes), "as_expected": sum(not outcome.wrong for outcome in outcomes)}


def _percentile(values: Sequence[float], percent: int) -> float | None:
    if len(values) < 2:
        return round(values[0], 1) if values else None
    return round(quantiles(values, n=100, method="inclusive")[percent - 1], 1)
