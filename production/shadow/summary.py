"""The run in figures: what the last line and the page are made of. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from production.schemas.outcomes import EndCode
from production.shadow.agreement import Agreement
from production.shadow.figures import USUAL, Row, broken_down, recommended, row, rows
from production.shadow.missing import MissingArticle
from production.shadow.shown import Shown


@dataclass(frozen=True, slots=True)
class Summary:
    """All that an operator gets to see."""

    company: str
    model: str
    origin: str
    """Where the questions come from, in a few words."""
    made_at: datetime
    shown: tuple[Shown, ...]
    missing: tuple[MissingArticle, ...]
    skipped: Mapping[str, int]
    """Why -> conversations or questions that were not asked again."""
    interrupted: bool
    """Somebody ended it before everything was asked."""

    @property
    def rows(self) -> list[Row]:
        return rows(self.shown)

    @property
    def recommended(self) -> Row | None:
        return recommended(self.rows)

    @property
    def at(self) -> Row:
        """The threshold that details are shown for."""
        return self.recommended or row(self.shown, USUAL)

    @property
    def by_channel(self) -> Mapping[str, Row]:
        return broken_down(self.shown, self.at.threshold, lambda one: one.channel)

    @property
    def by_category(self) -> Mapping[str, Row]:
        return broken_down(self.shown, self.at.threshold, lambda one: one.category)

    @property
    def wrong(self) -> list[Shown]:
        """What would have left and does not agree: contradictions first, the surest first."""
        sent = [one for one in self.shown if one.is_sent_at(self.at.threshold)]
        wrong = [one for one in sent if one.agreement in {Agreement.CONTRADICTS, Agreement.OTHER}]
        return sorted(wrong, key=lambda one: (one.agreement is Agreement.OTHER, -(one.confidence or 0.0)))

    @property
    def left_to_people(self) -> Mapping[str, int]:
        """Why -> questions that would not have been answered by the AI alone."""
        kept = (one for one in self.shown if not one.is_sent_at(self.at.threshold))
        return dict(Counter("below_threshold" if _is_unsure(one) else one.reason for one in kept).most_common())

    def as_line(self) -> dict[str, Any]:
        """For programs; the questions have lines of their own."""
        best = self.recommended
        return {
            "questions": len(self.shown),
            "skipped": dict(self.skipped),
            "interrupted": self.interrupted,
            "thresholds": [_figures(one) for one in self.rows],
            "recommended": _figures(best) if best else None,
            "by_channel": {name: _figures(one) for name, one in self.by_channel.items()},
            "by_category": {name: _figures(one) for name, one in self.by_category.items()},
            "left_to_people": dict(self.left_to_people),
            "missing_articles": [
                {"questions": one.questions, "customers": one.customers, "examples": one.examples}
                for one in self.missing
            ],
        }


def _is_unsure(one: Shown) -> bool:
    """Whether nothing but its confidence holds a reply back."""
    return one.may_leave or one.reason is EndCode.ANSWERED


def _figures(one: Row) -> dict[str, Any]:
    low, high = one.bounds
    return {
        "threshold": one.threshold,
        "questions": one.questions,
        "sent": one.sent,
        **{each: one.of.get(each, 0) for each in Agreement},
        "right": None if one.share is None else round(one.share, 4),
        "from": round(low, 4),
        "to": round(high, 4),
    }


def told(summary: Summary) -> str:
    """The same in a few sentences, for who sits at the terminal."""
    if not summary.shown:
        return "No question was found that a person has answered."
    at, best = summary.at, summary.recommended
    low, high = at.bounds
    lines = [
        f"{at.questions} questions that people answered, from {summary.origin}. Nothing was sent or written.",
        f"From a confidence of {at.threshold:.2f} on, {at.sent} would have been answered without a person "
        f"({_share(at.sent, at.questions)}).",
        f"Of the {at.compared} that can be compared, {at.right} agree with the person, whole or in part "
        f"({_share(at.right, at.compared)}; 95% interval {low:.0%} to {high:.0%}); "
        f"{at.of.get(Agreement.CONTRADICTS, 0)} contradict.",
        f"Recommended threshold: {best.threshold:.2f}."
        if best
        else "No threshold can be recommended: let every reply wait for a person.",
        f"Articles missing: {len(summary.missing)}.",
    ]
    return "\n".join((["Interrupted: this is what was done so far."] if summary.interrupted else []) + lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "none"
