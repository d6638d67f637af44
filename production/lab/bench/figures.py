"""The arithmetic of the benchmarks. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spread:
    """What several runs of the same measurement gave, in its own unit."""

    median: float
    low: float
    high: float
    runs: int

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Raises ValueError: no values."""
        return cls(median(values), min(values), max(values), len(values))

    def as_json(self) -> Json:
        return rounded(asdict(self))


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure should reach; the median of the runs decides."""

    limit: float
    at_least: bool

    def judge(self, measured: Spread) -> Json:
        kept = measured.median >= self.limit if self.at_least else measured.median <= self.limit
        return {"at_least" if self.at_least else "at_most": self.limit, "reached": kept, **measured.as_json()}


def at_least(limit: float) -> Target:
    return Target(limit, at_least=True)


def at_most(limit: float) -> Target:
    return Target(limit, at_least=False)


def percentile(values: Sequence[float], percent: int) -> float:
    """Interpolated between neighbours, `percent` in 1..99; one value stands for itself. Raises ValueError: none."""
    if len(values) == 1:
        return values[0]
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def pairwise_ratio(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Each run of ours against the run of theirs beside it: what slowed the machine meanwhile slowed both."""
    return Spread.of([mine / other for mine, other in zip(ours, theirs, strict=True)])


def deviation(gauge: float, before: float, after: float) -> float:
    """How far a gauge is from the truth, as a share of it; while it was read, that fell from `before` to `after`."""
    outside = max(gauge - before, after - gauge, 0.0)
    return outside / before if before else float(outside > 0)


def rounded(figures: Json) -> Json:
    """Four digits are more than any of these figures is good for."""
    return {name: float(f"{value:.4g}") if isinstance(value, float) else value for name, value in figures.items()}
