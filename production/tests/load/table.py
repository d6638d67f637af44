"""The figures of a day for a reader."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from production.tests.load.report import Json

_ELSEWHERE = {"ack_ms", "answer_ms", "promises"}
"""What is no row of the figures."""
_PERCENTILES = ("count", "p50", "p95", "p99", "max")


def show(figures: Json) -> None:
    """On standard output."""
    console = Console()
    console.print(_times(figures))
    console.print(_counts(figures))
    for promise, kept in figures["promises"].items():
        console.print(f"{'kept  ' if kept else 'BROKEN'}  {promise}", style="green" if kept else "red", highlight=False)


def _times(figures: Json) -> Table:
    table = Table("milliseconds", *_PERCENTILES, title="A day")
    for name, title in (("ack_ms", "ack"), ("answer_ms", "answer")):
        for channel, spread in figures[name].items():
            table.add_row(f"{title}, {channel}", *(str(spread.get(column, "")) for column in _PERCENTILES))
    return table


def _counts(figures: Json) -> Table:
    table = Table("figure", "value")
    for name, found in figures.items():
        if isinstance(found, dict) and name not in _ELSEWHERE:
            table.add_row(name, ", ".join(f"{what} {value}" for what, value in found.items()))
    for name in ("availability", "deliveries", "late", "failed", "retries", "never_taken", "escalation_rate"):
        table.add_row(name, str(figures[name]))
    for name in ("lost", "doubled", "disordered", "open"):
        table.add_row(name, str(figures[name]))
    return table
