"""Charts of a day: SVG without scripts, legible on white and on black, the same for the same figures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pygal
from pygal.graph.graph import Graph
from pygal.style import Style

from production.schemas.ids import Channel
from production.tests.load.day import HOURS
from production.tests.load.report import ACK_LIMIT_MS, ANSWER_P95_MS, Json

# pygal looks for plugins with a finder of the old kind, on which pytest's imports stumble; we have no plugins.
sys.meta_path[:] = [finder for finder in sys.meta_path if hasattr(finder, "find_spec")]

_GREY = "#7d7d7d"
_STYLE = Style(
    background="transparent",
    plot_background="transparent",
    foreground=_GREY,
    foreground_strong=_GREY,
    foreground_subtle=_GREY,
    opacity=".85",
    colors=("#2b8cbe", "#e08214", "#41a35a", "#d6404e"),
    font_family="sans-serif",
    guide_stroke_color="#7d7d7d55",
    major_guide_stroke_color="#7d7d7d55",
)
_STROKE = {"width": 2.5}
_SCALE = (1, 10, 100, 1_000, 10_000, 100_000)
"""Milliseconds that have a line of their own."""
_NAMES = {Channel.WEB_FORM: "form", Channel.EMAIL: "mail", Channel.WHATSAPP: "chat"}


def draw(figures: Json, folder: Path) -> None:
    """Write `soak-messages.svg`, `soak-acks.svg` and `soak-answers.svg`."""
    folder.mkdir(parents=True, exist_ok=True)
    for chart in (_messages(figures), _times(figures, "ack", ACK_LIMIT_MS), _times(figures, "answer", ANSWER_P95_MS)):
        (folder / f"soak-{chart.uuid}.svg").write_bytes(chart.render())


def _messages(figures: Json) -> Graph:
    chart = _chart(pygal.StackedBar, "messages", "Messages in each hour of the day")
    counts = {channel: [hour["messages"].get(channel, 0) for hour in figures["hours"]] for channel in _NAMES}
    for channel, values in counts.items():
        chart.add(_NAMES[channel], values)
    mark = max(map(sum, zip(*counts.values(), strict=True))) / 25
    struck = {int(hour) for hour, sort, _ in figures["strikes"] if sort != "end"}
    chart.add("kill, outage or deploy", [mark if hour in struck else None for hour in range(HOURS)])
    return chart


def _times(figures: Json, what: str, limit_ms: float) -> Graph:
    chart = _chart(pygal.Line, f"{what}s", f"Milliseconds until the {what}", logarithmic=True, show_dots=False)
    chart.y_labels = _SCALE
    for percentile in ("p50", "p95", "p99"):
        chart.add(percentile, [hour[f"{what}_ms"].get(percentile) for hour in figures["hours"]], stroke_style=_STROKE)
    chart.add(f"limit {limit_ms:.0f} ms", [limit_ms] * HOURS, stroke_style=_STROKE)
    return chart


def _chart(kind: type[Graph], name: str, title: str, **options: Any) -> Graph:
    chart = kind(
        style=_STYLE, title=title, x_title="hour", width=900, height=360, legend_at_bottom=True, js=(), **options
    )
    chart.x_labels = [str(hour) for hour in range(HOURS)]
    chart.uuid = name
    chart.add_xml_filter(_only_drawing)
    return chart


def _only_drawing(root: Any) -> Any:
    """Without scripts, and without comments that name addresses and versions."""
    for parent in list(root.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str) or child.tag.endswith("script"):
                parent.remove(child)
    return root
