"""What the values of figures are made of."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from production.areas.insights.model.figures import Value
from production.areas.insights.model.tallies import Tallies
from production.crm.sales.stages import DealStatus, stages_of

BUCKETS = "Durations are kept to within about 3 %."


def count(kind: str, *labels: str) -> Callable[[Tallies], Value]:
    """So many of a kind."""
    return lambda tallies: tallies.of(kind, *labels).n


def mean(kind: str, scale: int = 1) -> Callable[[Tallies], Value]:
    """The mean of their values; none where none has one."""

    def value(tallies: Tallies) -> Value:
        tally = tallies.of(kind)
        return tally.total / tally.valued / scale if tally.valued else None

    return value


def share(kind: str, of: tuple[str, ...], *labels: str) -> Callable[[Tallies], Value]:
    """So many of the first, by all of the second."""

    def value(tallies: Tallies) -> Value:
        whole = sum(tallies.of(each).n for each in of)
        return tallies.of(kind, *labels).n / whole if whole else None

    return value


def quantile(kind: str, share: float, *labels: str) -> Callable[[Tallies], Value]:
    """The duration within which this share of them was."""
    return lambda tallies: tallies.of(kind, *labels).quantile(share)


def cents(kind: str) -> Callable[[Tallies], Value]:
    """Of one currency."""
    return lambda tallies: tallies.of(kind).total / 100


def expected(kind: str) -> Callable[[Tallies], Value]:
    """What may be expected of open deals of one currency, each by the weight that its column has now."""

    def value(tallies: Tallies) -> Value:
        places = [(label, tally) for (of, label), tally in tallies.items() if of == kind]
        return float(sum(tally.total * _weight(tallies, label) for label, tally in places) / 100)

    return value


def _weight(tallies: Tallies, label: str) -> Decimal:
    """Of the column that a label names; the usual one where its pipeline is gone."""
    _, status, pipeline = label.split(" ")
    return tallies.stages.get(pipeline, stages_of({}))[DealStatus(status)].weight
