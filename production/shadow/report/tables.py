"""The tables of the report: by threshold, by channel, by category. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from production.channels.registry import channels
from production.schemas.ids import Channel
from production.shadow.agreement import Agreement
from production.shadow.figures import Row
from production.shadow.report.words import AGREEMENTS, LEFT, percent
from production.shadow.summary import Summary

_COUNTED = (Agreement.AGREES, Agreement.PARTLY, Agreement.OTHER, Agreement.CONTRADICTS)
_HEADS = ("Sent", "Agree", "Partly", "Something else", "Contradict", "Right", "95% interval")


def thresholds(summary: Summary) -> str:
    found, chosen = summary.rows, summary.at.threshold
    most = max(one.sent for one in found)
    lines = [_line(f"{one.threshold:.2f}", one, most, chosen=one.threshold == chosen) for one in found]
    key = "".join(f'<li><i class="{one}"></i>{name}</li>' for one, name in AGREEMENTS.items())
    return (
        "<h2>What each threshold would have sent</h2>"
        "<p>A reply leaves without a person when its confidence reaches the threshold. "
        f"The higher it is, the fewer and the surer.</p>{_table('Threshold', lines)}"
        f'<ul class="key">{key}</ul>'
    )


def groups(summary: Summary) -> str:
    labels = {name: channels()[Channel(name)].label for name in summary.by_channel}
    kept = "".join(
        f'<tr><th scope="row">{escape(LEFT.get(why, why.replace("_", " ")))}</th><td>{number:,}</td></tr>'
        for why, number in summary.left_to_people.items()
    )
    return (
        f"<h2>By channel</h2>{_grouped('Channel', summary.by_channel, labels)}"
        f"<h2>By category</h2>{_grouped('Category', summary.by_category, {})}"
        f"<h2>What people would have gone on answering</h2><table><tbody>{kept}</tbody></table>"
    )


def _grouped(first: str, found: Mapping[str, Row], labels: Mapping[str, str]) -> str:
    most = max((one.sent for one in found.values()), default=0)
    return _table(first, [_line(labels.get(name, name.replace("_", " ")), one, most) for name, one in found.items()])


def _table(first: str, lines: list[str]) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in _HEADS)
    return (
        f'<div class="scroll"><table><thead><tr><th scope="col">{first}</th><td></td>{heads}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _line(name: str, one: Row, most: int, *, chosen: bool = False) -> str:
    low, high = one.bounds
    cells = (
        f"{one.sent:,} of {one.questions:,}",
        *(f"{one.of.get(each, 0):,}" for each in _COUNTED),
        percent(one.right, one.compared),
        f"{low:.0%} to {high:.0%}" if one.compared else "none",
    )
    row = '<tr class="chosen">' if chosen else "<tr>"
    return (
        f'{row}<th scope="row">{escape(name)}</th><td class="wide">{_bar(one, most)}</td>'
        f"{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    )


def _bar(one: Row, most: int) -> str:
    """Its length is what would have been sent, beside the longest of the table."""
    parts = [(each, 100 * one.of.get(each, 0) / most) for each in AGREEMENTS] if most else []
    inside = "".join(f'<i class="{each}" style="width:{width:.2f}%"></i>' for each, width in parts if width)
    return f'<div class="bar" aria-hidden="true">{inside}</div>'
