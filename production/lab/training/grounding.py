"""Makes the table of meanings and fits the limits of grounding: `python -m production.lab.training.grounding`.

Learns from the sets `FITTED`, and from their true sentences beside other passages, which nothing there backs.
Deterministic; about three minutes, nearly all of it for the table.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from production.agent.grounding.evidence import Text, read_text
from production.agent.grounding.meanings import TABLE
from production.agent.grounding.support import LIMITS, SUPPORTING, measure
from production.agent.grounding.translation import english
from production.agent.models.minilm import model_folder
from production.crm.knowledge.model import Passage
from production.lab.evals.grounding.sets import COURTESY, FITTED, FOREIGN, HIDDEN, Labelled, labelled
from production.lab.training.train import embedded
from production.text.words import stems, words

DIMENSIONS = 96
COST = 4.0
"""How many times worse a false sentence that is backed is than a true one that is not, in shares of each."""
STRICT = 0.006
"""Share of the true sentences that a limit may cost only to be as strict as can be: a set cannot hold everything."""
_STEPS = np.linspace(0.0, 1.0, 21)
_ROUNDS = 6
_STRANGE = 25
"""Other rows of which the most alike lends its passages."""

Matrix = NDArray[np.float64]


def main() -> None:
    """Writes table and limits, and to stdout what they do on the examples."""
    if "--limits" not in sys.argv:
        write_table()
    examples = gathered()
    names, matrix = measured(examples)
    wanted = np.array([one.is_true for one in examples])
    limits = fit(names, matrix, wanted)
    LIMITS.write_text(json.dumps(dict(zip(names, map(float, limits), strict=True)), indent=2) + "\n", "utf-8")
    passed = accepted(names, matrix, limits)
    strange = np.array([one.kind == "elsewhere" for one in examples])
    for title, rows in (("true", wanted), ("false", ~wanted & ~strange), ("true elsewhere", strange)):
        sys.stdout.write(f"{title:15} {rows.sum():4} examples, backed {passed[rows].mean():.3f}\n")


def write_table() -> None:
    """Vectors of the words that the embedder knows whole and of those of our examples, each read alone."""
    lines = (model_folder() / "vocab.txt").read_text("utf-8").split("\n")
    seen = {word for name in FITTED for one in labelled(name) for passage in one.passages for word in _words(passage)}
    known = [word for word in lines if len(word) > 1 and word.isascii() and word.isalpha()]
    table = list(dict.fromkeys([*known, *sorted(seen | english())]))
    np.savez_compressed(TABLE, words=np.array(table), vectors=reduced(embedded(table)))


def _words(passage: Passage) -> set[str]:
    return {word for word in words(passage.content) if word.isascii() and word.isalpha()}


def reduced(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """What tells words apart: without their mean, along the main axes, in eight bits."""
    centred = vectors - vectors.mean(axis=0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    _, axes = np.linalg.eigh(centred.T @ centred)
    main_axes = centred @ axes[:, -DIMENSIONS:]
    bits: NDArray[np.int8] = np.round(main_axes / np.abs(main_axes).max(axis=1, keepdims=True) * 127).astype(np.int8)
    return bits


def gathered() -> list[Labelled]:
    """Examples in English, and each true one again beside passages that do not say it."""
    kept = [one for name in FITTED for one in labelled(name) if one.kind not in {COURTESY, HIDDEN, FOREIGN}]
    return kept + [_elsewhere(one, kept, at) for at, one in enumerate(kept) if one.is_true]


def _elsewhere(one: Labelled, rows: Sequence[Labelled], at: int) -> Labelled:
    own = {passage.title for passage in one.passages}
    others = [row for row in rows if not own & {passage.title for passage in row.passages}]
    picked = [others[(at * 37 + step * 11) % len(others)] for step in range(_STRANGE)]
    wanted = stems(one.reply)
    alike = max(picked, key=lambda row: len(wanted & stems(" ".join(p.content for p in row.passages))))
    return one.model_copy(update={"shown": alike.shown, "is_true": False, "kind": "elsewhere"})


def measured(examples: Sequence[Labelled]) -> tuple[list[str], Matrix]:
    """Names of the measures, and their values (n, measures)."""
    rows = [measure(one.reply, texts(one)) for one in examples]
    names = list(next(filter(None, rows)).measures)
    nothing = dict.fromkeys(names, 0.0)
    return names, np.array([[(row.measures if row else nothing)[name] for name in names] for row in rows])


def texts(one: Labelled) -> list[Text]:
    return [read_text(passage.title, passage.content) for passage in one.passages]


def fit(names: Sequence[str], matrix: Matrix, wanted: NDArray[np.bool_]) -> Matrix:
    """The limit of each measure in turn, until none gets better: strict where strictness costs next to nothing."""
    worth = np.where(wanted, 1 / wanted.sum(), -COST / (~wanted).sum())
    limits = np.array([0.4 if name in SUPPORTING else 0.5 for name in names])
    for _ in range(_ROUNDS):
        before = limits.copy()
        for at, name in enumerate(names):
            gains = []
            for step in _STEPS:
                limits[at] = step
                strictness = step if name in SUPPORTING else 1 - step
                gains.append(worth[accepted(names, matrix, limits)].sum() + STRICT * strictness)
            limits[at] = _STEPS[int(np.argmax(gains))]
        if np.array_equal(before, limits):
            break
    return limits.round(2)


def accepted(names: Sequence[str], matrix: Matrix, limits: Matrix) -> NDArray[np.bool_]:
    """Which rows keep all limits (n,)."""
    supports = np.array([name in SUPPORTING for name in names])
    kept = np.where(supports, matrix >= limits, matrix <= limits)
    return np.asarray(kept.all(axis=1))


if __name__ == "__main__":
    main()
