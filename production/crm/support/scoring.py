"""The smart score of a ticket, as a sum of parts. Pure; triggers of migration 0027 keep the parts that stand still."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import astuple, dataclass
from enum import StrEnum

from production.schemas.ids import Category, Priority
from production.schemas.turns import Trigger

URGENCY_WEIGHT = 1.5
FRUSTRATED = 0.3
"""Sentiment (0 furious .. 1) below which a customer comes sooner."""
_FRUSTRATION = 2.0
_URGENCY = {Priority.URGENT: 4.0, Priority.HIGH: 3.0, Priority.MEDIUM: 1.0, Priority.LOW: 0.5}
_HARD = frozenset({Trigger.REFUND, Trigger.LEGAL, Trigger.SECURITY, Trigger.COMPLAINT})


class Difficulty(StrEnum):
    """How much work the customer's words promise; stored. Most are neither."""

    EASY = "easy"
    HARD = "hard"


_DIFFICULTY = {Difficulty.EASY: 1.0, Difficulty.HARD: -1.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What the settings say about the score."""

    churn_weight: float = 3.0
    value_weight: float = 2.0
    topic_alert_boost: float = 5.0
    min_wait_hours: float = 0.1
    """A ticket that came this moment counts as if it had waited so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the score of one ticket is made of."""

    churn_risk: float | None
    """0..1; None is unknown and counts nothing, as in the next."""
    lifetime_value: float | None
    """In the base currency."""
    priority: Priority
    hours_waiting: float
    difficulty: Difficulty | None
    sentiment: float | None
    """0 furious .. 1 delighted."""
    matches_topic_alert: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Components:
    """The parts of a score, each with its weight in it."""

    churn_risk: float
    customer_value: float
    urgency: float
    age: float
    difficulty: float
    sentiment: float
    topic_alert: float

    @property
    def total(self) -> float:
        return float(sum(astuple(self)))


def score(facts: Facts, weights: Weights) -> Components:
    """The formula."""
    return Components(
        churn_risk=(facts.churn_risk or 0.0) * weights.churn_weight,
        customer_value=max(facts.lifetime_value or 0.0, 0.0) / 1000 * weights.value_weight,
        urgency=_URGENCY[facts.priority] * URGENCY_WEIGHT,
        age=1 / max(facts.hours_waiting, weights.min_wait_hours),
        difficulty=_DIFFICULTY[facts.difficulty] if facts.difficulty else 0.0,
        sentiment=_FRUSTRATION if facts.sentiment is not None and facts.sentiment < FRUSTRATED else 0.0,
        topic_alert=weights.topic_alert_boost if facts.matches_topic_alert else 0.0,
    )


def difficulty_of(triggers: Collection[Trigger], category: Category, *, documented: bool) -> Difficulty | None:
    """Of what a customer wrote in one turn. Hard beats easy, which is a how-to that the knowledge base answers."""
    if _HARD.intersection(triggers):
        return Difficulty.HARD
    return Difficulty.EASY if category is Category.HOW_TO and documented else None
