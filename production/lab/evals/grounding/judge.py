"""The figures of grounding on labelled sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from production.agent.grounding import Grounding, ground
from production.lab.evals.grounding.sets import COURTESY, FOREIGN, HIDDEN, Labelled, labelled
from production.lab.evals.report import Figure
from production.shadow.interval import interval


def grounded(one: Labelled) -> Grounding:
    """Without a judge."""
    return ground(one.reply, one.passages, [])


def figures(name: str, look: Callable[[Labelled], Grounding] = grounded) -> list[Figure]:
    """What of one set is backed, as a whole and by kind; of courtesies, what claims nothing."""
    total, backed = Counter[str](), Counter[str]()
    for one in labelled(name):
        holds = not look(one).unsupported
        for title in _titles(one):
            total[title] += 1
            backed[title] += holds
    return [Figure(title, backed[title], total[title]) for title in total]


def as_row(name: str, figure: Figure) -> dict[str, Any]:
    """A figure with its interval (Wilson, 95 %)."""
    low, high = interval(figure.hits, figure.cases)
    return {
        "set": name,
        "figure": figure.name,
        "backed": figure.hits,
        "of": figure.cases,
        "value": round(figure.value, 4),
        "from": round(low, 4),
        "to": round(high, 4),
    }


def _titles(one: Labelled) -> Iterator[str]:
    truth = "true" if one.is_true else "false"
    if not one.is_true:
        yield "false"
    elif one.kind == COURTESY:
        yield "courtesies"
    else:
        yield "true in other languages" if one.kind == FOREIGN else "true in English"
    if one.kind not in {COURTESY, HIDDEN} or not one.is_true:
        yield f"{truth}: {one.kind}"
