"""Figures about what the AI knows."""

from __future__ import annotations

from production.areas.insights.model.figures import Figure, Unit
from production.areas.insights.rules.terms import count

KNOWLEDGE = (
    Figure(
        name="gaps",
        title="Not documented",
        definition="Turns that went to a person because no article answers them.",
        unit=Unit.COUNT,
        reads=("escalated",),
        value=count("escalated", "not_documented"),
        labels=("not_documented",),
        rises_well=False,
    ),
    Figure(
        name="articles",
        title="Articles that answer",
        definition="Automatic answers that quote an article, by article.",
        unit=Unit.COUNT,
        reads=("article_answered",),
        value=count("article_answered"),
        rises_well=True,
    ),
    Figure(
        name="corrections",
        title="Articles that are corrected",
        definition="Answers and suggestions that quote an article and people changed, rejected or called wrong.",
        unit=Unit.COUNT,
        reads=("article_corrected",),
        value=count("article_corrected"),
        rises_well=False,
    ),
)
