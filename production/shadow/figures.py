"""What an operator decides by: for each threshold how much would have left, and how much of it agrees. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from production.shadow.agreement import Agreement
from production.shadow.interval import interval

THRESHOLDS = (0.60, 0.65, 0.70, 0.75, 0.80, 0.85, 0.90, 0.95, 0.99)
USUAL = 0.90
"""The threshold of a fresh installation: what is shown where none can be recommended."""
RIGHT = 0.90
"""Share of the compared replies that must agree, whole or in part, for a threshold to be recommended."""
SURE = 0.80
"""The same share at the lower end of its interval: a handful of cases recommends nothing."""
WRONG = 0.05
"""Share that may contradict: wrong weighs more than missing."""


class Judged(Protocol):
    """A question that was answered twice; see `shadow.answering.Shadowed`."""

    @property
    def agreement(self) -> Agreement: ...

    def is_sent_at(self, threshold: float) -> bool: ...


_J = TypeVar("_J", bound=Judged)


@dataclass(frozen=True, slots=True)
class Row:
    """What would have become of the questions at one threshold."""

    threshold: float
    questions: int
    sent: int
    """Without a person."""
    of: Mapping[Agreement, int]
    """The same by how they agree."""

    @property
    def compared(self) -> int:
        """All but those in which nothing could be compared."""
        return self.sent - self.of.get(Agreement.OPEN, 0)

    @property
    def right(self) -> int:
        return sum(count for agreement, count in self.of.items() if agreement.holds)

    @property
    def share(self) -> float | None:
        """Of the compared that agree, whole or in part; None where none was."""
        return self.right / self.compared if self.compared else None

    @property
    def bounds(self) -> tuple[float, float]:
        """Where that share lies with a probability of 95 %."""
        return interval(self.right, self.compared)

    @property
    def is_good(self) -> bool:
        few_contradict = self.of.get(Agreement.CONTRADICTS, 0) <= WRONG * self.compared
        return few_contradict and self.share is not None and self.share >= RIGHT and self.bounds[0] >= SURE


def row(judged: Sequence[Judged], threshold: float) -> Row:
    sent = [one for one in judged if one.is_sent_at(threshold)]
    return Row(threshold, len(judged), len(sent), Counter(one.agreement for one in sent))


def rows(judged: Sequence[Judged]) -> list[Row]:
    """One for each threshold, the lowest first."""
    return [row(judged, threshold) for threshold in THRESHOLDS]


def recommended(found: Iterable[Row]) -> Row | None:
    """The lowest threshold that is good; None where none is, so that everything should wait for a person."""
    return next((one for one in found if one.is_good), None)


def broken_down(judged: Sequence[_J], threshold: float, by: Callable[[_J], str]) -> Mapping[str, Row]:
    """A row for each group, the largest first."""
    groups: dict[str, list[_J]] = {}
    for one in judged:
        groups.setdefault(by(one), []).append(one)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return {name: row(members, threshold) for name, members in ordered}
