"""From which score on the best hit answers the question: chosen on one half, checked on the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

WRONGLY_ANSWERED = 0.02
"""Share of unanswerable questions that may pass."""


@dataclass(frozen=True, slots=True)
class BestHit:
    """What the search put first for one question."""

    half: str
    score: float
    similarity: float
    right: bool
    """Whether it is the document that answers."""
    answerable: bool
    """Whether any document does."""


def calibrate(hits: Sequence[BestHit]) -> dict[str, Any]:
    """The lowest score that lets at most WRONGLY_ANSWERED pass on `dev`, and what it does on both halves.

    `separation` is the probability that an answerable question scores above an unanswerable one.
    """
    none = sorted((hit.score for hit in hits if hit.half == "dev" and not hit.answerable), reverse=True)
    threshold = none[int(len(none) * WRONGLY_ANSWERED)] if none else 0.0
    halves = {half: _passed([hit for hit in hits if hit.half == half], threshold) for half in ("dev", "held_out")}
    separation = {
        "score": _separation(hits, lambda hit: hit.score),
        "similarity": _separation(hits, lambda hit: hit.similarity),
    }
    return {"score_above": round(threshold, 4), "separation": separation} | halves


def _passed(hits: Sequence[BestHit], threshold: float) -> dict[str, float]:
    passed = [hit for hit in hits if hit.score > threshold]
    answerable = sum(hit.answerable for hit in hits)
    passed_answerable = sum(hit.answerable for hit in passed)
    return {
        "unanswerable_passed": _share(len(passed) - passed_answerable, len(hits) - answerable),
        "answerable_passed": _share(passed_answerable, answerable),
        "passed_and_right": _share(sum(hit.right for hit in passed), len(passed)),
    }


def _separation(hits: Sequence[BestHit], value: Callable[[BestHit], float]) -> float:
    yes = [value(hit) for hit in hits if hit.answerable]
    no = [value(hit) for hit in hits if not hit.answerable]
    return _share(sum(high > low for high in yes for low in no), len(yes) * len(no))


def _share(part: int, whole: int) -> float:
    return round(part / max(whole, 1), 4)
