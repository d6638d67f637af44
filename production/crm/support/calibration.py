"""How sure the AI may call itself: its own confidence, read by what people made of replies that were as sure. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

FEW = 10
"""Outcomes that people decided, below which the AI is taken at its word."""
ENOUGH = 50
"""The same, from which it may be thought surer than it is, and from which one channel or intent speaks for itself."""
MARGIN = 0.005
"""Nobody is surer than 1 less this, or less sure than this."""


def logit(confidence: float) -> float:
    """Log odds of a confidence 0..1, within the margin."""
    within = min(max(confidence, MARGIN), 1 - MARGIN)
    return math.log(within / (1 - within))


@dataclass(frozen=True, slots=True)
class Curve:
    """A line over the log odds: 1 and 0 leave a confidence as it is."""

    slope: float
    """At least 0: whoever is surer is never less likely right."""
    intercept: float
    judged: int
    """Outcomes it was fitted to that a person decided."""

    def __call__(self, confidence: float) -> float:
        """0..1, never falling. A mistake weighs more than a missed chance: few outcomes lower, they never raise."""
        if self.judged < FEW:
            return confidence
        fitted = 1 / (1 + math.exp(-(self.slope * logit(confidence) + self.intercept)))
        return fitted if self.judged >= ENOUGH else min(fitted, confidence)


@dataclass(frozen=True, slots=True)
class Calibration:
    """The curves that count on one channel; without any, the AI is taken at its word."""

    intents: Mapping[str, Curve] = field(default_factory=dict)
    channel: Curve | None = None
    everything: Curve | None = None

    @classmethod
    def on(cls, channel: str, curves: Mapping[tuple[str, str], Curve]) -> Calibration:
        """Of curves by channel and intent, where empty words mean all."""
        intents = {intent: curve for (where, intent), curve in curves.items() if where == channel and intent}
        return cls(intents, curves.get((channel, "")), curves.get(("", "")))

    def __call__(self, confidence: float, intent: str) -> float:
        """By the narrowest curve that has enough outcomes."""
        narrow = (self.intents.get(intent), self.channel)
        curve = next((one for one in narrow if one and one.judged >= ENOUGH), self.everything)
        return curve(confidence) if curve else confidence


NOT_CALIBRATED = Calibration()
