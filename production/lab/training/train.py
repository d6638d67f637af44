"""Trains the two looks of the screening and prints their figures: `python -m production.lab.training.train`.

Learns from `examples/` (one file a trigger, one text a line) and from the tuned screening cases; the held and unseen
sets of `production/lab/evals/screening` stay out. Deterministic; about a minute, nearly all of it embedding.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from production.agent.guardrails.semantic.features import EMBEDDED, Floats, features
from production.agent.guardrails.semantic.model import SPELLING_WEIGHTS, WEIGHTS, LinearModel
from production.agent.guardrails.semantic.words import LENGTH
from production.agent.guardrails.sentiment.score import sentiment
from production.agent.models.minilm import MiniLm
from production.lab.evals.screening.sets import cases, feelings
from production.lab.training.fit import Matrix, Truth, calibrate, ridge, threshold, wanted_scores
from production.schemas.turns import Trigger

RIDGE = 0.5
MOOD_RIDGE = 2.0
FULL = 4.0
"""Rating of the best mood; sentiment covers twice that in a range of 1."""
JOIN_EVERY = 8
"""Of so many examples one is also learnt as a part of something longer."""
LETTER = (1, 3, 7, 11, 17, 23, 29)
"""Steps through the harmless examples by which the sentences of a letter are picked."""
EXAMPLES = Path(__file__).with_name("examples")
FINGERPRINT = Path(__file__).with_name("fingerprint.txt")


Example = tuple[str, frozenset[Trigger]]


class Trial(NamedTuple):
    """What came out for the examples when left out of the fit, and what should have."""

    got: NDArray[Any]
    wanted: NDArray[Any]


class Fit(NamedTuple):
    """What some triggers have learnt."""

    triggers: Sequence[Trigger]
    weights: Matrix
    limits: Matrix
    curves: Matrix
    trial: Trial
    harmless: Truth
    """(n,) which texts set off nothing at all."""


def examples(without: Trigger | None = None) -> list[Example]:
    """Every text to learn from, once, with the triggers it must set off; `without`: but for those of one trigger."""
    found = {case.text: case.expect for case in cases("tuned") if without not in case.expect}
    for file in sorted(EXAMPLES.glob("*.txt")):
        if without and file.stem.startswith(without):
            continue
        labels = frozenset({Trigger(file.stem)} if file.stem in set(Trigger) else ())
        found |= {line: labels for line in file.read_text(encoding="utf-8").splitlines() if line}
    single = sorted(found.items())
    return single + joined(single)


def joined(single: Sequence[Example]) -> list[Example]:
    """Longer passages made of examples: whole letters of harmless ones, and wishes between two harmless sentences."""
    harmless = [text for text, expected in single if not expected]
    between = [
        (f"{harmless[at * 7 % len(harmless)]}. {text}. {harmless[at * 13 % len(harmless)]}", expected)
        for at, (text, expected) in enumerate(single)
        if at % JOIN_EVERY == 0 and len(text) < LENGTH // 2
    ]
    letters = [
        (". ".join(harmless[(at * step) % len(harmless)] for step in LETTER)[:LENGTH], frozenset[Trigger]())
        for at in range(0, len(harmless), JOIN_EVERY)
    ]
    return between + letters


def fingerprint() -> str:
    """Of everything that is learnt from and of the weights that came of it: who changes one has to train again."""
    learnt = [*((text, sorted(expected)) for text, expected in examples()), *feelings("tuned_feelings")]
    return sha256(repr(learnt).encode() + WEIGHTS.read_bytes() + SPELLING_WEIGHTS.read_bytes()).hexdigest()


def truth_of(labels: Sequence[frozenset[Trigger]], triggers: Sequence[Trigger]) -> Truth:
    """(n, triggers), in their order."""
    return np.array([[trigger in expected for trigger in triggers] for expected in labels])


Embed = Callable[[list[str]], Floats]
"""Vectors (n, 384) in the order of the texts."""


def embedded(texts: list[str]) -> Floats:
    """By the built-in embedder."""
    model = MiniLm()
    return np.stack([model.encode(text) for text in texts])


def without_meaning(texts: list[str]) -> Floats:
    """Zeros: what is learnt then is spelling alone."""
    return np.zeros((len(texts), EMBEDDED), np.float32)


def featured(texts: list[str], embed: Embed) -> Matrix:
    """(n, SIZE) in the order of `texts`."""
    return np.stack([features(*pair) for pair in zip(texts, embed(texts), strict=True)]).astype(np.float64)


def train(embed: Embed) -> tuple[LinearModel, Sequence[Fit], Trial]:
    """The model, and how it fares on texts left out: triggers, and sentiment.

    Danger is learnt apart: what is told of it moves the weights of no other trigger.
    """
    danger, *others = Trigger
    fits = [fit([danger], examples(), embed), fit(others, examples(without=danger), embed)]
    mood, moods, ratings = feel(embed)
    parts = (
        np.hstack([each.weights for each in fits]),
        np.hstack([each.limits for each in fits]),
        np.vstack([each.curves for each in fits]),
        mood,
    )
    return LinearModel(*(part.astype(np.float32) for part in parts)), fits, Trial(moods, ratings)


def fit(triggers: Sequence[Trigger], learnt: Sequence[Example], embed: Embed) -> Fit:
    """What `triggers` learn from these texts."""
    texts, labels = zip(*learnt, strict=True)
    truth = truth_of(labels, triggers)
    harmless = np.array([not expected for expected in labels])
    weights, scores = ridge(featured(list(texts), embed), wanted_scores(truth, harmless), RIDGE)
    curves = np.array([calibrate(*pair) for pair in zip(scores.T, truth.T, strict=True)])
    limits = threshold(scores[harmless], curves)
    return Fit(triggers, weights, limits, curves, Trial(scores > limits, truth), harmless)


def feel(embed: Embed) -> tuple[Matrix, Matrix, Matrix]:
    """The weights of the mood, the left-out sentiment (n,) and the wanted one."""
    ratings, texts = zip(*feelings("tuned_feelings"), strict=True)
    wanted = np.array(ratings) / (2 * FULL)
    words = np.array([sentiment(text) - 0.5 for text in texts])
    weights, moods = ridge(np.column_stack([featured(list(texts), embed), words]), wanted[:, None], MOOD_RIDGE)
    return weights[:, 0], moods[:, 0], wanted


def main() -> None:
    """Writes the weights, and to stdout what to expect of texts that the models have not seen."""
    for path, embed in ((SPELLING_WEIGHTS, without_meaning), (WEIGHTS, embedded)):
        model, fits, mood = train(embed)
        model.save(path)
        sys.stdout.write(f"{path.stem}\n")
        for each in fits:
            report(each)
        agreement = np.corrcoef(mood.got, mood.wanted)[0, 1]
        sys.stdout.write(f"sentiment        {mood.got.size:4} ratings, correlation when left out {agreement:.3f}\n")
    FINGERPRINT.write_text(f"{fingerprint()}\n", "utf-8")


def report(learnt: Fit) -> None:
    """To stdout."""
    passed, truth = learnt.trial
    for at, trigger in enumerate(learnt.triggers):
        found = passed[truth[:, at], at]
        sys.stdout.write(f"{trigger:16} {found.size:4} examples, found when left out {found.mean():.2f}\n")
    alarms = passed[learnt.harmless].any(axis=1)
    sys.stdout.write(f"harmless         {alarms.size:4} examples, flagged when left out {alarms.mean():.3f}\n")


if __name__ == "__main__":
    main()
