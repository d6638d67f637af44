"""The trained linear models, of meaning and spelling and of spelling alone: one score a trigger, calibrated.

`lab.training.train` rebuilds both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from production.agent.guardrails.semantic.features import Floats
from production.schemas.turns import Trigger

RIVAL = 0.35
"""How far below the best score of a text another trigger may lie: what is close to one wish is not yet another."""
DOUBT = -0.75
"""Score below which a text is surely about something else: 1 in 500 texts that a rule rightly flags lies there."""
NEAR = 0.25
"""How far the spelling of a sentence may be from danger for its meaning to be looked at."""
SURE = 0.25
"""How far past its threshold danger has to be: of so many sentences and passages some come near by chance."""
MARGIN = 0.4
"""Distance of the spelling from every trigger at which a text is plainly harmless (decision 54)."""
WEIGHTS = Path(__file__).with_name("weights.npz")
SPELLING_WEIGHTS = Path(__file__).with_name("spelling.npz")


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of all triggers, in the order of `Trigger`."""

    weights: Floats
    """(SIZE + 1, triggers); the last row is the bias."""
    thresholds: Floats
    """Score above which a trigger is set off."""
    curves: Floats
    """(triggers, 2): slope and offset of the logistic curve from score to probability."""
    mood: Floats
    """(SIZE + 2,): what the features, the sentiment of the words and the bias add to the sentiment."""

    def found(self, features: Floats) -> dict[Trigger, float]:
        """The triggers that a text with these features sets off, each with its probability."""
        scores = features @ self.weights[:-1] + self.weights[-1]
        chances = 1 / (1 + np.exp(-self.curves[:, 0] * scores - self.curves[:, 1]))
        passed = (scores > self.thresholds) & (scores > scores.max() - RIVAL)
        return {trigger: float(chances[at]) for at, trigger in enumerate(Trigger) if passed[at]}

    def ruled_out(self, features: Floats) -> frozenset[Trigger]:
        """The triggers that a text with these features surely does not mean, whatever its words are."""
        scores = features @ self.weights[:-1] + self.weights[-1]
        return frozenset(trigger for at, trigger in enumerate(Trigger) if scores[at] < DOUBT)

    def beyond(self, trigger: Trigger, features: Floats) -> float:
        """How far past its threshold a text with these features is for one trigger, whatever else it may mean."""
        at = list(Trigger).index(trigger)
        return float(features @ self.weights[:-1, at] + self.weights[-1, at] - self.thresholds[at])

    def distance(self, features: Floats) -> float:
        """How far a text with these features is from setting off its nearest trigger; negative where it does."""
        scores = features @ self.weights[:-1] + self.weights[-1]
        return float((self.thresholds - scores).min())

    def sentiment(self, features: Floats, words: float) -> float:
        """0 furious .. 1 delighted, from the meaning of a text and the sentiment of its `words`."""
        blended = 0.5 + float(features @ self.mood[:-2] + (words - 0.5) * self.mood[-2] + self.mood[-1])
        return min(max(blended, 0.0), 1.0)

    def save(self, path: Path) -> None:
        """Half precision is plenty: the scores move by less than 0.002."""
        half = np.float16
        np.savez_compressed(
            path,
            weights=self.weights.astype(half),
            thresholds=self.thresholds,
            curves=self.curves,
            mood=self.mood.astype(half),
        )


@cache
def bundled_model() -> LinearModel:
    """Of meaning and spelling."""
    return _load(WEIGHTS)


@cache
def spelling_model() -> LinearModel:
    """Of spelling alone: less certain, and free of any embedding."""
    return _load(SPELLING_WEIGHTS)


def _load(path: Path) -> LinearModel:
    with np.load(path) as stored:
        return LinearModel(*(stored[name].astype(np.float32) for name in ("weights", "thresholds", "curves", "mood")))
